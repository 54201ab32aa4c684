"""What the checks share: how the program is started, the browser, and the ledger."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from browsing import Chromium, Record, Tab
from ledger import Ledger, Row
from program import Programs, Site, staged
from views import VIEWS, View


@dataclass
class Run:
    programs: Programs
    chromium: Chromium
    ledger: Ledger
    record: Record
    # The page as it lies in the sources; that of the program is the same.
    sources: Path
    update: bool = False
    views: tuple[View, ...] = VIEWS
    sites: dict[str, Site] = field(default_factory=dict)

    def staged(self) -> Site:
        """A server with something to show in each view. Checks that look and change nothing share it."""
        if "staged" not in self.sites:
            self.sites["staged"] = staged(self.programs.start("staged"))
        return self.sites["staged"]

    def let_go(self) -> None:
        """Closes and ends what a check has left open."""
        self.chromium.let_go()
        self.programs.let_go([*self.sites.values()])

    def tab(self, site: Site, **more: object) -> Tab:
        """A page of its own, in a browser that remembers nothing."""
        return self.chromium.tab(site, **more)


Check = Callable[[Run, Row], None]
