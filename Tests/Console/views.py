"""The views of the console, and the address of each in a staged world."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class View:
    """`route` is what stands behind the `#`."""

    name: str
    route: str


VIEWS = (
    View("board", "/"),
    View("ao", "/ao/1000"),
    View("objekt", "/objekt"),
    View("journal", "/j"),
    View("entry", "/j/4"),
    View("clock", "/clock"),
    View("worlds", "/worlds"),
    View("history", "/history"),
    View("faults", "/faults"),
    View("scenarios", "/scenarios"),
    View("coverage", "/coverage"),
    View("api", "/api"),
    View("operation", "/api/postArbetsorder"),
    View("files", "/files"),
    View("outbox", "/outbox"),
    View("help", "/help"),
)
NAMED = {view.name: view for view in VIEWS}
LANGUAGES = {"sv": "sv-SE", "en": "en-GB"}
THEMES = ("light", "dark")
