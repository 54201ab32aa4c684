"""One arbetsorder from a report to UTFÖRD, with a photo where a file is given: python3 walk.py [PHOTO]"""

import sys
from os import environ

from fast2 import Fast2, Refused

fast2 = Fast2(
    environ.get("FAST2_BASE_URL", "http://127.0.0.1:8280"),
    environ.get("CONSUMER_KEY", "demo-key"), environ.get("CONSUMER_SECRET", "demo-secret"),
    environ.get("FAST2_USERNAME", "user"), environ.get("FAST2_PASSWORD", "password"),
    environ.get("FAST2_TLS_CA_FILE"))

try:
    # Searches take the kund's internal number, a new arbetsorder takes the customer number.
    search = {"filter": {"kundId": int(environ.get("KUND_ID", "310001"))}}
    found = fast2.call("POST", "fastastrukturen/objekt/felanmalningsbara/uthyrningsbara", search)
    objekt = found["edges"][0]["node"]["id"]
    created = fast2.call("POST", "arbetsorder", {
        "arbetsordertypKod": "F", "kundNr": environ.get("KUND_NR", "KUNDA10001"), "objektId": objekt, "ursprung": 1,
        "resursId": "R100", "information": {"beskrivning": "Ugnen blir inte varm"}})
    # The document calls it id, the gateway's OpenAPI arbetsorderId.
    order = created.get("id") or created["arbetsorderId"]
    print(f"arbetsorder {order} on objekt {objekt}")

    for photo in sys.argv[1:]:
        fast2.attach(order, photo, "Så här ser det ut")
        print(f"{photo} is attached")

    for status in ("GODK", "PAGAR", "UTFÖRD"):
        fast2.call("PUT", f"arbetsorder/{order}/status", {"statuskod": status})
    print("it is", fast2.call("GET", f"arbetsorder/{order}/status")["statuskod"])
except Refused as refused:
    sys.exit(f"refused with {refused}")
