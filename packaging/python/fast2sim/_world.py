"""A world: an installation of FAST2 with its own data, tokens, clock, faults and journal."""

from __future__ import annotations

import base64
import json
import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Collection, Mapping, Optional, Union
from urllib.parse import quote, urlencode

from ._access import Access
from ._http import SimulatorError, call, send
from ._notes import Note, UnexpectedNotes, levels, unexpected

if TYPE_CHECKING:
    from ._server import Simulator

# A date-time; a mapping is what `PUT /_sim/clock` takes.
Moment = Union[str, datetime, Mapping[str, Any]]
# What empties the journal, as path of the control plane.
_FORGETS = re.compile(r"(POST|PUT) (reset|scenario|bundle|snapshots/[^/]+/restore)|DELETE journal")


class World:
    """A FAST2 for one test. As a context manager it is judged and dropped at the end."""

    def __init__(
        self,
        simulator: Simulator,
        name: str,
        *,
        allowed: Collection[str],
        failing: Collection[str],
        contract: Optional[str],
        is_seed: bool,
    ) -> None:
        """One that the simulator has; `failing` are the levels of notes that count, `is_seed` says that it began as all."""
        self.name = name
        # What the client takes for FAST2: what stands before /oauth2/token and /ao-produkt/v1.
        self.base_url = f"{simulator.url}/w/{name}"
        self.contract = contract
        self.allowed = allowed
        self.is_seed = is_seed
        self._simulator = simulator
        self._levels = failing
        self._access: Optional[Access] = None
        self._notes: list[Note] = []
        self._headers: dict[tuple[str, str], tuple[dict[str, str], datetime]] = {}
        # Requests that are not the client's.
        self._ours: set[int] = set()
        self._read_through = 0
        self._lost = 0
        self._told = 0

    # Who may log in

    @property
    def access(self) -> Access:
        """As whom to call: the first login of the data, and the key of the contract."""
        if self._access is None:
            self._access = self._simulator.access(self)
        return self._access

    @property
    def consumer_key(self) -> str:
        return self.access.consumer_key

    @property
    def consumer_secret(self) -> str:
        return self.access.consumer_secret

    @property
    def username(self) -> str:
        return self.access.username

    @property
    def password(self) -> str:
        return self.access.password

    @property
    def kund_id(self) -> str:
        """A kund that has something to report on."""
        return self.access.kund_id

    @property
    def kund_nr(self) -> str:
        return self.access.kund_nr

    @property
    def token_url(self) -> str:
        return f"{self.base_url}/oauth2/token"

    @property
    def api_url(self) -> str:
        return f"{self.base_url}/ao-produkt/v1"

    @property
    def environ(self) -> dict[str, str]:
        """The variables that `fast2sim exec` gives, for this world: for a client that reads them, or a process."""
        access = self.access
        found = {
            "FAST2_BASE_URL": self.base_url,
            "OAUTH2_TOKEN_ENDPOINT": self.token_url,
            "FAST2_SIM_URL": f"{self.base_url}/_sim",
            "CONSUMER_KEY": access.consumer_key,
            "CONSUMER_SECRET": access.consumer_secret,
            "FAST2_USERNAME": access.username,
            "FAST2_PASSWORD": access.password,
            "KUND_ID": access.kund_id,
            "KUND_NR": access.kund_nr,
            "FAST2_SIM_CONTRACT": access.contract,
        }
        secure = self._simulator.variables.get("FAST2_TLS_BASE_URL")
        if secure:
            found["FAST2_TLS_BASE_URL"] = f"{secure}/w/{self.name}"
            found["FAST2_TLS_CA_FILE"] = self._simulator.variables.get("FAST2_TLS_CA_FILE", "")
        return found

    def headers(self, username: Optional[str] = None, password: Optional[str] = None) -> dict[str, str]:
        """Both tokens as the header fields of a request, while they last: for a look of the test's own at the API.

        What is noted of these two logins is not the client's, and does not count.
        """
        login = {"username": username or self.username, "password": password or self.password}
        now = self.now()
        kept = self._headers.get((login["username"], login["password"]))
        if kept and now < kept[1]:
            return dict(kept[0])
        key = f"{self.consumer_key}:{self.consumer_secret}".encode()
        basic = {
            "Authorization": "Basic " + base64.b64encode(key).decode(),
            "Content-Type": "application/x-www-form-urlencoded",
        }
        gateway = self._fetch(self.token_url, b"grant_type=client_credentials", basic)
        found = {
            "Authorization": f"Bearer {_either(gateway, 'access_token', 'accessToken')}",
            "Content-Type": "application/json",
        }
        tokens = self._fetch(f"{self.api_url}/auth/login", json.dumps(login).encode(), found)
        found["X-Auth-Token"] = _either(tokens, "access_token", "accessToken")
        until = now + timedelta(seconds=min(_either(t, "expires_in", "expiresIn") for t in (gateway, tokens)))
        self._headers[login["username"], login["password"]] = (found, until)
        return dict(found)

    def _fetch(self, url: str, data: bytes, headers: dict[str, str]) -> Any:
        text, number = send("POST", url, data, headers)
        self._ours.add(number)
        return json.loads(text)

    # What can be done with it

    def sim(self, method: str, path: str, body: Any = None) -> Any:
        """A call of this world's control plane, such as sim("PUT", "clock", {"advance": "PT31M"}).

        Raises SimulatorError where it is refused.
        """
        forgets = _FORGETS.fullmatch(f"{method.upper()} {path.partition('?')[0]}")
        if forgets:
            self.collect()
        try:
            answer = call(method.upper(), f"{self.base_url}/_sim/{path}", body)
        except ConnectionError as problem:
            raise ConnectionError(f"{problem}{self._simulator.why()}") from None
        if forgets:
            self._headers.clear()
            self._ours.clear()
            self._read_through = self.sim("GET", "journal?limit=1")["evictedThrough"]
        return answer

    def now(self) -> datetime:
        """What the clock of the world shows."""
        return datetime.fromisoformat(self.sim("GET", "clock")["now"])

    def set_clock(self, moment: Moment) -> None:
        """Sets the clock and stops it there, until `advance`; a mapping is sent as it is: {"rate": 60}."""
        if isinstance(moment, Mapping):
            self.sim("PUT", "clock", dict(moment))
        else:
            now = moment.isoformat() if isinstance(moment, datetime) else moment
            self.sim("PUT", "clock", {"now": now, "freeze": True})

    def advance(self, duration: Union[str, timedelta]) -> Any:
        """Moves the clock, for example by "PT31M" or timedelta(minutes=31); says what fell due."""
        if isinstance(duration, timedelta):
            duration = f"PT{duration // timedelta(milliseconds=1) / 1000:.3f}S"
        return self.sim("PUT", "clock", {"advance": duration})

    def fault(
        self,
        effect: Union[str, Mapping[str, Any]],
        *,
        name: Optional[str] = None,
        lifetime: Optional[str] = None,
        **match: Any,
    ) -> Any:
        """Answers otherwise from now on: fault("gateway.throttled", method="POST", times=1).

        The effect is a preset by its name, or what `effect` takes in a rule; the rest says which requests it hits.
        """
        rule: dict[str, Any] = {"effect": {"preset": effect} if isinstance(effect, str) else dict(effect)}
        for key, value in (("match", match), ("name", name), ("lifetime", lifetime)):
            if value:
                rule[key] = value
        return self.sim("POST", "faults", rule)

    def clear_faults(self) -> None:
        self.sim("DELETE", "faults")

    def snapshot(self, name: str = "here") -> None:
        """Keeps the state under a name, for `restore`."""
        self.sim("POST", "snapshots", {"name": name})

    def restore(self, name: str = "here") -> None:
        """Puts the world back to a snapshot. Clients must log in anew."""
        self.sim("POST", f"snapshots/{quote(name, safe='')}/restore")

    def undo(self, requests: int = 1) -> Any:
        """Takes back the latest requests that changed data; says what they had changed."""
        return self.sim("POST", "undo", {"requests": requests})["undone"]

    def reset(self) -> None:
        """Puts the world back to how it began. Clients must log in anew."""
        self.sim("POST", "reset")

    def diff(self, since: Optional[str] = None) -> Any:
        """What is otherwise than at a snapshot, or than at the beginning, row by row."""
        return self.sim("GET", f"diff?from={quote(since, safe='')}" if since else "diff")

    def state(self) -> Any:
        """The data, as a seed."""
        return self.sim("GET", "state")

    def lay_over(self, state: Mapping[str, Any]) -> None:
        """Lays data over that of the world; it has the keys of a seed."""
        self.sim("POST", "state", dict(state))

    def outbox(self) -> Any:
        """The mail and SMS that FAST2 would have sent."""
        return self.sim("GET", "outbox")

    # What has happened in it

    def journal(self, **which: Union[str, int]) -> Any:
        """The latest requests: journal(operation="login", status=401, limit=10)."""
        return self.sim("GET", f"journal?{urlencode(which)}" if which else "journal")["entries"]

    def entry(self, number: int) -> Any:
        """A request with its headers, bodies and what it changed."""
        return self.sim("GET", f"journal/{number}")

    def verify(self, **question: Any) -> list[int]:
        """Asserts that such requests were made: verify(operation="postArbetsorder", count={"exactly": 1}).

        Their numbers. Raises AssertionError with the requests that come nearest.
        """
        __tracebackhide__ = True
        try:
            matches: list[int] = self.sim("POST", "verify", question)["matches"]
            return matches
        except SimulatorError as refused:
            if refused.status not in (409, 422) or not isinstance(refused.problem, dict):
                raise
            lines = [f"  {near.get('request')}: {_differences(near)}" for near in refused.problem.get("nearest") or []]
            said = refused.problem.get("detail") or refused.problem.get("verdict")
            raise AssertionError("\n".join([f"{said}", *lines])) from None

    def notes(self, level: str = "warning") -> list[Note]:
        """What was noted of this level and graver ones, since the world was made, also of what is allowed."""
        self.collect()
        return [note for note in self._notes if note.level in levels(level)]

    def requests(self) -> list[str]:
        """The latest requests, one a line."""
        lines = []
        for entry in self.sim("GET", "journal?limit=50")["entries"]:
            codes = ", ".join(note["code"] for note in entry["notes"])
            lines.append(f"{entry['method']} {entry['target']} {entry['status']}" + (f" [{codes}]" if codes else ""))
        return lines

    def collect(self) -> None:
        """Reads what was noted since the last time."""
        while True:
            page = self.sim("GET", f"journal?limit=1000&after={self._read_through}")
            # The journal keeps the latest requests; what it lost before it was read, nobody has judged.
            self._lost += max(0, page["evictedThrough"] - self._read_through)
            for entry in page["entries"]:
                if entry["id"] not in self._ours:
                    self._notes += Note.of_entry(entry)
                self._read_through = entry["id"]
            self._read_through = max(self._read_through, page["evictedThrough"])
            if len(page["entries"]) < 1000:
                return

    @property
    def lost(self) -> int:
        """How many requests the journal let go before their notes were read."""
        return self._lost

    def unexpected(self, meant: str = "allow=[{}]") -> Optional[str]:
        """What was noted since the last time that this was asked, and neither allowed nor lighter than what fails.

        `meant` is how one allows it, with `{}` for the codes.
        """
        self.collect()
        new, self._told = self._notes[self._told :], len(self._notes)
        return unexpected(new, self._levels, self.allowed, meant)

    def check(self) -> None:
        """Raises UnexpectedNotes where the client did what is noted and not allowed."""
        said = self.unexpected()
        if said:
            raise UnexpectedNotes(said)

    def drop(self) -> None:
        """Lets the simulator forget it."""
        self._simulator.sim("DELETE", f"worlds/{self.name}")

    def __enter__(self) -> World:
        return self

    def __exit__(self, kind: Any, *_: object) -> None:
        try:
            if kind is None:
                self.check()
        finally:
            self.drop()

    def __repr__(self) -> str:
        return f"<World {self.base_url}>"


def _either(answer: Mapping[str, Any], name: str, quirk: str) -> Any:
    """A value of a token's answer, which the quirk camelcase-tokens calls otherwise."""
    return answer[quirk] if quirk in answer else answer[name]


def _differences(near: Mapping[str, Any]) -> str:
    rest = {key: value for key, value in near.items() if key not in ("id", "request")}
    return json.dumps(rest.get("differences", rest), ensure_ascii=False)
