"""Two short invented articles with everything that a page has to show, analysed by hand.

Eight events: a meeting that both articles report, a passage through a strait with origin and
destination, a plan at the level of a country, a protest, a vessel lost at no named place, a flood
of long ago, an area in words across the antimeridian, an arrest somewhere in a province.
"""

from __future__ import annotations

from datetime import date

from shapely.geometry import MultiPolygon, Polygon, box

from geo.records import (
    AnalyzedArticle,
    Article,
    Event,
    EventPlace,
    EventTime,
    Findings,
    Mention,
    Participant,
    Place,
    Relation,
    Report,
    Resolution,
    RunnerUp,
    Span,
    TimeExpression,
)

FERRY = Article(
    id="ferry-talks",
    title="Ferry talks in Lyon follow a busy week at sea",
    date=date(2024, 3, 13),
    date_source="stated",
    date_reason="stated in the front matter",
    source="Harbour Gazette",
    url="https://harbour.example/ferry-talks",
    language="en",
    text="""Ferry talks in Lyon follow a busy week at sea

Ministers from Portugal and Norway met in Lyon on Tuesday and signed a treaty on ferries.

“We waited years for this \U0001f6a2,” one delegate said after the ceremony.

Two New Zealand survey ships sailed through the Cook Strait from the Tasman Sea into the Pacific Ocean on 9 March.

Peru will impose lower fishing quotas in April.

Thousands marched in Porto on Saturday against higher fares.

A trawler with a crew of five was lost last week; its owners have not said where.

Bergen remembers the flood of 1998, when the old quay was washed away.
""",  # noqa: E501 - an article's lines are as long as they are
)
DATELINE = Article(
    id="dateline",
    title="Ships meet on both sides of the date line",
    date=date(2024, 3, 14),
    date_source="inferred",
    date_reason="“Tuesday” is the latest day named",
    source="Northern Post",
    url=None,
    language="en",
    text="""Ships meet on both sides of the date line

Coast guards trained together between Cape Prince and the Diomede rocks on 5 March.

Police in Chukotka arrested two captains.

In Lyon, Norway and Portugal agreed on ferries on Tuesday.
""",
)

PLACES = {
    place.id: place
    for place in (
        Place(id="geonames:2996944", name="Lyon", kind="city", country="FR", admin1="Rhône",
              lat=45.74846, lon=4.84671, precision="settlement", source="geonames"),
        Place(id="geonames:2735943", name="Porto", kind="city", country="PT", admin1="Porto",
              lat=41.14961, lon=-8.61099, precision="settlement", source="geonames"),
        Place(id="geonames:3161732", name="Bergen", kind="city", country="NO", admin1="Vestland",
              lat=60.39299, lon=5.32415, precision="settlement", source="geonames"),
        Place(id="geonames:3932488", name="Peru", kind="country", country="PE",
              lat=-10.0, lon=-75.25, precision="country", source="geonames"),
        Place(id="geonames:2126099", name="Chukotka", kind="admin1", country="RU",
              admin1="Chukotka", lat=66.5, lon=171.5, precision="province", source="geonames"),
        Place(id="ne:cook-strait", name="Cook Strait", kind="strait", lat=-41.2, lon=174.5,
              precision="region", source="regions", region="ne:cook-strait",
              seas=("Pacific Ocean", "Cook Strait"), bordering=("NZ",),
              geometry=Polygon([(174.0, -41.6), (175.2, -41.5), (174.9, -40.8), (174.1, -40.7)])),
        Place(id="ne:tasman-sea", name="Tasman Sea", kind="sea", lat=-38.0, lon=161.0,
              precision="region", source="regions", region="ne:tasman-sea",
              seas=("Pacific Ocean", "Tasman Sea"), bordering=("AU", "NZ"),
              geometry=box(152, -45, 172, -31)),
        Place(id="ne:pacific", name="Pacific Ocean", kind="ocean", lat=5.0, lon=-150.0,
              precision="region", source="regions", region="ne:pacific",
              seas=("Pacific Ocean",),
              geometry=MultiPolygon([box(130, -60, 180, 60), box(-180, -60, -80, 60)])),
        Place(id="derived:diomede", name="between Cape Prince and the Diomede rocks",
              kind="derived", lat=65.7, lon=-179.6, precision="derived", source="between",
              seas=("Pacific Ocean", "Bering Sea"), bordering=("RU", "US"),
              geometry=MultiPolygon([box(178, 65, 180, 66.5), box(-180, 65, -177, 66.5)])),
        Place(id="geonames:2264397", name="Portugal", kind="country", country="PT",
              lat=39.7, lon=-8.0, precision="country", source="geonames"),
    )
}  # fmt: skip


def span(article: Article, words: str) -> Span:
    """Where the words first stand in the article."""
    start = article.text.index(words)
    return Span(start=start, end=start + len(words))


def mention(article: Article, number: int, words: str, after: str = "") -> Mention:
    start = article.text.index(words, article.text.index(after) if after else 0)
    return Mention(id=f"m{number}", start=start, end=start + len(words), text=words,
                   usage="literal", query=words, label="GPE", found_by=("sample",))  # fmt: skip


def at(role: str, place: str, *mentions: str, relation: str | None = None) -> EventPlace:
    return EventPlace(role=role, place=place, mentions=mentions, relation=relation,
                      basis="stated", score=0.9)  # fmt: skip


def who(article: Article, words: str, country: str) -> Participant:
    return Participant(name=words, country=country, kind="state", mention=span(article, words))


def when(article: Article, words: str, first: date, last: date | None = None) -> EventTime:
    return EventTime(first=first, last=last or first, precision="day" if last is None else "month",
                     basis="stated", text=words, span=span(article, words),
                     reason=f"“{words}”, published {article.date}")  # fmt: skip


def report(
    article: Article,
    number: int,
    kind: str,
    label: str,
    trigger: str,
    sentence: str,
    **more: object,
) -> Report:
    values = {"status": "happened", "prominence": "foreground", "time": EventTime(), "mode": None}
    return Report(id=f"{article.id}-{number}", article=article.id, type=kind, label=label,
                  trigger=span(article, trigger), sentence=span(article, sentence),
                  confidence=0.8, **(values | more))  # fmt: skip


FERRY_MENTIONS = (
    mention(FERRY, 1, "Lyon", "Ministers"),
    mention(FERRY, 2, "Cook Strait"),
    mention(FERRY, 3, "Tasman Sea"),
    mention(FERRY, 4, "Pacific Ocean"),
    mention(FERRY, 5, "Peru"),
    mention(FERRY, 6, "Porto"),
    mention(FERRY, 7, "Bergen"),
    mention(FERRY, 8, "Portugal"),
)
FERRY_PLACES = ("geonames:2996944", "ne:cook-strait", "ne:tasman-sea", "ne:pacific",
                "geonames:3932488", "geonames:2735943", "geonames:3161732",
                "geonames:2264397")  # fmt: skip
MEETING = report(
    FERRY, 1, "CONSULT", "Ministers from Portugal and Norway met in Lyon", "met",
    "Ministers from Portugal and Norway met in Lyon on Tuesday and signed a treaty on ferries.",
    time=when(FERRY, "on Tuesday", date(2024, 3, 12)),
    actors=(who(FERRY, "Portugal", "PT"), who(FERRY, "Norway", "NO")),
    places=(at("location", "geonames:2996944", "m1"),))  # fmt: skip
PASSAGE = report(
    FERRY, 2, "MOVEMENT", "New Zealand survey ships sailed through the Cook Strait", "sailed",
    "Two New Zealand survey ships sailed through the Cook Strait from the Tasman Sea into the "
    "Pacific Ocean on 9 March.",
    time=when(FERRY, "on 9 March", date(2024, 3, 9)),
    actors=(who(FERRY, "New Zealand survey ships", "NZ"),),
    places=(at("path", "ne:cook-strait", "m2"), at("origin", "ne:tasman-sea", "m3"),
            at("destination", "ne:pacific", "m4")))  # fmt: skip
QUOTAS = report(
    FERRY, 3, "POLICY", "Peru will impose lower fishing quotas", "impose",
    "Peru will impose lower fishing quotas in April.", status="planned",
    time=when(FERRY, "in April", date(2024, 4, 1), date(2024, 4, 30)),
    actors=(who(FERRY, "Peru", "PE"),),
    places=(at("location", "geonames:3932488", "m5"),))  # fmt: skip
MARCH = report(
    FERRY, 4, "PROTEST", "Thousands marched in Porto", "marched",
    "Thousands marched in Porto on Saturday against higher fares.",
    time=when(FERRY, "on Saturday", date(2024, 3, 9)),
    places=(at("location", "geonames:2735943", "m6"),))  # fmt: skip
LOST = report(
    FERRY, 5, "ACCIDENT", "A trawler was lost", "lost",
    "A trawler with a crew of five was lost last week; its owners have not said where.",
)  # fmt: skip
FLOOD = report(
    FERRY, 6, "HAZARD", "A flood washed away the old quay of Bergen", "flood",
    "Bergen remembers the flood of 1998, when the old quay was washed away.",
    prominence="background", time=EventTime(first=date(1998, 1, 1), last=date(1998, 12, 31),
                                            precision="year", basis="stated", text="1998"),
    places=(at("location", "geonames:3161732", "m7"),))  # fmt: skip
TRAINING = report(
    DATELINE, 1, "COOPERATE", "Coast guards trained together", "trained",
    "Coast guards trained together between Cape Prince and the Diomede rocks on 5 March.",
    time=when(DATELINE, "on 5 March", date(2024, 3, 5)),
    places=(at("location", "derived:diomede", relation="r1"),))  # fmt: skip
ARREST = report(
    DATELINE, 2, "COERCE", "Police arrested two captains", "arrested",
    "Police in Chukotka arrested two captains.",
    places=(at("location", "geonames:2126099", "m1"),))  # fmt: skip
MEETING_AGAIN = report(
    DATELINE, 3, "AGREE", "Norway and Portugal agreed on ferries", "agreed",
    "In Lyon, Norway and Portugal agreed on ferries on Tuesday.",
    places=(at("location", "geonames:2996944", "m2"),))  # fmt: skip

BETWEEN = span(DATELINE, "between Cape Prince and the Diomede rocks")


def findings() -> Findings:
    """What a run over both articles would have found."""
    ferry = AnalyzedArticle(
        article=FERRY,
        mentions=FERRY_MENTIONS,
        resolutions=tuple(
            Resolution(
                mention=m.id, place=place, score=0.9, reason="the largest place of this name",
                runners_up=(RunnerUp(place="geonames:1", name="Lyon, Mississippi, United States",
                                     score=0.1, reason="far smaller"),) if m.text == "Lyon" else (),
            )
            for m, place in zip(FERRY_MENTIONS, FERRY_PLACES, strict=True)
        ),
        places=tuple(PLACES[place] for place in FERRY_PLACES),
        times=(
            TimeExpression(**_bounds(span(FERRY, "Tuesday")), text="Tuesday", precision="day",
                           first=date(2024, 3, 12), last=date(2024, 3, 12),
                           reason="“Tuesday” before 13 March 2024, the publication date"),
        ),
        reports=(MEETING, PASSAGE, QUOTAS, MARCH, LOST, FLOOD),
    )  # fmt: skip
    mentions = (mention(DATELINE, 1, "Chukotka"), mention(DATELINE, 2, "Lyon"))
    dateline = AnalyzedArticle(
        article=DATELINE,
        mentions=mentions,
        resolutions=(
            Resolution(mention="m1", place="geonames:2126099", score=0.9, reason="only one"),
            Resolution(mention="m2", place="geonames:2996944", score=0.9, reason="the largest"),
        ),
        places=(PLACES["derived:diomede"], PLACES["geonames:2126099"], PLACES["geonames:2996944"]),
        relations=(
            Relation(id="r1", kind="between", **_bounds(BETWEEN), mentions=(),
                     place="derived:diomede", score=0.7, reason="the water between two rocks"),
        ),
        reports=(TRAINING, ARREST, MEETING_AGAIN),
    )  # fmt: skip
    events = (FLOOD, TRAINING, PASSAGE, MARCH, (MEETING, MEETING_AGAIN), QUOTAS, LOST, ARREST)
    return Findings(articles=(ferry, dateline), events=tuple(map(_event, events)))


def _bounds(found: Span) -> dict[str, int]:
    return {"start": found.start, "end": found.end}


def _event(reports: Report | tuple[Report, ...]) -> Event:
    several = reports if isinstance(reports, tuple) else (reports,)
    return Event(id=several[0].id, aliases=tuple(one.id for one in several[1:]), reports=several)
