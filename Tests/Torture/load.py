"""Clients that write as fast as they can, and the ledger of what they were told is written."""

from __future__ import annotations

import itertools
import threading
import time
from dataclasses import dataclass, field

from client import API, Answer, Connection, Malformed, Silent
from server import Server
from tally import LIMITS, Row

JSON = {"Content-Type": "application/json"}
BOUNDARY = "torture-7"
# A world that holds what is written with it: the prefix of its paths; "" is the default world.
Place = tuple[str, int]


@dataclass
class Written:
    """An arbetsorder that a client was told is there. Of `texts` it must have one: two where a change got no answer."""

    texts: set[str]
    sent: float
    file: bytes | None = None


class Ledger:
    """What was acknowledged, by world and number. Any thread may write to it."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.orders: dict[Place, Written] = {}
        self.acknowledged = 0
        self.numbers = itertools.count(1)

    def put(self, place: Place, written: Written, acknowledged: bool = True) -> None:
        with self.lock:
            self.orders[place] = written
            self.acknowledged += acknowledged

    def since(self, moment: float) -> dict[Place, Written]:
        """Those whose last write was sent after this moment."""
        return {place: written for place, written in self.orders.items() if written.sent > moment}

    def missing(self, server: Server, orders: dict[Place, Written] | None = None) -> list[str]:
        """What a server that was started anew does not have as it was acknowledged, in words."""
        gone = []
        with server.connection() as connection:
            for (prefix, number), written in (self.orders if orders is None else orders).items():
                answer = connection.request("GET", f"{prefix}{API}/arbetsorder/{number}")
                try:
                    text = answer.json()["information"]["beskrivning"] if answer.ok else None
                except (Malformed, KeyError, TypeError):
                    text = None
                if text not in written.texts:
                    gone.append(
                        f"{prefix or '/'} arbetsorder {number}: {sorted(written.texts)} became {text or answer.brief()}"
                    )
                elif written.file is not None and self.file(connection, prefix, answer) != written.file:
                    gone.append(f"{prefix or '/'} arbetsorder {number}: its file is not what was sent")
        return gone

    @staticmethod
    def file(connection: Connection, prefix: str, order: Answer) -> bytes | None:
        files = order.json()["filUtList"] or []
        if len(files) != 1:
            return None
        return connection.request("GET", f"{prefix}{API}/filetransfer/file/{files[0]['id']}").body


@dataclass
class Load:
    """Clients, each a thread with a connection of its own, that create, change and upload until they are stopped."""

    server: Server
    ledger: Ledger
    prefixes: list[str] = field(default_factory=lambda: [""])
    clients: int = 6
    headers: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.stopping = threading.Event()
        self.errors: list[tuple[float, str, bytes]] = []
        self.slow: list[str] = []
        self.malformed: list[Malformed] = []
        self.sent = 0
        self.threads = [threading.Thread(target=self.work, args=(n,), daemon=True) for n in range(self.clients)]

    def start(self) -> Load:
        for thread in self.threads:
            thread.start()
        return self

    def wait_for(self, acknowledged: int, seconds: float = 10) -> Load:
        """Returns when so much more is acknowledged than when the load was started, or after so many seconds."""
        deadline = time.monotonic() + seconds
        before = self.ledger.acknowledged
        while self.ledger.acknowledged < before + acknowledged and time.monotonic() < deadline:
            time.sleep(0.002)
        return self

    def stop(self) -> None:
        """Lets the requests that are under way end."""
        self.stopping.set()
        for thread in self.threads:
            thread.join(15)

    def report(self, row: Row, *expected: str) -> None:
        """Counts in a row what went wrong: 5xx with none of the expected words, and what was slow."""
        for _, request, body in self.errors:
            text = body.decode("utf-8", "replace").lower()
            if not any(words in text for words in expected):
                row.found("errors", f"{request}: {body[:300].decode('utf-8', 'replace')}")
        for text in self.slow:
            row.found("slow", text)
        for malformed in self.malformed:
            row.found("wrong", f"an answer that is none: {malformed}", malformed.content)

    def work(self, client: int) -> None:
        with self.server.connection(self.prefixes[client % len(self.prefixes)], self.headers) as connection:
            last: tuple[Place, Written] | None = None
            for turn in itertools.count():
                if self.stopping.is_set():
                    return
                try:
                    if last and turn % 3 == 1:
                        self.change(connection, *last)
                    elif last and turn % 16 == 2:
                        self.upload(connection, *last)
                    else:
                        last = self.create(connection)
                except Silent as silent:
                    if silent.late:
                        self.slow.append(f"a write: {silent}")
                    # With the server gone this client's work is done.
                    return
                except Malformed as malformed:
                    if self.server.alive and not self.stopping.is_set():
                        self.malformed.append(malformed)
                    return

    def ask(
        self, connection: Connection, method: str, path: str, body: object, headers: dict[str, str] = JSON
    ) -> Answer:
        answer = connection.request(method, API + path, body, headers)
        self.sent += 1
        if answer.seconds > LIMITS.request:
            self.slow.append(f"{method} {connection.prefix}{path}: {answer.seconds:.1f} s")
        if answer.status >= 500:
            self.errors.append((time.monotonic(), f"{method} {connection.prefix}{path}: {answer.status}", answer.body))
            # Whoever is refused tries again, but not at once.
            self.stopping.wait(0.01)
        return answer

    def create(self, connection: Connection) -> tuple[Place, Written] | None:
        text, sent = f"skrivet {next(self.ledger.numbers)}", time.monotonic()
        body = {"objektId": "9900101", "ursprung": 1, "information": {"beskrivning": text}}
        answer = self.ask(connection, "POST", "/arbetsorder", body)
        if answer.status != 201:
            return None
        place, written = (connection.prefix, answer.json()["id"]), Written({text}, sent)
        self.ledger.put(place, written)
        return place, written

    def change(self, connection: Connection, place: Place, written: Written) -> None:
        text, sent = f"ändrat {next(self.ledger.numbers)}", time.monotonic()
        # Until the answer comes it may be the one or the other.
        self.ledger.put(place, Written(written.texts | {text}, written.sent, written.file), acknowledged=False)
        answer = self.ask(connection, "PUT", f"/arbetsorder/{place[1]}", {"information": {"beskrivning": text}})
        if answer.ok:
            written.texts, written.sent = {text}, sent
        elif answer.status >= 500:
            written.texts = written.texts | {text}
        self.ledger.put(place, written, acknowledged=answer.ok)

    def upload(self, connection: Connection, place: Place, written: Written) -> None:
        if written.file is not None:
            return
        content = f"fil {next(self.ledger.numbers)}\n".encode() * 400
        sent = time.monotonic()
        answer = self.ask(
            connection,
            "POST",
            "/filetransfer/tempfile",
            multipart(content),
            {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"},
        )
        if answer.ok:
            body = {"fil": [{"filnamn": answer.json()["fileName"], "beskrivning": "fil", "typ": "DOKEXTIMG"}]}
            if self.ask(connection, "POST", f"/arbetsorder/{place[1]}/filer", body).ok:
                written.file, written.sent = content, sent
                self.ledger.put(place, written)


def multipart(content: bytes, name: str = "fil.txt") -> bytes:
    """A form with one file."""
    disposition = f'Content-Disposition: form-data; name="file"; filename="{name}"\r\nContent-Type: text/plain\r\n\r\n'
    return f"--{BOUNDARY}\r\n{disposition}".encode() + content + f"\r\n--{BOUNDARY}--\r\n".encode()
