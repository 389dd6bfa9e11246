"""Python's search for cycles, seldom or paused while many records are made that have none."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


def search_seldom() -> None:
    """Let the collector run seldom from now on: a command imports much and keeps what it makes."""
    gc.set_threshold(200_000, 20, 100)


@contextmanager
def no_search_for_cycles() -> Iterator[None]:
    """Pause the collector: to look through a million records again and again takes long."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
