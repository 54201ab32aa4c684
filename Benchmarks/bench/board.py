"""What a board takes with a hundred times as many arbetsorder: a page must not pay for those that it doesn't show."""

from __future__ import annotations

import statistics
import time
from contextlib import ExitStack

from .client import Client
from .context import Context, Result, Spread

FEW, MANY = 10_000, 1_000_000
ROUNDS = 40
# Each order, a page far down, a filter that an index has, two that none has, and words that few have.
BOARDS = {
    "board": "board", "sort=sla": "board?sort=sla", "sort=prio": "board?sort=prio", "sort=changed": "board?sort=changed",
    "typ=U": "board?typ=U", "typ and utforare": "board?typ=F&utforare=R100&sort=sla", "q": "board?q=finnsinte",
    "tree": "tree",
}


def board(context: Context) -> list[Result]:
    results = []
    rounds = 5 if context.quick else ROUNDS
    with ExitStack() as running:
        few, many = (running.enter_context(context.simulator(count)).start().log_in() for count in (FEW, MANY))
        with few.client() as small, many.client() as large:
            first = took(large, "board")
            took(small, "board")
            for name, path in BOARDS.items():
                context.say(f"  {name}")
                context.check_time()
                # The tree counts what is open at its first look.
                took(small, path), took(large, path)
                pairs = [(took(small, path), took(large, path)) for _ in range(rounds)]
                a, b = (statistics.median(side) for side in zip(*pairs, strict=True))
                results.append(Result(
                    f"{name}: {MANY:,} / {FEW:,} arbetsorder", Spread.of([y / x for x, y in pairs]), 2, False,
                    detail=f"{b:.1f} ms against {a:.1f} ms"))
    results.append(Result(f"the first look at {MANY:,} after a start", Spread.of([first]), None, False, " ms"))
    return results


def took(client: Client, path: str) -> float:
    begin = time.perf_counter()
    client.send("GET", f"/_sim/{path}")
    return (time.perf_counter() - begin) * 1000
