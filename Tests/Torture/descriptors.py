"""Too few file descriptors: it is said, and passes when there are some again."""

from __future__ import annotations

import socket
import time
from pathlib import Path

from client import API, Malformed, Silent
from context import Run, Scratch, ending, held, started, stopped
from crashes import report_missing
from load import Ledger, Load
from server import Ended, Server
from tally import Row

FILES, IDLE = 64, 300
WORDS = ("descriptor", "open files", "files open")


def descriptors(run: Run, row: Row) -> None:
    """Starts with 4 to 64 descriptors, and more connections than a server with 64 can have."""
    for _ in range(run.times(1, 10)):
        with Scratch("descriptors") as folder:
            crowd(run, row, folder)
    for files in () if run.proving else range(4, FILES, run.times(4, 1)):
        with Scratch("descriptors") as folder:
            start_with(row, Server(run.binary, folder, database=folder / "db.sqlite", files=files), files)
    row.note = f"starts with few descriptors, and requests beside {IDLE} connections with {FILES}"


def start_with(row: Row, server: Server, files: int) -> None:
    row.tried += 1
    try:
        server.start()
        if not server.healthy():
            row.found("wrong", f"with {files} descriptors it is ready and does not answer: {server.why()}")
        stopped(row, server, f"with {files} descriptors")
    except Ended as ended:
        # Below this the loader of the system does not even find the libraries.
        if ended.code == 127:
            return
        if ended.code != 4:
            row.found("crashed", f"with {files} descriptors: {ending(ended.code)}: {server.why()}")
        elif not any(word in ended.text for word in WORDS):
            row.found("wrong", f"with {files} descriptors it ended with 4 and says: {ended.text}")


def crowd(run: Run, row: Row, folder: Path) -> None:
    ledger = Ledger()
    server = Server(run.binary, folder, "--auth", "off", database=folder / "db.sqlite", files=FILES)
    if not started(row, server, f"with {FILES} descriptors"):
        return
    load = Load(server, ledger, clients=3).start().wait_for(20)
    idle = []
    try:
        for _ in range(IDLE):
            idle.append(socket.create_connection(("127.0.0.1", server.port), timeout=5))
    except OSError:
        # What is beyond the listener's queue waits with the system.
        pass
    load.wait_for(60)
    load.stop()
    row.tried += load.sent
    load.report(row, *WORDS)
    for connection in idle[: len(idle) // 2]:
        connection.close()
    half(row, server)
    for connection in idle:
        connection.close()
    deadline = time.monotonic() + 5
    while not server.healthy() and time.monotonic() < deadline and server.alive:
        time.sleep(0.05)
    try:
        answer = server.ask("POST", f"{API}/arbetsorder", {"objektId": "9900101"})
        if answer.status != 201:
            row.found("wrong", f"with descriptors again a write is answered {answer.brief()}")
    except (Silent, Malformed) as error:
        row.found("wrong" if server.alive else "crashed", f"with descriptors again: {error}: {server.why()}")
    stopped(row, server, "after too few descriptors")
    server.files = None
    if started(row, server, "after too few descriptors"):
        report_missing(row, ledger, server, None)
        stopped(row, server, "after that")
        held(row, run, folder, folder / "db.sqlite")


def half(row: Row, server: Server) -> None:
    """Kept worlds, each with files of its own, until there are no descriptors left: said as that, by a refusal."""
    try:
        with server.connection() as connection:
            for n in range(FILES):
                row.tried += 1
                answer = connection.request("POST", "/_sim/worlds", {"name": f"kept-{n}", "persist": True})
                text = answer.body.decode("utf-8", "replace")
                if answer.status >= 500 and not any(word in text for word in WORDS):
                    row.found("errors", f"a kept world with no descriptor left: {answer.brief()}")
                if answer.status >= 400:
                    return
    except Silent as silent:
        # With every descriptor taken by a connection, a new one waits; that is no fault as long as it lives.
        if not server.alive:
            row.found("crashed", f"with no descriptor left: {silent}: {server.why()}")
    except Malformed as malformed:
        row.found("wrong", f"with no descriptor left: {malformed}", malformed.content)


KINDS = {"descriptors": descriptors}
