"""Findings made by hand, for tests of what comes after the analysis."""

from dataclasses import replace
from datetime import date

import pytest
from shapely.geometry import MultiPolygon, box

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
    Report,
    Resolution,
    RunnerUp,
    Span,
    TimeExpression,
)

TEXT = (
    "Two frigates crossed the Bering Strait on Monday. "
    "Ministers met in Suva 🌊 and spoke about Japan. "
    "A strike was called off at Camp Lindqvist; fuel; and food ran short."
)
STRAIT = MultiPolygon([box(168, 64, 180, 67), box(-180, 64, -167, 67)])


def _span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start=start, end=start + len(words))


def _mention(number: int, words: str) -> Mention:
    span = _span(words)
    return Mention(
        id=f"m{number}",
        start=span.start,
        end=span.end,
        text=words,
        usage="literal",
        query=words,
        label="GPE",
        found_by=("spacy", "gazetteer"),
    )


def _report(number: int, kind: str, sentence: str, trigger: str, **rest: object) -> Report:
    values: dict[str, object] = {
        "id": f"r{number}",
        "article": "a1",
        "type": kind,
        "mode": None,
        "label": sentence.split(" on ")[0],
        "status": "happened",
        "prominence": "foreground",
        "trigger": _span(trigger),
        "sentence": _span(sentence),
        "time": EventTime(),
        "confidence": 0.9,
    }
    return Report(**{**values, **rest})


@pytest.fixture
def findings() -> Findings:
    """Three events: one on a strait across the antimeridian, one in a town, one nowhere."""
    article = Article(
        id="a1",
        text=TEXT,
        title="Ships; and talks",
        date=date(2024, 5, 7),
        date_source="stated",
        date_reason="stated in the front matter",
        source="The Example",
        url="https://news.example/ships-and-talks",
        language="en",
    )
    strait = Place(
        id="geo:bering-strait",
        name="Bering Strait",
        kind="strait",
        lat=65.8,
        lon=-168.9,
        precision="region",
        source="regions",
        seas=("Arctic Ocean", "Chukchi Sea", "Bering Strait"),
        bordering=("RU", "US"),
        region="geo:bering-strait",
        geometry=STRAIT,
    )
    suva = Place(
        id="geonames:2198148",
        name="Suva",
        kind="city",
        country="FJ",
        admin1="Central",
        lat=-18.141612,
        lon=178.441895,
        geonames_id=2198148,
        population=77366,
        precision="settlement",
        source="geonames",
    )
    japan = Place(
        id="geonames:1861060",
        name="Japan",
        kind="country",
        country="JP",
        lat=35.0,
        lon=136.0,
        geonames_id=1861060,
        precision="country",
        source="geonames",
    )
    mentions = (
        _mention(1, "Bering Strait"),
        _mention(2, "Suva"),
        _mention(3, "Japan"),
        _mention(4, "Camp Lindqvist"),
    )
    resolutions = (
        Resolution(mention="m1", place=strait.id, score=0.99, reason="the only place so named"),
        Resolution(
            mention="m2",
            place=suva.id,
            score=0.9,
            reason="the most populous of this name",
            runners_up=(
                RunnerUp(place="geonames:1", name="Suva, RU", score=0.1, reason="a hamlet"),
            ),
        ),
        Resolution(mention="m3", place=japan.id, score=0.99, reason="a country"),
        Resolution(mention="m4", place=None, score=0.0, reason="no gazetteer holds it"),
    )
    ships = Participant(name="frigates", country=None, kind="military", mention=_span("Two"))
    ministers = Participant(
        name="Ministers", country="FJ", kind="state", mention=_span("Ministers")
    )
    monday = _span("on Monday")
    crossing = _report(
        1,
        "MOVEMENT",
        "Two frigates crossed the Bering Strait on Monday.",
        "crossed",
        mode="transit",
        actors=(ships,),
        places=(EventPlace(role="path", place=strait.id, mentions=("m1",), score=0.95),),
        time=EventTime(
            first=date(2024, 5, 6),
            last=date(2024, 5, 6),
            precision="day",
            basis="stated",
            text="on Monday",
            span=monday,
            reason="the Monday before 2024-05-07",
        ),
    )
    talks = _report(
        2,
        "CONSULT",
        "Ministers met in Suva 🌊 and spoke about Japan.",
        "met",
        actors=(ministers,),
        places=(
            EventPlace(role="scope", place=japan.id, mentions=("m3",), score=0.6),
            EventPlace(role="location", place=suva.id, mentions=("m2",), score=0.9),
        ),
    )
    strike = _report(
        3,
        "PROTEST",
        "A strike was called off at Camp Lindqvist; fuel; and food ran short.",
        "strike",
        status="denied",
        prominence="background",
        places=(EventPlace(role="location", place=None, mentions=("m4",), score=0.4),),
    )
    analyzed = AnalyzedArticle(
        article=article,
        mentions=mentions,
        resolutions=resolutions,
        places=(strait, suva, japan),
        times=(
            TimeExpression(
                start=monday.start,
                end=monday.end,
                text="on Monday",
                first=date(2024, 5, 6),
                last=date(2024, 5, 6),
                precision="day",
            ),
        ),
        reports=(crossing, talks, strike),
    )
    return Findings(
        articles=(analyzed,),
        events=tuple(Event(id=report.id, reports=(report,)) for report in analyzed.reports),
    )


@pytest.fixture
def without_events(findings: Findings) -> Findings:
    """The same article, with nothing claimed."""
    article = replace(findings.articles[0], reports=())
    return Findings(articles=(article,))
