"""What a request costs in user and system time of the server's process, as a ratio to nginx in the same run.

Throughput and even this ratio swing with the host; instructions (`cost.py`) do not. It stands beside them, because it has
what instructions leave out: the kernel, waiting for memory, and what a processor does at once.
"""

from __future__ import annotations

import itertools
import json
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from .client import API, FILTERED
from .context import Context, Result, Spread, ratios
from .throughput import line
from .works import ARBETSORDER, WORKS, WORLDS, in_world
from .load import BenchmarkError, Session, Work, run_round
from .programs import HERE, Nginx, Peer, Program

CONNECTIONS = 8


def microseconds(program: Program, work: Callable[[], Work]) -> Callable[[], float]:
    """A round, and what of the process's time went into each request of it."""
    def measure() -> float:
        before = program.cpu_seconds()
        done = run_round(program.session, work())
        return (program.cpu_seconds() - before) * 1e6 / done.requests
    return measure


def load_of(work: str, program: Program, first: int) -> Callable[[], Work]:
    """The load of a row of the table of costs; each round in another order, so that nothing of the last is remembered."""
    seeds = itertools.count(1)

    def random(path: str, low: int, high: int) -> Callable[[], Work]:
        return lambda: Work("random", path, CONNECTIONS, {"first": low, "last": high, "seed": next(seeds)})

    one = f"{API}/arbetsorder/"
    last = first + ARBETSORDER - 1
    match work:
        case "unchanged" | "log" | "log-json": return lambda: Work("fixed", f"{one}{first}", CONNECTIONS)
        case "worlds":
            lines = program.workdir / "worlds"
            lines.write_text("".join(line(*in_world(program, f"time{number}")) for number in range(WORLDS)))
            return lambda: Work("worlds", f"{one}{first}", CONNECTIONS, {"worlds": lines})
        case "get": return random(one, first, last)
        case "status": return random(f"{one}@/status", first, last)
        case "list": return random(f"{FILTERED}&offset=", 0, 999)
        case "post":
            body = program.workdir / "body.json"
            body.write_text(json.dumps(program.post_body()))
            return lambda: Work("post", f"{API}/arbetsorder", CONNECTIONS, {"body": body})
        case _: raise BenchmarkError(f"there is no work {work}")


def times_of_nginx(context: Context) -> dict[str, Spread]:
    """Each work's time of the processor, as a multiple of nginx's for the same bytes of one arbetsorder."""
    found: dict[str, Spread] = {}
    with ExitStack() as running:
        programs: dict[tuple[str, ...], Program] = {}

        def program_with(options: tuple[str, ...]) -> Program:
            if options not in programs:
                program = running.enter_context(context.simulator(ARBETSORDER))
                program.extra += options
                programs[options] = program.start().log_in()
            return programs[options]

        program = program_with(())
        with program.client() as client:
            first = client.page(limit=1)[0]["id"]
            answer = client.send("GET", f"{API}/arbetsorder/{first}")
        nginx = running.enter_context(Nginx(context.directory("nginx"), answer)).start()
        nginx.session = Session(nginx.url, program.session.gateway, program.session.login)
        file = microseconds(nginx, lambda: Work("fixed", "/answer", CONNECTIONS))
        for work, asked in WORKS.items():
            context.say(f"time of {work}")
            program = program_with(asked.options)
            figures = context.interleaved({
                "sim": microseconds(program, load_of(work, program, first)), "nginx": file})
            found[work] = ratios(figures, "sim", "nginx")
    return found


# MARK: peers

def peers(context: Context) -> list[Result]:
    """The other programs that can be had, each with the least that it can do: one fixed body."""
    results: list[Result] = []
    python = context.peers
    with ExitStack() as running:
        sim = running.enter_context(context.simulator(ARBETSORDER)).start().log_in()
        with sim.client() as client:
            answer = client.send("GET", first_path(sim))
        body = context.directory("peers") / "answer.json"
        body.write_bytes(answer)
        nginx = running.enter_context(Nginx(context.directory("nginx"), answer)).start()
        nginx.session = Session(nginx.url, sim.session.gateway, sim.session.login)
        file = microseconds(nginx, lambda: Work("fixed", "/answer", CONNECTIONS))
        programs: list[tuple[Program, str]] = [
            (sim, "fast2sim, one arbetsorder, both tokens checked, remembered"),
            (context.mock(ARBETSORDER), "the FastAPI mock, the same one"),
            (Peer("pact", context.directory("pact"), python, "/answer",
                  [str(HERE / "peers" / "pact_server.py"), "PORT", str(body)]), "pact, a fixed body"),
            (Peer("moto", context.directory("moto"), python, "/bucket/answer",
                  [str(python.parent / "moto_server"), "-H", "127.0.0.1", "-p", "PORT"]), "moto, a small object of S3"),
        ]
        for program, words in programs:
            context.say(f"peer {program.name}")
            ready = ready_after(running, program)
            prepare(program, answer)
            at = program.path if isinstance(program, Peer) else first_path(program)
            figures = context.interleaved({
                program.name: microseconds(program, lambda at=at: Work("fixed", at, CONNECTIONS)), "nginx": file})
            resident = program.resident()[0] / 1024
            results.append(Result(
                words, ratios(figures, program.name, "nginx"), None, False, table="peers",
                detail=f"{'' if ready is None else f'ready after {ready:,.0f} ms, '}{resident:,.0f} MiB resident"))
            program.stop()
    return results


def first_path(program: Program) -> str:
    with program.client() as client:
        return f"{API}/arbetsorder/{client.page(limit=1)[0]['id']}"


def ready_after(running: ExitStack, program: Program) -> float | None:
    """Starts it; milliseconds until its port is open. None where it runs already."""
    if program.process:
        return None
    begin = time.perf_counter()
    running.enter_context(program).start(60)
    return (time.perf_counter() - begin) * 1000


def prepare(program: Program, answer: bytes) -> None:
    """Tokens of the mock, the object of moto; pact has its body from the start."""
    if not isinstance(program, Peer):
        if program.session is None:
            program.log_in()
        return
    program.session = Session(program.url, "a" * 700, "b" * 700)
    if program.name == "moto":
        with program.client() as client:
            client.headers = {}
            client.send("PUT", program.path.rpartition("/")[0])
            client.send("PUT", program.path, answer, {"x-amz-acl": "public-read", "Content-Type": "application/json"})
