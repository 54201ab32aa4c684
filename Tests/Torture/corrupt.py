"""Database files that are not whole, at the start."""

from __future__ import annotations

import random
import shutil
import sqlite3
from pathlib import Path

from client import API, Malformed, Silent
from context import Run, Scratch, ending, started, stopped
from load import Ledger, Load
from server import Ended, Server
from tally import Row

PAGE = 4096


def damaged(content: bytes, chance: random.Random) -> tuple[str, bytes]:
    """A copy with something wrong, and what."""
    data, pages = bytearray(content), len(content) // PAGE
    way = chance.randrange(10)
    if way < 4:
        count = (1, 8, 64, 512)[way]
        for _ in range(count):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        return f"{count} flipped bits", bytes(data)
    if way == 4:
        for _ in range(4):
            data[chance.randrange(100)] = chance.randrange(256)
        return "other bytes in the header", bytes(data)
    at = chance.randrange(1, pages) * PAGE
    if way == 5:
        data[at : at + PAGE] = bytes(PAGE)
        return "an empty page", bytes(data)
    if way == 6:
        data[at : at + PAGE] = chance.randbytes(PAGE)
        return "a page of chance", bytes(data)
    if way == 7:
        with_ = chance.randrange(1, pages) * PAGE
        data[at : at + PAGE], data[with_ : with_ + PAGE] = data[with_ : with_ + PAGE], data[at : at + PAGE]
        return "two pages that changed places", bytes(data)
    if way == 8:
        data[at : at + 12] = chance.randbytes(12)
        return "a page with another head", bytes(data)
    return "a file that ends early", bytes(data[: chance.randrange(1, len(data))])


def whole(path: Path) -> bool:
    """What SQLite's own quick check says, of a database that nobody has open."""
    try:
        database = sqlite3.connect(f"file:{path}?immutable=1", uri=True)
        try:
            return [row[0] for row in database.execute("PRAGMA quick_check")] == ["ok"]
        finally:
            database.close()
    except (sqlite3.Error, UnicodeDecodeError):
        return False


def corrupt(run: Run, row: Row) -> None:
    """Copies that are damaged by chance: each is refused with 4 and left as it is, or serves and is whole."""
    refused = serving = 0
    with Scratch("corrupt") as folder:
        content = original(run, row, folder)
        for number in range(run.times(200, 2000) if content else 0):
            what, copy = damaged(content, run.chance("corrupt", number))
            if copy == content:
                continue
            row.tried += 1
            place = folder / "copy"
            shutil.rmtree(place, ignore_errors=True)
            place.mkdir()
            database = place / "db.sqlite"
            database.write_bytes(copy)
            is_whole = whole(database)
            server = Server(run.binary, folder / "run", "--auth", "off", database=database)
            try:
                server.start()
            except Ended as ended:
                refused += 1
                if ended.code != 4:
                    column = "crashed" if ended.code is None or ended.code < 0 else "wrong"
                    row.found(column, f"{what}: {ending(ended.code)}: {server.why()}", copy)
                elif database.read_bytes() != copy:
                    row.found("wrong", f"{what}: it was refused, and changed", copy)
                continue
            serving += 1
            if not is_whole:
                row.found("lost", f"{what}: the file is not whole and is served", copy)
            else:
                read(row, server, what, copy)
            code = server.stop()
            if code != 0 and is_whole:
                row.found("crashed", f"{what}: SIGTERM: {ending(code)}: {server.why()}", copy)
        row.note = f"damaged copies at a start: {refused} refused, {serving} whole in SQLite's eyes and served"


def original(run: Run, row: Row, folder: Path) -> bytes | None:
    """The bytes of a database with some hundred arbetsorder."""
    server = Server(run.binary, folder / "run", "--auth", "off", database=folder / "original.sqlite")
    if not started(row, server, "anew"):
        return None
    load = Load(server, Ledger()).start().wait_for(300)
    load.stop()
    stopped(row, server, "with some hundred arbetsorder")
    return (folder / "original.sqlite").read_bytes()


def read(row: Row, server: Server, what: str, copy: bytes) -> None:
    """Asks for every arbetsorder; what it has must come out, or be refused, but not stop it."""
    try:
        with server.connection() as connection:
            for offset in range(0, 400, 100):
                answer = connection.request("GET", f"{API}/arbetsorder?limit=100&offset={offset}")
                if answer.status >= 500:
                    row.found("errors", f"{what}: a list: {answer.brief()}", copy)
    except (Silent, Malformed) as error:
        column = "wrong" if server.alive else "crashed"
        row.found(column, f"{what}: reading: {error}: {server.why()}", copy)


KINDS = {"corrupt": corrupt}
