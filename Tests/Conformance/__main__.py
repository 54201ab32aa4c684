"""Proves by tools that nobody here wrote that the served contracts and the answers agree.

docs/conformance.md tells what is proven, and what the table means.
"""

import argparse
import sys
import time

from openapi_spec_validator import validate

import client_walk
import control
import filters
import plant
import positive
import reference
import strict
from simulator import Simulator

CONTRACTS = ["1.1", "published"]


def main():
    parser = argparse.ArgumentParser(prog="scripts/conformance", description=__doc__.splitlines()[0])
    parser.add_argument("--binary", default=".build/release/fast2sim", help="the program to test, which is built otherwise")
    parser.add_argument("--examples", type=int, default=40, help="requests with positive data to each operation (40)")
    parser.add_argument("--strict-examples", type=int, default=40, help="the same for each phase in strict mode (40)")
    parser.add_argument("--only", action="append", metavar="ID", help="only this operation, with positive data")
    parser.add_argument("--plant", choices=sorted([*plant.FAULTS, *control.FAULTS]), help="plant a fault in one operation; the run must fail")
    parser.add_argument("--prove", action="store_true", help="plant each fault in turn, and fail where one is not found")
    parser.add_argument("--reference", default="../shared/reference/published-openapi.yaml", help="what to compare with")
    options = parser.parse_args()

    started = time.monotonic()
    if options.prove:
        return prove(options)
    tally = planted(options, options.plant) if options.plant else everything(options)
    report(tally)
    print(f"conformance: {len(tally.failures)} failures in {time.monotonic() - started:.0f} s")
    return 1 if tally.failures else 0


def everything(options):
    tally = positive.Tally()
    with Simulator(options.binary) as simulator:
        for contract in CONTRACTS:
            document = simulator.document(contract)
            validate(document)
            print(f"{contract}: the served document is valid OpenAPI {document['openapi']}")
            positive.run(document, simulator.url, contract, tally, options.examples, options.only)
            if not options.only:
                filters.run(simulator.url, contract, tally)
        published = simulator.document("published")
        if not options.only:
            client_walk.run(published, simulator.url, tally)
            reference.run(options.reference, published, tally)
    if not options.only:
        with Simulator(options.binary, "--strict") as simulator:
            for contract in CONTRACTS:
                strict.run(simulator.document(contract), simulator.url, contract, tally, options.strict_examples)
    # A server of its own: what is sent to it may drop worlds.
    with Simulator(options.binary) as simulator:
        control.run(simulator.url, tally, options.examples, options.strict_examples, options.only)
    return tally


def planted(options, fault):
    """What is found of a fault, by the checks of the one operation that it is planted in."""
    tally = positive.Tally()
    with Simulator(options.binary) as simulator:
        if fault in control.FAULTS:
            control.planted(simulator.url, fault, tally, options.examples)
            return tally
        operation, _ = plant.FAULTS[fault]
        document = simulator.document("published")
        with plant.Planted(simulator.url, fault) as gateway:
            positive.run(document, gateway.url, "published", tally, options.examples, [operation])
            filters.run(gateway.url, "published", tally)
    return tally


def prove(options):
    missed = []
    faults = plant.FAULTS | control.FAULTS
    for fault, (operation, _) in faults.items():
        tally = planted(options, fault)
        found = tally.failures[0].splitlines()[0] if tally.failures else "NOTHING"
        print(f"planted {fault} in {operation}: found: {found}")
        if not tally.failures:
            missed.append(fault)
    print(f"conformance: {len(missed)} of {len(faults)} planted faults were missed")
    return 1 if missed else 0


def report(tally):
    print(f"{'operation':66} {'requests':>8}  answers")
    for name, answers in sorted(tally.answers.items()):
        row = ", ".join(f"{count} × {status}" for status, count in sorted(answers.items()))
        print(f"{name:66} {sum(answers.values()):8}  {row}")
    total = sum(sum(answers.values()) for answers in tally.answers.values())
    print(f"{len(tally.answers)} rows, {total} requests")
    for failure in tally.failures:
        print(f"FAILURE {failure}")


if __name__ == "__main__":
    sys.exit(main())
