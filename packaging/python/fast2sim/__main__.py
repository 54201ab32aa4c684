"""`python -m fast2sim`: the program, in the place of this process."""

from __future__ import annotations

import os
import sys

from ._binary import CannotRun, explained, find_fast2sim_bin


def main() -> None:
    try:
        program = find_fast2sim_bin()
        try:
            os.execv(program, [program, *sys.argv[1:]])
        except OSError as error:
            raise explained(program, error) from None
    except CannotRun as problem:
        sys.exit(f"fast2sim: {problem}")


if __name__ == "__main__":
    main()
