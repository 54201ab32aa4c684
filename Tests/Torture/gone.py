"""What somebody does to a database file while it is served: nothing that is lost by it may be acknowledged."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from client import Malformed, Silent
from context import Run, Scratch, ending, started
from load import Ledger, Load
from server import Ended, Server
from tally import Row


def deleted(database: Path, other: Path) -> None:
    database.unlink()


def moved(database: Path, other: Path) -> None:
    database.rename(database.with_name("moved"))


def replaced(database: Path, other: Path) -> None:
    shutil.copy(other, database.with_name("new"))
    database.with_name("new").rename(database)


def folder_moved(database: Path, other: Path) -> None:
    database.parent.rename(database.parent.with_name("moved"))


def emptied(database: Path, other: Path) -> None:
    os.truncate(database, 0)


def halved(database: Path, other: Path) -> None:
    os.truncate(database, database.stat().st_size // 2)


def log_deleted(database: Path, other: Path) -> None:
    database.with_name(database.name + "-wal").unlink()


def log_emptied(database: Path, other: Path) -> None:
    os.truncate(database.with_name(database.name + "-wal"), 0)


def lock_deleted(database: Path, other: Path) -> None:
    for path in database.parent.glob("*lock*"):
        path.unlink()


def kept_deleted(database: Path, other: Path) -> None:
    for path in database.parent.rglob("*.sqlite"):
        if path != database:
            path.unlink()


def kept_emptied(database: Path, other: Path) -> None:
    for path in database.parent.rglob("*.sqlite"):
        if path != database:
            os.truncate(path, 0)


DEEDS: list[Callable[[Path, Path], None]] = [
    deleted,
    moved,
    replaced,
    folder_moved,
    emptied,
    halved,
    log_deleted,
    log_emptied,
    lock_deleted,
    kept_deleted,
    kept_emptied,
]


def gone(run: Run, row: Row) -> None:
    """Each deed under writes: what is sent after it is refused, or there at the next start, and health says so."""
    chance = run.chance("gone")
    for turn in range(run.times(1, 10)):
        for deed in DEEDS[:1] if run.proving else DEEDS:
            with Scratch("gone") as folder:
                what = deed.__name__.replace("_", " ")
                other = another(run, row, folder)
                if other is None:
                    return
                one(run, row, folder, other, deed, what, chance.randint(3, 120))
    row.note = f"databases that were {', '.join(deed.__name__.replace('_', ' ') for deed in DEEDS)} under writes"


def another(run: Run, row: Row, folder: Path) -> Path | None:
    """A database of the same kind, to put in the place of the one that is served."""
    server = Server(run.binary, folder / "other", database=folder / "other" / "other.sqlite")
    if not started(row, server, "anew"):
        return None
    server.stop()
    return server.database


def one(
    run: Run, row: Row, folder: Path, other: Path, deed: Callable[[Path, Path], None], what: str, writes: int
) -> None:
    database, ledger = folder / "data" / "db.sqlite", Ledger()
    database.parent.mkdir()
    server = Server(run.binary, folder / "run", "--auth", "off", database=database)
    if not started(row, server, "anew"):
        return
    server.ask("POST", "/_sim/worlds", {"name": "kept", "persist": True})
    load = Load(server, ledger, ["/w/kept"] if what.startswith("kept") else [""], clients=4).start().wait_for(writes)
    deed(database, other)
    moment = time.monotonic()
    deadline = moment + 1.5
    while len(load.errors) < 60 and time.monotonic() < deadline and server.alive:
        time.sleep(0.01)
    load.stop()
    row.tried += 1
    # Each of these refusals is what is promised.
    load.errors.clear()
    load.report(row)
    if not server.alive:
        row.found("crashed", f"{what}: {ending(server.wait())}: {server.why()}")
    elif not what.startswith("kept"):
        health(row, server, what)
    code = server.stop()
    if code is None or code < 0:
        row.found("crashed", f"{what}: SIGTERM: {ending(code)}: {server.why()}")
    after = ledger.since(moment)
    if after:
        lost(row, server, ledger, after, what)


def health(row: Row, server: Server, what: str) -> None:
    try:
        answer = server.ask("GET", "/_sim/health")
        if answer.status != 503:
            row.found("wrong", f"{what}: health answers {answer.brief()}")
    except (Silent, Malformed) as error:
        row.found("crashed", f"{what}: health: {error}: {server.why()}")


def lost(row: Row, server: Server, ledger: Ledger, after: dict, what: str) -> None:
    """Counts what was acknowledged after the deed and is not there at the next start."""
    try:
        server.start()
        missing = ledger.missing(server, after)
        server.stop()
    except (Ended, Silent, Malformed, FileNotFoundError) as error:
        server.kill()
        missing = [f"{len(after)} writes, since the next start says: {error}"] * len(after)
    if missing:
        row.found("lost", f"{what}: {missing[0]}", count=len(missing))


KINDS = {"gone": gone}
