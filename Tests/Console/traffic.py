"""A client that sends so many requests a second, over four connections: a process of its own, which waits for nobody.

Arguments: port, requests a second, seconds, and the two tokens. Prints how many it sent, and in how many seconds.
"""

from __future__ import annotations

import socket
import sys
import time

CONNECTIONS = 4


def main() -> int:
    port, rate, seconds = int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])
    head = f"Host: localhost\r\nAuthorization: {sys.argv[4]}\r\nX-Auth-Token: {sys.argv[5]}\r\n\r\n"
    paths = ("arbetsorder/101", "arbetsorder?limit=5", "arbetsorder/9999999", "arbetsorder/102/status")
    requests = [f"GET /ao-produkt/v1/{path} HTTP/1.1\r\n{head}".encode() for path in paths]
    wires = [socket.create_connection(("127.0.0.1", port), 10) for _ in range(CONNECTIONS)]
    for wire in wires:
        wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    began, sent, total = time.monotonic(), 0, int(rate * seconds)
    while sent < total:
        # As many as are due by now, on each connection one at a time.
        due = min(total, int((time.monotonic() - began) * rate) + 1)
        if sent >= due:
            time.sleep(0.001)
            continue
        batch = min(CONNECTIONS, due - sent)
        for index in range(batch):
            wires[index].sendall(requests[(sent + index) % len(requests)])
        for index in range(batch):
            answer(wires[index])
        sent += batch
    print(sent, time.monotonic() - began)
    return 0


def answer(wire: socket.socket) -> None:
    content = b""
    while (end := content.find(b"\r\n\r\n")) < 0:
        content += received(wire)
    at = content.lower().find(b"content-length:")
    length = int(content[at + 15:content.find(b"\r\n", at)]) if 0 <= at < end else 0
    while len(content) < end + 4 + length:
        content += received(wire)


def received(wire: socket.socket) -> bytes:
    content = wire.recv(1 << 18)
    if not content:
        raise SystemExit("the server closed the connection")
    return content


if __name__ == "__main__":
    sys.exit(main())
