"""Changes by chance: of bytes, of lines and of JSON values. The same chance makes the same change."""

from __future__ import annotations

import copy
import itertools
import json
import random
from collections.abc import Callable, Iterator

# Texts that programs have stumbled over: empty, long, other forms of one letter, controls, other grammars.
TEXTS = [
    "",
    " ",
    "\t",
    "x" * 300,
    "å" * 5000,
    "e\u0301",
    "\u00e9",
    "\u212a",
    "\u0130",
    "\ufeff",
    "\u200b",
    "\u202e",
    "\u2028",
    "\u0085",
    "\ufffe",
    "\uffff",
    "\U0001f600",
    "\U0010ffff",
    "a\u0000b",
    "\u001b[31m",
    "\u007f",
    "\r\n",
    "a\r\nb",
    "'",
    '"',
    "\\",
    "%",
    "%00",
    "%zz",
    "../../etc/passwd",
    "/w/x",
    "null",
    "true",
    "NaN",
    "1e999",
    "-0",
    "0x10",
    "1_000",
    "١٢",
    "²",
    "2026-02-30",
    "2026-03-29T02:30:00",
    "9999-12-31T23:59:59Z",
    "0000-01-01",
    "P1Y",
    "PT1E9S",
    "P999999999D",
    "-PT1H",
    "PT0.000000001S",
    "08:60",
    "24:00",
    "^(a+)+$",
    "(" * 300,
    "[" * 300,
    "(?<x>a)\\k<x>",
    "a{1,1000000}",
    "\\",
    "[z-a]",
    "*" * 200,
    "**/" * 200,
    "$.a",
    "$",
    "$.",
    "$[0]",
    "$.a[99999999999]",
    "$" + ".a" * 200,
    "'; DROP TABLE arbetsorder; --",
    "${x}",
    "{{x}}",
    "<b>",
    "R100",
    "9900101",
    "F",
]
NUMBERS = [
    0,
    -1,
    1,
    2,
    31,
    32,
    255,
    256,
    65535,
    65536,
    2**31 - 1,
    2**31,
    2**32,
    2**53,
    2**53 + 1,
    2**63 - 1,
    2**63,
    -(2**63),
    -(2**63) - 1,
    2**64,
    10**30,
    0.1,
    -0.0,
    1.5,
    1e300,
    5e-324,
    101,
    1000,
    310001,
    201001,
    700001,
]
# A tree with more values than these is changed no further, since repeated lists of lists have no end.
LARGEST = 1000


def value(chance: random.Random, depth: int = 0) -> object:
    """Any JSON value."""
    way = chance.randrange(12)
    if way < 4:
        return chance.choice(TEXTS)
    if way < 7:
        return chance.choice(NUMBERS)
    if way < 9 or depth > 3:
        return chance.choice([None, True, False, [], {}, [[]], {"": None}])
    if way == 9:
        return [value(chance, depth + 1) for _ in range(chance.choice([1, 2, 5, 40]))]
    if way == 10:
        return {chance.choice(TEXTS)[:40]: value(chance, depth + 1) for _ in range(chance.choice([1, 3, 20]))}
    deep: object = chance.choice(TEXTS)
    for _ in range(chance.choice([10, 63, 64, 65, 400])):
        deep = [deep] if chance.random() < 0.5 else {"a": deep}
    return deep


def places(tree: object) -> Iterator[tuple[object, object]]:
    """Every list or object in a tree with every index or key of it."""
    keys = list(tree) if isinstance(tree, dict) else range(len(tree)) if isinstance(tree, list) else []
    for key in keys:
        yield tree, key
        yield from places(tree[key])  # type: ignore[index]


def tree(chance: random.Random, original: object, names: list[str]) -> object:
    """A JSON value with one to four changes; `names` are keys that may come in."""
    changed = copy.deepcopy(original)
    for _ in range(chance.choice([1, 1, 2, 4])):
        spots = list(itertools.islice(places(changed), LARGEST + 1))
        if len(spots) > LARGEST:
            break
        if not spots or chance.random() < 0.02:
            changed = value(chance)
            continue
        holder, key = chance.choice(spots)
        change(chance, holder, key, names)
    return changed


def change(chance: random.Random, holder: object, key: object, names: list[str]) -> None:
    """One change in a list or an object."""
    way = chance.randrange(8)
    if way < 3:
        holder[key] = value(chance)  # type: ignore[index]
    elif way == 3:
        del holder[key]  # type: ignore[attr-defined]
    elif way == 4:
        holder[key] = [holder[key]] * times(chance, holder[key])  # type: ignore[index]
    elif way == 5 and isinstance(holder, dict):
        holder[chance.choice(names + TEXTS)[:200]] = value(chance)
    elif way == 6 and isinstance(holder, dict):
        holder[chance.choice(names)] = holder.pop(key)
    elif isinstance(holder, list):
        holder.extend([holder[key]] * times(chance, holder[key]))
    else:
        holder[key] = {chance.choice(names): holder[key]}  # type: ignore[index]


def times(chance: random.Random, repeated: object) -> int:
    """How often a value is repeated: what is large seldom."""
    large = isinstance(repeated, list | dict) or isinstance(repeated, str) and len(repeated) > 100
    return chance.choice([1, 2, 8]) if large else chance.choice([1, 20, 500])


def text(chance: random.Random, tree_: object) -> bytes:
    """A value as JSON; now and then in other words, or not quite."""
    content = json.dumps(tree_, ensure_ascii=chance.random() < 0.5, indent=chance.choice([None, None, 1])).encode(
        "utf-8", "surrogatepass"
    )
    way = chance.randrange(16)
    if way == 0:
        return content.replace(b"{", b'{"a":1,"a":2,', 1)
    if way == 1:
        return b"\xef\xbb\xbf" + content
    if way == 2:
        return content.decode("utf-8", "replace").encode(chance.choice(["utf-16", "utf-32", "latin-1"]), "replace")
    return raw(chance, content) if way < 6 else content


def raw(chance: random.Random, content: bytes) -> bytes:
    """Bytes with one to eight changes."""
    data = bytearray(content)
    for _ in range(chance.choice([1, 1, 2, 8])):
        at, end = sorted((chance.randrange(len(data) + 1), chance.randrange(len(data) + 1)))
        end = min(end, at + chance.choice([1, 4, 60]))
        BYTES[chance.randrange(len(BYTES))](chance, data, at, end)
    return bytes(data)


def flip(chance: random.Random, data: bytearray, at: int, end: int) -> None:
    if at < len(data):
        data[at] ^= 1 << chance.randrange(8)


def insert(chance: random.Random, data: bytearray, at: int, end: int) -> None:
    data[at:at] = chance.choice(
        [b"\0", b"\r", b"\n", b"\r\n", b" ", b"\t", b":", b"\xff", b"\xc3", b"\xed\xa0\x80", b"A" * 5000, b"--", b"%"]
    )


def remove(chance: random.Random, data: bytearray, at: int, end: int) -> None:
    del data[at:end]


def again(chance: random.Random, data: bytearray, at: int, end: int) -> None:
    data[end:end] = bytes(data[at:end]) * chance.choice([1, 3, 50])


def noise(chance: random.Random, data: bytearray, at: int, end: int) -> None:
    data[at:end] = chance.randbytes(end - at)


def cut(chance: random.Random, data: bytearray, at: int, end: int) -> None:
    if chance.random() < 0.3:
        del data[at:]


BYTES: list[Callable[[random.Random, bytearray, int, int], None]] = [
    flip,
    flip,
    insert,
    insert,
    remove,
    again,
    noise,
    cut,
]
