"""What the demo seed has: values that hit, by the names under which bodies and parameters carry them."""

import datetime

VALUES = {
    "objektId": ["9900101", "9900102", "9900201", "9910101", "9920104"],
    "kundNr": ["KUNDA10001", "KUNDA10002", "KUNDA10003"],
    "kundnummer": ["KUNDA10001"],
    "kundId": [310001, 310002, 310003],
    "resursId": ["R100", "R110", "E200"],
    "utforare": ["R100", "E200", "G10"],
    "buntId": ["B1", "B2"],
    "prioKod": ["10", "30", "50"],
    "tilltradeKod": ["N", "J"],
    "tilltradesKod": ["N", "J"],
    "arbetsordertypKod": ["F", "G"],
    "feltyp": ["F", "U", "G"],
    "ursprung": [1, 9],
    "typKod": ["BOM", "ANT", "DOKEXTIMG"],
    "aktivitet": ["1", "2", "3"],
    "foretagsnr": ["01"],
    "utrymmesId": [201001],
    "enhetsId": [700001],
    "enhetId": [700001],
    "status": ["REG", "GODK", "PAGAR", "UTFÖRD", "MAK", "ÖVERF"],
}
# Fields whose generated value would seldom agree with the rest of a body: sent only where a fixture sets them.
LEFT_OUT = {
    "statusKod", "utrymmesId", "enhetsId", "frasNr", "nyEnhet", "bokning", "planering", "frasId", "after",
    "sluttid", "starttid", "timmar", "minuter", "pris", "aktivTom", "aktivFrom", "telefonMobil", "telefonOvrig", "epost",
    "tilltrade", "kostnad", "materialKostnad", "materialkostnad", "fakturerasBelopp", "fakturaBelopp",
}
# What a positive number of kronor, a date and so on may look like where a generated one would break a rule of business.
TAME = {
    "epost": ["a.b@example.com", "x@y.se"],
    "telefonMobil": ["070-174 06 40", "+46 70 1740640"],
    "telefonOvrig": ["08-465 004 77"],
    "timmar": [0, 1, 1.5, 7],
    "minuter": [0, 5, 59],
    "pris": [0, 520],
    "kostnad": [0, 1200],
    "materialKostnad": [0, 450],
    "materialkostnad": [0, 450],
    "fakturerasBelopp": [0, 600],
    "fakturaBelopp": [0, 600],
    "aktivFrom": ["20260302"],
    "aktivTom": ["20260303"],
    "datumFom": ["20260302"],
    "datumTom": ["20260303"],
    "first": [1, 5, 1000],
}


def overlay(value, rng):
    """Puts values of the seed into a generated body, and takes out what would break a rule of business."""
    if isinstance(value, list):
        return [overlay(item, rng) for item in value]
    if not isinstance(value, dict):
        return value
    out = {}
    for name, item in value.items():
        if name in TAME and rng.random() < 0.9:
            out[name] = rng.choice(TAME[name])
        elif name in LEFT_OUT and rng.random() < 0.9:
            continue
        elif name in VALUES and rng.random() < 0.95:
            chosen = rng.choice(VALUES[name])
            out[name] = [chosen] if isinstance(item, list) else chosen
        else:
            out[name] = overlay(item, rng)
    return out


def slots():
    """Ids of slots of R100, each once: working hours from the first Monday after the demo seed's bookings."""
    day = datetime.date(2026, 3, 9)
    while True:
        # Weeks without a public holiday would do; a slot of a holiday is refused and costs one request.
        if day.weekday() < 5:
            for hour in range(7, 16):
                yield f"R100-{day:%Y%m%d}{hour:02}00"
        day += datetime.timedelta(days=1)

