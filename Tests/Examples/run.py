"""The walks, the fixtures and the CI files of examples/, as their readers would run them."""

import argparse
import glob
import json
import os
import pty
import re
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

import yaml

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
# What the tests of the fixtures let the simulator refuse, they tell it themselves.
STRICT = ["--fail-on", "warning"]
REPORTS = ["coverage.json", "junit.xml", "notes.json", "notes.md", "traffic.har"]
# No command may take longer, in seconds; restoring packages for .NET is the slowest.
PATIENCE = 300


class Skipped(Exception):
    """What is needed is not on this machine."""


class Place:
    """A directory with a copy of some of the examples, and fast2sim on its PATH."""

    def __init__(self, binary, *parts):
        self.folder = tempfile.mkdtemp(prefix="fast2sim-examples-")
        self.bin = tempfile.mkdtemp(prefix="fast2sim-bin-")
        if binary:
            os.symlink(binary, os.path.join(self.bin, "fast2sim"))
        if parts:
            shutil.copytree(
                os.path.join(ROOT, "examples", *parts), self.folder, dirs_exist_ok=True,
                ignore=shutil.ignore_patterns("__pycache__", ".pytest_cache", "bin", "obj"))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.rmtree(self.bin, ignore_errors=True)

    def path(self, *parts):
        return os.path.join(self.folder, *parts)

    def environment(self, **more):
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("FAST2", "CONSUMER_", "KUND_"))}
        # The interpreter that runs this has pytest.
        path = os.pathsep.join([self.bin, os.path.dirname(sys.executable), kept.get("PATH", "")])
        # The plugin as it is in the sources; packaging/python/try has it from its wheel.
        plugin = {"PYTHONPATH": os.path.join(ROOT, "packaging", "python"), "PYTEST_PLUGINS": "fast2sim.pytest_plugin"}
        return kept | plugin | {"PATH": path, "DOTNET_CLI_TELEMETRY_OPTOUT": "1", "DOTNET_NOLOGO": "1"} | more

    def run(self, words, code=0, **more):
        """Runs a command to its end; its output, where its exit code is the expected one."""
        done = subprocess.run(
            words, cwd=self.folder, env=self.environment(**more), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, timeout=PATIENCE, check=False)
        if done.returncode != code:
            raise AssertionError(f"{words} ended with {done.returncode} instead of {code}:\n{done.stdout}")
        return done.stdout

    def plant(self, name, old, new):
        """Puts a mistake into a copy."""
        with open(self.path(name), encoding="utf-8") as file:
            text = file.read()
        assert old in text, f"{name} has no {old}"
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(text.replace(old, new))

    def plant_key(self, path):
        """Copies a CI file to broken.yml, with a key that its system does not know among the steps of its job."""
        with open(path, encoding="utf-8") as file:
            text = file.read()
        broken = re.sub(r"^( *)(timeout-minutes|extends|displayName|using): .*$", r"\1nonesuch: [{}]", text, flags=re.M)
        assert broken != text, f"{path} has no key to break"
        with open(self.path("broken.yml"), "w", encoding="utf-8") as file:
            file.write(broken)


def expect(fact, sentence):
    if not fact:
        raise AssertionError(sentence)


def contains(text, *parts):
    for part in parts:
        expect(part in text, f"no {part!r} in:\n{text}")


def reports(folder):
    """The notes and the tests of a directory of reports, all of which can be read."""
    # Where a world has gone with its journal there can be no bundle of it.
    found = sorted(set(os.listdir(folder)) - {"bundle.json"})
    expect(found == REPORTS, f"the reports are {found}")
    read = {}
    for name in ("coverage.json", "notes.json", "traffic.har"):
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            read[name] = json.load(file)
    notes = read["notes.json"]
    expect(len(read["traffic.har"]["log"]["entries"]) == notes["requests"], "the archive has every request")
    called = [row for row in read["coverage.json"]["operations"] if row["count"]]
    tests = ElementTree.parse(os.path.join(folder, "junit.xml")).getroot()
    expect(len(tests.findall(".//testcase")) == len(called) + 1, "a test for the command, and one for each operation")
    return notes, tests


def walk(binary):
    """The walk passes, prints its coverage and writes the reports."""
    with Place(binary, "python") as place:
        words = ["fast2sim", "exec", "--report", "out", "--fail-on", "warning", "--allow", "status-step", "--"]
        said = place.run(words + ["python3", "walk.py"])
        contains(said, "notes: 1 error", "error status-step, once, allowed", "coverage: 12 of ", "UTFÖRD -> REG is")
        notes, tests = reports(place.path("out"))
        expect(not notes["failed"] and tests.get("failures") == "0", "nothing failed")


def walk_with_a_bug(binary):
    """The same with a filter that does not exist fails, and says which."""
    with Place(binary, "python") as place:
        place.plant("walk.py", '"fastastrukturen/utrymmen", objektId=objekt["id"]',
                    '"fastastrukturen/utrymmen", objektId=objekt["id"], sortera="namn"')
        words = ["fast2sim", "exec", "--report", "out", "--fail-on", "warning", "--allow", "status-step", "--"]
        said = place.run(words + ["python3", "walk.py"], code=3)
        contains(said, "✗ warning unknown-parameter, once", "no query parameter 'sortera'",
                 "(getUtrymmenGivetObjekt)", "fast2sim: notes reached --fail-on warning: unknown-parameter (1)")
        notes, tests = reports(place.path("out"))
        failed = [test.get("name") for test in tests.iter("testcase") if test.find("failure") is not None]
        expect(notes["failed"] and failed == ["getUtrymmenGivetObjekt"], f"that operation failed, not {failed}")


def walk_under_both_contracts(binary):
    """The walk passes under the names of both contracts."""
    with Place(binary, "python") as place:
        words = ["fast2sim", "exec", "--contract", "both", "--report", "out", "--fail-on", "warning", "--allow",
                 "status-step", "--", "python3", "walk.py"]
        contains(place.run(words), "under contract 1.1;", "under contract published;")
        for contract in ("1.1", "published"):
            expect(reports(place.path("out", contract))[0]["contract"] == contract, contract)


# A weakness of the walk, and the oddities that must find it; none else may.
WEAKNESSES = [
    ("        renewed.add(kind)\n", "        return False\n", {"gateway.expired", "api.token-expired"}),
    ("(429, 500, 502, 503, 504)", "(500, 502, 503, 504)", {"gateway.throttled"}),
    ("(429, 500, 502, 503, 504)", "(429, 500, 502, 504)", {"gateway.suspended"}),
    (", body, done=done)", ", body)", {"gateway.timeout", "gateway.runtime-error", "api.internal-error"}),
    (' or answer["accessToken"]', "", {"camelcase-tokens"}),
    ('created.get("id") or created.get("arbetsorderId")', 'created["id"]', {"contract published"}),
]


def swept(place, *options, code=0):
    """The oddities of a sweep of the walk, by their verdicts."""
    with open(place.path("said"), "w", encoding="utf-8") as said:
        done = subprocess.run(
            ["fast2sim", "exec", "--jobs", "8", "--json", "--fail-on", "warning", *options, "--", "python3", "walk.py"],
            cwd=place.folder, env=place.environment(), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=said,
            text=True, timeout=PATIENCE, check=False)
    expect(done.returncode == code, f"the sweep ended with {done.returncode}:\n{done.stdout}")
    verdicts = {}
    for row in json.loads(done.stdout)["oddities"]:
        verdicts.setdefault(row["verdict"], {})[row["name"]] = row
    return verdicts


def sweep(binary):
    """The walk survives what reaches it, and each weakness is found by the oddities that should."""
    with Place(binary, "python") as place:
        verdicts = swept(place, "--sweep")
        expect(set(verdicts["never-reached"]) == {"upload.runtime-error", "one-token-per-user"}, f"{verdicts}")
        expect(set(verdicts) == {"survived", "never-reached"}, f"{verdicts}")
        # Nothing depends on how long slow.2s takes.
        names = {name: row for name, row in verdicts["survived"].items() if name != "slow.2s"}
    for old, new, found in WEAKNESSES:
        with Place(binary, "python") as place:
            kinds = ("name", "preset", "quirk", "contract")
            oddities = [{kind: row[kind] for kind in kinds if kind in row} for row in names.values()]
            with open(place.path("sweep.yaml"), "w", encoding="utf-8") as file:
                json.dump({"fast2": "sweep/1", "oddities": oddities}, file)
            place.plant("walk.py", old, new)
            verdicts = swept(place, "--sweep=sweep.yaml", code=1)
            expect(set(verdicts["not-survived"]) == found, f"{old!r}: {verdicts['not-survived']}")


class Terminal:
    """A terminal in which exec runs a shell; Python would lose a signal that comes just before it reads."""

    def __init__(self, place, script, **more):
        self.said = b""
        environment = place.environment(**{"TERM": "xterm", "NO_COLOR": ""} | more)
        self.process, self.master = pty.fork()
        if self.process == 0:
            os.chdir(place.folder)
            # Whoever starts a script in the background lets it ignore Ctrl-C, and all that it starts.
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            # Whatever goes wrong, it does not wait for ever.
            signal.alarm(PATIENCE)
            os.execvpe("fast2sim", ["fast2sim", "exec", "--", "sh", "-c", script], environment)

    def read(self):
        """Whether more came; a terminal says by an error that its last user is gone."""
        expect(select.select([self.master], [], [], PATIENCE)[0], f"nothing more than {self.said} came")
        try:
            more = os.read(self.master, 1000)
        except OSError:
            more = b""
        self.said += more
        return bool(more)

    def answer(self, prompt, answer):
        while prompt not in self.said:
            expect(self.read(), f"it ended with {self.said}")
        os.write(self.master, answer)

    def end(self):
        """What it printed and its exit code."""
        while self.read():
            pass
        code = os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])
        os.close(self.master)
        return self.said.decode(), code


def terminal(binary):
    """A command in a terminal can ask for input, and Ctrl-C ends it and the simulator."""
    with Place(binary) as place:
        shell = Terminal(place, "printf 'name? '; read name; echo hello $name; printf 'again? '; read name")
        shell.answer(b"name? ", b"Anna\n")
        shell.answer(b"again? ", b"\x03")
        text, code = shell.end()
        contains(text, "hello Anna", "\x1b[1mfast2sim: \x1b[0m0 requests", "sh was ended by signal 2")
        expect(code == 130, f"it ended with {code}:\n{text}")


def terminal_ready(binary):
    """On a terminal the row that says ready stands out, where nobody has asked for no colours."""
    script = ("fast2sim serve --db :memory: --port 0 --port-file port & "
              "while [ ! -s port ]; do sleep 0.1; done; kill $!; wait")
    for colours, row in (("", "\x1b[1;32mfast2sim "), ("1", "fast2sim ")):
        with Place(binary) as place:
            text, code = Terminal(place, script, NO_COLOR=colours).end()
            expect(code == 0 and text.startswith(row), f"{row!r} begins:\n{text!r}")
            rows = text.split("fast2sim: ")[0].splitlines()
            expect(all(len(line) <= 80 for line in rows[1:]), f"rows of at most 80 columns, not {rows}")


def terminal_stopped(binary):
    """Ctrl-Z gives the terminal back, and fg goes on."""
    with Place(binary) as place:
        shell = Terminal(place, "printf 'name? '; read name; echo hello $name")
        shell.answer(b"name? ", b"\x1a")
        expect(os.WIFSTOPPED(os.waitpid(shell.process, os.WUNTRACED)[1]), "both are stopped")
        expect(os.tcgetpgrp(shell.master) == shell.process, "the terminal is given back")
        os.kill(shell.process, signal.SIGCONT)
        os.write(shell.master, b"Anna\n")
        text, code = shell.end()
        contains(text, "hello Anna", "sh ended with 0")
        expect(code == 0, f"it ended with {code}:\n{text}")


def terminal_kept(binary):
    """A command that is not found leaves the terminal to whoever comes next."""
    with Place(binary) as place:
        shell = Terminal(place, "fast2sim exec -- nonesuch; printf 'name? '; read name; echo hello $name",
                         NO_COLOR="1")
        shell.answer(b"name? ", b"Anna\n")
        text, code = shell.end()
        expect("\x1b[" not in text, f"somebody asked for no colours:\n{text}")
        contains(text, "can't run nonesuch: command not found", "hello Anna")
        expect(code == 0, f"it ended with {code}:\n{text}")


def pytest_fixture(binary):
    """A world for each test of pytest, under exec and without it."""
    with Place(binary, "fixtures", "pytest") as place:
        words = ["pytest", "-q", "-p", "no:cacheprovider"]
        contains(place.run(["fast2sim", "exec"] + STRICT + ["--"] + words), "5 passed", "to 5 worlds")
        contains(place.run(words), "5 passed")
        contains(place.run(words, FAST2SIM_ADMIN_KEY="hemlig"), "5 passed")
        contains(place.run(words, code=1, FAST2SIM_PROGRAM="nonesuch"), "no nonesuch here")
        place.plant("fast2_client.py", 'arbetsorder/{order}/status")', 'arbetsorder/{order}/status", sortera="namn")')
        said = place.run(["fast2sim", "exec", "--"] + words, code=1)
        contains(said, "4 failed, 1 passed",
                 "warning unknown-parameter: The operation has no query parameter 'sortera'",
                 "GET /ao-produkt/v1/arbetsorder/1000/status?sortera=namn 200 [unknown-parameter]")


def node_fixture(binary):
    """A world for each test of Node's test runner, under exec and without it."""
    node = shutil.which("node")
    version = subprocess.check_output([node, "--version"], text=True) if node else "v0"
    if int(re.match(r"v(\d+)", version)[1]) < 20:
        raise Skipped("Node 20 or later is not here")
    with Place(binary, "fixtures", "node") as place:
        # The package as it is in the sources; packaging/npm/try has it from its files.
        shutil.copytree(os.path.join(ROOT, "packaging", "npm", "fast2sim"), place.path("node_modules", "fast2sim"))
        contains(place.run(["fast2sim", "exec"] + STRICT + ["--", "node", "--test"]), "pass 5", "to 5 worlds")
        contains(place.run(["node", "--test"]), "pass 5")
        contains(place.run(["node", "--test"], FAST2SIM_ADMIN_KEY="hemlig"), "pass 5")
        contains(place.run(["node", "--test"], code=1, FAST2SIM_PROGRAM="nonesuch"), "no nonesuch here")
        place.plant("fast2-client.mjs", "arbetsorder/${order}/status`)).",
                    "arbetsorder/${order}/status?sortera=namn`)).")
        said = place.run(["fast2sim", "exec", "--", "node", "--test"], code=1)
        contains(said, "fail 4", "warning unknown-parameter: The operation has no query parameter 'sortera'")


def csharp_fixture(binary):
    """A world for each test of xunit, under exec and without it."""
    if not shutil.which("dotnet"):
        raise Skipped(".NET is not here")
    with Place(binary, "fixtures", "csharp") as place:
        contains(place.run(["fast2sim", "exec"] + STRICT + ["--", "dotnet", "test"]), "Passed!", "to 5 worlds")
        contains(place.run(["dotnet", "test", "--no-build"]), "Passed!")
        place.plant("Fast2Client.cs", '/status"))!["statuskod"]', '/status?sortera=namn"))!["statuskod"]')
        contains(place.run(["fast2sim", "exec", "--", "dotnet", "test"], code=1), "warning unknown-parameter: ")


def action_steps(step):
    """The commands of a composite action as a step of a workflow uses it, its inputs in the place of expressions."""
    with open(os.path.join(ROOT, "examples", "ci", "action", "action.yml"), encoding="utf-8") as file:
        action = yaml.safe_load(file)
    given = {name: text.get("default", "") for name, text in action["inputs"].items()}
    for name, text in step["with"].items():
        expect(name in given, f"the action has no input {name}")
        given[name] = None if "env.FAST2SIM_PACKAGE" in text else text

    def filled(environment):
        pairs = {name: given[re.fullmatch(r"\$\{\{ inputs\.([a-z-]+) \}\}", text)[1]]
                 for name, text in environment.items()}
        return {name: text for name, text in pairs.items() if text is not None}

    return [(part["run"], filled(part.get("env", {}))) for part in action["runs"]["steps"] if "run" in part]


def ci_commands(document):
    """The commands of a CI file, each with the environment that it gets."""
    if "jobs" in document:
        steps = [step for job in document["jobs"].values() for step in job["steps"]]
        return [command for step in steps for command in (
            action_steps(step) if "/fast2sim" in step.get("uses", "") else [(step["run"], {})] if "run" in step else [])]
    if "steps" in document:
        return [(step["script"], {}) for step in document["steps"] if "script" in step]
    # What lies in a list of its own, GitLab runs in one shell.
    template = document[".fast2sim"]
    return [("\n".join(template["before_script"]), {}), *((line, {}) for line in document["fast2"]["script"])]


def values(tree):
    """All texts in a document."""
    if isinstance(tree, dict):
        tree = list(tree.values())
    if isinstance(tree, list):
        return [text for part in tree for text in values(part)]
    return [tree] if isinstance(tree, str) else []


def ci_files(binary):
    """The CI files are what their systems take, their commands work, and what they publish is there."""
    files = {"github-actions.yml": ["vendor.github-workflows"],
             "action/action.yml": ["vendor.github-actions"],
             "gitlab-ci.yml": ["vendor.gitlab-ci", "--data-transform", "gitlab-ci"],
             "azure-pipelines.yml": ["vendor.azure-pipelines", "--data-transform", "azure-pipelines"]}
    expect(sorted(os.listdir(os.path.join(ROOT, "examples", "ci"))) ==
           sorted({name.split("/")[0] for name in files} | {"README.md"}), "the files")
    for name, schema in files.items():
        path = os.path.join(ROOT, "examples", "ci", name)
        with Place(binary, "fixtures", "pytest") as place:
            # The schemas that editors take; some are written for expressions without the flag for Unicode.
            words = ["check-jsonschema", "--regex-variant", "nonunicode", "--builtin-schema", *schema]
            place.run([*words, path])
            place.plant_key(path)
            place.run([*words, "broken.yml"], code=1)
            if "/" in name:
                continue
            with open(path, encoding="utf-8") as file:
                # YAML 1.1 reads the key `on` as true, which nothing here minds.
                document = yaml.safe_load(file)
            if ".fast2sim" in document:
                # A job that begins with a dot is looked at by nobody until another extends it.
                whole = document[".fast2sim"] | {k: v for k, v in document["fast2"].items() if k != "extends"}
                with open(place.path("whole.yml"), "w", encoding="utf-8") as file:
                    yaml.safe_dump({"fast2": whole}, file)
                place.run([*words, "whole.yml"])
            # What installs is tried apart; pytest is there.
            commands = [pair for pair in ci_commands(document) if not re.search("FAST2SIM_PACKAGE|pip install", pair[0])]
            expect(any("fast2sim exec" in command for command, _ in commands), f"{name} runs fast2sim exec")
            said = ""
            for command, environment in commands:
                said += place.run(["bash", "-euc", command], GITHUB_STEP_SUMMARY=place.path("summary.md"), **environment)
            published = [text for text in values(document) if re.fullmatch(r"build/\S+", text)]
            expect(published or "jobs" in document, f"{name} publishes reports")
            for pattern in published:
                expect(glob.glob(place.path(pattern), recursive=True), f"{name}: nothing is at {pattern}")
            if "jobs" in document:
                with open(place.path("summary.md"), encoding="utf-8") as file:
                    contains(file.read(), "## fast2sim, contract 1.1", "## fast2sim, contract published")
            for summary in re.findall(r"##vso\[task\.uploadsummary\](.*)", said):
                expect(os.path.exists(summary), f"{name}: there is no {summary}")
            # With a mistake in the client the job fails.
            place.plant("fast2_client.py", 'arbetsorder/{order}/status")', 'arbetsorder/{order}/status", sort="a")')
            run, environment = next(pair for pair in commands if "fast2sim exec" in pair[0])
            contains(place.run(["bash", "-euc", run], code=1, **environment), "unknown-parameter")


def ci_installs(binary):
    """The CI files install the program from each kind of package in dist."""
    dist = os.path.join(ROOT, "dist")
    packages = [path for pattern in ("*-linux-*.tar.gz", "*.whl", "*-image-*.tar")
                for path in sorted(glob.glob(os.path.join(dist, f"fast2sim-{pattern}")), key=os.path.getmtime)[-1:]]
    if not packages:
        raise Skipped("dist is empty; scripts/package fills it")
    for name in ("github-actions.yml", "gitlab-ci.yml", "azure-pipelines.yml"):
        with open(os.path.join(ROOT, "examples", "ci", name), encoding="utf-8") as file:
            install = next(pair[0] for pair in ci_commands(yaml.safe_load(file)) if "FAST2SIM_PACKAGE" in pair[0])
        for package in packages:
            if "-image-" in package and not shutil.which("skopeo"):
                print(f"skipped: {name} with the image: skopeo is not here", flush=True)
                continue
            with Place(None) as place:
                # Of the two places a wheel goes to the interpreter of the job, the others to the home of the user.
                place.run([sys.executable, "-m", "venv", place.path("job")])
                place.run(["bash", "-euc", install + "\nfast2sim version"] if name.startswith("gitlab") else
                          ["bash", "-euc", f'{install}\nPATH="$HOME/fast2sim/bin:$PATH" fast2sim version'],
                          FAST2SIM_PACKAGE=f"docker-archive:{package}" if "-image-" in package else f"file://{package}",
                          GITHUB_PATH=place.path("path"), HOME=place.folder, PIP_NO_INDEX="1",
                          PATH=os.pathsep.join([place.path("job", "bin"), os.environ["PATH"]]))


def testcontainers(binary):
    """The snippets for Testcontainers are written in their languages; no engine runs them here."""
    folder = os.path.join(ROOT, "examples", "testcontainers")
    with open(os.path.join(folder, "python", "test_fast2.py"), encoding="utf-8") as file:
        compile(file.read(), file.name, "exec")
    with Place(binary) as place:
        if shutil.which("node"):
            place.run(["node", "--check", os.path.join(folder, "node", "fast2.test.mjs")])
        if not shutil.which("javac"):
            raise Skipped("of Java's, since there is no javac")
        # Without the libraries their names are unknown; anything else is a mistake of ours.
        said = place.run(["javac", "-XDrawDiagnostics", "-d", "classes", os.path.join(folder, "java", "Fast2Test.java")], code=1)
        unknown = r"compiler\.err\.(doesnt\.exist|cant\.resolve|static\.imp\.only\.classes)"
        wrong = [line for line in said.splitlines() if "compiler.err" in line and not re.search(unknown, line)]
        expect(not wrong, f"Fast2Test.java: {wrong}")


def yaml_files(binary):
    """Every other YAML file that is shipped is what its schema takes."""
    with Place(binary) as place:
        for kind in ("seed", "scenario", "config"):
            with open(place.path(kind), "w", encoding="utf-8") as file:
                file.write(place.run(["fast2sim", "schema", kind]))
        scenarios = glob.glob(os.path.join(ROOT, "scenarios", "**", "*.yaml"), recursive=True)
        shipped = {"seed": [os.path.join(ROOT, "seed", "demo.yaml")], "scenario": scenarios,
                   "config": [os.path.join(ROOT, name) for name in ("fast2sim.example.yaml", "packaging/debian/fast2sim.yaml")]}
        for kind, paths in shipped.items():
            place.run(["check-jsonschema", "--schemafile", kind, *paths])
            with open(place.path("broken.yaml"), "w", encoding="utf-8") as file:
                file.write("nonesuch: 1\n")
            place.run(["check-jsonschema", "--schemafile", kind, "broken.yaml"], code=1)
        compose = ["check-jsonschema", "--builtin-schema", "vendor.compose-spec"]
        place.run([*compose, os.path.join(ROOT, "examples", "compose.yaml")])
        place.run([*compose, "broken.yaml"], code=1)


CHECKS = [walk, walk_with_a_bug, walk_under_both_contracts, sweep, terminal, terminal_ready, terminal_stopped,
          terminal_kept, pytest_fixture, node_fixture, csharp_fixture, ci_files, ci_installs, testcontainers, yaml_files]


def main(checks):
    parser = argparse.ArgumentParser(prog="scripts/examples", description=__doc__)
    parser.add_argument("--binary", default=os.path.join(ROOT, ".build/release/fast2sim"), help="the program")
    parser.add_argument("--only", default="", metavar="TEXT", help="only checks whose title has it")
    options = parser.parse_args()
    binary = os.path.abspath(options.binary)
    chosen = [check for check in checks if options.only in check.__doc__.split("\n")[0]]
    failures = 0
    for check in chosen:
        title = check.__doc__.split("\n")[0].rstrip(".")
        try:
            check(binary)
            print(f"passed:  {title}", flush=True)
        except Skipped as reason:
            print(f"skipped: {title}: {reason}", flush=True)
        except (AssertionError, subprocess.TimeoutExpired) as problem:
            failures += 1
            print(f"FAILED:  {title}\n{problem}", flush=True)
    if failures or not chosen:
        sys.exit(f"{failures} of {len(chosen)} failed")
