"""What can be seen about one proposed span: plain facts, no decisions.

Everything a rule, or a model trained later, may look at is a field here.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geo.gazetteer import fold
from geo.gazetteer.base import Gazetteer
from geo.gazetteer.entries import MARINE_KINDS
from geo.mentions.base import Found
from geo.mentions.evidence import Evidence
from geo.mentions.vocabulary import vocabulary
from geo.mentions.words import Line, Word
from geo.records import Candidate

if TYPE_CHECKING:
    from spacy.tokens import Span

MAJOR = 100_000
"""People in a town that needs no more than its name to be known."""
_LOOKED_AT = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class NameFacts:
    """What the gazetteer says about a name."""

    known: bool
    kind: str = ""
    """Kind of the most prominent place of this name."""
    country: str | None = None
    population: int = 0
    """Of the most populous place that has it as main or short name."""
    alternate_population: int = 0
    """Of the most populous place that has it as another name."""
    main: bool = False
    """Whether a place has it as main or short name."""
    whole: bool = False
    """Whether a place has just this name, not one without its last word."""
    article: bool = False
    """Whether a place's own name begins with "The"."""
    wide: bool = False
    """Whether it names a country, a first-level division, a sea or a region."""
    island: bool = False
    """Whether it names an island, so that things are on it."""


UNKNOWN = NameFacts(known=False)


@dataclass(slots=True, kw_only=True)
class NameBook:
    """Look-ups of one article, each made once."""

    gazetteer: Gazetteer
    _facts: dict[str, NameFacts] = field(default_factory=dict)

    def facts(self, name: str) -> NameFacts:
        """What the gazetteer says about a name; `UNKNOWN` where it holds none."""
        found = self._facts.get(name)
        if found is None:
            found = self._facts[name] = name_facts(
                name, self.gazetteer.candidates(name, limit=_LOOKED_AT)
            )
        return found

    def sea_facts(self, name: str) -> NameFacts:
        """What it says about "the Aegean": the sea of that first word, else `UNKNOWN`."""
        found = self.facts(f"{name} Sea")
        return found if found.kind in MARINE_KINDS else UNKNOWN


def name_facts(name: str, candidates: Sequence[Candidate]) -> NameFacts:
    """Sum up the candidates of one name."""
    if not candidates:
        return UNKNOWN
    main = [c for c in candidates if c.match in ("name", "short", "abbreviation")]
    other = [c for c in candidates if c.match not in ("name", "short", "abbreviation")]
    leading = main[0].place if main else candidates[0].place
    lower = name.lower()
    ordinary = lower in vocabulary().common or lower in vocabulary().given_names
    wide = any(_is_wide(c, ordinary=ordinary) for c in candidates)
    return NameFacts(
        known=True,
        kind=leading.kind,
        country=leading.country,
        population=max((c.place.population or 0 for c in main), default=0),
        alternate_population=max((c.place.population or 0 for c in other), default=0),
        main=bool(main),
        whole=any(fold(c.matched_name) == fold(name) for c in candidates),
        article=any(c.matched_name.startswith("The ") for c in candidates),
        wide=wide,
        island=any(c.place.kind in ("island", "islands") for c in candidates),
    )


def _is_wide(candidate: Candidate, *, ordinary: bool) -> bool:
    place = candidate.place
    if place.kind in _NARROW:
        return False
    if place.kind == "admin1":
        known = place.country in vocabulary().federal and candidate.match != "alternate"
        return known and not ordinary
    return candidate.match != "alternate" or place.country is None


_NARROW = frozenset({"city", "town", "village", "airport", "base", "airbase", "admin2", "admin3"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What can be seen about one span."""

    label: str
    by: tuple[str, ...]
    text: str
    name: NameFacts
    demonym: bool
    entity: str
    """Label of the entity that the span overlaps, or ""."""
    cover: str
    """"exact", "inside" (the entity is longer), "partly", or "" without an entity."""
    entity_words: tuple[str, ...]
    """The entity's words in lower case."""
    words: int
    proper: bool
    """Whether a word of it is tagged as a proper noun."""
    common: bool
    """Whether it is a single word that English uses otherwise."""
    upper: bool
    shouting: bool
    headline: bool
    first: bool
    """Whether it begins its sentence."""
    before: str
    """The word before, in lower case, if nothing but a space stands between; else ""."""
    before_capital: bool
    after: str
    after_capital: bool
    located: bool
    """Whether a word before it puts something there ("in", "near", "northern")."""
    listed: bool
    """Whether a name beside it, joined by a comma or "and", is a place for the model."""
    civic: bool
    """Whether a word for people or offices of a town follows."""
    contained: bool
    """Whether it stands in "Town, State" or "State, Country"."""
    dateline: bool
    titled: bool
    """Whether a title of persons stands before it."""
    given: bool
    """Whether a given name, itself no part of the span, stands before it."""
    speaks: bool
    """Whether a verb of persons follows."""
    named_person: bool
    """Whether the article gives a person this word as part of a full name."""
    person_votes: int
    place_votes: int
    written_small: bool
    vessel: bool
    """Whether the words around it make it a ship's name."""
    vessel_elsewhere: bool
    furniture: bool
    site: bool
    """Whether its last word ends names of buildings or sites."""
    cut: bool
    """Whether it is an abbreviation with a full stop, such as "Pct."."""
    institution: bool
    """Whether a capitalised word after it, or before "of", names an institution."""
    thing: bool
    """Whether it and the next word are a food, an animal or the like called after a place."""
    happening: bool
    """Whether it names a treaty, a contest or a conference."""
    shares: bool
    """Whether its shares are spoken of, or somebody is called so."""


def facts_of(span: Found, line: Line, book: NameBook, evidence: Evidence) -> Facts:
    """Look at one span in its line and article."""
    lists = vocabulary()
    words = line.words[span.first : span.last]
    text = line.slice(span.start, span.end)
    lower = text.lower()
    previous = line.words[span.first - 1] if span.first and words[0].glued else None
    following = (
        line.words[span.last]
        if span.last < len(line.words) and line.words[span.last].glued
        else None
    )
    entity = next((e for e in map(line.entity_over, words) if e is not None), None)
    query = span.query or text
    name = book.facts(query)
    if not name.known and len(words) == 1 and previous is not None and previous.lower == "the":
        name = book.sea_facts(query)
    return Facts(
        label=span.label,
        by=(span.by,),
        text=text,
        name=name,
        demonym=span.label == "DEM" or bool(book.gazetteer.demonym(text)),
        entity=entity.label_ if entity is not None else "",
        cover=_cover(entity, words),
        entity_words=tuple(re.findall(r"[\w.]+", entity.text.lower()))
        if entity is not None
        else (),
        words=len(words),
        proper=any(word.token.pos_ == "PROPN" for word in words),
        common=len(words) == 1 and lower in lists.common,
        upper=text.isupper() and len(text) > 1,
        shouting=line.shouting,
        headline=line.headline,
        first=bool(words[0].token.is_sent_start),
        before=previous.lower if previous else "",
        before_capital=bool(previous and previous.capital and previous.lower != "the"),
        after=following.lower if following else "",
        after_capital=bool(following and following.capital),
        located=_is_located(line, span, previous, book),
        listed=_is_listed(line, span, book),
        civic=bool(following and following.lower in lists.civic),
        contained=_is_contained(line, span, book),
        dateline=_is_dateline(line, span),
        titled=bool(previous and previous.lower in lists.titles)
        or _is_dotted_title(line, span.start),
        given=_after_given_name(line, span, previous, book),
        speaks=bool(following and following.lower in lists.person_verbs),
        named_person=len(words) == 1 and lower in evidence.names_of_people,
        person_votes=evidence.person_votes[lower],
        place_votes=evidence.place_votes[lower],
        written_small=len(words) == 1 and lower in evidence.small,
        vessel=_is_vessel(line, span, previous),
        vessel_elsewhere=lower in evidence.vessels,
        furniture=evidence.in_furniture(span.start, span.end),
        site=len(words) > 1 and words[-1].lower in lists.sites,
        cut=len(text) < 5 and _is_cut(line, span),
        institution=_is_institution(line, span, following),
        thing=following is not None and f"{lower} {following.lower}" in lists.things,
        happening=_is_happening(line, span, following),
        shares=bool(_SHARES.search(line.before(span.start, 30))),
    )


def size(facts: NameFacts) -> float:
    """Decimal logarithm of the name's largest population; 0 where none is known."""
    return math.log10(max(1, facts.population, facts.alternate_population))


def _cover(entity: Span | None, words: Sequence[Word]) -> str:
    if entity is None:
        return ""
    first, last = words[0].token_index, words[-1].token_index
    start, end = entity.start, entity.end
    doc = entity.doc
    while start < end - 1 and not doc[start].text[:1].isalnum():
        start += 1
    if end - start > 1 and doc[start].lower_ == "the":
        start += 1
    while end - 1 > start and (doc[end - 1].lower_ in ("'s", "'") or doc[end - 1].is_punct):
        end -= 1
    if first <= start and last >= end - 1:
        return "exact"
    return "inside" if first >= start and last <= end - 1 else "partly"


_BETWEEN = re.compile(r"\bbetween [^,.;:()]{2,60} and (?:the )?$")
_SAID_TO_BE = re.compile(r",? (?:is )?(?:an?|the) (?:[\w-]+ ){0,2}?([a-z]+)\b")


def _is_located(line: Line, span: Found, previous: Word | None, book: NameBook) -> bool:
    lists = vocabulary()
    said = _SAID_TO_BE.match(line.after(span.end, 50))
    if said and said.group(1) in lists.settlements:
        return True
    if previous is None:
        return False
    if _BETWEEN.search(line.before(span.start, 80)):
        return True
    cues = lists.place_prepositions
    if previous.lower in cues:
        return True
    if previous.lower == "on":
        return book.facts(span.query or line.slice(span.start, span.end)).island
    if previous.lower in lists.parties and line.before(span.start, 1) == "-":
        return True
    if previous.lower in ("the", "of") and span.first >= 2:
        earlier = line.words[span.first - 2]
        if previous.lower == "of" and earlier.lower == "out":
            return True
        return previous.glued and (
            earlier.lower in cues if previous.lower == "the" else earlier.lower in lists.of_place
        )
    return False


_LIST_BEFORE = re.compile(r"(?:,|,? and|,? or) (?:the )?$")
_LIST_AFTER = re.compile(r"(?:,|,? and|,? or) (?:the )?(?=[A-Z])")


def _is_listed(line: Line, span: Found, book: NameBook) -> bool:
    if span.first and _LIST_BEFORE.search(line.before(span.start, 10)):
        index = span.first - 1
        while index > 0 and not line.words[index].capital and span.first - index < 3:
            index -= 1
        if _is_tagged(line, line.words[index], book):
            return True
    after = _LIST_AFTER.match(line.after(span.end, 10))
    if after and span.last < len(line.words):
        following = line.index_at(span.end + after.end())
        return following is not None and _is_tagged(line, line.words[following], book)
    return False


def _is_tagged(line: Line, word: Word, book: NameBook) -> bool:
    entity = line.entity_over(word)
    if entity is None or entity.label_ not in ("GPE", "LOC"):
        return False
    return book.facts(entity.text.removeprefix("the ")).known


def _is_contained(line: Line, span: Found, book: NameBook) -> bool:
    after = re.match(r",\s((?:[A-Z][\w.'-]*)(?:\s[A-Z][\w'-]+)?)", line.after(span.end, 40))
    if after and _names_container(after.group(1), book):
        return True
    before = re.search(r"([A-Z][\w'-]+),\s$", line.before(span.start, 40))
    return bool(
        before
        and book.facts(line.slice(span.start, span.end)).wide
        and book.facts(before.group(1)).known
    )


def _names_container(words: str, book: NameBook) -> bool:
    names: Mapping[str, str] = vocabulary().state_names
    for name in (words, words.split()[0]):
        if name in names or name.rstrip(".") in names or book.facts(name.rstrip(".,")).wide:
            return True
    return False


_DATELINE = re.compile(
    r"(?:,\s[A-Z][\w. ]{1,20})?\s*(?:\([A-Z][\w /]{1,20}\)\s*)?(?:-{1,2}|\u2013|\u2014|:)\s"
)


def _is_dateline(line: Line, span: Found) -> bool:
    begins = span.start - line.start < 4
    text = line.slice(span.start, span.end)
    if not begins and not (
        text.isupper() and re.search(r"[.?!]\s+$|\n$", line.before(span.start, 3))
    ):
        return False
    return len(text) > 2 and bool(_DATELINE.match(line.after(span.end, 60)))


def _is_dotted_title(line: Line, start: int) -> bool:
    title = re.search(r"\b([A-Z][a-z]{1,5})\.\s$", line.before(start, 9))
    return bool(title and title.group(1).lower() in vocabulary().titles)


def _after_given_name(line: Line, span: Found, previous: Word | None, book: NameBook) -> bool:
    if previous is None or not previous.capital or line.headline or previous.upper:
        return False
    if previous.lower in vocabulary().given_names:
        return not book.facts(line.slice(previous.start, span.end)).known
    return previous.token.ent_type_ == "PERSON"


def _is_cut(line: Line, span: Found) -> bool:
    if not re.match(r"\.\s+[A-Z0-9]", line.after(span.end, 3)):
        return False
    index = span.last
    return index < len(line.words) and not line.words[index].token.is_sent_start


def _is_vessel(line: Line, span: Found, previous: Word | None) -> bool:
    lists = vocabulary()
    if previous is not None and (
        previous.lower in lists.vessel_heads
        or (previous.text.isupper() and previous.lower in lists.vessel_prefixes)
    ):
        return True
    if previous is not None and previous.lower == "the":
        return bool(
            lists.vessel_after.match(line.after(span.end, 40))
            or lists.vessel_apposed.match(line.after(span.end, 80))
        )
    return bool(lists.vessel_after.match(line.after(span.end, 40)))


_SHARES = re.compile(
    r"\b(?:[Ss]hares? (?:in|of)|[Ss]tock of|nicknamed"
    r"|(?:calls?|called|calling) (?:himself|herself))\s$"
)


def _is_happening(line: Line, span: Found, following: Word | None) -> bool:
    happenings = vocabulary().happenings
    if following is not None and following.capital and following.lower in happenings:
        return True
    if span.first < 2 or line.words[span.first - 1].lower != "of":
        return False
    head = line.words[span.first - 2]
    return head.lower == "treaty" and line.words[span.first - 1].glued


def _is_institution(line: Line, span: Found, following: Word | None) -> bool:
    lists = vocabulary()
    index = span.last
    if following is not None and following.capital:
        while index < min(span.last + 4, len(line.words)):
            word = line.words[index]
            if not word.capital or (index > span.last and not word.glued):
                break
            if word.lower in lists.institutions:
                return True
            index += 1
    if span.first >= 2:
        of, head = line.words[span.first - 1], line.words[span.first - 2]
        return of.lower in ("of", "at") and head.capital and head.lower in lists.institutions
    return False
