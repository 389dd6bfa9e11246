"""A report with all that comparing needs, worked out once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from geo.events.merging.persons import Whom, stems_of_names, whom
from geo.events.merging.spots import counted, sites, streets
from geo.events.merging.wording import Rarity, names, norm, stems
from geo.events.vocabulary import Vocabulary
from geo.records import AnalyzedArticle, Article, Place, Report, Span

MAIN_ROLES = ("location", "path", "target", "destination", "origin")
AROUND = 300
"""Code points before and after the sentence that tell what the passage is about."""
NEWS_DAYS = 7
"""An undated piece of news happened at most so many days before it was published."""
TOLLS = ("killed", "injured", "missing", "displaced")
Window = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The words of a report and around it, as stems."""

    trigger: str
    """Stem of the trigger's first word."""
    people: frozenset[str]
    """Stems of its participants' names."""
    sentence: frozenset[str]
    """Stems of the sentence without its triggers and its places, which are compared apart."""
    around: frozenset[str]
    """The same of the passage."""
    names: frozenset[str]
    """Stems with a capital in the passage around."""
    keys: frozenset[str]
    """All stems of the sentence and of its participants, by which other reports are found."""
    counts: frozenset[str]
    """Numbers in the sentence but for its tolls, which are compared as figures and which rise."""
    norms: tuple[float, float]
    """Lengths of `sentence` and `around`."""
    spots: frozenset[str]
    """Stems of the names of its places, towns and smaller, those too that no gazetteer holds."""
    streets: frozenset[str]
    sites: frozenset[int]
    """Kinds of building that it was in."""
    counted: Mapping[str, frozenset[str]]
    """What is counted in the sentence → how many; no tolls."""


@dataclass(frozen=True, kw_only=True)
class Told:
    """A report as merging sees it. Days are ordinals, as `date.toordinal` counts."""

    report: Report
    order: tuple[str, str, int, int, str]
    """As `order_of` tells."""
    family: str
    published: int | None
    stated: bool
    """The text, or a sentence before, gives the day."""
    window: Window
    """Days on which it may have been; an open end is None."""
    places: frozenset[str]
    points: tuple[tuple[float, float], ...]
    """lon, lat of its places that are towns or smaller."""
    wide: bool
    """All its places are provinces, countries or wider."""
    countries: frozenset[str]
    """Countries of its places."""
    provinces: frozenset[str]
    whom: Whom
    """To whom it was done."""
    acting: frozenset[str]
    """Countries of its actors."""
    suffering: frozenset[str]
    """Countries of its recipients."""
    figures: Mapping[str, float]
    _reading: Reading = field(repr=False, compare=False)

    @cached_property
    def wording(self) -> Wording:
        """Its words, read when first asked: what contradicts is seen without them."""
        return self._reading.wording(self.report)


def prepare(
    analyzed: Iterable[AnalyzedArticle], vocabulary: Vocabulary, weigh: Rarity
) -> list[Told]:
    """All reports, in the order that makes ids."""
    readings = (Reading(item, vocabulary, weigh) for item in analyzed)
    told = [reading.told(report) for reading in readings for report in reading.item.reports]
    told.sort(key=lambda one: one.order)
    return told


def order_of(report: Report, article: Article) -> tuple[str, str, int, int, str]:
    """Publication date, article id, position and type: the order that makes ids."""
    day = article.date.isoformat() if article.date else "9999"
    return day, report.article, report.trigger.start, report.trigger.end, report.type


class Reading:
    """One article in the hands of merging; what its reports share is worked out once."""

    def __init__(self, item: AnalyzedArticle, vocabulary: Vocabulary, weigh: Rarity) -> None:
        self.item = item
        self._vocabulary, self._weigh = vocabulary, weigh
        self._named = {place.id: place for place in item.places}
        self._words: dict[Span, tuple[frozenset[str], frozenset[str], frozenset[str]]] = {}

    def told(self, report: Report) -> Told:
        """One of the article's reports, its words still unread."""
        day = self.item.article.date
        published = day.toordinal() if day else None
        places = self._places(report)
        return Told(
            report=report,
            order=order_of(report, self.item.article),
            family=self._vocabulary.types[report.type].family,
            published=published,
            stated=report.time.basis in ("stated", "inherited"),
            window=_window(report, published),
            places=frozenset(
                one.place for one in report.places if one.role in MAIN_ROLES and one.place
            ),
            points=tuple((place.lon, place.lat) for place in places if not _is_wide(place)),
            wide=bool(places) and all(_is_wide(place) for place in places),
            countries=frozenset(place.country for place in places if place.country),
            provinces=frozenset(place.admin1 for place in places if place.admin1),
            whom=whom(report, self.item, self._vocabulary),
            acting=frozenset(who.country for who in report.actors if who.country),
            suffering=frozenset(who.country for who in report.recipients if who.country),
            figures={number.kind: number.value for number in report.numbers},
            _reading=self,
        )

    def wording(self, report: Report) -> Wording:
        """The words of one of the article's reports."""
        text, span = self.item.article.text, report.sentence
        if span not in self._words:
            passage = _passage(text, span.start, span.end)
            self._words[span] = (
                frozenset(stems(text[span.start : span.end])), frozenset(stems(passage)),
                frozenset(names(passage)),
            )  # fmt: skip
        sentence, around, capitals = self._words[span]
        told_apart = set(self._telling[span])
        told_apart.update(stems(" ".join(place.name for place in self._places(report))))
        for one in report.places:
            for mention in one.mentions:
                told_apart.update(stems(self._mentions.get(mention, "")))
        said = text[span.start : span.end]
        people = frozenset(stems_of_names((*report.actors, *report.recipients)))
        keys = sentence | people
        sentence, around = sentence - told_apart, around - told_apart
        counts = frozenset(word for word in sentence if word[0].isdigit() and word[-1].isdigit())
        return Wording(
            trigger=next(stems(text[report.trigger.start : report.trigger.end]), ""),
            people=people, keys=keys, sentence=sentence, around=around, names=capitals,
            counts=counts - self._tolls[span],
            norms=(norm(sentence, self._weigh), norm(around, self._weigh)),
            spots=self._spots(report), streets=streets(said), sites=sites(said, report),
            counted=counted(said, self._tolls[span]),
        )  # fmt: skip

    def _places(self, report: Report) -> list[Place]:
        return [
            self._named[one.place]
            for one in report.places
            if one.role in MAIN_ROLES and one.place in self._named
        ]

    def _spots(self, report: Report) -> frozenset[str]:
        found: set[str] = set()
        told = [one for one in report.places if one.role in MAIN_ROLES]
        for one in told:
            place = self._named.get(one.place or "")
            if place is not None and _is_wide(place):
                continue
            found.update(stems(place.name if place else ""))
            for mention in one.mentions:
                found.update(stems(self._mentions.get(mention, "")))
        if not told:  # a charge has no place, but its sentence tells where the crash was
            for named in self.item.mentions:
                inside = report.sentence.start <= named.start < report.sentence.end
                if inside and named.id not in self._wide:
                    found.update(stems(named.text))
        return frozenset(found)

    @cached_property
    def _wide(self) -> set[str]:
        """Mentions of countries and provinces."""
        return {
            one.mention
            for one in self.item.resolutions
            if one.place in self._named and _is_wide(self._named[one.place])
        }

    @cached_property
    def _mentions(self) -> dict[str, str]:
        return {mention.id: mention.text for mention in self.item.mentions}

    @cached_property
    def _telling(self) -> dict[Span, set[str]]:
        """Sentence → stems of all its triggers: "crashed, killing" is compared as what happened."""
        found: dict[Span, set[str]] = {}
        for report in self.item.reports:
            words = stems(self.item.article.text[report.trigger.start : report.trigger.end])
            found.setdefault(report.sentence, set()).update(words)
        return found

    @cached_property
    def _tolls(self) -> dict[Span, frozenset[str]]:
        """Sentence → its numbers of dead and hurt, as they stand there."""
        found: dict[Span, frozenset[str]] = {}
        for report in self.item.reports:
            told = {f"{one.value:g}" for one in report.numbers if one.kind in TOLLS}
            found[report.sentence] = found.get(report.sentence, frozenset()) | told
        return found


def _passage(text: str, start: int, end: int) -> str:
    """The sentence with what stands around it, cut at words."""
    first = max(0, start - AROUND)
    last = min(len(text), end + AROUND)
    if first:
        first = max(text.find(" ", first, start), first)
    if last < len(text):
        last = max(text.rfind(" ", end, last), end)
    return text[first:last]


def _window(report: Report, published: int | None) -> Window:
    """The days on which it may have been: those told, else what news allows."""
    first = report.time.first.toordinal() if report.time.first else None
    last = report.time.last.toordinal() if report.time.last else None
    if report.time.basis in ("stated", "inherited") and (first or last):
        return first, last
    if published is None or report.prominence == "background":
        return first, last
    if report.status == "planned":
        return published, last
    return first if first is not None else published - NEWS_DAYS, last or published


def _is_wide(place: Place) -> bool:
    return place.precision in ("country", "province", "region")
