"""Says what lies within a portable program, by what the linker took: an SPDX file, and a folder of licences.

    describe.py --program FILE --archives FILE --curl FOLDER --spdx FILE --licences FOLDER

ARCHIVES is what the linker wrote with --print-archive-stats. A library that has no row in the table below stops it, and so
does one that NOTICE does not name.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

ROOT = Path(__file__).resolve().parents[2]

# By source package: the name that people know, as NOTICE has it, and the licence of what is linked.
KNOWN = {
    "curl": ("libcurl", "curl"),
    "gcc": ("libstdc++ and libgcc", "GPL-3.0-or-later WITH GCC-exception-3.1"),
    "glibc": ("glibc", "LGPL-2.1-or-later"),
    "gmp": ("GMP", "LGPL-3.0-or-later OR GPL-2.0-or-later"),
    "gnutls28": ("GnuTLS", "LGPL-2.1-or-later"),
    "libidn2": ("libidn2", "LGPL-3.0-or-later OR GPL-2.0-or-later"),
    "libmicrohttpd": ("libmicrohttpd", "LGPL-2.1-or-later"),
    "libtasn1-6": ("libtasn1", "LGPL-2.1-or-later"),
    "libunistring": ("libunistring", "LGPL-3.0-or-later OR GPL-2.0-or-later"),
    "libyaml": ("libyaml", "MIT"),
    "nettle": ("Nettle", "LGPL-3.0-or-later OR GPL-2.0-or-later"),
    "openssl": ("OpenSSL", "Apache-2.0"),
    "pcre2": ("PCRE2", "BSD-3-Clause"),
    "sqlite3": ("SQLite", "blessing"),
    "swift": ("Swift", "Apache-2.0 WITH Swift-exception"),
    "zlib": ("zlib", "Zlib"),
}
# The texts that those of the licences are which Debian's files name without printing them.
COMMON = {"GPL-2": "GPL-2.0", "GPL-3": "GPL-3.0", "LGPL-2.1": "LGPL-2.1", "LGPL-3": "LGPL-3.0", "Apache-2.0": "Apache-2.0"}


@dataclass(frozen=True)
class Library:
    """An archive that the linker took members of."""

    name: str
    file: Path
    source: str
    version: str
    licence_file: Path

    @property
    def known(self) -> str:
        return KNOWN[self.source][0]

    @property
    def licence(self) -> str:
        return KNOWN[self.source][1]

    @property
    def origin(self) -> str:
        return "Swift toolchain" if self.source == "swift" else "Debian source package"


def output(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def owner(file: Path) -> str | None:
    """The Debian package of a file; None where it is of none. Folders that were merged have two names."""
    for path in (str(file), str(file).removeprefix("/usr")):
        found = subprocess.run(["dpkg-query", "--search", path], capture_output=True, text=True)
        if found.returncode == 0:
            return found.stdout.split(": ")[0]
    return None


def library(archive: str, curl: Path) -> Library:
    file = Path(archive).resolve()
    name = Path(archive).name.removesuffix(".a")
    if file.parent == curl.resolve():
        licence = Path("/usr/share/doc/libcurl4-openssl-dev/copyright")
        return Library(name, file, "curl", (curl / "VERSION").read_text().strip(), licence)
    toolchain = Path(shutil.which("swiftc") or "/").resolve().parents[1]
    if file.is_relative_to(toolchain):
        said = re.search(r"Swift version (\S+)", output("swiftc", "--version"))
        return Library(name, file, "swift", said[1] if said else "unknown", toolchain / "share/swift/LICENSE.txt")
    package = owner(file)
    # One's own in the place of Debian's is called the same, and its version is its maker's to say.
    replaced = package is None
    if replaced:
        package = owner(Path(output(os.environ.get("CC", "clang"), f"-print-file-name={name}.a")).resolve())
    if package is None:
        return Library(name, file, name, "unknown", ROOT / "NOTICE")
    source, version = output("dpkg-query", "-W", "-f", "${source:Package} ${source:Version}", package).split()
    licence = Path(f"/usr/share/doc/{package.split(':')[0]}/copyright")
    return Library(name, file, re.sub(r"^gcc-\d+$", "gcc", source), "replaced" if replaced else version, licence)


def taken(stats: Path, curl: Path) -> list[Library]:
    """The archives that something was taken of, by name."""
    rows = [line.split("\t") for line in stats.read_text().splitlines()[1:]]
    archives = sorted({row[2] for row in rows if int(row[1]) > 0})
    return sorted((library(archive, curl) for archive in archives), key=lambda one: one.name)


def sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def package(name: str, version: str, licence: str, **more: Any) -> dict[str, Any]:
    return {
        "SPDXID": "SPDXRef-" + re.sub(r"[^A-Za-z0-9.]+", "-", name).strip("-"), "name": name, "versionInfo": version,
        "downloadLocation": "NOASSERTION", "filesAnalyzed": False, "licenseConcluded": licence,
        "licenseDeclared": licence, "copyrightText": "NOASSERTION", **more,
    }


def described(one: Library) -> dict[str, Any]:
    origin = f"{one.origin} {one.source} {one.version}"
    if one.version == "replaced":
        origin = f"one's own in the place of that of {one.origin} {one.source}"
    more: dict[str, Any] = {
        "primaryPackagePurpose": "LIBRARY",
        "sourceInfo": f"{one.file.name} of {one.known}, {origin}",
        "checksums": [{"algorithm": "SHA256", "checksumValue": sha256(one.file)}],
    }
    if one.source not in ("swift", "gcc") and one.version != "replaced":
        locator = f"pkg:deb/debian/{one.source}@{quote(one.version, safe='')}?arch=source"
        more["externalRefs"] = [
            {"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": locator}]
    return package(one.name, one.version, one.licence, **more)


def spdx(program: Path, libraries: list[Library], date: int) -> dict[str, Any]:
    version = output(str(program.resolve()), "version").split()[1]
    digest = sha256(program)
    main = package(
        "fast2sim", version, "Apache-2.0", primaryPackagePurpose="APPLICATION",
        packageFileName=program.name, checksums=[{"algorithm": "SHA256", "checksumValue": digest}])
    main["copyrightText"] = "Copyright 2026 The fast2sim authors"
    parts = [described(one) for one in libraries]
    links = [("SPDXRef-DOCUMENT", "DESCRIBES", main["SPDXID"])]
    links += [(main["SPDXID"], "STATIC_LINK", part["SPDXID"]) for part in parts]
    return {
        "spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT",
        "name": f"fast2sim-{version}",
        "documentNamespace": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, digest)}",
        "creationInfo": {
            "created": datetime.datetime.fromtimestamp(date, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "creators": ["Tool: scripts/link-portable"],
        },
        "packages": [main, *parts],
        "relationships": [
            {"spdxElementId": a, "relationshipType": kind, "relatedSpdxElement": b} for a, kind, b in links],
    }


def write_licences(folder: Path, libraries: list[Library]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for one in libraries:
        shutil.copyfile(one.licence_file, folder / one.source)
    texts = " ".join(one.licence for one in libraries)
    for common, spdx_name in COMMON.items():
        if spdx_name in texts:
            shutil.copyfile(Path("/usr/share/common-licenses") / common, folder / common)


def main() -> int:
    parser = argparse.ArgumentParser()
    for name in ("program", "archives", "curl", "spdx", "licences"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    given = parser.parse_args()
    libraries = taken(given.archives, given.curl)
    unknown = {one.source for one in libraries} - KNOWN.keys()
    if unknown:
        print(f"describe.py: say in KNOWN whose licence these have: {', '.join(sorted(unknown))}", file=sys.stderr)
        return 1
    notice = (ROOT / "NOTICE").read_text()
    unnamed = sorted({one.known for one in libraries if one.known not in notice})
    if unnamed:
        print(f"describe.py: NOTICE does not name {', '.join(unnamed)}", file=sys.stderr)
        return 1
    last = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True).stdout
    date = int(os.environ.get("SOURCE_DATE_EPOCH") or last or 0)
    given.spdx.write_text(json.dumps(spdx(given.program, libraries, date), indent=2, ensure_ascii=False) + "\n")
    write_licences(given.licences, libraries)
    return 0


if __name__ == "__main__":
    sys.exit(main())
