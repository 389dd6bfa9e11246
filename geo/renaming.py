"""Names that places are shown under: a user's choice, else the article's own where it is disputed.

Ids, data and the article's words stay; labels of events are sentences of their own and stay too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from geo.gazetteer import fold
from geo.gazetteer.entries import MARINE_KINDS
from geo.records import AnalyzedArticle, Findings, Place
from geo.regions import load_regions
from geo.regions.display_names import shown

STEM = 4
"""Names that share a word's first letters, this many, are one name: Senkakus, Senkaku Islands."""
GENERIC = frozenset({"islands", "island", "rocks", "reef", "shoal", "strait", "channel", "waters"})


def renamed(findings: Findings, names: Mapping[str, str]) -> Findings:
    """Return the findings with the names to show on their places.

    `names` is what `geo.regions.display_names.load` returns. What they do not name goes by the
    article's own words where it is disputed or a water: "Diaoyu Islands (Senkaku Islands)", the
    neutral main name beside them.
    """
    return replace(findings, articles=tuple(_renamed(one, names) for one in findings.articles))


def _renamed(analyzed: AnalyzedArticle, names: Mapping[str, str]) -> AnalyzedArticle:
    called_apart = [place for place in analyzed.places if _may_be_worded(place)]
    if not called_apart and not names:
        return analyzed
    words: dict[str, Counter[str]] = {place.id: Counter() for place in called_apart}
    if words:
        for mention, resolution in zip(analyzed.mentions, analyzed.resolutions, strict=True):
            if resolution.place in words:
                words[resolution.place][mention.text] += 1

    def name(place: Place) -> str:
        chosen = shown(place, names)
        if chosen != place.name:
            return chosen
        return own_wording(place, words.get(place.id, Counter()))

    def with_names(place: Place) -> Place:
        if place.id not in words and not names:
            return place
        called = name(place)
        seas = tuple(names.get(sea, sea) for sea in place.seas)
        # Most keep theirs, and stay the place that many articles share.
        if (called, seas) == (place.name, place.seas):
            return place
        return replace(place, name=called, seas=seas)

    places = tuple(map(with_names, analyzed.places))
    # An article that keeps all its names stays the very same: its rows need not be made again.
    if all(now is was for now, was in zip(places, analyzed.places, strict=True)):
        return analyzed
    return replace(analyzed, places=places)


def own_wording(place: Place, words: Mapping[str, int]) -> str:
    """Return the name of a place as an article has it, with the neutral name beside it.

    `words` counts the article's words for it; the most frequent counts, of equals the first. The
    neutral name alone where that is what the article says, where its words are only a short form
    of it, and for places that are neither disputed nor waters.
    """
    region = load_regions().region(place.region) if place.region else None
    if region is None or not words or place.name != region.name:
        return place.name
    if not _may_be_worded(place):
        return place.name
    others = {fold(other): other for other in region.names}
    said = max(words, key=lambda text: words[text])
    other = others.get(fold(said.removeprefix("the ").removeprefix("The ")))
    if other is None or _alike(other, region.name):
        return place.name
    return f"{other} ({region.name})"


def _may_be_worded(place: Place) -> bool:
    """Whether it is a region that articles call by names of their own: disputed, or a water."""
    return place.region is not None and (bool(place.claimants) or place.kind in MARINE_KINDS)


def _alike(name: str, neutral: str) -> bool:
    """Whether two names differ in no word that tells them apart.

    >>> _alike("Senkakus", "Senkaku Islands"), _alike("East Sea", "Sea of Japan")
    (True, False)
    """
    known = {word[:STEM] for word in _words(neutral)}
    return not any(word[:STEM] not in known for word in _words(name))


def _words(name: str) -> set[str]:
    return {word for word in fold(name).split() if word not in GENERIC}
