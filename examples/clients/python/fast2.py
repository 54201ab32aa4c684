"""A client of FAST2's work-order API: two tokens, their renewal, and photos. Python 3.9 or later, nothing else."""

import base64
import json
import mimetypes
import os
import ssl
import uuid
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen


class Refused(Exception):
    """An answer other than 2xx, with the reason that came with it."""

    def __init__(self, status, body):
        self.status = status
        try:
            error = json.loads(body)
        except ValueError:
            error = None
        error = error if isinstance(error, dict) else {}  # a gateway can answer with a page of HTML, too
        # FAST2 says it in message, the gateway in description, the token call in error_description.
        self.message = error.get("description") or error.get("message") or error.get("error_description") or "no reason"
        super().__init__(f"{status}: {self.message}")


class Fast2:
    """One user's session, for one thread at a time. Keep it: a new one logs in anew."""

    def __init__(self, base_url, key, secret, username, password, ca_file=None):
        self.base_url = base_url.rstrip("/")
        self.basic = base64.b64encode(f"{key}:{secret}".encode()).decode()
        self.user = {"username": username, "password": password}
        # Without a file the certificates count that the system trusts.
        self.tls = ssl.create_default_context(cafile=ca_file)
        self.gateway = self.login = self.refresh = None

    def call(self, method, path, body=None):
        """What an operation answers, None where that is nothing; path is what follows /ao-produkt/v1/."""
        data = None if body is None else json.dumps(body).encode()
        return self._send(method, path, data, "application/json")

    def attach(self, order, file, text=None):
        """Puts a photo or a PDF on an arbetsorder: up it goes as a temp file, which is then tied to the arbetsorder."""
        kind = mimetypes.guess_type(file)[0] or "application/octet-stream"
        boundary = uuid.uuid4().hex
        name = os.path.basename(file).replace('"', "%22")
        with open(file, "rb") as bytes_:
            part = (f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
                    f"Content-Type: {kind}\r\n\r\n").encode() + bytes_.read() + f"\r\n--{boundary}--\r\n".encode()
        stored = self._send("POST", "filetransfer/tempfile", part, f"multipart/form-data; boundary={boundary}")
        fil = {"filnamn": stored["fileName"], "typ": "DOKEXTIMG", "beskrivning": text}
        self.call("POST", f"arbetsorder/{order}/filer", {"fil": [fil]})

    def _send(self, method, path, data, kind):
        if self.login is None:
            self._log_in()
        try:
            return self._once(method, path, data, kind)
        except Refused as refused:
            if refused.status != 401:
                raise
        # A token has run out, and nothing was done: once more with new ones. A second 401 is somebody else's mistake.
        self._renew()
        return self._once(method, path, data, kind)

    def _log_in(self):
        """Both tokens anew: the program's from the gateway, then the user's."""
        form = urlencode({"grant_type": "client_credentials"}).encode()
        headers = {"Authorization": f"Basic {self.basic}", "Content-Type": "application/x-www-form-urlencoded"}
        self.gateway = self._exchange("POST", f"{self.base_url}/oauth2/token", form, headers)["access_token"]
        self._enter("auth/login", self.user)

    def _renew(self):
        """The user's token for the refresh token, which lives longer; both anew where that has run out as well."""
        try:
            self._enter("auth/refresh", {"refresh_token": self.refresh})
        except Refused:
            self._log_in()

    def _enter(self, path, body):
        self.login = None
        tokens = self._once("POST", path, json.dumps(body).encode(), "application/json")
        self.login, self.refresh = tokens["access_token"], tokens["refresh_token"]

    def _once(self, method, path, data, kind):
        headers = {"Authorization": f"Bearer {self.gateway}"}
        if self.login is not None:
            headers["X-Auth-Token"] = self.login
        if data is not None:
            headers["Content-Type"] = kind
        return self._exchange(method, f"{self.base_url}/ao-produkt/v1/{path}", data, headers)

    def _exchange(self, method, url, data, headers):
        try:
            with urlopen(Request(url, data, headers, method=method), timeout=30, context=self.tls) as answer:
                body = answer.read()
        except HTTPError as error:
            with error:
                raise Refused(error.code, error.read()) from None
        return json.loads(body) if body else None
