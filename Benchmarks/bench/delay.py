"""What others wait while 20 requests are under a delay of 5 s, on a server with two workers."""

from __future__ import annotations

import select
import statistics
import threading
import time
from contextlib import ExitStack

from .client import API
from .context import Context, Result, Spread
from .load import Session
from .wire import Request, Wire

DELAYED = 20
DELAY_SECONDS = 5
OTHERS = 2_000
CONNECTIONS = 4
SLOW = f"{API}/arbetsorder/102"


def delay(context: Context) -> list[Result]:
    with context.demo("delay", workers=2).start() as program:
        session = program.log_in().session
        with program.client() as client:
            orders = client.page("status=REG,GODK,PAGAR")
            client.json("POST", "/_sim/faults", {
                "match": {"path": SLOW}, "effect": {"delay": f"PT{DELAY_SECONDS}S"}})
        changed = next(order["id"] for order in orders if order["id"] != 102)
        requests = mix(session, changed)
        others(session, requests)
        context.say("without a delay")
        alone = others(session, requests)
        context.say("beside the delayed ones")
        with ExitStack() as open_wires:
            slow = Request.of(session, "GET", SLOW, 200)
            wires = [open_wires.enter_context(Wire(session)) for _ in range(DELAYED)]
            begin = time.perf_counter()
            for wire in wires:
                wire.send(slow)
            beside = others(session, requests)
            took = time.perf_counter() - begin
            early, _, _ = select.select([wire.socket for wire in wires], [], [], 0)
            if early or took > DELAY_SECONDS:
                context.faults.append(
                    f"{len(early)} delayed answers came while the others ran, which took {took:.1f} s: "
                    "they were not beside one another")
            for wire in wires:
                wire.receive(slow)
            last = time.perf_counter() - begin
    if not DELAY_SECONDS <= last <= DELAY_SECONDS + 2:
        context.faults.append(f"the last of the delayed came after {last:.2f} s")
    worst = max(beside)
    detail = f"median {statistics.median(beside):.2f} ms; all {len(beside):,} in {took:.2f} s"
    return [
        Result(f"p99 of {OTHERS:,} requests beside {DELAYED} under a delay of {DELAY_SECONDS} s, 2 workers",
               Spread.of([p99(beside)]), 50, False, " ms", detail),
        Result("the slowest of them", Spread.of([worst]), 1000, False, " ms"),
        Result("p99 beside the delayed / p99 of the same requests alone", Spread.of([p99(beside) / p99(alone)]), None,
               False, detail=f"alone {p99(alone):.2f} ms"),
        Result("the last of the delayed answers", Spread.of([last]), None, False, " s")]


def p99(latencies: list[float]) -> float:
    return statistics.quantiles(latencies, n=100, method="inclusive")[-1]


def mix(session: Session, changed: int) -> list[Request]:
    """Reads of one and of a list, a search, writes and refusals, of which none is delayed."""
    put = f"{API}/arbetsorder/{changed}"
    texts = [f'{{"information": {{"atgard": "nr {number}"}}}}' for number in range(2)]
    return [
        Request.of(session, "GET", f"{API}/arbetsorder/101", 200),
        Request.of(session, "PUT", put, 200, texts[0]),
        Request.of(session, "GET", f"{API}/arbetsorder?limit=20", 200),
        Request.of(session, "GET", f"{API}/arbetsorder/9999999", 404),
        Request.of(session, "GET", put, 200),
        Request.of(session, "PUT", put, 200, texts[1]),
        Request.of(session, "GET", f"{API}/fastastrukturen/utrymmen?objektId=9900101", 200),
        Request.of(session, "GET", f"{API}/arbetsorder/103", 200)]


def others(session: Session, requests: list[Request]) -> list[float]:
    """Milliseconds of each of the 2,000, over four connections."""
    latencies: list[float] = []
    failures: list[BaseException] = []

    def run(first: int) -> None:
        own = []
        try:
            with Wire(session) as wire:
                for number in range(first, OTHERS, CONNECTIONS):
                    # Each connection begins elsewhere in the mix.
                    request = requests[(number // CONNECTIONS + first) % len(requests)]
                    begin = time.perf_counter()
                    wire.send(request)
                    wire.receive(request)
                    own.append((time.perf_counter() - begin) * 1000)
        except Exception as error:  # raised below, on the thread that measures
            failures.append(error)
        latencies.extend(own)

    threads = [threading.Thread(target=run, args=(first,)) for first in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]
    return latencies
