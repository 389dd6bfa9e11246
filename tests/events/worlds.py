"""A small world for the tests of this room: names, places and the mentions of a text.

The other rooms are stood in for by a table, so that these tests say what events makes of its
input and nothing else.
"""

import re
from datetime import date
from functools import cache

from geo.events import extract, find_venues, settle_venues
from geo.language import Parser
from geo.records import (
    AnalyzedArticle,
    Article,
    Mention,
    Place,
    Relation,
    Report,
    Resolution,
)
from geo.times import find_times

PUBLISHED = date(2024, 5, 15)
"""A Wednesday."""

COUNTRIES = {
    "Japan": "JP", "France": "FR", "China": "CN", "Russia": "RU", "Ukraine": "UA", "Taiwan": "TW",
    "Italy": "IT", "Iran": "IR", "Israel": "IL", "Brazil": "BR", "Kenya": "KE", "Chad": "TD",
    "Sudan": "SD", "Turkey": "TR", "Greece": "GR", "Poland": "PL", "Peru": "PE", "Chile": "CL",
    "Nepal": "NP", "India": "IN", "Mali": "ML", "Niger": "NE", "Haiti": "HT", "Mexico": "MX",
    "Lebanon": "LB", "Norway": "NO", "Senegal": "SN", "Egypt": "EG", "Iraq": "IQ", "Syria": "SY",
}  # fmt: skip
PEOPLES = {
    "Japanese": "JP", "French": "FR", "Chinese": "CN", "Russian": "RU", "Ukrainian": "UA",
    "Italian": "IT", "Iranian": "IR", "Israeli": "IL", "Kenyan": "KE", "Turkish": "TR",
    "Greek": "GR", "Polish": "PL", "Peruvian": "PE", "Indian": "IN", "Norwegian": "NO",
    "Egyptian": "EG", "Syrian": "SY", "Mexican": "MX", "Brazilian": "BR", "Sudanese": "SD",
}  # fmt: skip
TOWNS = {
    "Paris": "FR", "Tokyo": "JP", "Lyon": "FR", "Moscow": "RU", "Kharkiv": "UA", "Odesa": "UA",
    "Nairobi": "KE", "Mombasa": "KE", "Lima": "PE", "Cusco": "PE", "Baghdad": "IQ", "Mosul": "IQ",
    "Geneva": "CH", "Khartoum": "SD", "Warsaw": "PL", "Gdansk": "PL", "Ankara": "TR", "Izmir": "TR",
    "Kathmandu": "NP", "Mumbai": "IN", "Bamako": "ML", "Oslo": "NO", "Bergen": "NO", "Cairo": "EG",
    "Homs": "SY", "Aleppo": "SY", "Porto Alegre": "BR", "Oaxaca": "MX", "Athens": "GR",
    "Beirut": "LB", "Tyre": "LB", "Dakar": "SN", "Nablus": "PS",
}  # fmt: skip
WATERS = ("Black Sea", "East China Sea", "Miyako Strait", "Taiwan Strait", "Red Sea",
          "Bosphorus", "Mediterranean Sea", "Baltic Sea", "Aegean Sea")  # fmt: skip
AREAS = {"Indo-Pacific": None, "West Bank": "PS", "Sahel": None}
_ALL = (*COUNTRIES, *PEOPLES, *TOWNS, *WATERS, *AREAS)
_NAMES = re.compile(r"\b(" + "|".join(sorted(map(re.escape, _ALL), key=len, reverse=True)) + r")\b")


@cache
def parser() -> Parser:
    return Parser()


def place(name: str) -> Place:
    """The place that a name of the small world means; a people's is its country."""
    if name in PEOPLES:
        name = next(land for land, code in COUNTRIES.items() if code == PEOPLES[name])
    kind, country, precision = "city", TOWNS.get(name), "settlement"
    if name in COUNTRIES:
        kind, country, precision = "country", COUNTRIES[name], "country"
    elif name in WATERS:
        kind, country, precision = "sea", None, "region"
    elif name in AREAS:
        kind, country, precision = "area", AREAS[name], "region"
    return Place(
        id=f"test:{name}", name=name, kind=kind, country=country, lat=0.0,
        lon=2.0 * _ALL.index(name) - 170 if name in _ALL else 179.0,
        precision=precision, source="test",
    )  # fmt: skip


def read(
    text: str,
    *,
    published: date | None = PUBLISHED,
    acting: tuple[str, ...] = (),
    unknown: tuple[str, ...] = (),
    between: tuple[str, str, str] | None = None,
    related: tuple[str, str, str | None] | None = None,
    article: str = "a1",
    venues: bool = False,
) -> AnalyzedArticle:
    """Analyse a text of the small world.

    `acting`: names that stand for their government; `unknown`: names that no gazetteer holds;
    `between`: two names and the place that a relation made of them; `related`: kind, words and
    place of another relation, None for one that made none. `venues`: propose places that no
    gazetteer holds.
    """
    parsed = next(parser().parse([Article(id=article, text=text, date=published, language="en")]))
    names = re.compile(rf"{_NAMES.pattern}|\b(?:{'|'.join(map(re.escape, unknown)) or '(?!)'})\b")
    mentions, resolutions, places = [], {}, {}
    for number, match in enumerate(names.finditer(text), start=1):
        name = match.group()
        usage = "associative" if name in PEOPLES or name in acting else "literal"
        mention = Mention(
            id=f"m{number}", start=match.start(), end=match.end(), text=name, usage=usage,
            query=name, label="NORP" if name in PEOPLES else "FAC" if name in unknown else "GPE",
            found_by=("test",),
        )  # fmt: skip
        mentions.append(mention)
        found = None if name in unknown else place(name)
        if found is not None:
            places[found.id] = found
        resolutions[mention.id] = Resolution(
            mention=mention.id, place=found.id if found else None, score=0.9, reason="test"
        )
    relations = _relations(text, mentions, between)
    if related is not None:
        relations = (_related(text, mentions, *related),)
    for name in (between[2] if between else None, related[2] if related else None):
        if name is not None:
            places[place(name).id] = place(name)
    times = find_times(text, published=published)
    proposed = find_venues(parsed, mentions) if venues else ()
    reports = extract(parsed, (*mentions, *proposed), resolutions, places, relations, times)
    more, unresolved, reports = settle_venues(mentions, proposed, reports)
    mentions.extend(more)
    resolutions |= {resolution.mention: resolution for resolution in unresolved}
    return AnalyzedArticle(
        article=parsed.article, mentions=tuple(mentions), resolutions=tuple(resolutions.values()),
        places=tuple(places.values()), relations=relations, times=times, reports=reports,
    )  # fmt: skip


def _relations(
    text: str, mentions: list[Mention], between: tuple[str, str, str] | None
) -> tuple[Relation, ...]:
    if between is None:
        return ()
    ends = [next(m for m in mentions if m.text == name) for name in between[:2]]
    start = text.rindex("between", 0, ends[0].start)
    return (
        Relation(
            id="r1", kind="between", start=start, end=ends[1].end,
            mentions=tuple(end.id for end in ends), place=f"test:{between[2]}", score=0.9,
            reason="test",
        ),
    )  # fmt: skip


def _related(
    text: str, mentions: list[Mention], kind: str, words: str, name: str | None
) -> Relation:
    start = text.rindex(words)
    inside = [m.id for m in mentions if start <= m.start < start + len(words)]
    return Relation(
        id="r1", kind=kind, start=start, end=start + len(words),
        mentions=tuple(inside or [mentions[0].id]), place=f"test:{name}" if name else None,
        score=0.9, reason="test",
    )  # fmt: skip


def summary(report: Report) -> str:
    """One line to compare: type, status: doers > receivers @ role place."""
    doers = ", ".join(who.name for who in report.actors)
    others = ", ".join(who.name for who in report.recipients)
    where = ", ".join(
        sorted(
            f"{one.role} {(one.place or one.mentions[0]).removeprefix('test:')}"
            for one in report.places
        )
    )
    sides = f"{doers} > {others}" if others else doers
    return f"{report.type} {report.status}: {sides} @ {where}".rstrip()
