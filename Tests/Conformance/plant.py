"""A gateway between the tools and the server that plants one fault: what the checks are worth is shown by their finding it."""

import http.client
import json
import re
import threading
import urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

# The operation that each fault is planted in.
FAULTS = {
    "not-found": ("getKund", r"GET .*/v1/kund/\d+$"),
    "drop-field": ("getArbetsorder_1", r"GET .*/v1/arbetsorder/\d+$"),
    "ignore-filter": ("getArbetsordrar_1", r"GET .*/v1/arbetsorder$"),
}


class Planted:
    """Passes everything on to a server, but for the fault."""

    def __init__(self, url, fault):
        target = urllib.parse.urlsplit(url)
        pattern = re.compile(FAULTS[fault][1])

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do(self):
                path, _, query = self.path.partition("?")
                hit = pattern.match(f"{self.command} {path}")
                if hit and fault == "ignore-filter":
                    query = "&".join(q for q in query.split("&") if not q.startswith("status"))
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                connection = http.client.HTTPConnection(target.hostname, target.port, timeout=60)
                headers = {k: v for k, v in self.headers.items() if k.lower() not in ("host", "connection")}
                connection.request(self.command, path + ("?" + query if query else ""), body, headers)
                answer = connection.getresponse()
                content, status = answer.read(), answer.status
                if hit and fault == "not-found":
                    status, content = 404, json.dumps({"id": "0", "message": "planted", "userMessage": None}).encode()
                if hit and fault == "drop-field" and status == 200:
                    content = json.dumps({k: v for k, v in json.loads(content).items() if k != "pamin2"}).encode()
                self.send_response(status)
                for name, value in answer.getheaders():
                    if name.lower() not in ("content-length", "connection", "transfer-encoding"):
                        self.send_header(name, value)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = do

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()
