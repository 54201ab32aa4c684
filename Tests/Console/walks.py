"""The three walks, as the people for whom the console is there would go them; clicks and seconds are counted."""

from __future__ import annotations

from ledger import Row
from run import Check, Run

CHECKS: dict[str, Check] = {}
