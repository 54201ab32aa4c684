"""The same load on one world, and spread over many."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable

from .client import API
from .context import Context, Result, rates, ratios
from .load import Session, Work, run_round
from .programs import Program

CONNECTIONS = 8


def line(prefix: str, session: Session) -> str:
    """A world as `load.lua` reads it."""
    return f"{prefix} {session.gateway} {session.login}\n"


def many_against_one(context: Context, program: Program, count: int) -> Result:
    """GET one arbetsorder, which both remember: what differs is the world alone."""
    lines = []
    with program.client() as client:
        path = f"{API}/arbetsorder/{client.page(limit=1)[0]['id']}"
        for number in range(count):
            client.prefix = f"/w/bench{number}"
            lines.append(line(client.prefix, client.log_in()))
    files = {name: program.workdir / name for name in ("one", "many")}
    files["one"].write_text(lines[0])
    files["many"].write_text("".join(lines))

    def spread_over(name: str) -> Callable[[], float]:
        work = Work("worlds", path, CONNECTIONS, {"worlds": files[name]})
        return lambda: run_round(program.session, work).per_second

    figures = context.interleaved({name: spread_over(name) for name in files})
    return Result(
        f"GET one arbetsorder spread over {count:,} worlds / one world", ratios(figures, "many", "one"), None, True,
        detail=rates(figures, "many", "one"))


def walks_against_one(context: Context, program: Program, count: int) -> Result:
    """Walks from a create to UTFÖRD. The one world is a new one in each round, since each walk adds to its data; all have
    been walked once, so that nobody opens a database while it is measured."""
    body = program.post_body()
    file, fresh = program.workdir / "walked", itertools.count()
    (program.workdir / "body.json").write_text(json.dumps(body))

    def walked(prefix: str) -> str:
        with program.client(prefix) as client:
            session = client.log_in()
            client.carry_out(client.json("POST", f"{API}/arbetsorder", body)["id"])
        return line(prefix, session)

    def measure(lines: str) -> float:
        file.write_text(lines)
        return run_round(program.session, Work(
            "walks", f"{API}/arbetsorder", CONNECTIONS, {"worlds": file, "body": program.workdir / "body.json"},
            threads=CONNECTIONS)).per_second

    many = "".join(walked(f"/w/walk{number}") for number in range(count))
    figures = context.interleaved({
        "one": lambda: measure(walked(f"/w/alone{next(fresh)}")), "many": lambda: measure(many)})
    return Result(
        f"walks from create to UTFÖRD spread over {count:,} worlds / one world, requests",
        ratios(figures, "many", "one"), None, True, detail=rates(figures, "many", "one"))
