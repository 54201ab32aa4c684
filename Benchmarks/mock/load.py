"""Makes the mock's database: `load.py FILE ARBETSORDER`, the same every time."""

import random
import sqlite3
import sys
from datetime import date, timedelta
from pathlib import Path

STATUSES = ["REG", "GODK", "PAGAR", "UTFÖRD", "MAK", "ÖVERF"]
REACHED = {"REG": 0, "GODK": 1, "PAGAR": 2, "UTFÖRD": 3, "MAK": 1, "ÖVERF": 3}
OBJEKT = 2000
FIRST_ID = 1000


def registers(db: sqlite3.Connection) -> None:
    db.executemany("INSERT INTO resurs VALUES (?, ?, ?, ?)", [
        (f"R{100 + n}", f"Resurs {n}", f"resurs{n}@example.com", f"08-465 004 {n:02}") for n in range(20)])
    db.executemany("INSERT INTO kund VALUES (?, ?, ?)", [
        (310001 + n, f"KUNDA{10001 + n}", f"Kund {n}") for n in range(500)])
    db.executemany("INSERT INTO objekt VALUES (?, ?)", [
        (str(9900101 + n), f"Storgatan {n + 1}") for n in range(OBJEKT)])
    db.executemany("INSERT INTO prio VALUES (?, ?, ?)", [("10", "Normal", 40), ("30", "Akut", 4)])
    db.executemany("INSERT INTO tilltrade VALUES (?, ?)", [("N", "Nej"), ("J", "Ja")])
    db.executemany("INSERT INTO arbetsordertyp VALUES (?, ?)", [
        ("F", "Felanmälan"), ("U", "Underhåll"), ("G", "Eget")])
    db.executemany("INSERT INTO fras VALUES (?, ?)", [
        (501 + n, f"Något fungerar inte som det ska, {n}") for n in range(60)])


def arbetsorder(number: int, chance: random.Random) -> dict[str, object]:
    status = chance.choice(STATUSES)
    reached = REACHED[status]
    resurs = f"R{100 + chance.randrange(20)}"
    objekt = chance.randrange(OBJEKT)
    day = date(2024, 1, 1) + timedelta(days=chance.randrange(700))
    dates = [(day + timedelta(days=step)).strftime("%Y%m%d") for step in range(4)]
    return {
        "id": FIRST_ID + number,
        "objekt_id": str(9900101 + objekt),
        "kund_id": 310001 + objekt % 500,
        "utforare_id": resurs if reached else None,
        "status": status,
        "utrymme_id": 201001 + objekt * 4,
        "enhet_id": 700001 + objekt * 8,
        "fras_id": 501 + chance.randrange(60),
        "beskrivning": f"Något fungerar inte som det ska på plats {chance.randrange(1000)}, sedan i går",
        "kommentar": "Ring innan besök",
        "atgard": "Bytt packning och provkört" if reached == 3 else None,
        "typ": chance.choice("FFFFUG"),
        "tilltrade": chance.choice("NJ"),
        "prio": chance.choice(["10", "10", "10", "30"]),
        "datum_registrerad": dates[0],
        "registrerad_av": "R100",
        "datum_bestalld": dates[1] if reached >= 1 else None,
        "bestalld_av": "R100" if reached >= 1 else None,
        "datum_accepterad": dates[2] if reached >= 2 else None,
        "datum_utford": dates[3] if reached >= 3 else None,
        "utford_av": resurs if reached >= 3 else None,
        "datum_modifierad": (day + timedelta(days=reached)).isoformat() + "T10:30:00+01:00",
        "modifierad_av": "R100",
        "konto": "5110",
        "fastighetsnr": "9900",
        "kostnad": chance.randrange(5000) if reached == 3 else None,
        "faktureras": 0,
        "ursprung": 1,
        "anmalare_namn": "Test Testsson",
        "anmalare_telefon": "0701740605",
        "anmalare_epost": "test@example.com",
    }


def main(path: str, count: int) -> None:
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = OFF")
    db.executescript((Path(__file__).parent / "schema.sql").read_text())
    chance = random.Random(1)
    db.execute("BEGIN")
    registers(db)
    columns = list(arbetsorder(0, random.Random(1)))
    insert = f"INSERT INTO arbetsorder ({', '.join(columns)}) VALUES ({', '.join(':' + name for name in columns)})"
    db.executemany(insert, (arbetsorder(number, chance) for number in range(count)))
    db.execute(
        """INSERT INTO handelse (arbetsorder_id, rubrik, typ, skapad_av, datum_registrerad)
           SELECT id, 'Registrerad', 'SYS', registrerad_av, datum_modifierad FROM arbetsorder""")
    db.execute("COMMIT")
    db.execute("ANALYZE")
    db.close()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
