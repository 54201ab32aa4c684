"""Writes a docker archive anew without what differs from build to build: the container that buildah built it in.

    python3 packaging/image/settle.py IN.tar OUT.tar TAG…
"""

import hashlib
import io
import json
import sys
import tarfile


def put(archive: tarfile.TarFile, name: str, data: bytes) -> None:
    entry = tarfile.TarInfo(name)
    entry.size = len(data)
    archive.addfile(entry, io.BytesIO(data))


def main() -> None:
    source, target, tags = sys.argv[1], sys.argv[2], sys.argv[3:]
    with tarfile.open(source) as archive:
        def read(name: str) -> bytes:
            file = archive.extractfile(name)
            assert file is not None, name
            return file.read()

        image = json.loads(read("manifest.json"))[0]
        config = json.loads(read(image["Config"]))
        layers = {name: read(name) for name in image["Layers"]}
    del config["container"], config["container_config"]
    config["config"]["Hostname"] = ""
    text = json.dumps(config, separators=(",", ":"), sort_keys=True).encode()
    name = hashlib.sha256(text).hexdigest() + ".json"
    with tarfile.open(target, "w", format=tarfile.USTAR_FORMAT) as archive:
        for layer, data in layers.items():
            put(archive, layer, data)
        put(archive, name, text)
        put(archive, "manifest.json", json.dumps([image | {"Config": name, "RepoTags": tags}]).encode())


main()
