"""A copy of the tracked files with all faults in it, each off until the environment names its number."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

from places import KINDS, Place, places

# Each behind those that it imports.
ROOMS = ("Model", "Domain", "Contract", "Store", "Simulator", "Server")
# The folders of which the program and its tests are made.
TOPS = ("Console/", "Plugins/", "Sources/", "Tests/", "docs/", "scenarios/", "seed/")
# Of a shape: the operators or functions that take the place of the original.
EACH = {
    "comparison": """
infix operator %O%S : ComparisonPrecedence
func %O%S <T: %P>(a: T, b: T) -> Bool { mutantChosen(%K, a %O b, a %N b) }
@_disfavoredOverload
func %O%S <T: BinaryInteger, U: BinaryInteger>(a: T, b: U) -> Bool { mutantChosen(%K, a %O b, a %N b) }
func %O%S <T: %P, U: %P>(a: (T, U), b: (T, U)) -> Bool { mutantChosen(%K, a %O b, a %N b) }
func %O%S <T: %P, U: %P, V: %P>(a: (T, U, V), b: (T, U, V)) -> Bool { mutantChosen(%K, a %O b, a %N b) }
""",
    "nil": """
@_disfavoredOverload func %O%S <T>(a: T?, b: _OptionalNilComparisonType) -> Bool { mutantChosen(%K, a %O b, a %N b) }
@_disfavoredOverload
func %O%S <T: StringProtocol, U: StringProtocol>(a: T, b: U) -> Bool { mutantChosen(%K, a %O b, a %N b) }
""",
    "logic": """
infix operator %O%S : %P
func %O%S (a: Bool, b: @autoclosure () throws -> Bool) rethrows -> Bool {
  if mutantOn(%K, differs: false) { return try a %N b() }
  let value = try a %O b()
  // Which side alone decides is told by the first; the second is not to be asked where the original would not.
  if a == %D || !a == %D && value != !%D { mutantDiffers(%K) }
  return value
}
""",
    "arithmetic": """
infix operator %O%S : AdditionPrecedence
func %O%S <T: AdditiveArithmetic>(a: T, b: T) -> T { mutantOn(%K) ? a %N b : a %O b }
""",
    "default": """
infix operator ??%S : NilCoalescingPrecedence
func ??%S <T>(a: T?, b: @autoclosure () throws -> T) rethrows -> T {
  mutantOn(%K, differs: a != nil) ? try b() : try a ?? b()
}
func ??%S <T>(a: T?, b: @autoclosure () throws -> T?) rethrows -> T? {
  mutantOn(%K, differs: a != nil) ? try b() : try a ?? b()
}
""",
    "not": """
prefix operator !%S
prefix func !%S (a: Bool) -> Bool { mutantOn(%K) ? a : !a }
""",
    "function": """
func %O%K<T: Comparable>(_ a: T, _ b: T) -> T { mutantOn(%K, differs: a != b) ? %N(a, b) : %O(a, b) }
""",
    "method": """
extension Sequence where Element: Comparable {
  func %O%K() -> Element? { mutantOn(%K) ? %N() : %O() }
}
""",
}
SHARED = """// Faults of scripts/mutate.
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

private let planted = getenv("MUTANT_ON").flatMap { Int(String(cString: $0)) } ?? 0
private let marks = getenv("MUTANT_MARKS").map { String(cString: $0) }
private nonisolated(unsafe) let marked = UnsafeMutablePointer<UInt8>.allocate(capacity: 1 << 16)
private let cleared: Void = marked.initialize(repeating: 0, count: 1 << 16)

@inline(never)
private func mark(_ k: Int, _ differs: Bool) {
  _ = cleared
  let bit: UInt8 = differs ? 2 : 1
  guard let marks, marked[k] & bit == 0 else { return }
  marked[k] |= bit
  let file = open("\\(marks)/\\(k)\\(differs ? ".differs" : "")", O_CREAT | O_WRONLY | O_CLOEXEC, 0o600)
  if file >= 0 { close(file) }
}
func mutantDiffers(_ k: Int) { if marks != nil { mark(k, true) } }
func mutantOn(_ k: Int, differs: Bool = true) -> Bool {
  if marks != nil {
    mark(k, false)
    if differs { mark(k, true) }
  }
  return k == planted
}
func mutantOff(_ k: Int) -> Bool { !mutantOn(k) }
func mutantChosen(_ k: Int, _ value: Bool, _ other: Bool) -> Bool {
  mutantOn(k, differs: value != other) ? other : value
}
func mutantSet(_ k: Int, _ other: Bool, _ value: Bool) -> Bool { mutantChosen(k, value, other) }
"""
# Besides, a started program takes the variables along, and a test's files lie in a folder of the run.
PATCHES = (
    ("Package.swift", "  .treatAllWarnings(as: .error),\n", ""),
    ("Tests/TestKit/ChildProcess.swift", '["ASAN_OPTIONS",', '["MUTANT_ON", "MUTANT_MARKS", "ASAN_OPTIONS",'),
    (
        "Tests/TestKit/TestServer.swift",
        'Array("/tmp/fast2sim-test-XXXXXX\\0".utf8CString)',
        'Array("\\(getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp")/fast2sim-test-XXXXXX\\0".utf8CString)',
    ),
)


class Unplantable(Exception):
    """The copy can't be built, and no fault is to blame."""


def sign(number: int) -> str:
    """A number in signs that an operator may have."""
    text = ""
    while number:
        number, digit = divmod(number, 4)
        text += "⊕⊖⊗⊘"[digit]
    return text or "⊕"


def order(candidates: list[Place], seed: int) -> list[Place]:
    """One of each kind in turn; by a digest of each, so that a change of sources leaves most of the choice alone."""
    by_kind: dict[str, list[Place]] = {kind: [] for kind in KINDS}
    for place in candidates:
        by_kind[place.kind].append(place)
    for group in by_kind.values():
        group.sort(key=lambda p: hashlib.sha256(f"{seed}|{p.id}".encode()).digest())
    result: list[Place] = []
    while any(by_kind.values()):
        result += [group.pop(0) for group in by_kind.values() if group]
    return result


def spread(candidates: list[Place], count: int, refused: set[str]) -> list[Place]:
    """The first that fit: at most one fault a line, so that an error of the compiler has one author."""
    taken: set[tuple[str, int]] = set()
    result: list[Place] = []
    for place in candidates:
        lines = {(place.path, n) for n in range(place.line, place.last + 1)}
        if place.id in refused or lines & taken:
            continue
        taken |= lines
        result.append(place)
        if len(result) == count:
            break
    return result


class Copy:
    """The copy in a folder of its own, which is written only where it changes, so that the build has less to do."""

    def __init__(self, root: Path, tree: Path, scratch: Path, memory: Path, seed: int):
        self.root, self.tree, self.scratch, self.seed, self.memory = root, tree, scratch, seed, memory
        listed = subprocess.run(
            ["git", "-C", root, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            check=True, capture_output=True,
        )  # fmt: skip
        names = [name for name in listed.stdout.decode().split("\0") if name]
        self.links = [name for name in names if (root / name).is_symlink()]
        self.files = [name for name in names if name not in self.links and (root / name).is_file()]
        self.texts: dict[str, str] = {}
        self.candidates: dict[str, list[Place]] = {}
        seen: set[str] = set()
        for room in ROOMS:
            found: list[Place] = []
            for name in self.files:
                if name.startswith(f"Sources/{room}/") and name.endswith(".swift"):
                    text = self.texts[name] = (root / name).read_text()
                    found += [p for p in places(name, text) if p.id not in seen]
                    seen |= {p.id for p in found}
            self.candidates[room] = order(found, seed)
        self.refused: set[str] = set(json.loads(memory.read_text())) if memory.exists() else set()
        self.chosen: dict[str, list[Place]] = {}

    def digest(self) -> str:
        """Of all that is built, for what is remembered from one run to the next."""
        value = hashlib.sha256()
        for name in self.files:
            if name.startswith((*TOPS, "Package", "llms.txt")) and not name.startswith("Tests/Mutation/"):
                value.update(f"{name}\0".encode() + (self.root / name).read_bytes())
        return value.hexdigest()

    def write(self, name: str, content: bytes, mode: int = 0o644) -> None:
        path = self.tree / name
        if not path.exists() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        path.chmod(mode)

    def plant(self, rooms: dict[str, list[Place]]) -> None:
        """Writes the files that have no fault, and those that have."""
        by_file: dict[str, list[Place]] = {}
        number = 0
        for room in ROOMS:
            helpers = [SHARED]
            for place in rooms.get(room, []):
                number += 1
                place.number = number
                by_file.setdefault(place.path, []).append(place)
                helpers.append(helper(place))
            self.write(f"Sources/{room}/Mutants.swift", "".join(helpers).encode())
        for name in self.files:
            path = self.root / name
            content = path.read_bytes()
            if name in by_file:
                content = planted(self.texts[name], by_file[name]).encode()
            for patched, old, new in PATCHES:
                if name == patched:
                    if old.encode() not in content:
                        raise Unplantable(f"{name} has no longer {old.strip()}")
                    content = content.replace(old.encode(), new.encode())
            self.write(name, content, path.stat().st_mode & 0o777)
        for name in self.links:
            if not (self.tree / name).is_symlink():
                (self.tree / name).symlink_to((self.root / name).readlink())
        wanted = {*self.files, *self.links} | {f"Sources/{room}/Mutants.swift" for room in ROOMS}
        for top in TOPS:
            for path in (self.tree / top).rglob("*"):
                if (path.is_file() or path.is_symlink()) and str(path.relative_to(self.tree)) not in wanted:
                    path.unlink()

    def build(self, *what: str) -> str:
        """What the compiler says, or nothing."""
        command = ["swift", "build", "-debug-info-format", "none", "--scratch-path", str(self.scratch), *what]
        done = subprocess.run(command, cwd=self.tree, capture_output=True, text=True, stdin=subprocess.DEVNULL)
        return "" if done.returncode == 0 else done.stdout + done.stderr

    def settle(self, per_room: dict[str, int]) -> list[Place]:
        """Plants and builds until there are as many in each room as asked for; what is planted beyond stays off. Of what
        a room has no place for, those behind it get more."""
        wanted = dict(per_room)
        for at, room in enumerate(ROOMS):
            size = round(wanted[room] * 1.25) + 3 if wanted[room] else 0
            while True:
                if wanted[room] == 0:
                    self.chosen[room] = []
                else:
                    self.chosen[room] = spread(self.candidates[room], size, self.refused)
                self.plant(self.chosen)
                said = self.build("--target", room)
                if not said:
                    break
                dropped = self.drop(said, self.chosen[room])
                # Others take their places, so that a run that goes on has the same ones under the same numbers.
                print(f"  {room}: {dropped} don't compile", file=sys.stderr, flush=True)
            lack = wanted[room] - len(self.chosen[room])
            behind = [room for room in ROOMS[at + 1 :] if wanted[room]]
            for turn in range(lack if behind else 0):
                wanted[behind[turn % len(behind)]] += 1
        said = self.build("--build-tests")
        if said:
            raise Unplantable(said[-4000:])
        return [place for room in ROOMS for place in self.chosen[room][: wanted[room]]]

    def drop(self, said: str, chosen: list[Place]) -> int:
        """Leaves out from now on what an error of the compiler is about, and says how many that are."""
        bad: set[str] = set()
        for name, line in re.findall(r"^/?(?:\S*/)?(Sources/\S+\.swift):(\d+):\d+: error:", said, re.MULTILINE):
            at = int(line)
            here = [p for p in chosen if p.path == name]
            exact = [p for p in here if p.line <= at <= p.last]
            # An error that shows elsewhere in the function, such as a value that is not set on all ways.
            near = sorted(here, key=lambda p: abs(p.line - at))[:1]
            bad |= {p.id for p in exact or near}
        if not bad:
            raise Unplantable(said[-4000:])
        self.refused |= bad
        self.memory.write_text(json.dumps(sorted(self.refused)))
        return len(bad)


def helper(place: Place) -> str:
    if place.helper is None:
        return ""
    shape, old, new = place.helper
    text = EACH[shape]
    if shape == "comparison" and old in ("==", "!="):
        text += EACH["nil"]
    protocol = "Comparable" if old in ("<", "<=", ">", ">=") else "Equatable"
    if shape == "logic":
        protocol = "LogicalConjunctionPrecedence" if old == "&&" else "LogicalDisjunctionPrecedence"
    # The first side with which the second one is not asked: that alone makes the two operators differ.
    decided = "false" if old == "&&" else "true"
    for key, value in {"%O": old, "%N": new, "%P": protocol, "%D": decided}.items():
        text = text.replace(key, value)
    return numbered(text, place)


def numbered(text: str, place: Place) -> str:
    return text.replace("%K", str(place.number)).replace("%S", sign(place.number))


def planted(text: str, chosen: list[Place]) -> str:
    edits = [(start, end, numbered(new, place)) for place in chosen for start, end, new in place.edits]
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text
