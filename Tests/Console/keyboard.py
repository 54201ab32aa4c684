"""The console without a mouse: every key of its list, a move of an arbetsorder, and back to the same row."""

from __future__ import annotations

from browsing import REFUSED, Missing, Tab
from ledger import Row
from program import staged
from run import Check, Run

OPEN = "() => document.querySelector('dialog[open], [popover]:popover-open') !== null"
FOCUSED = """() => {
  const one = document.activeElement;
  return one?.closest("[data-key]")?.dataset.key ?? null;
}"""
# Whether what has the focus can be seen, whole, with nothing over it (WCAG 2.4.11, 2.4.7).
SEEN = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return "nothing has the focus";
  const box = one.getBoundingClientRect();
  if (!box.width || !box.height) return `${one.localName} has no size`;
  const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
  const y = Math.min(Math.max(box.top + Math.min(box.height / 2, 12), 0), innerHeight - 1);
  const top = document.elementFromPoint(x, y);
  const name = `${one.localName}.${one.className}`;
  if (!top || !(one.contains(top) || top.contains(one))) return `${name} is behind ${top?.localName}`;
  const style = getComputedStyle(one);
  return style.outlineStyle !== "none" || style.boxShadow !== "none" ? null : `${name} has no outline`;
}"""


def press(tab: Tab, *keys: str) -> Tab:
    for key in keys:
        tab.page.keyboard.press(key)
    return tab.settle()


def focused(tab: Tab) -> str | None:
    return tab.page.evaluate(FOCUSED)


def check_keys(run: Run, row: Row) -> None:
    site = staged(run.programs.start("keys"))
    tab = run.tab(site).open("/")
    # Where the clock goes on by days, tokens run out: they are fetched anew.
    tab.tolerated = (REFUSED,)
    around(row, tab)
    tab.page.evaluate("() => document.activeElement.blur()")
    for keys, route in (("gj", "#/j"), ("gc", "#/clock"), ("gw", "#/worlds"), ("gh", "#/history"), ("gb", "#/")):
        press(tab, *keys)
        row.expect(tab.route.split("?")[0] == route, f"{' '.join(keys)} leads to {tab.route}, not {route}")
    for key, name in (("?", "the list of keys"), ("/", "the search")):
        press(tab, key)
        row.expect(tab.count("dialog[open]") == 1, f"{key} does not open {name}")
        press(tab, "Escape")
        row.expect(tab.count("dialog[open]") == 0, f"Escape does not close {name}")
    rows_of(row, tab, "gb", "#/ao/")
    rows_of(row, tab, "gj", "#/j/")
    press(tab, "g", "b")
    frozen = site.sim("GET", "clock")["frozen"]
    press(tab, "f")
    row.expect(site.sim("GET", "clock")["frozen"] != frozen, "f does not freeze the clock or let it run")
    press(tab, "f")
    before = site.sim("GET", "clock")["now"]
    press(tab, "n")
    row.expect(site.sim("GET", "clock")["now"] > before, "n does not go to what falls due next")
    moved(row, tab, site)
    for problem in tab.broken():
        row.found(problem)
    tab.page.context.close()


def around(row: Row, tab: Tab) -> None:
    """Tab by Tab through the page: whatever has the focus is seen, and the first stop leads past the menu."""
    tab.page.keyboard.press("Tab")
    first = tab.page.evaluate("() => document.activeElement.getAttribute('href') ?? ''")
    row.expect(first.startswith("#main"), f"the first stop of Tab is {first!r}, and not the way past the menu")
    for number in range(60):
        wrong = tab.page.evaluate(SEEN)
        row.expect(wrong is None, f"stop {number + 1} of Tab on the board: {wrong}")
        tab.page.keyboard.press("Tab")
        if tab.page.evaluate("() => document.activeElement === document.body"):
            break


def rows_of(row: Row, tab: Tab, keys: str, leads: str) -> None:
    """j and k among rows, arrows left to scrolling, Enter opens one, Escape leads back to it."""
    press(tab, *keys)
    place = tab.route
    press(tab, "j")
    first = focused(tab)
    press(tab, "j")
    second = focused(tab)
    row.expect(first and second and first != second, f"{place}: j goes from {first} to {second}")
    press(tab, "k")
    row.expect(focused(tab) == first, f"{place}: k goes to {focused(tab)}, not back to {first}")
    press(tab, "ArrowDown")
    row.expect(focused(tab) == first, f"{place}: an arrow moves the focus to {focused(tab)}")
    press(tab, "j")
    chosen = focused(tab)
    press(tab, "Enter")
    row.expect(tab.route.startswith(leads), f"{place}: Enter on {chosen} leads to {tab.route}")
    press(tab, "Escape")
    row.expect(tab.route == place, f"{place}: Escape leads to {tab.route}")
    row.expect(focused(tab) == chosen, f"{place}: after Escape {focused(tab)} has the focus, not {chosen}")


def moved(row: Row, tab: Tab, site: object) -> None:
    """`m` on a card, a status in the menu with Enter: a real request, which is announced."""
    press(tab, "g", "b")
    card = tab.page.locator("main [data-status=REG] [data-key]").first
    order = card.get_attribute("data-key")
    card.locator("a").first.focus()
    tab.page.keyboard.press("m")
    try:
        tab.until("the menu of the statuses", OPEN, seconds=3)
    except Missing as missing:
        row.expect(False, f"m: {missing}")
        return
    tab.settle()
    # The first choice that is allowed, which has the focus or comes by Tab.
    for _ in range(6):
        if tab.page.evaluate("() => document.activeElement.dataset.status === 'GODK'"):
            break
        tab.page.keyboard.press("Tab")
    tab.page.keyboard.press("Enter")
    tab.settle()
    place = tab.page.evaluate("(key) => document.querySelector(`main [data-key='${key}']`)"
                              "?.closest('[data-status]')?.dataset.status", order)
    row.expect(place == "GODK", f"m and Enter leave {order} in {place}")
    said = " ".join(tab.page.locator("[aria-live], [role=status]").all_text_contents())
    row.expect(order and order in said, f"the move of {order} is not announced: {said[:200]!r}")
    row.expect(focused(tab) == order, f"after the move {focused(tab)} has the focus, not {order}")


CHECKS: dict[str, Check] = {"keys": check_keys}
