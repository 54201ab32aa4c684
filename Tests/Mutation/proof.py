"""Plants every fault that it can in a toy, whose checks must notice all but those that it says they can't."""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path

from allowed import Allowed, reason
from places import KINDS, Place, places
from planting import SHARED, helper, planted

TOY = r"""
struct Toy {
  enum Step: Int { case first = 1, second }
  static let table = [1, 2, 3]
  var limit = 3
  @available(*, deprecated) var old: Int { limit }
  // a < b && !c
  let text = "1 < 2 \("3 < \(4)") && true", raw = #"" < 5"#
  init(limit: Int) {
    self.limit = limit
  }
  func fits(_ n: Int) -> Bool { n <= limit && n != 0 }
  func inside(_ n: Int) -> Bool {
    guard n > 5 else { return false }
    return !fits(n)
  }
  func after(_ n: Int) -> Int { n + limit }
  func name(_ n: Int?) -> Int { n ?? limit }
  func least(_ n: Int) -> Int { min(n, limit) }
  mutating func grow(_ n: Int) throws {
    if n == limit {
      throw Wrong.same
    }
    put(n)
  }
  mutating func put(_ n: Int) {
    limit = n
  }
  func rest(_ n: Int) -> Int {
    switch n {
    case 7: return limit
    default: return after(n)
    }
  }
  // Nobody asks for a limit below nothing.
  func untested(_ n: Int) -> Bool { n < limit }
}
enum Wrong: Error { case same }
var failed = false
@MainActor func check(_ value: Bool) { failed = failed || !value }
var toy = Toy(limit: 3)
check(toy.fits(3) && !toy.fits(4) && !toy.fits(0) && toy.fits(-1))
check(toy.inside(6) && !toy.inside(5) && !toy.inside(1))
check(toy.after(2) == 5 && toy.name(nil) == 3 && toy.name(1) == 1)
check(toy.least(9) == 3 && toy.rest(7) == 3 && toy.rest(1) == 4)
check((try? toy.grow(3)) == nil)
check((try? toy.grow(8)) != nil && toy.limit == 8)
check(toy.untested(9) == false)
exit(failed ? 1 : 0)
"""
# What no check of the toy can notice, as its comments say.
UNNOTICED = "func untested"


def prove() -> int:
    # The checks themselves are no place for a fault.
    toy, checks = TOY.split("enum Wrong", 1)
    # Those that Swift can't have are left out here; a true run finds them by the compiler's errors.
    found = [p for p in places("Sources/Toy/main.swift", toy) if p.before != "self.limit = limit"]
    wrong = [f"nothing of the kind {kind} is planted" for kind in KINDS if all(p.kind != kind for p in found)]
    for number, place in enumerate(found, 1):
        place.number = number
        if place.before.startswith(("enum", "static", "@", "//", "let", "case 7:")):
            wrong.append(f"planted where nothing can be: {place.before}")
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        # A file besides main.swift is what makes that one the program.
        (work / "Mutants.swift").write_text(SHARED + "".join(helper(place) for place in found))
        head = SHARED[: SHARED.index("private let planted")]
        (work / "main.swift").write_text(head + planted(toy, found) + "enum Wrong" + checks)
        command = ["swiftc", "-swift-version", "6", "-Onone", "-o", "toy", "main.swift", "Mutants.swift"]
        subprocess.run(command, cwd=work, check=True, stdin=subprocess.DEVNULL)
        wrong += tried(work, found)
    allowed = [Allowed(p.path, p.before, p.after, "a reason") for p in found if p.before.startswith(UNNOTICED)]
    if not allowed or any(bool(reason(p, allowed)) != p.before.startswith(UNNOTICED) for p in found):
        wrong.append("what is allowed is not recognised")
    for line in wrong:
        print(f"scripts/mutate --prove: {line}")
    print(f"{len(found)} faults in a toy, {len(wrong)} not as they should be")
    return 1 if wrong else 0


def tried(work: Path, found: list[Place]) -> list[str]:
    wrong: list[str] = []
    marks = work / "marks"
    marks.mkdir()

    def run(**variables: str) -> int:
        return subprocess.run([work / "toy"], env=os.environ | variables, capture_output=True).returncode

    if run(MUTANT_MARKS=str(marks)) != 0:
        wrong.append("it fails without a fault")
    names = {path.name for path in marks.iterdir()}
    for place in found:
        expected = place.before.startswith(UNNOTICED)
        if (run(MUTANT_ON=str(place.number)) == 0) != expected:
            wrong.append(f"{'noticed' if expected else 'not noticed'}: {place.before} -> {place.after}")
        if str(place.number) not in names:
            wrong.append(f"not marked as reached: {place.before}")
        if (f"{place.number}.differs" in names) == expected:
            wrong.append(f"marked wrongly as a difference: {place.before} -> {place.after}")
    return wrong
