"""Looks whether what the documents below a folder link to is there: files, folders, pictures and headings.

    python3 Tests/Docs/check_links.py [ROOT]     the repository, or what lies below ROOT, such as an unpacked package
    python3 Tests/Docs/check_links.py --prove    plants dead links, and fails where one is not found

A link out of ROOT is dead: whoever unpacks a package has nothing but that. Headings are found by GitHub's rule. Nothing
is asked over the network; of an address it is only looked whether it is one.
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

from markdown import Document, documents, unquoted

ROOT = Path(__file__).resolve().parents[2]
ADDRESSES = ("http", "https", "mailto")


class Tree:
    """The documents below a folder, each read once."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self.anchors: dict[Path, set[str]] = {}
        self.links = 0

    def dead(self) -> list[str]:
        """A line for each dead link, with the place where it stands."""
        found = []
        for path in documents(self.root):
            document = Document(path)
            for link in document.links():
                self.links += 1
                problem = self.problem(document, link.target)
                if problem:
                    found.append(f"{path.relative_to(self.root)}:{link.line}: {link.target}: {problem}")
        return found

    def problem(self, document: Document, target: str) -> str | None:
        """What is wrong with a target; None where it leads somewhere."""
        if target.startswith("["):
            return "there is no such reference in this document"
        scheme = re.match(r"([a-z][a-z0-9+.-]*):", target, re.I)
        if scheme:
            address = urlsplit(target)
            if scheme[1].lower() not in ADDRESSES or not (address.netloc or address.scheme == "mailto" and address.path):
                return "is no address"
            return None
        path, anchor = unquoted(target)
        if path.startswith("/"):
            return "a path from the root of the disk, or of a site, leads nowhere in a package"
        if not target:
            return "is empty"
        file = document.path
        if path:
            file = document.path.parent / path
            # Names are compared as they are written: on a Mac a link with other case works, and is dead elsewhere.
            if not file.exists() or file.name not in (".", "..", "") and file.name not in names(file.parent):
                return "there is no such file"
        file = file.resolve()
        if not file.is_relative_to(self.root):
            return f"leads out of {self.root.name}"
        return self.without(file, anchor) if anchor else None

    def without(self, file: Path, anchor: str) -> str | None:
        if file.suffix == ".md":
            if file not in self.anchors:
                self.anchors[file] = Document(file).anchors()
            return None if anchor in self.anchors[file] else "there is no such heading"
        lines = re.fullmatch(r"L(\d+)(?:-L(\d+))?", anchor)
        if not lines or not file.is_file():
            return "only a document has headings"
        last = int(lines[2] or lines[1])
        return None if 0 < last <= len(file.read_text(encoding="utf-8").splitlines()) else "there is no such line"


def names(folder: Path) -> set[str]:
    return {entry.name for entry in folder.iterdir()}


# What is planted in a tree of its own, and what must be said of each; None is a link that is alive.
PLANTED = {
    "[a](docs/there.md)": None,
    "[a](docs/there.md#h-what-it-does-2-ways)": None,
    "[a](docs/there.md#twice-1)": None,
    "[a](docs/there.md#spår-och-ö)": None,
    "[a](docs/there.md#by-hand)": None,
    "[a](docs)": None,
    "[a](docs/a%20b.txt \"a title\")": None,
    "[a](<docs/a b.txt>)": None,
    "[a](#twice)": None,
    "[a](program.py#L2)": None,
    "[![a](docs/p.svg)](docs/there.md)": None,
    "[a](https://example.com/x_(y))": None,
    "[a][there]": None,
    "a[^1]\n\n[^1]: nowhere.md": None,
    "[a\nb](docs/there.md)": None,
    "`[a](docs/nowhere.md)`": None,
    "<!-- [a](docs/nowhere.md) -->": None,
    "<img src=\"docs/p.svg\" alt=\"\">": None,
    "[a](docs/nowhere.md)": "no such file",
    "[a](docs/There.md)": "no such file",
    "[a](docs/there.md#nowhere)": "no such heading",
    "[a](docs/there.md#twice-2)": "no such heading",
    "[a](docs/there.md#hidden)": "no such heading",
    "[a](#nowhere)": "no such heading",
    "![a](docs/nowhere.svg)": "no such file",
    "[![a](docs/nowhere.png)](docs/there.md)": "no such file",
    "<img alt=\"\" src='docs/nowhere.png'>": "no such file",
    "<a href=\"docs/nowhere.md\">a</a>": "no such file",
    "[a](../beside.md)": "leads out of",
    "[a](/docs/there.md)": "leads nowhere",
    "[a](program.py#L3)": "no such line",
    "[a](program.py#main)": "only a document",
    "[a\nb](docs/nowhere.md)": "no such file",
    "[a][nowhere]": "no such reference",
    "[a]()": "is empty",
    "[a](https:/example.com)": "is no address",
    "[a](file:///etc/hosts)": "is no address",
}
THERE = """# `H`: what *it* does, [2](there.md) ways!

## Twice
## Twice
## Spår och Ö
<a id="by-hand"></a>

```sh
# hidden
```
"""


def prove() -> int:
    missed = 0
    for text, wanted in PLANTED.items():
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder, "root")
            (root / "docs").mkdir(parents=True)
            (Path(folder) / "beside.md").write_text("# Beside\n", encoding="utf-8")
            (root / "docs" / "there.md").write_text(THERE, encoding="utf-8")
            (root / "docs" / "a b.txt").write_text("a\n", encoding="utf-8")
            (root / "docs" / "p.svg").write_text("<svg/>\n", encoding="utf-8")
            (root / "program.py").write_text("a\nb\n", encoding="utf-8")
            (root / "page.md").write_text(f"## Twice\n\n{text}\n\n[there]: docs/there.md\n", encoding="utf-8")
            said = Tree(root).dead()
        right = not said if wanted is None else any(wanted in line and line.startswith("page.md:3:") for line in said)
        missed += not right
        print(f"planted {text!r}: {'as it should be' if right else 'WRONG'}: {'; '.join(said) or 'alive'}")
    print(f"links: {missed} of {len(PLANTED)} planted links were judged wrongly")
    return 1 if missed else 0


def main(arguments: list[str]) -> int:
    if arguments == ["--prove"]:
        return prove()
    if len(arguments) > 1 or arguments and arguments[0].startswith("-"):
        print(__doc__)
        return 2
    tree = Tree(Path(arguments[0]) if arguments else ROOT)
    dead = tree.dead()
    for line in dead:
        print(line, file=sys.stderr)
    count = len(documents(tree.root))
    print(f"links: {len(dead)} dead of {tree.links} in {count} documents")
    if not count:
        print(f"links: there is no document below {tree.root}", file=sys.stderr)
    return 1 if dead or not count else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
