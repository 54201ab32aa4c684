"""What a fork and a reset take at 10,000 arbetsorder, as a client sees it, beside a bare request."""

from __future__ import annotations

import itertools
import json
import time
from collections.abc import Callable

from .client import API, Client
from .context import Context, Result, Spread
from .load import BenchmarkError

ORDERS = 10_000
CHANGED_ROWS = 300
JSON = {"Content-Type": "application/json"}


def milliseconds(call: Callable[[], object]) -> float:
    begin = time.perf_counter()
    call()
    return (time.perf_counter() - begin) * 1000


class Forks:
    """A server with 10,000 arbetsorder, and a connection to its control plane."""

    def __init__(self, context: Context, control: Client):
        self.context, self.control = context, control
        self.runs = 5 if context.quick else max(31, context.pairs)
        self.numbers = itertools.count()
        self.bare: list[float] = []

    def world(self, name: str) -> Client:
        client = Client(self.control.url, f"/w/{name}")
        client.log_in()
        return client

    def change(self, client: Client, order: int) -> None:
        client.json("PUT", f"{API}/arbetsorder/{order}", {"information": {"atgard": f"nr {next(self.numbers)}"}})

    def measured(self, prepare: Callable[[], object], call: Callable[[], object]) -> Spread:
        """Each call with a bare request before it; the first is left out."""
        times = []
        for _ in range(self.runs + 1):
            self.context.check_time()
            prepare()
            self.bare.append(milliseconds(lambda: self.control.send("GET", "/_sim/health")))
            times.append(milliseconds(call))
        return Spread.of(times[1:])

    def fork(self, source: str | None, prepare: Callable[[], object] = lambda: None) -> Spread:
        """Each fork is let go before the next one is made."""
        # A new connection: the server has closed this one where it was idle for long.
        self.control.connection.close()
        name = "copy"
        body = json.dumps({"name": name, **({"from": source} if source else {})}).encode()
        made = False

        def clean() -> None:
            nonlocal made
            if made:
                self.control.send("DELETE", f"/_sim/worlds/{name}")
            made = True
            prepare()

        spread = self.measured(clean, lambda: self.control.send("POST", "/_sim/worlds", body, JSON))
        self.control.send("DELETE", f"/_sim/worlds/{name}")
        return spread

    def reset(self, client: Client, order: int) -> Spread:
        def prepare() -> None:
            client.log_in()
            self.change(client, order)

        return self.measured(prepare, lambda: client.send("POST", "/_sim/reset", b"{}", JSON))


def open_orders(client: Client) -> list[int]:
    """The ids of the arbetsorder whose texts can still change, in all parts of the database."""
    open_statuses = "status=REG,GODK,PAGAR"
    pages = (client.page(open_statuses, offset) for offset in range(0, ORDERS, 100))
    return sorted(row["id"] for page in itertools.takewhile(bool, pages) for row in page)


def changed_rows(client: Client) -> int:
    return len(client.json("GET", "/_sim/diff"))


def forks(context: Context) -> list[Result]:
    context.say("forks and resets")
    with context.simulator(ORDERS).start(60) as program, program.log_in().client() as control:
        forking = Forks(context, control)
        changeable = open_orders(control)
        first = changeable[0]
        results = []

        def add(work: str, spread: Spread, target: float, detail: str = "") -> None:
            results.append(Result(work, spread, target, False, " ms", detail))

        add("fork from the seed's image", forking.fork(None), 2)
        with forking.world("reset") as client:
            add("reset of a world in memory, one row changed", forking.reset(client, first), 2)
        # Neighbours share pages, and so an image; spread over all, each is on a page of its own.
        for name, chosen in (
                ("neighbours", changeable[:CHANGED_ROWS - 25]),
                ("spread over all", changeable[::len(changeable) // CHANGED_ROWS + 1])):
            with forking.world("few") as client:
                for order in chosen:
                    forking.change(client, order)
                few = forking.fork("few", lambda: forking.change(client, first))
                rows = changed_rows(client)
                if rows > CHANGED_ROWS:
                    raise BenchmarkError(f"{rows} rows were changed, at most {CHANGED_ROWS} are meant")
                add(f"fork of a world in memory, {rows} rows changed: {name}", few, 5)
            control.send("DELETE", "/_sim/worlds/few")
        add("full copy: fork of the default world, which is a file",
            forking.fork("default", lambda: forking.change(control, first)), 40)
        with forking.world("most") as client:
            for order in changeable:
                forking.change(client, order)
            most = forking.fork("most", lambda: forking.change(client, first))
            add(f"full copy: fork of a world in memory, {len(changeable):,} rows changed", most, 40)
        results.append(Result(
            "a bare request, GET /_sim/health: part of each of these", Spread.of(forking.bare), None, False, " ms"))
    return results
