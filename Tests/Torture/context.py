"""What every kind is given: the program, how much to try, and chance that comes out the same again."""

from __future__ import annotations

import random
import shutil
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from server import Ended, Server, run
from tally import LIMITS, Row


@dataclass(frozen=True)
class Run:
    binary: Path
    seed: int
    long: bool
    seconds: float
    evidence: Path
    proving: bool = False

    def times(self, short: int, long: int) -> int:
        """How often something is tried; where a fault is planted, a tenth of the short form and at least thrice."""
        if self.proving:
            return min(short, max(3, short // 10))
        return long if self.long else short

    def chance(self, *what: object) -> random.Random:
        """Chance for one purpose: it depends on the seed and on these names alone."""
        return random.Random("/".join(str(part) for part in (self.seed, *what)))


class Scratch:
    """A directory for a kind, gone at the end."""

    def __init__(self, kind: str):
        self.path = Path(tempfile.mkdtemp(prefix=f"torture-{kind}-"))

    def __enter__(self) -> Path:
        return self.path

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self.path, ignore_errors=True)


def started(row: Row, server: Server, why: str) -> bool:
    """Starts a server that must start; else it is counted as crashed."""
    before = time.monotonic()
    try:
        server.start()
    except Ended as ended:
        row.found("crashed", f"{why}: it does not start: {ended}")
        return False
    if time.monotonic() - before > LIMITS.process:
        row.found("slow", f"{why}: a start took {time.monotonic() - before:.1f} s")
    return True


def stopped(row: Row, server: Server, why: str, more: float = 0) -> None:
    """Stops a server by SIGTERM, which must end with 0; with `more` it may take so many seconds longer."""
    before = time.monotonic()
    code = server.stop()
    if code != 0:
        row.found("crashed", f"{why}: SIGTERM: {ending(code)}: {server.why()}", server.log_file.read_bytes())
    elif time.monotonic() - before > LIMITS.process + more:
        row.found("slow", f"{why}: a stop took {time.monotonic() - before:.1f} s")


def ending(code: int | None) -> str:
    """How a process ended, in words."""
    if code is None:
        return "it did not end in time"
    return f"it ended by signal {-code}" if code < 0 else f"it ended with {code}"


def held(row: Row, run_: Run, folder: Path, database: Path) -> None:
    """`doctor` must find nothing wrong with a database that is left."""
    code, text = run(run_.binary, folder, "doctor", "--db", str(database), "--port", "0")
    if code != 0:
        row.found("wrong", f"doctor ended with {code}: {text}")
