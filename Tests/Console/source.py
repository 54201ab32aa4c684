"""The page as it lies in its folder: words of both languages, types, what no line may have, and how large it is."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from browsing import Missing
from ledger import Row
from run import Check, Run

KIB = 1000
# What makes markup or code of a text, and what the page's policy forbids besides.
FORBIDDEN = re.compile(
    r"\b(innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment|setHTMLUnsafe|parseFromString|srcdoc)\b"
    r"|\bdocument\.write|\beval\(|\bnew Function\b|\bjavascript:")
# Another host; the names of XML's own languages are none.
ELSEWHERE = re.compile(
    r"https?://(?!www\.w3\.org/|127\.0\.0\.1|localhost|\$\{)[\w.-]+|@import|url\(\s*[\"']?(?:https?:)?//")
# `t("a.b")` names a key, and t(`a.${…}`) those that begin so.
NAMED = re.compile(r"""\bt\(\s*"([\w.-]+)"\s*[,)]""")
BEGUN = re.compile(r"`([\w.-]+\.)\$\{")
TABLES = """
const [folder] = process.argv.slice(1);
const all = {};
for (const name of ["sv", "en"]) all[name] = (await import(`file://${folder}/lang/${name}.js`)).default;
console.log(JSON.stringify(all));
"""


def code(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix in (".js", ".css", ".html"))


def served(folder: Path) -> list[Path]:
    """The files that a browser may ask for."""
    return sorted(path for path in folder.rglob("*") if path.suffix in (".js", ".css", ".html", ".svg"))


def words(table: dict[str, Any], before: str = "") -> dict[str, str]:
    """The texts of a table by their keys; those of one and several are one text."""
    found: dict[str, str] = {}
    for key, value in table.items():
        if isinstance(value, dict) and {*value} != {"one", "other"}:
            found |= words(value, f"{before}{key}.")
        else:
            found[before + key] = " ".join(value.values()) if isinstance(value, dict) else str(value)
    return found


def tables(folder: Path) -> dict[str, dict[str, str]]:
    done = subprocess.run(["node", "--input-type=module", "-e", TABLES, str(folder)], capture_output=True, text=True,
                          timeout=30, check=False)
    if done.returncode:
        raise Missing(f"the tables of words can't be read: {done.stderr.strip()[-300:]}")
    return {name: words(table) for name, table in json.loads(done.stdout).items()}


def check_words(run: Run, row: Row) -> None:
    both = tables(run.sources)
    (one, of_one), (other, of_other) = both.items()
    for key in {*of_one} ^ {*of_other}:
        row.found(f"{key} is in one language alone, in {one if key in of_one else other}")
    for key in {*of_one} & {*of_other}:
        row.looked += 1
        places = [sorted(set(re.findall(r"\{\w+\}", text[key]))) for text in (of_one, of_other)]
        if places[0] != places[1]:
            row.found(f"{key} has the places {places[0]} in {one} and {places[1]} in {other}")
        if not of_one[key].strip() or not of_other[key].strip():
            row.found(f"{key} is empty")
    known = {*of_one, *of_other}
    # A text with one and several is named by the key above.
    texts = {path: path.read_text(encoding="utf-8") for path in code(run.sources) if path.parent.name != "lang"}
    for path, text in texts.items():
        for key in NAMED.findall(text):
            row.expect(key in known, f"{path.name} wants the words of {key}, and no table has them")
        for start in BEGUN.findall(text):
            if any(key.startswith(start.split(".")[0] + ".") for key in known):
                some = any(key.startswith(start) for key in known)
                row.expect(some, f"{path.name} wants words that begin with {start}, and no table has any")
    everything = "\n".join(texts.values())
    begun = tuple(set(BEGUN.findall(everything)))
    for key in known:
        used = f'"{key}"' in everything or f"`{key}`" in everything or begun and key.startswith(begun)
        row.expect(used, f"nobody uses the words of {key}")


def check_types(run: Run, row: Row) -> None:
    """JSDoc as TypeScript's compiler reads it."""
    done = subprocess.run(["tsc", "-p", str(run.sources)], capture_output=True, text=True, timeout=120, check=False)
    wrong = [line for line in done.stdout.splitlines() if "error TS" in line]
    for line in wrong or ([done.stdout + done.stderr] if done.returncode else []):
        row.found(line)
    row.looked += len([*run.sources.rglob("*.js")])


def check_source(run: Run, row: Row) -> None:
    for path in code(run.sources):
        name = path.relative_to(run.sources)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            row.looked += 1
            comment = re.match(r"\s*(//|\*|/\*)", line)
            found = None if comment else FORBIDDEN.search(line) or ELSEWHERE.search(line)
            if found:
                row.found(f"{name}:{number} has {found[0]!r}")


def check_bytes(run: Run, row: Row) -> None:
    """What the first load takes over the network; what the page takes of the program, EmbeddedConsoleTests knows."""
    tab = run.tab(run.staged())
    answers: list[Any] = []
    tab.page.on("response", lambda answer: answers.append(answer))
    tab.open("/")
    compressed = raw = 0
    for answer in answers:
        if not urlsplit(answer.url).path.endswith("/_sim/") and "/_sim/console/" not in answer.url:
            continue
        row.expect(answer.status == 200, f"{answer.url} is answered with {answer.status}")
        body = answer.body()
        raw += len(body)
        compressed += min(answer.request.sizes()["responseBodySize"], len(gzip.compress(body, 9, mtime=0)))
        packed = answer.headers.get("content-encoding") == "gzip"
        row.expect(packed or run.programs.console, f"{answer.url} is not compressed")
    tab.page.context.close()
    row.expect(raw, "nothing of the page was loaded")
    run.ledger.measured(row, "first load, compressed", compressed / KIB, 60, "kB")
    run.ledger.measured(row, "first load, raw", raw / KIB, 200, "kB")


def embedded(run: Run) -> dict[str, bytes]:
    """The files of the page that the program has, by their names; empty where it has none of that name."""
    tab = run.tab(run.staged()).open("/")
    files = {}
    for path in served(run.sources):
        name = path.relative_to(run.sources).as_posix()
        url = tab.page.evaluate(
            "(name) => new URL(name, document.querySelector('script[type=module]').src).href", name)
        answer = tab.page.request.get(url if name != "index.html" else run.staged().page)
        files[name] = answer.body() if answer.status == 200 else b""
    tab.page.context.close()
    return files


def bare(text: str) -> str:
    """A file without what only people read of it: comments, and where lines and words end."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return re.sub(r"\s+", "", re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE))


def check_embedded(run: Run, row: Row) -> None:
    """The program has the page that lies in the sources."""
    if run.programs.console:
        row.note = "served from a folder"
        return
    for name, body in embedded(run).items():
        if name != "index.html":
            same = bare(body.decode()) == bare((run.sources / name).read_text(encoding="utf-8"))
            row.expect(same, f"the program has another {name} than Console/; build it anew")


CHECKS: dict[str, Check] = {
    "words": check_words, "types": check_types, "source": check_source, "bytes": check_bytes,
    "embedded": check_embedded,
}
