"""One SQLite connection per thread, the small registers, and the way from a row to ArbetsorderUt."""

import os
import sqlite3
import threading
from functools import lru_cache

import models as m

DATABASE = os.environ["MOCK_DB"]
SYNCHRONOUS = os.environ.get("MOCK_SYNCHRONOUS", "NORMAL")

# SQLite has one writer at a time; waiting here is cheaper than in its busy handler.
write_lock = threading.Lock()
_local = threading.local()


def connection() -> sqlite3.Connection:
    if not hasattr(_local, "connection"):
        db = sqlite3.connect(DATABASE, isolation_level=None, timeout=10)
        db.row_factory = sqlite3.Row
        db.execute("PRAGMA journal_mode = WAL")
        db.execute(f"PRAGMA synchronous = {SYNCHRONOUS}")
        db.execute("PRAGMA foreign_keys = ON")
        _local.connection = db
    return _local.connection


# Registers do not change while the mock runs, so each row is built once.
@lru_cache(maxsize=10_000)
def resurs(id: str | None) -> m.Resurs | None:
    row = connection().execute("SELECT * FROM resurs WHERE id = ?", (id,)).fetchone() if id else None
    if row is None:
        return None
    telefon = [m.Telefon(typ="Arbete", telefonNr=row["telefon"])] if row["telefon"] else []
    kommunikation = m.Kommunikation(epostAdress=row["epost"], telefon=telefon)
    return m.Resurs(id=row["id"], namn=row["namn"], kommunikation=kommunikation)


@lru_cache
def prio(kod: str) -> m.Prio:
    row = connection().execute("SELECT * FROM prio WHERE kod = ?", (kod,)).fetchone()
    return m.Prio(prioKod=kod, prioBesk=row["beskrivning"], prioSla=row["sla"])


@lru_cache
def tilltrade(kod: str) -> m.Tilltrade:
    row = connection().execute("SELECT * FROM tilltrade WHERE kod = ?", (kod,)).fetchone()
    return m.Tilltrade(tilltradeKod=kod, tilltradeBesk=row["beskrivning"])


@lru_cache
def typ(kod: str) -> m.ArbetsorderTyp:
    row = connection().execute("SELECT * FROM arbetsordertyp WHERE kod = ?", (kod,)).fetchone()
    return m.ArbetsorderTyp(arbetsordertypKod=kod, arbetsordertypBesk=row["beskrivning"])


@lru_cache(maxsize=10_000)
def fras(id: int) -> m.Fras:
    row = connection().execute("SELECT * FROM fras WHERE id = ?", (id,)).fetchone()
    return m.Fras(frasKod=id, frasBesk=row["text"])


def arbetsorder_ut(row: sqlite3.Row) -> m.ArbetsorderUt:
    return m.ArbetsorderUt(
        id=row["id"],
        externtId=row["extern_id"],
        externtNr=row["extern_nr"],
        objekt=m.ObjektRef(id=row["objekt_id"]),
        kund=m.KundRef(id=row["kund_id"]) if row["kund_id"] else None,
        utforare=resurs(row["utforare_id"]),
        status=m.Status(statusKod=row["status"]),
        utrymme=m.UtrymmeRef(id=row["utrymme_id"]) if row["utrymme_id"] else None,
        enhet=m.EnhetRef(id=row["enhet_id"], enhetsNotering=row["enhets_notering"]) if row["enhet_id"] else None,
        fras=fras(row["fras_id"]) if row["fras_id"] else None,
        information=m.Information(
            beskrivning=row["beskrivning"], kommentar=row["kommentar"],
            anmarkning=row["anmarkning"], atgard=row["atgard"]),
        arbetsorderTyp=typ(row["typ"]),
        tilltrade=tilltrade(row["tilltrade"]) if row["tilltrade"] else None,
        prio=prio(row["prio"]) if row["prio"] else None,
        registrerad=m.Registrerad(
            datumregistrerad=row["datum_registrerad"], registreradAv=resurs(row["registrerad_av"])),
        bestalld=m.Bestalld(datumBestalld=row["datum_bestalld"], bestalldAv=resurs(row["bestalld_av"]))
        if row["datum_bestalld"] else None,
        accepterad=m.Accepterad(datumAccepterad=row["datum_accepterad"]) if row["datum_accepterad"] else None,
        utford=m.Utford(datumUtford=row["datum_utford"], utfordAv=resurs(row["utford_av"]))
        if row["datum_utford"] else None,
        modifierad=m.Modifierad(
            datumModifierad=row["datum_modifierad"], modifieradAv=resurs(row["modifierad_av"]))
        if row["datum_modifierad"] else None,
        planering=m.Planering(
            bokadDatum=row["bokad_datum"], bokadFromTid=row["bokad_from"],
            bokadTomTid=row["bokad_tom"], bokadMedModul=False)
        if row["bokad_datum"] else None,
        ekonomi=m.Ekonomi(
            konteringsKonto=row["konto"], konterinfRefKst=row["ref_kst"],
            konteringFastighetsNr=row["fastighetsnr"], konteringUhFel=row["uh_fel"],
            konteringMaterialKonto=row["material_konto"], konteringProjekt=row["projekt"],
            konteringDriftProjekt=row["drift_projekt"], materialkostnad=row["material_kostnad"],
            kostnad=row["kostnad"])
        if row["konto"] else None,
        fakturera=m.Fakturera(faktureras=bool(row["faktureras"]), fakturaBelopp=row["faktura_belopp"])
        if row["faktureras"] is not None else None,
        ursprung=row["ursprung"],
        annanAnmalare=m.Anmalare(
            namn=row["anmalare_namn"], telefon=row["anmalare_telefon"], epostAdress=row["anmalare_epost"])
        if row["anmalare_namn"] else None,
        nyckelinformation=m.Nyckelinformation(adress=row["nyckel_adress"], kod=row["nyckel_kod"])
        if row["nyckel_adress"] else None,
        kundPrimarKontaktsatt=row["kontaktsatt"],
    )
