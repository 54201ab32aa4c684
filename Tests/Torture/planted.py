#!/usr/bin/env python3
"""A program that breaks one promise: the true one behind a proxy, or started otherwise than it was asked to.

`TORTURE_TRUE` is the true program, `TORTURE_PLANT` the fault. All arguments are those of the true one.
"""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import zlib
from pathlib import Path

TRUE, PLANT = os.environ.get("TORTURE_TRUE", ""), os.environ.get("TORTURE_PLANT", "")
# Each so many requests is hit by a fault of the proxy, and each so many files by one of a command.
EACH, FILES = 20, 4


def answer(status: str, kind: str, body: str) -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode()


FORGED = answer("201 Created", "application/json", '{"id":987654}')
BROKEN = answer("500 Internal Server Error", "application/json", "{}")
ELSEWHERE = answer("200 OK", "application/json", '{"information": {"beskrivning": "kept-4"}}')
HTML = answer("400 Bad Request", "text/html", "<html>")


def end_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)


class Proxy:
    """Passes on what comes to a port, but for the fault."""

    def __init__(self, port: int):
        self.port, self.count, self.lock = port, 0, threading.Lock()
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=256)

    def serve(self) -> None:
        while True:
            client, _ = self.listener.accept()
            threading.Thread(target=self.carry, args=(client,), daemon=True).start()

    def carry(self, client: socket.socket) -> None:
        with client, socket.create_connection(("127.0.0.1", self.port)) as server:
            threading.Thread(target=self.back, args=(server, client), daemon=True).start()
            if PLANT == "keep":
                # Whatever the true one thinks of it, the client is not cut off.
                time.sleep(60)
            while content := self.received(client):
                answer = self.instead(content)
                try:
                    client.sendall(answer) if answer else server.sendall(content)
                except OSError:
                    return
            time.sleep(0.2)

    def back(self, server: socket.socket, client: socket.socket) -> None:
        try:
            while content := self.received(server):
                client.sendall(content)
            client.shutdown(socket.SHUT_RDWR)
        except OSError:
            return

    @staticmethod
    def received(connection: socket.socket) -> bytes:
        try:
            return connection.recv(1 << 20)
        except OSError:
            return b""

    def instead(self, request: bytes) -> bytes | None:
        """What is answered in place of passing a request on; None where it is passed on."""
        with self.lock:
            self.count += 1
            hit = self.count % EACH == 0
        if request.startswith(b"GET /_sim/health"):
            return None
        if PLANT == "forge" and hit and request.startswith(b"POST") and b"/arbetsorder HTTP" in request:
            return FORGED
        if PLANT == "mix" and request.startswith(b"GET /w/kept-3-"):
            return ELSEWHERE
        if PLANT == "error" and hit:
            return BROKEN
        # By what is asked, as an odd request is asked a second time before it counts; and often, as few get through.
        if PLANT == "html" and zlib.crc32(request) % 4 == 0:
            return HTML
        if PLANT == "crash" and self.count >= EACH // 4:
            os.kill(os.getpid(), signal.SIGSEGV)
        if PLANT == "slow" and zlib.crc32(request) % EACH == 0:
            time.sleep(3)
        return None


def option(name: str) -> str | None:
    return sys.argv[sys.argv.index(name) + 1] if name in sys.argv else None


def started(arguments: list[str], port_file: Path) -> subprocess.Popen[bytes]:
    """The true program, when it serves or has ended."""
    child = subprocess.Popen([TRUE, *arguments], preexec_fn=end_with_parent)
    while child.poll() is None and not (port_file.exists() and port_file.read_text().endswith("\n")):
        time.sleep(0.005)
    return child


def main() -> int:
    arguments = sys.argv[1:]
    if arguments[:1] != ["serve"]:
        if PLANT == "check" and arguments[1] == "check" and zlib.crc32(Path(arguments[-1]).read_bytes()) % FILES == 0:
            os.kill(os.getpid(), signal.SIGSEGV)
        os.execv(TRUE, [TRUE, *arguments])
    port_file = Path(option("--port-file") or "")
    hidden = port_file.with_name("hidden-port")
    hidden.unlink(missing_ok=True)
    arguments[arguments.index("--port-file") + 1] = str(hidden)
    child = started(arguments, hidden)
    if PLANT == "beside" and child.poll() == 4:
        # What it may not serve from its file it serves from memory.
        child = started([*arguments[:2], ":memory:", *arguments[3:]], hidden)
    signal.signal(signal.SIGTERM, lambda *_: child.terminate())
    if child.poll() is None:
        proxy = Proxy(int(hidden.read_text().split()[0]))
        threading.Thread(target=proxy.serve, daemon=True).start()
        port_file.write_text(f"{proxy.listener.getsockname()[1]}\n")
    code = child.wait()
    return 3 if PLANT == "stop" else code


if __name__ == "__main__":
    sys.exit(main())
