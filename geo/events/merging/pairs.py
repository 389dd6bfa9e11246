"""Which pairs of reports are worth comparing, among a hundred thousand.

Two reports of different articles are compared when they share a place, or two of the rarest words
of their sentences, at about the same time. Keys depend on a report alone, so another article adds
pairs and takes none away (but see `CROWD`).
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING
from zlib import crc32

from geo.events.merging.told import Told
from geo.events.merging.wording import Rarity

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

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
NO_DAY = -1
_MASK = (1 << 63) - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyed:
    """Keys, and the report of each; in any order, some more than once."""

    keys: Numbers
    owners: Numbers
    days: Numbers
    """One a report, not one a key."""

    def under(self, only: Numbers) -> Keyed:
        """Those of some keys, which are sorted."""
        wanted = among(self.keys, only)
        return Keyed(keys=self.keys[wanted], owners=self.owners[wanted], days=self.days)

    def of(self, some: Numbers) -> Numbers:
        """The keys of some reports."""
        import numpy as np

        chosen = np.zeros(len(self.days), bool)
        chosen[some] = True
        return self.keys[chosen[self.owners]]


@dataclass(frozen=True, kw_only=True)
class Lookups:
    """What reports are looked up by, in their order; columns of whole numbers."""

    days: Numbers
    """One a report; `NO_DAY` where it has none."""
    counts: Numbers
    """How many of `shared` belong to each report."""
    shared: Numbers
    """What another report may have in common with this one."""

    @cached_property
    def open_to_all(self) -> Numbers:
        """What undated reports share, sorted."""
        import numpy as np

        return np.unique(self.shared[np.repeat(self.days, self.counts) == NO_DAY])

    def of(self, some: Numbers) -> Numbers:
        """What some reports may have in common with others."""
        import numpy as np

        chosen = np.zeros(len(self.days), bool)
        chosen[some] = True
        found: Numbers = self.shared[np.repeat(chosen, self.counts)]
        return found

    def sharing(self, values: Numbers) -> Lookups:
        """The same reports, looked up by some values alone, which are sorted."""
        import numpy as np

        kept = among(self.shared, values)
        owners = np.repeat(np.arange(len(self.days)), self.counts)[kept]
        counts = np.bincount(owners, minlength=len(self.days))
        return Lookups(days=self.days, counts=counts, shared=self.shared[kept])

    @cached_property
    def keyed(self) -> Keyed:
        """The reports by key: what is shared, in two overlapping windows of days.

        What an undated report shares is a key without a window too, for dated reports as well.
        """
        import numpy as np

        owners = np.repeat(np.arange(len(self.days)), self.counts)
        days = self.days[owners]
        dated = days != NO_DAY
        undated = among(self.shared, self.open_to_all)
        shared, on = self.shared[dated], days[dated]
        windows = (1 + on // WINDOW * 2, 2 + (on + WINDOW // 2) // WINDOW * 2)
        keys = [_mix(shared, window) for window in windows]
        keys.append(_mix(self.shared[undated], np.zeros(undated.sum(), np.int64)))
        owned = [owners[dated], owners[dated], owners[undated]]
        return Keyed(keys=np.concatenate(keys), owners=np.concatenate(owned), days=self.days)


def lookup(one: Told, weigh: Rarity) -> tuple[int, list[int]]:
    """The day that a report is looked up under, and what others may have in common with it."""
    day = _day(one)
    return NO_DAY if day is None else day, list(dict.fromkeys(_shared(one, weigh)))


def lookups(each: Iterable[tuple[int, Sequence[int]]]) -> Lookups:
    """Columns of what `lookup` says of each report."""
    import numpy as np

    days, counts, shared = array("q"), array("q"), array("q")
    for day, own in each:
        days.append(day)
        counts.append(len(own))
        shared.extend(own)
    return Lookups(
        days=np.array(days, np.int64),
        counts=np.array(counts, np.int64),
        shared=np.array(shared, np.int64),
    )


def pairs_inside(told: Iterable[tuple[int, Told]]) -> Iterator[tuple[int, int]]:
    """Pairs of one article and one family, in order, of numbered reports."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, one in told:
        blocks[one.report.article, one.family].append(index)
    for members in blocks.values():
        yield from combinations(members, 2)


def pairs_across(told: Sequence[Told], weigh: Rarity) -> Iterator[tuple[int, int]]:
    """Pairs of different articles, each once, in order."""
    found = candidates(lookups(lookup(one, weigh) for one in told).keyed, told_articles(told))
    for code in found.tolist():
        yield divmod(code, len(told))


def told_articles(told: Iterable[Told]) -> list[str]:
    """The article of each report."""
    return [one.report.article for one in told]


def changed_keys(
    now: Lookups, fresh: Numbers, past: Lookups, gone: Numbers
) -> tuple[Numbers, Numbers]:
    """The keys that do not hold what they held: they have reports of `fresh`, had some of `gone`,
    or are open to dated reports now, or were before, for an undated one that shares them.

    Two sorted columns: those that only gained or lost reports, and those opened or closed.
    """
    import numpy as np

    changed = np.concatenate((now.keyed.of(fresh), past.keyed.of(gone)))
    opened = np.setxor1d(now.open_to_all, past.open_to_all, assume_unique=True)
    turned = np.unique(_mix(opened, np.zeros(len(opened), np.int64)))
    return np.setdiff1d(changed, turned), turned


def candidates(known: Keyed, articles: Sequence[str]) -> Numbers:
    """Pairs of different articles, sorted, each as one number: first * reports + second.

    Millions of tuples would not fit.
    """
    import numpy as np

    total = len(known.days)
    keys, owners, starts, sizes = _blocks(known)
    found = [np.array([], np.int64)]
    for start, size in zip(starts[sizes > CROWD], sizes[sizes > CROWD], strict=True):
        crowd = owners[start : start + size].tolist()
        pairs = _pairs_of_crowd(crowd, known.days)
        found.append(np.fromiter((a * total + b for a, b in pairs), np.int64))
    # All pairs of the other blocks: each member with the one after it, the second after it …
    ends = np.repeat(starts + np.where(sizes > CROWD, 0, sizes), sizes)
    at = np.flatnonzero(np.arange(len(keys)) + 1 < ends)
    step = 1
    while len(at):
        found.append(owners[at] * total + owners[at + step])
        step += 1
        at = at[at + step < ends[at]]
    return _of_two_articles(np.concatenate(found), articles)


def candidates_of(known: Keyed, articles: Sequence[str], some: Numbers) -> Numbers:
    """As `candidates`, but only pairs that one of `some` reports is in; no key is a crowd's."""
    import numpy as np

    total = len(known.days)
    _, owners, starts, sizes = _blocks(known)
    chosen = np.zeros(total, bool)
    chosen[some] = True
    mine = np.flatnonzero(chosen[owners])
    block = np.searchsorted(starts, mine, side="right") - 1
    reach = sizes[block]
    # Each chosen row beside every row of its block.
    rows = np.repeat(starts[block] - np.cumsum(reach) + reach, reach) + np.arange(reach.sum())
    one, other = np.repeat(owners[mine], reach), owners[rows]
    codes = np.minimum(one, other) * total + np.maximum(one, other)
    return _of_two_articles(codes, articles)


def crowded(known: Keyed) -> Numbers:
    """The keys that a crowd shares, sorted."""
    keys, _, starts, sizes = _blocks(known)
    found: Numbers = keys[starts[sizes > CROWD]]
    return found


def _blocks(known: Keyed) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """Keys, sorted, and their reports, each once a key; where each key starts, how many it has."""
    import numpy as np

    order = np.lexsort((known.owners, known.keys))
    keys, owners = known.keys[order], known.owners[order]
    fresh = np.ones(len(keys), bool)
    fresh[1:] = (keys[1:] != keys[:-1]) | (owners[1:] != owners[:-1])
    keys, owners = keys[fresh], owners[fresh]
    first = np.ones(len(keys), bool)
    first[1:] = keys[1:] != keys[:-1]
    starts = np.flatnonzero(first)
    return keys, owners, starts, np.diff(np.append(starts, len(keys)))


def _of_two_articles(codes: Numbers, articles: Sequence[str]) -> Numbers:
    """The pairs of different articles, each once, sorted."""
    import numpy as np

    total = len(articles)
    codes = np.unique(codes)
    numbers = {name: number for number, name in enumerate(dict.fromkeys(articles))}
    of = np.array([numbers[name] for name in articles], np.int64)
    different: Numbers = codes[of[codes // total] != of[codes % total]]
    return different


def among(wanted: Numbers, known: Numbers) -> NDArray[np.bool_]:
    """Which of the wanted numbers are among the known ones, which are sorted."""
    import numpy as np

    if not len(known):
        return np.zeros(len(wanted), bool)
    at = np.minimum(np.searchsorted(known, wanted), len(known) - 1)
    found: NDArray[np.bool_] = known[at] == wanted
    return found


def _pairs_of_crowd(members: list[int], by_day: Numbers) -> Iterator[tuple[int, int]]:
    days: dict[int, list[int]] = defaultdict(list)
    for index, day in zip(members, by_day[members].tolist(), strict=True):
        days[day].append(index)
    for crowd in days.values():
        reach = len(crowd) if len(crowd) <= CROWD else NEIGHBOURS
        for at, first in enumerate(crowd):
            for second in crowd[at + 1 : at + reach]:
                yield first, second


def _shared(one: Told, weigh: Rarity) -> Iterator[int]:
    """What another report may have in common with this one, as numbers."""
    if not one.wide:
        for place in sorted(one.places):
            yield crc32(place.encode())
    said = one.wording
    words = sorted(said.keys, key=lambda word: (-weigh[word], word))[:RAREST]
    for word in words:
        if weigh[word] >= TELLING and (word in said.names or word in said.people):
            yield crc32(word.encode())
    for first, second in combinations(sorted(words), 2):
        yield crc32(first.encode()) << 31 ^ crc32(second.encode())


def _mix(shared: Numbers, window: Numbers) -> Numbers:
    import numpy as np

    one, two = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9)
    mixed = shared.astype(np.uint64) * one + window.astype(np.uint64) * two
    return (mixed & np.uint64(_MASK)).astype(np.int64)


def _day(one: Told) -> int | None:
    """The day by which a report is looked up: told, else that of its article; None for none."""
    first, last = one.window
    if one.stated:
        return first if first is not None else last
    # History is recalled at any time: it has no day to look under.
    return one.published if one.report.prominence == "foreground" else None
