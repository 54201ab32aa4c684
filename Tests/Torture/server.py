"""The program under test: each one a process in a directory of its own, stopped whatever happens."""

from __future__ import annotations

import atexit
import ctypes
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

from client import Answer, Connection, Silent

# How long a start or a stop may take, in seconds, before it is given up.
START, STOP = 30.0, 30.0
_RUNNING: set[Server] = set()
_PR_SET_PDEATHSIG = 1


class Ended(Exception):
    """The program ended in place of serving. `code` is None where it did neither in time."""

    def __init__(self, code: int | None, text: str):
        super().__init__(f"ended with {code}: {text}")
        self.code, self.text = code, text


def _in_child() -> None:
    """On Linux the program goes when this process does, however that happens."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def environment() -> dict[str, str]:
    """This one's, without what would set an option of the program."""
    return {name: value for name, value in os.environ.items() if not name.startswith("FAST2")}


class Server:
    """`fast2sim serve` on a free port of 127.0.0.1. `database` None keeps the data in memory."""

    def __init__(
        self, binary: Path, folder: Path, *options: str, database: Path | None = None, files: int | None = None
    ):
        self.binary, self.folder, self.database, self.files = binary, folder, database, files
        self.options = [*options]
        self.process: subprocess.Popen[bytes] | None = None
        self.port = 0
        folder.mkdir(parents=True, exist_ok=True)
        self.port_file, self.log_file = folder / "port", folder / "log"

    def command(self) -> list[str]:
        command = [
            str(self.binary),
            "serve",
            "--db",
            str(self.database) if self.database else ":memory:",
            "--port",
            "0",
            "--port-file",
            str(self.port_file),
            "--log",
            "off",
            *self.options,
        ]
        if self.files is not None:
            return ["/bin/sh", "-c", f'ulimit -n {self.files}; exec "$0" "$@"', *command]
        return command

    def spawn(self) -> Server:
        """Starts the process, and does not wait for it."""
        self.port_file.unlink(missing_ok=True)
        with open(self.log_file, "wb") as log:
            self.process = subprocess.Popen(
                self.command(),
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=environment(),
                start_new_session=True,
                preexec_fn=_in_child,
            )
        _RUNNING.add(self)
        return self

    def start(self) -> Server:
        """Returns when it serves; `Ended` says that it does not."""
        return self.spawn().wait_until_ready()

    def wait_until_ready(self) -> Server:
        assert self.process
        deadline = time.monotonic() + START
        while time.monotonic() < deadline:
            text = self.port_file.read_text() if self.port_file.exists() else ""
            if text.endswith("\n"):
                self.port = int(text.split()[0])
                return self
            if self.process.poll() is not None:
                code = self.process.returncode
                self.kill()
                raise Ended(code, self.log())
            time.sleep(0.002)
        self.kill()
        raise Ended(None, self.log())

    @property
    def alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def log(self) -> str:
        """The end of what it has said."""
        return self.log_file.read_text(errors="replace").strip()[-2000:]

    def why(self) -> str:
        """What it said of its end: the line of a crash rather than the backtrace behind it."""
        lines = self.log_file.read_text(errors="replace").splitlines()
        told = [line for line in lines if re.search(r"[Ff]atal|[Cc]rash|rror", line)] or lines[-3:]
        return " | ".join(told[:3])[:400]

    def connection(self, prefix: str = "", headers: dict[str, str] | None = None, patience: float = 10) -> Connection:
        return Connection(self.port, prefix, headers, patience)

    def ask(self, method: str, path: str, body: object = None, headers: dict[str, str] | None = None) -> Answer:
        """One request over a connection of its own."""
        with self.connection() as connection:
            return connection.request(method, path, body, headers)

    def healthy(self) -> bool:
        """Whether it says of itself that it is well, within two seconds."""
        try:
            with self.connection(patience=2) as connection:
                return connection.request("GET", "/_sim/health").status == 200
        except Silent:
            return False

    def signal(self, number: int) -> None:
        """To the process and to those that it started."""
        if self.process:
            try:
                os.killpg(self.process.pid, number)
            except ProcessLookupError:
                pass

    def wait(self, seconds: float = STOP) -> int | None:
        """How it ended, a signal as a negative number; None where it did not, and was killed."""
        assert self.process
        try:
            code: int | None = self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            code = None
        self.kill()
        return code

    def stop(self) -> int | None:
        """Ends it by SIGTERM; how it ended."""
        if self.process is None:
            return 0
        self.process.send_signal(signal.SIGTERM)
        return self.wait()

    def kill(self) -> None:
        """kill -9; returns when it is gone."""
        if self.process:
            self.signal(signal.SIGKILL)
            self.process.wait()
        _RUNNING.discard(self)

    def peak_memory(self) -> int:
        """The most bytes that it has had resident; 0 where the system does not tell."""
        assert self.process
        try:
            for line in Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
                if line.startswith("VmHWM:"):
                    return int(line.split()[1]) << 10
        except OSError:
            pass
        return 0

    def connections(self) -> int:
        """The sockets that it has open, which are its listener and its connections; 0 where the system does not tell."""
        assert self.process
        try:
            with os.scandir(f"/proc/{self.process.pid}/fd") as files:
                return sum(os.readlink(file.path).startswith("socket:") for file in files)
        except OSError:
            return 0

    def worked(self) -> float:
        """The seconds of processor that it has used; 0 where the system does not tell."""
        assert self.process
        try:
            fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return 0
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def run(binary: Path, folder: Path, *arguments: str, seconds: float = 20) -> tuple[int | None, str]:
    """A command that ends by itself: its code, None where it did not in time, and what it printed."""
    try:
        done = subprocess.run(
            [str(binary), *arguments],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=seconds,
            env=environment(),
            preexec_fn=_in_child,
        )
    except subprocess.TimeoutExpired as late:
        return None, (late.stdout or b"").decode("utf-8", "replace")
    return done.returncode, done.stdout.decode("utf-8", "replace")


@atexit.register
def kill_all() -> None:
    """Leaves none of them running."""
    for server in [*_RUNNING]:
        server.kill()
