"""Plants small faults in the rooms from Model to Server, and lists those that no test notices.

All are planted at once in a copy of the tracked files, each off until the environment names it: one build for all. Then
every suite runs by itself and marks the places that it reaches and where the fault would make a difference; each fault
is turned on for these suites alone, up to the first red test. 150 faults take about 40 minutes on two cores: three for
the build with a warm cache, four for the marks, the rest for the faults, most of it for those that nobody notices.
`Tests/Mutation/allowed.txt` has those that change nothing.

It ends with 1 where a fault is neither noticed nor allowed.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import allowed
import proof
import suites
from places import Place
from planting import ROOMS, Copy, Unplantable, spread
from suites import Bundle

ROOT = Path(__file__).resolve().parents[2]


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="scripts/mutate", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    option = parser.add_argument
    option("--count", type=int, default=150, help="how many faults (150), spread over the rooms and the kinds")
    option("--seed", type=int, default=1, help="which ones: the same number chooses the same (1)")
    option("--room", action="append", choices=ROOMS, help="only in this room")
    option("--only", action="append", metavar="ID", help="only this one of those chosen, as the report names it")
    option("--filter", action="append", metavar="REGEX", help="with --only: these tests, whatever reaches it")
    option("--list", action="store_true", help="say what would be planted, without building; some may not compile")
    option("--resume", action="store_true", help="go on with what an interrupted run of the same sources has found")
    option("--jobs", type=int, default=2, help="runs of tests at a time (2)")
    option("--work", type=Path, default=ROOT / ".build" / "mutate", help="where all is kept (.build/mutate)")
    option("--tree", type=Path, help="where the copy is made (WORK/tree)")
    option("--scratch", type=Path, help="where it is built (WORK/build); a warm cache of the same paths saves time")
    option("--prove", action="store_true", help="plant in a toy, in seconds, and fail where a fault is not found")
    return parser.parse_args()


def shares(count: int, rooms: list[str]) -> dict[str, int]:
    result = {room: 0 for room in ROOMS}
    for index in range(count):
        result[rooms[index % len(rooms)]] += 1
    return result


class Run:
    def __init__(self, options: argparse.Namespace):
        self.options = options
        self.work: Path = options.work.resolve()
        self.tree = (options.tree or self.work / "tree").resolve()
        self.scratch = (options.scratch or self.work / "build").resolve()
        self.work.mkdir(parents=True, exist_ok=True)
        self.began = time.monotonic()
        # What nohup and a shell in the background ignore would be ignored in every test too; a handler is not.
        for number in (signal.SIGINT, signal.SIGHUP):
            if signal.getsignal(number) is signal.SIG_IGN:
                signal.signal(number, lambda *_: None)
        signal.signal(signal.SIGTERM, stop)
        if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            signal.signal(signal.SIGINT, stop)
        self.lock = threading.Lock()
        self.results: dict[str, list[str]] = {}

    def say(self, text: str) -> None:
        seconds = int(time.monotonic() - self.began)
        print(f"[{seconds // 60:3}:{seconds % 60:02}] {text}", file=sys.stderr, flush=True)

    def main(self) -> int:
        options = self.options
        copy = Copy(ROOT, self.tree, self.scratch, self.work / "refused.json", options.seed)
        per_room = shares(options.count, options.room or list(ROOMS))
        if options.list:
            for room, count in per_room.items():
                for place in spread(copy.candidates[room], count, copy.refused) if count else []:
                    print(shown(place))
            return 0
        self.say(f"plants {options.count} faults in {self.tree}, and builds")
        chosen = copy.settle(per_room)
        bundle = Bundle(self.tree, self.scratch, self.work / "t")
        if options.only:
            chosen = [place for place in chosen if place.id in options.only]
            if missing := set(options.only) - {place.id for place in chosen}:
                raise SystemExit(f"scripts/mutate: not among those planted: {', '.join(sorted(missing))}")
        if options.filter:
            return self.directly(bundle, chosen)
        reach = self.survey(bundle, f"{copy.digest()} {[(p.id, p.number) for p in chosen]}")
        self.judge(bundle, chosen, reach)
        return self.report(chosen)

    def directly(self, bundle: Bundle, chosen: list[Place]) -> int:
        bundle.list()
        status = 0
        for place in chosen:
            outcome = bundle.run(self.options.filter, 600, place.number)
            found = f"found by {outcome.red[0]}" if outcome.red else {"ok": "SURVIVED"}.get(outcome.end, outcome.end)
            status |= outcome.end == "ok"
            print(f"{shown(place)}\n  {found}")
        return status

    def survey(self, bundle: Bundle, key: str) -> dict[str, suites.Reach]:
        kept, results = self.work / "reach.json", self.work / "results.jsonl"
        mark = self.work / "key"
        if self.options.resume and mark.exists() and mark.read_text() == key and kept.exists():
            bundle.list()
            for line in results.read_text().splitlines() if results.exists() else []:
                name, *outcome = json.loads(line)
                self.results[name] = outcome
            self.say(f"goes on: {len(self.results)} are judged")
            return suites.load(kept)
        self.say("runs every suite by itself, to see which faults it reaches")
        reach = suites.survey(bundle, self.options.jobs, self.say)
        self.say(f"{len(reach)} suites took {sum(r.seconds for r in reach.values()):.0f} s")
        suites.save(kept, reach)
        results.unlink(missing_ok=True)
        mark.write_text(key)
        return reach

    def judge(self, bundle: Bundle, chosen: list[Place], reach: dict[str, suites.Reach]) -> None:
        waiting = [place for place in chosen if place.id not in self.results]

        def one(place: Place) -> None:
            began = time.monotonic()
            outcome = suites.judge(bundle, place.number, reach, self.say)
            with self.lock:
                self.results[place.id] = [*outcome]
                with (self.work / "results.jsonl").open("a") as file:
                    file.write(json.dumps([place.id, *outcome]) + "\n")
                done = f"{len(self.results)}/{len(chosen)} {place.id} {time.monotonic() - began:.0f} s"
                self.say(f"{done}: {' by '.join(filter(None, outcome))}")

        with ThreadPoolExecutor(self.options.jobs) as pool:
            list(pool.map(one, waiting))

    def report(self, chosen: list[Place]) -> int:
        permits = allowed.read(Path(__file__).parent / "allowed.txt")
        lines: list[str] = []
        open_ones = 0
        count = {"found": 0, "allowed": 0}
        for place in chosen:
            verdict, by = self.results[place.id]
            why = allowed.reason(place, permits)
            if verdict == "found":
                count["found"] += 1
                lines.append(f"{shown(place)}\n  found by {by}")
            elif why:
                count["allowed"] += 1
                lines.append(f"{shown(place)}\n  {verdict}, allowed: {why}")
            else:
                open_ones += 1
                lines.append(f"{shown(place)}\n  {verdict.upper()}")
        text = "\n".join(lines) + "\n"
        (self.work / "report.txt").write_text(text)
        unnoticed = [line for line in lines if "\n  found by" not in line]
        print("\n".join(unnoticed))
        print(
            f"{len(chosen)} planted, {count['found']} found, {count['allowed']} allowed, {open_ones} unnoticed; "
            f"all of them: {self.work / 'report.txt'}"
        )
        return 1 if open_ones else 0


def stop(number: int, _: object) -> None:
    """Ends at once, with all that was started; what is judged is in its file."""
    for process in list(suites.RUNNING):
        for one in {process, *suites.descendants(process)}:
            suites.kill(one)
    os._exit(128 + number)


def shown(place: Place) -> str:
    return f"{place.id} {place.kind} line {place.line}\n{place.path}\n- {place.before}\n+ {place.after}"


def main() -> int:
    options = parse()
    if options.prove:
        return proof.prove()
    if options.filter and not options.only:
        raise SystemExit("scripts/mutate: --filter wants --only")
    try:
        return Run(options).main()
    except Unplantable as problem:
        print(f"scripts/mutate: {problem}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
