"""A mock of FAST2 as a competent integrator writes it in a day: FastAPI, pydantic models, SQLite.

Run with `MOCK_DB=mock.sqlite uvicorn app:app`; `load.py` makes the database.
"""

import time
from datetime import datetime, timezone
from typing import Annotated

import jwt
from fastapi import Depends, FastAPI, Form, Header, HTTPException, Query
from fastapi.security import HTTPBasic, HTTPBasicCredentials

from database import arbetsorder_ut, connection, write_lock
from models import ArbetsorderPostIn, ArbetsorderPostUt, ArbetsorderUt, AuthUt, LoginIn, TokenUt

SECRET = "a secret of the mock that is long enough for HS256"
KLIENTER = {"demo-key": "demo-secret"}
ANVANDARE = {"user": ("password", "R100")}
GATEWAY_SECONDS = 43_200
LOGIN_SECONDS = 1_800

app = FastAPI(title="FAST2 mock")
basic = HTTPBasic()


def make_token(subject: str, audience: str, seconds: int) -> str:
    now = int(time.time())
    return jwt.encode({"sub": subject, "aud": audience, "iat": now, "exp": now + seconds}, SECRET, "HS256")


def read_token(token: str, audience: str, message: str) -> str:
    try:
        return jwt.decode(token, SECRET, algorithms=["HS256"], audience=audience)["sub"]
    except jwt.InvalidTokenError:
        raise HTTPException(401, message)


# async: no input or output here, so a thread would only cost.
async def gateway(authorization: Annotated[str | None, Header()] = None) -> str:
    if authorization is None or not authorization.startswith("Bearer "):
        raise HTTPException(401, "Missing Credentials")
    return read_token(authorization.removeprefix("Bearer "), "gateway", "Invalid Credentials")


async def caller(
    klient: Annotated[str, Depends(gateway)], x_auth_token: Annotated[str | None, Header()] = None
) -> str:
    return read_token(x_auth_token or "", "fast2", "Invalid JWT token")


Caller = Annotated[str, Depends(caller)]


@app.get("/health")
def health() -> dict[str, str]:
    connection().execute("SELECT 1")
    return {"status": "ok"}


@app.post("/oauth2/token", response_model=TokenUt)
def token(credentials: Annotated[HTTPBasicCredentials, Depends(basic)], grant_type: Annotated[str, Form()]):
    if KLIENTER.get(credentials.username) != credentials.password:
        raise HTTPException(401, "invalid_client")
    if grant_type != "client_credentials":
        raise HTTPException(400, "unsupported_grant_type")
    return TokenUt(
        access_token=make_token(credentials.username, "gateway", GATEWAY_SECONDS), expires_in=GATEWAY_SECONDS)


@app.post("/ao-produkt/v1/auth/login", response_model=AuthUt, dependencies=[Depends(gateway)])
def login(body: LoginIn):
    password, resurs_id = ANVANDARE.get(body.username, (None, ""))
    if password != body.password:
        raise HTTPException(401, "Wrong user name or password")
    return AuthUt(
        access_token=make_token(resurs_id, "fast2", LOGIN_SECONDS), expires_in=LOGIN_SECONDS,
        refresh_token=make_token(resurs_id, "refresh", 2 * LOGIN_SECONDS))


def split(values: list[str]) -> list[str]:
    return [part for value in values for part in value.split(",") if part]


@app.get("/ao-produkt/v1/arbetsorder", response_model=list[ArbetsorderUt])
def list_arbetsorder(
    caller: Caller,
    status: Annotated[list[str], Query()] = [],
    feltyp: Annotated[list[str], Query()] = [],
    objektId: Annotated[list[str], Query()] = [],
    offset: Annotated[int, Query(ge=0)] = 0,
    limit: Annotated[int, Query(ge=1, le=1000)] = 100,
):
    conditions, arguments = ["1"], []
    for column, values in (("status", split(status)), ("typ", split(feltyp)), ("objekt_id", split(objektId))):
        if values:
            conditions.append(f"{column} IN ({','.join('?' * len(values))})")
            arguments += values
    rows = connection().execute(
        f"SELECT * FROM arbetsorder WHERE {' AND '.join(conditions)} ORDER BY id LIMIT ? OFFSET ?",
        (*arguments, limit, offset))
    return [arbetsorder_ut(row) for row in rows]


@app.get("/ao-produkt/v1/arbetsorder/{id}", response_model=ArbetsorderUt)
def get_arbetsorder(id: int, caller: Caller):
    row = connection().execute("SELECT * FROM arbetsorder WHERE id = ?", (id,)).fetchone()
    if row is None:
        raise HTTPException(404, f"Arbetsorder not found for id:{id}")
    return arbetsorder_ut(row)


@app.post("/ao-produkt/v1/arbetsorder", status_code=201, response_model=ArbetsorderPostUt)
def post_arbetsorder(body: ArbetsorderPostIn, caller: Caller):
    db = connection()
    kund = db.execute("SELECT id FROM kund WHERE nummer = ?", (body.kundNr,)).fetchone()
    if kund is None:
        raise HTTPException(404, f"Kund not found for id:{body.kundNr}")
    if db.execute("SELECT 1 FROM objekt WHERE id = ?", (body.objektId,)).fetchone() is None:
        raise HTTPException(404, f"Objekt not found for id:{body.objektId}")
    now = datetime.now(timezone.utc).astimezone()
    stamp = now.isoformat(timespec="seconds")
    information, anmalare = body.information, body.anmalare
    with write_lock:
        db.execute("BEGIN IMMEDIATE")
        try:
            id = db.execute(
                """INSERT INTO arbetsorder (extern_id, extern_nr, objekt_id, kund_id, utforare_id, status, utrymme_id,
                     enhet_id, enhets_notering, fras_id, beskrivning, kommentar, anmarkning, atgard, typ, tilltrade,
                     prio, datum_registrerad, registrerad_av, datum_modifierad, modifierad_av, ursprung,
                     anmalare_namn, anmalare_telefon, anmalare_epost)
                   VALUES (?, ?, ?, ?, ?, 'REG', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                (body.externtId, body.externtNr, body.objektId, kund["id"], body.resursId, body.utrymmesId,
                 body.enhetsId, body.enhetsNotering, body.frasNr,
                 information and information.beskrivning, information and information.kommentar,
                 information and information.anmarkning, information and information.atgard,
                 body.arbetsordertypKod, body.tilltradesKod, body.prioKod,
                 now.strftime("%Y%m%d"), caller, stamp, caller, body.ursprung,
                 anmalare and anmalare.namn, anmalare and anmalare.telefon, anmalare and anmalare.epostAdress),
            ).lastrowid
            db.execute(
                """INSERT INTO handelse (arbetsorder_id, rubrik, text, typ, skapad_av, datum_registrerad)
                   VALUES (?, 'Registrerad', NULL, 'SYS', ?, ?)""",
                (id, caller, stamp))
            db.execute("COMMIT")
        except BaseException:
            db.execute("ROLLBACK")
            raise
    return ArbetsorderPostUt(id=id)
