"""The image for as long as the tests run, and a world of its own for each of them.

    pip install pytest testcontainers
    pytest
"""

import base64
import json
import os
import urllib.request
import uuid
from collections.abc import Iterator

import pytest
from testcontainers.core.container import DockerContainer
from testcontainers.core.wait_strategies import HttpWaitStrategy

IMAGE = os.environ.get("FAST2SIM_IMAGE", "fast2sim")
# To the container this machine is another one, and /_sim opens to others with this key alone.
ADMIN_KEY = "testcontainers"


@pytest.fixture(scope="session")
def fast2sim() -> Iterator[str]:
    """The base URL of the container."""
    container = (
        DockerContainer(IMAGE)
        .with_exposed_ports(8280)
        .with_env("FAST2SIM_DB", ":memory:")
        .with_env("FAST2SIM_ADMIN_KEY", ADMIN_KEY)
        .waiting_for(HttpWaitStrategy(8280, "/_sim/health"))
    )
    with container:
        yield f"http://{container.get_container_host_ip()}:{container.get_exposed_port(8280)}"


@pytest.fixture
def world(fast2sim: str) -> Iterator[str]:
    """The base URL of a world that nobody else uses, let go after the test."""
    name = f"test-{uuid.uuid4().hex}"
    yield f"{fast2sim}/w/{name}"
    request = urllib.request.Request(
        f"{fast2sim}/_sim/worlds/{name}", method="DELETE", headers={"X-Sim-Admin-Key": ADMIN_KEY})
    urllib.request.urlopen(request).close()


def test_a_program_gets_its_token(world: str) -> None:
    basic = base64.b64encode(b"demo-key:demo-secret").decode()
    request = urllib.request.Request(
        f"{world}/oauth2/token", data=b"grant_type=client_credentials", headers={"Authorization": f"Basic {basic}"})
    with urllib.request.urlopen(request) as answer:
        assert json.load(answer)["access_token"]
