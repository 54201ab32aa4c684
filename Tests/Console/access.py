"""For those who see or hear it otherwise: axe on every view, and what a screen reader is told of it."""

from __future__ import annotations

import difflib
import re
from pathlib import Path

import axe_playwright_python

from browsing import Missing, Tab
from ledger import Row
from program import staged
from run import Check, Run
from views import LANGUAGES, THEMES

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
# All its rules, those of WCAG 2.2 that are off by themselves among them.
RUN = """async () => (await axe.run(document, {
  resultTypes: ["violations"], rules: { "target-size": { enabled: true } },
})).violations.map((one) => `${one.id} ×${one.nodes.length}, at ${one.nodes[0].target.join(" ")}: ${
  one.nodes[0].failureSummary.replace(/\\s+/g, " ")}`)"""
GOLDEN = Path(__file__).with_name("golden")
# What is another figure in each run.
FIGURES = (
    (re.compile(r"\b\d+([.,]\d+)?\s?(ms|µs|kB|MB|B)\b"), r"0 \2"),
    (re.compile(r"127\.0\.0\.1:\d+"), "127.0.0.1:8280"),
    (re.compile(r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b"), "00000000-0000"),
    (re.compile(r"\b\d+\.\d+\.\d+(-[a-z0-9.]+)?\b"), "0.0.0"),
    (re.compile(r"\b20\d\d-\d\d-\d\dT[0-9:.]+(Z|[+-]\d\d:\d\d)"), "0000-00-00T00:00:00Z"),
    # To the second it is told what the machine's time was.
    (re.compile(r"\b\w{3} \d+ \w+\.? \d{4} \d\d:\d\d:\d\d"), "nu"),
    (re.compile(r"för (\d+ (min|s) ?)+sedan"), "nyss"),
)
COUNT = re.compile(r"(?<=\w) \d[\d\s]*%?(?=\")")
# A list that grows with each new scenario is compared in part.
IN_PART = {"scenarios": "/scenarios?q=sla"}


def violations(tab: Tab) -> list[str]:
    if not tab.page.evaluate("() => 'axe' in window"):
        tab.page.evaluate(AXE)
    return tab.page.evaluate(RUN)


def check_axe(run: Run, row: Row) -> None:
    for language in LANGUAGES:
        tab = run.tab(run.staged(), language=language)
        try:
            tab.open("/")
        except Missing as missing:
            row.expect(False, str(missing))
        for view in run.views:
            try:
                tab.go(view.route)
            except Missing as missing:
                row.expect(False, f"{view.name}: {missing}")
                continue
            for theme in THEMES:
                tab.page.emulate_media(color_scheme=theme)
                found = violations(tab)
                row.looked += 1
                for violation in found:
                    row.found(f"{view.name}, {theme}, {language}: {violation}")
        said = tab.page.evaluate("() => document.documentElement.lang")
        row.expect(said == language, f"the page's language is said to be {said!r} and not {language!r}")
        tab.page.context.close()


def check_aria(run: Run, row: Row) -> None:
    """The tree of each view as a screen reader gets it, compared with a golden file; `--update` writes those anew."""
    site = staged(run.programs.start("aria"))
    tab = run.tab(site)
    # What an arbetsorder is shown by is asked for by many requests at once, which the journal has in any order.
    views = sorted(run.views, key=lambda view: view.name not in ("journal", "entry"))
    tab.open(views[0].route)
    header, menu = (tab.page.locator(part).aria_snapshot() for part in ("header", "nav"))
    # What stands behind a place of the menu is counted by requests that may still be under way.
    compare(run, row, "shell", f"{header}\n{COUNT.sub('', menu)}")
    for view in views:
        try:
            tab.go(IN_PART.get(view.name, view.route))
        except Missing as missing:
            row.expect(False, f"{view.name}: {missing}")
            continue
        compare(run, row, view.name, tab.page.locator("main").aria_snapshot())
    tab.page.context.close()


def compare(run: Run, row: Row, name: str, told: str) -> None:
    for pattern, instead in FIGURES:
        told = pattern.sub(instead, told)
    golden = GOLDEN / f"{name}.yaml"
    if run.update:
        GOLDEN.mkdir(exist_ok=True)
        golden.write_text(told + "\n", encoding="utf-8")
    before = golden.read_text(encoding="utf-8") if golden.exists() else ""
    changed = [line for line in difflib.unified_diff(before.splitlines(), told.splitlines(), lineterm="", n=0)
               if line[:1] in "+-" and line[:3] not in ("+++", "---")]
    row.expect(not changed, f"{name}: {len(changed)} lines differ from {golden.name}, first {changed[:2]}; "
                            "scripts/console-test --update writes it anew")


CHECKS: dict[str, Check] = {"axe": check_axe, "aria": check_aria}
