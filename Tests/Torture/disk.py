"""A disk that is full: it is said in those words, nothing is lost, and writes go on when there is room again."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from client import API, Malformed, Silent
from context import Run, Scratch, ending, held, started, stopped
from crashes import report_missing
from load import Ledger, Load
from server import Ended, Server, run as run_command
from tally import Row

SIZE = 10 << 20
WORDS = "disk is full"


class NoDisk(Exception):
    """A disk of one's own can't be had here, with the reason."""


@contextmanager
def mounted(folder: Path) -> Iterator[Path]:
    """A small disk in memory, unmounted at the end."""
    if sys.platform != "linux":
        raise NoDisk("a small tmpfs is mounted on Linux only")
    if os.geteuid() != 0:
        raise NoDisk("to mount a small tmpfs needs root")
    disk = folder / "disk"
    disk.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(disk)], capture_output=True, text=True
    )
    if done.returncode != 0:
        raise NoDisk(f"no tmpfs can be mounted here: {done.stderr.strip()}")
    try:
        yield disk
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=False)


def fill(disk: Path, leave: int) -> Path:
    """Takes what is free but for so many bytes."""
    ballast = disk / "ballast"
    room = os.statvfs(disk)
    with open(ballast, "wb", buffering=0) as file:
        left = max(0, room.f_bavail * room.f_frsize - leave)
        # The last of it may be taken by the server meanwhile, or by what the file system writes down of the file.
        with suppress(OSError):
            while left > 0:
                left -= file.write(b"\0" * min(left, 4096))
    return ballast


def disk(run: Run, row: Row) -> None:
    """A first start, writes, kept worlds and an export on a small tmpfs that is full."""
    try:
        for turn in range(run.times(1, 6)):
            with Scratch("disk") as folder, mounted(folder) as place:
                first_start(run, row, place, folder)
            with Scratch("disk") as folder, mounted(folder) as place:
                while_serving(run, row, place, folder, turn)
        row.note = "first starts, writes, kept worlds and exports on a full tmpfs"
    except NoDisk as reason:
        row.skipped = str(reason)


def first_start(run: Run, row: Row, disk: Path, folder: Path) -> None:
    """With less room than a database needs: exit 4, said as what it is, and nothing is left."""
    for leave in (0, 4096, 100_000, 400_000):
        fill(disk, leave)
        row.tried += 1
        server = Server(run.binary, folder, database=disk / "db.sqlite")
        try:
            server.start()
            server.stop()
            row.found("wrong", f"with {leave} bytes of room it serves")
        except Ended as ended:
            if ended.code is None or ended.code < 0:
                row.found("crashed", f"a first start on a full disk: {ending(ended.code)}: {server.why()}")
            elif ended.code != 4 or WORDS not in ended.text:
                row.found("wrong", f"a first start on a full disk ended with {ended.code}: {ended.text}")
        left = [path.name for path in disk.iterdir() if path.stat().st_size and path.name != "ballast"]
        if left:
            row.found("wrong", f"a first start on a full disk leaves {left}")
        for path in disk.iterdir():
            path.unlink() if path.is_file() else None


def while_serving(run: Run, row: Row, disk: Path, folder: Path, turn: int) -> None:
    """Fills the disk under writes; then makes room again, after a kill -9 in every second turn."""
    ledger, database = Ledger(), disk / "db.sqlite"
    server = Server(run.binary, folder, "--auth", "off", database=database)
    if not started(row, server, "on a small disk"):
        return
    server.ask("POST", "/_sim/worlds", {"name": "kept", "persist": True})
    load = Load(server, ledger, ["", "", "/w/kept"], clients=4).start().wait_for(20)
    ballast = fill(disk, leave=500_000)
    deadline = time.monotonic() + 10
    while len(load.errors) < 40 and time.monotonic() < deadline and server.alive:
        time.sleep(0.01)
    load.stop()
    row.tried += load.sent
    load.report(row, WORDS)
    if not load.errors:
        row.found("wrong", "the disk was filled, and no write was refused")
    try:
        if server.ask("GET", f"{API}/arbetsorder/101").status != 200:
            row.found("wrong", "with a full disk it answers no reads")
        refused_world(row, server, database)
        refused_export(run, row, disk, database)
        if turn % 2:
            server.kill()
            start_when_full(row, server)
        ballast.unlink()
        if not server.alive and not started(row, server, "with room again"):
            return
        answer = server.ask("POST", f"{API}/arbetsorder", {"objektId": "9900101"})
        if answer.status != 201:
            row.found("wrong", f"with room again a write is answered {answer.brief()}")
    except (Silent, Malformed) as error:
        row.found("crashed", f"with a full disk: {error}: {server.why()}")
    stopped(row, server, "after a full disk")
    if started(row, server, "after a full disk"):
        report_missing(row, ledger, server, None)
        stopped(row, server, "after that")
        held(row, run, folder, database)


def start_when_full(row: Row, server: Server) -> None:
    """A start on what a kill left on a full disk either serves or says why not."""
    try:
        server.start()
    except Ended as ended:
        if ended.code != 4 or WORDS not in ended.text:
            row.found("crashed" if (ended.code or -1) < 0 else "wrong", f"a start on a full disk: {ended}")


def refused_world(row: Row, server: Server, database: Path) -> None:
    files = sorted(database.parent.rglob("*"))
    row.tried += 1
    answer = server.ask("POST", "/_sim/worlds", {"name": "refused", "persist": True})
    text = answer.body.decode("utf-8", "replace").lower()
    if answer.status < 500 or WORDS not in text:
        row.found("wrong", f"a kept world on a full disk: {answer.brief()}")
    if server.ask("GET", "/w/refused/_sim/settings").status == 200 and answer.status != 201:
        server.ask("DELETE", "/_sim/worlds/refused")
    left = [path.name for path in sorted(database.parent.rglob("*")) if path not in files]
    if left:
        row.found("wrong", f"a kept world that could not be made leaves {left}")


def refused_export(run: Run, row: Row, disk: Path, database: Path) -> None:
    files = sorted(path.name for path in disk.iterdir())
    row.tried += 1
    code, text = run_command(run.binary, disk, "state", "export", "--db", str(database), "--out", "o.yaml")
    if code == 0 or code is None or code < 0 or WORDS not in text.lower():
        row.found("wrong", f"an export to a full disk ended with {code}: {text}")
    left = [path.name for path in disk.iterdir() if path.name not in files]
    if left:
        row.found("wrong", f"an export to a full disk leaves {left}")


KINDS = {"disk": disk}
