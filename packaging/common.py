"""What the channels in Python share: what they get from scripts/package, and trying what they have made."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Callable, Mapping, Optional, Sequence

ROOT = Path(__file__).resolve().parent.parent
# No command may take longer, in seconds.
PATIENCE = 300

sys.path.insert(0, str(ROOT / "Tests" / "Docs"))
import run_examples  # noqa: E402


@dataclass(frozen=True)
class Inputs:
    """What scripts/package says in the environment."""

    binary: Path
    version: str
    dist: Path
    epoch: int
    # What is within the program; there for the portable program alone.
    spdx: Optional[Path]

    @property
    def licences(self) -> dict[str, bytes]:
        """Those of what is within the program, which lie beside its SPDX file."""
        if not self.spdx:
            return {}
        folder = self.spdx.with_name(self.spdx.name.removesuffix(".spdx.json") + ".licences")
        return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}

    @classmethod
    def of_environment(cls) -> Inputs:
        missing = [name for name in ("BINARY", "DIST") if not os.environ.get(name)]
        if missing:
            sys.exit(f"{sys.argv[0]}: {' and '.join(missing)} must be in the environment; scripts/package sets them")
        binary = Path(os.environ["BINARY"]).resolve()
        version = os.environ.get("VERSION") or subprocess.check_output([binary, "version"], text=True).split()[1]
        spdx = os.environ.get("SPDX")
        dist = Path(os.environ["DIST"]).resolve()
        dist.mkdir(parents=True, exist_ok=True)
        return cls(binary, version, dist, int(os.environ.get("SOURCE_DATE_EPOCH") or 0), Path(spdx) if spdx else None)


class Skipped(Exception):
    """What is needed can't be on this machine."""


class Enough(Skipped):
    """Nor can what all that follows needs."""


def expect(fact: object, sentence: str) -> None:
    if not fact:
        raise AssertionError(sentence)


def contains(text: str, *parts: str) -> None:
    for part in parts:
        expect(part in text, f"no {part!r} in:\n{text}")


class Place:
    """An empty folder, with what is to be on its PATH."""

    def __init__(self, *path: Path) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="fast2sim-try-"))
        self._path = [str(part) for part in path]

    def __enter__(self) -> Place:
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def environment(self, more: Mapping[str, str]) -> dict[str, str]:
        """Ours, without what speaks of another simulator, another Python or the tests that run us."""
        other = ("FAST2", "CONSUMER_", "KUND_", "PYTEST_", "PYTHON", "NODE_")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(other)}
        path = os.pathsep.join([*self._path, kept.get("PATH", os.defpath)])
        return {**kept, "PATH": path, "PYTHONDONTWRITEBYTECODE": "1", "NO_COLOR": "1", **more}

    def run(self, words: Sequence[object], code: Optional[int] = 0, **more: str) -> str:
        """Runs a command to its end; its output, where its exit code is the expected one."""
        done = subprocess.run(
            [str(word) for word in words],
            cwd=self.folder,
            env=self.environment(more),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        if code is not None and done.returncode != code:
            raise AssertionError(f"{words} ended with {done.returncode} instead of {code}:\n{done.stdout}")
        return done.stdout

    def write(self, name: str, text: str) -> Path:
        target = self.folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
        return target

    def plant(self, name: str, old: str, new: str) -> None:
        """Puts a mistake into a file."""
        text = (self.folder / name).read_text("utf-8")
        expect(old in text, f"{name} has no {old}")
        self.write(name, text.replace(old, new))


def page(path: Path, place: Place, languages: Mapping[str, str]) -> str:
    """Does what a document says: writes its files, runs its commands, compares what they print.

    A block of one of the `languages` (its name, and how a comment begins) whose first line is a comment with a file's
    name is that file; those in between are read by eye. Commands and outputs are as in scripts/doc-examples.
    """
    files, script = 0, list[str]()
    blocks: list[tuple[list[str], Optional[list[str]]]] = []
    for language, lines, expected in _blocks(path.read_text("utf-8").splitlines()):
        comment = languages.get(language)
        if comment and lines[0].startswith(comment) and "." in lines[0] and " " not in lines[0][len(comment) :].strip():
            name = lines[0][len(comment) :].strip()
            # Written when its turn comes: a later block may have the same file once more.
            end = f"END-{files}"
            script.append(f"cat >{name} <<'{end}'\n" + "\n".join(lines) + f"\n{end}\n")
            files += 1
        elif language == "sh":
            script.append(f"printf '==begin {len(blocks)}==\\n'\n" + "\n".join(lines) + "\nprintf '\\n==end==\\n'\n")
            blocks.append((lines, expected))
    place.write(".page.sh", "".join(script))
    said = place.run(["sh", "-eu", ".page.sh"], code=None)
    for number, (lines, expected) in enumerate(blocks):
        begin = f"==begin {number}==\n"
        expect(begin in said, f"{path.name}: `{lines[0]}` was not reached:\n{said}")
        text, end, _ = said.split(begin, 1)[1].partition("\n==end==\n")
        expect(end, f"{path.name}: `{lines[-1]}` failed:\n{text}")
        if expected is not None:
            actual = [line.rstrip() for line in text.rstrip("\n").split("\n")]
            different = run_examples.differences(expected, actual)
            expect(different is None, f"{path.name}: `{lines[-1]}`: {different} of what came:\n{text}")
    return f"{files} files, {len(blocks)} commands"


def _blocks(lines: list[str]) -> list[tuple[str, list[str], Optional[list[str]]]]:
    """The blocks of a document: language, lines, and for commands the output that must come."""
    found: list[tuple[str, list[str], Optional[list[str]]]] = []
    number, skipped, follows = 0, False, False
    while number < len(lines):
        line = lines[number]
        number += 1
        if not line.startswith("```"):
            if line.strip():
                skipped, follows = line.startswith("<!-- not run"), False
            continue
        end = lines.index("```", number)
        body, language = lines[number:end], line[3:]
        number = end + 1
        if language == "text" and follows:
            found[-1] = (*found[-1][:2], body)
        elif body and not skipped:
            found.append((language, body, None))
        follows = language == "sh" and not skipped
        skipped = False
    return found


def running(word: str) -> list[int]:
    """The processes of which an argument contains a word."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if word.encode() in (folder / "cmdline").read_bytes():
                found.append(int(folder.name))
        except OSError:
            continue
    return found


def killed(place: Place, words: Sequence[object], started: Path, **more: str) -> int:
    """Starts a command, kills it as soon as it has written a file, and returns its id."""
    process = subprocess.Popen(
        [str(word) for word in words],
        cwd=place.folder,
        env=place.environment(more),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        wait(lambda: started.exists() or process.poll() is not None, f"{words} has not come to its test")
        expect(process.poll() is None, f"{words} ended with {process.returncode}")
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    return process.pid


def wait(done: Callable[[], object], sentence: str) -> None:
    """Looks until something is so, for at most as long as a loaded machine may take."""
    deadline = time.monotonic() + 60
    while not done():
        expect(time.monotonic() < deadline, sentence)
        time.sleep(0.05)


def report(checks: Sequence[Callable[[], Optional[str]]]) -> None:
    """Runs them in order, and ends with 1 where one failed."""
    failures = 0
    for check in checks:
        title = (check.__doc__ or check.__name__).split("\n")[0].rstrip(".")
        try:
            more = check()
            print(f"passed:  {title}" + (f" ({more})" if more else ""), flush=True)
        except Skipped as reason:
            print(f"skipped: {title}: {reason}", flush=True)
            if isinstance(reason, Enough):
                break
        except (AssertionError, subprocess.SubprocessError) as problem:
            failures += 1
            print(f"FAILED:  {title}\n{problem}", flush=True)
    if failures:
        sys.exit(f"{sys.argv[0]}: {failures} of {len(checks)} failed")
