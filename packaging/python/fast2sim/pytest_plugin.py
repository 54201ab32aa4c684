"""The pytest plugin: a FAST2 of its own for each test, and a test fails where its client did what FAST2 would mind.

docs/pytest.md of the sources explains it; `pytest --markers` and `pytest --fixtures` list what there is.
"""

from __future__ import annotations

import os
import shutil
import warnings
from pathlib import Path
from typing import Any, Generator, Iterator, Optional

import pytest

from ._binary import CannotRun, find_fast2sim_bin
from ._http import SimulatorError
from ._notes import LEVELS
from ._server import Simulator, start
from ._world import World

_MARK = (
    "fast2sim(allow=[], clock=None, contract=None, scenario=None, faults=[], strict=None): what the world of "
    "fast2_world begins as, and the codes that may be noted in it"
)
# Those of the marker of which the nearest one counts; of the others all do.
_NEAREST = ("clock", "contract", "scenario", "strict")
_WORLD = pytest.StashKey[World]()
_ALLOWED = "@pytest.mark.fast2sim(allow=[{}])"
_FAIL_ON = (*LEVELS, "never")


class Fast2simWarning(UserWarning):
    """Something of which a test can't be sure."""


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("fast2sim", "fast2sim, a simulator of FAST2")
    group.addoption("--fast2sim-url", metavar="URL", help="use the simulator there, in place of starting one")
    group.addoption("--fast2sim-bin", metavar="FILE", help="start this program, in place of the installed one")
    group.addoption("--fast2sim-fail-on", choices=_FAIL_ON, help="see fast2sim_fail_on")
    parser.addini(
        "fast2sim_fail_on", "the notes that fail a test: warning and graver, error, info, or never", default="warning"
    )
    parser.addini("fast2sim_allow", "codes that may be noted in every test", type="args", default=[])
    parser.addini(
        "fast2sim_args", "options of `fast2sim exec` for the simulator, such as --seed FILE", type="args", default=[]
    )


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", _MARK)
    if config.getini("fast2sim_fail_on") not in _FAIL_ON:
        raise pytest.UsageError(f"fast2sim_fail_on is one of {', '.join(_FAIL_ON)}")


@pytest.fixture(scope="session")
def fast2sim(pytestconfig: pytest.Config) -> Iterator[Simulator]:
    """The simulator: that of --fast2sim-url, that of `fast2sim exec -- pytest`, or one that is started for these tests.

    Each worker of pytest-xdist starts one of its own, so that none depends on another.
    """
    found = _running(pytestconfig)
    if found:
        yield found
        return
    try:
        own = start(_program(pytestconfig), pytestconfig.getini("fast2sim_args"), folder=pytestconfig.rootpath)
    except CannotRun as problem:
        pytest.fail(f"fast2sim: {problem}", pytrace=False)
    with own:
        yield own


def _running(config: pytest.Config) -> Optional[Simulator]:
    url = config.getoption("--fast2sim-url")
    return Simulator(url) if url else Simulator.of_environment()


def _program(config: pytest.Config) -> str:
    given = config.getoption("--fast2sim-bin") or os.environ.get("FAST2SIM_PROGRAM")
    if given:
        return str(given)
    try:
        return find_fast2sim_bin()
    except CannotRun:
        # From the sources, or with a program that came another way.
        found = shutil.which("fast2sim")
        if found:
            return found
        raise


@pytest.fixture
def fast2_world(request: pytest.FixtureRequest, fast2sim: Simulator) -> Iterator[World]:
    """A FAST2 for this test alone: where it is, who may log in, what a test can do with it. See the marker fast2sim."""
    node: pytest.Item = request.node
    config = request.config
    fail_on = config.getoption("--fast2sim-fail-on") or config.getini("fast2sim_fail_on")
    try:
        world = fast2sim.world(node.name, fail_on=fail_on, **_wishes(node))
    except (SimulatorError, ConnectionError, OSError) as problem:
        pytest.fail(f"fast2sim can't make the world of this test: {problem}", pytrace=False)
    node.stash[_WORLD] = world
    try:
        yield world
        # What was done since the test ended, by the fixtures that clean up behind it.
        said = _verdict(world)
        if said:
            pytest.fail(said, pytrace=False)
        if world.lost:
            warnings.warn(
                f"the journal let {world.lost} requests go before their notes were read: call "
                "fast2_world.collect() now and then in a test of so many",
                Fast2simWarning,
                stacklevel=1,
            )
    finally:
        try:
            world.drop()
        except (SimulatorError, ConnectionError) as problem:
            pytest.fail(f"fast2sim: {problem}", pytrace=False)


def _wishes(node: pytest.Item) -> dict[str, Any]:
    """What the markers ask for, and the allowance of the configuration."""
    wishes: dict[str, Any] = {}
    allow: list[str] = list(node.config.getini("fast2sim_allow"))
    faults: list[Any] = []
    for mark in node.iter_markers("fast2sim"):
        unknown = set(mark.kwargs) - {"allow", "faults", *_NEAREST}
        if mark.args or unknown:
            wrong = ", ".join(sorted(unknown)) or "an argument without a name"
            pytest.fail(f"the marker fast2sim does not take {wrong}: it is {_MARK.partition(':')[0]}", pytrace=False)
        allow += _list(mark.kwargs.get("allow"))
        # A class's faults come before those of its tests.
        faults = _list(mark.kwargs.get("faults")) + faults
        for name in _NEAREST:
            if name in mark.kwargs:
                wishes.setdefault(name, mark.kwargs[name])
    scenario = wishes.get("scenario")
    if isinstance(scenario, str) and scenario.endswith((".yaml", ".yml")):
        # A file, as the test would name it; a scenario that ships has no such name.
        wishes["scenario"] = _file(node, scenario)
    return {**wishes, "allow": list(dict.fromkeys(allow)), "faults": faults}


def _list(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, (list, tuple, set, frozenset)) else [value]


def _file(node: pytest.Item, name: str) -> Path:
    """A file beside the test, or in the root of the tests."""
    places = [node.path.parent / name, node.config.rootpath / name]
    for place in places:
        if place.is_file():
            return place
    pytest.fail(f"there is no scenario {name}: neither {places[0]} nor {places[1]}", pytrace=False)


def _verdict(world: World) -> Optional[str]:
    try:
        return world.unexpected(_ALLOWED)
    except (SimulatorError, ConnectionError) as problem:
        return f"fast2sim can't tell what it noted: {problem}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Judges the world right after the test, so that it is the test that fails; shows the requests of a failed one."""
    try:
        result = yield
        world = item.stash.get(_WORLD, None)
        said = _verdict(world) if world else None
        if said:
            pytest.fail(said, pytrace=False)
        return result
    except (Exception, pytest.fail.Exception):
        world = item.stash.get(_WORLD, None)
        if world:
            _tell(item, world)
        raise


def _tell(item: pytest.Item, world: World) -> None:
    try:
        # A test that has failed by itself is not to fail once more for what it has left.
        noted = world.unexpected(_ALLOWED)
        requests = "\n".join(world.requests())
    except (SimulatorError, ConnectionError) as problem:
        noted, requests = None, str(problem)
    item.add_report_section("call", "fast2sim", "\n".join(part for part in (requests, noted) if part))
