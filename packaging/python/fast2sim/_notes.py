"""What the simulator notes of a client."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Collection, Mapping, Optional, Sequence

LEVELS = ("info", "warning", "error")


class UnexpectedNotes(AssertionError):
    """The client did what the simulator noted, and nobody has allowed."""


@dataclass(frozen=True)
class Note:
    """What the simulator noted of a request: what FAST2 lets pass and is still wrong, or why it refuses."""

    code: str
    level: str
    text: str
    hint: str
    rule: str
    basis: tuple[str, ...]
    source: str
    method: str
    target: str
    status: int
    operation: Optional[str]
    request: int

    @classmethod
    def of_entry(cls, entry: Mapping[str, Any]) -> list[Note]:
        """The notes of an entry of the journal."""
        return [
            cls(
                code=note["code"],
                level=note["level"],
                text=note["text"],
                hint=note["hint"],
                rule=note["rule"],
                basis=tuple(note["basis"]),
                source=note["source"],
                method=entry["method"],
                target=entry["target"],
                status=entry["status"],
                operation=entry["operation"],
                request=entry["id"],
            )
            for note in entry["notes"]
        ]

    def __str__(self) -> str:
        return self.told()

    def told(self, times: int = 1) -> str:
        """In four lines: what, what to do, by which rule, in which request."""
        where = f"{self.method} {self.target} {self.status}"
        often = f", {times} times; the first was request {self.request}" if times > 1 else f", request {self.request}"
        return (
            f"{self.level} {self.code}: {self.text}\n"
            + (f"  → {self.hint}\n" if self.hint else "")
            + f"  rule {self.rule}, {' and '.join(self.basis)}: {self.source}\n"
            + f"  {where} ({self.operation or 'no operation'}{often})"
        )


def levels(least: str) -> tuple[str, ...]:
    """Those that are as grave as one, or graver; none for `never`. Raises ValueError for what is no level."""
    if least == "never":
        return ()
    if least not in LEVELS:
        raise ValueError(f"there is no level {least!r}: it is {', '.join(LEVELS)} or never")
    return LEVELS[LEVELS.index(least) :]


def unexpected(notes: Sequence[Note], failing: Collection[str], allowed: Collection[str], meant: str) -> Optional[str]:
    """Tells of notes of levels that fail and that nobody allows, each once; None where there are none.

    `meant` is how their codes are allowed, with `{}` for these.
    """
    groups: dict[tuple[str, str, Optional[str]], list[Note]] = {}
    for note in notes:
        if note.level in failing and note.code not in allowed:
            groups.setdefault((note.code, note.text, note.operation), []).append(note)
    if not groups:
        return None
    told = "\n".join(same[0].told(len(same)) for same in groups.values())
    codes = ", ".join(f'"{code}"' for code in sorted({code for code, _, _ in groups}))
    return (
        "fast2sim noted, and the test does not allow:\n"
        + re.sub(r"^", "  ", told, flags=re.MULTILINE)
        + f"\nWhere that is meant: {meant.format(codes)}"
    )
