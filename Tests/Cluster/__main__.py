"""Three servers and HAProxy: what docs/shared.md promises of several behind one address, counted."""

from __future__ import annotations

import argparse
import hashlib
import http.client
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

from servers import Answer, Client, Cluster, Server, at_once, free_ports

ORDER = {"objektId": "9900101", "kundNr": "KUNDA10001", "ursprung": 1}
WALK = ["GODK", "PAGAR", "UTFÖRD"]


class Wrong(Exception):
    """Something that was promised did not hold."""


def must(holds: bool, text: str) -> None:
    if not holds:
        raise Wrong(text)


def _instance(answer: Answer) -> str:
    must(answer.status < 400, f"{answer.status} {answer.body[:200]!r}")
    return answer.instance


def routing(cluster: Cluster) -> str:
    """300 worlds by path, by credentials and by each token."""
    client = cluster.client

    def place(number: int) -> tuple[str, set[str]]:
        name = f"route-{number}"
        seen = {_instance(client.send("GET", f"/w/{name}/_sim/clock"))}
        tokens = client.tokens("", f"demo-key@{name}")
        seen.add(_instance(client.send("GET", "/v1/arbetsorder/101", headers=tokens)))
        # The login token alone leads there, too, though the gateway lets nobody in without its own.
        seen.add(client.send("GET", "/v1/arbetsorder/101", headers={"X-Auth-Token": tokens["X-Auth-Token"]}).instance)
        seen.add(_instance(client.send("GET", f"/w/{name}/v1/arbetsorder/101", headers=tokens)))
        form = f"grant_type=client_credentials&client_id=demo-key%40{name}&client_secret=demo-secret".encode()
        seen.add(_instance(client.send(
            "POST", "/oauth2/token", form, {"Content-Type": "application/x-www-form-urlencoded"})))
        return name, seen

    places = at_once(place, range(300))
    misplaced = [name for name, seen in places if len(seen) != 1]
    must(not misplaced, f"{len(misplaced)} worlds are at several servers: {misplaced[:5]}")
    counts = sorted([seen for _, seen in places].count({name}) for name in "abc")
    must(counts[-1] <= 1.5 * counts[0], f"the worlds are {counts}")
    return f"300 worlds in five ways: 0 misplaced, {'/'.join(map(str, counts))} to a server"


def jobs(cluster: Cluster) -> str:
    """200 parallel jobs, each with clock and fault of its own."""
    client = cluster.client

    def job(number: int) -> list[str]:
        base, mark, wrong = f"/w/job-{number}", f"job {number}", []
        now = f"2026-03-{number % 28 + 1:02d}T08:00:00+01:00"
        client.send("PUT", f"{base}/_sim/clock", {"now": now, "freeze": True})
        tokens = client.tokens(base)
        rule = {"match": {"operation": "postArbetsorderStatus", "times": 1}, "effect": {"status": 503}}
        must(client.send("POST", f"{base}/_sim/faults", rule).status == 201, "no fault")
        made = client.send("POST", f"{base}/v1/arbetsorder", ORDER | {"externtNr": mark, "resursId": "E200"}, tokens)
        if made.status != 201:
            return [f"{mark}: {made.status} {made.body[:200]!r}"]
        order = made.json["id"]
        for status in WALK:
            path = f"{base}/v1/arbetsorder/{order}/status"
            step = client.send("PUT", path, {"statuskod": status}, tokens)
            if step.status == 503:
                step = client.send("PUT", path, {"statuskod": status}, tokens)
            if step.status >= 300:
                wrong.append(f"{mark}: {status} is {step.status} {step.body[:200]!r}")
        read = client.send("GET", f"{base}/v1/arbetsorder/{order}", headers=tokens).json
        if read["externtNr"] != mark or read["status"]["statusKod"] != "UTFÖRD":
            wrong.append(f"{mark}: {read['externtNr']} {read['status']}")
        if client.send("GET", f"{base}/_sim/clock").json["now"] != now:
            wrong.append(f"{mark}: its clock is another's")
        entries = client.send("GET", f"{base}/_sim/journal?limit=1000").json["entries"]
        if len(entries) != 2 + 1 + 4 + 1:
            wrong.append(f"{mark}: {len(entries)} entries in its journal")
        return wrong

    wrong = [text for found in at_once(job, range(200), 32) for text in found]
    must(not wrong, f"{len(wrong)} wrong: {wrong[:3]}")
    return "200 jobs to UTFÖRD with clock and fault: 0 cross-talk"


class Load:
    """So many requests a second to worlds, from threads of its own, until it is stopped."""

    def __init__(self, client: Client, worlds: dict[str, dict[str, str]], rate: int):
        self.client, self.worlds, self.rate = client, list(worlds.items()), rate
        self.failed: list[str] = []
        self.sent = self.held = 0
        self.made: dict[str, list[int]] = {name: [] for name in worlds}
        self.lock, self.end = threading.Lock(), threading.Event()
        self.threads = [threading.Thread(target=self._run, args=(n,)) for n in range(8)]
        for thread in self.threads:
            thread.start()

    def _run(self, number: int) -> None:
        turn, due = number, time.monotonic()
        while not self.end.is_set():
            due += 8 / self.rate
            time.sleep(max(0.0, due - time.monotonic()))
            name, tokens = self.worlds[turn % len(self.worlds)]
            turn += 8
            self._write(name, tokens)

    def _write(self, name: str, tokens: dict[str, str]) -> None:
        for _ in range(200):
            try:
                answer = self.client.send("POST", f"/w/{name}/v1/arbetsorder", ORDER, tokens)
            except OSError as error:
                answer = Answer(599, {}, repr(error).encode())
            if "world-held" not in answer.notes:
                break
            with self.lock:
                self.held += 1
            time.sleep(0.05)
        with self.lock:
            self.sent += 1
            if answer.status == 201:
                self.made[name].append(answer.json["id"])
            else:
                self.failed.append(f"{name}: {answer.status} {answer.notes} {answer.body[:160]!r}")

    def stop(self) -> None:
        self.end.set()
        for thread in self.threads:
            thread.join()


def _export(client: Client, world: str, hold: str | None = None) -> bytes:
    answer = client.send("POST", f"/_sim/worlds/{world}/export", {"hold": hold} if hold else {})
    must(answer.status == 200, f"export of {world}: {answer.status} {answer.body[:200]!r}")
    return answer.body


def move_and_drain(cluster: Cluster) -> str:
    """Twenty worlds leave c under load, and then c drains."""
    client, worlds = cluster.client, {}
    number = 0
    while len(worlds) < 60:
        name = f"move-{number}"
        number += 1
        worlds[name] = client.tokens(f"/w/{name}")
    homes = {n: _instance(client.send("GET", f"/w/{n}/v1/arbetsorder/101", headers=t)) for n, t in worlds.items()}
    leaving = [name for name, home in homes.items() if home == "c"]
    load = Load(client, worlds, 200)
    moved = 0
    try:
        for turn, name in enumerate(leaving):
            target = "ab"[turn % 2]
            source, there = cluster.servers["c"].direct, cluster.servers[target].direct
            given = _export(source, name, "PT2M")
            taken = there.send("POST", "/_sim/import", given, {"Content-Type": "application/json"})
            must(taken.status == 201 and taken.json["tokens"] == "kept", f"import: {taken.status} {taken.body[:200]!r}")
            must(_state(source, name) == _state(there, name), f"{name} is not the same there")
            cluster.pin(name, target)
            moved += 1
        # What was on its way here is told to wait, and comes again by the new way; then the worlds go.
        time.sleep(2)
        for turn, name in enumerate(leaving):
            place = f"http://127.0.0.1:{cluster.ports['ab'[turn % 2]]}"
            cluster.servers["c"].direct.send("DELETE", f"/_sim/worlds/{name}?movedTo={place}")
        before = load.sent
        drained = cluster.servers["c"].direct.send("POST", "/_sim/drain", {"within": "PT20S"})
        must(drained.status == 202, f"drain: {drained.status}")
        cluster.await_states({"c": "DOWN"})
        code = cluster.servers["c"].process.wait(30)
        must(code == 0, f"the drained server ended with {code}")
        time.sleep(1)
        after = load.sent - before
    finally:
        load.stop()
    must(moved >= 10, f"only {moved} worlds were at c")
    must(not load.failed, f"{len(load.failed)} of {load.sent} failed: {sorted(set(load.failed))[:6]}")
    for name, ids in load.made.items():
        must(len(set(ids)) == len(ids), f"{name} gave a number twice")
        last = client.send("GET", f"/w/{name}/v1/arbetsorder/{ids[-1]}", headers=worlds[name])
        must(last.status == 200, f"{name}: {ids[-1]} is {last.status}")
        count = client.send("GET", f"/w/{name}/_sim/state?format=json").json["arbetsorder"]
        must(len([o for o in count if o["id"] >= 1000]) == len(ids), f"{name} has another number than were answered")
    return (f"{moved} worlds moved under load, the same byte by byte, tokens kept; a drain under {load.rate} requests/s "
            f"({after} meanwhile, {load.sent} in all, {load.held} told to wait): 0 failed")


def _state(server: Client, world: str) -> str:
    """A digest of all data of a world, as it says it."""
    answer = server.send("GET", f"/w/{world}/_sim/state?format=json")
    must(answer.status == 200, f"state of {world}: {answer.status}")
    return hashlib.sha256(answer.body).hexdigest()


def same(cluster: Cluster) -> str:
    """A moved world tells the same data, key by key."""
    a, b = cluster.servers["a"].direct, cluster.servers["b"].direct
    differ = 0
    for number in range(5):
        name = f"same-{number}"
        tokens = a.tokens(f"/w/{name}")
        for _ in range(20):
            a.send("POST", f"/w/{name}/v1/arbetsorder", ORDER, tokens)
        given = _export(a, name, "PT1M")
        state = _state(a, name)
        journal = f"/w/{name}/_sim/journal"
        asked = a.send("GET", journal).json["entries"]
        b.send("POST", "/_sim/import", given, {"Content-Type": "application/json"})
        differ += state != _state(b, name)
        must(len(asked) > 20 and b.send("GET", journal).json["entries"] == asked, f"the journal of {name} differs there")
        must(b.send("GET", f"/w/{name}/v1/arbetsorder/1001", headers=tokens).status == 200, "the old tokens are not good")
        elsewhere = b.send("GET", f"/w/other-{number}/v1/arbetsorder/101", headers=tokens)
        must(elsewhere.status == 401, f"a token of {name} in another world is {elsewhere.status}")
    must(differ == 0, f"{differ} of 5 differ")
    return "5 worlds moved by hand: the state is the same byte by byte; tokens good there, refused in other worlds"


def crash(cluster: Cluster) -> str:
    """kill -9: what was there is said to be lost."""
    client = cluster.client
    worlds = {f"crash-{n}": client.tokens(f"/w/crash-{n}") for n in range(60)}
    homes = {n: _instance(client.send("GET", f"/w/{n}/v1/arbetsorder/101", headers=t)) for n, t in worlds.items()}
    cluster.servers["b"].kill()
    cluster.await_states({"b": "DOWN"})
    lost = other = 0
    for name, tokens in worlds.items():
        answer = client.send("GET", f"/w/{name}/v1/arbetsorder/101", headers=tokens)
        if homes[name] == "b":
            must(answer.status == 409 and answer.notes == ["world-lost"], f"{name}: {answer.status} {answer.notes}")
            at_base = client.send("GET", "/v1/arbetsorder/101", headers=tokens)
            must(at_base.status == 409, f"{name} at the base URL: {at_base.status}")
            lost += 1
        else:
            must(answer.status == 200, f"{name}, which was elsewhere: {answer.status}")
            other += 1
    must(lost > 0 and other > 0, f"{lost} were at b, {other} were not")
    return f"kill -9: its {lost} worlds are lost, and said to be; the {other} others are as they were"


def grow(cluster: Cluster) -> str:
    """All back, then a fourth server."""
    for name in "bc":
        cluster.servers[name] = cluster.start(name)
        cluster.servers[name].await_ready()
    cluster.await_states({"a": "UP", "b": "UP", "c": "UP"})

    def homes() -> dict[str, str]:
        names = [f"grow-{n}" for n in range(300)]
        return dict(zip(names, at_once(lambda n: _instance(cluster.client.send("GET", f"/w/{n}/_sim/health")), names)))

    before = homes()
    cluster.servers["d"] = cluster.start("d")
    cluster.servers["d"].await_ready()
    cluster.await_states({"d": "UP"})
    after = homes()
    moved = [name for name in before if before[name] != after[name]]
    must(all(after[name] == "d" for name in moved), "a world went from one of the old servers to another")
    must(0 < len(moved) <= 90, f"{len(moved)} of 300 moved")
    return f"a fourth server: {len(moved)} of 300 worlds move, all to it"


def streams(cluster: Cluster) -> str:
    """Events and an upload of 10 MB through the router."""
    client = cluster.client
    tokens = client.tokens("/w/stream")
    listener = http.client.HTTPConnection("127.0.0.1", client.port, timeout=30)
    listener.request("GET", "/w/stream/_sim/events", headers={"Host": f"localhost:{client.port}"})
    events = listener.getresponse()
    must(events.status == 200, f"events: {events.status}")
    client.send("GET", "/w/stream/v1/arbetsorder/101", headers=tokens)
    seen = b""
    while b"event: journal" not in seen or b"getArbetsorder_1" not in seen:
        line = events.readline()
        must(line != b"", "the stream ended")
        seen += line
    listener.close()
    data = b"\xff\xd8\xff\xe0" + bytes(10_000_000 - 4)
    head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n'
    answer = client.send(
        "POST", "/w/stream/v1/filetransfer/tempfile",
        head + data + b"\r\n--x--\r\n", tokens | {"Content-Type": "multipart/form-data; boundary=x"})
    must(answer.status in (200, 201), f"upload: {answer.status} {answer.body[:200]!r}")
    return "events, and an upload of 10 MB, through the router"


def metrics(cluster: Cluster) -> str:
    """What all servers have counted is what was asked; ten thousand worlds make no series."""
    fresh = Cluster(cluster.binary, Path(tempfile.mkdtemp(dir=cluster.folder)))
    try:
        worlds = [f"m-{n}" for n in range(30)]

        def use(name: str) -> None:
            tokens = fresh.client.tokens(f"/w/{name}")
            for _ in range(5):
                fresh.client.send("GET", f"/w/{name}/v1/arbetsorder/101", headers=tokens)
            fresh.client.send("GET", f"/w/{name}/nowhere", headers=tokens)

        at_once(use, worlds)
        counted = sum(
            value for server in fresh.servers.values() for name, value in server.metrics().items()
            if name.startswith("fast2sim_requests_total") and 'operation="control"' not in name)
        must(counted == fresh.counter.count, f"the servers counted {counted}, and {fresh.counter.count} were answered")
        for server in fresh.servers.values():
            text = server.direct.send("GET", "/_sim/metrics").body
            checked = subprocess.run(["promtool", "check", "metrics"], input=text, capture_output=True)
            must(checked.returncode == 0 and not checked.stderr, f"promtool: {checked.stdout!r} {checked.stderr!r}")
    finally:
        fresh.stop()
    return f"metrics of all servers add up to the {int(counted)} requests; promtool has nothing to say"


def series(cluster: Cluster) -> str:
    """Ten thousand worlds."""
    server = Server(cluster.binary, cluster.folder, "many", free_ports(1)[0], "--max-worlds", "300", "--auth", "off")
    try:
        server.await_ready()
        touch: Callable[[int], int] = lambda n: server.direct.send("GET", f"/w/many-{n}/v1/arbetsorder/101").status
        must(touch(0) == 200, "no world")
        server.metrics()
        before = server.metrics().keys()
        at_once(touch, range(1, 10_000), 8)
        after = server.metrics()
        must(after.keys() == before, f"new series: {sorted(after.keys() - before)[:5]}")
        must(after["fast2sim_worlds_made_total"] == 10_000, "not all were counted")
    finally:
        server.kill()
    return f"10,000 worlds: {len(after)} samples before and after"


PARTS: dict[str, Callable[[Cluster], str]] = {
    "routing": routing, "jobs": jobs, "same": same, "streams": streams, "move": move_and_drain, "crash": crash,
    "grow": grow, "metrics": metrics, "series": series,
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="scripts/cluster-test", description=__doc__.splitlines()[0])
    parser.add_argument("--binary", default=".build/release/fast2sim", help="the program, which is built otherwise")
    parser.add_argument("--only", action="append", choices=[*PARTS], help="only this part, on a cluster of its own")
    options = parser.parse_args()
    failed = 0
    with tempfile.TemporaryDirectory(prefix="fast2sim-cluster-") as folder:
        cluster = Cluster(options.binary, Path(folder))
        try:
            for name in options.only or PARTS:
                started = time.monotonic()
                try:
                    said = PARTS[name](cluster)
                except (Wrong, OSError, AssertionError) as error:
                    said, failed = f"FAILED: {error!r}", failed + 1
                print(f"{name:8} {time.monotonic() - started:5.1f} s  {said}", flush=True)
                if said.startswith("FAILED"):
                    break
        finally:
            cluster.stop()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
