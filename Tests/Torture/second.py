"""A second process on one database file: it ends, and names the first."""

from __future__ import annotations

from pathlib import Path

from context import Run, Scratch, ending, held, started, stopped
from crashes import report_missing
from load import Ledger, Load
from server import Ended, Server, run as run_command
from tally import Row


def second(run: Run, row: Row) -> None:
    """By its path and others to it, with --reseed, by an import; many at once on a new file; after a kill -9."""
    for _ in range(run.times(1, 8)):
        with Scratch("second") as folder:
            database, ledger = folder / "db.sqlite", Ledger()
            first = Server(run.binary, folder / "first", "--auth", "off", database=database)
            if not started(row, first, "anew"):
                return
            load = Load(first, ledger, clients=2).start().wait_for(20)
            for path in paths(folder, database):
                refused(run, row, folder, first, path)
            refused(run, row, folder, first, database, "--reseed")
            by_command(run, row, folder, first, database)
            load.wait_for(20)
            load.stop()
            load.report(row)
            first.kill()
            if started(row, first, "where the holder was killed"):
                report_missing(row, ledger, first, None)
                stopped(row, first, "with no other one")
                held(row, run, folder, database)
        race(run, row)
    row.note = "second processes on a file that is served, and eight at once on a new one"


def paths(folder: Path, database: Path) -> list[Path]:
    """Ways to name the file."""
    (folder / "there").mkdir()
    (folder / "linked").symlink_to(folder)
    (folder / "link.sqlite").symlink_to(database)
    return [database, folder / "there" / ".." / "db.sqlite", folder / "linked" / "db.sqlite", folder / "link.sqlite"]


def refused(run: Run, row: Row, folder: Path, first: Server, database: Path, *options: str) -> None:
    assert first.process
    what = " ".join(["serve", "--db", str(database.relative_to(folder)), *options])
    row.tried += 1
    other = Server(run.binary, folder / "second", *options, database=database)
    try:
        other.start()
        row.found("wrong", f"{what}: a second process serves the file")
        other.stop()
    except Ended as ended:
        if ended.code != 4:
            row.found("crashed" if (ended.code or -1) < 0 else "wrong", f"{what}: {ending(ended.code)}: {ended.text}")
        elif str(first.process.pid) not in ended.text or str(first.port) not in ended.text:
            row.found("wrong", f"{what}: pid and address of the first are not named: {ended.text}")


def by_command(run: Run, row: Row, folder: Path, first: Server, database: Path) -> None:
    """`state import --force` is refused; a backup is not, since it disturbs nobody; `doctor` names the holder."""
    assert first.process
    seed = folder / "seed.yaml"
    code, text = run_command(run.binary, folder, "state", "export", "--db", str(database), "--out", str(seed))
    row.tried += 3
    if code != 0:
        row.found("wrong", f"an export of what is served ended with {code}: {text}")
    code, text = run_command(run.binary, folder, "state", "import", str(seed), "--db", str(database), "--force")
    if code != 4:
        row.found("wrong", f"an import into what is served ended with {code}: {text}")
    backup = folder / "backup.sqlite"
    code, text = run_command(run.binary, folder, "state", "backup", "--db", str(database), "--out", str(backup))
    if code != 0:
        row.found("wrong", f"a backup of what is served ended with {code}: {text}")
    code, text = run_command(run.binary, folder, "doctor", "--db", str(database), "--port", "0")
    if str(first.process.pid) not in text:
        row.found("wrong", f"doctor does not name the process that serves the file: {text}")


def race(run: Run, row: Row) -> None:
    """Eight at once on a file that is not there yet: one serves."""
    with Scratch("second") as folder:
        servers = [Server(run.binary, folder / str(n), database=folder / "db.sqlite").spawn() for n in range(8)]
        serving = []
        for server in servers:
            row.tried += 1
            try:
                serving.append(server.wait_until_ready())
            except Ended as ended:
                if ended.code != 4:
                    row.found("crashed", f"one of eight starts at once: {ending(ended.code)}: {ended.text}")
        if len(serving) != 1:
            row.found("wrong", f"of eight starts at once on a new file {len(serving)} serve it")
        for server in serving:
            stopped(row, server, "after eight starts at once")


KINDS = {"second": second}
