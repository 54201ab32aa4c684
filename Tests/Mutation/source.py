"""Swift's text as tokens, as far as it takes to know where a fault can be planted; not a parser."""

from __future__ import annotations

import re
from dataclasses import dataclass

OPERATOR = set("/=-+!*%<>&|^~?")
NAME = re.compile(r"[^\W\d]\w*|`[^`\n]*`|\$\d+|[@#][^\W\d]\w*")
NUMBER = re.compile(r"0[xob][0-9a-fA-F_]+|\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)?")
TYPES = {"struct", "enum", "class", "extension", "actor", "protocol"}
CODE = {"func", "init", "subscript", "deinit", "get", "set", "didSet", "willSet"}


@dataclass
class Token:
    """`kind` is name, number, text, sign (an operator) or mark (all other punctuation)."""

    kind: str
    text: str
    start: int
    end: int
    line: int
    # How many brackets of any kind are open around it, whether the innermost is a brace, and whether it runs.
    depth: int = 0
    in_brace: bool = True
    in_code: bool = False
    # It belongs to a pattern: `case 1:`, `if case .some(1) = x`.
    in_pattern: bool = False
    # Of an opening bracket the index of its closing one, and the other way round.
    partner: int = -1


def tokens(text: str) -> list[Token]:
    found = _split(text)
    _nest(found)
    _patterns(found)
    return found


def _split(text: str) -> list[Token]:
    found: list[Token] = []
    at, line = 0, 1

    def add(kind: str, end: int) -> None:
        nonlocal at, line
        found.append(Token(kind, text[at:end], at, end, line))
        line += text.count("\n", at, end)
        at = end

    while at < len(text):
        c = text[at]
        if c.isspace():
            line += c == "\n"
            at += 1
        elif text.startswith("//", at):
            at = _until(text, "\n", at)
        elif text.startswith("/*", at):
            end = _comment(text, at)
            line += text.count("\n", at, end)
            at = end
        elif opening := re.compile(r'#*"').match(text, at):
            add("text", _string(text, at, len(opening.group()) - 1))
        elif match := NAME.match(text, at):
            add("name", match.end())
        elif match := NUMBER.match(text, at):
            add("number", match.end())
        elif c in OPERATOR or text.startswith("..", at):
            end = at
            while end < len(text) and (text[end] in OPERATOR or text[end] == "." and text.startswith("..", at)):
                # A closing `>` of generics, an `!` or a `?` behind a value is a token by itself.
                end += 1
            add("sign", end)
        else:
            add("mark", at + 1)
    return found


def _until(text: str, what: str, at: int) -> int:
    end = text.find(what, at)
    return len(text) if end < 0 else end


def _comment(text: str, at: int) -> int:
    depth = 0
    while at < len(text):
        if text.startswith("/*", at):
            depth, at = depth + 1, at + 2
        elif text.startswith("*/", at):
            depth, at = depth - 1, at + 2
            if depth == 0:
                return at
        else:
            at += 1
    return at


def _string(text: str, at: int, hashes: int) -> int:
    """The end of the literal that begins there, whatever is interpolated in it."""
    fence = "#" * hashes
    quote = '"""' if text.startswith('"""', at + hashes) else '"'
    at += hashes + len(quote)
    while at < len(text):
        if text.startswith(quote + fence, at):
            return at + len(quote) + hashes
        if text.startswith("\\" + fence + "(", at):
            at = _interpolation(text, at + hashes + 2)
        elif text.startswith("\\" + fence, at):
            at += hashes + 2
        elif text[at] == "\n" and quote == '"':
            return at
        else:
            at += 1
    return at


def _interpolation(text: str, at: int) -> int:
    depth = 1
    while at < len(text) and depth:
        if opening := re.compile(r'#*"').match(text, at):
            at = _string(text, at, len(opening.group()) - 1)
            continue
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        at += 1
    return at


def _nest(found: list[Token]) -> None:
    # What is open: the index of the bracket, and what stands in it: type, code, value or the like of what is around.
    opened: list[tuple[int, str]] = []
    for index, token in enumerate(found):
        if token.text in (")", "]", "}") and token.kind == "mark" and opened:
            start, _ = opened.pop()
            found[start].partner, token.partner = index, start
        token.depth = len(opened)
        token.in_brace = not opened or found[opened[-1][0]].text == "{"
        token.in_code = bool(opened) and opened[-1][1] == "code"
        if token.text in ("(", "[", "{") and token.kind == "mark":
            around = opened[-1][1] if opened else "type"
            opened.append((index, _content(found, index, around) if token.text == "{" else around))


def _content(found: list[Token], brace: int, around: str) -> str:
    """What a brace opens, by the declaration right before it."""
    given = False
    for index in range(brace - 1, -1, -1):
        token = found[index]
        if token.text in ("{", "}") and token.kind == "mark":
            break
        given = given or token.text == "="
        if token.kind != "name" or (index and found[index - 1].text == "."):
            continue
        if token.text in TYPES and found[index + 1].kind == "name" and found[index + 1].text not in CODE:
            return "type"
        if around == "code":
            continue
        if token.text in CODE:
            return "code"
        if token.text in ("var", "let"):
            return "value" if given or token.text == "let" else "code"
    return around


def _patterns(found: list[Token]) -> None:
    for index, token in enumerate(found):
        if token.text != "case" or token.kind != "name":
            continue
        for other in found[index + 1 :]:
            other.in_pattern = True
            if other.depth <= token.depth and other.text in (":", "=", "where", "in"):
                break
