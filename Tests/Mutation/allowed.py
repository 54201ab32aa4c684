"""The faults that may stay unnoticed, each with a reason; by file and text, since lines move."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from places import Place


@dataclass(frozen=True)
class Allowed:
    path: str
    before: str
    after: str
    why: str


def read(path: Path) -> list[Allowed]:
    """Blocks of four lines: the file, `- ` before, `+ ` after, and why it changes nothing."""
    result: list[Allowed] = []
    for block in path.read_text().split("\n\n") if path.exists() else []:
        lines = [line for line in block.strip().split("\n") if line and not line.startswith("#")]
        if not lines:
            continue
        if len(lines) < 4 or not lines[1].startswith("- ") or not lines[2].startswith("+ "):
            raise SystemExit(f"{path}: not a file, a line before, a line after and a reason: {lines[0]}")
        result.append(Allowed(lines[0], lines[1][2:], lines[2][2:], " ".join(lines[3:])))
    return result


def reason(place: Place, allowed: list[Allowed]) -> str:
    for one in allowed:
        if (one.path, one.before, one.after) == (place.path, place.before, place.after):
            return one.why
    return ""
