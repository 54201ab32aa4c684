"""The parts of the benchmark: programs, load, rows, report."""
