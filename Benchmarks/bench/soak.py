"""Whether the memory of a server stays flat under 200,000 requests to one world."""

from __future__ import annotations

import statistics
import time
from contextlib import ExitStack

from .client import API
from .context import Context, Result, Spread
from .load import Session
from .wire import Request, Wire

REQUESTS = 200_000
CONNECTIONS = 8
SAMPLES = 100
WARM_UP = 25  # of the samples
FLAT = 1.05
JOURNAL = 2_000


def soak(context: Context) -> list[Result]:
    total = REQUESTS // 10 if context.quick else REQUESTS
    with context.demo("soak").start() as program:
        session = program.log_in().session
        with program.client() as client:
            mix = Mix(session, client.page("status=PAGAR", limit=1)[0]["id"])
        with ExitStack() as wires:
            connections = [wires.enter_context(Wire(session)) for _ in range(CONNECTIONS)]
            context.say(f"{total:,} requests")
            resident, private, rows, sent = [], [], [], 0
            begin = time.perf_counter()
            for sample in range(1, SAMPLES + 1):
                context.check_time()
                while sent < total * sample // SAMPLES:
                    batch = [mix.request(sent + number) for number in range(CONNECTIONS)]
                    for wire, request in zip(connections, batch, strict=True):
                        wire.send(request)
                    for wire, request in zip(connections, batch, strict=True):
                        wire.receive(request)
                    sent += CONNECTIONS
                sizes = program.resident()
                resident.append(sizes[0])
                private.append(sizes[1])
                if sample % 10 == 0:
                    context.say(f"  {sent:,}: {sizes[0]:,} KiB resident, {sizes[1]:,} private and dirty")
                if sample in (WARM_UP, SAMPLES):
                    # A new connection: the server closes one that is idle for long.
                    with program.client() as client:
                        rows.append(len(client.json("GET", "/_sim/diff")))
            took = time.perf_counter() - begin
        with program.client() as client:
            kept = len(client.json("GET", "/_sim/journal?limit=2000")["entries"])
    if rows[0] != rows[1]:
        context.faults.append(f"the data grew from {rows[0]} changed rows to {rows[1]}: memory may grow with it")
    if kept != JOURNAL:
        context.faults.append(f"the journal has {kept:,} entries and not its standard {JOURNAL:,}")
    last = f"the last {SAMPLES - WARM_UP} % of {total:,} requests"
    return [
        flatness(f"VmRSS over {last}, greatest / least", resident),
        flatness("private and dirty memory, the same", private),
        Result("requests, each answered as expected", Spread.of([sent / took]), None, False, "/s",
               f"{kept:,} in the journal; {rows[1]} rows differ from the seed, as after the warm-up")]


def flatness(work: str, samples: list[int]) -> Result:
    after = samples[WARM_UP:]
    third = len(after) // 3
    first, last = (statistics.median(part) for part in (after[:third], after[-third:]))
    return Result(
        work, Spread.of([max(after) / min(after)]), FLAT, False,
        detail=f"{min(after):,} to {max(after):,} KiB; median of the first third {first:,.0f}, of the last "
               f"{last:,.0f}; after the first 1 % of all {samples[0]:,}")


class Mix:
    """Of 20 requests eleven read, five write and four are refused.

    The writes put new texts into one arbetsorder and a new address into one kund: what the data takes stays the same.
    A create or a change of status would add rows, and memory would rightly grow.
    """

    def __init__(self, session: Session, order: int):
        self.session, self.order = session, order
        without_login = {"Authorization": session.headers["Authorization"]}
        orders, fasta = f"{API}/arbetsorder", f"{API}/fastastrukturen"
        self.fixed = [
            Request.of(session, "GET", f"{orders}/101", 200),
            Request.of(session, "GET", f"{orders}/{order}", 200),
            None,
            Request.of(session, "GET", f"{orders}?limit=10", 200),
            Request.of(session, "GET", f"{orders}/102", 200),
            Request.of(session, "GET", f"{orders}/9999999", 404),
            Request.of(session, "GET", f"{orders}/{order}", 200),
            None,
            Request.of(session, "POST", f"{fasta}/objekt/felanmalningsbara/uthyrningsbara", 200,
                       '{"filter": {"kundId": 310001}}'),
            Request.of(session, "GET", f"{orders}/103", 200),
            Request.of(session, "PUT", f"{orders}/{order}/status", 400, '{"statuskod": "REG"}'),
            Request.of(session, "GET", f"{orders}?status=PAGAR&limit=10", 200),
            None,
            Request.of(session, "GET", f"{orders}/{order}", 200),
            Request.of(session, "GET", f"{orders}/101", 401, headers=without_login),
            Request.of(session, "GET", f"{fasta}/utrymmen?objektId=9900101", 200),
            None,
            Request.of(session, "PUT", f"{orders}/{order}", 400, '{"information": '),
            Request.of(session, "GET", f"{orders}?limit=5", 200),
            None]

    def request(self, number: int) -> Request:
        turn, place = divmod(number, len(self.fixed))
        if fixed := self.fixed[place]:
            return fixed
        if place == len(self.fixed) - 1:
            return Request.of(self.session, "PUT", f"{API}/kund/310001/kontaktuppgift", 200,
                              f'{{"epostAdress": "nr{turn % 10_000:05}@example.com"}}')
        return Request.of(self.session, "PUT", f"{API}/arbetsorder/{self.order}", 200,
                          f'{{"information": {{"atgard": "nr {number:08}"}}}}')
