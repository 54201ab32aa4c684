"""The program whose page is looked at, and a landlord's data with enough in it that each view has something to show."""

from __future__ import annotations

import base64
import json
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
CONSOLE = ROOT / "Console"
# Processes that are stopped whatever happens, and plain HTTP, are there already.
sys.path.append(str(ROOT / "Tests/Torture"))
from client import API, Answer  # noqa: E402
from server import Server  # noqa: E402

CLOCK = "2026-03-02T08:00:00+01:00"
BASIC = "Basic " + base64.b64encode(b"demo-key:demo-secret").decode()


@dataclass
class Site:
    """A running program: where it is reached, and requests to it that are a client's and not the console's."""

    server: Server
    url: str
    prefix: str = ""
    admin: str | None = None

    @property
    def page(self) -> str:
        return f"{self.url}{self.prefix}/_sim/"

    def world(self, name: str) -> Site:
        site = Site(self.server, self.url, f"/w/{name}", self.admin)
        # A client that touches a world makes it, and a console does not.
        site.sim("GET", "clock")
        return site

    def ask(self, method: str, path: str, body: object = None, headers: dict[str, str] | None = None) -> Answer:
        more = {"X-Sim-Admin-Key": self.admin} if self.admin else {}
        return self.server.ask(method, self.prefix + path, body, {**more, **(headers or {})})

    def sim(self, method: str, path: str, body: object = None) -> Any:
        """A call of the control plane that must be taken; its JSON, None where there is none."""
        answer = self.ask(method, f"/_sim/{path}", body)
        if not answer.ok:
            raise AssertionError(f"{method} {self.prefix}/_sim/{path}: {answer.brief()}")
        return json.loads(answer.body) if answer.body else None

    def login(self) -> dict[str, str]:
        """Both tokens, as a client gets them."""
        form = {"Authorization": BASIC, "Content-Type": "application/x-www-form-urlencoded"}
        gateway = self.ask("POST", "/oauth2/token", b"grant_type=client_credentials", form).json()["access_token"]
        bearer = {"Authorization": f"Bearer {gateway}"}
        who = {"username": "user", "password": "password"}
        token = self.ask("POST", f"{API}/auth/login", who, bearer).json()["access_token"]
        return {**bearer, "X-Auth-Token": token}

    def create(self, tokens: dict[str, str], text: str = "Ugnen blir inte varm", **more: object) -> int:
        body = {"arbetsordertypKod": "F", "kundNr": "KUNDA10001", "objektId": "9900101", "ursprung": 1,
                "resursId": "R100", "information": {"beskrivning": text}, **more}
        return self.ask("POST", f"{API}/arbetsorder", body, tokens).json()["id"]

    def step(self, tokens: dict[str, str], order: int, status: str) -> Answer:
        return self.ask("PUT", f"{API}/arbetsorder/{order}/status", {"statuskod": status}, tokens)


@dataclass(frozen=True)
class Programs:
    """How the program is started: with the page that is within it, or with one of a folder."""

    binary: Path
    folder: Path
    console: Path | None = None
    running: list[Site] = field(default_factory=list)

    def start(self, name: str, *options: str, database: Path | None = None, tls: bool = False) -> Site:
        own = ["--console-dir", str(self.console)] if self.console else []
        server = Server(self.binary, self.folder / name, "--clock", CLOCK, "--random-seed", "1", *own, *options,
                        database=database)
        server.start()
        tls_port = server.port_file.read_text().split()[-1]
        site = Site(server, f"https://127.0.0.1:{tls_port}" if tls else f"http://127.0.0.1:{server.port}")
        self.running.append(site)
        return site

    def let_go(self, kept: list[Site]) -> None:
        """Ends the servers of a check, but for those."""
        for site in self.running:
            if site not in kept:
                site.server.kill()
        self.running[:] = kept


def staged(site: Site) -> Site:
    """Work in each status, a refusal, notes, a fault, worlds and a message: the same in each run."""
    site.sim("PUT", "clock", {"freeze": True})
    tokens = site.login()
    first = site.create(tokens)
    site.step(tokens, first, "UTFÖRD")
    for status in ("GODK", "PAGAR", "UTFÖRD"):
        site.step(tokens, first, status)
    for text, status in (("Vatten på golvet i badrummet", "GODK"), ("Droppande kran, kök", None)):
        order = site.create(tokens, text)
        if status:
            site.step(tokens, order, status)
    site.ask("GET", f"{API}/arbetsorder?kundId=310001&limit=1", headers=tokens)
    site.ask("GET", f"{API}/arbetsorder/9999999", headers=tokens)
    message = {"arbetsorderId": first, "amne": "Besök", "meddelande": "Vi kommer klockan åtta."}
    site.ask("POST", f"{API}/arbetsorder/meddelande", message, tokens)
    site.sim("POST", "faults", {"name": "strypt", "match": {"operation": "storeTempFile"},
                                "effect": {"preset": "gateway.throttled"}})
    site.sim("POST", "worlds", {"name": "kopia", "from": "default"})
    return site
