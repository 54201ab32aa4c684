"""The rows of the table: what is done, to which programs, and the bound that the design asks for."""

from __future__ import annotations

import itertools
import json
import shutil
import subprocess
import time
from contextlib import ExitStack
from pathlib import Path

from .client import API, FILTERED, LIST_FILTER, Client
from .context import Context, Result, Spread, rates, ratios
from .cost import costs
from .cputime import peers
from .load import BenchmarkError, Session, Work, run_round
from .programs import Nginx, Program, free_port
from .throughput import many_against_one, walks_against_one

READERS = 8
WRITERS = 32
MANY = 100_000
# A page "at" an offset begins at most so many rows after it: one and the same answer could be remembered.
NEAR = 99


def id_range(client: Client, expected: int) -> tuple[int, int]:
    """The first and the last id; refuses data of another size, or whose ids have gaps."""
    first, last = client.page(limit=1), client.page(offset=expected - 1, limit=1)
    if not last or client.page(offset=expected, limit=1):
        raise BenchmarkError(f"{client.url} has not {expected:,} arbetsorder but {client.count():,}")
    if last[0]["id"] - first[0]["id"] != expected - 1:
        raise BenchmarkError(f"{expected:,} arbetsorder have the ids {first[0]['id']} to {last[0]['id']}: gaps")
    return first[0]["id"], last[0]["id"]


def per_second(program: Program, work: Work):
    return lambda: run_round(program.session, work).per_second


def random_rounds(program: Program, path: str, first: int, last: int, connections: int = READERS):
    """Rounds of a path that ends with a random number, in another order each time: nothing to remember from before."""
    seeds = itertools.count(1)
    return lambda: run_round(
        program.session, Work("random", path, connections, {"first": first, "last": last, "seed": next(seeds)}))


def get_random(program: Program):
    with program.client() as client:
        first, last = id_range(client, MANY)
    measure = random_rounds(program, f"{API}/arbetsorder/", first, last)
    return lambda: measure().per_second


def list_random(program: Program):
    measure = random_rounds(program, f"{FILTERED}&offset=", 0, 999)
    return lambda: measure().per_second


def reads(context: Context, wanted: set[str]) -> list[Result]:
    """`get`, `unchanged` and `list`, on one set of programs."""
    results = []
    with ExitStack() as running:
        sim = running.enter_context(context.simulator(MANY)).start().log_in()
        mock = running.enter_context(context.mock(MANY)).start().log_in()
        with sim.client() as client, mock.client() as other:
            one = f"{API}/arbetsorder/{sum(id_range(client, MANY)) // 2}"
            answer = client.send("GET", one)
            others = other.send("GET", f"{API}/arbetsorder/{sum(id_range(other, MANY)) // 2}")
            pages = [len(each.send("GET", FILTERED)) for each in (client, other)]
        nginx = running.enter_context(Nginx(context.directory("nginx"), answer)).start()
        nginx.session = Session(nginx.url, sim.session.gateway, sim.session.login)
        file = per_second(nginx, Work("fixed", "/answer", READERS))
        if "get" in wanted:
            context.say("get")
            figures = context.interleaved({sim.name: get_random(sim), "nginx": file, "mock": get_random(mock)})
            detail = rates(figures, sim.name, "nginx", "mock") + f"; {len(answer):,} bytes, the mock's {len(others):,}"
            results += [
                Result("GET one arbetsorder / nginx, the same bytes as a file", ratios(figures, sim.name, "nginx"),
                       None, True, detail=detail),
                Result("GET one arbetsorder / mock", ratios(figures, sim.name, "mock"), None, True)]
        if "unchanged" in wanted:
            context.say("unchanged")
            figures = context.interleaved({sim.name: per_second(sim, Work("fixed", one, READERS)), "nginx": file})
            results.append(Result(
                "the same one, asked again unchanged / nginx", ratios(figures, sim.name, "nginx"), None, True,
                detail=rates(figures, sim.name, "nginx")))
        if "list" in wanted:
            context.say("list")
            figures = context.interleaved({sim.name: list_random(sim), "mock": list_random(mock)})
            results.append(Result(
                f"list of 100, filtered, of {MANY:,} / mock", ratios(figures, sim.name, "mock"), None, True,
                detail=rates(figures, sim.name, "mock") + f"; {pages[0]:,} bytes, the mock's {pages[1]:,}"))
    return results


def writes(context: Context, wanted: set[str]) -> list[Result]:
    """`post` and `full`: creates from 32 clients."""
    results = []
    with ExitStack() as running:
        def posting(program: Program):
            running.enter_context(program).start().log_in()
            body = program.workdir / "body.json"
            body.write_text(json.dumps(program.post_body()))
            return per_second(program, Work("post", f"{API}/arbetsorder", WRITERS, {"body": body}))

        normal = posting(context.simulator(MANY, "normal"))
        if "post" in wanted:
            context.say("post")
            figures = context.interleaved({"fast2sim": normal, "mock": posting(context.mock(MANY))})
            results.append(Result(
                f"POST an arbetsorder with its händelse, {WRITERS} clients, NORMAL / mock, NORMAL",
                ratios(figures, "fast2sim", "mock"), None, True, detail=rates(figures, "fast2sim", "mock")))
        if "full" in wanted:
            context.say("full")
            figures = context.interleaved({"full": posting(context.simulator(MANY, "full")), "normal": normal})
            results.append(Result(
                "the same, safe against power loss: FULL / NORMAL", ratios(figures, "full", "normal"), 0.60, True,
                detail=rates(figures, "full", "normal")))
    return results


def sizes(context: Context) -> list[Result]:
    """The same list query at 1,000 and 1,000,000 arbetsorder, and far into it; one client, median latency."""
    context.say("sizes")
    few, million = (1_000, 10_000) if context.quick else (1_000, 1_000_000)
    with ExitStack() as running:
        small = running.enter_context(context.simulator(few)).start(60).log_in()
        large = running.enter_context(context.simulator(million)).start(60).log_in()
        with small.client() as client, large.client() as other:
            far = other.count(LIST_FILTER, million) * 9 // 10
            pages = ((client, NEAR), (other, NEAR), (other, far + NEAR))
            lengths = [len(each.page(LIST_FILTER, offset)) for each, offset in pages]
        if lengths != [100, 100, 100]:
            raise BenchmarkError(f"three pages of 100 were expected, these have {lengths}")

        def latency(program: Program, offset: int):
            measure = random_rounds(program, f"{FILTERED}&offset=", offset, offset + NEAR, 1)
            return lambda: measure().median_microseconds

        figures = context.interleaved({
            "small": latency(small, 0), "large": latency(large, 0), "far": latency(large, far)})
    return [
        Result(f"list of 100: {million:,} / {few:,} arbetsorder, median latency", ratios(figures, "large", "small"),
               2, False, detail=rates(figures, "small", "large", unit=" µs")),
        Result(f"list of 100 at {million:,}: offset {far:,} (90 %) / page 1, median latency",
               ratios(figures, "far", "large"), 10, False, detail=rates(figures, "far", "large", unit=" µs"))]


def starts(context: Context) -> list[Result]:
    """From the start of the process to the first answer of /_sim/health, demo seed."""
    context.say("start")
    there: list[float] = []
    nothing: list[float] = []
    kept = context.demo("start-there", asked_port=free_port())
    for _ in range(context.pairs + 1):
        context.check_time()
        for program, figures in (
                (context.demo("start-nothing", asked_port=free_port()), nothing), (kept, there)):
            begin = time.perf_counter()
            with program.start():
                figures.append((time.perf_counter() - begin) * 1000)
    # The first start of the kept one had no database yet; the first of the others found cold files.
    return [
        Result("start to ready, database there", Spread.of(there[1:]), 25, False, " ms"),
        Result("start to ready, from nothing", Spread.of(nothing[1:]), 60, False, " ms")]


def memory(context: Context) -> list[Result]:
    """Idle memory after a little work, demo seed; size of the stripped binary."""
    context.say("memory")
    with context.demo("memory").start() as program:
        body = program.log_in().post_body()
        with program.client() as client:
            client.json("POST", f"{API}/arbetsorder", body)
            client.page()
        # Idle is what nobody has asked anything for ten seconds.
        time.sleep(12)
        resident, private = (kibibytes / 1024 for kibibytes in program.resident())
    stripped = context.directory("strip") / "fast2sim"
    shutil.copyfile(context.needed_binary(), stripped)
    subprocess.run(["strip", str(stripped)], check=True, timeout=60)
    size = stripped.stat().st_size / 1e6
    return [
        Result("idle memory, resident (VmRSS)", Spread.of([resident]), 20, False, " MiB",
               f"private and dirty {private:.1f} MiB"),
        Result("stripped binary", Spread.of([size]), 20, False, " MB")]


def resets(context: Context) -> list[Result]:
    """POST /_sim/reset of a world of 10,000 arbetsorder in which one has been created since."""
    context.say("reset")
    context.needed_binary()
    times: list[float] = []
    with context.simulator(10_000).start() as program, program.client("/w/bench") as client:
        body = program.log_in().post_body()
        for _ in range(max(30, context.pairs) + 1):
            client.log_in()
            client.json("POST", f"{API}/arbetsorder", body)
            begin = time.perf_counter()
            client.send("POST", "/_sim/reset", b"{}", {"Content-Type": "application/json"})
            times.append((time.perf_counter() - begin) * 1000)
    return [Result("reset of a world of 10,000 arbetsorder", Spread.of(times[1:]), 2, False, " ms")]


def worlds(context: Context) -> list[Result]:
    """Reads and walks spread over 1,000 worlds against one world; memory of an idle world."""
    context.say("worlds")
    count = 100 if context.quick else 1_000
    with context.demo("worlds").start() as program:
        before = program.log_in().resident()[1]
        results = [many_against_one(context, program, count)]
        if not context.quick:
            time.sleep(65)
            each = (program.resident()[1] - before) / count
            results.append(Result(
                "memory of a world of the demo seed, idle for 60 s", Spread.of([each]), 200, False, " KiB"))
        results.append(walks_against_one(context, program, count))
    return results


def spent(context: Context, wanted: set[str]) -> list[Result]:
    """`cost`, what a request costs; `peers`, what it costs other simulators."""
    results = costs(context) if "cost" in wanted else []
    return results + (peers(context) if "peers" in wanted else [])


GROUPS = {
    ("cost", "peers"): spent,
    ("get", "unchanged", "list"): reads,
    ("post", "full"): writes,
    ("sizes",): lambda context, _: sizes(context),
    ("start",): lambda context, _: starts(context),
    ("memory",): lambda context, _: memory(context),
    ("reset",): lambda context, _: resets(context),
    ("worlds",): lambda context, _: worlds(context),
}
NAMES = [name for names in GROUPS for name in names]
