#!/usr/bin/env python3
"""Measures what the control plane promises, prints a table and writes nothing.

  worlds   1,000 worlds in one process: nothing leaks, their memory, their throughput, what a fork and a reset take
  delay    what others wait while 20 requests are under a delay of 5 s
  soak     whether memory stays flat over 200,000 requests
  start    start to ready, idle memory, the size of the program
  undo     what recording each write costs, and what a session of SQLite's extension would
  console  what reads lose while a console is open, and while none is
  board    what a board takes with a million arbetsorder against ten thousand
  cost     what a request costs in instructions and time, as a multiple of nginx's; --check holds the budget

The exit code is 0 when every bound was met; 1 when one was missed, something was wrong or could not be measured; 4 when
nothing could start.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
from http.client import HTTPException
from pathlib import Path

sys.dont_write_bytecode = True
from bench import report, rows  # noqa: E402
from bench.board import board  # noqa: E402
from bench.console import console  # noqa: E402
from bench.context import Context  # noqa: E402
from bench.cost import costs, over_budget, planted  # noqa: E402
from bench.works import WORKS  # noqa: E402
from bench.delay import delay  # noqa: E402
from bench.load import BenchmarkError  # noqa: E402
from bench.programs import cores  # noqa: E402
from bench.soak import soak  # noqa: E402
from bench.undo import undo  # noqa: E402
from bench.worlds import worlds  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
SCRATCH = ROOT / ".build-bench"
CHECKS = {"worlds": worlds, "delay": delay, "soak": soak, "undo": undo, "console": console, "board": board, "cost": costs,
          "start": lambda context: rows.starts(context) + rows.memory(context)}
# What needs no fast2sim.
WITHOUT_BINARY = {"undo"}


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="scripts/bench", usage=f"scripts/bench {'|'.join(CHECKS)} [options]", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter, epilog="Example: scripts/bench worlds --quick")
    parser.add_argument("check", choices=CHECKS, help=argparse.SUPPRESS)
    parser.add_argument("--quick", action="store_true", help="less of everything: a trial, not a figure")
    parser.add_argument("--pairs", type=int, metavar="N", help="interleaved pairs of a ratio (15; quick: 3)")
    parser.add_argument("--max-minutes", type=float, default=30, metavar="N", help="time limit in all (30)")
    parser.add_argument("--binary", type=Path, metavar="FILE", help="fast2sim (.build/release/fast2sim)")
    parser.add_argument("--check", dest="holds", action="store_true",
                        help="cost: only whether each work is within its budget (Benchmarks/cost.json)")
    parser.add_argument("--prove", action="store_true", help="cost: whether --check notices a planted slowdown")
    given = parser.parse_args()
    given.pairs = given.pairs or (3 if given.quick else 15)
    given.binary = (given.binary or ROOT / ".build" / "release" / "fast2sim").resolve()
    return given


def main() -> int:
    given = arguments()
    if given.check not in WITHOUT_BINARY and not given.binary.exists():
        print(f"{given.binary.name} is not built: scripts/bench builds it", file=sys.stderr)
        return 4
    SCRATCH.mkdir(exist_ok=True)
    load = report.load_average()
    # Everything but the server runs beside it and never on its core.
    os.sched_setaffinity(0, {cores()[1]})
    with tempfile.TemporaryDirectory(prefix="run-", dir=SCRATCH) as workdir:
        context = Context(
            Path(workdir), given.binary, Path(sys.executable), given.pairs, given.quick, given.max_minutes * 60, ())
        try:
            if given.holds or given.prove:
                context.faults = planted(context) if given.prove else over_budget(context, list(WORKS))
                results = []
            else:
                results = CHECKS[given.check](context)
        except (BenchmarkError, OSError, HTTPException, ValueError, LookupError, subprocess.SubprocessError) as error:
            print(f"not measured: {type(error).__name__}: {error}".replace(f"{ROOT}/", ""))
            return 1
    if results:
        print(f"{report.machine()}; load average before: {load}\n")
        print(report.tables(results))
    for fault in context.faults[:20]:
        print(f"WRONG: {fault}")
    if len(context.faults) > 20:
        print(f"WRONG: and {len(context.faults) - 20:,} more")
    return 1 if context.faults or any(result.passed is False for result in results) else 0


def stop(*_: object) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        sys.exit(130)
    except BenchmarkError as error:
        print(error, file=sys.stderr)
        sys.exit(4)
