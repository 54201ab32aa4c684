"""What each operation needs before it can succeed, and the parts of a request that name it."""

import base64
import hashlib
import hmac
import json

from dictionary import VALUES, slots


class Fixtures:
    """Makes, in one world, what the requests of one operation are about."""

    def __init__(self, world, rng):
        self.world, self.rng = world, rng
        self.slots = slots()
        self.orders = []

    # What there is to refer to.

    def order(self, *statuses, **fields):
        body = {"arbetsordertypKod": "F", "objektId": "9900101", "kundNr": "KUNDA10001", "ursprung": 1, "resursId": "E200"}
        answer = self.world.ask("POST", "/v1/arbetsorder", body | fields)
        number = answer[self.world.name_of("id", "arbetsorderId")]
        for status in statuses:
            self.world.ask("PUT", f"/v1/arbetsorder/{number}/status", {"statuskod": status})
        return number

    def some_order(self):
        """One in REG; the same for ten requests, so that a world stays small."""
        if not self.orders or len(self.orders) % 10 == 0:
            self.orders.append(self.order())
        else:
            self.orders.append(self.orders[-1])
        return self.orders[-1]

    def handelse(self):
        path = f"/v1/arbetsorder/handelser?arbetsorderId={self.some_order()}"
        return self.world.ask("POST", path, {"typKod": "BOM", "rubrik": "Ingen hemma"})["id"]

    def kontaktperson(self):
        path = f"/v1/arbetsorder/kontaktpersoner?arbetsorderId={self.some_order()}"
        return self.world.ask("POST", path, {"namn": "Tove Dahl"})["id"]

    def tid_body(self, order):
        return {"arbetsorderId": order, "resursId": "R100", "datumFom": "20260302", "datumTom": "20260302", "aktivitet": "1"}

    def tid(self):
        order = self.some_order()
        path = f"/v1/arbetsorder/tider?arbetsorderId={order}"
        return self.world.ask("POST", path, self.tid_body(order) | {"minuter": 5})["id"], order

    def running(self):
        order = self.order()
        path = f"/v1/arbetsorder/tider/starta?arbetsorderId={order}"
        return self.world.ask("POST", path, self.tid_body(order))["id"], order

    def tempfile(self):
        files = {"file": ("spis.txt", b"En spis", "text/plain")}
        return self.world.ask("POST", "/v1/filetransfer/tempfile", files=files)["fileName"]

    def file(self):
        order = self.order()
        self.world.ask("POST", f"/v1/arbetsorder/{order}/filer", {"fil": [{"filnamn": self.tempfile()}]})
        return self.world.ask("GET", f"/v1/arbetsorder/{order}")["filUtList"][0]["id"]

    def slot(self):
        return next(self.slots)

    def booked(self):
        order = self.order()
        for _ in range(40):
            try:
                self.world.ask("POST", f"/v1/arbetsorder/{order}/boka", {"tidsluckaId": self.slot()})
                return order
            except RuntimeError:
                # A public holiday has no slots.
                continue
        raise RuntimeError("no slot was free")

    # What a request of an operation is about: changes a generated case in place.

    def apply(self, operation, case):
        """Points a generated request at what exists."""
        name = operation.split("_alias")[0]
        getattr(self, "to_" + name, lambda case: None)(case)

    def path(self, case, **values):
        case.path_parameters = dict(case.path_parameters or {}) | values

    def query(self, case, **values):
        case.query = dict(case.query or {}) | values

    def body(self, case, **values):
        if not isinstance(case.body, dict):
            case.body = {}
        case.body.update(values)

    def only(self, case, *names):
        """Keeps these fields of a body alone."""
        if isinstance(case.body, dict):
            case.body = {k: v for k, v in case.body.items() if k in names}

    # Gateway and logins.

    def to_token(self, case):
        case.body = {"grant_type": "client_credentials"}
        case.headers = dict(case.headers or {}) | {"Authorization": self.world.basic()}

    def to_login(self, case):
        user = self.rng.choice(["user", "ror", "las", "karim"])
        self.body(case, username=user, password="password" if user == "user" else user)

    def to_refresh(self, case):
        self.body(case, refresh_token=self.world.log_in()["refresh_token"])

    def to_loginSso(self, case):
        self.body(case, ssoId="integration@example.com", ssoIdHash="a", ssoTimestamp="20260302080000", ssoTimestampHash="b")

    def to_federatedlogin(self, case):
        def part(data):
            return base64.urlsafe_b64encode(data).rstrip(b"=")

        claims = {"iss": "https://login.example.com", "sub": "integration"}
        signed = part(b'{"alg":"HS256"}') + b"." + part(json.dumps(claims).encode())
        mac = hmac.new(b"demo-federated-secret", signed, hashlib.sha256).digest()
        self.body(case, id_token=(signed + b"." + part(mac)).decode())

    # Fasta strukturen and kund.

    def to_getObjekt(self, case):
        self.query(case, id=self.rng.sample(VALUES["objektId"], 2))

    def to_getObjekt_1(self, case):
        self.path(case, id=self.rng.choice(VALUES["objektId"]))

    def to_getFelanmalningsbaraHyresobjekt(self, case):
        body = case.body if isinstance(case.body, dict) else {}
        case.body = {k: v for k, v in body.items() if k in ("sortering", "first")}
        case.body["filter"] = self.rng.choice([{}, {"kundId": 310001}, {"objektId": "9900101"}])

    def to_getFelanmalningsbaraEjHyresobjekt(self, case):
        self.to_getFelanmalningsbaraHyresobjekt(case)
        case.body["filter"] = {"objektId": self.rng.choice(VALUES["objektId"])}
        if self.world.contract == "published":
            case.body.pop("sortering", None)

    def to_getUtrymmenGivetObjekt(self, case):
        case.query = {"objektId": "9900101"} | ({"id": [201001, 201002]} if self.rng.random() < 0.5 else {})

    def to_getUtrymme(self, case):
        self.path(case, id=self.rng.choice([201001, 201002, 201003]))

    def to_getEnheterGivetUtrymme(self, case):
        case.query = {"utrymmesId": 201001} | ({"enhetsId": [700001]} if self.rng.random() < 0.5 else {})

    def to_getEnhet(self, case):
        self.path(case, id=self.rng.choice([700001, 700002, 700057]))

    to_putEnhet = to_getEnhet

    def to_getFraserGivetEnhet(self, case):
        self.query(case, enhetsId=self.rng.choice([700001, 700016]))

    def to_getKund(self, case):
        self.path(case, id=self.rng.choice(VALUES["kundId"]))

    to_putKontaktuppgift = to_getKund

    def to_getKundByKundnr(self, case):
        self.path(case, nummer=self.rng.choice(VALUES["kundNr"]))

    # Arbetsorder.

    def to_getArbetsordrar_1(self, case):
        query = dict(case.query or {})
        for name in ("objektId", "kundNr", "utforare", "status", "feltyp"):
            if name in query:
                chosen = self.rng.choice(VALUES[name])
                query[name] = [chosen] if isinstance(query[name], list) else chosen
        case.query = query

    def to_getArbetsorder_1(self, case):
        self.path(case, id=self.rng.randint(101, 130))

    to_getArbetsorderStatus = to_getArbetsorderStatusLista = to_getSla = to_bokning = to_getMeddelanden = to_getArbetsorder_1

    def to_postArbetsorder(self, case):
        self.body(case, objektId="9900101", ursprung=1)

    def to_putArbetsorder(self, case):
        self.path(case, id=self.order())
        self.body(case, objektId="9900101", kundNr="KUNDA10001", arbetsordertypKod="F")

    def to_postArbetsorderStatus(self, case):
        way = self.rng.choice([("GODK",), ("GODK", "PAGAR"), ("GODK", "REG"), ("MAK",), ("GODK", "PAGAR", "UTFÖRD")])
        self.path(case, id=self.order(*way[:-1]))
        self.body(case, statuskod=way[-1])

    def to_getHandelser(self, case):
        self.query(case, arbetsorderId=self.rng.choice([104, 105, 117]))

    def to_getHandelse(self, case):
        self.path(case, id=self.handelse())

    to_putHandelse = to_deleteHandelse = to_getHandelse

    def to_postHandelse(self, case):
        self.query(case, arbetsorderId=self.some_order())
        self.body(case, typKod=self.rng.choice(VALUES["typKod"]))

    def to_getKontaktpersoner(self, case):
        self.query(case, arbetsorderId=107)

    def to_getKontaktperson(self, case):
        self.path(case, id=self.kontaktperson())

    to_deleteKontaktperson = to_getKontaktperson

    def to_putKontaktperson(self, case):
        self.path(case, id=self.kontaktperson())
        if isinstance(case.body, dict):
            case.body.pop("arbetsorderId", None)

    def to_postKontaktperson(self, case):
        order = self.some_order()
        self.query(case, arbetsorderId=order)
        self.body(case, arbetsorderId=order)

    def to_getKontaktpersonerVardelista(self, case):
        self.query(case, foretagsnr="01")

    def to_getTider(self, case):
        self.query(case, arbetsorderId=107)

    def to_getTid(self, case):
        self.path(case, id=self.tid()[0])

    to_deleteTid = to_getTid

    def to_postTid(self, case):
        order = self.some_order()
        self.query(case, arbetsorderId=order)
        self.body(case, **self.tid_body(order))

    def to_putTid(self, case):
        tid, order = self.tid()
        self.path(case, id=tid)
        self.body(case, **self.tid_body(order))

    def to_startaTid(self, case):
        order = self.order()
        self.query(case, arbetsorderId=order)
        self.body(case, **self.tid_body(order))

    def to_stoppaTid(self, case):
        self.path(case, id=self.running()[0])

    def to_stoppaTider(self, case):
        self.query(case, arbetsorderId=self.running()[1])

    def to_postSlaAvslut(self, case):
        self.path(case, id=self.order())

    # Files.

    def to_deleteTempFile(self, case):
        self.path(case, name=self.tempfile())

    def to_getFile(self, case):
        self.path(case, id=self.rng.choice([1, 2]))

    def to_deleteFile(self, case):
        self.path(case, id=self.file())

    def to_createFiles_1(self, case):
        self.path(case, id=self.some_order())
        case.body = {"fil": [{"filnamn": self.tempfile(), "typ": "DOKEXTIMG"} for _ in range(self.rng.randint(1, 3))]}

    # Bookings.

    def to_getResursKalender(self, case):
        period = self.rng.choice(
            [{"vecka": {"ar": 2026, "vecka": 10}}, {"intervall": {"datumFran": "2026-03-02", "datumTill": "2026-03-06"}}]
        )
        self.body(case, objektId="9900101", resursId=self.rng.choice(["R100", "E200"]), period=period)

    def to_getResursForslag(self, case):
        case.query = {"feltyp": self.rng.choice(["F", "U", "G"]), "objektId": "9900101"}

    def to_bokaArbetsorder(self, case):
        self.path(case, id=self.order())
        self.body(case, tidsluckaId=self.slot())

    def to_avbokaArbetsorder(self, case):
        self.path(case, id=self.booked())

    def to_svaraMeddelande(self, case):
        self.body(case, arbetsorderId=124, kundnummer="KUNDA10001")
        if not str(case.body.get("meddelande") or "").strip():
            case.body["meddelande"] = "Vi kommer på onsdag."

    def to_markeraMeddelandenSomLast(self, case):
        self.path(case, id=124)
