"""Scenarios that are run from the page: what came of each step stands below it, and the world is as it was."""

from __future__ import annotations

from ledger import Row
from run import Check, Run

BROKEN = {
    "fast2": "scenario/1", "name": "Trasig med flit", "clock": "2026-03-02T07:30:00+01:00",
    "state": {"arbetsorder": [{"id": 5001, "objekt": "9900101", "typ": "F", "status": "UTFÖRD", "utforare": "R100"}]},
    "steps": [
        {"as": "user", "send": "GET /v1/arbetsorder/5001/status", "expect": {"status": 200}},
        {"send": "PUT /v1/arbetsorder/5001/status", "body": {"statuskod": "PAGAR"}, "expect": {"status": 200}},
        {"send": "GET /v1/arbetsorder/5001", "expect": {"status": 200}},
    ],
}
OUTCOMES = "items => items.map(item => item.dataset.outcome)"


def check_scenarios(run: Run, row: Row) -> None:
    site = run.programs.start("scenarios")
    site.sim("POST", "scenario/run", BROKEN)
    before = site.sim("GET", "state")
    tab = run.tab(site)
    for name, wanted in (("Trasig med flit", ["passed", "failed", "not-run"]), ("Dubbelbokad tid", None)):
        tab.open(f"/scenarios?q={name.replace(' ', '%20')}")
        tab.page.locator(f"li[data-row='{name}'] .acts button").last.click()
        tab.until(f"the outcome of {name}", "() => document.querySelector('.outcome [role=status]') !== null")
        outcomes = tab.page.locator(".outcome [data-outcome]").evaluate_all(OUTCOMES)
        row.expect(outcomes == wanted if wanted else outcomes and set(outcomes) == {"passed"},
                   f"{name}: its steps came to {outcomes}")
        if wanted:
            failed = tab.page.locator("[data-outcome=failed]").inner_text()
            for part in ("expected 200, got 400", "status-step", "rule 4.2"):
                row.expect(part in failed, f"{name}: nothing says {part!r}")
        row.expect(tab.count("main [role=alert]") == 0, f"{name}: it is refused")
    row.expect(site.sim("GET", "state") == before, "the world has changed")
    for problem in tab.broken():
        row.found(problem)
    tab.page.context.close()


CHECKS: dict[str, Check] = {"scenarios": check_scenarios}
