"""Runs what is in examples/ as its readers would, and plants mistakes that must be found."""

import clients
import run

run.main([*run.CHECKS, *clients.checks()])
