"""Tries to make the program give way, and counts where it did; docs/reliability.md says what must hold."""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import corrupt
import crashes
import descriptors
import disk
import fuzz_http
import fuzz_json
import fuzz_multipart
import fuzz_yaml
import gone
import second
import shelf
import trickle
from client import Malformed, Silent
from context import Run
from server import Ended
from tally import LIMITS, Row, table, write

MODULES = (
    crashes,
    shelf,
    disk,
    gone,
    second,
    corrupt,
    descriptors,
    trickle,
    fuzz_http,
    fuzz_json,
    fuzz_yaml,
    fuzz_multipart,
)
KINDS: dict[str, Callable[[Run, Row], None]] = {name: kind for module in MODULES for name, kind in module.KINDS.items()}


# The fault of planted.py that is planted in each kind, and the column in which it must be found.
PLANTS = {
    "kill": ("forge", "lost"),
    "stop": ("stop", "crashed"),
    "worlds": ("mix", "lost"),
    "disk": ("forge", "lost"),
    "gone": ("forge", "lost"),
    "second": ("beside", "wrong"),
    "corrupt": ("beside", "lost"),
    "descriptors": ("crash", "crashed"),
    "trickle": ("keep", "wrong"),
    "http": ("html", "wrong"),
    "json": ("error", "errors"),
    "yaml": ("slow", "slow"),
    "files": ("check", "crashed"),
    "multipart": ("crash", "crashed"),
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="scripts/torture", description=__doc__.splitlines()[0])
    option = parser.add_argument
    option("--binary", default=".build/release/fast2sim", help="the program to test, which is built otherwise")
    option("--long", action="store_true", help="ten times as much and more, in about an hour")
    option("--only", action="append", choices=[*KINDS], metavar="KIND", help="only this one of: " + ", ".join(KINDS))
    option("--seed", type=int, default=1, help="what chance comes from: the same number tries the same (1)")
    option("--seconds", type=float, help="at most so long for what is made up in a kind (12; 400 with --long)")
    option("--slow", type=float, default=LIMITS.request, help="what takes more seconds is slow (2)")
    option("--write", type=Path, metavar="FILE", help="put the table into this document, where nothing is broken")
    option("--prove", action="store_true", help="plant a fault in each kind, and fail where one is not found")
    options = parser.parse_args()
    LIMITS.request = options.slow
    # Whoever stops this stops what it started as well.
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit(1))

    binary = Path(options.binary).resolve()
    if not binary.is_file():
        parser.error(f"there is no {binary}")
    evidence = Path(tempfile.mkdtemp(prefix="torture-found-"))
    seconds = options.seconds or (5 if options.prove else 400 if options.long else 12)
    run = Run(binary, options.seed, options.long, seconds, evidence, options.prove)
    try:
        kinds = options.only or [*KINDS]
        return prove(run, kinds) if options.prove else torture(run, kinds, options.write)
    finally:
        if options.prove or not any(evidence.iterdir()):
            shutil.rmtree(evidence, ignore_errors=True)


def torture(run: Run, kinds: list[str], document: Path | None) -> int:
    began = time.monotonic()
    rows = [tried(run, kind) for kind in kinds]
    broken = [row for row in rows if row.broken]
    slow = f"slow: a request of over {LIMITS.request:g} s, a start or a stop of over {LIMITS.process:g} s"
    took = f"{time.monotonic() - began:.0f} s, seed {run.seed}"
    end = f"torture: {len(broken)} of {len(rows)} kinds broke a promise in {took}"
    print(table(rows))
    for row in broken:
        print("\n".join(row.findings))
    print(f"{slow}\n{end}")
    if document and not broken:
        write(document, f"{table(rows)}\n{slow}\n{end}")
    if any(row.kept for row in rows):
        print(f"torture: what did it is in {run.evidence}")
    return 1 if broken else 0


def prove(run: Run, kinds: list[str]) -> int:
    """Each kind with a program that breaks what it promises."""
    os.environ["TORTURE_TRUE"] = str(run.binary)
    planted, missed, told = replace(run, binary=Path(__file__).resolve().with_name("planted.py")), 0, 0
    for kind in kinds:
        plant, column = PLANTS[kind]
        os.environ["TORTURE_PLANT"] = plant
        row = tried(planted, kind)
        if row.skipped:
            print(f"planted {plant} in {kind}: skipped, {row.skipped}")
            continue
        told += 1
        missed += getattr(row, column) == 0
        found = [finding.splitlines()[0] for finding in row.findings if finding.startswith(f"{kind}: {column}: ")]
        print(f"planted {plant} in {kind}: found: {found[0] if found else 'NOTHING'}", flush=True)
    print(f"torture: {missed} of {told} planted faults were missed")
    return 1 if missed else 0


def tried(run: Run, kind: str) -> Row:
    row, began = Row(kind, run.evidence), time.monotonic()
    try:
        KINDS[kind](run, row)
    except (Silent, Malformed, Ended) as error:
        # No promise has a place for these; each kind tells those that it expects.
        row.found("crashed", f"{type(error).__name__.lower()}: {error}")
    verdict = "skipped" if row.skipped else "broken" if row.broken else "held"
    print(f"{kind}: {verdict} ({time.monotonic() - began:.0f} s)", file=sys.stderr, flush=True)
    return row


if __name__ == "__main__":
    sys.exit(main())
