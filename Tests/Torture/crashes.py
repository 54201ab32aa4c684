"""The program is killed, or asked to stop, while it writes."""

from __future__ import annotations

import threading
import time

from client import API, Connection, Malformed, Silent
from context import Run, Scratch, held, started, stopped
from load import Ledger, Load
from server import Server
from tally import Row

# How long a stop lets requests finish, in seconds.
GRACE = 10.0


def kill(run: Run, row: Row) -> None:
    """kill -9 under writes: what was acknowledged is there at the next start, in each world that is kept."""
    rounds = run.times(12, 75)
    ledger, chance = Ledger(), run.chance("kill")
    with Scratch("kill") as folder:
        database = folder / "db.sqlite"
        for round_ in range(rounds):
            # Each third one so that power may fail as well: another way of writing.
            durable = ["--durability", "full"] if round_ % 3 == 2 else []
            server = Server(run.binary, folder, "--auth", "off", *durable, database=database)
            if not started(row, server, f"after {round_} kills"):
                break
            if round_ == 0:
                server.ask("POST", "/_sim/worlds", {"name": "kept", "persist": True})
            before = time.monotonic()
            load = Load(server, ledger, ["", "", "/w/kept"]).start().wait_for(chance.randint(1, 60))
            time.sleep(chance.random() * 0.2)
            server.kill()
            load.stop()
            load.report(row)
            if not started(row, server, f"after {round_ + 1} kills"):
                break
            report_missing(row, ledger, server, ledger.since(before))
            server.kill() if round_ % 2 else stopped(row, server, "after a kill")
        else:
            if started(row, server, "at the end"):
                report_missing(row, ledger, server, None)
                stopped(row, server, "at the end")
                held(row, run, folder, database)
        row.tried = ledger.acknowledged
        row.note = f"acknowledged writes under {rounds} kill -9"


def report_missing(row: Row, ledger: Ledger, server: Server, orders: dict | None) -> None:
    try:
        for text in ledger.missing(server, orders):
            row.found("lost", text)
    except (Silent, Malformed) as error:
        row.found("crashed", f"reading what was written: {error}: {server.why()}")


def stop(run: Run, row: Row) -> None:
    """SIGTERM while writes, delays, streams and uploads are under way: it ends with 0 and has what was acknowledged."""
    rounds = run.times(20, 200)
    ledger, chance = Ledger(), run.chance("stop")
    with Scratch("stop") as folder:
        for round_ in range(rounds):
            durable = ["--durability", "full"] if round_ % 2 else []
            server = Server(run.binary, folder, "--auth", "off", *durable, database=folder / "db.sqlite")
            if not started(row, server, f"after {round_} stops"):
                break
            if round_ == 0:
                server.ask("POST", "/_sim/worlds", {"name": "kept", "persist": True})
            row.tried += 1
            before = time.monotonic()
            # With few clients there are moments when nothing is under way; with others there never is one.
            clients = chance.choice([1, 2, 3, 9])
            load = Load(server, ledger, ["", "/w/kept", f"/w/passing-{round_}"], clients).start()
            # A request that never comes whole is waited for as long as a stop may take, so it is in few of them.
            unfinished = round_ % 20 == 19
            waits = range(5 + unfinished) if round_ % 4 == 3 else []
            waiting = [threading.Thread(target=wait_for_an_answer, args=(server, n), daemon=True) for n in waits]
            for thread in waiting:
                thread.start()
            load.wait_for(chance.randint(1, 60))
            time.sleep(chance.random() * 0.1)
            stopped(row, server, f"stop {round_ + 1}", more=GRACE if unfinished else 0)
            load.stop()
            for thread in waiting:
                thread.join(15)
            load.report(row, "stopping")
            # Worlds that are not kept go with the process: that is what they are for.
            for place in [place for place in ledger.orders if place[0].startswith("/w/passing")]:
                del ledger.orders[place]
            if round_ % 5 == 4 or round_ == rounds - 1:
                if not started(row, server, f"after {round_ + 1} stops"):
                    break
                report_missing(row, ledger, server, ledger.orders if round_ == rounds - 1 else ledger.since(before))
                stopped(row, server, "between two stops")
        held(row, run, folder, folder / "db.sqlite")
        row.note = f"stops by SIGTERM under load, with {ledger.acknowledged} acknowledged writes"


def wait_for_an_answer(server: Server, which: int) -> None:
    """One of what keeps a connection waiting in the server; no answer is promised to it."""
    with server.connection(patience=12) as connection:
        try:
            waiting(connection, which)
        except (Silent, Malformed):
            pass


def waiting(connection: Connection, which: int) -> None:
    if which == 0:
        connection.request("GET", "/_sim/events")
    elif which == 1:
        connection.request("GET", f"{API}/arbetsorder/101", headers={"X-Sim-Fault": "slow.2s"})
    elif which == 2:
        connection.request("POST", f"{API}/arbetsorder", {"objektId": "9900101"}, {"X-Sim-Fault": "slow.2s"})
    elif which == 3:
        question = {"operation": "getKund", "within": "PT1S"}
        connection.request("POST", "/_sim/verify", question)
    elif which == 4:
        connection.open()
        connection.send(b"POST /_sim/verify HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n")
        connection.read(time.monotonic())
    else:
        connection.open()
        connection.send(
            f"POST {API}/filetransfer/tempfile HTTP/1.1\r\nHost: localhost\r\nContent-Length: 90000\r\n"
            "Content-Type: multipart/form-data; boundary=x\r\n\r\n--x\r\n".encode()
        )
        connection.read(time.monotonic())


KINDS = {"kill": kill, "stop": stop}
