"""The suites of the built tests: which reach which fault, how long they take, and what they say with one fault on."""

from __future__ import annotations

import json
import os
import re
import selectors
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

# They read the sources, of which the copy's are others.
LEFT_OUT = re.compile(r"^ArchitectureTests\.")
RED = re.compile(
    r'^\S+ Test (?:case passing .*? to )?(?:"(?P<quoted>.*?)"|(?P<plain>\S+)) (?:recorded an issue|failed after)'
)

# The runs of tests that have not ended.
RUNNING: set[int] = set()


@dataclass
class Outcome:
    """`red` names the tests that failed; `end` is ok, red, crash or hang."""

    end: str
    red: list[str]
    seconds: float
    tail: str = ""


class Bundle:
    """The built tests, run in processes of their own."""

    def __init__(self, tree: Path, scratch: Path, work: Path):
        self.tree, self.work = tree, work
        self.program = scratch / "debug" / "fast2simPackageTests.xctest"
        self.tests: dict[str, list[str]] = {}
        self.environment = os.environ | {"NO_COLOR": "1"}

    def list(self) -> dict[str, list[str]]:
        """The suites, each with its tests."""
        done = subprocess.run(
            [self.program, "--testing-library", "swift-testing", "--list-tests"],
            cwd=self.tree, check=True, capture_output=True, text=True, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        for line in done.stdout.splitlines():
            if "." in line and not LEFT_OUT.match(line):
                # A name that is written with backticks may have a slash in it.
                suite = re.match(r"(?:`[^`]*`|[^/`])*", line).group()
                self.tests.setdefault(suite, []).append(line)
        return self.tests

    def run(self, filters: list[str], bound: float, fault: int = 0, marks: Path | None = None) -> Outcome:
        """Runs what fits, up to the first red test; nothing that it started is left."""
        folder = Path(self.work / f"t{time.monotonic_ns() % 10**9}")
        folder.mkdir(parents=True)
        variables = self.environment | {"TMPDIR": str(folder)}
        if fault:
            variables["MUTANT_ON"] = str(fault)
        if marks:
            marks.mkdir(parents=True, exist_ok=True)
            variables["MUTANT_MARKS"] = str(marks)
        arguments = [self.program, "--testing-library", "swift-testing"]
        for text in filters:
            arguments += ["--filter", text]
        began = time.monotonic()
        process = subprocess.Popen(
            arguments, cwd=self.tree, env=variables, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
        RUNNING.add(process.pid)
        try:
            end, red, tail = self.watch(process, began + bound, stop=marks is None)
        finally:
            for number in {process.pid, *descendants(process.pid)}:
                kill(number)
            process.wait()
            RUNNING.discard(process.pid)
            process.stdout.close()
            shutil.rmtree(folder, ignore_errors=True)
        return Outcome(end, red, time.monotonic() - began, tail)

    def watch(self, process: subprocess.Popen, until: float, stop: bool) -> tuple[str, list[str], str]:
        red: list[str] = []
        rest, tail = b"", b""
        with selectors.DefaultSelector() as selector:
            selector.register(process.stdout, selectors.EVENT_READ)
            while True:
                left = until - time.monotonic()
                if left <= 0:
                    return "hang", red, tail.decode(errors="replace")
                if not selector.select(min(left, 0.5)):
                    # A child that was left behind may keep the pipe open.
                    if process.poll() is not None:
                        break
                    continue
                chunk = os.read(process.stdout.fileno(), 1 << 16)
                if not chunk:
                    break
                tail = (tail + chunk)[-3000:]
                *lines, rest = (rest + chunk).split(b"\n")
                for line in lines:
                    if match := RED.match(line.decode(errors="replace")):
                        name = match["quoted"] or match["plain"]
                        red += [name] if name not in red else []
                if red and stop:
                    return "red", red, tail.decode(errors="replace")
        try:
            status = process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            return "hang", red, tail.decode(errors="replace")
        end = "red" if red else "ok" if status == 0 else "crash"
        return end, red, tail.decode(errors="replace")

    def named(self, suites: list[str], name: str) -> list[str]:
        """The tests of these suites that are shown by such a name."""
        short = re.compile(rf"/`?{re.escape(name.removesuffix('()'))}`?\(")
        return [test for suite in suites for test in self.tests[suite] if short.search(test)]


def kill(group: int) -> None:
    for send in (os.killpg, os.kill):
        try:
            send(group, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            pass


def descendants(process: int) -> set[int]:
    """What the process has started, and what that has started."""
    found: set[int] = set()
    wanted = [process]
    while wanted:
        try:
            children = Path(f"/proc/{wanted[0]}/task/{wanted[0]}/children").read_text().split()
        except OSError:
            children = []
        for task in Path(f"/proc/{wanted[0]}/task").glob("*/children"):
            try:
                children += task.read_text().split()
            except OSError:
                pass
        fresh = {int(child) for child in children} - found
        found |= fresh
        wanted = [*wanted[1:], *fresh]
    return found


def whole(suite: str) -> str:
    """The filter for a suite."""
    return f"^{re.escape(suite)}(/|$)"


def exactly(test: str) -> str:
    return f"^{re.escape(test)}"


@dataclass
class Reach:
    """Of a suite: seconds, the faults whose places it reaches, and those of them that would make a difference there."""

    seconds: float
    reached: list[int]
    differs: list[int]
    red: list[str]


def survey(bundle: Bundle, at_a_time: int, tell: Callable[[str], None]) -> dict[str, Reach]:
    """Runs every suite by itself without a fault. One that is red twice is of no use, and told."""
    result: dict[str, Reach] = {}

    def one(suite: str) -> None:
        for attempt in range(2):
            marks = bundle.work / f"marks-{len(result)}-{time.monotonic_ns()}"
            outcome = bundle.run([whole(suite)], 600, marks=marks)
            names = [path.name for path in marks.iterdir()]
            shutil.rmtree(marks)
            if outcome.end == "ok":
                break
            tell(f"without a fault {outcome.end}: {suite} {'; '.join(outcome.red)}")
        result[suite] = Reach(
            outcome.seconds,
            sorted(int(name) for name in names if name.isdigit()),
            sorted(int(name.removesuffix(".differs")) for name in names if name.endswith(".differs")),
            outcome.red or ([] if outcome.end == "ok" else [outcome.end]),
        )

    with ThreadPoolExecutor(at_a_time) as pool:
        list(pool.map(one, bundle.list()))
    return result


def batches(suites: list[str], reach: dict[str, Reach]) -> list[list[str]]:
    """The tests of rooms first, then the cheapest, some in one process; each batch may take longer than the last."""
    ordered = sorted(suites, key=lambda s: (s.startswith("EndToEndTests."), reach[s].seconds))
    result: list[list[str]] = []
    limit, used = 2.0, 0.0
    for suite in ordered:
        if not result or used + reach[suite].seconds > limit:
            result.append([])
            limit, used = min(limit * 2, 40), 0.0
        result[-1].append(suite)
        used += reach[suite].seconds
    return result


def judge(bundle: Bundle, number: int, reach: dict[str, Reach], doubted: Callable[[str], None]) -> tuple[str, str]:
    """What notices a fault: found, survived, or reached at most; and by whom."""
    useful = {suite: r for suite, r in reach.items() if not r.red}
    if not any(number in r.reached for r in useful.values()):
        return "never reached", ""
    suites = [suite for suite, r in useful.items() if number in r.differs]
    if not suites:
        return "no difference", ""
    for batch in batches(suites, reach):
        bound = 100 + 5 * sum(reach[suite].seconds for suite in batch)
        outcome = bundle.run([whole(suite) for suite in batch], bound, number)
        if outcome.end == "ok":
            continue
        if outcome.end != "red":
            return "found", f"{outcome.end} in {batch[0]}" + (f" or {len(batch) - 1} more" if batch[1:] else "")
        # Once more by itself, since a busy machine can make a test red too.
        tests = [test for name in outcome.red for test in bundle.named(batch, name)]
        again = bundle.run([exactly(test) for test in tests] or [whole(suite) for suite in batch], bound, number)
        if again.end != "ok":
            return "found", tests[0] if len(tests) == 1 else f"{batch[0].split('.')[0]}: {outcome.red[0]}"
        doubted(f"{number}: {outcome.red[0]} was red once only")
    return "survived", ""


def load(path: Path) -> dict[str, Reach]:
    return {suite: Reach(**fields) for suite, fields in json.loads(path.read_text()).items()}


def save(path: Path, reach: dict[str, Reach]) -> None:
    path.write_text(json.dumps({suite: vars(fields) for suite, fields in reach.items()}))
