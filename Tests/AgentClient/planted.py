"""A gateway between the client and the server that plants one fault: what the checks are worth is shown by their finding it."""

import http.client
import json
import threading
import urllib.parse
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


def answers(change: Callable[[list[dict[str, Any]]], None]) -> Callable[[dict[str, Any]], None]:
    """What changes the texts of tools."""

    def changed(message: dict[str, Any]) -> None:
        if "content" in message.get("result", {}):
            change(message["result"]["content"])

    return changed


def unmark(content: list[dict[str, Any]]) -> None:
    for block in content:
        block["text"] = block["text"].replace("<data>\n", "").replace("\n</data>", "")


def unescape(content: list[dict[str, Any]]) -> None:
    for block in content:
        block["text"] = block["text"].replace("\\u003c", "<")


def pad(content: list[dict[str, Any]]) -> None:
    content[0]["text"] += " " * 9000


def forget(content: list[dict[str, Any]]) -> None:
    if '"corrected": {' in content[-1]["text"]:
        content[-1]["text"] = content[-1]["text"].replace('"corrected": {', '"corrected_": {')


def drop_tool(message: dict[str, Any]) -> None:
    message.get("result", {}).get("tools", [None]).pop()


def other_version(message: dict[str, Any]) -> None:
    result = message.get("result", {})
    for key, value in (("protocolVersion", "2025-06-18"), ("supportedVersions", ["2025-11-25"])):
        if key in result:
            result[key] = value


FAULTS: dict[str, Callable[[dict[str, Any]], None]] = {
    "data is not marked": answers(unmark),
    "data can end its block": answers(unescape),
    "an answer is too long": answers(pad),
    "nothing is corrected": answers(forget),
    "a tool is missing": drop_tool,
    "another version is agreed upon": other_version,
}


class Planted:
    """Passes everything on to a server, but for the fault."""

    def __init__(self, url: str, fault: str) -> None:
        target = urllib.parse.urlsplit(url)

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                connection = http.client.HTTPConnection(target.hostname or "", target.port, timeout=60)
                headers = {k: v for k, v in self.headers.items() if k.lower() not in ("host", "connection")}
                connection.request("POST", self.path, body, headers)
                answer = connection.getresponse()
                content = answer.read()
                if content:
                    message = json.loads(content)
                    FAULTS[fault](message)
                    content = json.dumps(message).encode()
                self.send_response(answer.status)
                self.send_header("Content-Type", answer.getheader("Content-Type", "application/json"))
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)
                connection.close()

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)

    def __enter__(self) -> "Planted":
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()
