"""The few calls that the benchmark makes itself: tokens, ids, sizes, health."""

from __future__ import annotations

import base64
import http.client
import json
import os
from urllib.parse import quote, urlencode, urlsplit

from .load import BenchmarkError, Session

API = "/ao-produkt/v1"
KEY = os.environ.get("CONSUMER_KEY", "demo-key")
SECRET = os.environ.get("CONSUMER_SECRET", "demo-secret")
USERNAME = os.environ.get("FAST2_USERNAME", "user")
PASSWORD = os.environ.get("FAST2_PASSWORD", "password")
STATUSES = ("GODK", "PAGAR", "UTFÖRD")
# The statuses and types that a real client lists, as one value each.
LIST_FILTER = f"status={quote('PAGAR,REG,GODK')}&feltyp={quote('F,G')}"
FILTERED = f"{API}/arbetsorder?{LIST_FILTER}&limit=100"


class Client:
    """A keep-alive connection; an answer that is not 2xx raises."""

    def __init__(self, url: str, prefix: str = ""):
        self.url, self.prefix = url, prefix
        self.connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=30)
        self.headers: dict[str, str] = {}

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()

    def send(self, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None) -> bytes:
        self.connection.request(method, self.prefix + path, body, {**self.headers, **(headers or {})})
        answer = self.connection.getresponse()
        content = answer.read()
        if answer.status // 100 != 2:
            raise BenchmarkError(f"{method} {self.prefix}{path}: {answer.status} {content[:300]!r}")
        return content

    def json(self, method: str, path: str, body: object = None) -> object:
        data = None if body is None else json.dumps(body).encode()
        headers = {} if data is None else {"Content-Type": "application/json"}
        content = self.send(method, path, data, headers)
        return json.loads(content) if content else None

    def log_in(self) -> Session:
        basic = base64.b64encode(f"{KEY}:{SECRET}".encode()).decode()
        self.headers = {}
        content = self.send(
            "POST", "/oauth2/token", urlencode({"grant_type": "client_credentials"}).encode(),
            {"Authorization": f"Basic {basic}", "Content-Type": "application/x-www-form-urlencoded"})
        gateway = json.loads(content)["access_token"]
        self.headers = {"Authorization": f"Bearer {gateway}"}
        login = self.json("POST", f"{API}/auth/login", {"username": USERNAME, "password": PASSWORD})["access_token"]
        self.headers["X-Auth-Token"] = login
        return Session(self.url, gateway, login)

    def carry_out(self, order: int) -> None:
        """The steps of a new arbetsorder to its last status."""
        for status in STATUSES:
            self.json("PUT", f"{API}/arbetsorder/{order}/status", {"statuskod": status})

    def page(self, filters: str = "", offset: int = 0, limit: int = 100) -> list[dict]:
        return self.json("GET", f"{API}/arbetsorder?{filters}&offset={offset}&limit={limit}".replace("?&", "?"))

    def count(self, filters: str = "", at_most: int = 4_000_000) -> int:
        """How many arbetsorder the list has: there is no total on the wire, so the end is found by halving."""
        low, high = 0, at_most
        while low < high:
            middle = (low + high) // 2
            if self.page(filters, middle, 1):
                low = middle + 1
            else:
                high = middle
        return low
