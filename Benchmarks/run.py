#!/usr/bin/env python3
"""Measures fast2sim against nginx and the mock, prints the table and writes docs/benchmarks.md.

`scripts/bench` installs and builds what this needs; standard library only.
"""

from __future__ import annotations

import argparse
import datetime
import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
from http.client import HTTPException
from pathlib import Path

sys.dont_write_bytecode = True
from bench import report, rows  # noqa: E402
from bench.context import Context, Result  # noqa: E402
from bench.load import BenchmarkError  # noqa: E402
from bench.programs import cores  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
SCRATCH = ROOT / ".build-bench"


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="scripts/bench", description=__doc__.splitlines()[0],
        epilog=f"Rows: {', '.join(rows.NAMES)}. Example: scripts/bench --quick --rows get,list")
    parser.add_argument("--quick", action="store_true", help="3 pairs and smaller data; nothing is written")
    parser.add_argument("--pairs", type=int, metavar="N", help="interleaved pairs a row (15; quick: 3)")
    parser.add_argument("--rows", metavar="A,B", help="only these rows")
    parser.add_argument("--out", type=Path, metavar="FILE", help="page to write (docs/benchmarks.md; quick: none)")
    parser.add_argument("--max-minutes", type=float, default=60, metavar="N", help="time limit in all (60)")
    parser.add_argument("--binary", type=Path, metavar="FILE", help="fast2sim (.build/release/fast2sim)")
    parser.add_argument("--sim-args", default="", metavar="'…'", help="further options for fast2sim serve")
    parser.add_argument("--stand-in", action="store_true", help="a second mock for fast2sim, to try this program")
    given = parser.parse_args()
    given.names = set((given.rows or ",".join(rows.NAMES)).split(","))
    if unknown := given.names - set(rows.NAMES):
        parser.error(f"no row {', '.join(sorted(unknown))}; there are {', '.join(rows.NAMES)}")
    given.pairs = given.pairs or (3 if given.quick else 15)
    given.binary = None if given.stand_in else (given.binary or ROOT / ".build" / "release" / "fast2sim").resolve()
    if given.out is None and not given.quick and not given.stand_in and not given.rows:
        given.out = ROOT / "docs" / "benchmarks.md"
    return given


def python_of(name: str) -> Path:
    """An environment of its own for `mock` or `peers`, made when its requirements change."""
    requirements = ROOT / "Benchmarks" / name / "requirements.txt"
    environment = SCRATCH / f"venv-{name}"
    stamp = environment / "requirements.txt"
    if not stamp.exists() or stamp.read_bytes() != requirements.read_bytes():
        print(f"making the environment of {name}", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(environment)], check=True, timeout=120)
        subprocess.run(
            [str(environment / "bin" / "pip"), "install", "--quiet", "-r", str(requirements)],
            check=True, timeout=600)
        shutil.copyfile(requirements, stamp)
    return environment / "bin" / "python"


def measure(context: Context, names: set[str]) -> tuple[list[Result], dict[str, str]]:
    """The results, and the rows that could not be measured with the reason."""
    results: list[Result] = []
    left_out: dict[str, str] = {}
    for group, run in rows.GROUPS.items():
        wanted = names.intersection(group)
        if not wanted:
            continue
        try:
            results += run(context, wanted)
        except (BenchmarkError, OSError, HTTPException, ValueError, LookupError, subprocess.SubprocessError) as error:
            for name in sorted(wanted):
                left_out[name] = f"{type(error).__name__}: {error}".replace(f"{ROOT}/", "")
            context.say(f"  failed: {error}")
    return results, left_out


def main() -> int:
    given = arguments()
    if given.binary and not given.binary.exists():
        print(f"{given.binary.name} is not built: scripts/bench builds it", file=sys.stderr)
        return 4
    names = given.names
    SCRATCH.mkdir(exist_ok=True)
    python = python_of("mock")
    load = report.load_average()
    # Everything but the servers, wrk included, runs beside them and never on their core.
    os.sched_setaffinity(0, {cores()[1]})
    with tempfile.TemporaryDirectory(prefix="run-", dir=SCRATCH) as workdir:
        context = Context(
            Path(workdir), given.binary, python, given.pairs, given.quick, given.max_minutes * 60,
            tuple(given.sim_args.split()), peers=python_of("peers") if "peers" in names else None)
        results, left_out = measure(context, names)
        # A path says something about this machine and nothing about the measurement.
        command = shlex.join(["scripts/bench", *("FILE" if "/" in word else word for word in sys.argv[1:])])
        text = report.page(context, results, left_out, command, datetime.date.today().isoformat(), load)
    print(report.tables(results))
    for name, reason in left_out.items():
        print(f"not measured: {name}: {reason}")
    if given.out:
        given.out.parent.mkdir(parents=True, exist_ok=True)
        given.out.write_text(text)
        print(f"wrote {given.out.name}", file=sys.stderr)
    return 1 if left_out or any(result.passed is False for result in results) else 0


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
