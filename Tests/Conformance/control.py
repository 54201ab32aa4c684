"""Schemathesis over the control plane's own description: with good data to every call, and with bad data."""

import copy
import json
import os
import random
import subprocess
import sys
import tempfile
import zlib

import requests
from openapi_spec_validator import validate
from schemathesis.core.failures import FailureGroup
import schemathesis

import positive
from simulator import World

HERE = os.path.dirname(os.path.abspath(__file__))

# The answer of the first never ends, and every check reads an answer to its end. The second has something to answer only
# where `fast2sim show` was started with a file, and the third ends the server. Tests/EndToEnd asks all of them, and
# docs/control-plane.md the first and the third.
# The fourth speaks a protocol with errors and versions of its own, which scripts/mcp-test walks with a client of others.
LEFT_OUT = {"events", "shown", "drain", "mcp"}
# What the transport and the gate before every call refuse. The document says it as `default`, under which any status
# passes; so the tools are given these in its place, and a status that is neither here nor of the operation is found.
EVERYWHERE = ["400", "403", "405", "413", "414", "415", "431"]
# Good data that is refused all the same, and why that is no fault. A schema says what each key may be; that two don't go
# together, or that a text has a grammar of its own, is said in words.
REFUSED = {
    "changeClock": "a rate has at most three decimals; a duration has no years, months or parts of a second; offsets end at 18 hours; to excludes now and advance",
    "makeWorld": "from and scenario exclude one another; persist needs a server that keeps its data in a file",
    "dropWorld": "default, which is always there, is never dropped",
    "undo": "requests and to exclude one another",
    "addFault": "status, drop and preset exclude one another; paths of patches and matchers have a grammar",
    "verify": "sequence and count exclude one another; matchers have a grammar; within is at most a minute",
    "layState": "the keys are those of a seed, which its own format describes",
    "board": "after goes on in one column, which status names",
    "tree": "an id has as many parts as its level; after is an id of the level below",
    "runScenario": "the keys are those of a scenario, which its own format describes",
    "loadScenario": "the keys are those of a scenario, which its own format describes",
    "replayEntry": "a path is one of the API, and header fields are what HTTP takes for them",
    "replayBundle": "the seed in it is a format of its own, and so are fault rules; it replays what was taken",
    "importWorld": "it takes what exportWorld gave; persist needs a server that keeps its data in a file",
    "exportWorld": "hold is at most five minutes",
    "changeSettings": "prio and tilltrade are codes that the world must have",
}
# Good data that is answered 422: the question was understood, and the answer is no.
ANSWERED_NO = {"verify"}


def served(url, world):
    return requests.get(f"{url}/w/{world}/_sim/control.openapi.json", timeout=30).json()


def strictly(document):
    """The document as the tools are given it: without what would pass everything, and without what is left out."""
    document = copy.deepcopy(document)
    for path, item in document["paths"].items():
        for method in list(item):
            if item[method]["operationId"] in LEFT_OUT:
                del item[method]
                continue
            if item[method]["operationId"] == "dropWorld":
                # The world under test, sent elsewhere, would answer every later call with that.
                item[method]["parameters"] = [p for p in item[method]["parameters"] if p["name"] != "movedTo"]
            responses = item[method]["responses"]
            for status in EVERYWHERE:
                responses.setdefault(status, responses["400"])
    document["paths"] = {path: item for path, item in document["paths"].items() if item}
    return document


class Fixtures:
    """What a call needs before it, and values that agree with one another where generated ones would seldom."""

    def __init__(self, world, rng):
        self.world, self.rng, self.number = world, rng, 0

    def sim(self, method, path, body=None):
        answer = self.world.session.request(method, f"{self.world.base}/_sim/{path}", json=body, timeout=30)
        answer.raise_for_status()
        return answer.json() if answer.content else None

    def order(self):
        """The entry of a new arbetsorder in the journal; with a login of its own, for calls before may have ended it."""
        self.world.headers = {"Authorization": f"Bearer {self.world.gateway_token()}"}
        self.world.headers["X-Auth-Token"] = self.world.log_in()["access_token"]
        answer = self.world.session.post(
            f"{self.world.base}/v1/arbetsorder", json={"objektId": "9900101"}, headers=self.world.headers, timeout=30)
        return int(answer.headers["X-Sim-Request-Id"])

    def apply(self, name, case):
        make = getattr(self, name, None)
        if make:
            make(case)

    def changeClock(self, case):
        if "to" in case.body:
            # Something is due.
            self.sim("POST", "faults", {"effect": {"preset": "slow.2s"}, "lifetime": "PT1H"})
            for name in ("now", "advance"):
                case.body.pop(name, None)
        if "rate" in case.body:
            case.body["rate"] = max(0.001, round(case.body["rate"], 3))
        if "advance" in case.body:
            case.body["advance"] = self.rng.choice(["PT45M", "P1DT2H", "P2W", "PT0S"])

    def makeWorld(self, case):
        self.number += 1
        case.body["name"] = f"{self.world.name[:40]}-{self.number}"
        for name in ("persist", "scenario"):
            case.body.pop(name, None)
        if "from" in case.body:
            case.body["from"] = self.rng.choice(
                ["default", self.world.name, f"{self.world.name}@entry:{self.order()}"])

    def dropWorld(self, case):
        self.number += 1
        case.path_parameters["name"] = f"drop-{self.number}"
        self.sim("POST", "worlds", {"name": f"drop-{self.number}"})

    def exportWorld(self, case):
        case.path_parameters["name"] = self.world.name
        if isinstance(case.body, dict) and "hold" in case.body:
            case.body["hold"] = "PT0S"

    def importWorld(self, case):
        self.number += 1
        case.body = self.sim("POST", f"worlds/{self.world.name}/export")
        case.query = {"name": f"{self.world.name[:40]}-i{self.number}", "persist": "false"}

    def takeSnapshot(self, case):
        # There is room for a hundred, so each goes before the next one comes.
        for snapshot in self.sim("GET", "snapshots"):
            self.sim("DELETE", f"snapshots/{snapshot['name']}")

    def restoreSnapshot(self, case):
        self.sim("POST", "snapshots", {"name": "here"})
        case.path_parameters["name"] = "here"

    dropSnapshot = restoreSnapshot

    def undo(self, case):
        before, last = self.order(), self.order()
        case.body = self.rng.choice([{"requests": 1}, {"requests": 2}, {"to": before}, {"to": last}])

    def openSession(self, case):
        if isinstance(case.body, dict):
            for name, choices in (("resurs", ["R100", "E200", "L100"]), ("klient", ["demo-key"])):
                if name in case.body:
                    case.body[name] = self.rng.choice(choices)

    def listUndo(self, case):
        self.order()

    def readUndo(self, case):
        case.path_parameters["entry"] = self.order()

    def diff(self, case):
        self.sim("POST", "snapshots", {"name": "here"})
        entry = self.order()
        names = ["here", self.world.name, f"{self.world.name}/here", f"{self.world.name}@entry:{entry}", "default"]
        case.query = {name: self.rng.choice(names) for name in dict(case.query or {}) if name in ("from", "to")}

    def addFault(self, case):
        effect, match = case.body["effect"], case.body.get("match", {})
        ours = {
            "preset": "gateway.throttled", "status": 503, "drop": True, "truncate": 10, "drip": 100,
            "patch": [{"set": "$.status.statusKod", "value": "NYTT"}],
        }
        kept = next((key for key in ours if key in effect), None)
        if kept == "drop":
            effect["drop"] = True
        made = {kept: ours[kept] if kept == "patch" else effect[kept]} if kept else {}
        if "headers" in effect and kept != "drop":
            made["headers"] = {"X-Try": "a", "Retry-After": "7"}
        if "delay" in effect or not made:
            made["delay"] = self.rng.choice([20, "PT1S", {"min": 5, "max": "PT2S"}])
        case.body["effect"] = made
        for name in ("headers", "query", "body"):
            if name in match:
                match[name] = {"a": self.rng.choice([1, "b", {"$match": "^a+$"}, {"$type": "string"}, {"$absent": True}])}
        if "lifetime" in case.body:
            case.body["lifetime"] = "PT10M"

    def removeFault(self, case):
        case.path_parameters["id"] = self.sim("POST", "faults", {"effect": {"preset": "slow.2s"}})["id"]

    def readEntry(self, case):
        case.path_parameters["id"] = self.order()

    def replayEntry(self, case):
        case.path_parameters["id"] = self.order()
        case.body = self.rng.choice([
            {}, {"body": {"objektId": "9900101"}}, {"headers": {"X-Try": "a", "Accept": None}},
            {"method": "GET", "path": "/v1/arbetsorder?limit=1", "body": None}, {"body": "no JSON"},
        ])

    def readRule(self, case):
        case.path_parameters["n"] = self.rng.choice(["4.2", "1.8", "control-1.2"])

    def readNote(self, case):
        case.path_parameters["code"] = self.rng.choice(["unknown-parameter", "status-step", "not-found"])

    def clearJournal(self, case):
        self.order()

    def verify(self, case):
        self.order()
        case.body = self.rng.choice([
            {"operation": "postArbetsorder"}, {"path": "/v1/*", "body": {"objektId": {"$type": "string"}}},
            {"sequence": [{"operation": "login"}, {"operation": ["postArbetsorder", "putArbetsorder"]}]},
            {"operation": "getSla", "none": True}, {"method": "POST", "count": {"min": 1}, "within": "PT1S"},
            {"operation": "getSla"}, {"operation": "getKund", "count": {"min": 1, "max": 3}},
        ])

    def changeSettings(self, case):
        for name, value in (("prio", "10"), ("tilltrade", "N")):
            if name in case.body:
                case.body[name] = value

    def layState(self, case):
        case.body = {"arbetsorder": [{"id": self.rng.randrange(5000, 5100), "objekt": "9900101", "typ": "F", "status": "REG"}]}

    def removeState(self, case):
        self.sim("POST", "state", {"arbetsorder": [{"id": 5001, "objekt": "9900101", "typ": "F", "status": "REG"}]})
        case.path_parameters |= {"register": "arbetsorder", "id": "5001"}

    def replayBundle(self, case):
        # As YAML its keys would be sorted, and a seed begins with fast2.
        case.media_type = "application/json"
        case.body = self.sim("GET", "bundle")

    def board(self, case):
        query = dict(case.query or {})
        if "after" in query:
            query["status"] = query.get("status", "REG")
            # As the server makes them: a part of the order, what that is ordered by, and an id.
            query["after"] = self.rng.choice(["0.0.128", "1.0.126", "0.1772614800000.121"])
        for name, value in (("typ", "F"), ("utforare", "R100")):
            if name in query:
                query[name] = value
        case.query = query

    def boardSteps(self, case):
        case.path_parameters["id"] = self.rng.randrange(101, 131)
        if "resurs" in dict(case.query or {}):
            case.query = {"resurs": self.rng.choice(["R100", "R110"])}

    def tree(self, case):
        query = dict(case.query or {})
        under = {"fastighet:01/9900": "01/9900/01", "byggnad:01/9900/01": "9900101", "objekt:9900101": "201001",
                 "utrymme:201001": "700001"}
        if "under" in query:
            query["under"] = self.rng.choice(list(under))
        if "after" in query:
            query["after"] = under.get(query.get("under"), "01/9900")
        case.query = query

    def runScenario(self, case):
        self.loadScenario(case)

    def loadScenario(self, case):
        # As YAML its keys would be sorted, and a scenario begins with fast2.
        case.media_type = "application/json"
        names = [scenario["name"] for scenario in self.sim("GET", "scenarios")]
        case.body = self.rng.choice(
            [{"name": name} for name in names] + [{"fast2": "scenario/1", "name": "Eget", "clock": "2026-03-02T08:00:00+01:00"}])


def good(document, url, tally, examples, only):
    """Requests with good data, each call in a world of its own: as the description says, and mostly with success."""
    schema = schemathesis.openapi.from_dict(document)
    for result in schema.get_all_operations():
        operation = result.ok()
        name = positive.operation_id(operation)
        if only and name not in only:
            continue
        label = f"/_sim {name}"
        rng = random.Random(zlib.crc32(label.encode()))
        world = World(url, f"c-{name}", "1.1")
        fixtures = Fixtures(world, rng)

        def send(case):
            fixtures.apply(name, case)
            # A Host, an Origin or a key of its own making is what Tests/EndToEnd/Control/AccessTests.swift is about.
            case.headers, case.cookies = {}, {}
            response = case.call(base_url=world.base)
            tally.add(label, response.status_code)
            try:
                case.validate_response(response, checks=positive.CHECKS)
            except FailureGroup as group:
                for failure in group.exceptions:
                    tally.fail(
                        f"{label}: {failure.title}: {str(failure)[:600]}\n"
                        f"    {case.method} {case.formatted_path} {case.query} {str(case.body)[:300]}")

        positive.generate(operation, label, send, tally, examples)
        positive.judge(document, operation, label, tally)


def configuration():
    lines = ["[checks.positive_data_acceptance]", 'expected-statuses = ["2xx", "404", "409"]', ""]
    lines += ["[checks.negative_data_rejection]", f"expected-statuses = {json.dumps(EVERYWHERE + ['404'])}", ""]
    for names, statuses in ((sorted(set(REFUSED) - ANSWERED_NO), ["400"]), (sorted(ANSWERED_NO), ["400", "422"])):
        lines += [
            "[[operations]]", f"include-operation-id = {json.dumps(names)}",
            f"checks.positive_data_acceptance.expected-statuses = {json.dumps(['2xx', '404', '409'] + statuses)}", "",
        ]
    # A question may wait for a minute, and nothing is to come.
    lines += [
        "[dictionaries.short]", 'values = ["PT0S"]', "",
        "[[operations]]", 'include-operation-id = "verify"', "[operations.parameters]",
        '"body.within" = { dictionary = "short", probability = 1.0 }', "",
    ]
    return "\n".join(lines)


def bad(document, url, tally, examples, phases="examples,coverage,fuzzing,stateful"):
    """Schemathesis as its own program, with every check that it has, in one world."""
    world = World(url, "control-strict", "1.1")
    with tempfile.TemporaryDirectory() as folder:
        paths = {name: os.path.join(folder, name) for name in ("openapi.json", "schemathesis.toml", "answers.json")}
        with open(paths["openapi.json"], "w") as f:
            json.dump(document, f)
        with open(paths["schemathesis.toml"], "w") as f:
            f.write(configuration())
        program = os.path.join(os.path.dirname(sys.executable), "schemathesis")
        result = subprocess.run(
            [program, "--config-file", paths["schemathesis.toml"], "run", paths["openapi.json"], "--url", world.base]
            + ["--mode", "all", "--checks", "all", "--phases", phases, "--seed", "1", "--max-examples", str(examples)]
            + ["--continue-on-failure", "--generation-database", "none", "--no-color", "--warnings", "off"]
            + ["--request-timeout", "20"],
            env=os.environ | {"SCHEMATHESIS_HOOKS": "counting", "PYTHONPATH": HERE, "CONFORMANCE_ANSWERS": paths["answers.json"]},
            cwd=folder, capture_output=True, text=True)
        if os.path.exists(paths["answers.json"]):
            with open(paths["answers.json"]) as f:
                for operation, answers in json.load(f).items():
                    for status, count in answers.items():
                        row = tally.answers.setdefault(f"/_sim {operation} (bad data too)", {})
                        row[int(status)] = row.get(int(status), 0) + count
        if result.returncode != 0:
            tally.fail(f"/_sim: schemathesis ended with {result.returncode}\n{result.stdout[-30000:]}\n{result.stderr[-3000:]}")


def shrink_clock(document):
    """The description forgets a key that the answer has."""
    clock = document["components"]["schemas"]["Clock"]
    del clock["properties"]["rate"]
    clock["required"].remove("rate")


def wrong_success(document):
    """The description promises a status that does not come."""
    responses = document["paths"]["/_sim/faults"]["post"]["responses"]
    responses["200"] = responses.pop("201")


# The call in whose description each fault is planted.
FAULTS = {"lost-key": ("readClock", shrink_clock), "wrong-status": ("addFault", wrong_success)}


def planted(url, fault, tally, examples):
    """What is found of a fault in the description, by good data to its call."""
    operation, plant = FAULTS[fault]
    document = strictly(served(url, "control"))
    plant(document)
    good(document, url, tally, examples, [operation])


def run(url, tally, examples, bad_examples, only=None):
    document = served(url, "control")
    validate(document)
    print(f"/_sim: the served document is valid OpenAPI {document['openapi']}")
    described = {operation["operationId"] for item in document["paths"].values() for operation in item.values()}
    for name in sorted(LEFT_OUT - described):
        tally.fail(f"/_sim: control.py leaves out {name}, which is no call")
    document = strictly(document)
    good(document, url, tally, examples, only)
    if not only:
        bad(document, url, tally, bad_examples)
