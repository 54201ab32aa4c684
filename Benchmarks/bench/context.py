"""What the rows share: the programs' databases, the number of pairs, the time limit, the interleaving."""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from .load import BenchmarkError
from .programs import HERE, Mock, Program, Simulator

OBJEKT = 2000


@dataclass(frozen=True)
class Spread:
    """The median of some figures and where 80 % of them lie."""

    median: float
    low: float
    high: float

    @classmethod
    def of(cls, figures: list[float]) -> Spread:
        if len(figures) == 1:
            return cls(figures[0], figures[0], figures[0])
        tenths = statistics.quantiles(figures, n=10, method="inclusive")
        return cls(statistics.median(figures), tenths[0], tenths[-1])


@dataclass(frozen=True)
class Result:
    """One line of the table. `target` is a bound for the median; `at_least` says which side is good."""

    work: str
    measured: Spread
    target: float | None
    at_least: bool
    unit: str = "×"
    detail: str = ""
    table: str = "rates"  # or "cost", "peers": the one that it is a line of

    @property
    def passed(self) -> bool | None:
        if self.target is None:
            return None
        return self.measured.median >= self.target if self.at_least else self.measured.median <= self.target


class Context:
    """`binary` None: a second mock stands in for fast2sim, to try the benchmark itself."""

    def __init__(self, workdir: Path, binary: Path | None, python: Path, pairs: int, quick: bool, seconds: float,
                 sim_args: tuple[str, ...], peers: Path | None = None):
        self.workdir, self.binary, self.python = workdir, binary, python
        self.pairs, self.quick, self.sim_args = pairs, quick, sim_args
        self.peers = peers  # the Python that has them
        self.deadline = time.monotonic() + seconds
        self.fresh = 0
        self.faults: list[str] = []  # what was wrong, where no figure says so

    def check_time(self) -> None:
        if time.monotonic() > self.deadline:
            raise BenchmarkError("the time limit is reached (--max-minutes)")

    def say(self, text: str) -> None:
        print(text, file=sys.stderr, flush=True)

    def directory(self, name: str) -> Path:
        self.fresh += 1
        path = self.workdir / f"{self.fresh:03}-{name}"
        path.mkdir(parents=True)
        return path

    # MARK: programs with data

    def simulator(self, arbetsorder: int, durability: str | None = None) -> Program:
        """fast2sim on a copy of a database with that many arbetsorder, not started."""
        directory = self.directory(f"sim-{arbetsorder}")
        if self.binary is None:
            database = self.copied(self.mock_database(arbetsorder), directory)
            return Mock(directory, self.python, database, "stand-in", (durability or "normal").upper())
        database = self.copied(self.simulator_database(arbetsorder), directory)
        return Simulator(directory, self.binary, database=database, durability=durability, extra=self.sim_args)

    def demo(self, name: str, workers: int = 1, extra: tuple[str, ...] = (), asked_port: int = 0) -> Simulator:
        """fast2sim on the built-in demo seed and a new database, not started."""
        return Simulator(self.directory(name), self.needed_binary(), extra=(*self.sim_args, *extra), workers=workers,
                         asked_port=asked_port)

    def needed_binary(self) -> Path:
        if self.binary is None:
            raise BenchmarkError("this row needs fast2sim; the stand-in has no such thing")
        return self.binary

    def mock(self, arbetsorder: int) -> Mock:
        directory = self.directory(f"mock-{arbetsorder}")
        return Mock(directory, self.python, self.copied(self.mock_database(arbetsorder), directory))

    def copied(self, database: Path, directory: Path) -> Path:
        for suffix in ("", "-wal"):
            part = database.with_name(database.name + suffix)
            if part.exists():
                shutil.copyfile(part, directory / part.name)
        return directory / database.name

    def mock_database(self, arbetsorder: int) -> Path:
        database = self.workdir / f"base-mock-{arbetsorder}.sqlite"
        if not database.exists():
            self.say(f"  loading {arbetsorder:,} arbetsorder into the mock's database")
            self.run([str(self.python), str(HERE / "mock" / "load.py"), str(database), str(arbetsorder)])
        return database

    def simulator_database(self, arbetsorder: int) -> Path:
        base = self.workdir / f"base-sim-{arbetsorder}"
        database = base / "fast2.sqlite"
        if not database.exists():
            self.say(f"  loading {arbetsorder:,} arbetsorder into fast2sim's database")
            base.mkdir(exist_ok=True)
            seed = base / "seed.yaml"
            with open(seed, "wb") as output:
                self.run([
                    str(self.needed_binary()), "seed", "generate", "--objekt", str(OBJEKT),
                    "--arbetsorder", str(arbetsorder), "--random-seed", "1"], output)
            with Simulator(base, self.needed_binary(), database=database, seed=seed) as loading:
                loading.start(max(60, self.deadline - time.monotonic()))
            seed.unlink()
        return database

    def run(self, command: list[str], output: object = subprocess.DEVNULL) -> None:
        limit = max(1, self.deadline - time.monotonic())
        done = subprocess.run(
            command, stdout=output, stderr=subprocess.PIPE, timeout=limit, check=False)
        if done.returncode:
            raise BenchmarkError(f"{Path(command[0]).name} failed: {done.stderr.decode(errors='replace')[-400:]}")

    # MARK: measuring

    def interleaved(self, measures: dict[str, Callable[[], float]]) -> dict[str, list[float]]:
        """Each measure once for warm-up, then all of them in turn, in the other direction every second time."""
        for measure in measures.values():
            measure()
        figures: dict[str, list[float]] = {name: [] for name in measures}
        for turn in range(self.pairs):
            self.check_time()
            for name in list(measures) if turn % 2 == 0 else reversed(list(measures)):
                figures[name].append(measures[name]())
        return figures


def ratios(figures: dict[str, list[float]], above: str, below: str) -> Spread:
    """The ratio of each pair of neighbouring rounds."""
    return Spread.of([a / b for a, b in zip(figures[above], figures[below], strict=True)])


def rates(figures: dict[str, list[float]], *names: str, unit: str = "/s", digits: int = 0) -> str:
    return ", ".join(f"{name} {statistics.median(figures[name]):,.{digits}f}{unit}" for name in names)
