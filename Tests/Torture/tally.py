"""What the kinds found: one row each, and a folder with the inputs that broke something."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Limits:
    """What takes longer, in seconds, is slow: a request; a start or a stop of the program."""

    request: float = 2.0
    process: float = 5.0


LIMITS = Limits()
# What is told of a kind, at most, and of those findings that begin alike: the table counts on.
TOLD, ALIKE = 24, 3


@dataclass
class Row:
    """A kind's line of the table. Whatever is counted beside `tried` is a broken promise."""

    kind: str
    folder: Path
    tried: int = 0
    lost: int = 0
    crashed: int = 0
    errors: int = 0
    slow: int = 0
    wrong: int = 0
    skipped: str | None = None
    note: str = ""
    findings: list[str] = field(default_factory=list)
    kept: int = 0
    alike: dict[str, int] = field(default_factory=dict)

    @property
    def broken(self) -> bool:
        return bool(self.lost or self.crashed or self.errors or self.slow or self.wrong)

    def found(self, column: str, text: str, evidence: bytes | None = None, count: int = 1) -> None:
        """Counts in a column; says what happened, and keeps what did it, as long as there are few of them."""
        setattr(self, column, getattr(self, column) + count)
        likeness = column + re.sub(r"[0-9a-f-]{8,}|\d+", "", text)[:80]
        self.alike[likeness] = self.alike.get(likeness, 0) + 1
        if len(self.findings) >= TOLD or self.alike[likeness] > ALIKE:
            return
        where = self.keep(column, evidence) if evidence is not None else None
        line = f"{self.kind}: {column}: {printable(text)}"
        self.findings.append(f"{line}\n    kept: {where}" if where else line)

    def keep(self, name: str, content: bytes) -> Path:
        """Writes evidence as a file of its own, and returns its path."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.kept += 1
        path = self.folder / f"{self.kind}-{self.kept:02}-{name}"
        path.write_bytes(content)
        return path


def printable(text: str) -> str:
    """One line without control characters, since it may come from what was sent."""
    return re.sub(r"[^\x20-\x7e\xa0-\ud7ff\ue000-\ufffd]", "?", text)[:600]


def write(document: Path, figures: str) -> None:
    """Puts figures between the marks of a document, in place of those that stand there."""
    text = document.read_text()
    before, mark, rest = text.partition("<!-- figures -->\n")
    _, end, after = rest.partition("<!-- end of figures -->")
    if not mark or not end:
        raise SystemExit(f"scripts/torture: {document} has no place for figures")
    document.write_text(f"{before}{mark}```text\n{figures}\n```\n{end}{after}")


def table(rows: list[Row]) -> str:
    """The rows as they are printed."""
    head = f"{'kind':12} {'tried':>8} {'lost':>6} {'crashed':>8} {'5xx':>6} {'slow':>6} {'wrong':>6}  what was tried"
    lines = [head]
    for row in rows:
        if row.skipped:
            lines.append(f"{row.kind:12} {'skipped':>8}  {row.skipped}")
            continue
        figures = f"{row.tried:>8} {row.lost:>6} {row.crashed:>8} {row.errors:>6} {row.slow:>6} {row.wrong:>6}"
        lines.append(f"{row.kind:12} {figures}  {row.note}")
    return "\n".join(lines)
