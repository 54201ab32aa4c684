"""Calls of the control plane."""

from __future__ import annotations

import json
import os
from http.client import HTTPException
from typing import Any, Mapping, Optional
from urllib.error import HTTPError, URLError
from urllib.request import ProxyHandler, Request, build_opener

# The simulator is near; a proxy of the environment is for what is not.
_OPENER = build_opener(ProxyHandler({}))
# verify may wait for a minute.
_PATIENCE = 90


class SimulatorError(Exception):
    """A call that the simulator refused."""

    def __init__(self, status: int, code: str, message: str, problem: Any = None) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.problem = problem


def call(method: str, url: str, body: Any = None, content_type: str = "application/json") -> Any:
    """Sends JSON, or bytes as they are; the JSON of the answer, or None where it has no body.

    Raises SimulatorError for an answer that is not 2xx, ConnectionError where none comes.
    """
    headers = {"Content-Type": content_type}
    # Of `serve --env-file`, and the variable that `serve` itself reads.
    key = os.environ.get("FAST2_SIM_ADMIN_KEY") or os.environ.get("FAST2SIM_ADMIN_KEY")
    if key:
        headers["X-Sim-Admin-Key"] = key
    data = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
    text, _ = send(method, url, data, headers)
    return json.loads(text) if text else None


def send(method: str, url: str, data: Optional[bytes], headers: Mapping[str, str]) -> tuple[bytes, int]:
    """One request; the body of its answer, and its number in the journal; 0 where that is not said."""
    try:
        with _OPENER.open(Request(url, data, dict(headers), method=method), timeout=_PATIENCE) as answer:
            return answer.read(), int(answer.headers.get("X-Sim-Request-Id") or 0)
    except HTTPError as error:
        with error:
            raise _refused(method, url, error.code, error.read()) from None
    except URLError as error:
        raise ConnectionError(f"no simulator answers at {url}: {error.reason}") from None
    except (OSError, HTTPException) as error:
        raise ConnectionError(f"the simulator at {url} broke off: {error}") from None


def _refused(method: str, url: str, status: int, body: bytes) -> SimulatorError:
    text = body.decode("utf-8", "replace")
    try:
        problem = json.loads(text)
    except ValueError:
        problem = None
    if not isinstance(problem, dict) or "detail" not in problem:
        return SimulatorError(status, "", f"{method} {url}: {status} {text[:500]}", problem)
    message = f"{problem['detail']} {problem.get('hint') or ''}".strip()
    return SimulatorError(status, str(problem.get("code", "")), message, problem)
