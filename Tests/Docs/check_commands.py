"""Looks whether every command of every document runs in CI or says why not, and whether pages show files as they are.

    python3 Tests/Docs/check_commands.py [ROOT]     README*, docs/** and the READMEs of examples/**
    python3 Tests/Docs/check_commands.py --list     also a line for each block: who runs it, or why nobody does
    python3 Tests/Docs/check_commands.py --write    puts the files that pages show into them anew
    python3 Tests/Docs/check_commands.py --prove    plants mistakes, and fails where one is not found

A block of commands (`sh`, `console`, `powershell` and the like, or one that begins with `$ `) is one of these:

  * an `sh` block of a page with `<!-- runnable -->` at its top, which scripts/doc-examples runs;
  * right after `<!-- run by scripts/NAME -->`, or in a page with that line above its title: that script runs it, or what it
    says, and CI runs that script. The scripts of packaging/ are run by scripts/package;
  * right after `<!-- not run: REASON -->`; a script or document that the reason names is there.

A block right after `<!-- shows FILE -->`, a path from where the page lies, is that file, to the letter.
"""

from __future__ import annotations

import itertools
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from markdown import Block, Document

ROOT = Path(__file__).resolve().parents[2]
RUNNABLE = "<!-- runnable -->"
SHELLS = {"sh", "bash", "zsh", "fish", "shell", "console", "powershell", "pwsh", "cmd", "bat"}
NOT_RUN = re.compile(r"<!-- not run: (?P<reason>\S.{3,}) -->")
RUN_BY = re.compile(r"<!-- run by (?P<script>scripts/[a-z-]+|packaging/[a-z-]+/[a-z-]+) -->")
# What scripts/doc-examples skips a page for, where it is missing; scripts/languages installs all but .NET.
NEEDS = re.compile(r"<!-- needs (?P<program>\S+) -->")
KNOWN = {"node", "php", "javac", "/usr/share/java/jackson-databind.jar", "dotnet"}
# What a reason leans on.
NAMED = re.compile(r"\b(?:scripts|packaging|docs|examples)/[\w./-]*\w|\.ci/run\b")
SHOWS = re.compile(r"<!-- shows (?P<file>\S+) -->")


def pages(root: Path) -> list[Path]:
    """The documents that readers copy commands from."""
    found = [*root.glob("README*.md"), *root.glob("docs/**/*.md"), *root.glob("examples/**/*.md")]
    return sorted(found)


def has_commands(block: Block) -> bool:
    language = block.info.split()[0].lower() if block.info else ""
    return language in SHELLS or not language and any(line.startswith("$ ") for line in block.body)


class Check:
    """What is wrong with the pages below a folder, and what becomes of each block of commands."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[str] = []
        self.fates: list[str] = []
        self.shown = 0
        ci = root / ".ci/run"
        self.ci = ci.read_text(encoding="utf-8") if ci.exists() else ""
        for path in pages(root):
            document = Document(path)
            runnable = RUNNABLE in document.lines[:10]
            for number, line in enumerate(document.lines[:10], 1):
                needs = NEEDS.match(line)
                if needs and needs["program"] not in KNOWN:
                    self.problems.append(f"{path.relative_to(root)}:{number}: no machine of ours has {needs['program']}")
            # Above the title it is said of the whole page.
            head = itertools.takewhile(lambda line: not line.startswith("#"), document.lines)
            whole = next((line for line in head if RUN_BY.match(line)), "")
            for block in document.blocks:
                where = f"{path.relative_to(root)}:{block.line}"
                if has_commands(block):
                    self.judge(where, block, runnable, whole)
                for _, problem in differing(path, block):
                    self.problems.append(f"{where}: {problem}")
                self.shown += bool(SHOWS.match(block.mark))

    def judge(self, where: str, block: Block, runnable: bool, whole: str) -> None:
        reason, script = NOT_RUN.match(block.mark), RUN_BY.match(block.mark) or RUN_BY.match(whole)
        if reason:
            fate = f"not run: {reason['reason']}"
            gone = [name for name in NAMED.findall(reason["reason"]) if not (self.root / name).exists()]
            self.problems += [f"{where}: its reason names {name}, which is not there" for name in gone]
        elif block.mark.startswith("<!-- not run"):
            self.problems.append(f"{where}: say why it is not run, as <!-- not run: REASON -->")
            return
        elif script:
            fate = script["script"]
            problem = self.lacks(fate)
            if problem:
                self.problems.append(f"{where}: {problem}")
                return
        elif runnable and block.info == "sh" and block.indent == 0:
            fate = "scripts/doc-examples"
        else:
            why = "; scripts/doc-examples takes blocks of sh alone, that are not indented" if runnable else ""
            self.problems.append(
                f"{where}: nobody runs these commands, and nothing says why (<!-- not run: REASON -->){why}")
            return
        self.fates.append(f"{where}: {fate}")

    def lacks(self, script: str) -> str | None:
        """Why nothing of that name runs; None where CI runs it."""
        if not os.access(self.root / script, os.X_OK):
            return f"there is no {script} that can be run"
        called = "scripts/package" if script.startswith("packaging/") else script
        return None if re.search(rf"\b{re.escape(called)}\b", self.ci) else f".ci/run does not run {called}"


def differing(path: Path, block: Block) -> Iterator[tuple[list[str], str]]:
    """The lines of the file that a block shows, and what is wrong with the block; nothing where they are the same."""
    shows = SHOWS.match(block.mark)
    if not shows:
        if block.mark.startswith("<!-- shows"):
            yield block.body, "say which file is shown, as <!-- shows FILE -->"
        return
    file = path.parent / shows["file"]
    if not file.is_file():
        yield block.body, f"shows {shows['file']}, which is not there"
        return
    lines = file.read_text(encoding="utf-8").splitlines()
    if lines == block.body:
        return
    line = next((n for n, pair in enumerate(zip(lines, block.body), 1) if pair[0] != pair[1]),
                min(len(lines), len(block.body)) + 1)
    yield lines, f"is not {shows['file']}, from its line {line} on; scripts/docs --write shows it as it is"


def write(root: Path) -> int:
    """Puts files into the pages that show them; how many blocks were changed."""
    changed = 0
    for path in pages(root):
        document = Document(path)
        lines = document.lines
        for block in reversed(document.blocks):
            for wanted, problem in differing(path, block):
                if "from its line" in problem:
                    lines[block.line:block.end - 1] = wanted
                    changed += 1
        text = "\n".join(lines) + "\n"
        if text != path.read_text(encoding="utf-8"):
            path.write_text(text, encoding="utf-8")
    return changed


PAGE = """# A page

<!-- run by scripts/given -->
```sh
ls
```

<!-- not run: it takes a Mac -->
```console
$ ls
```

<!-- shows ../given.py -->
```python
print(1)

print(2)
```
"""


def replace(old: str, new: str) -> Callable[[str], str]:
    return lambda page: page.replace(old, new)


# Mistakes in that page, and what must be said of each.
MISTAKES: dict[str, tuple[Callable[[str], str], str]] = {
    "no reason": (replace("<!-- not run: it takes a Mac -->\n", ""), "docs/page.md:8: nobody runs"),
    "an empty reason": (replace(": it takes a Mac", ":"), "docs/page.md:9: say why"),
    "a reason that names what is gone": (
        replace("it takes a Mac", "scripts/nonesuch does it"), "docs/page.md:9: its reason names scripts/nonesuch,"),
    "a reason and then a sentence": (replace("Mac -->\n", "Mac -->\nSo:\n"), "docs/page.md:10: nobody runs"),
    "no script": (replace("<!-- run by scripts/given -->\n", ""), "docs/page.md:3: nobody runs"),
    "a script that is not there": (replace("scripts/given", "scripts/nonesuch"), "docs/page.md:4: there is no"),
    "a script that CI does not run": (replace("scripts/given", "scripts/idle"), "docs/page.md:4: .ci/run does not"),
    "a script that CI does not run, of a whole page": (
        lambda page: f"<!-- run by packaging/a/try -->\n{page}\n```sh\nls\n```\n", "docs/page.md:21: there is no"),
    "a page that waits for what nobody has": (
        lambda page: f"{RUNNABLE}\n<!-- needs phpp -->\n{page}", "docs/page.md:2: no machine of ours has phpp"),
    "a prompt without a language": (lambda page: page + "\n```\n$ ls\n```\n", "docs/page.md:20: nobody runs"),
    "an indented block": (lambda page: f"{RUNNABLE}\n{page}\n- a\n\n  ```sh\n  ls\n  ```\n", "docs/page.md:23: nobody"),
    "another language": (lambda page: f"{RUNNABLE}\n{page}\n```bash\nls\n```\n", "docs/page.md:21: nobody runs"),
    "a file shown otherwise": (replace("print(2)", "print(3)"), "docs/page.md:14: is not ../given.py, from its line 3"),
    "a file shown in part": (replace("\nprint(2)\n", ""), "docs/page.md:14: is not ../given.py, from its line 2"),
    "a file that is not there": (replace("given.py", "gone.py"), "docs/page.md:14: shows ../gone.py, which is not"),
}


def prove() -> int:
    missed = 0
    for name, (plant, wanted) in {"nothing": (replace("", ""), ""), **MISTAKES}.items():
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            for part in ("docs", "scripts", ".ci"):
                (root / part).mkdir()
            for script in ("given", "idle"):
                shutil.copy(__file__, root / "scripts" / script)
                (root / "scripts" / script).chmod(0o755)
            (root / ".ci/run").write_text("step scripts/given\n", encoding="utf-8")
            (root / "given.py").write_text("print(1)\n\nprint(2)\n", encoding="utf-8")
            (root / "docs/page.md").write_text(plant(PAGE), encoding="utf-8")
            said = Check(root).problems
            # What --write can mend is mended by it.
            write(root)
            left = Check(root).problems
        right = any(line.startswith(wanted) for line in said) if wanted else not said
        right = right and (not left if "from its line" in wanted else len(left) == len(said))
        missed += not right
        print(f"planted {name}: {'as it should be' if right else 'WRONG'}: {'; '.join(said) or 'nothing is wrong'}")
    print(f"commands: {missed} of {len(MISTAKES) + 1} planted mistakes were judged wrongly")
    return 1 if missed else 0


def main(arguments: list[str]) -> int:
    if arguments == ["--prove"]:
        return prove()
    if arguments == ["--write"]:
        print(f"commands: wrote {write(ROOT)} blocks anew")
        return 0
    everything = arguments[:1] == ["--list"]
    roots = arguments[1:] if everything else arguments
    if len(roots) > 1 or roots and roots[0].startswith("-"):
        print(__doc__)
        return 2
    check = Check(Path(roots[0]) if roots else ROOT)
    if everything:
        print("\n".join(check.fates))
    for problem in check.problems:
        print(problem, file=sys.stderr)
    reasons = sum(": not run: " in fate for fate in check.fates)
    print(f"commands: {len(check.fates) - reasons} blocks run, {reasons} say why not, {check.shown} show a file, "
          f"{len(check.problems)} problems")
    return 1 if check.problems or not check.fates else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
