"""One round of load: wrk for one second, on the core that the benchmark itself is bound to."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

LUA = Path(__file__).parent / "load.lua"
ROUND_SECONDS = 1


class BenchmarkError(Exception):
    """A measurement that is worth nothing, with its reason."""


@dataclass(frozen=True)
class Session:
    """Where a program is reached, and with which tokens."""

    url: str
    gateway: str
    login: str

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.gateway}", "X-Auth-Token": self.login}


@dataclass(frozen=True)
class Work:
    """What wrk sends, and over how many connections; what depends on the answer before needs a thread for each."""

    mode: str
    path: str
    connections: int
    arguments: dict[str, object] = field(default_factory=dict)
    threads: int = 1


@dataclass(frozen=True)
class Round:
    requests: int
    per_second: float
    median_microseconds: float


def run_round(session: Session, work: Work) -> Round:
    """One second of `work`. An answer that is not 2xx, or a broken connection, makes it void."""
    arguments = {"mode": work.mode, "path": work.path, "threads": work.threads, **work.arguments}
    command = [
        "wrk", f"-t{work.threads}", f"-c{work.connections}", f"-d{ROUND_SECONDS}s", "--timeout", "5s",
        "-s", str(LUA), session.url, "--", *(f"{name}={value}" for name, value in arguments.items()),
    ]
    environment = {**os.environ, "BENCH_GATEWAY": session.gateway, "BENCH_LOGIN": session.login}
    answer = subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=ROUND_SECONDS + 30, check=False)
    found = re.search(
        r"BENCH requests=(\d+) microseconds=(\d+) p50=([\d.]+) refused=(\d+) broken=(\d+)", answer.stdout)
    if found is None:
        raise BenchmarkError(f"wrk gave no summary: {(answer.stderr or answer.stdout).strip()[-300:]}")
    requests, microseconds, p50, refused, broken = (float(text) for text in found.groups())
    if refused or broken:
        raise BenchmarkError(
            f"{work.mode} {work.path}: {refused:.0f} answers were not 2xx and {broken:.0f} connections broke")
    if not requests:
        raise BenchmarkError(f"{work.mode} {work.path}: no answer in {ROUND_SECONDS} s")
    return Round(int(requests), requests * 1e6 / microseconds, p50)
