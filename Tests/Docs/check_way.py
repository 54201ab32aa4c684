"""Looks whether docs/way-of-a-request.md leads where it says: each stop names a file, a line and the words of that line.

    python3 Tests/Docs/check_way.py             the repository
    python3 Tests/Docs/check_way.py --write     writes the lines anew where the words have moved
    python3 Tests/Docs/check_way.py --prove     plants mistakes, and fails where one is not found

A stop is an item of a numbered list that begins with `FILE:LINE` and `WORDS`. The words stand once in the file.
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = "docs/way-of-a-request.md"
ITEM = re.compile(r"^\d+\. ")
STOP = re.compile(r"^\d+\. `(?P<file>[^`:]+):(?P<line>\d+)` `(?P<words>[^`]+)` · ")
LEAST = 20


class Way:
    """The page with its stops, and what is wrong with them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.page = root / PAGE
        self.problems: list[str] = []
        self.stops = 0
        lines = self.page.read_text(encoding="utf-8").splitlines()
        self.lines = [self.looked(number, line) for number, line in enumerate(lines, 1)]
        if self.stops < LEAST:
            self.problems.append(f"{PAGE}: {self.stops} stops; the way of a create has more")

    def looked(self, number: int, line: str) -> str:
        """The line with that of its stop as it is now."""
        stop = STOP.match(line)
        if not stop:
            if ITEM.match(line):
                self.problems.append(f"{PAGE}:{number}: a stop is written N. `FILE:LINE` `WORDS` · what happens there")
            return line
        self.stops += 1
        file = self.root / stop["file"]
        if not file.is_file():
            self.problems.append(f"{PAGE}:{number}: there is no {stop['file']}")
            return line
        places = [at for at, text in enumerate(file.read_text(encoding="utf-8").splitlines(), 1) if stop["words"] in text]
        if len(places) != 1:
            times = "nowhere" if not places else "in lines " + ", ".join(map(str, places))
            self.problems.append(f"{PAGE}:{number}: `{stop['words']}` stands {times} of {stop['file']}; name a place of its own")
            return line
        if places[0] != int(stop["line"]):
            self.problems.append(
                f"{PAGE}:{number}: {stop['file']}: `{stop['words']}` has moved from line {stop['line']} to {places[0]}:"
                " scripts/docs --write")
        return line[: stop.start("line")] + str(places[0]) + line[stop.end("line"):]

    def write(self) -> None:
        self.page.write_text("\n".join(self.lines) + "\n", encoding="utf-8")


def prove() -> int:
    """Plants a mistake of each kind in a copy; 1 where one is not found."""
    source = Way(ROOT)
    first = next(match for line in source.lines if (match := STOP.match(line)))
    text = "\n".join(source.lines) + "\n"
    plants = {
        "a line that has moved": text.replace(f":{first['line']}` `{first['words']}`", f":1` `{first['words']}`"),
        "a file that is gone": text.replace(first["file"], "Sources/Gone.swift"),
        "words that are gone": text.replace(first["words"], "no such words"),
        "words that stand often": text.replace(first["words"], "func "),
        "a stop that says no place": text.replace(f"1. `{first['file']}", "1. Somewhere `"),
        "no stops": "# The way of a request\n",
    }
    missed = 0
    for name, planted in plants.items():
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            (root / "docs").mkdir()
            (root / "Sources").symlink_to(ROOT / "Sources")
            (root / PAGE).write_text(planted, encoding="utf-8")
            found = bool(Way(root).problems)
        print(f"{'found ' if found else 'MISSED'} {name}")
        missed += not found
    print(f"{missed} of {len(plants)} planted mistakes were not found")
    return int(missed > 0)


def main() -> int:
    if "--prove" in sys.argv:
        return prove()
    way = Way(ROOT)
    if "--write" in sys.argv:
        way.write()
        way = Way(ROOT)
    for problem in way.problems:
        print(problem)
    print(f"{way.stops} stops of {PAGE}: {len(way.problems)} problems")
    return int(bool(way.problems))


if __name__ == "__main__":
    sys.exit(main())
