"""A simulator: one that was started here, or one that runs already."""

from __future__ import annotations

import json
import os
import re
import secrets
import select
import subprocess
import tempfile
import threading
import time
from itertools import count
from pathlib import Path
from typing import IO, Any, Mapping, Optional, Sequence, Union

from ._access import Access, access_of
from ._binary import CannotRun, ended, explained, find_fast2sim_bin
from ._http import call
from ._notes import levels
from ._world import Moment, World

# `fast2sim exec` serves a fresh installation from memory on a free port for as long as a command runs. This one says
# what it was told, and ends when its input does: when we close it, or when we are gone, however that came.
_COMMAND = r"""
for name in FAST2_BASE_URL CONSUMER_KEY CONSUMER_SECRET FAST2_USERNAME FAST2_PASSWORD KUND_ID KUND_NR \
  FAST2_SIM_CONTRACT FAST2_TLS_BASE_URL FAST2_TLS_CA_FILE
do
  eval "printf '%s=%s\\n' $name \"\${$name-}\""
done
echo ready
read -r _ || :
"""
# A preset by its name, or a rule with `match` and `effect`.
Fault = Union[str, Mapping[str, Any]]
Faults = Union[Fault, Sequence[Fault]]
# What is meant for `fast2sim exec -- pytest`, and would be done once more here.
_NOT_OURS = ("FAST2SIM_REPORT", "FAST2SIM_FAIL_ON", "FAST2SIM_ALLOW", "FAST2SIM_PORT")
# How long a large seed may take to be loaded, and an end to be tidy, in seconds.
_READY, _END = 120.0, 15.0


class Simulator:
    """A running simulator. Its worlds are installations of FAST2 that know nothing of one another."""

    def __init__(
        self,
        url: str,
        variables: Optional[Mapping[str, str]] = None,
        *,
        process: Optional[_Process] = None,
    ) -> None:
        """`variables` are those of `fast2sim exec`: who may log in. Without them a world's data is asked for that."""
        # That of a world of it says where it is, too.
        self.url = re.sub(r"/w/[^/]+$", "", url.rstrip("/"))
        self.variables: dict[str, str] = {name: value for name, value in (variables or {}).items() if value}
        self._process = process
        self._numbers = count(1)
        # Processes of several machines may use one simulator.
        self._session = secrets.token_hex(3)
        self._access: dict[Optional[str], Access] = {}

    @classmethod
    def of_environment(cls) -> Optional[Simulator]:
        """The one that `fast2sim exec` or an --env-file of `fast2sim serve` names; None where there is none."""
        # FAST2_BASE_URL alone may be that of a real FAST2.
        control = os.environ.get("FAST2_SIM_URL", "").rstrip("/")
        if not control.endswith("/_sim"):
            return None
        url = control[: -len("/_sim")]
        # Said by hand, it comes without those who may log in, and what else is there may be meant for a real FAST2.
        return cls(url, os.environ if os.environ.get("FAST2_BASE_URL") == url else None)

    def sim(self, method: str, path: str, body: Any = None) -> Any:
        """A call of the control plane, about the world at the base URL: sim("GET", "worlds")."""
        try:
            return call(method, f"{self.url}/_sim/{path}", body)
        except ConnectionError as problem:
            raise ConnectionError(f"{problem}{self.why()}") from None

    def why(self) -> str:
        """What there is to say where it does not answer."""
        return self._process.why() if self._process else ""

    def world(
        self,
        name: str = "world",
        *,
        allow: Sequence[str] = (),
        clock: Optional[Moment] = None,
        contract: Optional[str] = None,
        scenario: Any = None,
        faults: Optional[Faults] = None,
        strict: Any = None,
        fail_on: str = "warning",
    ) -> World:
        """A fresh world; its name begins with what is left of `name`. Use it with `with`, or close it.

        The arguments are those of the marker `fast2sim`: docs/pytest.md explains them.
        """
        slug = re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-")[:40].rstrip("-") or "world"
        allowed = frozenset([allow] if isinstance(allow, str) else allow)
        world = World(
            self,
            f"{slug}-{self._session}-{next(self._numbers)}",
            allowed=allowed,
            failing=levels(fail_on),
            contract=contract,
            is_seed=scenario is None,
        )
        own = {key: value for key, value in (("contract", contract), ("strict", strict)) if value is not None}
        content = _content(scenario)
        stored = {} if scenario is None or content is not None else {"scenario": scenario}
        self.sim("POST", "worlds", {"name": world.name, "allow": sorted(allowed), **own, **stored})
        try:
            if content is not None:
                call("POST", f"{world.base_url}/_sim/scenario", content, "application/yaml")
            if scenario is not None and own:
                # A scenario brings its own.
                world.sim("PUT", "settings", own)
            if clock is not None:
                world.set_clock(clock)
            for fault in [faults] if isinstance(faults, (str, Mapping)) else faults or []:
                world.sim("POST", "faults", {"effect": {"preset": fault}} if isinstance(fault, str) else dict(fault))
        except BaseException:
            world.drop()
            raise
        return world

    def access(self, world: World) -> Access:
        """Who may log in to a world."""
        if world.is_seed and world.contract is None and self.variables.get("CONSUMER_KEY"):
            return Access.of_variables(self.variables)
        if not world.is_seed:
            return access_of(world)
        if world.contract not in self._access:
            self._access[world.contract] = access_of(world)
        return self._access[world.contract]

    def stop(self) -> None:
        """Ends it, where it was started here."""
        if self._process:
            self._process.stop()

    def __enter__(self) -> Simulator:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


def _content(scenario: Any) -> Optional[bytes]:
    """A scenario that is given by its content or its file; None for a name, which the simulator knows."""
    if scenario is None:
        return None
    if isinstance(scenario, Mapping):
        return json.dumps(dict(scenario)).encode()
    if isinstance(scenario, os.PathLike):
        return Path(scenario).read_bytes()
    return None


def start(
    program: Optional[str] = None, options: Sequence[str] = (), *, folder: Optional[str | os.PathLike[str]] = None
) -> Simulator:
    """Starts a simulator in memory, on a free port of this machine, and returns when it is ready.

    It ends with `stop`, and with this process. `program` is the one of this package where it is left out, `options`
    are those of `fast2sim exec` (such as `["--seed", "seed.yaml"]`), and `folder` is where it looks for fast2sim.yaml
    and the files that are named; left out, the current one.

    Raises CannotRun, which says why.
    """
    process = _Process(program or find_fast2sim_bin(), options, folder)
    return Simulator(process.variables["FAST2_BASE_URL"], process.variables, process=process)


class _Process:
    """The program, and what it said when it was ready."""

    def __init__(self, program: str, options: Sequence[str], folder: Optional[str | os.PathLike[str]]) -> None:
        self._program = program
        # A pipe that nobody reads would stop it.
        self._said: IO[bytes] = tempfile.TemporaryFile()
        self._lock = threading.Lock()
        environment = {name: value for name, value in os.environ.items() if name not in _NOT_OURS}
        try:
            self._process = subprocess.Popen(
                [program, "exec", *options, "--", "sh", "-c", _COMMAND],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._said,
                env=environment,
                cwd=folder,
                # Ctrl-C is for the tests, which need it until they have cleaned up.
                start_new_session=True,
            )
        except OSError as error:
            self._said.close()
            raise explained(program, error) from None
        try:
            self.variables = self._read()
        except BaseException:
            self.stop()
            raise

    def _read(self) -> dict[str, str]:
        assert self._process.stdout is not None
        pipe = self._process.stdout.fileno()
        text, deadline = b"", time.monotonic() + _READY
        while not text.endswith(b"\nready\n"):
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([pipe], [], [], left)[0]:
                raise CannotRun(f"{self._program} was not ready within {_READY:.0f} s{self.why()}")
            more = os.read(pipe, 65536)
            if not more:
                raise ended(self._program, self._process.wait(), self._tail())
            text += more
        pairs = (line.partition("=") for line in text.decode("utf-8", "replace").splitlines() if "=" in line)
        return {name: value for name, _, value in pairs}

    def _tail(self) -> str:
        if self._said.closed:
            return ""
        size = self._said.seek(0, os.SEEK_END)
        self._said.seek(max(0, size - 4000))
        return self._said.read().decode("utf-8", "replace").strip()

    def why(self) -> str:
        """What there is to say where it does not answer."""
        code = self._process.poll()
        if code is None:
            return ""
        said = self._tail()
        return f"\n{self._program} has ended with {code}" + (f":\n{said}" if said else "")

    def stop(self) -> None:
        with self._lock:
            for pipe in (self._process.stdin, self._process.stdout):
                if pipe:
                    pipe.close()
            # A process that was forked here may hold the other end of the pipe.
            self._process.terminate()
            try:
                self._process.wait(_END)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._said.close()
