"""What a request costs in instructions: the figure that does not swing with the host.

callgrind counts those of the whole process between two marks, after as many requests of the same kind that are not counted.
nginx, serving the bytes of one arbetsorder as a file, is counted the same way and is the unit.
"""

from __future__ import annotations

import itertools
import json
import re
import socket
import subprocess
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from .client import API, FILTERED
from .context import Context, Result, Spread
from .cputime import times_of_nginx
from .load import BenchmarkError, Session
from .programs import Nginx, Program
from .wire import Request, Wire
from .works import ARBETSORDER, WORKS, WORLDS, in_world

BUDGETS = Path(__file__).resolve().parent.parent / "cost.json"
# Of a budget, before a run fails: what a compiler of another day may change.
SLACK = 1.10
CLEARED = "bytes that the transport clears of its memory, each request"
CLEARED_GOAL = 16_384
NGINX_REQUESTS = 400


@dataclass(frozen=True)
class Count:
    """Instructions for each request, and those that clear libmicrohttpd's pool: one a byte (`rep stos`)."""

    instructions: float
    cleared: float


def requests_of(work: str, sessions: list[tuple[str, Session]], first: int, body: str) -> Iterator[Request]:
    """Endless; but for `unchanged`, the two of the log, `worlds` and `post` no two are the same."""
    session = sessions[0][1]
    one = f"{API}/arbetsorder/{first}"
    for number in itertools.count():
        match work:
            case "unchanged" | "log" | "log-json": yield Request.of(session, "GET", one, 200)
            case "worlds":
                prefix, own = sessions[number % len(sessions)]
                yield Request.of(own, "GET", prefix + one, 200)
            case "get": yield Request.of(session, "GET", f"{API}/arbetsorder/{first + number}", 200)
            case "status": yield Request.of(session, "GET", f"{API}/arbetsorder/{first + number}/status", 200)
            case "list": yield Request.of(session, "GET", f"{FILTERED}&offset={number}", 200)
            case "post": yield Request.of(session, "POST", f"{API}/arbetsorder", 201, body)
            case _: raise BenchmarkError(f"there is no work {work}")


class Counted:
    """A program below callgrind, which runs it some fifty times slower and changes no count. callgrind writes down what it
    has counted, and begins anew, whenever the program asks the system for a connection: so a connection is a mark."""

    def __init__(self, program: Program):
        self.program = program
        self.file = program.workdir / "callgrind"
        inner = program.command
        program.command = lambda: [  # type: ignore[method-assign]
            "valgrind", "--tool=callgrind", f"--callgrind-out-file={self.file}", "--dump-before=accept4", "--quiet",
            *inner()]

    def __enter__(self) -> Program:
        return self.program.start(180)

    def __exit__(self, *_: object) -> None:
        # A signal that comes right before nginx waits for its next event is looked at after that event.
        for _ in range(30):
            self.program.process.terminate()
            try:
                self.program.process.wait(2)
                break
            except subprocess.TimeoutExpired:
                continue
        self.program.stop()

    def mark(self) -> int:
        """The number of the part that ends here. A connection takes a few thousand instructions, which the next part has."""
        part = self.last_part() + 1
        deadline = time.monotonic() + 60
        with socket.create_connection(("127.0.0.1", self.program.port), 60):
            while self.last_part() < part:
                if time.monotonic() > deadline:
                    raise BenchmarkError(f"callgrind wrote nothing down of {self.program.name}")
                time.sleep(0.01)
        return part

    def last_part(self) -> int:
        return max((int(file.suffix[1:]) for file in self.file.parent.glob("callgrind.*")), default=0)

    def between(self, first: int, last: int, requests: int) -> Count:
        """After the end of the process, when all parts are whole."""
        total = cleared = 0
        for part in range(first + 1, last + 1):
            text = self.file.with_suffix(f".{part}").read_text()
            if not (counted := re.search(r"^(?:summary|totals): (\d+)", text, re.MULTILINE)):
                raise BenchmarkError(f"callgrind counted nothing of {self.program.name}: {self.program.log_tail()}")
            total += int(counted.group(1))
            cleared += cleared_by(text, "libmicrohttpd")
        return Count((total - cleared) / requests, cleared / requests)

    def marks_around(self, requests: int, wires: list[Wire], asked: Iterable[Request]) -> tuple[int, int]:
        """Sends as many requests twice, one after the other over each connection in turn; the marks around the later ones."""
        sent = zip(itertools.cycle(wires), asked)

        def send() -> int:
            for wire, request in itertools.islice(sent, requests):
                wire.send(request)
                wire.receive(request)
            return self.mark()

        return send(), send()


def cleared_by(profile: str, library: str) -> int:
    """The instructions of `memset` that the functions of a library call."""
    names: dict[str, str] = {}

    def named(kind: str, text: str) -> str:
        # A name stands in full where it comes first, "(7) memset", and later as its number alone.
        number, _, name = text.partition(" ")
        if name:
            names[kind + number] = name
        return names.get(kind + number, "")

    inside = called = ""
    cost = 0
    lines = iter(profile.splitlines())
    for line in lines:
        key, _, text = line.partition("=")
        match key:
            case "ob": inside = named("ob", text)
            case "cob": named("ob", text)
            case "fn": named("fn", text)
            case "cfn": called = named("fn", text)
            case "calls":
                inclusive = next(lines).split()[1]
                if library in inside and "memset" in called:
                    cost += int(inclusive)
            case _: pass
    return cost


def counted(context: Context, work: str, shim: Path | None) -> Count:
    """What one request of a kind costs a process that has answered such before."""
    program = context.simulator(ARBETSORDER)
    # What is fifty times slower must not be cut for it.
    program.extra += ("--limit", "header-s=600,body-s=600,idle-s=600", *WORKS[work].options)
    if shim:
        program.environment = lambda: {"LD_PRELOAD": str(shim)}  # type: ignore[method-assign]
    counting, requests = Counted(program), WORKS[work].requests
    with counting:
        sessions = [("", program.log_in().session)]
        body = json.dumps(program.post_body())
        with program.client() as client:
            first = client.page(limit=1)[0]["id"]
        if work == "worlds":
            sessions = awake(program, first)
        with ExitStack() as open_wires:
            # A connection for each world, as its clients have.
            wires = [open_wires.enter_context(Wire(program.session, 120)) for _ in sessions]
            marks = counting.marks_around(requests, wires, requests_of(work, sessions, first, body))
    return counting.between(*marks, requests)


def awake(program: Program, first: int) -> list[tuple[str, Session]]:
    """Worlds of which none rests. Making a hundred takes a minute below callgrind, after which the first would have closed
    its database; so each is asked again while the others are made."""
    sessions: list[tuple[str, Session]] = []
    with Wire(program.session, 120) as wire:
        for number in range(WORLDS):
            sessions.append(in_world(program, f"cost{number}"))
            if number % 10 == 9:
                for request in itertools.islice(requests_of("worlds", sessions, first, ""), len(sessions)):
                    wire.send(request)
                    wire.receive(request)
    return sessions


def nginx_counted(context: Context, content: bytes) -> Count:
    program = Nginx(context.directory("nginx-counted"), content)
    configuration = program.workdir / "nginx.conf"
    configuration.write_text("master_process off;\n" + configuration.read_text())
    program.session = Session(program.url, "a" * 700, "b" * 700)
    counting = Counted(program)
    with counting, Wire(program.session, 120) as wire:
        request = Request.of(program.session, "GET", "/answer", 200)
        marks = counting.marks_around(NGINX_REQUESTS, [wire], itertools.repeat(request))
    return counting.between(*marks, NGINX_REQUESTS)


def one_answer(context: Context) -> bytes:
    """The bytes of an arbetsorder, as nginx serves them."""
    with context.simulator(ARBETSORDER).start() as program:
        with program.log_in().client() as client:
            return client.send("GET", f"{API}/arbetsorder/{client.page(limit=1)[0]['id']}")


def counts(context: Context, works: list[str], shim: Path | None = None) -> tuple[dict[str, Count], float]:
    """What a request of each kind costs, and nginx's instructions for one."""
    content = one_answer(context)
    # Each count is of a process of its own, so two of them can run beside each other.
    with ThreadPoolExecutor(2) as pool:
        file = pool.submit(nginx_counted, context, content)
        wanted = {work: pool.submit(counted, context, work, shim) for work in works}
        return {work: count.result() for work, count in wanted.items()}, file.result().instructions


def costs(context: Context) -> list[Result]:
    """The table: each work as a multiple of nginx's instructions, and of its time; the bytes that are cleared."""
    context.say("cost")
    found, unit = counts(context, list(WORKS))
    times = times_of_nginx(context)
    results = [
        Result(WORKS[work].name, Spread.of([count.instructions / unit]), WORKS[work].goal, False, table="cost",
               detail=f"{count.instructions:,.0f} | {times[work].median:.2f} × | "
                      f"{times[work].low:.2f}–{times[work].high:.2f}")
        for work, count in found.items()]
    cleared = max(count.cleared for count in found.values())
    return [*results, Result(
        CLEARED, Spread.of([cleared]), CLEARED_GOAL, False, "", table="cost", detail=f"nginx {unit:,.0f} | |")]


# MARK: the budget

def over_budget(context: Context, works: list[str], shim: Path | None = None) -> list[str]:
    """What costs more than its budget and the slack, in words."""
    budgets: dict[str, int] = json.loads(BUDGETS.read_text())
    found, unit = counts(context, works, shim)
    context.say(f"  nginx: {unit:,.0f} instructions")
    over = []
    for work, count in found.items():
        figures = {work: count.instructions, "cleared": count.cleared}
        for name, measured in figures.items():
            most = budgets[name] * SLACK
            line = f"{WORKS[work].name}: {measured:,.0f} {'bytes cleared' if name == 'cleared' else 'instructions'}"
            context.say(f"  {line} of at most {most:,.0f}")
            if measured > most:
                over.append(f"{line}, and at most {most:,.0f} are allowed")
    return over


def planted(context: Context) -> list[str]:
    """The budget must notice a server that does more for each answer than it did."""
    shim = context.directory("planted") / "slow.so"
    source = shim.with_suffix(".c")
    source.write_text(PLANTED)
    # Swift brings this compiler.
    context.run(["clang", "-O1", "-shared", "-fPIC", "-o", str(shim), str(source)])
    return [] if over_budget(context, ["unchanged"], shim) else ["a planted slowdown went unnoticed"]


# More than a fourth more for each answer.
PLANTED = """
#define _GNU_SOURCE
#include <dlfcn.h>
int MHD_queue_response(void *connection, unsigned status, void *response) {
  static int (*queue)(void *, unsigned, void *);
  if (!queue) queue = (int (*)(void *, unsigned, void *))dlsym(RTLD_NEXT, "MHD_queue_response");
  for (volatile int i = 0; i < 6000; i++) {}
  return queue(connection, status, response);
}
"""
