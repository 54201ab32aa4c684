"""What the checks found: a row each, the measured budgets, and the walks; printed as tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

# What is told of one check, at most: the table counts on.
TOLD = 60


@dataclass
class Row:
    """A check's line: how much it looked at, and what was wrong."""

    check: str
    looked: int = 0
    findings: list[str] = field(default_factory=list)
    seconds: float = 0.0
    note: str = ""

    def found(self, text: str) -> None:
        self.findings.append(printable(text))

    def expect(self, holds: object, text: str) -> bool:
        """Counts one thing looked at; `text` says what is wrong where it does not hold."""
        self.looked += 1
        if not holds:
            self.found(text)
        return bool(holds)


@dataclass(frozen=True)
class Budget:
    """A figure that has a bound."""

    name: str
    measured: float
    most: float
    unit: str

    @property
    def met(self) -> bool:
        return self.measured <= self.most


@dataclass(frozen=True)
class Walk:
    """What somebody came to do, in clicks and seconds."""

    name: str
    clicks: int
    most: int
    seconds: float


@dataclass
class Ledger:
    rows: list[Row] = field(default_factory=list)
    budgets: list[Budget] = field(default_factory=list)
    walks: list[Walk] = field(default_factory=list)

    def measured(self, row: Row, name: str, figure: float, most: float, unit: str) -> None:
        """Writes a figure down, and that its bound was missed where it was."""
        self.budgets.append(Budget(name, figure, most, unit))
        row.expect(figure <= most, f"{name}: {figure:,.1f} {unit}, and at most {most:,g} are allowed")

    def walked(self, row: Row, name: str, clicks: int, most: int, seconds: float) -> None:
        self.walks.append(Walk(name, clicks, most, seconds))
        row.expect(clicks <= most, f"{name}: {clicks} clicks, and at most {most} are allowed")

    def print(self) -> None:
        print(f"{'check':12} {'looked at':>10} {'wrong':>6} {'seconds':>8}")
        for row in self.rows:
            print(f"{row.check:12} {row.looked:>10,} {len(row.findings):>6} {row.seconds:>8.1f}  {row.note}".rstrip())
        if self.walks:
            print(f"\n{'walk':60} {'clicks':>7} {'at most':>8} {'seconds':>8}")
        for walk in self.walks:
            print(f"{walk.name:60} {walk.clicks:>7} {walk.most:>8} {walk.seconds:>8.1f}")
        if self.budgets:
            print(f"\n{'budget':60} {'measured':>12} {'at most':>10} {'':7} ")
        for budget in self.budgets:
            verdict = "met" if budget.met else "MISSED"
            print(f"{budget.name:60} {budget.measured:>12,.1f} {budget.most:>10,g} {budget.unit:7} {verdict}")
        for row in self.rows:
            for finding in row.findings[:TOLD]:
                print(f"{row.check}: {finding}")
            if len(row.findings) > TOLD:
                print(f"{row.check}: and {len(row.findings) - TOLD} more")


def printable(text: str) -> str:
    """One line without control characters, since it may come from what was sent."""
    return re.sub(r"[^\x20-\x7e\xa0-\u1fff\u2030-\ud7ff\ue000-\ufffd]", "?", " ".join(text.split()))[:500]
