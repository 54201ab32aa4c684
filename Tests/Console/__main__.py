"""Looks at the console in a real browser, and counts what is wrong; docs/console.md says what it promises."""

from __future__ import annotations

import argparse
import shutil
import signal
import sys
import tempfile
import time
import traceback
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

import access
import asked
import heavy
import hostile
import keyboard
import lasting
import scenarios
import smoke
import source
import walks
from browsing import Chromium, Missing, Record
from ledger import Ledger, Row
from planted import prove
from program import CONSOLE, Programs
from run import Check, Run

# What the pages asked for is looked at when all have asked.
MODULES = (source, smoke, walks, scenarios, keyboard, lasting, heavy, hostile, access, asked)
CHECKS: dict[str, Check] = {name: check for module in MODULES for name, check in module.CHECKS.items()}


def main() -> int:
    parser = argparse.ArgumentParser(prog="scripts/console-test", description=__doc__.splitlines()[0])
    option = parser.add_argument
    option("--binary", default=".build/release/fast2sim", help="the program to test, which is built otherwise")
    option("--console-dir", type=Path, metavar="DIR", help="serve the page of this folder, not the program's own")
    option("--only", action="append", choices=[*CHECKS], metavar="CHECK", help="only this one of: " + ", ".join(CHECKS))
    option("--update", action="store_true", help="write what a screen reader is told of each view anew")
    option("--prove", action="store_true", help="plant faults in a copy of the page, and fail where one is not found")
    options = parser.parse_args()
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit(1))

    binary = Path(options.binary).resolve()
    if not binary.is_file():
        parser.error(f"there is no {binary}")
    folder = Path(tempfile.mkdtemp(prefix="console-test-"))
    try:
        with sync_playwright() as playwright:
            record = Record()
            chromium = Chromium(playwright, record)
            try:
                console = options.console_dir.resolve() if options.console_dir else None
                programs = Programs(binary, folder, console)
                run = Run(programs, chromium, Ledger(), record, console or CONSOLE, options.update)
                if options.prove:
                    return prove(run, CHECKS, look)
                return look_at_all(run, options.only or [*CHECKS])
            finally:
                chromium.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def look_at_all(run: Run, names: list[str]) -> int:
    began = time.monotonic()
    for name in names:
        look(run, name, CHECKS[name])
    run.ledger.print()
    broken = [row for row in run.ledger.rows if row.findings]
    took = time.monotonic() - began
    print(f"console-test: {len(broken)} of {len(run.ledger.rows)} checks found something in {took:.0f} s")
    return 1 if broken else 0


def look(run: Run, name: str, check: Check) -> Row:
    """One check; what it can't do because something is not there is one finding of it."""
    row, began = Row(name), time.monotonic()
    run.ledger.rows.append(row)
    run.record.check = name
    try:
        check(run, row)
    except (Missing, Error, AssertionError, OSError, LookupError, ValueError) as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        text = str(error).split("Call log")[0]
        row.expect(False, f"{type(error).__name__} in {Path(where.filename).name}:{where.lineno}: {text}")
    finally:
        run.let_go()
    row.seconds = time.monotonic() - began
    print(f"{name}: {'held' if not row.findings else 'broken'} ({row.seconds:.0f} s)", file=sys.stderr, flush=True)
    return row


if __name__ == "__main__":
    sys.exit(main())
