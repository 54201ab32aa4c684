"""Small inputs that ask for much work: each is answered like any other, whatever the answer is."""

from __future__ import annotations

import json

from client import API, head
from fuzzing import Case

JSON = {"Content-Type": "application/json"}
YAML = {"Content-Type": "application/yaml"}
# Each of these makes an engine that goes back try without end, or one that takes apart what is nested run out of stack.
PATTERNS = [
    "^(a+)+$", "^([0-9]+)*$", "(a|a)*$", "(a|aa)+$", "(.*)*x", "(.*a){25}", "^(([a-z])+.)+[A-Z]([a-z])+$", "(x+x+)+y", "a{1,1000}{1,1000}",
    "(" * 2200 + "a" + ")" * 2200, "[" * 3000, "(?:" * 5000, "((a{1,60}){1,60}){1,60}", "(?=" * 2200 + "a" + ")" * 2200, "\\p{L}" * 3000, "|" * 60000,
    "a" * 200000, "(?i)" + "å?" * 3000, "[^" + "\U0001f600" * 3000 + "]", "(?<n>a)" * 2000, "^" + "(a?)" * 40 + "a" * 40 + "$",
]
SUBJECT = "a" * 28 + "1" * 28 + "!"


def post(path: str, content: bytes | object, headers: dict[str, str] = JSON) -> bytes:
    return head("POST", path, content if isinstance(content, bytes) else json.dumps(content).encode(), headers)


def nested(key: str, depth: int, inner: object) -> object:
    for _ in range(depth):
        inner = {key: [inner, inner] if key == "$oneOf" else inner}
    return inner


def hit(name: str, rule: object, body: object = None, **fields: str) -> Case:
    """A fault rule, and requests that it is to be compared with."""
    asked = head("GET", f"/w/bomb{API}/arbetsorder?ref={SUBJECT}", None, fields) if body is None else post(f"/w/bomb{API}/arbetsorder", body)
    return Case(name, [post("/w/bomb/_sim/faults", rule), asked, asked, head("GET", "/_sim/clock", None, {})],
                after=[head("DELETE", "/w/bomb/_sim/faults", None, {})])


def patterns() -> list[Case]:
    """Where text from outside meets a pattern from outside: fields, queries, bodies, paths."""
    cases = []
    for number, pattern in enumerate(PATTERNS):
        match = {"headers": {"X-Ref": {"$match": pattern}}}
        cases.append(hit(f"pattern {number} and a field", {"match": match, "effect": {"headers": {"X-A": "b"}}}, **{"X-Ref": SUBJECT}))
    body = {"objektId": SUBJECT * 500}
    cases.append(hit("a pattern and a long body", {"match": {"body": {"objektId": {"$match": "^(a+)+$"}}}, "effect": {"headers": {"X-A": "b"}}}, body))
    for glob in ("*a" * 40, "**/" * 40 + "x", "*" * 3000, "/*" * 200):
        cases.append(hit("a glob", {"match": {"path": glob, "world": glob}, "effect": {"headers": {"X-A": "b"}}}))
    questions = [{"path": "**/" * 30 + "*a" * 30}, {"headers": {"User-Agent": {"$match": "^(a+)+$"}}}, {"body": nested("$oneOf", 18, 1)}]
    for question in questions:
        cases.append(Case("a question", [post("/w/bomb/_sim/verify", question)]))
    cases.append(Case("a long sequence", [post("/w/bomb/_sim/verify", {"sequence": [{"path": "**/a*"}] * 20000})]))
    return cases


def json_cases() -> list[Case]:
    cases = patterns()
    for depth in (12, 14, 18):
        match = {"match": {"body": nested("$oneOf", depth, 1)}, "effect": {"headers": {"X-A": "b"}}}
        cases.append(hit(f"$oneOf in itself, each twice, {depth} deep", match, {"objektId": "9900101"}))
    cases.append(hit("$contains in itself", {"match": {"body": nested("$contains", 60, 1)}, "effect": {"headers": {"X-A": "b"}}}, [[[1]] * 2000] * 60))
    # One body with many merge patches, each of many keys.
    wide = {f"key{n}": n for n in range(20000)}
    rule = {"effect": {"patch": wide}}
    cases.append(Case("many wide patches", [
        *[post("/w/bomb/_sim/faults", rule) for _ in range(21)], head("GET", f"/w/bomb{API}/arbetsorder/101", None, {})],
        after=[head("DELETE", "/w/bomb/_sim/faults", None, {})]))
    rule = {"effect": {"patch": [{"add": "$.list[0]", "value": n} for n in range(20000)]}}
    cases.append(Case("a long patch", [post("/w/bomb/_sim/faults", rule), head("GET", f"/w/bomb{API}/arbetsorder/101", None, {})],
                      after=[head("DELETE", "/w/bomb/_sim/faults", None, {})]))
    rule = {"effect": {"patch": [{"set": "$" + ".a" * 3000, "value": 1}]}}
    cases.append(Case("a deep patch", [post("/w/bomb/_sim/faults", rule), head("GET", f"/w/bomb{API}/arbetsorder/101", None, {})],
                      after=[head("DELETE", "/w/bomb/_sim/faults", None, {})]))
    for name, content in {
        "brackets": b"[" * 900_000, "objects": b'{"a":' * 180_000, "one name": b"{" + b'"a":1,' * 150_000 + b'"a":1}', "names": json.dumps(wide).encode(),
        "a number": b"[" + b"9" * 1_000_000 + b"]", "numbers": b"[" + b"1e308," * 140_000 + b"1]", "a text": json.dumps("\\u0000" * 60_000).encode(),
        "escapes": b'"' + b"\\ud83d\\ude00" * 80_000 + b'"', "zeros": b"[" + b"0.0000000001," * 70_000 + b"1]", "blanks": b" " * 1_000_000 + b"{}",
    }.items():
        for path in ("/w/bomb/_sim/state", "/w/bomb/_sim/verify", "/w/bomb/_sim/faults", f"/w/bomb{API}/arbetsorder"):
            cases.append(Case(f"{name} to {path}", [post(path, content)]))
    rows = {"arbetsorder": [{"id": 100_000 + n, "objekt": "9900101", "typ": "F"} for n in range(8000)]}
    cases.append(Case("many rows", [post("/w/bomb/_sim/state", rows)], after=[head("POST", "/w/bomb/_sim/reset", None, {})]))
    for change in ({"advance": "P100Y"}, {"advance": "P36500D"}, {"now": "2199-12-31T23:59:59+01:00"}, {"rate": 10000, "advance": "P5200W"}):
        cases.append(Case("a clock that goes far", [head("PUT", "/w/bomb/_sim/clock", json.dumps(change).encode(), JSON)]))
    cases.append(Case("back again", [head("POST", "/w/bomb/_sim/reset", None, {})]))
    calls = [{"request": {"method": "GET", "path": "/v1/arbetsorder", "target": "/v1/arbetsorder"}}] * 9000
    start = {"seed": {"fast2": "seed/1", "name": "x"}, "settings": {}, "clock": "2026-03-02T08:00:00+01:00", "random": "1", "faults": []}
    cases.append(Case("a long bundle", [
        post("/w/bomb/_sim/bundle", {"fast2sim": "bundle/1", "version": "0.1.0", "world": "x", "start": start, "calls": calls})]))
    return cases


def calendar(**keys: object) -> bytes:
    return json.dumps({"kalendrar": [{"namn": "x", "tid": "08:00-17:00", **keys}],
                       "prio": [{"kod": "99", "beskrivning": "x", "sla": {"tid": "PT40H", "kalender": "x"}}],
                       "arbetsorder": [{"id": 90_000, "objekt": "9900101", "typ": "F", "prio": "99"}]}).encode()


def laughing(levels: int, width: int) -> str:
    """Aliases of aliases."""
    lines = ["x0: &x0 lol"] + [f"x{n}: &x{n} [{', '.join([f'*x{n - 1}'] * width)}]" for n in range(1, levels)]
    return "\n".join(lines)


def yaml_texts() -> dict[str, bytes]:
    """Documents by what is wrong with them."""
    line = "  - {id: %d, objekt: '9900101', typ: F, beskrivning: 'x'}"
    texts = {
        "calendar without days": calendar(dagar=[]), "calendar without time": calendar(dagar=["man"], tid="08:00-08:00"),
        "calendar of nothing but feasts": calendar(dagar="man-son", helgdagar="inga", aftnar=[]),
        "long span": calendar(dagar=["man"]).replace(b"PT40H", b"P99999W"), "longer span": calendar(dagar=["man"]).replace(b"PT40H", b"PT999999999999H"),
        "aliases": laughing(12, 10), "more aliases": laughing(40, 2), "an alias of itself": "a: &a [*a]", "alias of nothing": "a: *b",
        "flow brackets": "a: " + "[" * 100_000, "flow braces": "a: " + "{a: " * 50_000, "indentation": "\n".join(" " * n + "a:" for n in range(1500)),
        "dashes": "- " * 50_000 + "a", "question marks": "? " * 50_000, "one key": "a: 1\n" * 100_000, "keys": "\n".join(f"k{n}: 1" for n in range(100_000)),
        "a long scalar": "a: " + "x" * 1_000_000, "a folded scalar": "a: >\n" + "  x\n" * 200_000, "anchors": "\n".join(f"k{n}: &a{n} 1" for n in range(50_000)),
        "rows": "arbetsorder:\n" + "\n".join(line % (100_000 + n) for n in range(15_000)), "tags": "a: !!python/object/apply:os.system [x]",
        "documents": "---\na: 1\n" * 20_000, "directives": "%YAML 1.1\n" * 1000 + "---\na: 1", "merge": "a: &a {b: 1}\nc: {<<: [" + ", ".join(["*a"] * 5000) + "]}",
        "nothing": "", "tabs": "\t\t\ta: 1", "controls": "a: \x01\x7f\x85", "quotes": 'a: "' + "\\u0000" * 100_000 + '"',
        "complex keys": "? [a, b]\n: c\n" * 20_000, "comments": "#x\n" * 300_000 + "a: 1", "colons": ":" * 200_000, "percent": "%" * 100_000,
    }
    return {name: content if isinstance(content, bytes) else content.encode() for name, content in texts.items()}


def yaml_cases() -> list[Case]:
    return [
        Case(f"{name} to {path}", [post(f"/w/bomb{path}", content, YAML)], after=[head("POST", "/w/bomb/_sim/reset", None, {})])
        for name, content in yaml_texts().items() for path in ("/_sim/state", "/_sim/scenario")]
