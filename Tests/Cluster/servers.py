"""Three servers and HAProxy on the loopback interface, by the files of examples/cluster; and clients that count."""

from __future__ import annotations

import base64
import ctypes
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

ROOT = Path(__file__).resolve().parents[2]
NAMES = "abcd"
T = TypeVar("T")


def _in_child() -> None:
    """On Linux what was started goes when this process does, however that happens."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)


def free_ports(count: int) -> list[int]:
    sockets = [socket.socket() for _ in range(count)]
    for s in sockets:
        s.bind(("127.0.0.1", 0))
    ports = [s.getsockname()[1] for s in sockets]
    for s in sockets:
        s.close()
    return ports


def at_once(work: Callable[[Any], T], items: Any, threads: int = 16) -> list[T]:
    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(work, items))


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def instance(self) -> str:
        return self.headers.get("x-instance", "")

    @property
    def notes(self) -> list[str]:
        return self.headers.get("x-sim-notes", "").split(", ")


class Counter:
    """How many calls of the API were answered, as the servers are to have counted them."""

    def __init__(self) -> None:
        self.lock, self.count = threading.Lock(), 0

    def add(self) -> None:
        with self.lock:
            self.count += 1


@dataclass
class Client:
    """Whoever calls one address; a connection for each thread."""

    port: int
    counter: Counter | None = None
    local: threading.local = field(default_factory=threading.local)

    def send(self, method: str, path: str, body: Any = None, headers: dict[str, str] | None = None) -> Answer:
        sent = dict(headers or {})
        if body is not None and not isinstance(body, bytes):
            body, sent["Content-Type"] = json.dumps(body).encode(), "application/json"
        for attempt in range(2):
            reused = getattr(self.local, "connection", None) is not None
            if not reused:
                self.local.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
            connection = self.local.connection
            try:
                connection.request(method, path, body=body, headers=sent)
                answer = connection.getresponse()
                read = answer.read()
            except (http.client.RemoteDisconnected, ConnectionError):
                connection.close()
                self.local.connection = None
                # A connection that was kept may be closed at any time; a new one may not.
                if reused and attempt == 0:
                    continue
                raise
            if answer.will_close:
                connection.close()
                self.local.connection = None
            if self.counter and "/_sim" not in path and answer.getheader("X-Sim-Request-Id"):
                self.counter.add()
            return Answer(answer.status, {k.lower(): v for k, v in answer.getheaders()}, read)
        raise AssertionError("not reached")

    def tokens(self, base: str, key: str = "demo-key") -> dict[str, str]:
        basic = base64.b64encode(f"{key}:demo-secret".encode()).decode()
        token = self.send(
            "POST", f"{base}/oauth2/token", {"grant_type": "client_credentials"}, {"Authorization": f"Basic {basic}"})
        assert token.status == 200, token
        headers = {"Authorization": f"Bearer {token.json['access_token']}"}
        login = self.send("POST", f"{base}/v1/auth/login", {"username": "user", "password": "password"}, headers)
        assert login.status == 200, login
        return headers | {"X-Auth-Token": login.json["access_token"]}


class Server:
    """One fast2sim."""

    def __init__(self, binary: str, folder: Path, name: str, port: int, *options: str):
        self.name, self.port = name, port
        self.log = open(folder / f"{name}.log", "ab")
        self.process = subprocess.Popen(
            [binary, "serve", "--db", ":memory:", "--port", str(port), "--workers", "2", "--key-secret-file",
             str(folder / "secret"), "--drain", "20s", "--log", "off", "--log-format", "json", *options],
            stdout=self.log, stderr=self.log, preexec_fn=_in_child, cwd=folder,
            env={k: v for k, v in os.environ.items() if not k.startswith("FAST2")})
        self.direct = Client(port)

    def await_ready(self) -> None:
        for _ in range(600):
            try:
                if self.direct.send("GET", "/_sim/ready").status == 200:
                    return
            except OSError:
                pass
            time.sleep(0.05)
        raise SystemExit(f"server {self.name} was not ready within 30 s")

    def metrics(self) -> dict[str, float]:
        text = self.direct.send("GET", "/_sim/metrics").body.decode()
        lines = [line.rpartition(" ") for line in text.splitlines() if not line.startswith("#")]
        return {name: float(value) for name, _, value in lines}

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()


class Cluster:
    """The servers a to c, room for d, and HAProxy before them."""

    def __init__(self, binary: str, folder: Path):
        self.binary, self.folder = os.path.abspath(binary), folder
        (folder / "secret").write_text("0123456789abcdef" * 4 + "\n")
        (folder / "worlds.map").touch()
        ports = free_ports(5)
        self.ports = dict(zip(NAMES, ports[:4]))
        self.servers = {name: self.start(name) for name in "abc"}
        for server in self.servers.values():
            server.await_ready()
        environment = {f"FAST2_{name.upper()}": f"127.0.0.1:{port}" for name, port in self.ports.items()}
        environment |= {"FAST2_CLUSTER": str(folder), "FAST2_BIND": f"127.0.0.1:{ports[4]}"}
        self.router = subprocess.Popen(
            ["haproxy", "-db", "-f", str(ROOT / "examples/cluster/haproxy.cfg")], env=os.environ | environment,
            stdout=open(folder / "haproxy.log", "wb"), stderr=subprocess.STDOUT, preexec_fn=_in_child)
        self.counter = Counter()
        self.client = Client(ports[4], self.counter)
        self.await_states({"a": "UP", "b": "UP", "c": "UP", "d": "DOWN"})

    def start(self, name: str) -> Server:
        return Server(self.binary, self.folder, name, self.ports[name])

    def command(self, text: str) -> str:
        """Says something to HAProxy's own socket."""
        with socket.socket(socket.AF_UNIX) as s:
            s.connect(str(self.folder / "haproxy.sock"))
            s.sendall(text.encode() + b"\n")
            parts = []
            while part := s.recv(65536):
                parts.append(part)
        return b"".join(parts).decode()

    def await_states(self, wanted: dict[str, str]) -> None:
        for _ in range(600):
            try:
                rows = [line.split(",") for line in self.command("show stat").splitlines() if line.startswith("servers,")]
            except OSError:
                rows = []
            states = {row[1]: row[17].split()[0] for row in rows}
            if all(states.get(name) == state for name, state in wanted.items()):
                return
            time.sleep(0.05)
        raise SystemExit(f"HAProxy does not see {wanted}, but {states}")

    def pin(self, world: str, server: str) -> None:
        self.command(f"add map {self.folder}/worlds.map {world} {server}")

    def stop(self) -> None:
        for process in [self.router, *(s.process for s in self.servers.values())]:
            if process.poll() is None:
                process.terminate()
        for process in [self.router, *(s.process for s in self.servers.values())]:
            try:
                process.wait(40)
            except subprocess.TimeoutExpired:
                process.kill()
