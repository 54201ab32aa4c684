"""Leaves no dead link in the Markdown files of a folder that is made of the repository.

    links.py FOLDER

A link to what the repository has and the folder has not becomes its words alone. One that leads nowhere in the repository
either is a mistake, and stops it.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from urllib.parse import unquote

ROOT = Path(__file__).resolve().parents[2]
LINK = re.compile(r"(!?)\[((?:[^\[\]]|\[[^\]]*\])*)\]\(([^()\s]+)\)")
# Images and links in HTML, which have no words of their own to stay.
ATTRIBUTE = re.compile(r"""\b(?:src|href|srcset)=["']([^"']+)["']""")


def is_elsewhere(target: str) -> bool:
    return target.startswith("#") or re.match(r"[a-z][a-z0-9+.-]*:", target) is not None


def mend(file: Path, folder: Path, problems: list[str]) -> None:
    place = file.relative_to(folder)

    def is_there(target: str) -> bool:
        path = unquote(target.split("#")[0].split("?")[0])
        if (file.parent / path).resolve().is_relative_to(folder) and (file.parent / path).exists():
            return True
        if not ((ROOT / place).parent / path).exists():
            problems.append(f"{place}: {target} leads nowhere")
        return False

    def replaced(match: re.Match[str]) -> str:
        image, words, target = match.groups()
        if is_elsewhere(target) or is_there(target):
            return match[0]
        return "" if image else words

    # What stands in blocks of code is no link.
    parts = re.split(r"(^```.*?^```)", file.read_text(), flags=re.MULTILINE | re.DOTALL)
    for i in range(0, len(parts), 2):
        parts[i] = LINK.sub(replaced, parts[i])
        for target in ATTRIBUTE.findall(parts[i]):
            if not is_elsewhere(target) and not is_there(target):
                problems.append(f"{place}: {target} is not in the folder")
    file.write_text("".join(parts))


def main() -> int:
    folder = Path(sys.argv[1]).resolve()
    problems: list[str] = []
    for file in sorted(folder.rglob("*.md")):
        mend(file, folder, problems)
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
