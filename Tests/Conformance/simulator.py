"""The server under test: one process, and worlds that are made by touching them."""

import base64
import json
import os
import signal
import subprocess
import tempfile
import time

import requests

KEYS = {"1.1": "demo-key", "published": "demo-key-published"}
# Frozen, so that no token expires and every run sees the same slots and dates.
CLOCK = {"now": "2026-03-02T08:00:00+01:00", "freeze": True}


class Simulator:
    """The program on a free port, with a fresh database in memory."""

    def __init__(self, binary, *options):
        binary = os.path.abspath(binary)
        self.folder = tempfile.TemporaryDirectory()
        port_file = os.path.join(self.folder.name, "port")
        self.process = subprocess.Popen(
            [binary, "serve", "--db", ":memory:", "--port", "0", "--tls", "--port-file", port_file, "--log", "off", *options],
            stdout=subprocess.DEVNULL,
            cwd=self.folder.name,
            env={k: v for k, v in os.environ.items() if not k.startswith("FAST2SIM_")},
        )
        for _ in range(600):
            if self.process.poll() is not None:
                raise SystemExit(f"the server ended with {self.process.returncode}")
            if os.path.exists(port_file):
                break
            time.sleep(0.05)
        else:
            raise SystemExit("the server was not ready within 30 s")
        with open(port_file) as f:
            self.url = f"http://127.0.0.1:{int(f.readline())}"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(20)
        self.folder.cleanup()

    def document(self, contract):
        """The served description of a contract."""
        return requests.get(f"{self.url}/_sim/openapi.json", params={"contract": contract}, timeout=30).json()


class World:
    """A world of its own, and Anna Berg logged in to it under a contract."""

    def __init__(self, url, name, contract):
        self.name, self.contract = name, contract
        self.base = f"{url}/w/{name}"
        self.session = requests.Session()
        self.session.put(f"{self.base}/_sim/clock", json=CLOCK, timeout=30).raise_for_status()
        self.key = KEYS[contract]
        self.gateway = self.gateway_token()
        self.headers = {"Authorization": f"Bearer {self.gateway}"}
        self.headers["X-Auth-Token"] = self.log_in()["access_token"]

    def basic(self):
        return "Basic " + base64.b64encode(f"{self.key}:demo-secret".encode()).decode()

    def gateway_token(self):
        answer = self.session.post(
            f"{self.base}/oauth2/token",
            data={"grant_type": "client_credentials"},
            headers={"Authorization": self.basic()},
            timeout=30,
        )
        answer.raise_for_status()
        return answer.json()["access_token"]

    def log_in(self, user="user", password="password"):
        return self.ask("POST", "/v1/auth/login", {"username": user, "password": password})

    def ask(self, method, path, body=None, **more):
        """Sends a request that must succeed; its answer as JSON, or nothing."""
        answer = self.session.request(method, self.base + path, json=body, headers=self.headers, timeout=30, **more)
        if answer.status_code >= 300:
            raise RuntimeError(f"{method} {path} {json.dumps(body)}: {answer.status_code} {answer.text}")
        return answer.json() if answer.content else None

    def name_of(self, document, published):
        return document if self.contract == "1.1" else published
