"""What is asked for in the tables of costs, and how much of nginx's cost it may take."""

from __future__ import annotations

from dataclasses import dataclass

ARBETSORDER = 10_000


@dataclass(frozen=True)
class Work:
    """What is asked for, how often at least, and how many times nginx's instructions it may take."""

    name: str
    requests: int
    goal: float


WORKS = {
    "unchanged": Work("GET one arbetsorder, asked again unchanged", 400, 2),
    "get": Work("GET one arbetsorder, each once", 400, 4),
    "status": Work("GET its status, each once", 400, 3),
    "list": Work("list of 100, filtered, each page once", 60, 18),
    "post": Work("POST an arbetsorder with its händelse", 150, 12),
}
