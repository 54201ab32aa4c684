"""Where the program is, and why it can't run."""

from __future__ import annotations

import errno
import os
import platform
import sysconfig
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path
from typing import Iterator

ELSEWHERE = "Or let it run elsewhere, and say where with --fast2sim-url."


class CannotRun(Exception):
    """The program is not there, or this machine can't run it; says what to do."""


def find_fast2sim_bin() -> str:
    """The path of the program that came with this package.

    Raises CannotRun where it is not there.
    """
    looked = []
    for place in _places():
        if place.is_file():
            return str(place)
        looked.append(str(place))
    raise CannotRun(
        f"the program is not where the package puts it ({', '.join(dict.fromkeys(looked))}). Install it again: "
        "pip install --force-reinstall fast2sim"
    )


def _places() -> Iterator[Path]:
    # What the installer wrote down is right for every scheme but that of `pip install --target`.
    try:
        for file in files("fast2sim") or []:
            if file.name == "fast2sim" and file.parent.name in ("bin", "Scripts"):
                yield Path(str(file.locate())).resolve()
    except PackageNotFoundError:
        pass
    yield Path(__file__).resolve().parent.parent / "bin" / "fast2sim"
    yield Path(sysconfig.get_path("scripts")) / "fast2sim"


def explained(program: str, error: OSError) -> CannotRun:
    """Why the system would not start a program."""
    if error.errno == errno.ENOENT and os.path.exists(program):
        why = (
            f"{program} is there, but not the C library that it is made for: it needs glibc 2.34 or later, and this "
            "looks like a system with another one, such as Alpine. Take an image of Debian, Ubuntu or Fedora."
        )
    elif error.errno == errno.ENOENT:
        return CannotRun(f"no {program} here: pip install fast2sim, or say where it is with --fast2sim-bin.")
    elif error.errno in (errno.ENOEXEC, getattr(errno, "EBADMACHO", -1)):
        why = f"{program} is a program for Linux on x86-64, and this is {platform.system()} on {platform.machine()}."
    elif error.errno == errno.EACCES:
        why = f"{program} may not be executed: look at its rights, and whether its file system is mounted noexec."
    else:
        why = f"can't start {program}: {error.strerror}."
    return CannotRun(f"{why} {ELSEWHERE}")


def ended(program: str, code: int, said: str) -> CannotRun:
    """Why a program that was started ended before it was ready; `said` is what it wrote on standard error."""
    said = said.strip()
    if "GLIBC_" in said:
        have = " ".join(platform.libc_ver()) or "unknown"
        return CannotRun(f"{program} needs glibc 2.34 or later; this system has {have}. {ELSEWHERE}\n{said}")
    return CannotRun(f"{program} did not start; it ended with {code}" + (f":\n{said}" if said else ""))
