"""Runs a command against the simulator of FAST2_BASE_URL, whose clock it moves in between: tokens run out on the way.

    fast2sim exec -- python3 Tests/Examples/expiring.py COMMAND [ARGUMENT…]
"""

import http.client
import json
import os
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

SIMULATOR = urlsplit(os.environ["FAST2_BASE_URL"])
# Before the first such request, in this order, the clock is moved so far: past the user's token twice, also before a
# form that has to be sent again, and past all tokens there are.
MOVES = [("POST", "/arbetsorder", "PT31M"), ("POST", "/tempfile", "PT31M"), ("PUT", "/status", "PT13H")]


def ask(method, path, body, headers):
    connection = http.client.HTTPConnection(SIMULATOR.hostname, SIMULATOR.port, timeout=60)
    try:
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        return answer.status, answer.getheaders(), answer.read()
    finally:
        connection.close()


class Between(BaseHTTPRequestHandler):
    """What stands between the command and the simulator."""

    protocol_version = "HTTP/1.1"

    def pass_on(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if MOVES and self.command == MOVES[0][0] and self.path.endswith(MOVES[0][1]):
            self.move(MOVES.pop(0)[2])
        # The body has been read, so nobody waits for a word before it is sent.
        kept = {name: value for name, value in self.headers.items() if name.lower() not in ("expect", "connection")}
        status, headers, answer = ask(self.command, self.path, body, kept)
        self.send_response(status)
        for name, value in headers:
            if name.lower() not in ("content-length", "connection", "date", "server"):
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    do_GET = do_POST = do_PUT = pass_on

    @staticmethod
    def move(duration):
        control = {"Content-Type": "application/json"}
        status, _, answer = ask("PUT", "/_sim/clock", json.dumps({"advance": duration}), control)
        if status != 200:
            raise SystemExit(f"expiring: the clock can't be moved: {answer!r}")

    def log_message(self, *_):
        pass


def main():
    between = ThreadingHTTPServer(("127.0.0.1", 0), Between)
    threading.Thread(target=between.serve_forever, daemon=True).start()
    environment = os.environ | {"FAST2_BASE_URL": f"http://127.0.0.1:{between.server_port}"}
    code = subprocess.run(sys.argv[1:], env=environment, check=False).returncode
    if code == 0 and MOVES:
        sys.exit(f"expiring: nobody sent {MOVES[0][0]} …{MOVES[0][1]}")
    sys.exit(code)


main()
