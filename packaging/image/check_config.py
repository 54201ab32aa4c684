"""Says what of an image's configuration is not as the Dockerfile has it.

    python3 packaging/image/check_config.py INSPECT.json CONFIG.json VERSION

INSPECT.json is what `skopeo inspect` prints, CONFIG.json what `skopeo inspect --raw --config` does.
"""

import json
import sys
from pathlib import Path

SECOND = 1_000_000_000


def expected(version: str) -> dict[str, object]:
    return {
        "User": "10280:10280",
        "WorkingDir": "/data",
        "Volumes": {"/data": {}},
        "ExposedPorts": {"8280/tcp": {}, "8243/tcp": {}},
        "Entrypoint": ["fast2sim"],
        "Cmd": ["serve"],
        "StopSignal": "SIGTERM",
        "Env": {"PATH": "/usr/bin", "FAST2SIM_HOST": "0.0.0.0", "FAST2SIM_DB": "/data/fast2.sqlite", "FAST2SIM_TLS": "true"},
        "Healthcheck": {
            "Test": ["CMD", "fast2sim", "wait", "--url", "http://127.0.0.1:8280", "--timeout", "4s"],
            "Interval": 10 * SECOND,
            "Timeout": 5 * SECOND,
            "StartPeriod": 5 * SECOND,
            "Retries": 3,
        },
        "Labels": {
            "org.opencontainers.image.title": "fast2sim",
            "org.opencontainers.image.description": "Simulator of FAST2's work-order API",
            "org.opencontainers.image.licenses": "Apache-2.0",
            "org.opencontainers.image.version": version,
        },
    }


def main() -> None:
    inspect, config = (json.loads(Path(name).read_text(encoding="utf-8")) for name in sys.argv[1:3])
    found = dict(config["config"])
    found["Env"] = dict(pair.split("=", 1) for pair in found.get("Env", []))
    # buildah adds its own version.
    found["Labels"] = {k: v for k, v in found.get("Labels", {}).items() if not k.startswith("io.buildah")}
    wrong = [f"{key} is {found.get(key)!r}, not {value!r}" for key, value in expected(sys.argv[3]).items()
             if found.get(key) != value]
    if len(inspect["Layers"]) != 1:
        wrong.append(f"it has {len(inspect['Layers'])} layers, not one")
    for line in wrong:
        print(f"image: {line}")
    sys.exit(1 if wrong else 0)


main()
