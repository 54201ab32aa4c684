"""Takes a picture of each view of the console, for the documents, from a run of the program."""

from __future__ import annotations

import argparse
import base64
import hashlib
import shutil
import sys
import tempfile
from pathlib import Path

from program import CONSOLE, ROOT, Programs, staged
from views import LANGUAGES, VIEWS

PICTURES = ROOT / "docs/pictures"
# What the pictures were made of, and what they are.
LIST = PICTURES / "made-of.txt"
SIZE, QUALITY = (1280, 800), 55
MOST = 1_500_000
# What a picture follows from: the page, the landlord, what was done there, and how it was taken.
HOW = ("pictures.py", "program.py", "views.py")
MADE_OF = [CONSOLE, ROOT / "seed", *(Path(__file__).with_name(name) for name in HOW)]


def digest(paths: list[Path]) -> str:
    """Of the names and contents of files, and of all below folders but what is there to be read by people."""
    files = sorted(
        file for path in paths for file in ([path] if path.is_file() else path.rglob("*"))
        if file.is_file() and file.suffix != ".md")
    whole = hashlib.sha256()
    for file in files:
        content = hashlib.sha256(file.read_bytes()).hexdigest()
        whole.update(f"{file.relative_to(ROOT).as_posix()} {content}\n".encode())
    return whole.hexdigest()


def pictures() -> list[Path]:
    return sorted(PICTURES.rglob("*.webp"))


def listed() -> str:
    """A line for what the pictures were made of, and one for each."""
    lines = [f"{digest(MADE_OF)}  what they were made of"]
    lines += [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.relative_to(PICTURES).as_posix()}"
              for file in pictures()]
    return "\n".join(lines) + "\n"


def wanted() -> list[Path]:
    names = [view.name for view in VIEWS] + ["board-dark"]
    return sorted(PICTURES / language / f"{name}.webp" for language in LANGUAGES for name in names)


def check() -> int:
    """Whether there is each picture, and none is older than the page."""
    problems = []
    before = LIST.read_text(encoding="utf-8") if LIST.exists() else ""
    if before.split(" ", 1)[0] != listed().split(" ", 1)[0]:
        problems.append("the page, the seed or what is done there is another than when they were taken")
    elif before != listed():
        problems.append(f"they are not those of {LIST.relative_to(ROOT)}")
    problems += [f"there is no {file.relative_to(ROOT)}" for file in wanted() if not file.exists()]
    problems += [f"nobody asks for {file.relative_to(ROOT)}" for file in pictures() if file not in wanted()]
    size = sum(file.stat().st_size for file in pictures())
    if size > MOST:
        problems.append(f"together they have {size:,} bytes, and at most {MOST:,} are allowed")
    for problem in problems[:10]:
        print(f"console-pictures: {problem}; scripts/console-pictures takes them anew", file=sys.stderr)
    print(f"console-pictures: {len(pictures())} pictures, {size:,} bytes, {len(problems)} problems")
    return 1 if problems else 0


def take(binary: Path, console: Path | None) -> None:
    from playwright.sync_api import sync_playwright

    from browsing import Chromium, Record, Tab

    def picture(tab: Tab, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        # Neither the caret nor the focus that a heading has after its view came is part of it.
        tab.page.evaluate("() => document.activeElement?.blur()")
        tab.page.mouse.move(0, SIZE[1] - 1)
        # As is it seen, without the request to come in between.
        taken = tab.protocol("Page.captureScreenshot", format="webp", quality=QUALITY)
        file.write_bytes(base64.b64decode(taken["data"]))

    folder = Path(tempfile.mkdtemp(prefix="console-pictures-"))
    try:
        with sync_playwright() as playwright:
            chromium = Chromium(playwright, Record())
            try:
                for language in LANGUAGES:
                    programs = Programs(binary, folder / language, console)
                    site = staged(programs.start("pictures"))
                    har = folder / "journal.har"
                    har.write_bytes(site.ask("GET", "/_sim/journal.har").body)
                    tab = chromium.tab(site, language=language, size=SIZE)
                    tab.open("/")
                    for view in VIEWS:
                        tab.go(view.route)
                        if view.name == "files":
                            tab.page.locator("input[type=file]").first.set_input_files(har)
                            tab.settle()
                        tab.page.wait_for_timeout(400)
                        picture(tab, PICTURES / language / f"{view.name}.webp")
                    tab.page.emulate_media(color_scheme="dark")
                    tab.go("/")
                    tab.page.wait_for_timeout(400)
                    picture(tab, PICTURES / language / "board-dark.webp")
                    programs.let_go([])
            finally:
                chromium.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    for file in pictures():
        if file not in wanted():
            file.unlink()
    LIST.write_text(listed(), encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(prog="scripts/console-pictures", description=__doc__)
    option = parser.add_argument
    option("--binary", default=".build/release/fast2sim", help="the program to look at, which is built otherwise")
    option("--console-dir", type=Path, metavar="DIR", help="serve the page of this folder, not the program's own")
    option("--check", action="store_true", help="take none, and fail where one is older than the page")
    options = parser.parse_args()
    if not options.check:
        take(Path(options.binary).resolve(), options.console_dir and options.console_dir.resolve())
    return check()


if __name__ == "__main__":
    sys.exit(main())
