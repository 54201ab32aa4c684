"""What a record of each write costs: by a session of SQLite's extension for each transaction, and by the hook alone."""

from __future__ import annotations

import shutil
import subprocess

from .context import Context, Result, rates, ratios
from .load import BenchmarkError
from .programs import HERE

SOURCE = HERE / "session.c"


def undo(context: Context) -> list[Result]:
    compiler = shutil.which("cc")
    if compiler is None:
        context.say("skipped: undo needs a C compiler (cc) and the development files of SQLite")
        return []
    program = context.directory("undo") / "session"
    built = subprocess.run(
        [compiler, "-std=c99", "-O2", "-Wall", "-o", str(program), str(SOURCE), "-lsqlite3"],
        capture_output=True, text=True, timeout=60, check=False)
    if built.returncode:
        context.say("skipped: undo needs SQLite's development files, with the session extension: "
                    + built.stderr.strip()[-300:])
        return []
    transactions = 500 if context.quick else 5000
    done = subprocess.run(
        [str(program), str(context.pairs), str(transactions)],
        capture_output=True, text=True, timeout=300, check=False)
    if done.returncode:
        raise BenchmarkError(f"session failed: {done.stderr.strip()[-300:]}")
    rows = [tuple(map(float, line.split())) for line in done.stdout.splitlines()]
    figures = dict(zip(("nothing", "hook", "session"), map(list, zip(*rows, strict=True)), strict=True))
    return [
        Result("a transaction with a session of its own / without", ratios(figures, "session", "nothing"), None, False,
               detail=rates(figures, "session", "nothing", unit=" µs", digits=1)),
        Result("a transaction recorded by the preupdate hook / without", ratios(figures, "hook", "nothing"), None,
               False, detail=rates(figures, "hook", "nothing", unit=" µs", digits=1))]
