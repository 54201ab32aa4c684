"""Holds the Dockerfile to what an image of a server should have, and to what the program says.

    python3 Tests/Docs/check_dockerfile.py BINARY

No engine is needed: it reads the instructions. The last stage packaging/image builds and tries; what only a build of the
others can show, this does not.
"""

import os
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


def problems(text, ignored, help_of):
    lines = instructions(text)
    yield from (f"{keyword} is no instruction that we use" for keyword, _ in lines if keyword not in KNOWN)
    stages = [i for i, (keyword, _) in enumerate(lines) if keyword == "FROM"]
    names = {lines[i][1].partition(" AS ")[2] for i in stages}
    arguments = dict(rest.partition("=")[::2] for keyword, rest in lines if keyword == "ARG")
    for i in stages:
        image = lines[i][1].split()[0]
        if choice := re.fullmatch(r"\$\{(\w+)\}", image):
            if arguments.get(choice[1]) not in names:
                yield f"FROM {image}: without a --build-arg it names no stage"
        elif image != "scratch" and not re.fullmatch(r"[a-z]+:[\w.-]+", image) or image.endswith(":latest"):
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
        if keyword == "COPY" and (stage := re.match(r"--from=(\S+)", rest)) and stage[1] not in names:
            yield f"COPY {stage[0]}: there is no such stage"
        if keyword == "COPY" and not rest.startswith("--from"):
            for source in rest.split()[:-1]:
                # What scripts/link-portable makes need not be there yet.
                if not (ROOT / source).exists() and source != ".build/portable":
                    yield f"COPY {source}: there is no such file"
                if f"!{source}" not in ignored:
                    yield f"COPY {source}: .dockerignore keeps it out"
        if keyword == "RUN" and (script := re.match(r"(scripts|packaging)/\S+", rest)):
            if not os.access(ROOT / script[0], os.X_OK):
                yield f"RUN {script[0]}: there is no such program"
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
    if len(sys.argv) != 2:
        sys.exit(__doc__)

    def help_of(command):
        return subprocess.run([sys.argv[1], "help", command], capture_output=True, text=True, check=False).stdout

    text = (ROOT / "Dockerfile").read_text()
    ignored = (ROOT / ".dockerignore").read_text().splitlines()
    found = list(problems(text, ignored, help_of))
    # What is planted must be found, or the check is none.
    for old, new in (("USER 10280:10280", "USER root"), ("EXPOSE 8280", "EXPOSE 8281"), ("debian:bookworm-slim", "debian"),
                     ("FAST2SIM_DB", "FAST2SIM_DBB"), ('"fast2sim", "wait"', '"fast2sim", "wiat"'),
                     ("ARG PROGRAM=sources", "ARG PROGRAM=source"), ("--from=program", "--from=programme"),
                     ("RUN scripts/link-portable", "RUN scripts/link"), ("COPY LICENSE ", "COPY LICENCE ")):
        if old not in text or list(problems(text.replace(old, new), ignored, help_of)) == found:
            found.append(f"the check does not see {new} in place of {old}")
    for problem in found:
        print(f"Dockerfile: {problem}")
    print(f"Dockerfile: {len(found)} problems")
    sys.exit(1 if found else 0)


main()
