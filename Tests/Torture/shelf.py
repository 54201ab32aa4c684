"""Kept worlds that are made at the same time: each has its own data, then and after a restart."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

from client import API, Answer, Malformed, Silent
from context import Run, Scratch, held, started, stopped
from server import Server
from tally import LIMITS, Row

CLIENTS, EACH, WORKERS = 8, 10, 8


def worlds(run: Run, row: Row) -> None:
    """Eight clients make ten kept worlds each, at once, and then two of one name at a time."""
    for turn in range(run.times(1, 10)):
        with Scratch("worlds") as folder:
            server = Server(
                run.binary, folder, "--auth", "off", "--workers", str(WORKERS), database=folder / "db.sqlite"
            )
            if not started(row, server, "anew"):
                return
            orders = make(row, server)
            winners = race(row, server, turn)
            row.tried += len(orders) + len(winners)
            look(row, server, orders, winners, "while they were made")
            stopped(row, server, "with kept worlds")
            if started(row, server, "with kept worlds"):
                look(row, server, orders, winners, "after a restart")
                stopped(row, server, "after that")
            files = sorted(path for path in folder.rglob("*.sqlite") if path.name != "db.sqlite")
            if len(files) != len(orders) + len(winners):
                row.found("wrong", f"{len(files)} files for {len(orders) + len(winners)} kept worlds")
            for file in files:
                check(row, file)
            held(row, run, folder, folder / "db.sqlite")
    row.note = f"kept worlds, made by {CLIENTS} clients at once with {WORKERS} workers, then a restart"


def check(row: Row, file: Path) -> None:
    with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as database:
        verdict = database.execute("PRAGMA quick_check").fetchone()[0]
    if verdict != "ok":
        row.found("lost", f"the file of a kept world is not whole: {verdict}")


def make(row: Row, server: Server) -> dict[str, int]:
    """Worlds with an arbetsorder each, whose text is the world's name: the number of it by the name of the world."""
    orders: dict[str, int] = {}

    def client(n: int) -> None:
        try:
            with server.connection() as connection:
                for each in range(EACH):
                    name = f"kept-{n}-{each}"
                    answer = connection.request("POST", "/_sim/worlds", {"name": name, "persist": True})
                    judge(row, answer, f"POST /_sim/worlds {name}", 201)
                    body = {"objektId": "9900101", "information": {"beskrivning": name}}
                    answer = connection.request("POST", f"/w/{name}{API}/arbetsorder", body)
                    if judge(row, answer, f"POST an arbetsorder in {name}", 201):
                        orders[name] = answer.json()["id"]
        except (Silent, Malformed) as error:
            row.found("crashed" if not server.alive else "wrong", f"making kept worlds: {error}: {server.why()}")

    together([lambda n=n: client(n) for n in range(CLIENTS)])
    return orders


def race(row: Row, server: Server, turn: int) -> list[str]:
    """Two at a time make a world of one name: one of them does. The names."""
    made = []
    for each in range(EACH):
        name, answers = f"raced-{turn}-{each}", []

        def client() -> None:
            try:
                answers.append(server.ask("POST", "/_sim/worlds", {"name": name, "persist": True}).status)
            except (Silent, Malformed) as error:
                answers.append(str(error))

        together([client, client])
        if sorted(map(str, answers)) != ["201", "409"]:
            row.found("wrong", f"two made one world at once and were answered {answers}")
        if 201 in answers:
            made.append(name)
    return made


def together(work: list) -> None:
    threads = [threading.Thread(target=each, daemon=True) for each in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)


def judge(row: Row, answer: Answer, what: str, status: int) -> bool:
    if answer.seconds > LIMITS.request:
        row.found("slow", f"{what}: {answer.seconds:.1f} s")
    if answer.status >= 500:
        row.found("errors", f"{what}: {answer.brief()}")
    elif answer.status != status:
        row.found("wrong", f"{what}: {answer.brief()}")
    return answer.status == status


def look(row: Row, server: Server, orders: dict[str, int], winners: list[str], when: str) -> None:
    """Counts the worlds that are gone or show what was written in another one."""
    try:
        with server.connection() as connection:
            there = {world["name"] for world in connection.request("GET", "/_sim/worlds").json() if world["persist"]}
            for name, number in orders.items():
                if name not in there:
                    row.found("lost", f"{when}: {name} is gone")
                    continue
                answer = connection.request("GET", f"/w/{name}{API}/arbetsorder/{number}")
                text = answer.json().get("information", {}).get("beskrivning") if answer.ok else answer.brief()
                if text != name:
                    row.found("lost", f"{when}: {name} has {text}")
            for name in winners:
                if name not in there:
                    row.found("lost", f"{when}: {name} is gone")
    except (Silent, Malformed) as error:
        row.found("crashed", f"{when}: {error}: {server.why()}")


KINDS = {"worlds": worlds}
