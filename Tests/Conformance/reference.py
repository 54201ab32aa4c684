"""The gateway's published OpenAPI against what is served for the contract `published`, both read by this program alone.

Every operation, parameter, property, type, format and required mark of the reference is in ours, or stands in
`differences.yaml` with its reason. A difference that is not listed fails, and so does one listed that is none any more.
"""

import fnmatch
import os

import yaml

HERE = os.path.dirname(os.path.abspath(__file__))
METHODS = ("get", "post", "put", "delete")


class Described:
    """A description of the API, with its references followed."""

    def __init__(self, document):
        self.document = document
        self.operations = {
            (method, path): operation | {"shared": item.get("parameters", [])}
            for path, item in document["paths"].items()
            for method, operation in item.items()
            if method in METHODS
        }

    def resolved(self, thing):
        while isinstance(thing, dict) and "$ref" in thing:
            found = self.document
            for part in thing["$ref"].removeprefix("#/").split("/"):
                found = found[part]
            thing = found
        if isinstance(thing, dict) and len(thing.get("allOf", [])) == 1:
            return self.resolved(thing["allOf"][0])
        return thing

    def parameters(self, operation):
        found = [self.resolved(p) for p in operation["shared"] + operation.get("parameters", [])]
        return {(p["in"], p["name"]): p for p in found if p["in"] != "header"}

    def body(self, operation):
        body = self.resolved(operation.get("requestBody") or {})
        for media, content in body.get("content", {}).items():
            return media, self.resolved(content.get("schema") or {}), body.get("required", False)
        return None, None, False

    def answer(self, operation):
        for status, response in sorted(operation["responses"].items()):
            if str(status).startswith("2"):
                for content in self.resolved(response).get("content", {}).values():
                    return str(status), self.resolved(content.get("schema") or {})
                return str(status), None
        return None, None


def compare(reference, ours):
    """The differences, one line each."""
    theirs, mine = Described(reference), Described(ours)
    for key, operation in sorted(theirs.operations.items()):
        method, path = key
        place = f"{method.upper()} {path}"
        if key not in mine.operations:
            yield f"{place}: no such operation"
            continue
        other = mine.operations[key]
        if operation.get("operationId") != other.get("operationId"):
            yield f"{place}: operationId {operation.get('operationId')} is {other.get('operationId')}"
        yield from parameters(place, theirs.parameters(operation), mine.parameters(other), theirs, mine)
        yield from bodies(place, theirs, mine, operation, other)
        yield from answers(place, theirs, mine, operation, other)


def parameters(place, wanted, found, theirs, mine):
    for (where, name), parameter in wanted.items():
        at = f"{place} {where} {name}"
        if (where, name) not in found:
            yield f"{at}: no such parameter"
            continue
        other = found[(where, name)]
        if parameter.get("required", False) and not other.get("required", False):
            yield f"{at}: required is lost"
        yield from schemas(at, theirs, mine, parameter.get("schema", {}), other.get("schema", {}), set())


def bodies(place, theirs, mine, operation, other):
    media, schema, required = theirs.body(operation)
    if schema is None:
        return
    my_media, my_schema, my_required = mine.body(other)
    if my_schema is None:
        yield f"{place} body: no body"
        return
    if media != my_media:
        yield f"{place} body: {media} is {my_media}"
    if required and not my_required:
        yield f"{place} body: required is lost"
    yield from schemas(f"{place} body", theirs, mine, schema, my_schema, set())


def answers(place, theirs, mine, operation, other):
    status, schema = theirs.answer(operation)
    my_status, my_schema = mine.answer(other)
    if status != my_status:
        yield f"{place}: success {status} is {my_status}"
    if schema is not None and my_schema is None:
        yield f"{place} answer: no body"
    elif schema is not None:
        yield from schemas(f"{place} answer", theirs, mine, schema, my_schema, set())
    for code in operation["responses"]:
        if str(code) not in map(str, other["responses"]):
            yield f"{place}: status {code} is not documented"


def schemas(place, theirs, mine, wanted, found, seen):
    wanted, found = theirs.resolved(wanted), mine.resolved(found)
    if (id(wanted), id(found)) in seen:
        return
    seen = seen | {(id(wanted), id(found))}
    for word in ("type", "format", "minimum", "maximum", "default"):
        if word in wanted and wanted[word] != found.get(word):
            yield f"{place}: {word} {wanted[word]} is {found.get(word)}"
    lost = [value for value in wanted.get("enum", []) if value not in found.get("enum", [])]
    if lost:
        yield f"{place}: enum lacks {', '.join(map(str, lost))}"
    for name in wanted.get("required", []):
        if name not in found.get("required", []):
            yield f"{place}.{name}: required is lost"
    for name, schema in wanted.get("properties", {}).items():
        if name not in found.get("properties", {}):
            yield f"{place}.{name}: no such property"
        else:
            yield from schemas(f"{place}.{name}", theirs, mine, schema, found["properties"][name], seen)
    if "items" in wanted:
        yield from schemas(f"{place}[]", theirs, mine, wanted["items"], found.get("items", {}), seen)


def run(path, document, tally):
    if not os.path.exists(path):
        print(f"the reference {os.path.basename(path)} is not there: not compared")
        return
    with open(path) as f:
        reference = yaml.safe_load(f)
    with open(os.path.join(HERE, "differences.yaml")) as f:
        listed = yaml.safe_load(f)
    found = list(compare(reference, document))
    used = set()
    for difference in found:
        entry = next((e["difference"] for e in listed if fnmatch.fnmatchcase(difference, e["difference"])), None)
        if entry is None:
            tally.fail(f"reference: {difference}")
        used.add(entry)
    for entry in listed:
        if entry["difference"] not in used:
            tally.fail(f"reference: differences.yaml lists what is none: {entry['difference']}")
    operations = len(Described(reference).operations)
    print(f"reference: {operations} operations compared; {len(found)} differences, each listed with its reason:")
    for entry in listed:
        count = sum(fnmatch.fnmatchcase(d, entry["difference"]) for d in found)
        print(f"  {count:4} × {entry['difference']}\n         {' '.join(entry['reason'].split())}")
