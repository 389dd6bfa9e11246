"""Days counted from another's: "two days after a quake struck", "a week before the vote"."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from geo.events.grammar import children, lemma
from geo.events.numbers import number
from geo.events.reading import Reading
from geo.events.triggers import Trigger
from geo.records import EventTime, Span, TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token

LENGTHS = {"day": 1, "week": 7, "hour": 0, "minute": 0, "year": 365}
"""Days of each word that counts; hours stay within the day, years are whole ones."""
NEAR_ANCHOR = 400
"""Code points before the words that count, in which the day they count from was told."""


def shifted_time(trigger: Trigger, reading: Reading) -> EventTime | None:
    """The day counted from another's: "dug on Sunday, two days after a quake struck".

    None unless the words that count stand right before this event's clause and the other day is
    told near them. "Hours after" is the same day.
    """
    counted = _counting_words(trigger)
    if counted is None:
        return None
    unit, word = counted
    amount = 0 if LENGTHS[lemma(unit)] == 0 else _amount(unit)
    first = next(iter(unit.subtree))
    first = first if first.i <= unit.i else unit
    here = trigger.sentence.paragraph.at(first)
    anchor = _anchor(trigger, reading, here)
    if amount is None or anchor is None or anchor.first is None:
        return None
    step = timedelta(days=amount * LENGTHS[lemma(unit)])
    day = anchor.first - step if word.lower_ == "after" else anchor.first + step
    first_day, last_day = day, day
    if lemma(unit) == "year":
        year = anchor.first.year - amount if word.lower_ == "after" else anchor.first.year + amount
        first_day, last_day = date(year, 1, 1), date(year, 12, 31)
    end = trigger.sentence.paragraph.end_of(word)
    text = reading.parsed.article.text[here:end]
    return EventTime(
        first=first_day, last=last_day, precision="day" if first_day == last_day else "year",
        basis="stated", text=text,
        span=Span(start=here, end=end), reason=f"“{text}” this, counted from “{anchor.text}”",
    )  # fmt: skip


def _anchor(trigger: Trigger, reading: Reading, here: int) -> TimeExpression | None:
    """The day that "two days after" counts from: told before it, or after it in the sentence."""
    days = [time for time in reading.times if time.precision == "day" and time.first is not None]
    before = [time for time in days if here - NEAR_ANCHOR <= time.end <= here]
    inside = [time for time in before if time.start >= trigger.sentence.start]
    if inside or not trigger.sentence.start <= here < trigger.sentence.end:
        return inside[-1] if inside else None
    behind = [time for time in days if here < time.start < trigger.sentence.end]
    if behind:
        return behind[0]
    return before[-1] if before else None


def _counting_words(trigger: Trigger) -> tuple[Token, Token] | None:
    """The "days" and the "after" that stand before the event's clause; the event is the first
    that the clause tells, or one joined to it."""
    sentence = trigger.sentence.span
    for word in reversed(sentence.doc[sentence.start : trigger.head.i]):
        if word.lower_ not in ("after", "before") or word.i == sentence.start:
            continue
        unit = word.nbor(-1)
        if lemma(unit) not in LENGTHS or unit.pos_ != "NOUN" or word.nbor().is_punct:
            return None
        return (unit, word) if _opens(word, trigger) else None
    return None


def _opens(word: Token, trigger: Trigger) -> bool:
    """True where nothing is told between "after" and the event but what it is joined to."""
    verb = trigger.verb if trigger.verb is not None else trigger.head
    joined = {verb, trigger.head}
    while verb.dep_ == "conj" or (verb.dep_ == "advcl" and verb.tag_ == "VBG"):
        verb = verb.head
        joined.add(verb)
    noun = trigger.head
    if trigger.verb is None and noun.dep_ == "pobj" and noun.head.lower_ in ("in", "during"):
        joined.add(noun.head.head)  # "two weeks after 33 men died in clashes"
    between = word.doc[word.i + 1 : trigger.head.i]
    told = [other for other in between if other.pos_ == "VERB" and other.dep_ not in
            ("amod", "compound") and other not in joined]  # fmt: skip
    return all(_is_aside(other, word, joined) for other in told) and not any(
        other.text == ";" or other.lower_ == "but" for other in between
    )


def _is_aside(verb: Token, word: Token, joined: set[Token]) -> bool:
    """True within a relative clause behind a word: it delays what follows and no more."""
    return any(
        clause.dep_ in ("relcl", "acl") and clause.i > word.i and clause not in joined
        for clause in (verb, *verb.ancestors)
    )


def _amount(noun: Token) -> int | None:
    """How many: "two days", "a week"; None where it is not said exactly."""
    for child in children(noun, "nummod", "det"):
        if child.lower_ in ("a", "an", "one", "the"):
            return 1
        value = number(child.text)
        if value is not None and value == int(value):
            return int(value)
    return None
