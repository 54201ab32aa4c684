"""What a console costs the reads of others: one that is open and listens, and one that nobody has opened."""

from __future__ import annotations

import socket
import threading
from urllib.parse import urlsplit

from .client import API
from .context import Context, Result, rates, ratios
from .load import BenchmarkError, Work, run_round
from .programs import Program

CONNECTIONS = 8


def console(context: Context) -> list[Result]:
    """The same reads with a listener and without, and of a server with the page beside one without."""
    with context.demo("with").start() as program, context.demo("without", extra=("--no-console",)).start() as bare:
        for each in (program, bare):
            each.log_in()
        with program.client() as client:
            path = f"{API}/arbetsorder/{client.page(limit=1)[0]['id']}"
        work = Work("fixed", path, CONNECTIONS)

        def alone(which: Program) -> float:
            return run_round(which.session, work).per_second

        def beside() -> float:
            with Listener(program.url):
                return alone(program)

        context.say("reads beside a console that is open")
        listened = context.interleaved({"one open": beside, "none": lambda: alone(program)})
        context.say("reads of a server that has the console, which nobody has opened")
        served = context.interleaved({"with it": lambda: alone(program), "without": lambda: alone(bare)})
    return [
        Result("reads with a console open / none", ratios(listened, "one open", "none"), 0.98, True,
               detail=rates(listened, "one open", "none")),
        Result("reads of a server that has the console, not open / one with --no-console",
               ratios(served, "with it", "without"), 0.99, True, detail=rates(served, "with it", "without"))]


class Listener:
    """The event stream of the default world, read and thrown away as fast as it comes: what the page in a browser asks
    the server for as long as it is open."""

    def __init__(self, url: str):
        parts = urlsplit(url)
        self.socket = socket.create_connection((parts.hostname, parts.port), 30)
        self.socket.sendall(f"GET /_sim/events?every=PT0.1S HTTP/1.1\r\nHost: {parts.netloc}\r\n\r\n".encode())
        head = self.socket.recv(1 << 16)
        if b" 200 " not in head.split(b"\r\n", 1)[0]:
            raise BenchmarkError(f"/_sim/events answered {head[:200]!r}")
        self.thread = threading.Thread(target=self.read, daemon=True)
        self.thread.start()

    def read(self) -> None:
        try:
            while self.socket.recv(1 << 20):
                pass
        except OSError:
            pass

    def __enter__(self) -> Listener:
        return self

    def __exit__(self, *_: object) -> None:
        self.socket.shutdown(socket.SHUT_RDWR)
        self.socket.close()
        self.thread.join(10)
