"""What the checks of the documents read of Markdown: blocks of code, headings and links, with their lines."""

from __future__ import annotations

import html
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

# A fence may stand within a list, indented.
FENCE = re.compile(r"^(?P<indent> *)(?P<fence>`{3,}|~{3,})(?P<info>.*)$")
COMMENT = re.compile(r"<!--.*?-->", re.S)
# A bracket within the text of a link is one of an image, or stands with its partner.
TEXT = r"(?:[^\[\]]|!?\[[^\[\]]*\](?:\([^()]*\))?)*"
INLINE = re.compile(rf"!?\[(?P<text>{TEXT})\]\(\s*(?:<(?P<wide>[^>]*)>|(?P<target>[^\s()]*(?:\([^\s()]*\)[^\s()]*)*))"
                    r"(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)")
DEFINITION = re.compile(r"^ {0,3}\[(?P<name>[^\]^][^\]]*)\]:\s*<?(?P<target>[^\s>]+)>?", re.M)
REFERENCE = re.compile(rf"!?\[(?P<text>{TEXT})\]\[(?P<name>[^\]]*)\]")
TAG = re.compile(r"<(?:a|img|source|link)\b[^>]*?\b(?:href|src|srcset)\s*=\s*[\"'](?P<target>[^\"']*)[\"']", re.I)
NAMED = re.compile(r"<a\b[^>]*?\b(?:id|name)\s*=\s*[\"']([^\"']+)[\"']", re.I)
# What a code span has is no link, whatever it looks like.
SPAN = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.S)


@dataclass
class Block:
    """A block of code: the line of its fence, what stands behind that, its lines, and the comment right before it."""

    line: int
    indent: int
    info: str
    body: list[str] = field(default_factory=list)
    # Where the body ends, as the line of the fence that closes it.
    end: int = 0
    mark: str = ""


@dataclass
class Link:
    """Where a document leads to, from which line."""

    line: int
    target: str


class Document:
    """A file of Markdown, or of plain text with links like those of Markdown."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lines = path.read_text(encoding="utf-8").splitlines()
        self.blocks: list[Block] = []
        # The lines outside of blocks; those within are empty, so that numbers stay.
        self.prose: list[str] = []
        self._read()

    def _read(self) -> None:
        mark, block, fence = "", None, ""
        for number, line in enumerate(self.lines, 1):
            found = FENCE.match(line)
            if block is not None:
                closes = found and found["fence"].startswith(fence) and not found["info"].strip()
                if closes:
                    block.end, block = number, None
                else:
                    block.body.append(line[block.indent:] if not line[:block.indent].strip() else line)
                self.prose.append("")
                continue
            if found:
                block = Block(number, len(found["indent"]), found["info"].strip(), mark=mark)
                self.blocks.append(block)
                fence, mark = found["fence"], ""
                self.prose.append("")
                continue
            # Only blank lines may lie between a block and what is said of it.
            if line.strip():
                mark = line.strip() if line.strip().startswith("<!--") else ""
            self.prose.append(line)
        if block is not None:
            block.end = len(self.lines) + 1

    def text(self) -> str:
        """The prose, without comments and spans of code, which become blanks."""
        text = "\n".join(self.prose)
        for pattern in (COMMENT, SPAN):
            text = pattern.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
        return text

    def links(self) -> Iterator[Link]:
        text = self.text()
        names = {_name(found["name"]) for found in DEFINITION.finditer(text)}

        def line(at: int) -> int:
            return text.count("\n", 0, at) + 1

        for found in INLINE.finditer(text):
            yield Link(line(found.start()), found["wide"] if found["wide"] is not None else found["target"])
            # The picture in the text of a link is a link as well.
            for inner in INLINE.finditer(found["text"]):
                yield Link(line(found.start()), inner["wide"] or inner["target"])
        for found in DEFINITION.finditer(text):
            yield Link(line(found.start()), found["target"])
        for found in REFERENCE.finditer(text):
            if _name(found["name"] or found["text"]) not in names:
                yield Link(line(found.start()), f"[{found['name'] or found['text']}]")
        for found in TAG.finditer(text):
            for target in found["target"].split(",") if "srcset" in found[0].lower() else [found["target"]]:
                yield Link(line(found.start()), html.unescape(target.split()[0] if target.split() else ""))

    def anchors(self) -> set[str]:
        """What can stand behind # in a link to this document, by GitHub's rule."""
        made: set[str] = set()
        counts: dict[str, int] = {}
        commented = COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), "\n".join(self.prose)).split("\n")
        for index, line in enumerate(commented):
            heading = re.match(r" {0,3}#{1,6}(?:\s+(.*?))?(?:\s+#+)?\s*$", line)
            if heading:
                title = heading[1] or ""
            elif index + 1 < len(commented) and line.strip() and re.fullmatch(r" {0,3}(=+|-+)\s*", commented[index + 1]):
                title = line.strip()
            else:
                continue
            anchor = _anchor(title)
            number = counts.get(anchor, 0)
            counts[anchor] = number + 1
            made.add(f"{anchor}-{number}" if number else anchor)
        made.update(NAMED.findall("\n".join(commented)))
        return made


def _name(text: str) -> str:
    return " ".join(text.casefold().split())


def _anchor(title: str) -> str:
    """A heading as GitHub writes it behind #: its text in lower case, without punctuation, blanks as hyphens."""
    title = re.sub(r"!\[([^\]]*)\]\([^)]*\)", "", title)
    title = re.sub(r"\[([^\]]*)\](\([^)]*\)|\[[^\]]*\])", r"\1", title)
    title = re.sub(r"<[^>]+>", "", title)
    title = re.sub(r"(\*{1,3}|(?<!\w)_{1,3}|_{1,3}(?!\w)|`+)", "", title)
    kept = [c for c in html.unescape(title).strip().lower() if c.isalnum() or c in " -_"]
    return "".join(kept).replace(" ", "-")


def documents(root: Path) -> list[Path]:
    """All files of Markdown and llms.txt below a folder, but those of hidden folders and of what is built."""
    found = []
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if name[0] != "." and name not in ("dist", "node_modules"))
        found += [Path(folder, name) for name in sorted(names) if name.endswith(".md") or name == "llms.txt"]
    return found


def unquoted(target: str) -> tuple[str, str]:
    """A target's path and what stands behind #."""
    path, _, anchor = target.partition("#")
    return unquote(path.partition("?")[0]), unquote(anchor)
