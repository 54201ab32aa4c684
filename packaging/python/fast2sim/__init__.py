"""fast2sim, a simulator of FAST2's work-order API, as a program and for tests.

With pytest the plugin is there by itself: a test that takes the fixture `fast2_world` has a FAST2 of its own. Without
pytest:

    with fast2sim.start() as simulator, simulator.world() as world:
        client = Client(world.base_url, world.consumer_key, world.consumer_secret)
"""

from ._binary import CannotRun, find_fast2sim_bin
from ._http import SimulatorError
from ._notes import Note, UnexpectedNotes
from ._server import Simulator, start
from ._world import World

__all__ = [
    "CannotRun",
    "Note",
    "Simulator",
    "SimulatorError",
    "UnexpectedNotes",
    "World",
    "find_fast2sim_bin",
    "start",
]
