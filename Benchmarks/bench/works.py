"""What is asked for in the tables of costs, and how much of nginx's cost it may take."""

from __future__ import annotations

from dataclasses import dataclass

from .load import Session
from .programs import Program

ARBETSORDER = 10_000


@dataclass(frozen=True)
class Work:
    """What is asked for, how often at least, how many times nginx's instructions it may take, and by which options of the
    server, which has its default settings else."""

    name: str
    requests: int
    goal: float
    options: tuple[str, ...] = ()


WORKS = {
    "unchanged": Work("GET one arbetsorder, asked again unchanged", 200, 2),
    "worlds": Work("the same in 100 worlds in turn", 100, 2),
    "get": Work("GET one arbetsorder, each once", 200, 4),
    "status": Work("GET its status, each once", 200, 3),
    "list": Work("list of 100, filtered, each page once", 30, 18),
    "post": Work("POST an arbetsorder with its händelse", 74, 12),
    "log": Work("the GET asked again, with `--log all`", 200, 2.06, ("--log", "all")),
    "log-json": Work(
        "the same, with `--log-format json`", 200, 2.06, ("--log", "all", "--log-format", "json")),
}


def in_world(program: Program, name: str) -> tuple[str, Session]:
    """The prefix of a world, and tokens of it."""
    with program.client(f"/w/{name}") as client:
        return client.prefix, client.log_in()
