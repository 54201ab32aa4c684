"""Each view comes, says what it is, and breaks nothing; also at 320 pixels, which is 1,280 at a zoom of 400 %."""

from __future__ import annotations

from collections.abc import Callable

from browsing import Missing, Tab
from ledger import Row
from run import Check, Run
from views import View

Look = Callable[[Row, View, Tab], None]
# What sticks out to the side, and how far; what scrolls by itself may.
WIDE = """() => {
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (wide <= 0) return null;
  const all = [...document.querySelectorAll("body *")].filter((element) => {
    if (element.getBoundingClientRect().right <= innerWidth + 1) return false;
    for (let up = element.parentElement; up; up = up.parentElement)
      if (up !== document.documentElement && getComputedStyle(up).overflowX !== "visible") return false;
    return true;
  });
  const last = all.at(-1);
  return `${wide} px by ${last ? `${last.localName}.${last.className}` : "the page"}`;
}"""

# What is drawn over the menu or the header, which is what a style that was meant for another view does.
ASTRAY = """() => {
  const main = document.querySelector("main").getBoundingClientRect();
  const one = [...document.querySelectorAll("main *")].find((element) => {
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && box.left < main.left - 1
      && element.checkVisibility({ visibilityProperty: true }) && !element.closest("[popover], dialog, .hidden");
  });
  return one ? `${one.localName}.${one.className}` : null;
}"""


def each_view(run: Run, row: Row, size: tuple[int, int], look: Look, language: str = "sv",
              by_address: bool = False) -> None:
    """Opens every view in one page, and looks at each; a view that does not come is one finding."""
    tab = run.tab(run.staged(), size=size, language=language)
    for number, view in enumerate(run.views):
        try:
            if by_address:
                # As what a colleague was sent: nothing of the page is there yet.
                tab.page.goto("about:blank")
            tab.open(view.route) if by_address or not number else tab.go(view.route)
            look(row, view, tab)
        except Missing as missing:
            row.expect(False, f"{view.name}: {missing}")
        for problem in tab.broken():
            row.found(f"{view.name}: {problem}")
    tab.page.context.close()


def headed(row: Row, view: View, tab: Tab) -> None:
    heads = [text.strip() for text in tab.page.locator("h1:visible").all_inner_texts()]
    row.expect(len(heads) == 1 and heads[0], f"{view.name}: one h1 is wanted, and there are {heads}")
    title = tab.page.title()
    row.expect(heads and heads[0].split("\n")[0] in title, f"{view.name}: its tab is called {title!r}, not {heads}")
    main = tab.page.locator("main").inner_text()
    row.expect(len(main) > 40, f"{view.name}: it shows nothing but {main!r}")
    alarms = tab.page.locator("main [role=alert]").all_inner_texts()
    row.expect(not alarms, f"{view.name}: opened, it says {alarms}")
    words = ("undefined", "[object Object]", "NaN", "Invalid Date")
    odd = [word for word in words if word in main]
    row.expect(not odd, f"{view.name}: it shows {odd}")
    astray = tab.page.evaluate(ASTRAY)
    row.expect(astray is None, f"{view.name}: {astray} lies over the menu")
    wide = tab.page.evaluate(WIDE)
    row.expect(wide is None, f"{view.name}: it is wider than the window, {wide}")


def narrow(row: Row, view: View, tab: Tab) -> None:
    wide = tab.page.evaluate(WIDE)
    width = tab.page.evaluate("() => innerWidth")
    row.expect(wide is None, f"{view.name}: at {width} px it scrolls sideways, {wide}")
    row.expect(tab.count("h1:visible") == 1, f"{view.name}: at {width} px it has no heading")


def check_smoke(run: Run, row: Row) -> None:
    each_view(run, row, (1440, 900), headed)


def check_narrow(run: Run, row: Row) -> None:
    each_view(run, row, (320, 640), narrow, language="en", by_address=True)
    each_view(run, row, (640, 450), narrow)


CHECKS: dict[str, Check] = {"smoke": check_smoke, "narrow": check_narrow}
