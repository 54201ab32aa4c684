"""The page: what was measured on which machine, by which command, with which versions."""

from __future__ import annotations

import os
import platform
import re
import subprocess
from pathlib import Path

from .context import Context, Result
from .programs import HERE


def number(value: float) -> str:
    digits = 0 if value == 0 else 3 if value < 0.1 else 2 if value < 10 else 1 if value < 100 else 0
    return f"{value:,.{digits}f}"


def with_unit(text: str, unit: str) -> str:
    return f"{text} ×" if unit == "×" else text + unit


def table(results: list[Result]) -> str:
    lines = ["| work | median | 10–90 % | target | | medians of the rounds |", "|---|---|---|---|---|---|"]
    for result in results:
        spread = result.measured
        between = "" if spread.low == spread.high else f"{number(spread.low)}–{number(spread.high)}"
        target = ""
        if result.target is not None:
            target = with_unit(f"{'≥' if result.at_least else '≤'} {result.target:g}", result.unit)
        verdict = {True: "pass", False: "**miss**", None: ""}[result.passed]
        median = with_unit(number(spread.median), result.unit)
        lines.append(f"| {result.work} | {median} | {between} | {target} | {verdict} | {result.detail} |")
    return "\n".join(lines)


def cost_table(results: list[Result]) -> str:
    lines = ["| work | × nginx's instructions | goal | | instructions | user and system time / nginx | 10–90 % |",
             "|---|---|---|---|---|---|---|"]
    for result in results:
        verdict = "pass" if result.passed else "**miss**"
        lines.append(
            f"| {result.work} | {with_unit(number(result.measured.median), result.unit)} "
            f"| {with_unit(f'≤ {result.target:,g}', result.unit)} | {verdict} | {result.detail} |")
    return "\n".join(lines)


def peer_table(results: list[Result]) -> str:
    lines = ["| program | user and system time / nginx | 10–90 % | |", "|---|---|---|---|"]
    for result in results:
        spread = result.measured
        lines.append(f"| {result.work} | {number(spread.median)} × | {number(spread.low)}–{number(spread.high)} "
                     f"| {result.detail} |")
    return "\n".join(lines)


def of_table(results: list[Result], name: str) -> list[Result]:
    return [result for result in results if result.table == name]


def tables(results: list[Result]) -> str:
    """All of them that have lines, without words between."""
    makers = {"cost": cost_table, "peers": peer_table, "rates": table}
    return "\n\n".join(make(of_table(results, name)) for name, make in makers.items() if of_table(results, name))


def machine() -> str:
    model = next((line.split(":", 1)[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines()
                  if line.startswith("model name")), platform.machine())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} cores ({model}), {memory:.0f} GiB, {platform.system()} {platform.machine()}"


def load_average() -> str:
    """What else ran: read before anything is measured."""
    return f"{os.getloadavg()[0]:.2f}"


def versions(context: Context) -> str:
    def first(command: list[str], pattern: str) -> str:
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=10, check=False)
        except OSError:
            return "?"
        found = re.search(pattern, done.stdout + done.stderr)
        return found.group(1) if found else "?"

    python = str(context.python)
    requirements = (HERE / "mock" / "requirements.txt").read_text().split()
    pinned = dict(line.split("==") for line in requirements)
    known = {
        "nginx": first(["nginx", "-v"], r"nginx/(\S+)"),
        "wrk": first(["wrk", "-v"], r"wrk (?:debian/)?(\S+)"),
        "Python": first([python, "-V"], r"Python (\S+)"),
        "SQLite of the mock": first([python, "-c", "import sqlite3; print(sqlite3.sqlite_version)"], r"(\S+)"),
        "FastAPI": pinned["fastapi"],
        "uvicorn": pinned["uvicorn[standard]"],
        "pydantic": pinned["pydantic"],
    }
    if context.binary:
        known = {"fast2sim": first([str(context.binary), "--version"], r"(\d+\.\d+\S*)"), **known}
    return ", ".join(f"{name} {version}" for name, version in known.items())


TEMPLATE = """# Benchmarks

Written by the command below on {date}; a figure is never edited by hand. Every ratio compares two programs of the same
run on the same machine; figures of different runs do not compare.

<!-- not run: speed is no part of CI -->
```sh
{command}
```

- machine: {machine}
- load average before the run: {load}
- versions: {versions}
- rounds: {pairs} interleaved pairs of 1 s after a round of warm-up; the median of the pairs' ratios, and where 80 % of
  them lie

## What a request costs

{costs}

Instructions are what callgrind counts in the server's process; they are the same on any machine with this compiler, and
`.ci/run` holds them (`scripts/bench cost --check`). Time is what the kernel says of the same process, in this run, and
swings with the host. Both are multiples of what nginx takes to serve the bytes of one arbetsorder as a file. What the
transport clears of its memory is apart: one byte is one instruction to callgrind, and far less to a processor.

## Others

{peers}

Each has one core and does the least that it can. *Ready* is from the start of the process to the open port.

## Rates, sizes and times

{table}
{left_out}
[performance.md](performance.md) says why a target is missed where one is, and what comes next.

## How it is measured

The server has one core, the load another (`wrk`, one thread; 8 connections for reads, 32 for creates, 1 for latency;
walks have 8, each with a thread),
both on 127.0.0.1. fast2sim runs with one worker and its default settings: notes on, both tokens checked.
nginx has one worker, Debian's defaults and no access log; it serves the bytes of fast2sim's own answer as a file, asked
for with the same headers. The mock (`Benchmarks/mock`) is FastAPI with SQLite as a competent integrator writes it in a
day: one uvicorn worker, WAL, a connection per thread, pydantic models, both tokens checked. GET by id asks for random
ids of 100,000; the list has the filters of a real client (three statuses, two types) and begins at a random one of the
first 1,000 rows. Each program gets as many arbetsorder of the same shape.

Ratios of rates are for information: they swing with the host. A round with an answer that is not 2xx, or with a broken
connection, is void. Costs are those of a database of 10,000 arbetsorder, over one connection, after
as many requests of the same kind.
"""


def page(context: Context, results: list[Result], left_out: dict[str, str], command: str, date: str,
         load: str) -> str:
    missing = "".join(f"- `{name}`: {reason}\n" for name, reason in left_out.items())
    return TEMPLATE.format(
        date=date, command=command, machine=machine(), load=load, versions=versions(context), pairs=context.pairs,
        costs=cost_table(of_table(results, "cost")), peers=peer_table(of_table(results, "peers")),
        table=table(of_table(results, "rates")), left_out=f"\nNot measured in this run:\n\n{missing}" if missing else "")
