#!/usr/bin/env python3
"""One arbetsorder from report to UTFÖRD over the FAST2 API, with Python's standard library only.

Prints what happens at each step and exits with 1 as soon as an answer is not the expected one.
"""

import base64
import json
import os
import sys
import time
import uuid
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

BASE_URL = os.environ.get("FAST2_BASE_URL", "http://127.0.0.1:8280").rstrip("/")
CONSUMER_KEY = os.environ.get("CONSUMER_KEY", "demo-key")
CONSUMER_SECRET = os.environ.get("CONSUMER_SECRET", "demo-secret")
USERNAME = os.environ.get("FAST2_USERNAME", "user")
PASSWORD = os.environ.get("FAST2_PASSWORD", "password")
KUND_ID = int(os.environ.get("KUND_ID", "310001"))  # the internal number, for searches
KUND_NR = os.environ.get("KUND_NR", "KUNDA10001")  # the customer number, for new arbetsorder


class Refused(Exception):
    """An answer other than 2xx, with the reason that came with it."""

    def __init__(self, status, body, headers):
        self.status, self.notes = status, headers.get("X-Sim-Notes")
        try:
            error = json.loads(body)
        except ValueError:
            error = {}
        error = error if isinstance(error, dict) else {}
        # FAST2 sends message and userMessage, the gateway message and description, the token call error_description.
        self.message = error.get("message") or error.get("error_description") or body.decode("utf-8", "replace")
        self.user_message = error.get("userMessage") or error.get("description")
        # The gateway's own refusals of a token have these codes; any other 401 is about the login.
        self.is_of_gateway_token = status == 401 and str(error.get("code", "")).startswith("9009")
        after = headers.get("Retry-After", "")
        self.pause = min(int(after), 60) if after.isdigit() else None
        super().__init__(f"{status}: {self.message}")


def send(method, url, headers, data=None):
    try:
        with urlopen(Request(url, data, headers, method=method), timeout=30) as answer:
            body = answer.read()
    except HTTPError as error:
        with error:
            raise Refused(error.code, error.read(), error.headers) from None
    return json.loads(body) if body else None


class Fast2:
    """A session with both tokens: the program's (gateway) and the user's (login).

    It renews what has run out, waits where it is told to, and sends again what can be sent again.
    """

    attempts = 4

    def __init__(self):
        self.headers = {"Content-Type": "application/json"}
        self.fetch_gateway_token()
        self.log_in()

    def fetch_gateway_token(self):
        basic = base64.b64encode(f"{CONSUMER_KEY}:{CONSUMER_SECRET}".encode()).decode()
        form = urlencode({"grant_type": "client_credentials"}).encode()
        headers = {"Authorization": f"Basic {basic}", "Content-Type": "application/x-www-form-urlencoded"}
        answer = send("POST", f"{BASE_URL}/oauth2/token", headers, form)
        self.headers["Authorization"] = f"Bearer {answer['access_token']}"

    def log_in(self):
        self.take_login(self.call("POST", "auth/login", {"username": USERNAME, "password": PASSWORD}, again=True))

    def renew_login(self):
        """Swaps the refresh token, which is good once; logs in anew where it is over, too."""
        try:
            answer = self.call("POST", "auth/refresh", {"refresh_token": self.refresh_token}, again=True)
        except Refused as refusal:
            if refusal.status not in (400, 401):
                raise
            self.log_in()
        else:
            self.take_login(answer)

    def take_login(self, answer):
        # A diagram of the document prints these names otherwise.
        self.headers["X-Auth-Token"] = answer.get("access_token") or answer["accessToken"]
        self.refresh_token = answer.get("refresh_token") or answer.get("refreshToken")

    def send_json(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        # Without the old login token, which may be the reason for the call.
        headers = {k: v for k, v in self.headers.items() if k != "X-Auth-Token" or not path.startswith("auth/")}
        return send(method, f"{BASE_URL}/ao-produkt/v1/{path}", headers, data)

    def call(self, method, path, body=None, again=None, done=None, **query):
        """One call of the API.

        again: whether it does no harm to send it twice; left out, everything but POST.
        done: asks whether a call whose answer was lost has been carried out: its answer, or None.
        """
        if query:
            path += "?" + urlencode(query)
        again = method != "POST" if again is None else again
        renewed = set()
        for attempt in range(1, self.attempts + 1):
            try:
                return self.send_json(method, path, body)
            except Refused as refusal:
                if attempt == self.attempts or not self.can_go_on(refusal, path, renewed):
                    raise
                is_unknown = refusal.status in (500, 502, 504)
                if is_unknown and not again and done is None:
                    raise
                pause = refusal.pause if refusal.pause is not None else 0 if refusal.status == 401 else 0.5 * attempt
            except OSError:
                # The connection broke, and nobody knows when.
                if attempt == self.attempts or not again and done is None:
                    raise
                is_unknown, pause = True, 0.5 * attempt
            time.sleep(pause)
            if is_unknown and not again:
                answer = done()
                if answer is not None:
                    return answer

    def can_go_on(self, refusal, path, renewed):
        """Renews the token that a refusal is about. False where the call would only be refused once more."""
        if refusal.status in (429, 500, 502, 503, 504):
            return True
        kind = "gateway" if refusal.is_of_gateway_token else "login"
        # A second refusal after a new token means that the credentials are wrong, as a refused login does.
        if refusal.status != 401 or kind in renewed or kind == "login" and path.startswith("auth/"):
            return False
        renewed.add(kind)
        if kind == "gateway":
            self.fetch_gateway_token()
        else:
            self.renew_login()
        return True


def expect(fact, sentence):
    if not fact:
        sys.exit(f"NOT AS EXPECTED: {sentence}")


def find_enhet(fast2):
    """The first objekt of the kund that has a utrymme with an enhet that can be reported."""
    path = "fastastrukturen/objekt/felanmalningsbara/uthyrningsbara"
    answer = fast2.call("POST", path, {"filter": {"kundId": KUND_ID}}, again=True)
    print(f"kund {KUND_ID} has {len(answer['edges'])} objekt")
    for objekt in (edge["node"] for edge in answer["edges"]):
        for utrymme in fast2.call("GET", "fastastrukturen/utrymmen", objektId=objekt["id"]):
            for enhet in fast2.call("GET", "fastastrukturen/enheter", utrymmesId=utrymme["id"]):
                if enhet["felanmalan"]:
                    return objekt, utrymme, enhet
    sys.exit(f"NOT AS EXPECTED: kund {KUND_ID} has no enhet that can be reported")


def create(fast2, body):
    """A new arbetsorder. One whose answer was lost is looked for by our own id, so that it is never made twice."""
    body = body | {"externtId": str(uuid.uuid4())}

    def done():
        orders = fast2.call("GET", "arbetsorder", objektId=body["objektId"], kundNr=body["kundNr"])
        return next((order for order in orders if order["externtId"] == body["externtId"]), None)

    created = fast2.call("POST", "arbetsorder", body, done=done)
    # The document calls it id, the gateway's published OpenAPI arbetsorderId.
    return created.get("id") or created.get("arbetsorderId")


def change_status(fast2, order, statuskod):
    fast2.call("PUT", f"arbetsorder/{order}/status", {"statuskod": statuskod})
    show_status(fast2, order, statuskod)


def show_status(fast2, order, expected):
    status = fast2.call("GET", f"arbetsorder/{order}/status")["statuskod"]
    following = [row["statuskod"] for row in fast2.call("GET", f"arbetsorder/{order}/status/vardelista")]
    print(f"  {status:6} can become: {', '.join(following) or 'nothing'}")
    expect(status == expected, f"status {expected}, not {status}")


def main():
    fast2 = Fast2()
    print(f"logged in at {BASE_URL} as {USERNAME}")

    objekt, utrymme, enhet = find_enhet(fast2)
    print(f"objekt {objekt['id']}, utrymme {utrymme['id']} {utrymme['beskrivning']}, "
          f"enhet {enhet['id']} {enhet['beskrivning']}")
    fraser = fast2.call("GET", "fastastrukturen/fraser", enhetsId=enhet["id"])
    print("fraser: " + (", ".join(fras["fras"]["text"] for fras in fraser) or "none"))

    order = create(fast2, {
        "arbetsordertypKod": "F",
        "kundNr": KUND_NR,
        "objektId": objekt["id"],
        "ursprung": 1,
        "utrymmesId": utrymme["id"],
        "enhetsId": enhet["id"],
        "information": {"beskrivning": fraser[0]["fras"]["text"] if fraser else "Fungerar inte"},
        "anmalare": {"namn": "Test Testsson", "telefon": "0701740605", "epostAdress": "test@example.com"},
        "resursId": "R100",
    })
    expect(isinstance(order, int), f"the number of the new arbetsorder, not {order}")
    print(f"arbetsorder {order}")

    show_status(fast2, order, "REG")
    for statuskod in ("GODK", "PAGAR", "UTFÖRD"):
        change_status(fast2, order, statuskod)

    try:
        fast2.call("PUT", f"arbetsorder/{order}/status", {"statuskod": "REG"})
    except Refused as refusal:
        expect(refusal.status == 400, f"400 for UTFÖRD -> REG, not {refusal.status}")
        print(f"UTFÖRD -> REG is refused with {refusal.status}")
        print(f"  message:     {refusal.message}")
        print(f"  userMessage: {refusal.user_message}")
        print(f"  X-Sim-Notes: {refusal.notes}")
    else:
        expect(False, "UTFÖRD -> REG is refused")

    read = fast2.call("GET", f"arbetsorder/{order}")
    expect(read["status"]["statusKod"] == "UTFÖRD", f"UTFÖRD after the refusal, not {read['status']}")
    print("who and when")
    for name in ("registrerad", "bestalld", "accepterad", "utford", "modifierad"):
        expect(read[name], f"{name} is filled")
        # The two contracts spell some of these keys differently; each group has one date and at most one resurs.
        when = next(value for key, value in read[name].items() if key.startswith("datum"))
        who = next((value["namn"] for value in read[name].values() if isinstance(value, dict)), "")
        print(f"  {name:11} {when} {who}")
        expect(when, f"{name} has a date")

    handelser = fast2.call("GET", "arbetsorder/handelser", arbetsorderId=order)
    print("händelser")
    for handelse in handelser:
        print(f"  {handelse['datumRegistrerad']} {handelse['skapadAv']}: {handelse['rubrik']}")
    expect(len(handelser) >= 4, f"a händelse for each of the four steps, not {len(handelser)}")


if __name__ == "__main__":
    try:
        main()
    except Refused as refusal:
        sys.exit(f"NOT AS EXPECTED: {refusal} ({refusal.user_message}; X-Sim-Notes: {refusal.notes})")
    except OSError as error:
        sys.exit(f"no answer from {BASE_URL}: {error}")
