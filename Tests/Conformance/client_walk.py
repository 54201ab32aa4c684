"""The example walk with a client that openapi-python-client has generated from the served `published` document."""

import importlib
import json
import os
import subprocess
import sys
import tempfile

import requests

NAME = "generated_fast2"


def generate(document, folder):
    spec, settings = os.path.join(folder, "openapi.json"), os.path.join(folder, "settings.yml")
    with open(spec, "w") as f:
        json.dump(document, f)
    with open(settings, "w") as f:
        f.write(f"package_name_override: {NAME}\npost_hooks: []\n")
    program = os.path.join(os.path.dirname(sys.executable), "openapi-python-client")
    target = os.path.join(folder, "client")
    result = subprocess.run(
        [program, "generate", "--path", spec, "--config", settings, "--output-path", target],
        capture_output=True,
        text=True,
    )
    if result.returncode != 0 or "WARNING" in result.stdout + result.stderr:
        raise RuntimeError(f"openapi-python-client: {result.stdout}{result.stderr}")
    sys.path.insert(0, target)


def module(name):
    return importlib.import_module(f"{NAME}.{name}")


class Walk:
    """A token, a login, a search, a report, three steps and one that is refused."""

    def __init__(self, url):
        self.url = url
        self.steps = []

    def run(self):
        client, models = module("client"), module("models")
        # OAuth's own request: the generator mistakes an operation that takes a form or JSON.
        token = requests.post(
            f"{self.url}/oauth2/token", data={"grant_type": "client_credentials"},
            auth=("demo-key-published", "demo-secret"), timeout=30)
        token.raise_for_status()
        bearer = client.AuthenticatedClient(base_url=self.url, token=token.json()["access_token"])
        login = self.call(bearer, "auth.login", body=models.LoginIn(username="user", password="password"))
        fast2 = bearer.with_headers({"X-Auth-Token": login.access_token})

        sokning = models.FelanmalningsbaraHyresobjektSokning(
            filter_=models.FelanmalningsbaraHyresObjektFilter(kund_id=310001))
        hits = self.call(fast2, "fasta_strukturen.get_felanmalningsbara_hyresobjekt", body=sokning)
        objekt = hits.edges[0].node.id
        rooms = self.call(fast2, "fasta_strukturen.get_utrymmen_givet_objekt", objekt_id=objekt)
        units = self.call(fast2, "fasta_strukturen.get_enheter_givet_utrymme", utrymmes_id=rooms[0].id)
        order = models.ArbetsorderPostIn(
            arbetsordertyp_kod="F", kund_nr="KUNDA10001", objekt_id=objekt, ursprung=1, resurs_id="R100",
            utrymmes_id=rooms[0].id, enhets_id=units[0].id,
            information=models.InformationIn(beskrivning="Ugnen blir inte varm"))
        number = self.call(fast2, "arbetsorder.post_arbetsorder", 201, body=order).arbetsorder_id
        for status in ("GODK", "PAGAR", "UTFÖRD"):
            self.step(fast2, models, number, status, 200)
            found = self.call(fast2, "arbetsorder.get_arbetsorder_status", id=number)
            assert found.statuskod == status, found
        full = self.call(fast2, "arbetsorder.get_arbetsorder_1", id=number)
        assert full.utford.utford_av.id == "R100", full
        refused = self.step(fast2, models, number, "REG", 400)
        assert isinstance(refused, models.ErrorMessage) and "can't go from UTFÖRD to REG" in refused.message, refused
        return self.steps

    def step(self, fast2, models, number, status, expected):
        body = models.ArbetsorderStatusIn(statuskod=models.ArbetsorderStatusInStatuskod(status))
        return self.call(fast2, "arbetsorder.post_arbetsorder_status", expected, id=number, body=body)

    def call(self, client, operation, expected=200, **arguments):
        answer = module(f"api.{operation}").sync_detailed(client=client, **arguments)
        self.steps.append(f"{operation} {answer.status_code}")
        assert answer.status_code == expected, f"{operation}: {answer.status_code} {answer.content!r}"
        return answer.parsed


def run(document, url, tally):
    with tempfile.TemporaryDirectory() as folder:
        try:
            generate(document, folder)
            steps = Walk(f"{url}/w/generated-client").run()
            print(f"published: a generated client walked {len(steps)} calls: {', '.join(steps)}")
        except Exception as problem:  # Whatever breaks a generated client is a finding.
            tally.fail(f"generated client: {type(problem).__name__}: {problem}")
