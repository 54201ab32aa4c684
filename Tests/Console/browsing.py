"""A real browser, and what its pages asked for, said and broke."""

from __future__ import annotations

import shutil
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, Playwright, Request

from program import Site
from views import LANGUAGES

# What a page tells of itself before any of its own scripts runs.
WATCH = """
window.watched = { refused: [], tasks: [] };
document.addEventListener("securitypolicyviolation", (event) =>
  window.watched.refused.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.watched.tasks.push([entry.startTime, entry.duration]);
}).observe({ type: "longtask", buffered: true });
"""
WHOLE = """() => document.querySelector("main")?.firstElementChild
  && !document.querySelector("main [aria-busy=true]:not(button)")"""
# What a browser says of each answer of 400 and more.
REFUSED = "Failed to load resource"
# How long a view is waited for, and for how long nothing may be under way for it to be there, in seconds.
PATIENCE, QUIET = 8.0, 0.15
# What the page does of itself when its address has changed, it has begun when this is over.
TURNED = "() => new Promise((done) => setTimeout(() => requestAnimationFrame(() => setTimeout(done, 20))))"
STREAM = "/_sim/events"


class Missing(Exception):
    """What was looked for on a page did not come. `str` says what."""


@dataclass(frozen=True)
class Asked:
    """A request that some page made."""

    check: str
    method: str
    url: str
    origin: str | None


@dataclass
class Record:
    """All requests of all pages."""

    requests: list[Asked] = field(default_factory=list)
    sites: set[str] = field(default_factory=set)
    check: str = ""


class Tab:
    """A page of the console."""

    def __init__(self, page: Page, site: Site, record: Record):
        self.page, self.site, self.record = page, site, record
        self.problems: list[str] = []
        self.under_way: set[Request] = set()
        # What a check breaks on purpose, the browser tells of as well.
        self.tolerated: tuple[str, ...] = ()
        record.sites.add(site.url)
        page.on("console", self.said)
        page.on("pageerror", lambda error: self.problems.append(f"an error: {error}"))
        page.on("crash", lambda _: self.problems.append("the page crashed"))
        page.on("request", self.asked)
        page.on("requestfinished", lambda request: self.under_way.discard(request))
        page.on("requestfailed", lambda request: self.under_way.discard(request))

    def said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not message.text.startswith(self.tolerated):
            self.problems.append(f"console.{message.type}: {message.text}")

    def asked(self, request: Request) -> None:
        if urlsplit(request.url).scheme not in ("blob", "data"):
            origin = request.headers.get("x-sim-origin")
            self.record.requests.append(Asked(self.record.check, request.method, request.url, origin))
        if STREAM not in request.url:
            self.under_way.add(request)

    def open(self, route: str = "/") -> Tab:
        """Loads the page at a route."""
        self.page.goto(f"{self.site.page}#{route}", wait_until="domcontentloaded")
        return self.settle()

    def go(self, route: str) -> Tab:
        """Goes to a route within the page, as a link does."""
        self.page.evaluate("(hash) => { location.hash = hash }", route)
        return self.settle()

    def settle(self) -> Tab:
        """Returns when it is whole and has asked for nothing for a while; `Missing` where that does not come."""
        self.page.evaluate(TURNED)
        deadline, quiet = time.monotonic() + PATIENCE, time.monotonic()
        while time.monotonic() < deadline:
            self.page.wait_for_timeout(30)
            if self.under_way or not self.page.evaluate(WHOLE):
                quiet = time.monotonic()
            elif time.monotonic() - quiet > QUIET:
                return self
        waiting = ", ".join(request.url for request in [*self.under_way][:3]) or "a main with something in it, not busy"
        raise Missing(f"{self.route}: still waiting for {waiting} after {PATIENCE:g} s")

    def until(self, what: str, holds: str, argument: object = None, seconds: float = PATIENCE) -> Tab:
        """Waits for a condition, a function of JavaScript."""
        try:
            self.page.wait_for_function(holds, arg=argument, timeout=seconds * 1000)
        except Error as late:
            if "Timeout" not in str(late):
                raise
            raise Missing(f"{self.route}: {what} did not come within {seconds:g} s") from None
        return self

    @property
    def route(self) -> str:
        return self.page.evaluate("() => decodeURIComponent(location.hash)") or "#"

    @property
    def text(self) -> str:
        """What can be read on the page."""
        return self.page.locator("body").inner_text()

    def count(self, selector: str) -> int:
        return self.page.locator(selector).count()

    def broken(self) -> list[str]:
        """What went wrong since this was asked last."""
        refused = self.page.evaluate("() => window.watched?.refused.splice(0) ?? []")
        told, self.problems = self.problems, []
        return told + [f"the policy forbids: {text}" for text in refused]

    def protocol(self, method: str, **arguments: Any) -> Any:
        """A call of the browser's own protocol."""
        if not hasattr(self, "session"):
            self.session = self.page.context.new_cdp_session(self.page)
        return self.session.send(method, arguments)

    def close(self) -> None:
        self.page.close()


class Chromium:
    """The browser, with a context of its own for each who asks."""

    def __init__(self, playwright: Playwright, record: Record):
        path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        # As root, and in a container, its sandbox can't be had; what it looks at is our own.
        arguments = ["--no-sandbox", "--disable-dev-shm-usage", "--force-color-profile=srgb",
                     "--enable-precise-memory-info"]
        self.browser: Browser = playwright.chromium.launch(executable_path=path, args=arguments)
        self.record = record

    def context(self, language: str = "sv", theme: str = "light", size: tuple[int, int] = (1440, 900),
                **more: Any) -> BrowserContext:
        context = self.browser.new_context(
            locale=LANGUAGES[language], color_scheme=theme, viewport={"width": size[0], "height": size[1]},
            timezone_id="America/New_York", reduced_motion="reduce", ignore_https_errors=True, **more)
        context.set_default_timeout(PATIENCE * 1000)
        context.add_init_script(WATCH)
        return context

    def tab(self, site: Site, context: BrowserContext | None = None, **more: Any) -> Tab:
        return Tab((context or self.context(**more)).new_page(), site, self.record)

    def let_go(self) -> None:
        """Closes what a check has left open."""
        for context in self.browser.contexts:
            context.close()

    def close(self) -> None:
        self.browser.close()
