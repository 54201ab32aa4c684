"""The tools for coding agents, by the client that PyPI has: every tool, over both transports, in both versions."""

import argparse
import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable

import agent
import hostile
import planted
import walk
from talking import MODES, Agent, Failed, Server, clean, must, over_http, over_stdio


def first(problem: BaseException) -> BaseException:
    """What a group of exceptions is about."""
    while isinstance(problem, BaseExceptionGroup):
        problem = problem.exceptions[0]
    return problem


async def everything(one: Agent, name: str) -> None:
    await walk.whole_walk(one, f"{name}-walk")
    await agent.whole_agent(one, f"{name}-agent")
    await hostile.stays_data(one, f"{name}-data")
    await hostile.stays_inside(one)


async def keyed(binary: str, version: str) -> None:
    """The key of a server is asked for, and may come by flag or by header."""
    with Server(binary, "--admin-key", "k3y") as server:
        async with over_http(server.url, version, "k3y") as one:
            await one.whole("clock")
        async with over_stdio(binary, version, "--url", server.url, "--admin-key", "k3y", "--world", "default") as one:
            await one.whole("clock")
        try:
            async with over_http(server.url, version) as one:
                await one.whole("clock")
        except Failed:
            raise
        except Exception:
            return
        raise Failed("a server with a key answers without it")


def ends(binary: str) -> None:
    """At the end of its input, and by Ctrl-C, it ends with 0, and nothing but messages is on its output."""
    ping = b'{"jsonrpc":"2.0","id":1,"method":"ping"}\n'
    noise = b'\nnot json\n{"jsonrpc":"2.0","method":"notifications/initialized"}\n' + ping
    done = subprocess.run([binary, "mcp"], input=noise, capture_output=True, timeout=30, env=clean(), check=False)
    lines = done.stdout.decode().splitlines()
    must(done.returncode == 0, f"it ends with {done.returncode}")
    must(len(lines) == 2 and '"code":-32700' in lines[0] and '"result":{}' in lines[1], f"it says {lines}")
    must(done.stderr == b"", f"it says on standard error: {done.stderr.decode()}")
    process = subprocess.Popen([binary, "mcp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=clean())
    assert process.stdin and process.stdout
    process.stdin.write(ping)
    process.stdin.flush()
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    must(process.wait(10) == 0, f"Ctrl-C ends it with {process.returncode}")


def checked(name: str, check: Callable[[], Awaitable[None]]) -> bool:
    start = time.monotonic()
    try:
        asyncio.run(asyncio.wait_for(check(), 120))
    except Exception as problem:
        print(f"failed: {name}: {type(first(problem)).__name__}: {first(problem)}")
        return False
    print(f"passed: {name} ({time.monotonic() - start:.1f} s)")
    return True


def run(binary: str) -> bool:
    good = True

    async def by_itself() -> None:
        ends(binary)

    good &= checked("the end of its input, and Ctrl-C", by_itself)
    for version in MODES:

        async def stdio(version: str = version) -> None:
            async with over_stdio(binary, version, "--clock", "2026-03-02T08:00:00+01:00") as one:
                await everything(one, "a")

        async def http(version: str = version) -> None:
            with Server(binary, "--clock", "2026-03-02T08:00:00+01:00") as server:
                async with over_http(server.url, version) as one:
                    await everything(one, "a")

        async def with_key(version: str = version) -> None:
            await keyed(binary, version)

        good &= checked(f"{version}, stdio", stdio)
        good &= checked(f"{version}, HTTP", http)
        good &= checked(f"{version}, a server with a key", with_key)
    return good


def prove(binary: str) -> bool:
    good = True
    with Server(binary) as server:
        for number, fault in enumerate(planted.FAULTS):

            async def check(number: int = number, fault: str = fault) -> None:
                for version in MODES:
                    with planted.Planted(server.url, fault) as gateway:
                        async with over_stdio(binary, version, "--url", gateway.url) as one:
                            await everything(one, f"p{number}-{version}")

            try:
                asyncio.run(asyncio.wait_for(check(), 120))
            except Exception as problem:
                print(f"found: {fault}: {str(first(problem))[:160]}")
            else:
                print(f"NOT FOUND: {fault}")
                good = False
    return good


def main() -> None:
    parser = argparse.ArgumentParser(prog="scripts/mcp-test", description=__doc__)
    parser.add_argument("--binary", default=".build/release/fast2sim", help="the program (%(default)s)")
    parser.add_argument("--prove", action="store_true", help="plants a fault at a time, and fails where one is not found")
    given = parser.parse_args()
    binary = os.path.abspath(given.binary)
    sys.exit(0 if (prove if given.prove else run)(binary) else 1)


main()
