"""Who may log in to a world."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Mapping

from ._http import SimulatorError

if TYPE_CHECKING:
    from ._world import World


@dataclass(frozen=True)
class Access:
    """As whom a client calls."""

    consumer_key: str
    consumer_secret: str
    username: str
    password: str
    kund_id: str
    kund_nr: str
    contract: str

    @classmethod
    def of_variables(cls, variables: Mapping[str, str]) -> Access:
        """By the variables that `fast2sim exec` gives."""
        return cls(
            variables.get("CONSUMER_KEY", ""),
            variables.get("CONSUMER_SECRET", ""),
            variables.get("FAST2_USERNAME", ""),
            variables.get("FAST2_PASSWORD", ""),
            variables.get("KUND_ID", ""),
            variables.get("KUND_NR", ""),
            variables.get("FAST2_SIM_CONTRACT", ""),
        )


def access_of(world: World) -> Access:
    """As `fast2sim exec` chooses: the key of the contract, the first login, a kund that has something to report on."""
    state = world.state()
    contract = world.contract or world.sim("GET", "health")["contract"]
    klienter = (state.get("gateway") or {}).get("klienter") or []
    klient = next((k for k in klienter if str(k.get("kontrakt")) == contract), None)
    klient = klient or next((k for k in klienter if k.get("kontrakt") is None), None)
    if klienter and klient is None:
        raise SimulatorError(0, "", f"the data of world {world.name} has no gateway-klient of the contract {contract}")
    logins = (resurs.get("inloggning") for resurs in state.get("resurser") or [])
    login: Mapping[str, str] = next((found for found in logins if found), {})
    kund = _kund(state)
    return Access(
        (klient or {}).get("nyckel", ""),
        (klient or {}).get("hemlighet", ""),
        login.get("namn", ""),
        login.get("losenord", ""),
        str(kund.get("id", "")),
        kund.get("nummer", ""),
        contract,
    )


def _kund(state: Mapping[str, Any]) -> Mapping[str, Any]:
    """The first kund of the first objekt that is let."""
    objekt = state.get("foretag") or []
    for level in ("fastigheter", "byggnader", "objekt"):
        objekt = [below for above in objekt for below in above.get(level) or []]
    numbers = [kund for o in objekt if o.get("uthyrningsbar") for kund in o.get("kunder") or []]
    return next((kund for kund in state.get("kunder") or [] if kund["id"] in numbers[:1]), {})
