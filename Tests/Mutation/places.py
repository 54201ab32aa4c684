"""Where a fault can be planted, of which kind, and what stands there then."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from source import Token, tokens

COMPARISONS = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "=="}
LOGIC = {"&&": "||", "||": "&&"}
ARITHMETIC = {"+": "-", "-": "+"}
LEAST = {"min": "max", "max": "min"}
# An integer.
NUMBER = re.compile(r"0[xob][0-9a-fA-F_]+|[0-9_]+")
# Begins a line that is no call and no assignment.
NO_STATEMENT = set(
    "let var return if guard for while switch case default func do repeat struct enum extension class init deinit "
    "break continue fallthrough defer import get set static private package internal fileprivate final mutating "
    "nonmutating override lazy weak unowned subscript else catch typealias self.init super.init inout indirect "
    "where protocol actor convenience required nonisolated some any is as in and unsafe yield".split()
)
# From, to, and what stands there then.
Edit = tuple[int, int, str]
# What must be declared for a fault: its shape, and the operator or function and the other one.
Helper = tuple[str, str, str]
KINDS = "comparison logic not bool number arithmetic call assignment throw least guard if default".split()


@dataclass
class Place:
    """A place for one fault. `edits` are (start, end, text), where `%K` in the text stands for the fault's number."""

    path: str
    kind: str
    line: int
    last: int
    edits: list[Edit]
    helper: Helper | None
    before: str
    after: str
    id: str = ""
    number: int = field(default=0)


def places(path: str, text: str) -> list[Place]:
    """All of a file, with ids that last as long as the line and its like before it in the file."""
    found = tokens(text)
    lines = text.split("\n")
    result: list[Place] = []

    def add(
        kind: str, first: Token, last: Token, edits: list[Edit], plain: list[Edit], helper: Helper | None = None
    ) -> None:
        start, end = first.line, last.line + last.text.count("\n")
        begin = sum(len(line) + 1 for line in lines[: start - 1])
        before = "\n".join(lines[start - 1 : end])
        after = before
        for a, b, new in sorted(plain, reverse=True):
            after = after[: a - begin] + new + after[b - begin :]
        result.append(Place(path, kind, start, end, edits, helper, " ".join(before.split()), " ".join(after.split())))

    for index, token in enumerate(found):
        if not token.in_code or token.in_pattern or _directive(lines[token.line - 1]):
            continue
        if index == 0 or index + 1 == len(found):
            continue
        _tokens(found, index, add)
        if token.kind == "name" and token.in_brace and _begins(found, index):
            _statement(found, index, add)
        if token.kind == "name" and token.text in ("guard", "if"):
            _conditions(found, index, add)
    count: Counter[str] = Counter()
    for place in result:
        key = "|".join([path, place.kind, place.before, place.after])
        count[key] += 1
        place.id = hashlib.sha256(f"{key}|{count[key]}".encode()).hexdigest()[:6]
    return result


def _directive(line: str) -> bool:
    return line.lstrip().startswith(("#", "@"))


def _tokens(found: list[Token], index: int, add: Callable[..., None]) -> None:
    """Faults in one token: operators, literals, and the smaller and larger of two."""
    before, token, after = found[index - 1 : index + 2]

    def turned(kind: str, new: str, other: str, helper: Helper | None = None) -> None:
        add(kind, token, token, [(token.start, token.end, new)], [(token.start, token.end, other)], helper)

    between = before.end < token.start and token.end < after.start
    if token.kind == "sign" and before.text != "func":
        for kind, table in (("comparison", COMPARISONS), ("logic", LOGIC), ("arithmetic", ARITHMETIC)):
            if between and token.text in table:
                other = table[token.text]
                turned(kind, token.text + "%S", other, (kind, token.text, other))
        if between and token.text == "??":
            turned("default", "??%S", "/* never */ ??", ("default", "??", ""))
        if token.text == "!" and token.end == after.start and (before.end < token.start or before.text in ("(", "[")):
            turned("not", "!%S", "", ("not", "!", ""))
    elif token.text in ("true", "false") and before.text != ".":
        other = "false" if token.text == "true" else "true"
        turned("bool", f"(mutantOn(%K) ? {other} : {token.text})", other)
    elif token.kind == "number" and before.text != "." and NUMBER.fullmatch(token.text):
        # Down where it can, since one more is often only room to spare.
        value = int(token.text.replace("_", ""), 0)
        other = str(value + 1 if value < 2 else value - 1)
        turned("number", f"(mutantOn(%K) ? {other} : {token.text})", other)
    elif token.text in LEAST and after.text == "(" and token.end == after.start and before.text != "func":
        shape = "method" if before.text == "." else "function"
        if shape == "function" or after.partner == index + 2:
            turned("least", token.text + "%K", LEAST[token.text], (shape, token.text, LEAST[token.text]))


def _begins(found: list[Token], index: int) -> bool:
    """Whether a statement begins with this token: the first of its line, and what is before has ended."""
    before, token = found[index - 1], found[index]
    if before.line + before.text.count("\n") == token.line:
        return False
    if before.kind == "sign" and not before.text.endswith(("!", "?")):
        return False
    return before.text not in ("return", "else", "=", "&") and not (before.kind == "mark" and before.text in ",([.:")


def _statement(found: list[Token], index: int, add: Callable[..., None]) -> None:
    first = found[index]
    if first.text in NO_STATEMENT or first.text[0] in "@#":
        return
    kind, at = ("throw" if first.text == "throw" else ""), index
    opened = False
    while True:
        token = found[at]
        if token.kind == "mark" and token.partner > at:
            opened = token.text == "("
            at = token.partner
        elif token.kind == "sign" and token.text in ("=", "+=", "-=", "*=", "|=", "&="):
            kind = kind or "assignment"
        elif token.text in (":", "?") and not kind:
            return
        last = found[at]
        following = found[at + 1] if at + 1 < len(found) else None
        if following is None or following.text == "}" and following.kind == "mark":
            break
        if following.line > last.line + last.text.count("\n"):
            goes_on = following.text in ".?:" or following.kind == "sign" and following.text not in "!-&"
            if not goes_on and not (last.kind == "sign" and last.text not in "!?>"):
                break
        at += 1
    last = found[at]
    if not kind:
        if last.text not in (")", "}") or not opened:
            return
        kind = "call"
    if last.line - first.line > 8:
        return
    edits = [(first.start, first.start, "if mutantOff(%K) { "), (last.end, last.end, " }")]
    add(kind, first, last, edits, [(first.start, last.end, "/* dropped */")])


def _conditions(found: list[Token], index: int, add: Callable[..., None]) -> None:
    """The Boolean clauses of a `guard` or `if` that stands on one line: taken as true, or as false."""
    token = found[index]
    end = index + 1
    while end < len(found) and found[end].line == token.line:
        if found[end].depth == token.depth and found[end].text == ("else" if token.text == "guard" else "{"):
            break
        end += 1
    else:
        return
    start = index + 1
    for at in range(index + 1, end + 1):
        if at < end and not (found[at].text == "," and found[at].depth == token.depth):
            continue
        clause, start = found[start:at], at + 1
        if not clause or clause[0].text in ("let", "var", "case") or clause[0].text.startswith("#"):
            continue
        begin, finish = clause[0].start, clause[-1].end
        value = "true" if token.text == "guard" else "false"
        edits = [(begin, begin, f"mutantSet(%K, {value}, "), (finish, finish, ")")]
        add(token.text, clause[0], clause[-1], edits, [(begin, finish, value)])
