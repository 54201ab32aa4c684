"""Pact's mock server (its core is Rust) with one interaction: pact_server.py PORT FILE serves the file at /answer."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

from pact import Pact

pact = Pact("benchmark", "simulator")
interaction = pact.upon_receiving("one arbetsorder").with_request("GET", "/answer")
interaction.will_respond_with(200).with_body(Path(sys.argv[2]).read_text(), "application/json")
# What is missing at the end is no concern of this program.
with pact.serve(port=int(sys.argv[1]), raises=False, verbose=False):
    signal.pause()
