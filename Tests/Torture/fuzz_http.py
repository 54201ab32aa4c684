"""Heads, paths, header fields and chunks that no client sends."""

from __future__ import annotations

import random
from urllib.parse import quote

import mutate
from client import API, head
from context import Run
from fuzzing import BRIEF, Case, fuzz
from tally import Row

JSON = {"Content-Type": "application/json"}
ORDER = '{"objektId": "9900101", "ursprung": 1, "information": {"beskrivning": "Droppar"}}'.encode()
CHUNKED = {"Transfer-Encoding": "chunked", **JSON}


def chunked(path: str, chunks: bytes, **fields: str) -> bytes:
    return head("POST", path, None, CHUNKED | fields) + chunks


WHOLE = [
    head("GET", f"{API}/arbetsorder?status=REG,GODK&feltyp=F&limit=3&offset=1", None, {"Accept": "application/json"}),
    head("GET", f"{API}/arbetsorder/101", None, {"Authorization": "Bearer demo-token", "X-Auth-Token": "x"}),
    head("GET", f"/w/raw{API}/fastastrukturen/utrymmen?objektId=9900101", None, {"If-None-Match": '"x"'}),
    head("HEAD", f"{API}/arbetsorder/101", None, {}),
    head(
        "OPTIONS", f"{API}/arbetsorder", None, {"Origin": "http://localhost", "Access-Control-Request-Method": "POST"}
    ),
    head("POST", f"{API}/arbetsorder", ORDER, JSON),
    head("PUT", f"{API}/arbetsorder/101/status", b'{"statuskod": "GODK"}', JSON),
    head("DELETE", f"{API}/arbetsorder/handelser/1?arbetsorderId=101", None, {}),
    head(
        "POST",
        "/oauth2/token",
        b"grant_type=client_credentials",
        {"Authorization": "Basic ZGVtby1rZXk6ZGVtby1zZWNyZXQ=", "Content-Type": "application/x-www-form-urlencoded"},
    ),
    head("POST", f"{API}/auth/login", b'{"username": "user", "password": "password"}', JSON),
    head(
        "POST",
        f"{API}/filetransfer/tempfile",
        b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhej\r\n--b--\r\n',
        {"Content-Type": "multipart/form-data; boundary=b"},
    ),
    chunked(f"{API}/arbetsorder", b"%x\r\n%s\r\n0\r\n\r\n" % (len(ORDER), ORDER)),
    chunked(
        f"{API}/arbetsorder",
        b"9\r\n" + ORDER[:9] + b"\r\n%x;name=value\r\n%s\r\n0\r\nTrailer: x\r\n\r\n" % (len(ORDER) - 9, ORDER[9:]),
    ),
    head("POST", "/_sim/verify", b'{"operation": "login"}', JSON | {"Expect": "100-continue"}),
    head("GET", "/_sim/journal?limit=5&level=warning", None, {}),
    head("GET", "/w/raw/_sim/state?format=yaml", None, {"Accept-Encoding": "gzip"}),
]
HEAD = f"HEAD {API}/arbetsorder/101 HTTP/1.1\r\n".encode()
METHODS = [
    "get",
    "PATCH",
    "TRACE",
    "CONNECT",
    "PRI",
    "G" * 300,
    "GET ",
    "",
    "M-SEARCH",
    "GÉT",
    "\0",
    "PUT",
    "DELETE",
    "HEAD",
]
TARGETS = [
    "*",
    "/",
    "//",
    "/.",
    "/..",
    "/../../etc/passwd",
    "http://localhost/_sim/health",
    "http://[::1].evil.com/_sim/clock",
    "localhost:80",
    "/%",
    "/%zz",
    "/%00",
    "/_sim/%68ealth",
    "/_sim/health%2f",
    "/w//_sim/health",
    "/w/%2e%2e/_sim/health",
    "/w/" + "a" * 300 + "/_sim/clock",
    "/w/å/_sim/clock",
    f"{API}/arbetsorder?" + "&".join(f"a{n}={n}" for n in range(1500)),
    f"{API}/arbetsorder/" + "9" * 400,
    f"{API}/arbetsorder?status=%D6VERF",
    f"{API}/arbetsorder?limit=-1&offset=99999999999999999999",
    "/" + "x" * 20000,
    "/a b",
    "/a\tb",
    "/a#b",
    "?",
    f"{API}/arbetsorder?status=" + quote("e\u0301") * 50,
    f"{API}/arbetsorder?limit=1&limit=2",
    "/w/raw/w/raw/_sim/clock",
    "\\",
    "/;a=b",
    f"{API}/kund/kundnummer/" + quote("KUNDA\u212a"),
    f"{API}/filetransfer/tempfile/..%2f..%2fx",
    f"{API}/filetransfer/file/1?x=%ff",
    "/_sim/diff?from=a/b/c",
    "/_sim/journal?after=-9223372036854775808",
    "/_sim/journal/99999999999999999999",
    "/_sim/state/objekt/%F0%9F%98%80",
    "/_sim/openapi.json?contract=x",
]
VERSIONS = [
    "HTTP/1.0",
    "HTTP/0.9",
    "HTTP/2.0",
    "HTTP/9.9",
    "HTTP/1.",
    "HTTP/11",
    "http/1.1",
    "",
    "HTTP/1.1 x",
    "HTTQ/1.1",
    "HTTP/1.1\0",
]
FIELDS = [
    "Host: a\r\nHost: b",
    "Host:",
    "Host: localhost:99999",
    "Host: localhost:x",
    "Host: [::1",
    "Host: a b",
    "Host: " + "h" * 3000,
    "Content-Length: -1",
    "Content-Length: 5, 6",
    "Content-Length: 5, 5",
    "Content-Length: 5\r\nContent-Length: 6",
    "Content-Length: +5",
    "Content-Length: 0x5",
    "Content-Length: 99999999999999999999",
    "Content-Length: 5 ",
    "Content-Length:",
    "Content-Length: 1048577",
    "Transfer-Encoding: chunked, chunked",
    "Transfer-Encoding: gzip",
    "Transfer-Encoding: chunked\r\nContent-Length: 5",
    "Transfer-Encoding: xchunked",
    "Transfer-Encoding: \tchunked",
    "Transfer-Encoding : chunked",
    " folded: x",
    "X: a\r\n b",
    "X: a\0b",
    "X: a\rb",
    "X: \x7f\x01",
    "X : y",
    ": y",
    "no colon",
    "X:" + "y" * 70000,
    "Å: å",
    "Expect: 200-ok",
    "Connection: close, keep-alive",
    "Connection: upgrade\r\nUpgrade: h2c",
    "Content-Encoding: gzip",
    "Content-Type: text/html",
    "Content-Type: application/json; charset=utf-16",
    'Content-Type: "',
    "Range: bytes=0-1,5-,-3",
    "Authorization: Basic %%%",
    "Authorization: Basic " + "YQ==" * 900,
    "Authorization: Bearer " + "a.b." * 400,
    "Authorization: Bearer e30.e30.e30",
    "X-Auth-Token: e30.e30.",
    "X-Sim-Fault: nix",
    "X-Sim-Admin-Key: \xff",
    "Origin: null",
    "Cookie: " + "a=b;" * 2000,
    "X-Sim-World: å",
    "Content-Disposition: x",
    "Accept: */*;q=9",
    "\r\nX: y",
    *[f"X-{n}: {n}" for n in range(3)],
    "\r\n".join(f"X-{n}: y" for n in range(1200)),
]
CHUNKS = [
    b"0\r\n\r\n",
    b"-1\r\nx\r\n0\r\n\r\n",
    b"ffffffffffffffff\r\nx",
    b"10000000000000000\r\nx",
    b"0x2\r\n{}\r\n0\r\n\r\n",
    b"2 \r\n{}\r\n0\r\n\r\n",
    b"2\n{}\n0\n\n",
    b"2\r\n{}0\r\n\r\n",
    b"2;" + b"e" * 100000 + b"\r\n{}\r\n0\r\n\r\n",
    b"2;\0\r\n{}\r\n0\r\n\r\n",
    b"0" * 5000 + b"2\r\n{}\r\n0\r\n\r\n",
    b"2\r\n{}\r\n0\r\nContent-Length: 9\r\n\r\n",
    b"2\r\n{}\r\n0\r\n" + b"T: x\r\n" * 5000 + b"\r\n",
    b"1\r\n{\r\n" * 3000 + b"0\r\n\r\n",
    b"g\r\n",
    b"\r\n",
    b"2\r\n{",
]


def make(chance: random.Random, number: int) -> Case:
    """A request, or a few behind one another, with one to three changes."""
    if number < len(CHUNKS):
        return Case(f"chunks {number}", [chunked(f"{API}/arbetsorder", CHUNKS[number])], shared=False)
    request = chance.choice(WHOLE)
    for _ in range(chance.choice([1, 1, 2, 3])):
        request = changed(chance, request)
    if request.startswith(b"HEAD") and not request.startswith(HEAD):
        # Whether what hardly is a HEAD gets a body can't be told from outside.
        request = b"GET" + request[4:]
    if chance.random() < 0.1 and not request.startswith(b"HEAD"):
        request += b"".join(whole for whole in chance.sample(WHOLE, 2) if not whole.startswith(b"HEAD"))
    return Case(f"request {number}", [request], waits=b"slow.2s" in request or b"_sim/events" in request, shared=False)


def changed(chance: random.Random, request: bytes) -> bytes:
    way = chance.randrange(8)
    if way < 2:
        return mutate.raw(chance, request)
    block, _, body = request.partition(b"\r\n\r\n")
    lines = block.split(b"\r\n")
    if way == 2:
        lines[0] = first_line(chance, lines[0])
    elif way < 5:
        lines.insert(chance.randrange(1, len(lines) + 1), chance.choice(FIELDS).encode("latin-1", "replace"))
    elif way == 5 and len(lines) > 1:
        del lines[chance.randrange(1, len(lines))]
    elif way == 6:
        return chunked(f"{API}/arbetsorder", mutate.raw(chance, chance.choice(CHUNKS)))
    end = chance.choice([b"\r\n"] * 6 + [b"\n", b"\r"])
    return end.join(lines) + end * 2 + body


def first_line(chance: random.Random, line: bytes) -> bytes:
    parts = line.decode("latin-1").split(" ")
    which = chance.randrange(3)
    if which < len(parts):
        parts[which] = chance.choice([METHODS, TARGETS, VERSIONS][which])
    return chance.choice([" "] * 8 + ["\t", "  "]).join(parts).encode("utf-8", "replace")


def http(run: Run, row: Row) -> None:
    row.note = "requests that are none, or hardly"
    fuzz(run, row, make, run.times(12_000, 400_000), *BRIEF)


KINDS = {"http": http}
