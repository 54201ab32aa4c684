"""The program as an agent meets it: over stdio or HTTP, by a version of the protocol, with PyPI's own client."""

import contextlib
import json
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import AsyncIterator
from typing import Any

from mcp.client.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from mcp.client.streamable_http import streamable_http_client
from mcp.shared._httpx_utils import create_mcp_http_client

# As the client calls them: a handshake, or every request by itself.
MODES = {"2025-11-25": "legacy", "2026-07-28": "2026-07-28"}
MOST = 8192
OPENING, CLOSING = "<data>\n", "\n</data>"


class Failed(Exception):
    """What is not as it should be."""


def must(holds: bool, what: str) -> None:
    if not holds:
        raise Failed(what)


class Server:
    """The program on a free port, with a fresh database in memory."""

    def __init__(self, binary: str, *options: str) -> None:
        self.folder = tempfile.TemporaryDirectory()
        port_file = os.path.join(self.folder.name, "port")
        command = [binary, "serve", "--db", ":memory:", "--port", "0", "--port-file", port_file, "--log", "off"]
        self.process = subprocess.Popen(
            [*command, *options], stdout=subprocess.DEVNULL, cwd=self.folder.name, env=clean()
        )
        end = time.monotonic() + 30
        while not os.path.exists(port_file):
            if self.process.poll() is not None or time.monotonic() > end:
                raise SystemExit("the server did not start")
            time.sleep(0.02)
        with open(port_file, encoding="utf-8") as file:
            self.url = f"http://127.0.0.1:{int(file.readline())}"

    def __enter__(self) -> "Server":
        return self

    def __exit__(self, *_: object) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(20)
        self.folder.cleanup()


def clean() -> dict[str, str]:
    """The environment without what people have set for the program."""
    return {k: v for k, v in os.environ.items() if not k.startswith(("FAST2SIM_", "FAST2_"))}


class Answer:
    """What a tool has answered, taken apart as an agent reads it."""

    def __init__(self, result: Any) -> None:
        self.texts: list[str] = [block.text for block in result.content]
        self.is_error: bool = bool(result.is_error)
        self.said: dict[str, Any] = json.loads(self.texts[0])
        self.rest = self.texts[1] if len(self.texts) > 1 else ""
        self.is_data = self.rest.startswith(OPENING)
        self.piece = self.rest[len(OPENING) : -len(CLOSING)] if self.is_data else self.rest
        self.aside: Any = None
        if len(self.texts) > 2:
            must(self.texts[2].startswith(OPENING) and self.texts[2].endswith(CLOSING), "what stands aside is not marked")
            self.aside = json.loads(self.texts[2][len(OPENING) : -len(CLOSING)])
        must(len(self.texts) <= 3, "an answer has more than three texts")
        must(sum(len(text.encode()) for text in self.texts) <= MOST, f"an answer has more than {MOST} bytes of text")
        if self.is_data:
            must(self.rest.endswith(CLOSING), "data is not closed")
            must(self.rest.count("</data") == 1, "data can end its own block")


class Agent:
    """Somebody who knows the tools and nothing else."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.called: set[str] = set()

    async def call(self, tool: str, /, **arguments: Any) -> Answer:
        self.called.add(tool)
        return Answer(await self.client.call_tool(tool, arguments))

    async def whole(self, tool: str, /, **arguments: Any) -> tuple[dict[str, Any], str]:
        """An answer with all that its cursors lead to."""
        answer = await self.call(tool, **arguments)
        must(not answer.is_error, f"{tool} {arguments} is an error: {answer.texts}")
        said, text, more = answer.said, answer.piece, answer.said.get("more")
        while more:
            answer = await self.call(tool, cursor=more["cursor"])
            must(not answer.is_error, f"{tool} does not go on: {answer.texts}")
            text += answer.piece
            more = answer.said.get("more")
        return said, text

    async def data(self, tool: str, /, **arguments: Any) -> Any:
        """The data of an answer."""
        return json.loads((await self.whole(tool, **arguments))[1])


@contextlib.asynccontextmanager
async def over_stdio(binary: str, version: str, *options: str) -> AsyncIterator[Agent]:
    command = StdioServerParameters(command=binary, args=["mcp", *options], env=clean())
    async with Client(stdio_client(command), mode=MODES[version]) as client:
        must(client.protocol_version == version, f"the version is {client.protocol_version}, not {version}")
        yield Agent(client)


@contextlib.asynccontextmanager
async def over_http(url: str, version: str, key: str | None = None) -> AsyncIterator[Agent]:
    headers = {"X-Sim-Admin-Key": key} if key else {}
    async with create_mcp_http_client(headers=headers) as http:
        transport = streamable_http_client(url + "/_sim/mcp", http_client=http)
        async with Client(transport, mode=MODES[version]) as client:
            must(client.protocol_version == version, f"the version is {client.protocol_version}, not {version}")
            yield Agent(client)
