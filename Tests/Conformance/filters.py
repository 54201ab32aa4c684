"""What a filter promises of its answer: a server that ignores it breaks no schema, so this is a check of our own."""

from simulator import World


def rows(answer):
    return answer["edges"] if isinstance(answer, dict) else answer


def checks(world):
    """Each filter with a request, what every row of its answer must be, and whether it must leave rows out."""
    orders, get = "/v1/arbetsorder", "GET"
    registrerad = world.name_of("datumregistrerad", "datumRegistrerad")
    search = "/v1/fastastrukturen/objekt/felanmalningsbara"
    yield "objektId", get, f"{orders}?objektId=9900101", None, lambda r: r["objekt"]["id"] == "9900101"
    yield "kundNr", get, f"{orders}?kundNr=KUNDA10001", None, lambda r: r["kund"]["id"] == 310001
    yield "utforare", get, f"{orders}?utforare=E200", None, lambda r: r["utforare"]["id"] == "E200"
    yield "status", get, f"{orders}?status=PAGAR,GODK", None, lambda r: r["status"]["statusKod"] in ("PAGAR", "GODK")
    yield "feltyp", get, f"{orders}?feltyp=U", None, lambda r: r["arbetsorderTyp"]["arbetsordertypKod"] == "U"
    yield (
        "skapadEfter", get, f"{orders}?skapadEfter=2026-02-26", None,
        lambda r: r["registrerad"][registrerad] >= "20260226",
    )
    yield (
        "modifieradEfter", get, f"{orders}?modifieradEfter=2026-02-26T00:00:00%2B01:00", None,
        lambda r: r["modifierad"]["datumModifierad"] > "2026-02-26",
    )
    yield "bokadDatum", get, f"{orders}?bokadDatum=2026-03-04", None, lambda r: r["planering"]["bokadDatum"] == "20260304"
    yield "bokningStatus", get, f"{orders}?bokningStatus=BOKAD", None, lambda r: r["planering"]["bokadMedModul"]
    yield "enhetsId", get, f"{orders}?enhetsId=700021", None, lambda r: r["enhet"]["id"] == 700021
    yield "limit", get, f"{orders}?limit=3", None, lambda r, seen=[]: len(seen) < 3 and not seen.append(1)
    yield "offset", get, f"{orders}?offset=2", None, lambda r: r["id"] > 102
    yield "utrymmen by id", get, "/v1/fastastrukturen/utrymmen?objektId=9900101&id=201001", None, lambda r: r["id"] == 201001
    yield (
        "enheter by id", get, "/v1/fastastrukturen/enheter?utrymmesId=201001&enhetsId=700001", None,
        lambda r: r["id"] == 700001,
    )
    yield "objekt by id", get, "/v1/fastastrukturen/objekt?id=9900101", None, lambda r: r["id"] == "9900101"
    yield (
        "filter.kundId", "POST", f"{search}/uthyrningsbara", {"filter": {"kundId": 310001}},
        lambda r: 310001 in r["node"]["kunder"].values(),
    )
    yield (
        "filter.objektId", "POST", f"{search}/uthyrningsbara", {"filter": {"objektId": "9900101"}},
        lambda r: r["node"]["id"] == "9900101",
    )
    yield (
        "first", "POST", f"{search}/uthyrningsbara", {"filter": {}, "first": 2},
        lambda r, seen=[]: len(seen) < 2 and not seen.append(1),
    )
    for what in ("kontaktpersoner", "tider"):
        yield (
            f"{what} by arbetsorderId", get, f"/v1/arbetsorder/{what}?arbetsorderId=107", None,
            lambda r: r["arbetsorderId"] == 107,
        )
    yield (
        "visaEndastBokningsbara", "POST", "/v1/system/resurskalender",
        {
            "objektId": "9900101", "resursId": "R100", "aktivitetsTyp": "ARBETSORDER", "visaEndastBokningsbara": True,
            "period": {"intervall": {"datumFran": "2026-02-27", "datumTill": "2026-03-06"}},
        },
        lambda r: r["bokningsbar"],
    )


def run(url, contract, tally):
    world = World(url, f"f-{contract}", contract)
    count, wrongs = 0, len(tally.failures)
    for name, method, path, body, holds in checks(world):
        found = rows(world.ask(method, path, body))
        count += 1
        if not found:
            tally.fail(f"filter {name} ({contract}): nothing is left of the demo seed")
        wrong = [row for row in found if not holds(row)]
        if wrong:
            tally.fail(f"filter {name} ({contract}): {len(wrong)} of {len(found)} rows are not what was asked for")
    print(f"{contract}: {count - (len(tally.failures) - wrongs)} of {count} filters give what they say")
