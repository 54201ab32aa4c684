"""Uploads in the ways of RFC 7578, 2046 and 6266, whole and broken."""

from __future__ import annotations

import random

import mutate
from client import API, head
from context import Run
from fuzzing import BRIEF, Case, fuzz
from tally import Row

PATH = f"{API}/filetransfer/tempfile"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d"
    "49444154789c6360000002000001e221bc330000000049454e44ae426082"
)
JPEG = bytes.fromhex(
    "ffd8ffe000104a46494600010100000100010000ffdb0043000302020302020303030304030304050805050404050a07"
    "0706080c0a0c0c0b0a0b0b0d0e12100d0e110e0b0b1016101113141515150c0f171816141812141514ffd9"
)
DISPOSITIONS = [
    'form-data; name="file"; filename="a.txt"',
    'form-data; filename="a.txt"; name="file"',
    "form-data; name=file; filename=a.txt",
    'Form-Data; NAME="file"; FileName="a.txt"',
    "form-data; name=\"file\"; filename*=UTF-8''l%C3%A4cka.txt",
    'form-data; name="file"; filename="a.txt"; filename*=utf-8\'sv\'b.txt',
    "form-data; name=\"file\"; filename*=UTF-8''%zz",
    "form-data; name=\"file\"; filename*=ISO-8859-1''%E4.txt",
    'form-data; name="file"; filename="a\\"b.txt"',
    'form-data; name="file"; filename="..\\\\..\\\\a.txt"',
    'form-data; name="file"; filename="../../etc/passwd.txt"',
    'form-data; name="file"; filename="a\0b.txt"',
    'form-data; name="file"; filename=""',
    'form-data; name="file"',
    'form-data; name="file"; filename="' + "x" * 5000 + '.txt"',
    'form-data; name="other"; filename="a.txt"',
    'form-data; name="file"; filename="läcka.txt"',
    "form-data;;;",
    "",
    'attachment; name="file"; filename="a.txt"',
    'form-data; name="file"; filename="a.txt',
    'form-data; name="file"; name="file"; filename="a.txt"',
    'form-data; name="file" ; filename = "a.txt"',
    'form-data; name="file"; filename="a.png"',
    'form-data; name="file"; filename="a.jpg"',
    'form-data; name="file"; filename="CON.txt"',
    'form-data; name="file"; filename=".txt"',
    'form-data;\r\n name="file";\r\n filename="a.txt"',
    'form-data; name="file"; filename="e\u0301.txt"',
    'form-data; name="file"; x="' + "y;" * 2000 + '"; filename="a.txt"',
]
BOUNDARIES = ["b", "x" * 70, "x" * 71, "x" * 5000, "'()+_,-./:=?", "a b", "", "-", "--", "b--", "ä", '"', "\\", "0"]
CONTENTS = [
    b"hej",
    b"",
    PNG,
    JPEG,
    b"\0" * 2000,
    b"x" * 120_000,
    b"--b",
    b"\r\n--b",
    b"\r\n--",
    b"--\r\n",
    b"\r\n" * 500,
    b"%PDF-1.4",
    b"GIF89a",
    b"\xff\xd8\xff",
    b"RIFF0000WEBP",
]
MORE = [
    b"",
    b"",
    b"Content-Type: text/plain\r\n",
    b"Content-Type: image/png\r\n",
    b"Content-Transfer-Encoding: base64\r\n",
    b"X: " + b"y" * 9000 + b"\r\n",
    b"X:y\r\n" * 500,
    b"no colon\r\n",
    b" folded\r\n",
    b"Content-Disposition: form-data; name=x\r\n",
    b"\0\r\n",
    b"Content-Length: 1\r\n",
]


def part(chance: random.Random, boundary: str) -> bytes:
    disposition = chance.choice(DISPOSITIONS).encode()
    fields = b"Content-Disposition: " + disposition + b"\r\n" + chance.choice(MORE)
    return (
        b"--"
        + boundary.encode()
        + chance.choice([b"", b"", b" ", b"  \t"])
        + b"\r\n"
        + fields
        + b"\r\n"
        + chance.choice(CONTENTS)
        + b"\r\n"
    )


def make(chance: random.Random, number: int) -> Case:
    boundary = chance.choice(BOUNDARIES[:2] * 3 + BOUNDARIES)
    body = chance.choice([b"", b"", b"preamble\r\n", b"\r\n", b"--", b"x" * 5000])
    body += b"".join(part(chance, boundary) for _ in range(chance.choice([1, 1, 1, 0, 2, 60])))
    body += (
        b"--" + boundary.encode() + b"--" + chance.choice([b"\r\n", b"", b"\r\nepilogue", b" \r\n", b"\n", b"x" * 5000])
    )
    if chance.random() < 0.4:
        body = mutate.raw(chance, body)
    parameter = chance.choice(
        [
            f"boundary={boundary}",
            f'boundary="{boundary}"',
            f'BOUNDARY="{boundary}"; charset=utf-8',
            f"charset=x; boundary={boundary}",
            f"boundary={boundary}x",
            "",
        ]
    )
    kind = chance.choice(
        ["multipart/form-data"] * 8
        + ["Multipart/Form-Data", "multipart/mixed", "multipart/form-data;", "application/octet-stream"]
    )
    fields = {"Content-Type": f"{kind}; {parameter}"}
    world = f"/w/files-{number % 3}"
    if chance.random() < 0.2:
        chunks = b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces(chance, body)) + b"0\r\n\r\n"
        request = head("POST", world + PATH, None, fields | {"Transfer-Encoding": "chunked"}) + chunks
    else:
        request = head("POST", world + PATH, body, fields)
    return Case(f"upload {number}", [request], shared=False)


def pieces(chance: random.Random, body: bytes) -> list[bytes]:
    """The body in pieces of some size, at most a thousand of them."""
    size = max(chance.choice([1, 7, 1000]), len(body) // 1000)
    return [body[at : at + size] for at in range(0, len(body), size)]


def multipart(run: Run, row: Row) -> None:
    row.note = "uploads"
    fuzz(run, row, make, run.times(2500, 200_000), "--auth", "off", *BRIEF)


KINDS = {"multipart": multipart}
