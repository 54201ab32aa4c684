"""JSON bodies of the control plane and of the API, changed by chance, behind those that once took all of the time."""

from __future__ import annotations

import random

import bombs
import mutate
from client import API, head
from context import Run
from fuzzing import Case, fuzz
from tally import Row

JSON = {"Content-Type": "application/json"}
# Words that ask for time in place of taking it.
WAITS = (b"delay", b"drip", b"slow", b"within")
# What is longer is sent in part, since long bodies are among the bombs.
MOST = 300_000
MATCH = {
    "operation": ["getArbetsordrar_1", "postArbetsorder"],
    "method": "GET",
    "path": "**/arbetsorder/*",
    "world": "json-*",
    "caller": "R100",
    "headers": {"X-Ref": {"$match": "^[0-9]+$"}},
    "query": {"limit": {"$oneOf": [1, {"$type": "integer"}]}},
    "body": {
        "objektId": {"$contains": "99"},
        "x": {"$absent": True},
        "y": {"$length": 3},
        "z": [1, {"a": {"$type": "string"}}],
    },
}
BODIES: list[tuple[str, str, object]] = [
    (
        "POST",
        "/_sim/faults",
        {
            "name": "a",
            "match": {**MATCH, "nth": 1, "times": 2, "probability": 0.5},
            "lifetime": "PT10M",
            "effect": {
                "patch": [
                    {"set": "$.statuskod", "value": "NYTT"},
                    {"add": "$.list[0]", "value": 1},
                    {"remove": "$.kund"},
                ]
            },
        },
    ),
    (
        "POST",
        "/_sim/faults",
        {"match": {"every": 2}, "effect": {"patch": {"id": None, "kund": {"id": 5}}, "headers": {"X-A": "b"}}},
    ),
    ("POST", "/_sim/faults", {"effect": {"status": 503, "body": {"a": 1}, "afterCommit": True, "truncate": 5}}),
    ("POST", "/_sim/verify", {**MATCH, "count": {"min": 1, "max": 3}}),
    ("POST", "/_sim/verify", {"sequence": [{"operation": "login"}, MATCH], "strict": True}),
    ("PUT", "/_sim/clock", {"now": "2026-03-02T08:00:00+01:00", "freeze": True, "rate": 60, "advance": "P1DT2H"}),
    (
        "PUT",
        "/_sim/settings",
        {
            "prio": "10",
            "notes": {"unknown-parameter": "refuse"},
            "tokens": {"accessSeconds": 600},
            "files": {"maxBytes": 1000, "types": ["png"]},
            "quirks": ["modified-timestamp"],
            "strict": True,
        },
    ),
    ("POST", "/_sim/worlds", {"name": "json-copy", "from": "json-0", "contract": "published", "strict": False}),
    ("POST", "/_sim/snapshots", {"name": "before"}),
    ("POST", "/_sim/undo", {"requests": 2}),
    (
        "POST",
        "/_sim/state",
        {
            "arbetsorder": [
                {
                    "id": 5001,
                    "objekt": "9900101",
                    "typ": "F",
                    "status": "PAGAR",
                    "utforare": "R100",
                    "registrerad": {"datum": "2026-02-09T08:00:00+01:00"},
                }
            ],
            "kalendrar": [
                {"namn": "natt", "dagar": ["man"], "tid": "22:00-06:00", "helgdagar": "svenska", "aftnar": ["jul"]}
            ],
            "prio": [{"kod": "77", "beskrivning": "x", "sla": {"tid": "PT4H", "kalender": "natt"}}],
        },
    ),
    (
        "POST",
        "/_sim/scenario",
        {
            "fast2": "scenario/1",
            "name": "x",
            "why": "y",
            "clock": "2026-03-02T08:00:00+01:00",
            "vars": {"a": 1},
            "state": {"arbetsorder": [{"id": 7, "objekt": "9900101", "typ": "F"}]},
            "steps": [{"as": "user", "send": "GET /v1/arbetsorder/7", "expect": {"status": 200, "body": {"id": 7}}}],
        },
    ),
    (
        "POST",
        "/_sim/bundle",
        {
            "fast2sim": "bundle/1",
            "version": "0.1.0",
            "world": "x",
            "calls": [],
            "start": {
                "seed": {"fast2": "seed/1", "name": "x"},
                "settings": {},
                "clock": "2026-03-02T08:00:00+01:00",
                "random": "1",
                "faults": [],
            },
        },
    ),
    ("POST", f"{API}/auth/login", {"username": "user", "password": "password"}),
    ("POST", f"{API}/auth/federatedlogin", {"id_token": "eyJhbGciOiJIUzI1NiJ9.e30.e30"}),
    ("POST", f"{API}/auth/refresh", {"refresh_token": "eyJhbGciOiJIUzI1NiJ9.e30.e30"}),
    (
        "POST",
        f"{API}/arbetsorder",
        {
            "arbetsordertypKod": "F",
            "kundNr": "KUNDA10001",
            "objektId": "9900101",
            "utrymmesId": 201001,
            "enhetsId": 700001,
            "ursprung": 1,
            "resursId": "R100",
            "information": {"beskrivning": "Ugnen"},
            "prioKod": "30",
            "tilltradeKod": "J",
            "anmalare": {"namn": "Test", "telefon": "0701740605", "epostAdress": "test@example.com"},
        },
    ),
    (
        "PUT",
        f"{API}/arbetsorder/101",
        {"information": {"beskrivning": "x", "atgard": "y"}, "referens": "z", "ekonomi": {"belopp": 12.5}},
    ),
    ("PUT", f"{API}/arbetsorder/101/status", {"statuskod": "GODK", "resursId": "R100"}),
    ("POST", f"{API}/arbetsorder/handelser?arbetsorderId=101", {"typKod": "BOM", "rubrik": "Ingen hemma", "text": "x"}),
    (
        "POST",
        f"{API}/arbetsorder/kontaktpersoner?arbetsorderId=101",
        {"namn": "Tove Dahl", "epost": "t@example.com", "datumFom": "20260302"},
    ),
    (
        "POST",
        f"{API}/arbetsorder/tider?arbetsorderId=101",
        {
            "arbetsorderId": 101,
            "resursId": "R100",
            "datumFom": "20260302",
            "datumTom": "20260302",
            "aktivitet": "1",
            "minuter": 5,
        },
    ),
    ("POST", f"{API}/arbetsorder/101/boka", {"tidsluckaId": "R100-202603041000"}),
    ("POST", f"{API}/arbetsorder/101/filer", {"fil": [{"filnamn": "a.txt", "beskrivning": "x", "typ": "DOKEXTIMG"}]}),
    (
        "PUT",
        f"{API}/kund/310001/kontaktuppgift",
        {"epostAdress": "a@example.com", "telefon": [{"typ": "Mobil", "telefonNr": "0701740605"}]},
    ),
    (
        "POST",
        f"{API}/fastastrukturen/objekt/felanmalningsbara/uthyrningsbara",
        {"filter": {"kundId": 310001}, "first": 10, "sortering": "x"},
    ),
    ("PUT", f"{API}/fastastrukturen/enheter/700001", {"notering": "x", "fabrikat": "y", "installerad": "20190501"}),
]
NAMES = sorted(
    {str(key) for _, _, body in BODIES for holder, key in mutate.places(body) if isinstance(holder, dict)}
    | {
        "$type",
        "$match",
        "$oneOf",
        "$contains",
        "$length",
        "$absent",
        "$all",
        "include",
        "fel",
        "dagar",
        "delay",
        "drip",
        "drop",
        "id",
        "objekt",
    }
)


def make(chance: random.Random, number: int) -> Case:
    """A changed body, and where it is a fault a request that it may hit."""
    method, path, body = chance.choice(BODIES)
    world = f"/w/json-{number % 4}"
    content = mutate.text(chance, mutate.tree(chance, body, NAMES))[:MOST]
    requests = [head(method, world + path, content, JSON)]
    faults = path in ("/_sim/faults", "/_sim/bundle", "/_sim/scenario")
    if faults:
        requests.append(head("GET", f"{world}{API}/arbetsorder/101?limit=1", None, {"X-Ref": "1" * 40 + "!"}))
    after = [head("DELETE", f"{world}/_sim/faults", None, {})] if faults else []
    if number % 25 == 24:
        after.append(head("POST", f"{world}/_sim/reset", None, {}))
    return Case(
        f"{method} {path} {number}", requests, waits=any(word in content for word in WAITS), faulty=faults, after=after
    )


def json_(run: Run, row: Row) -> None:
    row.note = "JSON bodies of /_sim and of the API"
    fuzz(run, row, make, run.times(2500, 300_000), "--auth", "off", first=bombs.json_cases())


KINDS = {"json": json_}
