"""Which pairs of reports are worth comparing, among a hundred thousand.

Two reports of different articles are compared when they share a place, or two of the rarest words
of their sentences, at about the same time. Keys depend on a report alone, so another article adds
pairs and takes none away (but see `CROWD`).
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING
from zlib import crc32

from geo.events.merging.told import Told
from geo.events.merging.wording import Rarity

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RAREST = 8
"""Words of a sentence whose pairs are keys."""
TELLING = 8.0
"""Rarity from which a name alone is a key."""
WINDOW = 8
"""Days of a window; two windows overlap by half, so that reports up to four days apart meet."""
CROWD = 600
"""Reports under one key beyond which only those of one day are compared, and among these only
neighbours in order. Here alone another article may cost a pair."""
NEIGHBOURS = 60
_MASK = (1 << 63) - 1


def pairs_inside(told: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """Pairs of one article and one family, in order."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, one in enumerate(told):
        blocks[one.report.article, one.family].append(index)
    for members in blocks.values():
        yield from combinations(members, 2)


def pairs_across(told: Sequence[Told], weigh: Rarity) -> Iterator[tuple[int, int]]:
    """Pairs of different articles, each once, in order."""
    import numpy as np

    if len(told) < 2:
        return
    keys, owners = _keys(told, weigh)
    order = np.lexsort((owners, keys))
    keys, owners = keys[order], owners[order]
    # Pairs travel as one number each: millions of tuples would not fit.
    found = array("q")
    total = len(told)
    shared = np.flatnonzero(keys[1:] == keys[:-1])
    for run in np.split(shared, np.flatnonzero(np.diff(shared) > 1) + 1):
        if len(run):
            members = sorted(set(owners[run[0] : run[-1] + 2].tolist()))
            for first, second in _pairs_of(members, told):
                found.append(first * total + second)
    for code in np.unique(np.frombuffer(found, dtype=np.int64)).tolist():
        first, second = divmod(code, total)
        if told[first].report.article != told[second].report.article:
            yield first, second


def _pairs_of(members: list[int], told: Sequence[Told]) -> Iterator[tuple[int, int]]:
    if len(members) <= CROWD:
        yield from combinations(members, 2)
        return
    days: dict[int | None, list[int]] = defaultdict(list)
    for index in members:
        days[_day(told[index])].append(index)
    for crowd in days.values():
        reach = len(crowd) if len(crowd) <= CROWD else NEIGHBOURS
        for at, first in enumerate(crowd):
            for second in crowd[at + 1 : at + reach]:
                yield first, second


def _keys(told: Sequence[Told], weigh: Rarity) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    import numpy as np

    keys, owners = array("q"), array("q")
    undated = {shared for one in told if _day(one) is None for shared in _shared(one, weigh)}
    for index, one in enumerate(told):
        day = _day(one)
        for shared in _shared(one, weigh):
            if day is not None:
                keys.append(_mix(shared, 1 + day // WINDOW * 2))
                keys.append(_mix(shared, 2 + (day + WINDOW // 2) // WINDOW * 2))
                owners.extend((index, index))
            if shared in undated:
                keys.append(_mix(shared, 0))
                owners.append(index)
    return np.frombuffer(keys, dtype=np.int64), np.frombuffer(owners, dtype=np.int64)


def _shared(one: Told, weigh: Rarity) -> Iterator[int]:
    """What another report may have in common with this one, as numbers."""
    if not one.wide:
        for place in one.places:
            yield crc32(place.encode())
    words = sorted(one.keys, key=lambda word: (-weigh[word], word))[:RAREST]
    for word in words:
        if weigh[word] >= TELLING and (word in one.names or word in one.people):
            yield crc32(word.encode())
    for first, second in combinations(sorted(words), 2):
        yield crc32(first.encode()) << 31 ^ crc32(second.encode())


def _mix(shared: int, window: int) -> int:
    return (shared * 0x9E3779B97F4A7C15 + window * 0xBF58476D1CE4E5B9) & _MASK


def _day(one: Told) -> int | None:
    """The day by which a report is looked up: told, else that of its article; None for none."""
    first, last = one.window
    if one.stated:
        return first if first is not None else last
    # History is recalled at any time: it has no day to look under.
    return one.published if one.report.prominence == "foreground" else None
