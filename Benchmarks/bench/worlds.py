"""1,000 worlds in one process: each is walked by a client of its own, rests, and is read; throughput; forks."""

from __future__ import annotations

import re
import resource
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from .client import API, STATUSES, Client
from .context import Context, Result, Spread
from .forks import forks
from .load import BenchmarkError
from .programs import Program
from .throughput import many_against_one, walks_against_one

MARK = re.compile(r"varld(\d+)x")
# The server looks for idle worlds every 5 s, and one is idle after 60 s.
REST_SECONDS = 68


def worlds(context: Context) -> list[Result]:
    count = 100 if context.quick else 1_000
    allow_connections(count + 100)
    results = []
    with context.demo("worlds").start() as program:
        context.say(f"walking {count:,} worlds in parallel")
        clients = [Client(program.url, f"/w/bench{number}") for number in range(count)]
        walk(program.client("/w/warm"), "warm")
        before = program.resident()
        begin = time.perf_counter()
        each_in_parallel(clients, walk)
        context.say(f"  {time.perf_counter() - begin:.1f} s")
        if not context.quick:
            context.say(f"letting them rest for {REST_SECONDS} s")
            busy = program.resident()
            time.sleep(REST_SECONDS)
            results += memory(before, busy, program.resident(), count)
        context.say("writing in them again, and reading them")
        each_in_parallel(clients, go_on)
        results.append(leaks(context, program, clients))
    with context.demo("throughput").start() as program:
        context.say("throughput")
        results.append(many_against_one(context, program.log_in(), count))
        results.append(walks_against_one(context, program, count))
    return results + forks(context)


def allow_connections(wanted: int) -> None:
    """Open files, for this process and the servers that it starts."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        if hard != resource.RLIM_INFINITY and hard < wanted:
            raise BenchmarkError(f"{wanted:,} open files are needed, and ulimit -Hn is {hard:,}")
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def each_in_parallel(clients: list[Client], step: Callable[[Client, str], None]) -> None:
    """A step of all clients at once, each on a thread of its own; the first failure is raised when all have ended."""
    failures: list[BaseException] = []
    ready = threading.Barrier(len(clients))

    def run(number: int) -> None:
        try:
            ready.wait(60)
            step(clients[number], mark(number))
        except Exception as error:  # raised below, on the thread that measures
            failures.append(error)

    threading.stack_size(256 * 1024)
    threads = [threading.Thread(target=run, args=(number,)) for number in range(len(clients))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    threading.stack_size(0)
    for client in clients:
        client.connection.close()
    if failures:
        raise BenchmarkError(f"{len(failures)} of {len(clients)} failed, the first with {failures[0]!r}")


# MARK: the walk and what it leaves

def mark(number: int) -> str:
    return f"varld{number:04}x"


def create(client: Client, text: str) -> int:
    return client.json("POST", f"{API}/arbetsorder", {
        "arbetsordertypKod": "F", "kundNr": "KUNDA10001", "objektId": "9900101", "ursprung": 1, "resursId": "R100",
        "information": {"beskrivning": f"beskrivning {text}"},
        "anmalare": {"namn": f"namn {text}", "telefon": "0701740605", "epostAdress": f"{text}@example.com"}})["id"]


def walk(client: Client, text: str) -> None:
    """An arbetsorder from its creation to UTFÖRD, in whose texts the world's own one stands."""
    client.log_in()
    order = create(client, text)
    client.carry_out(order)
    read = client.json("GET", f"{API}/arbetsorder/{order}")
    if read["status"]["statusKod"] != STATUSES[-1] or text not in read["information"]["beskrivning"]:
        raise BenchmarkError(f"{client.prefix}: arbetsorder {order} is {read}")


def go_on(client: Client, text: str) -> None:
    """What changes more than an arbetsorder: a register, and rows that are there from the seed."""
    client.json("PUT", f"{API}/kund/310001/kontaktuppgift", {"epostAdress": f"{text}@example.com"})
    order = create(client, text)
    client.json("PUT", f"{API}/arbetsorder/{order}", {"information": {"atgard": text}})
    client.json("PUT", f"{API}/arbetsorder/108", {"information": {"atgard": text}})


def contents(client: Client) -> dict[str, str]:
    """What shows the texts of a world, its journal first: reading the rest adds to it."""
    paths = ("/_sim/journal.har", f"{API}/arbetsorder?limit=100", f"{API}/arbetsorder/1000", f"{API}/kund/310001",
             f"{API}/arbetsorder/handelser?arbetsorderId=1000", "/_sim/diff")
    try:
        return {path: client.send("GET", path).decode() for path in paths}
    finally:
        client.connection.close()


def shape(pages: dict[str, str]) -> dict[str, int]:
    """How much there is of what: the same in each world that was walked once."""
    named = {"requests": "startedDateTime", "statuses": "statusKod", "händelser": "rubrik", "changed rows": "kind"}
    text = "".join(pages.values())
    return {name: text.count(f'"{key}"') for name, key in named.items()}


def leaks(context: Context, program: Program, clients: list[Client]) -> Result:
    """Each world read by content; what is of another one, or not there, becomes a fault of the run."""
    alone = Client(program.url, "/w/alone")
    for step in (walk, go_on):
        step(alone, mark(len(clients)))
    expected = shape(contents(alone))

    def read(number: int) -> tuple[int, int, list[str]]:
        own = mark(number)
        pages = contents(clients[number])
        wrong, found, foreign = [], 0, 0
        for path, text in pages.items():
            marks = [f"varld{each}x" for each in MARK.findall(text)]
            found += marks.count(own)
            foreign += len(marks) - marks.count(own)
            wrong += [f"{path} has the text {other} of another" for other in sorted(set(marks) - {own})]
            if own not in marks and "handelser" not in path:
                wrong.append(f"{path} has nothing of its own")
        if shape(pages) != expected:
            wrong.append(f"it has {shape(pages)} where a world walked alone has {expected}")
        return found, foreign, [f"world bench{number}: {each}" for each in wrong]

    with ThreadPoolExecutor(8) as pool:
        read_worlds = list(pool.map(read, range(len(clients))))
    context.faults += [fault for _, _, faults in read_worlds for fault in faults]
    with program.log_in().client() as client:
        if MARK.search("".join(client.send("GET", f"{API}/{path}").decode() for path in (
                "arbetsorder?limit=100", "kund/310001"))):
            context.faults.append("the default world has the text of another one")
    forged(context, clients)
    found, foreign = (sum(row[part] for row in read_worlds) for part in (0, 1))
    return Result(
        f"texts of another world in each of {len(clients):,} that were walked in parallel", Spread.of([foreign]), 0,
        False, " found", f"{found:,} of their own; no token of one opens the next" if not context.faults else "")


def forged(context: Context, clients: list[Client]) -> None:
    """The tokens of each world, sent to the next one, open nothing."""
    for client, other in zip(clients, clients[1:] + clients[:1], strict=True):
        stranger = Client(client.url, other.prefix)
        stranger.headers = client.headers
        try:
            with stranger:
                stranger.send("GET", f"{API}/arbetsorder/1000")
            context.faults.append(f"tokens of {client.prefix} open {other.prefix}")
        except BenchmarkError as refused:
            if ": 401 " not in str(refused):
                context.faults.append(f"tokens of {client.prefix} in {other.prefix}: {refused}")


# MARK: memory

def memory(before: tuple[int, int], busy: tuple[int, int], after: tuple[int, int], count: int) -> list[Result]:
    """KiB a world. Only what is private is judged: in VmRSS a page of the seed counts once for each world that has it
    mapped, though it is there once."""
    def each(now: tuple[int, int], which: int) -> float:
        return (now[which] - before[which]) / count

    def detail(which: int) -> str:
        return (f"just after the walk {each(busy, which):,.0f} KiB; "
                f"the process {before[which]:,} KiB before and {after[which]:,} KiB after")

    return [
        Result(f"memory of each of {count:,} walked worlds, idle for 60 s: private and dirty",
               Spread.of([each(after, 1)]), 200, False, " KiB", detail(1)),
        Result("the same, VmRSS: with pages that all of them share", Spread.of([each(after, 0)]), None, False, " KiB",
               detail(0))]
