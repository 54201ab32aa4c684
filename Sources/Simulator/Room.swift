// Simulator: a world: its data, clock, ids, random numbers, settings and tokens; and the worlds.
