"""To whom it was done, as far as that tells two happenings of one kind apart.

A name, an age, a sex: what an account of one victim says does not change with the account. Of
several victims each account may pick another, so that only single ones are compared.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from sys import intern

from geo.events.vocabulary import Vocabulary
from geo.records import AnalyzedArticle, Participant, Report

LEAVING, COMING = "resign", "appointment"
"""Modes of what may be done to who does it: "she resigned", "she takes over"."""
COUNTED = ("killed", "injured", "missing", "arrested", "abducted")
SLIP = 1
"""Years by which two accounts of one person's age may differ."""
_AGE_BEFORE = re.compile(r"\b(\d{1,3})[- ]+years?[- ]+old\b")
_AGE_AFTER = re.compile(r",? ?\(?(?:aged? )?(\d{1,2})(?=[,.;)]| years old\b)")
_NAME = re.compile(r"[^\W\d_]+")
_NO_NAME = frozenset({"the", "of", "and", "former", "new", "two", "three", "man", "men", "woman",
                      "women", "people", "person", "one", "its", "their", "his", "her", "they",
                      "who", "other", "others", "for", "team", "member", "members"})  # fmt: skip
_WOMEN = frozenset({"woman", "girl", "mother", "grandmother", "daughter", "sister", "wife",
                    "actress", "nun", "queen", "princess", "businesswoman", "policewoman",
                    "congresswoman", "schoolgirl", "aunt", "niece", "widow", "waitress",
                    "servicewoman", "stewardess", "girlfriend"})  # fmt: skip
_MEN = frozenset({"man", "boy", "father", "grandfather", "son", "brother", "husband", "king",
                  "prince", "businessman", "policeman", "congressman", "schoolboy", "uncle",
                  "nephew", "widower", "fisherman", "monk", "boyfriend", "gunman"})  # fmt: skip
_FIRMS = frozenset({"Ltd", "Inc", "Corp", "Co", "Plc", "PLC", "LLC", "AG", "SA", "Group", "Club",
                    "Limited", "Corporation"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Whom:
    """What is told of those to whom it was done; empty and None where nothing is."""

    persons: frozenset[str]
    """Stems of the names of persons."""
    post: frozenset[str]
    """The same of who takes or leaves a post."""
    age: int | None
    """Of the only one."""
    woman: bool | None
    """Of the only one."""


NOBODY = Whom(frozenset(), frozenset(), None, None)


def whom(report: Report, item: AnalyzedArticle, vocabulary: Vocabulary) -> Whom:
    """What a report says of those to whom it was done."""
    who = report.recipients
    persons = _persons(who, item, vocabulary)
    post: frozenset[str] = frozenset()
    if report.mode in (LEAVING, COMING):
        post = persons if who else _persons(report.actors, item, vocabulary)
    if report.mode == LEAVING:
        persons = post
    if not who and not post:
        return NOBODY
    several = any(one.kind in COUNTED and one.value > 1 for one in report.numbers)
    if len(who) != 1 or several:
        return Whom(persons, post, None, None)
    return Whom(persons, post, _age(who[0], item.article.text), _woman(who[0]))


def others(one: Whom, other: Whom, *, alike: bool) -> bool:
    """True where it was done to somebody else: another name, another age, another sex.

    `alike`: the same was done, so that the one and only victim must be the same; who is arrested
    for a murder is not who was murdered.
    """
    if one.persons and other.persons and not one.persons & other.persons:
        return True
    if not alike:
        return False
    if one.age is not None and other.age is not None and abs(one.age - other.age) > SLIP:
        return True
    return one.woman is not None and other.woman is not None and one.woman != other.woman


def hired_and_fired(one: Whom, other: Whom, modes: frozenset[str | None]) -> bool:
    """True where one person takes a post and leaves one: who lives through both sees two events;
    whom somebody replaces, one."""
    return modes == {LEAVING, COMING} and bool(one.post & other.post)


def _persons(
    who: Sequence[Participant], item: AnalyzedArticle, vocabulary: Vocabulary
) -> frozenset[str]:
    if not who:
        return frozenset()
    known = {one.mention for one in item.resolutions if one.place}
    places = {mention.text for mention in item.mentions if mention.id in known}
    return frozenset(
        stems_of_names(one for one in who if _is_person(one, item.article.text, vocabulary, places))
    )


def _is_person(
    who: Participant, text: str, vocabulary: Vocabulary, places: Collection[str]
) -> bool:
    """True for a name: groups have a small letter, and bodies are called after their kind or
    known; a title gives a person a kind too."""
    words = who.name.split()
    if not all(word[0].isupper() for word in words) or words[-1].strip(".") in _FIRMS:
        return False
    if f"the {who.name}" in text or f"The {who.name}" in text:  # "the Blazers", "the Oscars"
        return False
    if len(words) == 1:  # "Nominee" of a headline is "the nominee" of the text
        return who.kind is None and who.country is None and who.name.lower() not in text
    if who.kind is None:
        return True
    if who.name in vocabulary.names or who.name in places:
        return False
    return not any(_singular(word) in vocabulary.kinds for word in words)


def stems_of_names(who: Iterable[Participant]) -> Iterator[str]:
    """Stems of the words that participants are called by."""
    for one in who:
        for word in _NAME.findall(one.name):
            if len(word) > 2 and word.lower() not in _NO_NAME:
                yield intern(word.lower()[:6])


def _singular(word: str) -> str:
    return word.lower().removesuffix("'s").removesuffix("s")


def _age(who: Participant, text: str) -> int | None:
    said = text[who.mention.start : who.mention.end]
    found = _AGE_BEFORE.search(f"{said} {who.name}") or _AGE_AFTER.match(text, who.mention.end)
    return int(found.group(1)) if found else None


def _woman(who: Participant) -> bool | None:
    """The sex that the noun tells, which ends the phrase; None for a name, and for many."""
    last = who.name.split()[-1].lower() if who.name else ""
    return True if last in _WOMEN else False if last in _MEN else None
