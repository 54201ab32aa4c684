"""The programs that are compared: fast2sim, the mock and nginx, each on one core of 127.0.0.1."""

from __future__ import annotations

import ctypes
import getpass
import os
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

from .client import API, Client
from .load import BenchmarkError, Session

HERE = Path(__file__).resolve().parent.parent


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def cores() -> tuple[int, int]:
    """The core for the servers and the core for the load."""
    available = sorted(_AVAILABLE)
    if len(available) < 2:
        raise BenchmarkError("two cores are needed: one for the server, one for the load")
    return available[0], available[1]


_AVAILABLE = os.sched_getaffinity(0)
_LIBC = ctypes.CDLL(None)
_PR_SET_PDEATHSIG = 1


def _in_child() -> None:
    """The servers' core, and SIGTERM when the benchmark dies, however it dies."""
    os.sched_setaffinity(0, {cores()[0]})
    _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


class Program:
    """A server process on the servers' core. `name` is what the report calls it."""

    def __init__(self, name: str, workdir: Path):
        self.name = name
        self.port = free_port()
        self.workdir = workdir
        self.process: subprocess.Popen | None = None
        self.session: Session | None = None
        workdir.mkdir(parents=True, exist_ok=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def command(self) -> list[str]:
        raise NotImplementedError

    def environment(self) -> dict[str, str]:
        return {}

    def directory(self) -> Path:
        return self.workdir

    def spawn(self) -> None:
        """Starts the process; what it prints goes to the file `log` in its directory."""
        with open(self.workdir / "log", "ab") as log:
            self.process = subprocess.Popen(
                self.command(), cwd=self.directory(), stdin=subprocess.DEVNULL,
                stdout=log, stderr=log, env={**os.environ, **self.environment()}, start_new_session=True,
                preexec_fn=_in_child)

    def is_open(self) -> bool:
        """Whether the port takes a connection."""
        try:
            socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
        except OSError:
            return False
        return True

    def wait_until_open(self, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while not self.is_open():
            if self.process.poll() is not None:
                raise BenchmarkError(f"{self.name} ended with {self.process.returncode}: {self.log_tail()}")
            if time.monotonic() > deadline:
                raise BenchmarkError(f"{self.name} was not ready after {seconds:.0f} s: {self.log_tail()}")
            time.sleep(0.0005)

    def start(self, seconds: float = 30) -> Program:
        self.spawn()
        self.wait_until_open(seconds)
        return self

    def stop(self) -> None:
        if self.process is None:
            return
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(60)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.process = None

    def __enter__(self) -> Program:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def log_tail(self) -> str:
        return (self.workdir / "log").read_text(errors="replace").strip()[-400:]

    def client(self, prefix: str = "") -> Client:
        """A connection that carries the session's tokens once `log_in` has been called."""
        client = Client(self.url, prefix)
        if self.session:
            client.headers = self.session.headers
        return client

    def log_in(self) -> Program:
        with self.client() as client:
            self.session = client.log_in()
        return self

    def cpu_seconds(self) -> float:
        """User and system time of the process and its workers until now, in steps of a hundredth."""
        own = self.process.pid
        workers = Path(f"/proc/{own}/task/{own}/children").read_text().split()
        ticks = 0
        for process in (own, *workers):
            # The name may have blanks; what follows its closing bracket has none. utime and stime are fields 14 and 15.
            fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
            ticks += int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK")

    def resident(self) -> tuple[int, int]:
        """VmRSS and Private_Dirty in KiB."""
        def field(file: str, name: str) -> int:
            for line in Path(f"/proc/{self.process.pid}/{file}").read_text().splitlines():
                if line.startswith(name + ":"):
                    return int(line.split()[1])
            raise BenchmarkError(f"no {name} in {file}")
        return field("status", "VmRSS"), field("smaps_rollup", "Private_Dirty")


class Simulator(Program):
    """fast2sim with its default settings. `database` and `seed` None: the built-in demo seed, new."""

    def __init__(self, workdir: Path, binary: Path, *, database: Path | None = None, seed: Path | None = None,
                 durability: str | None = None, extra: tuple[str, ...] = (), workers: int = 1,
                 name: str = "fast2sim", asked_port: int = 0):
        super().__init__(name, workdir)
        # It takes a port itself: one that is merely free now may be another program's in a moment.
        self.asked_port = asked_port
        self.port = asked_port or self.port
        self.binary, self.seed, self.durability, self.extra, self.workers = binary, seed, durability, extra, workers
        self.database = database or workdir / "fast2.sqlite"
        self.port_file = workdir / "port"

    def command(self) -> list[str]:
        command = [
            str(self.binary), "serve", "--db", str(self.database), "--port", str(self.asked_port),
            "--port-file", str(self.port_file), "--workers", str(self.workers)]
        if self.seed:
            command += ["--seed", str(self.seed)]
        if self.durability:
            command += ["--durability", self.durability]
        return command + list(self.extra)

    def is_open(self) -> bool:
        """Whether the port is known, which takes the writing of a file longer than that it takes connections."""
        if self.asked_port:
            return super().is_open()
        try:
            port = self.port_file.read_text()
        except FileNotFoundError:
            return False
        if port.endswith("\n"):
            self.port = int(port)
        return port.endswith("\n")

    def start(self, seconds: float = 30) -> Simulator:
        self.port_file.unlink(missing_ok=True)
        super().start(seconds)
        with self.client() as client:
            client.send("GET", "/_sim/health")
        return self

    def post_body(self) -> dict:
        """A create body that this seed accepts: objekt and kund of its first arbetsorder that has both."""
        with self.client() as client:
            order = next((row for row in client.page() if row["kund"]), None)
            if order is None:
                raise BenchmarkError("none of the first 100 arbetsorder has a kund")
            kund = client.json("GET", f"{API}/kund/{order['kund']['id']}")
        return create_body(order["objekt"]["id"], kund.get("nummer") or kund["kundnummer"])


class Mock(Program):
    """The FastAPI mock under uvicorn, one worker."""

    def __init__(self, workdir: Path, python: Path, database: Path, name: str = "mock", synchronous: str = "NORMAL"):
        super().__init__(name, workdir)
        self.python, self.database, self.synchronous = python, database, synchronous

    def command(self) -> list[str]:
        return [
            str(self.python), "-m", "uvicorn", "app:app", "--host", "127.0.0.1", "--port", str(self.port),
            "--workers", "1", "--no-access-log", "--log-level", "warning"]

    def environment(self) -> dict[str, str]:
        return {"MOCK_DB": str(self.database), "MOCK_SYNCHRONOUS": self.synchronous, "PYTHONDONTWRITEBYTECODE": "1"}

    def directory(self) -> Path:
        return HERE / "mock"

    def post_body(self) -> dict:
        return create_body("9900101", "KUNDA10001")


class Nginx(Program):
    """nginx with one worker, serving one file; Debian's defaults but for the access log, which is off."""

    def __init__(self, workdir: Path, content: bytes):
        super().__init__("nginx", workdir)
        (workdir / "html").mkdir(exist_ok=True)
        (workdir / "html" / "answer").write_bytes(content)
        user = f"user {getpass.getuser()};" if os.geteuid() == 0 else ""
        temporary = "\n".join(
            f"  {kind}_temp_path {workdir}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        (workdir / "nginx.conf").write_text(f"""{user}
daemon off;
worker_processes 1;
pid {workdir}/pid;
error_log stderr;
events {{ worker_connections 256; }}
http {{
{temporary}
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 100000000;
  default_type application/json;
  server {{
    listen 127.0.0.1:{self.port};
    root {workdir}/html;
  }}
}}
""")

    def command(self) -> list[str]:
        nginx = shutil.which("nginx") or "/usr/sbin/nginx"
        return [nginx, "-p", str(self.workdir), "-c", str(self.workdir / "nginx.conf"), "-e", "stderr"]


class Peer(Program):
    """Another simulator, serving one body on one path. `python` has the packages of `peers/requirements.txt`."""

    def __init__(self, name: str, workdir: Path, python: Path, path: str, command: list[str]):
        super().__init__(name, workdir)
        self.python, self.path, self.words = python, path, command

    def command(self) -> list[str]:
        return [str(self.python), *(word.replace("PORT", str(self.port)) for word in self.words)]


def create_body(objekt: str, kund_nr: str) -> dict:
    return {
        "arbetsordertypKod": "F", "kundNr": kund_nr, "objektId": objekt, "ursprung": 1,
        "information": {"beskrivning": "Porten\n\nLampan blinkar"},
        "anmalare": {"namn": "Test Testsson", "telefon": "0701740605", "epostAdress": "test@example.com"},
    }
