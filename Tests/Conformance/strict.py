"""Schemathesis as its own program, with every check it has, against a server in strict mode."""

import json
import os
import subprocess
import sys
import tempfile

from dictionary import VALUES
from simulator import World

HERE = os.path.dirname(os.path.abspath(__file__))

# The ids of the demo seed by the parameter that takes them, where no operation says otherwise.
PARAMETERS = {
    "query.arbetsorderId": list(range(101, 131)),
    "query.objektId": VALUES["objektId"],
    "query.utrymmesId": [201001, 201002],
    "query.enhetsId": [700001, 700016],
    "query.enhetId": [700001],
    "query.kundNr": VALUES["kundNr"],
    "query.utforare": VALUES["utforare"],
    "query.status": VALUES["status"],
    "query.feltyp": VALUES["feltyp"],
    "query.foretagsnr": VALUES["foretagsnr"],
    "path.nummer": VALUES["kundNr"],
    "body.objektId": VALUES["objektId"],
    "body.kundNr": VALUES["kundNr"],
    "body.kundnummer": VALUES["kundnummer"],
    "body.resursId": VALUES["resursId"],
    "body.arbetsordertypKod": VALUES["arbetsordertypKod"],
    "body.ursprung": VALUES["ursprung"],
    "body.prioKod": VALUES["prioKod"],
    "body.tilltradeKod": VALUES["tilltradeKod"],
    "body.tilltradesKod": VALUES["tilltradeKod"],
    "body.buntId": VALUES["buntId"],
    "body.typKod": VALUES["typKod"],
    "body.aktivitet": VALUES["aktivitet"],
    "body.arbetsorderId": list(range(101, 131)),
    "body.statuskod": VALUES["status"],
    "body.tidsluckaId": ["R100-202603041000", "R100-202603051100", "E200-202603040700"],
}
# What `id` of the path is, by operation.
PATHS = {
    "kund": ([310001, 310002, 310003], ["getKund", "putKontaktuppgift", "putKontaktuppgift_alias"]),
    "objekt": (VALUES["objektId"], ["getObjekt_1"]),
    "utrymme": ([201001, 201002], ["getUtrymme"]),
    "enhet": ([700001, 700016], ["getEnhet", "putEnhet"]),
    "handelse": (list(range(1, 9)), ["getHandelse", "putHandelse", "deleteHandelse"]),
    "kontaktperson": ([1, 2], ["getKontaktperson", "putKontaktperson", "deleteKontaktperson"]),
    "tid": (list(range(1, 5)), ["getTid", "putTid", "deleteTid", "stoppaTid", "stoppaTid_alias"]),
    "fil": ([1, 2], ["getFile", "deleteFile"]),
}


def configuration(document):
    """The settings of a run: the dictionary, and which refusals good and bad data may get."""
    lines, bindings = [], []

    def dictionary(values):
        name = f"d{len(lines)}"
        lines.append(f"[dictionaries.{name}]\nvalues = {json.dumps(values, ensure_ascii=False)}\n")
        return name

    for parameter, values in PARAMETERS.items():
        bindings.append(f'"{parameter}" = {{ dictionary = "{dictionary(values)}", probability = 0.7 }}')
    orders = dictionary(list(range(101, 131)))
    bindings.append(f'"path.id" = {{ dictionary = "{orders}", probability = 0.7 }}')
    out = ["[parameters]"] + bindings + [""]
    # A good body can still break a rule of business, which is 400 (rule 1.10).
    out += ["[checks.positive_data_acceptance]", 'expected-statuses = ["2xx", "400", "401", "403", "404", "415"]', ""]
    out += ["[checks.negative_data_rejection]", 'expected-statuses = ["400", "401", "403", "404", "405", "413", "414", "415", "431"]', ""]
    for values, operations in PATHS.values():
        name = dictionary(values)
        out += [
            "[[operations]]",
            f"include-operation-id = {json.dumps(operations)}",
            "[operations.parameters]",
            f'"path.id" = {{ dictionary = "{name}", probability = 0.7 }}',
            "",
        ]
    return "\n".join(lines + out)


def run(document, url, contract, tally, examples, phases="examples,coverage,fuzzing,stateful"):
    """One run of the program over a contract; what it reports is a failure of ours."""
    world = World(url, f"s-{contract}", contract)
    with tempfile.TemporaryDirectory() as folder:
        paths = {name: os.path.join(folder, name) for name in ("openapi.json", "schemathesis.toml", "answers.json")}
        with open(paths["openapi.json"], "w") as f:
            json.dump(document, f)
        with open(paths["schemathesis.toml"], "w") as f:
            f.write(configuration(document))
        headers = [part for name, value in world.headers.items() for part in ("-H", f"{name}: {value}")]
        program = os.path.join(os.path.dirname(sys.executable), "schemathesis")
        result = subprocess.run(
            [program, "--config-file", paths["schemathesis.toml"], "run", paths["openapi.json"], "--url", world.base]
            + headers
            + ["--mode", "all", "--checks", "all", "--phases", phases, "--seed", "1", "--max-examples", str(examples)]
            + ["--continue-on-failure", "--generation-database", "none", "--no-color", "--warnings", "off"],
            env=os.environ | {"SCHEMATHESIS_HOOKS": "counting", "PYTHONPATH": HERE, "CONFORMANCE_ANSWERS": paths["answers.json"]},
            cwd=folder,
            capture_output=True,
            text=True,
        )
        if os.path.exists(paths["answers.json"]):
            with open(paths["answers.json"]) as f:
                for operation, answers in json.load(f).items():
                    for status, count in answers.items():
                        row = tally.answers.setdefault(f"{operation} ({contract}, strict)", {})
                        row[int(status)] = row.get(int(status), 0) + count
        if result.returncode != 0:
            tally.fail(f"{contract}, strict: schemathesis ended with {result.returncode}\n{result.stdout[-20000:]}\n{result.stderr[-3000:]}")
