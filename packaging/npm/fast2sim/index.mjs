import api from './index.cjs';

export const {
  CannotRun, Simulator, SimulatorError, UnexpectedNotes, World, findBinary, openWorld, start, stop, useWorld, world,
} = api;
