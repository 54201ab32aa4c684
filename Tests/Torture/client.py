"""Requests as bytes, and answers held to RFC 9112: what is not one whole answer is said to be none."""

from __future__ import annotations

import json
import select
import socket
import time
from dataclasses import dataclass
from typing import Any

API = "/ao-produkt/v1"
# How long an answer is waited for, in seconds, before it counts as none.
PATIENCE = 10.0
LARGEST = 64 << 20


class Silent(Exception):
    """No answer: the connection was closed, or nothing came in time. `late` tells the two apart."""

    def __init__(self, reason: str, late: bool = False):
        super().__init__(reason)
        self.late = late


class Malformed(Exception):
    """Bytes came that are no answer. `content` has them."""

    def __init__(self, reason: str, content: bytes):
        super().__init__(reason)
        self.content = content


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes
    seconds: float

    def json(self) -> Any:
        """The body as JSON; `Malformed` where it is none."""
        try:
            return json.loads(self.body)
        except ValueError as error:
            raise Malformed(f"no JSON: {error}", self.body) from None

    @property
    def ok(self) -> bool:
        return 200 <= self.status < 300

    def brief(self) -> str:
        return f"{self.status} {self.body[:300].decode('utf-8', 'replace')}"


def head(method: str, path: str, body: bytes | None, headers: dict[str, str]) -> bytes:
    """A request that is as it must be, if what goes into it is."""
    lines = [f"{method} {path} HTTP/1.1", "Host: localhost"]
    if body is not None:
        lines.append(f"Content-Length: {len(body)}")
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + (body or b"")


class Connection:
    """A connection to a port of this machine, opened when it is first used. No thread may share one."""

    def __init__(self, port: int, prefix: str = "", headers: dict[str, str] | None = None, patience: float = PATIENCE):
        self.port, self.prefix, self.headers, self.patience = port, prefix, headers or {}, patience
        self.socket: socket.socket | None = None
        self.buffer = b""

    def __enter__(self) -> Connection:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        if self.socket:
            self.socket.close()
        self.socket, self.buffer = None, b""

    def open(self) -> None:
        self.close()
        try:
            self.socket = socket.create_connection(("127.0.0.1", self.port), timeout=self.patience)
            self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        except OSError as error:
            raise Silent(f"no connection: {error}", isinstance(error, TimeoutError)) from None

    def request(self, method: str, path: str, body: object = None, headers: dict[str, str] | None = None) -> Answer:
        """Sends a request; a body that is not bytes goes as JSON. A connection that was closed is opened anew."""
        fields = {**self.headers, **(headers or {})}
        if body is not None and not isinstance(body, bytes):
            body = json.dumps(body, ensure_ascii=False).encode()
            fields.setdefault("Content-Type", "application/json")
        raw = head(method, self.prefix + path, body, fields)
        if self.socket is None:
            self.open()
        answer = self.exchange(raw, method == "HEAD")
        if answer.headers.get("connection", "").lower() == "close":
            self.close()
        return answer

    def exchange(self, raw: bytes, bodiless: bool = False) -> Answer:
        """Sends bytes over the open connection, and reads one answer."""
        started = time.monotonic()
        self.send(raw)
        return self.read(started, bodiless)

    def send(self, raw: bytes) -> None:
        assert self.socket
        try:
            self.socket.sendall(raw)
        except TimeoutError:
            raise Silent("the request was not taken in time", late=True) from None
        except OSError:
            # An answer may have come all the same, before the connection was closed.
            pass

    def finish(self) -> None:
        """Says that no more will come."""
        assert self.socket
        try:
            self.socket.shutdown(socket.SHUT_WR)
        except OSError:
            # The other end has closed it already.
            pass

    def is_readable(self, seconds: float) -> bool:
        """Whether bytes, or the end of the connection, come within so many seconds."""
        return bool(self.buffer) or bool(select.select([self.socket], [], [], seconds)[0])

    def read(self, started: float, bodiless: bool = False) -> Answer:
        """The next answer, whole; those of status 1xx are passed over."""
        while True:
            status, headers = self.read_head(started)
            if status >= 200:
                break
        if bodiless or status in (204, 304):
            body = b""
        elif headers.get("transfer-encoding", "").lower() == "chunked":
            body = self.read_chunks(started)
        elif "content-length" in headers:
            length = headers["content-length"]
            if not length.isascii() or not length.isdigit() or int(length) > LARGEST:
                raise Malformed(f"Content-Length {length}", self.buffer)
            body = self.read_exactly(int(length), started)
        else:
            body = self.read_to_end(started)
        return Answer(status, headers, body, time.monotonic() - started)

    def read_head(self, started: float) -> tuple[int, dict[str, str]]:
        while b"\r\n\r\n" not in self.buffer:
            if not self.fill(started):
                if self.buffer:
                    raise Malformed("the answer ends within its head", self.buffer)
                raise Silent("closed without an answer")
        block, _, self.buffer = self.buffer.partition(b"\r\n\r\n")
        lines = block.decode("latin-1").split("\r\n")
        parts = lines[0].split(" ", 2)
        if len(parts) < 2 or parts[0] not in ("HTTP/1.1", "HTTP/1.0") or len(parts[1]) != 3 or not parts[1].isdigit():
            raise Malformed("no status line", block + self.buffer)
        headers: dict[str, str] = {}
        for line in lines[1:]:
            name, colon, value = line.partition(":")
            if not colon or not name or name != name.strip() or any(ord(c) < 32 and c != "\t" for c in line):
                raise Malformed("a header field that is none", block)
            name = name.lower()
            if name in headers and name in ("content-length", "content-type", "transfer-encoding"):
                raise Malformed(f"{name} twice", block)
            headers[name] = value.strip()
        return int(parts[1]), headers

    def read_exactly(self, count: int, started: float) -> bytes:
        while len(self.buffer) < count:
            if not self.fill(started):
                raise Malformed(f"{len(self.buffer)} of {count} bytes came", self.buffer[:2000])
        body, self.buffer = self.buffer[:count], self.buffer[count:]
        return body

    def read_to_end(self, started: float) -> bytes:
        while len(self.buffer) <= LARGEST and self.fill(started):
            pass
        body, self.buffer = self.buffer, b""
        return body

    def read_chunks(self, started: float) -> bytes:
        body = b""
        while True:
            line = self.read_line(started)
            try:
                size = int(line.split(b";")[0], 16)
            except ValueError:
                raise Malformed("a chunk without its size", line) from None
            body += self.read_exactly(size, started)
            if self.read_line(started) != b"" and size:
                raise Malformed("a chunk that does not end", body[-200:])
            if not size:
                return body

    def read_line(self, started: float) -> bytes:
        while b"\r\n" not in self.buffer:
            if not self.fill(started):
                raise Malformed("the answer ends within a chunk", self.buffer[:2000])
        line, _, self.buffer = self.buffer.partition(b"\r\n")
        return line

    def fill(self, started: float) -> bool:
        """Reads what there is, at least a byte; false at the end of the connection."""
        assert self.socket
        left = self.patience - (time.monotonic() - started)
        if left <= 0:
            raise Silent(f"no answer within {self.patience:.0f} s", late=True)
        self.socket.settimeout(left)
        try:
            content = self.socket.recv(1 << 18)
        except TimeoutError:
            raise Silent(f"no answer within {self.patience:.0f} s", late=True) from None
        except OSError:
            return False
        self.buffer += content
        return bool(content)
