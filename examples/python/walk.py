#!/usr/bin/env python3
"""One arbetsorder from report to UTFÖRD over the FAST2 API, with Python's standard library only.

Prints what happens at each step and exits with 1 as soon as an answer is not the expected one.
"""

import base64
import json
import os
import sys
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
    """A session with both tokens: the program's (gateway) and the user's (login)."""

    def __init__(self):
        self.log_in()

    def log_in(self):
        basic = base64.b64encode(f"{CONSUMER_KEY}:{CONSUMER_SECRET}".encode()).decode()
        form = urlencode({"grant_type": "client_credentials"}).encode()
        headers = {"Authorization": f"Basic {basic}", "Content-Type": "application/x-www-form-urlencoded"}
        gateway = send("POST", f"{BASE_URL}/oauth2/token", headers, form)
        self.headers = {"Authorization": f"Bearer {gateway['access_token']}", "Content-Type": "application/json"}
        user = self.send_json("POST", "auth/login", {"username": USERNAME, "password": PASSWORD})
        self.headers["X-Auth-Token"] = user["access_token"]

    def send_json(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        return send(method, f"{BASE_URL}/ao-produkt/v1/{path}", self.headers, data)

    def call(self, method, path, body=None, **query):
        if query:
            path += "?" + urlencode(query)
        try:
            return self.send_json(method, path, body)
        except Refused as refusal:
            if refusal.status != 401:
                raise
        self.log_in()  # a token has run out: once more with new ones
        return self.send_json(method, path, body)


def expect(fact, sentence):
    if not fact:
        sys.exit(f"NOT AS EXPECTED: {sentence}")


def find_enhet(fast2):
    """The first objekt of the kund that has a utrymme with an enhet that can be reported."""
    path = "fastastrukturen/objekt/felanmalningsbara/uthyrningsbara"
    answer = fast2.call("POST", path, {"filter": {"kundId": KUND_ID}})
    print(f"kund {KUND_ID} has {len(answer['edges'])} objekt")
    for objekt in (edge["node"] for edge in answer["edges"]):
        for utrymme in fast2.call("GET", "fastastrukturen/utrymmen", objektId=objekt["id"]):
            for enhet in fast2.call("GET", "fastastrukturen/enheter", utrymmesId=utrymme["id"]):
                if enhet["felanmalan"]:
                    return objekt, utrymme, enhet
    sys.exit(f"NOT AS EXPECTED: kund {KUND_ID} has no enhet that can be reported")


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

    created = fast2.call("POST", "arbetsorder", {
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
    # The document calls it id, the gateway's published OpenAPI arbetsorderId.
    order = created.get("id") or created.get("arbetsorderId")
    expect(isinstance(order, int), f"the number of the new arbetsorder, not {created}")
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
