"""Requests as bytes over a bare connection: what http.client takes for one would be most of what is measured."""

from __future__ import annotations

import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

from .load import BenchmarkError, Session


@dataclass(frozen=True)
class Request:
    """What is sent, and the status that must come back."""

    content: bytes
    status: int

    @classmethod
    def of(cls, session: Session, method: str, path: str, status: int, body: str | None = None,
           headers: dict[str, str] | None = None) -> Request:
        data = b"" if body is None else body.encode()
        lines = {"Host": urlsplit(session.url).netloc, **(session.headers if headers is None else headers)}
        if body is not None:
            lines |= {"Content-Type": "application/json", "Content-Length": str(len(data))}
        head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
        return cls(f"{method} {path} HTTP/1.1\r\n{head}\r\n".encode() + data, status)


class Wire:
    """A keep-alive connection that waits for an answer only when it is asked for one."""

    def __init__(self, session: Session, timeout: float = 30):
        parts = urlsplit(session.url)
        self.socket = socket.create_connection((parts.hostname, parts.port), timeout)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.buffer = b""

    def __enter__(self) -> Wire:
        return self

    def __exit__(self, *_: object) -> None:
        self.socket.close()

    def send(self, request: Request) -> None:
        self.socket.sendall(request.content)

    def receive(self, request: Request) -> None:
        """Reads the answer; one with another status than was asked for raises."""
        while (end := self.buffer.find(b"\r\n\r\n")) < 0:
            self.read()
        head = self.buffer[:end].lower()
        length = 0
        at = head.find(b"\r\ncontent-length:")
        if at >= 0:
            length = int(head[at + 17:].split(b"\r\n", 1)[0])
        elif b"\r\ntransfer-encoding:" in head:
            raise BenchmarkError("an answer of unknown length")
        while len(self.buffer) < end + 4 + length:
            self.read()
        if int(head[9:12]) != request.status:
            asked = request.content.split(b" HTTP", 1)[0].decode()
            raise BenchmarkError(
                f"{asked}: {head[9:12].decode()}, not {request.status}: {self.buffer[end + 4:end + 304]!r}")
        self.buffer = self.buffer[end + 4 + length:]

    def read(self) -> None:
        got = self.socket.recv(1 << 18)
        if not got:
            raise BenchmarkError("a connection broke")
        self.buffer += got
