"""What a request costs in instructions: the figure that does not swing with the host.

callgrind counts those of the whole process for n requests and for 3 n, and half their difference by n is one request's.
nginx, serving the bytes of one arbetsorder as a file, is counted the same way and is the unit.
"""

from __future__ import annotations

import itertools
import json
import re
import subprocess
from collections.abc import Iterator
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
from .works import ARBETSORDER, WORKS, Work, in_world

BUDGETS = Path(__file__).resolve().parent.parent / "cost.json"
# Of a budget, before a run fails: what a compiler of another day may change.
SLACK = 1.10
CLEARED = "bytes that the transport clears of its memory, each request"
CLEARED_GOAL = 16_384


@dataclass(frozen=True)
class Count:
    """Instructions of a process, and those of them that clear libmicrohttpd's pool: one a byte (`rep stos`)."""

    instructions: float
    cleared: float

    def each(self, more: Count, requests: int) -> Count:
        return Count((more.instructions - self.instructions) / requests, (more.cleared - self.cleared) / requests)


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
    """A program below callgrind, which runs it some fifty times slower and changes no count."""

    def __init__(self, program: Program):
        self.program = program
        self.file = program.workdir / "callgrind"
        inner = program.command
        program.command = lambda: [  # type: ignore[method-assign]
            "valgrind", "--tool=callgrind", f"--callgrind-out-file={self.file}", "--quiet", *inner()]

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

    def count(self) -> Count:
        """After the end of the process, which is when the file is written."""
        text = self.file.read_text()
        if not (total := re.search(r"^(?:summary|totals): (\d+)", text, re.MULTILINE)):
            raise BenchmarkError(f"callgrind counted nothing of {self.program.name}: {self.program.log_tail()}")
        cleared = cleared_by(text, "libmicrohttpd")
        return Count(int(total.group(1)) - cleared, cleared)


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


def counted(context: Context, work: str, requests: int, shim: Path | None) -> Count:
    """The life of a process that answers so many requests of one kind: the lesser of two, since what a process does once
    in a while only adds to it."""
    return min((once_counted(context, work, requests, shim) for _ in range(2)), key=lambda count: count.instructions)


def once_counted(context: Context, work: str, requests: int, shim: Path | None) -> Count:
    program = context.simulator(ARBETSORDER)
    # What is fifty times slower must not be cut for it.
    program.extra += ("--limit", "header-s=600,body-s=600,idle-s=600", *WORKS[work].options)
    if shim:
        program.environment = lambda: {"LD_PRELOAD": str(shim)}  # type: ignore[method-assign]
    counting = Counted(program)
    with counting:
        sessions = [("", program.log_in().session)]
        body = json.dumps(program.post_body())
        with program.client() as client:
            first = client.page(limit=1)[0]["id"]
        if work == "worlds":
            # As many in both runs, so that making them is no part of the difference.
            sessions = awake(program, first, share(context, WORKS[work]))
        with ExitStack() as open_wires:
            # A connection for each world, as its clients have; opening them is no part of the difference either.
            wires = [open_wires.enter_context(Wire(program.session, 120)) for _ in sessions]
            asked = itertools.islice(requests_of(work, sessions, first, body), requests)
            for wire, request in zip(itertools.cycle(wires), asked, strict=False):
                wire.send(request)
                wire.receive(request)
    return counting.count()


def awake(program: Program, first: int, worlds: int) -> list[tuple[str, Session]]:
    """Worlds of which none rests. Making a hundred takes a minute below callgrind, after which the first would have closed
    its database; so each is asked again while the others are made, as often in every run."""
    sessions: list[tuple[str, Session]] = []
    with Wire(program.session, 120) as wire:
        for number in range(worlds):
            sessions.append(in_world(program, f"cost{number}"))
            if number % 10 == 9:
                for request in itertools.islice(requests_of("worlds", sessions, first, ""), len(sessions)):
                    wire.send(request)
                    wire.receive(request)
    return sessions


def nginx_counted(context: Context, content: bytes, requests: int) -> Count:
    program = Nginx(context.directory("nginx-counted"), content)
    configuration = program.workdir / "nginx.conf"
    configuration.write_text("master_process off;\n" + configuration.read_text())
    program.session = Session(program.url, "a" * 700, "b" * 700)
    counting = Counted(program)
    with counting, Wire(program.session, 120) as wire:
        request = Request.of(program.session, "GET", "/answer", 200)
        for _ in range(requests):
            wire.send(request)
            wire.receive(request)
    return counting.count()


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
        wanted = {
            (work, times): pool.submit(counted, context, work, times * share(context, WORKS[work]), shim)
            for work in works for times in (1, 3)}
        files = [pool.submit(nginx_counted, context, content, requests) for requests in (400, 1_200)]
        few, many = (each.result() for each in files)
        found = {
            work: wanted[work, 1].result().each(wanted[work, 3].result(), 2 * share(context, WORKS[work]))
            for work in works}
    return found, few.each(many, 800).instructions


def share(context: Context, work: Work) -> int:
    return work.requests // 2 if context.quick else work.requests


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
    found, _ = counts(context, works, shim)
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
