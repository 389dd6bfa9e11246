"""What a description says of each place it names: where it lies from the thing described.

"Bordered by A on the north", "south of B", "an arm of C", "between D and E": patterns over the
words around a name, without a parser, because such paragraphs are full of brackets and of
foreign spellings. Also what it says of size and kind.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from geo.relations.directions import ADJECTIVE, COMPASS, bearing

Tie = Literal["beside", "whole", "aside"]
"""beside: it borders the thing; whole: the thing is part of it; aside: told of something else."""

_SIDE = rf"(?P<dir>{ADJECTIVE}|{COMPASS})"
_WHERE_BEFORE = re.compile(
    rf"\b(?:on|to|in|at|from|along)\s(?:the|its)\s(?:far\s)?{_SIDE}(?:\s(?:and|,)\s{COMPASS})?"
    r"(?:\s(?:end|side|shore|part|edge|boundary|border|limit|periphery))?,?\s"
    r"(?:(?:by|is|are|lies|lie|with|to|it|the|through|via|connects?|meets?|of|where|communicates|"
    r"borders?|bounded)\s?|,\s?){0,6}[^.;]{0,12}$",
    re.IGNORECASE,
)
_WHERE_AFTER = re.compile(
    rf"^[^.;:]{{0,28}}?\b(?:on|to|in|at|from)\s(?:the|its)\s(?:far\s)?{_SIDE}(?!\s(?:of|coast))"
)
_RIGHT_AFTER = re.compile(
    rf"^,?\s(?:lies\s)?(?:on|to|in)\s(?:the|its)\s(?:far\s)?{_SIDE}(?!\s(?:of|coast))"
)
_COMPASS_OF = re.compile(rf"\b(?P<dir>{COMPASS})\s(?:of|from)\s[^.;,]{{0,34}}$")
_COAST_OF = re.compile(rf"\b{_SIDE}\s(?:coast|shore|side|tip|coastline|end)s?\sof\s[^.;,]{{0,24}}$")
_OWN_COAST = re.compile(rf"^(?:'s)?\s(?P<dir>{ADJECTIVE}|{COMPASS})\s(?:coast|shore|side)")
_HALF = re.compile(rf"\b(?P<dir>{ADJECTIVE})\s(?:the\s)?$")
_WHOLE = re.compile(
    r"\b(?:arm|part|inlet|extension|sea|embayment|section|portion|branch|gulf|bay|basin|region|"
    r"bight|subdivision)\s(?:of|in|off)\s"
    r"(?:the\s)?(?:[a-z]+\s){0,2}$|\b(?:in|into|within)\s(?:the\s)?(?:[a-z]+\s){0,1}$"
)
_ASIDE = re.compile(
    r"\b(?:including|named|called|such as|cities|ports?|flow|drain\w*|language|people|rivers?|"
    r"islands? include|discovered|explor\w*|war|treaty|trade|seaports?|tourist|population)\b[^.]*$",
    re.IGNORECASE,
)
_KIND = re.compile(
    r"\b(strait|channel|passage|gulf|bight|bay|sea|sound|lagoon|fjord|inlet|basin|estuary)\b",
    re.IGNORECASE,
)
_AREA = re.compile(
    r"(?P<n>\d[\d,.]*)\s?(?P<m>million\s)?"
    r"(?P<u>km2|km²|square kilomet|sq\.? km|square miles?|sq mi)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is said of one place."""

    tie: Tie
    side: float | None
    """Bearing from the thing described to the place, degrees; None where nothing is said."""
    part: float | None
    """Bearing of the part of the place that is meant: "northern A"; degrees."""
    weight: float


def told_of(text: str, spans: Sequence[tuple[int, int]]) -> list[Told]:
    """Return what the text says of the names at some spans, in the same order."""
    found = []
    for start, end in spans:
        others = [s for s in spans if s != (start, end)]
        sentence_start = max(text.rfind(". ", 0, start) + 1, 0)
        before = text[max(sentence_start, start - 90) : start]
        after = text[end : end + 70].split(". ")[0]
        near = [s for s in others if s[1] <= start and s[1] > start - 90]
        since = text[max((s[1] for s in near), default=start - 90) : start] if near else before
        since = since if len(since) < len(before) else before
        found.append(_told(start, before, since, after, [s for s in others if s[0] >= end], end))
    return _shared(text, spans, found)


def _told(
    start: int, before: str, since: str, after: str,
    later: Sequence[tuple[int, int]], end: int,
) -> Told:  # fmt: skip
    side = None
    half = _HALF.search(since)
    tie: Tie = "whole" if _WHOLE.search(since) else "beside"
    if match := _COMPASS_OF.search(since) or _COAST_OF.search(since):
        angle = bearing(match["dir"])
        side = (angle + 180) % 360 if angle is not None else None
        tie = "beside"
    elif match := _OWN_COAST.search(after):
        angle = bearing(match["dir"])
        side = (angle + 180) % 360 if angle is not None else None
    elif (match := _RIGHT_AFTER.match(after)) or (match := _WHERE_BEFORE.search(since)):
        side = bearing(match["dir"])
        tie = "beside"
    else:
        stop = min((s[0] - end for s in later), default=len(after))
        if match := _WHERE_AFTER.search(after[: max(stop, 0)]):
            side = bearing(match["dir"])
            tie = "beside"
    early = 1.0 if start < 320 else 0.6
    if _ASIDE.search(before) and side is None:
        return Told(tie="aside", side=None, part=None, weight=0.25 * early)
    return Told(tie=tie, side=side, part=bearing(half["dir"]) if half else None, weight=early)


def _shared(text: str, spans: Sequence[tuple[int, int]], found: list[Told]) -> list[Told]:
    """Give "A and B on the north" to A as well."""
    order = sorted(range(len(spans)), key=lambda i: spans[i][0])
    for left, right in reversed(list(pairwise(order))):
        between = text[spans[left][1] : spans[right][0]]
        one, other = found[left], found[right]
        joined = re.fullmatch(r"(?:,|,? and|,? or|,? and the|, the)\s?", between)
        if joined and one.side is None and other.side is not None and one.tie == other.tie:
            tail = text[spans[right][1] : spans[right][1] + 40]
            if _WHERE_AFTER.search(tail):
                found[left] = Told(tie=one.tie, side=other.side, part=one.part, weight=one.weight)
        if joined and other.side is None and one.side is not None and other.tie == one.tie:
            head = text[max(0, spans[left][0] - 60) : spans[left][0]]
            if _WHERE_BEFORE.search(head):
                found[right] = Told(
                    tie=other.tie, side=one.side, part=other.part, weight=other.weight
                )
    return found


def kind_of(text: str) -> str | None:
    """Return the first noun that says what is described: strait, gulf, sea …"""
    lead = re.search(r"\b(?:is|are|as)\s(?:a|an|the|one of the)\s[^.]{0,80}", text)
    for piece in ((lead.group(),) if lead else ()) + (text,):
        match = _KIND.search(
            re.sub(
                r"\b[A-Z][a-z]+\s(?:Sea|Strait|Bay|Gulf|Channel|Sound)\b|\b(?:Gulf|Bay|Strait|Sea|Bight)\sof\b",
                " ",
                piece,
            )
        )
        if match:
            return match[1].lower()
    return None


def area_of(text: str) -> float | None:
    """Return the first area in km² that the text states."""
    for match in _AREA.finditer(text):
        number = _number(match["n"])
        if number is not None:
            mile = "mi" in match["u"].lower() and "km" not in match["u"].lower()
            return number * (1e6 if match["m"] else 1) * (2.59 if mile else 1.0)
    return None


def _number(written: str) -> float | None:
    try:
        return float(written.replace(",", "").rstrip("."))
    except ValueError:
        return None
