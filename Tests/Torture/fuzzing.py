"""Sends what a kind makes up, watches the program meanwhile, and finds out what broke it."""

from __future__ import annotations

import collections
import random
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from client import Answer, Connection, Malformed, Silent
from context import Run, Scratch, ending, started, stopped
from server import Server
from tally import LIMITS, Row

# How long an answer to what may not be whole is waited for, in seconds: the first, one more, and when no more will come.
FIRST, MORE, LAST = 0.02, 0.001, 0.3
# What is not whole is soon given up, so that a connection of one input is gone before many others.
BRIEF = ("--limit", "idle-s=1,header-s=2")
# What is answered without a body: a HEAD whose first line is one.
BODILESS = re.compile(rb"HEAD[ \t]+[!-~]+[ \t]+HTTP/1\.[01][ \t]*\r?\n")
# How many of the latest inputs are sent again, one by one, when the program is gone.
LATEST = 48
# After so many ends of the program a kind is given up.
ENDS = 4
# The most memory that it may have had resident, in bytes.
MEMORY = 1 << 30
# Requests of a version or a method that nobody knows are answered so (RFC 9110).
HONEST = (501, 505)


@dataclass
class Case:
    """Requests that belong together, as bytes. `waits`: it asks for a delay. `faulty`: for answers that end early.

    `shared`: all over one connection, as they must be whole for that; else each over its own, which is read to its end.
    `after`: what puts things right again, whatever became of the others."""

    name: str
    requests: list[bytes]
    waits: bool = False
    faulty: bool = False
    shared: bool = True
    after: list[bytes] = field(default_factory=list)


Make = Callable[[random.Random, int], Case]


class Target:
    """A server that is started anew when it is gone or hangs."""

    def __init__(self, run: Run, row: Row, folder: Path, *options: str):
        self.run, self.row = run, row
        self.server = Server(run.binary, folder, "--max-worlds", "40", *options)
        self.idle = 0
        self.latest: collections.deque[Case] = collections.deque(maxlen=LATEST)
        self.ends = 0
        self.login = ""

    def start(self) -> bool:
        it_does = started(self.row, self.server, "anew")
        self.idle = self.server.connections() if it_does else 0
        return it_does

    def alone(self) -> None:
        """Returns when connections that were closed are closed in the server as well; one that is not, is not waited for
        again: it goes when it has been idle for long enough."""
        until = time.monotonic() + LAST
        while self.server.connections() > self.idle and time.monotonic() < until:
            time.sleep(0.0005)
        self.idle = self.server.connections()

    def send(self, case: Case, again: bool = False) -> None:
        """Sends the requests of a case, and judges each answer."""
        if not again:
            self.latest.append(case)
            self.row.tried += 1
        connection = self.server.connection(patience=1 if case.waits else 10)
        try:
            for request in case.requests:
                if connection.socket is None or not case.shared:
                    connection.open()
                if case.shared:
                    answer = connection.exchange(request, request.startswith(b"HEAD "))
                    self.judge(case, request, answer, again)
                    if answer.headers.get("connection", "").lower() == "close":
                        connection.close()
                else:
                    self.to_the_end(case, request, connection, again)
        except Silent as silent:
            if silent.late and not case.waits:
                self.hung(case, silent)
        except Malformed as malformed:
            if self.server.alive and not case.faulty:
                self.row.found(
                    "wrong",
                    f"{case.name}: an answer that is none: {malformed}: {malformed.content[:200]!r}",
                    joined(case),
                )
        finally:
            connection.close()
        if not case.shared:
            # Where several send at once what is no HTTP, docs/limits.md says what may come in place of our own words.
            self.alone()
        for request in case.after if self.server.alive else []:
            try:
                with self.server.connection() as connection:
                    connection.open()
                    connection.exchange(request)
            except (Silent, Malformed):
                # Whether it is still well is asked soon enough.
                return

    def to_the_end(self, case: Case, request: bytes, connection: Connection, again: bool) -> None:
        """Takes the answers, says that no more will come, and takes what comes then. What is not whole may be waited for:
        there only work counts."""
        worked = self.server.worked()
        connection.send(request)
        bodiless = BODILESS.match(request) is not None
        for seconds in (FIRST, LAST):
            while connection.is_readable(seconds):
                try:
                    answer = connection.read(time.monotonic(), bodiless)
                except Silent as silent:
                    if silent.late:
                        raise
                    return
                bodiless = False
                self.judge(case, request, answer, again)
                seconds = min(seconds, MORE)
            self.wait_while_busy(case, worked)
            connection.finish()

    def wait_while_busy(self, case: Case, worked: float) -> None:
        """Returns when the program rests; who works on one input for long is slow."""
        began = time.monotonic()
        while self.server.worked() - worked > 0.03 and time.monotonic() - began < 10 and self.server.alive:
            worked = self.server.worked()
            time.sleep(0.1)
        if time.monotonic() - began > LIMITS.request:
            self.row.found("slow", f"{case.name}: it worked on it for {time.monotonic() - began:.1f} s", joined(case))

    def judge(self, case: Case, request: bytes, answer: Answer, again: bool) -> None:
        if "x-sim-fault" in answer.headers:
            return
        if answer.status >= 500 and answer.status not in HONEST:
            self.row.found("errors", f"{case.name}: {answer.brief()}", joined(case))
        if answer.status >= 400 and answer.body and "json" not in answer.headers.get("content-type", ""):
            # On a busy machine the connection before may be closing still; then docs/limits.md says what may come.
            if again or case.shared:
                self.row.found("wrong", f"{case.name}: a refusal in another shape: {answer.brief()}", joined(case))
            else:
                self.send(case, again=True)
        if answer.seconds > LIMITS.request and not case.waits:
            # The machine may have been busy with something else; who is slow is slow twice.
            if again:
                self.row.found("slow", f"{case.name}: {answer.seconds:.1f} s", joined(case))
            else:
                self.send(case, again=True)

    def hung(self, case: Case, silent: Silent) -> None:
        if self.server.alive:
            self.row.found("slow", f"{case.name}: {silent}", joined(case))
            self.server.kill()
            self.ends += 1
            if self.ends < ENDS:
                self.start()

    def look_after(self) -> bool:
        """Whether it is there and well; where it is gone, finds what did it, and starts another one."""
        if self.server.alive and (self.server.healthy() or self.server.healthy()):
            return True
        if self.ends >= ENDS:
            return False
        self.ends += 1
        if self.server.alive:
            self.row.found(
                "slow",
                "health is not answered within 2 s after the latest inputs",
                b"\n\n".join(map(joined, self.latest)),
            )
            self.server.kill()
        else:
            how, why, log = ending(self.server.wait()), self.server.why(), self.server.log_file.read_bytes()
            culprit = self.culprit()
            name = culprit.name if culprit else "one of the latest inputs"
            content = joined(culprit) if culprit else b"\n\n".join(map(joined, self.latest))
            self.row.found("crashed", f"{name}: {how}: {why}", content)
            self.row.keep("log", log)
        self.latest.clear()
        return self.ends < ENDS and self.start()

    def culprit(self) -> Case | None:
        """The one of the latest inputs that alone ends a fresh server."""
        for case in reversed(self.latest):
            if not self.server.alive and not self.start():
                return None
            quiet, self.row = self.row, Row(self.row.kind, self.row.folder / "again")
            try:
                self.send(case, again=True)
                time.sleep(0.02)
            finally:
                self.row = quiet
            if not self.server.alive:
                return case
        self.server.kill()
        return None

    def finish(self) -> None:
        if not self.server.alive:
            return
        peak = self.server.peak_memory()
        if peak > MEMORY:
            self.row.found("wrong", f"it has had {peak >> 20} MiB resident")
        self.row.note += f"; at most {peak >> 20} MiB of memory" if peak else ""
        stopped(self.row, self.server, "after all of that")


def joined(case: Case) -> bytes:
    return b"\n".join(case.requests)


def fuzz(run: Run, row: Row, make: Make, count: int, *options: str, first: list[Case] = []) -> None:
    """Sends the cases of `first`, and so many that are made up, in at most the seconds of the run."""
    with Scratch(row.kind) as folder:
        target = Target(run, row, folder, *options)
        if not target.start():
            return
        until = time.monotonic() + run.seconds * 2
        for case in () if run.proving else first:
            target.send(case)
            if not target.look_after() or time.monotonic() > until:
                break
        until = time.monotonic() + run.seconds
        for number in range(count):
            if time.monotonic() > until or target.ends >= ENDS:
                row.note += f" ({number} of {count} in the time there was)"
                break
            target.send(make(run.chance(row.kind, number), number))
            if number % 20 == 19 and not target.look_after():
                break
        target.look_after()
        target.finish()
