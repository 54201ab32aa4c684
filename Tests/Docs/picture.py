"""Draws a request that is refused, beside what the simulator's log says of it, from a run of the program."""

from __future__ import annotations

import argparse
import difflib
import http.client
import json
import os
import re
import sys
import tempfile
import textwrap
from dataclasses import dataclass
from xml.sax.saxutils import escape

from run_examples import ROOT, Server

PICTURE = "docs/images/refused.svg"
API = "/ao-produkt/v1"
# What the client asks for: the last step of a new arbetsorder, two steps too early.
STEP = {"statuskod": "UTFÖRD"}

# A column and a row of text, in units of the picture.
COLUMN, ROW = 8.4, 20
COLUMNS = 53
INSET, BAR, GAP, EDGE = 20, 36, 18, 1

# Every text is given the width of its columns, so any font with letters of one width will do.
STYLE = """
text { font: 14px ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", "DejaVu Sans Mono", monospace;
  white-space: pre; fill: #18202b }
.panel { fill: #ffffff; stroke: #c9d0db } .bar { fill: #eef0f4 } .dot { fill: #c3cad6 } .name, .muted { fill: #5b6678 }
.bad { fill: #b3261e } .key { fill: #0b6b74 } .good { fill: #1b6e3c } .strong { font-weight: 700 }
@media (prefers-color-scheme: dark) {
  text { fill: #e7ecf3 }
  .panel { fill: #12171d; stroke: #343e4b } .bar { fill: #1d242d } .dot { fill: #465261 } .name, .muted { fill: #9aa7b8 }
  .bad { fill: #ff8d83 } .key { fill: #4fc3cf } .good { fill: #69d394 }
}
"""


@dataclass(frozen=True)
class Run:
    """Characters that look alike, and how: a class of STYLE, or several."""

    text: str
    look: str = ""


Line = list[Run]


@dataclass(frozen=True)
class Answer:
    status: int
    reason: str
    headers: dict[str, str]
    body: dict[str, object]


class Client:
    """Calls of a server on this machine."""

    def __init__(self, port: int) -> None:
        self.port = port

    def call(self, method: str, path: str, body: object, **headers: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request(method, path, json.dumps(body, ensure_ascii=False).encode(),
                           {"Content-Type": "application/json"} | {k.replace("_", "-"): v for k, v in headers.items()})
        answer = connection.getresponse()
        text = answer.read()
        connection.close()
        return Answer(answer.status, answer.reason, dict(answer.getheaders()), json.loads(text or b"{}"))


def refused(server: Client) -> Answer:
    """The answer to the step, after all that a client does before it."""
    server.call("PUT", "/_sim/clock", {"freeze": True})
    token = server.call("POST", "/oauth2/token", {"grant_type": "client_credentials"},
                        Authorization="Basic ZGVtby1rZXk6ZGVtby1zZWNyZXQ=").body["access_token"]
    gateway = f"Bearer {token}"
    login = server.call("POST", f"{API}/auth/login", {"username": "user", "password": "password"},
                        Authorization=gateway).body["access_token"]
    both = {"Authorization": gateway, "X_Auth_Token": str(login)}
    created = server.call("POST", f"{API}/arbetsorder", {
        "arbetsordertypKod": "F", "kundNr": "KUNDA10001", "objektId": "9900101", "ursprung": 1, "resursId": "R100",
        "information": {"beskrivning": "Ugnen blir inte varm"}}, **both)
    if created.status != 201 or created.body.get("id") != 1000:
        raise SystemExit(f"picture: the arbetsorder was answered with {created.status} {created.body}")
    answer = server.call("PUT", f"{API}/arbetsorder/1000/status", STEP, **both)
    if answer.status != 400:
        raise SystemExit(f"picture: the step was answered with {answer.status}")
    return answer


def wrapped(text: str, look: str = "", first: str = "", rest: str = "") -> list[Line]:
    """A text in as many lines as it needs."""
    lines = textwrap.wrap(text, COLUMNS, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)
    return [[Run(line, look)] for line in lines]


def client(answer: Answer) -> list[Line]:
    """What was sent and what came, as one sees it in a terminal."""
    body = json.dumps(STEP, ensure_ascii=False)
    lines: list[Line] = [
        [Run("$ ", "muted"), Run("curl -i -X PUT "), Run('-H "…" -H "…" -H "…" ', "muted"), Run("\\")],
        [Run(f"    -d '{body}' \\", "strong")],
        [Run("    $API"), Run("/arbetsorder/1000/status", "strong")],
        [],
        [Run("HTTP/1.1 "), Run(f"{answer.status} {answer.reason}", "bad strong")],
        [Run("X-Sim-Notes: ", "muted"), Run(answer.headers["X-Sim-Notes"], "strong")],
        [],
        [Run("{")],
    ]
    for index, (key, value) in enumerate(answer.body.items()):
        comma = "," * (index + 1 < len(answer.body))
        label = f'  "{key}": '
        parts = textwrap.wrap(json.dumps(value, ensure_ascii=False) + comma, COLUMNS - len(label),
                              break_on_hyphens=False)
        # Where the value has no room beside its key, it goes on in the next lines, under the key.
        if len(parts) > 1:
            parts = textwrap.wrap(label + json.dumps(value, ensure_ascii=False) + comma, COLUMNS,
                                  subsequent_indent="    ", break_on_hyphens=False)
            parts[0] = parts[0][len(label):]
        lines.append([Run(label[:-2], "key"), Run(": "), Run(parts[0], "muted" if key == "id" else "")])
        lines += [[Run(part)] for part in parts[1:]]
    return lines + [[Run("}")]]


def log(said: str) -> list[Line]:
    """The log's lines of that request, each of their parts on lines of its own."""
    lines = said.splitlines()
    start = max(n for n, line in enumerate(lines) if f" PUT {API}/arbetsorder/1000/status " in line)
    head = lines[start].split(" ", 1)[1]
    # How long it took is another figure each time.
    head = re.sub(r" \d+(\.\d+)? ms ", " 0.1 ms ", head)
    head = re.sub(r"(http://127\.0\.0\.1):\d+/", r"\1:8280/", head)
    shown = wrapped(head, "strong", rest="  ")
    for line in lines[start + 1:]:
        read = re.fullmatch(r"  (error|warning|info) ([a-z-]+): (.*?)(?: — (.*))? \((rule .*)\)", line)
        if not read:
            break
        level, code, text, hint, rule = read.groups()
        first = wrapped(f"{level} {code}: {text}", first="  ", rest="  ")
        begin = f"  {level} {code}"
        first[0] = [Run(begin, "bad strong" if level == "error" else "muted strong"), Run(first[0][0].text[len(begin):])]
        shown += [[], *first]
        if hint:
            shown += [[], *wrapped(f"— {hint}", "good", "  ", "    ")]
        shown += [[], *wrapped(f"({rule})", "muted", "  ", "   ")]
    return shown


def number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def panel(left: float, height: float, name: str, lines: list[Line]) -> list[str]:
    """A window with a name, and lines of text."""
    width = COLUMNS * COLUMN + 2 * INSET
    right = left + width
    drawn = [
        f'<rect class="panel" x="{number(left)}" y="{EDGE}" width="{number(width)}" height="{number(height)}" rx="9"/>',
        f'<path class="bar" d="M{number(left + 0.5)} {BAR}V10.5a9 9 0 0 1 9-9H{number(right - 9.5)}a9 9 0 0 1 9 9V{BAR}z"/>',
    ]
    drawn += [f'<circle class="dot" cx="{number(left + INSET + n * 16)}" cy="19" r="5"/>' for n in range(3)]
    drawn.append(f'<text class="name" x="{number(left + width / 2)}" y="24" text-anchor="middle">{escape(name)}</text>')
    for row, line in enumerate(lines):
        column, y = 0, BAR + 28 + row * ROW
        for run in line:
            indent = len(run.text) - len(run.text.lstrip(" "))
            text = run.text.strip(" ")
            if text:
                look = f' class="{run.look}"' if run.look else ""
                drawn.append(
                    f'<text{look} x="{number(left + INSET + (column + indent) * COLUMN)}" y="{y}" '
                    f'textLength="{number(len(text) * COLUMN)}" lengthAdjust="spacingAndGlyphs">{escape(text)}</text>')
            column += len(run.text)
    return drawn


def spoken(lines: list[Line]) -> str:
    return " ".join("".join(run.text for run in line).strip() for line in lines if line)


def picture(sent: list[Line], explained: list[Line]) -> str:
    """Both windows side by side, as SVG; who can't see them is read the same text."""
    width = COLUMNS * COLUMN + 2 * INSET
    height = BAR + 28 + (max(len(sent), len(explained)) - 1) * ROW + INSET
    whole = number(2 * width + GAP + 2 * EDGE), number(height + 2 * EDGE)
    head = (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {whole[0]} {whole[1]}" width="{whole[0]}" '
            f'height="{whole[1]}" role="img" aria-labelledby="title desc">')
    return "\n".join([
        head,
        '<title id="title">A request that is refused, beside what fast2sim says of it</title>',
        f'<desc id="desc">{escape(spoken(sent))} — {escape(spoken(explained))}</desc>',
        f"<style>{STYLE}</style>",
        *panel(EDGE, height, "your client", sent),
        *panel(EDGE + width + GAP, height, "fast2sim", explained),
        "</svg>", ""])


def drawn(binary: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        # The same clock and the same chance each time.
        server = Server(os.path.abspath(binary), folder, "--clock", "2026-03-02T08:00:00+01:00", "--random-seed", "1")
        try:
            answer = refused(Client(server.ports[0]))
        finally:
            # What it prints is whole when it has ended.
            server.stop()
        with open(os.path.join(folder, "server"), encoding="utf-8") as printed:
            return picture(client(answer), log(printed.read()))


def main() -> int:
    parser = argparse.ArgumentParser(prog="scripts/picture", description=__doc__)
    parser.add_argument("--binary", default=".build/release/fast2sim", help="the program to run; it is built otherwise")
    parser.add_argument("--check", action="store_true", help="compare the picture with what the program says today")
    options = parser.parse_args()
    path = os.path.join(ROOT, PICTURE)
    new = drawn(options.binary)
    if not options.check:
        with open(path, "w", encoding="utf-8") as file:
            file.write(new)
        print(f"picture: drew {PICTURE}, {len(new.encode())} bytes")
        return 0
    old = ""
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            old = file.read()
    if old == new:
        print(f"picture: {PICTURE} shows what the program says")
        return 0
    sys.stderr.writelines(difflib.unified_diff(old.splitlines(True), new.splitlines(True), PICTURE, "the program today"))
    print(f"picture: {PICTURE} shows something else than what the program says; scripts/picture draws it anew",
          file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
