"""Holds the Dockerfile to what an image of a server should have, and to what the program and its package say.

    python3 Tests/Docs/check_dockerfile.py BINARY [PACKAGE-README]

No engine is needed: it reads the instructions. What only a build can show, it does not.
"""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
KNOWN = {"ARG", "CMD", "COPY", "ENTRYPOINT", "ENV", "EXPOSE", "FROM", "HEALTHCHECK", "LABEL", "RUN", "STOPSIGNAL", "USER",
         "VOLUME", "WORKDIR"}


def instructions(text):
    """Pairs of a keyword and what follows it, continued lines joined; comments are left out."""
    found, pending = [], ""
    for line in text.splitlines():
        if line.lstrip().startswith("#") or not (line.strip() or pending):
            continue
        pending += " " + line.strip()
        if pending.endswith("\\"):
            pending = pending[:-1].rstrip()
            continue
        keyword, _, rest = pending.strip().partition(" ")
        found.append((keyword, rest.strip()))
        pending = ""
    return found


def installed(run):
    """The packages of an apt-get install."""
    match = re.search(r"apt-get install (.*?)(?:&&|$)", run)
    return {word for word in match.group(1).split() if not word.startswith("-")} if match else set()


def problems(text, ignored, help_of, package):
    lines = instructions(text)
    yield from (f"{keyword} is no instruction that we use" for keyword, _ in lines if keyword not in KNOWN)
    stages = [i for i, (keyword, _) in enumerate(lines) if keyword == "FROM"]
    for i in stages:
        image = lines[i][1].split()[0]
        if not re.fullmatch(r"[a-z]+:[\w.-]+", image) or image.endswith(":latest"):
            yield f"FROM {image}: an image by its name and a tag that stays, and of no registry in particular"
    final = lines[stages[-1]:]
    last = {keyword: rest for keyword, rest in final}
    for keyword in ("USER", "VOLUME", "EXPOSE", "HEALTHCHECK", "ENTRYPOINT", "CMD", "WORKDIR"):
        if keyword not in last:
            yield f"the image has no {keyword}"
    if last.get("USER", "0").split(":")[0] in ("0", "root"):
        yield "the image runs as root"
    for keyword in ("ENTRYPOINT", "CMD"):
        if not last.get(keyword, "[").startswith("["):
            yield f"{keyword} is no list, so signals would reach a shell"
    for keyword, rest in lines:
        if keyword == "ADD" or keyword == "RUN" and re.search(r"curl|wget|sudo|chmod 777", rest.replace("libcurl", "")):
            yield f"{keyword} {rest[:60]}: nothing is fetched past the package manager"
        if keyword == "RUN" and "apt-get" in rest:
            for part in ("apt-get update", "--no-install-recommends", "rm -rf /var/lib/apt/lists/*"):
                if part not in rest:
                    yield f"an apt-get without {part}"
        if keyword == "COPY" and not rest.startswith("--from"):
            for source in rest.split()[:-1]:
                if not (ROOT / source).exists():
                    yield f"COPY {source}: there is no such file"
                if f"!{source}" not in ignored:
                    yield f"COPY {source}: .dockerignore keeps it out"
    bootstrap = (ROOT / "scripts/bootstrap").read_text()
    needed = set(re.search(r"no-install-recommends \\\n(.*?)>&2", bootstrap, re.S).group(1).split())
    if missing := needed - installed(next((rest for keyword, rest in lines if keyword == "RUN"), "")):
        yield f"the build misses {sorted(missing)}, which scripts/bootstrap installs"
    runtime = set().union(*(installed(rest) for keyword, rest in final if keyword == "RUN"))
    if package and (missing := set(re.search(r"apt install (.*)", package).group(1).split()) - runtime):
        yield f"the image misses {sorted(missing)}, which the package names"
    serve = help_of("serve") + help_of("tls")
    for port in last.get("EXPOSE", "").split():
        if f"({port})" not in serve:
            yield f"EXPOSE {port}: no option of serve has that default"
    for name in re.findall(r"FAST2SIM_(\w+)=", last.get("ENV", "")):
        if f"--{name.lower().replace('_', '-')}" not in serve:
            yield f"ENV FAST2SIM_{name}: serve has no such option"
    check = re.search(r'"fast2sim", "(\w+)"', last.get("HEALTHCHECK", ""))
    if not check or "usage: fast2sim" not in help_of(check.group(1)):
        yield "HEALTHCHECK asks by a command that fast2sim does not have"


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)

    def help_of(command):
        return subprocess.run([sys.argv[1], "help", command], capture_output=True, text=True, check=False).stdout

    text = (ROOT / "Dockerfile").read_text()
    ignored = (ROOT / ".dockerignore").read_text().splitlines()
    package = Path(sys.argv[2]).read_text() if len(sys.argv) == 3 else ""
    found = list(problems(text, ignored, help_of, package))
    # What is planted must be found, or the check is none.
    for old, new in (("USER 10280:10280", "USER root"), ("EXPOSE 8280", "EXPOSE 8281"), ("debian:bookworm-slim", "debian"),
                     ("FAST2SIM_DB", "FAST2SIM_DBB"), ('"fast2sim", "wait"', '"fast2sim", "wiat"'), ("libssl3 ", "")):
        if not package and old == "libssl3 ":
            continue
        if old not in text or list(problems(text.replace(old, new), ignored, help_of, package)) == found:
            found.append(f"the check does not see {new or 'nothing'} in place of {old}")
    for problem in found:
        print(f"Dockerfile: {problem}")
    print(f"Dockerfile: {len(found)} problems")
    sys.exit(1 if found else 0)


main()
