"""Clients that send a byte now and then: each is cut off at its deadline, and keeps nobody else waiting."""

from __future__ import annotations

import socket
import time

from client import API
from context import Run, Scratch, started, stopped
from server import Server
from tally import Row

CLIENTS, DEADLINE = 60, 2
# A connection that is there so long after its deadline, in seconds, is wrong.
GRACE = 3.0
PAUSE = 0.1
HEAD = b"POST " + API.encode() + b"/arbetsorder HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
BODY = HEAD + b"Content-Length: 100000\r\n\r\n"
CHUNKS = HEAD + b"Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n"


def trickle(run: Run, row: Row) -> None:
    """Heads, bodies and chunks at ten bytes a second, from many at once, with deadlines of two seconds."""
    row.note = f"connections that send ten bytes a second, with deadlines of {DEADLINE} s"
    limits = f"header-s={DEADLINE},body-s={DEADLINE},idle-s={DEADLINE}"
    for _ in range(run.times(1, 10)):
        with Scratch("trickle") as folder:
            server = Server(run.binary, folder, "--auth", "off", "--limit", limits)
            if not started(row, server, "anew"):
                return
            crowd(row, server)
            stopped(row, server, "after slow clients")


def crowd(row: Row, server: Server) -> None:
    kinds = [b"GET /", HEAD + b"X: ", BODY, CHUNKS]
    connections = []
    for number in range(CLIENTS):
        connection = socket.create_connection(("127.0.0.1", server.port), timeout=5)
        connection.sendall(kinds[number % len(kinds)])
        connection.setblocking(False)
        connections.append(connection)
    row.tried += CLIENTS
    opened = time.monotonic()
    while connections and time.monotonic() < opened + DEADLINE + GRACE:
        connections = [connection for connection in connections if goes_on(connection)]
        if not server.healthy():
            row.found("slow", f"beside {CLIENTS} slow clients health is not answered within 2 s: {server.why()}")
            break
        time.sleep(PAUSE)
    if connections:
        row.found("wrong", f"{len(connections)} of {CLIENTS} slow clients were not cut off", count=len(connections))
    for connection in connections:
        connection.close()


def goes_on(connection: socket.socket) -> bool:
    """Sends one more byte; whether the server still takes it. An answer is as good as an end."""
    try:
        if connection.recv(1 << 16):
            connection.close()
            return False
    except BlockingIOError:
        pass
    except OSError:
        return False
    else:
        return False
    try:
        connection.sendall(b"x")
    except OSError:
        return False
    return True


KINDS = {"trickle": trickle}
