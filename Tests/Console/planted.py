"""Faults that are planted in a copy of the page, one at a time; the checks must find each."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from browsing import Record
from ledger import Ledger, Row
from run import Check, Run
from views import NAMED

Edit = Callable[[Path], None]


def instead(file: str, pattern: str, text: str, count: int = 1) -> Edit:
    """The first places of a pattern in a file of the page become this text; all of them where the count is 0."""
    def edit(page: Path) -> None:
        path = page / file
        before = path.read_text(encoding="utf-8")
        after = re.sub(pattern, lambda _: text, before, count=count)
        if before == after:
            raise SystemExit(f"scripts/console-test: {file} has no {pattern!r} to plant a fault in")
        path.write_text(after, encoding="utf-8")
    return edit


def behind(file: str, text: str) -> Edit:
    def edit(page: Path) -> None:
        with open(page / file, "a", encoding="utf-8") as output:
            output.write(f"\n{text}\n")
    return edit


@dataclass(frozen=True)
class Plant:
    """A fault, the check that must find it after those that it needs, and a part of what must be said."""

    name: str
    edit: Edit
    checks: tuple[str, ...]
    said: str


LATER = "setTimeout(() => {{ {} }}, 100);"
PLANTS = (
    Plant("an innerHTML", behind("app.js", LATER.format("document.body.lastElementChild.innerHTML = '<b>x</b>';")),
          ("source",), "innerHTML"),
    Plant("an innerHTML by another name",
          behind("app.js", LATER.format("document.body.lastElementChild['inner' + 'HTML'] = '<b>x</b>';")),
          ("smoke",), "trusted-types"),
    Plant("an address of another host", behind("app.js", 'export const more = "https://example.com/x.js";'),
          ("source",), "https://example.com"),
    Plant("a request to another host",
          behind("app.js", LATER.format("fetch('http:' + '//127.0.0.2:9/x').catch(() => {});")),
          ("smoke",), "connect-src"),
    Plant("a call that no contract has",
          behind("app.js", LATER.format("fetch('health-of-others', { headers: { 'X-Sim-Origin': 'console' } });")),
          ("smoke", "requests"), "no contract has"),
    Plant("a call that does not say who makes it",
          instead("lib/api.js", r'\{ "X-Sim-Origin": "console" \}', "{}"), ("smoke", "requests"), "does not say"),
    Plant("a missing translation", instead("lang/en.js", r'\blost: \{ title: "[^"]*",', "lost: {"),
          ("words",), "lost.title is in one language alone"),
    Plant("a translation without its place", instead("lang/en.js", r'"in \{time\}"', '"later"'),
          ("words",), "time.in has the places"),
    Plant("a contrast of 3:1",
          instead("console.css", r"--muted: light-dark\(#[0-9a-f]+", "--muted: light-dark(#949494"),
          ("axe",), "color-contrast"),
    Plant("a view without a heading", instead("views/coverage.js", r'h\("h1', 'h("h2'),
          ("smoke",), "coverage: one h1 is wanted"),
    Plant("a button without a name",
          behind("app.js", LATER.format("document.querySelector('header').append(document.createElement('button'));")),
          ("axe",), "button-name"),
    Plant("another word", instead("lang/sv.js", r'board: "Tavla"', 'board: "Bräde"'), ("aria",), "Bräde"),
    Plant("a type that is wrong", behind("lib/text.js", "/** @type {number} */\nexport const wrong = String(1);"),
          ("types",), "is not assignable to type 'number'"),
    Plant("a page that is too large", behind("app.js", "// " + "Lorem ipsum dolor sit amet. " * 8000),
          ("bytes",), "first load, raw"),
    Plant("a page that does not listen", instead("app.js", r"\nfollow\(\);", "\n"), ("tabs",), "another client made"),
    Plant("a key that is kept for ever", instead("lib/api.js", r"\bsessionStorage\b", "localStorage", 0),
          ("key",), "outlives the tab"),
    Plant("a page that is too wide", behind("console.css", "h1 { min-width: 2000px }"),
          ("narrow",), "scrolls sideways"),
)


def prove(run: Run, checks: dict[str, Check], look: Callable[[Run, str, Check], Row]) -> int:
    # What is said of a page without a fault is no proof of one.
    everything = tuple(dict.fromkeys(name for plant in PLANTS for name in plant.checks))
    calm = looked(run, checks, look, 0, Plant("nothing", lambda _: None, everything, ""))
    missed = 0
    for row in calm:
        missed += bool(row.findings)
        if row.findings:
            print(f"planted nothing: {row.check} finds all the same: {row.findings[0]}")
    for number, plant in enumerate(PLANTS, 1):
        rows = looked(run, checks, look, number, plant)
        found = [finding for finding in rows[-1].findings if plant.said in finding]
        missed += not found
        print(f"planted {plant.name}: {'found: ' + found[0][:160] if found else 'NOT FOUND'}", flush=True)
        if not found:
            print("\n".join(f"  {finding}" for finding in rows[-1].findings[:3]))
    print(f"console-test: {missed} of {len(PLANTS) + 1} planted faults were judged wrongly")
    return 1 if missed else 0


def looked(run: Run, checks: dict[str, Check], look: Callable[[Run, str, Check], Row], number: int,
           plant: Plant) -> list[Row]:
    """What the checks say of a page with that fault."""
    page = run.programs.folder / f"planted-{number}"
    shutil.copytree(run.sources, page)
    plant.edit(page)
    # A few views are enough to see that a check looks.
    one = replace(run, sources=page, ledger=Ledger(), record=Record(), sites={},
                  programs=replace(run.programs, console=page, running=[]),
                  views=(NAMED["board"], NAMED["coverage"]))
    run.chromium.record = one.record
    rows = [look(one, name, checks[name]) for name in plant.checks]
    one.sites.clear()
    one.let_go()
    return rows
