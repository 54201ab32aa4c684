"""What is asked for in the tables of costs, and how much of nginx's cost it may take."""

from __future__ import annotations

from dataclasses import dataclass

from .load import Session
from .programs import Program

ARBETSORDER = 10_000
WORLDS = 100


@dataclass(frozen=True)
class Work:
    """What is asked for, how often it is counted, how many times nginx's instructions it may take, and by which options of
    the server, which has its default settings else."""

    name: str
    requests: int
    goal: float
    options: tuple[str, ...] = ()


WORKS = {
    "unchanged": Work("GET one arbetsorder, asked again unchanged", 400, 2),
    "worlds": Work(f"the same in {WORLDS} worlds in turn", 2 * WORLDS, 2),
    "get": Work("GET one arbetsorder, each once", 400, 4),
    "status": Work("GET its status, each once", 400, 3),
    "list": Work("list of 100, filtered, each page once", 60, 18),
    "post": Work("POST an arbetsorder with its händelse", 150, 12),
    "log": Work("the GET asked again, with `--log all`", 400, 2.06, ("--log", "all")),
    "log-json": Work(
        "the same, with `--log-format json`", 400, 2.06, ("--log", "all", "--log-format", "json")),
}


def in_world(program: Program, name: str) -> tuple[str, Session]:
    """The prefix of a world, and tokens of it."""
    with program.client(f"/w/{name}") as client:
        return client.prefix, client.log_in()
