"""The wire objects that the mock serves, with the names of the document."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class Telefon(BaseModel):
    typ: str
    telefonNr: str


class Kommunikation(BaseModel):
    epostAdress: str | None = None
    telefon: list[Telefon] = []


class Resurs(BaseModel):
    id: str
    namn: str | None = None
    kommunikation: Kommunikation | None = None


class ObjektRef(BaseModel):
    id: str


class KundRef(BaseModel):
    id: int


class Bunt(BaseModel):
    buntId: str
    bunttext: str | None = None


class Status(BaseModel):
    statusKod: str


class UtrymmeRef(BaseModel):
    id: int


class EnhetRef(BaseModel):
    id: int
    enhetsNotering: str | None = None


class NyEnhet(BaseModel):
    enhetsTyp: str


class Fras(BaseModel):
    frasKod: int
    frasBesk: str | None = None


class Information(BaseModel):
    beskrivning: str | None = None
    kommentar: str | None = None
    anmarkning: str | None = None
    atgard: str | None = None


class ArbetsorderTyp(BaseModel):
    arbetsordertypKod: str
    arbetsordertypBesk: str | None = None


class Tilltrade(BaseModel):
    tilltradeKod: str
    tilltradeBesk: str | None = None


class Prio(BaseModel):
    prioKod: str
    prioBesk: str | None = None
    prioSla: int | None = None


class Registrerad(BaseModel):
    datumregistrerad: str
    registreradAv: Resurs | None = None


class Bestalld(BaseModel):
    datumBestalld: str
    bestalldAv: Resurs | None = None


class Accepterad(BaseModel):
    datumAccepterad: str


class Utford(BaseModel):
    datumUtford: str
    utfordAv: Resurs | None = None


class Modifierad(BaseModel):
    datumModifierad: str
    modifieradAv: Resurs | None = None


class Planering(BaseModel):
    bokadDatum: str | None = None
    bokadFromTid: str | None = None
    bokadTomTid: str | None = None
    bokadMedModul: bool | None = None


class Ekonomi(BaseModel):
    konteringsKonto: str | None = None
    konterinfRefKst: str | None = None
    konteringFastighetsNr: str | None = None
    konteringUhFel: str | None = None
    konteringMaterialKonto: str | None = None
    konteringProjekt: str | None = None
    konteringDriftProjekt: str | None = None
    materialkostnad: int | None = None
    kostnad: int | None = None


class Fakturera(BaseModel):
    faktureras: bool | None = None
    fakturaBelopp: int | None = None


class Anmalare(BaseModel):
    namn: str | None = None
    telefon: str | None = None
    epostAdress: str | None = None


class Fil(BaseModel):
    id: int
    beskrivning: str | None = None
    filnamn: str
    datum: str


class Nyckelinformation(BaseModel):
    adress: str | None = None
    kod: str | None = None


class ArbetsorderUt(BaseModel):
    id: int
    externtId: str | None = None
    externtNr: str | None = None
    objekt: ObjektRef
    kund: KundRef | None = None
    bunt: Bunt | None = None
    utforare: Resurs | None = None
    status: Status
    utrymme: UtrymmeRef | None = None
    enhet: EnhetRef | None = None
    nyEnhet: NyEnhet | None = None
    fras: Fras | None = None
    information: Information | None = None
    arbetsorderTyp: ArbetsorderTyp
    tilltrade: Tilltrade | None = None
    prio: Prio | None = None
    registrerad: Registrerad
    bestalld: Bestalld | None = None
    accepterad: Accepterad | None = None
    utford: Utford | None = None
    modifierad: Modifierad | None = None
    referens: Resurs | None = None
    pamin1: str | None = None
    pamin2: str | None = None
    planering: Planering | None = None
    ekonomi: Ekonomi | None = None
    fakturera: Fakturera | None = None
    ursprung: int
    annanAnmalare: Anmalare | None = None
    filUtList: list[Fil] = []
    nyckelinformation: Nyckelinformation | None = None
    kundPrimarKontaktsatt: str | None = None


class ArbetsorderPostIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    externtId: str | None = None
    externtNr: str | None = None
    resursId: str | None = None
    utrymmesId: int | None = None
    enhetsId: int | None = None
    enhetsNotering: str | None = None
    frasNr: int | None = None
    information: Information | None = None
    arbetsordertypKod: str = Field(default="F", pattern="^[FUG]$")
    tilltradesKod: str = "N"
    prioKod: str = "10"
    objektId: str
    anmalare: Anmalare | None = None
    kundNr: str
    ursprung: int = 1


class ArbetsorderPostUt(BaseModel):
    id: int


class LoginIn(BaseModel):
    username: str
    password: str


class TokenUt(BaseModel):
    access_token: str
    token_type: str = "Bearer"
    expires_in: int
    scope: str = "default"


class AuthUt(BaseModel):
    access_token: str
    token_type: str = "Bearer"
    expires_in: int
    refresh_token: str
