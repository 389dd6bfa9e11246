"""`python -m geo` is the command `geo`."""

import atexit
import os
import sys
from contextlib import suppress

from geo.cycles import search_seldom


def run() -> None:
    """Run the command and end the process as a whole: to take apart a million records one by one
    before the system frees them all takes half a second."""
    search_seldom()
    from geo.cli import main

    code = 0
    try:
        main(prog_name="geo")
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    # What asked to be told of the end is told, and what was said is passed on.
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # a reader that has gone
            stream.flush()
    os._exit(code)


if __name__ == "__main__":
    run()
