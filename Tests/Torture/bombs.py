"""Small inputs that ask for much work: each is answered like any other, whatever the answer is."""

from __future__ import annotations

import json

from client import API, head
from fuzzing import Case

JSON = {"Content-Type": "application/json"}
YAML = {"Content-Type": "application/yaml"}
# Each of these makes an engine that goes back try without end, or one that takes apart what is nested run out of stack.
PATTERNS = [
    "^(a+)+$",
    "^([0-9]+)*$",
    "(a|a)*$",
    "(a|aa)+$",
    "(.*)*x",
    "(.*a){25}",
    "^(([a-z])+.)+[A-Z]([a-z])+$",
    "(x+x+)+y",
    "a{1,1000}{1,1000}",
    "(" * 2200 + "a" + ")" * 2200,
    "[" * 3000,
    "(?:" * 5000,
    "((a{1,60}){1,60}){1,60}",
    "(?=" * 2200 + "a" + ")" * 2200,
    "\\p{L}" * 3000,
    "|" * 60000,
    "a" * 200000,
    "(?i)" + "å?" * 3000,
    "[^" + "\U0001f600" * 3000 + "]",
    "(?<n>a)" * 2000,
    "^" + "(a?)" * 40 + "a" * 40 + "$",
]
SUBJECT = "a" * 28 + "1" * 28 + "!"
WORLD = "/w/bomb"
EFFECT = {"headers": {"X-A": "b"}}
ORDER = head("GET", f"{WORLD}{API}/arbetsorder/101", None, {})
NO_FAULTS = [head("DELETE", f"{WORLD}/_sim/faults", None, {})]
RESET = [head("POST", f"{WORLD}/_sim/reset", None, {})]


def post(path: str, content: bytes | object, headers: dict[str, str] = JSON) -> bytes:
    return head("POST", WORLD + path, content if isinstance(content, bytes) else json.dumps(content).encode(), headers)


def fault(**rule: object) -> bytes:
    return post("/_sim/faults", {"effect": EFFECT, **rule})


def nested(key: str, depth: int, inner: object) -> object:
    for _ in range(depth):
        inner = {key: [inner, inner] if key == "$oneOf" else inner}
    return inner


def hit(name: str, match: object, body: object = None) -> Case:
    """A fault rule, and requests that it is to be compared with."""
    asked = head("GET", f"{WORLD}{API}/arbetsorder?ref={SUBJECT}", None, {"X-Ref": SUBJECT})
    if body is not None:
        asked = post(f"{API}/arbetsorder", body)
    return Case(name, [fault(match=match), asked, asked, head("GET", "/_sim/clock", None, {})], after=NO_FAULTS)


def patterns() -> list[Case]:
    """Where text from outside meets a pattern from outside: fields, queries, bodies, paths."""
    cases = [
        hit(f"pattern {number} and a field", {"headers": {"X-Ref": {"$match": pattern}}})
        for number, pattern in enumerate(PATTERNS)
    ]
    slow = {"$match": "^(a+)+$"}
    cases.append(hit("a pattern and a long body", {"body": {"objektId": slow}}, {"objektId": SUBJECT * 500}))
    for glob in ("*a" * 40, "**/" * 40 + "x", "*" * 3000, "/*" * 200):
        cases.append(hit("a glob", {"path": glob, "world": glob}))
    for question in (
        {"path": "**/" * 30 + "*a" * 30},
        {"headers": {"User-Agent": slow}},
        {"body": nested("$oneOf", 18, 1)},
        {"sequence": [{"path": "**/a*"}] * 20000},
    ):
        cases.append(Case(f"a question of {list(question)[0]}", [post("/_sim/verify", question)]))
    return cases


def matchers_and_patches() -> list[Case]:
    cases = [
        hit(
            f"$oneOf in itself, each twice, {depth} deep", {"body": nested("$oneOf", depth, 1)}, {"objektId": "9900101"}
        )
        for depth in (12, 14, 18)
    ]
    cases.append(hit("$contains in itself", {"body": nested("$contains", 60, 1)}, [[[1]] * 2000] * 60))
    # One answer with many merge patches, each of many keys.
    wide = {f"key{n}": n for n in range(20000)}
    cases.append(Case("many wide patches", [fault(effect={"patch": wide})] * 21 + [ORDER], after=NO_FAULTS))
    long = [{"add": "$.list[0]", "value": n} for n in range(20000)]
    cases.append(Case("a long patch", [fault(effect={"patch": long}), ORDER], after=NO_FAULTS))
    deep = [{"set": "$" + ".a" * 3000, "value": 1}]
    cases.append(Case("a deep patch", [fault(effect={"patch": deep}), ORDER], after=NO_FAULTS))
    return cases


def json_cases() -> list[Case]:
    cases = patterns() + matchers_and_patches()
    for name, content in {
        "brackets": b"[" * 900_000,
        "objects": b'{"a":' * 180_000,
        "one name": b"{" + b'"a":1,' * 150_000 + b'"a":1}',
        "names": json.dumps({f"key{n}": n for n in range(20000)}).encode(),
        "a number": b"[" + b"9" * 1_000_000 + b"]",
        "numbers": b"[" + b"1e308," * 140_000 + b"1]",
        "a text": json.dumps("\\u0000" * 60_000).encode(),
        "escapes": b'"' + b"\\ud83d\\ude00" * 80_000 + b'"',
        "zeros": b"[" + b"0.0000000001," * 70_000 + b"1]",
        "blanks": b" " * 1_000_000 + b"{}",
    }.items():
        for path in ("/_sim/state", "/_sim/verify", "/_sim/faults", f"{API}/arbetsorder"):
            cases.append(Case(f"{name} to {path}", [post(path, content)]))
    rows = {"arbetsorder": [{"id": 100_000 + n, "objekt": "9900101", "typ": "F"} for n in range(8000)]}
    cases.append(Case("many rows", [post("/_sim/state", rows)], after=RESET))
    for change in (
        {"advance": "P100Y"},
        {"advance": "P36500D"},
        {"now": "2199-12-31T23:59:59+01:00"},
        {"rate": 10000, "advance": "P5200W"},
    ):
        request = head("PUT", f"{WORLD}/_sim/clock", json.dumps(change).encode(), JSON)
        cases.append(Case("a clock that goes far", [request], after=RESET))
    calls = [{"request": {"method": "GET", "path": "/v1/arbetsorder", "target": "/v1/arbetsorder"}}] * 9000
    start = {
        "seed": {"fast2": "seed/1", "name": "x"},
        "settings": {},
        "clock": "2026-03-02T08:00:00+01:00",
        "random": "1",
    }
    bundle = {
        "fast2sim": "bundle/1",
        "version": "0.1.0",
        "world": "x",
        "start": {**start, "faults": []},
        "calls": calls,
    }
    cases.append(Case("a long bundle", [post("/_sim/bundle", bundle)], after=RESET))
    return cases


def calendar(**keys: object) -> bytes:
    return json.dumps(
        {
            "kalendrar": [{"namn": "x", "tid": "08:00-17:00", **keys}],
            "prio": [{"kod": "99", "beskrivning": "x", "sla": {"tid": "PT40H", "kalender": "x"}}],
            "arbetsorder": [{"id": 90_000, "objekt": "9900101", "typ": "F", "prio": "99"}],
        }
    ).encode()


def laughing(levels: int, width: int) -> str:
    """Aliases of aliases."""
    lines = ["x0: &x0 lol"] + [f"x{n}: &x{n} [{', '.join([f'*x{n - 1}'] * width)}]" for n in range(1, levels)]
    return "\n".join(lines)


def yaml_texts() -> dict[str, bytes]:
    """Documents by what is wrong with them."""
    line = "  - {id: %d, objekt: '9900101', typ: F, beskrivning: 'x'}"
    texts = {
        "calendar without days": calendar(dagar=[]),
        "calendar without time": calendar(dagar=["man"], tid="08:00-08:00"),
        "calendar of nothing but feasts": calendar(dagar="man-son", helgdagar="inga", aftnar=[]),
        "long span": calendar(dagar=["man"]).replace(b"PT40H", b"P99999W"),
        "longer span": calendar(dagar=["man"]).replace(b"PT40H", b"PT999999999999H"),
        "aliases": laughing(12, 10),
        "more aliases": laughing(40, 2),
        "an alias of itself": "a: &a [*a]",
        "alias of nothing": "a: *b",
        "flow brackets": "a: " + "[" * 100_000,
        "flow braces": "a: " + "{a: " * 50_000,
        "indentation": "\n".join(" " * n + "a:" for n in range(1500)),
        "dashes": "- " * 50_000 + "a",
        "question marks": "? " * 50_000,
        "one key": "a: 1\n" * 100_000,
        "keys": "\n".join(f"k{n}: 1" for n in range(100_000)),
        "a long scalar": "a: " + "x" * 1_000_000,
        "a folded scalar": "a: >\n" + "  x\n" * 200_000,
        "anchors": "\n".join(f"k{n}: &a{n} 1" for n in range(50_000)),
        "rows": "arbetsorder:\n" + "\n".join(line % (100_000 + n) for n in range(15_000)),
        "tags": "a: !!python/object/apply:os.system [x]",
        "documents": "---\na: 1\n" * 20_000,
        "directives": "%YAML 1.1\n" * 1000 + "---\na: 1",
        "merge": "a: &a {b: 1}\nc: {<<: [" + ", ".join(["*a"] * 5000) + "]}",
        "nothing": "",
        "tabs": "\t\t\ta: 1",
        "controls": "a: \x01\x7f\x85",
        "quotes": 'a: "' + "\\u0000" * 100_000 + '"',
        "complex keys": "? [a, b]\n: c\n" * 20_000,
        "comments": "#x\n" * 300_000 + "a: 1",
        "colons": ":" * 200_000,
        "percent": "%" * 100_000,
    }
    return {name: content if isinstance(content, bytes) else content.encode() for name, content in texts.items()}


def yaml_cases() -> list[Case]:
    return [
        Case(f"{name} to {path}", [post(path, content, YAML)], after=RESET)
        for name, content in yaml_texts().items()
        for path in ("/_sim/state", "/_sim/scenario")
    ]
