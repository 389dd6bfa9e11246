"""Days counted from another's: "two days after a quake struck", "a week before the vote"."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from geo.events.grammar import children, lemma
from geo.events.numbers import number
from geo.events.reading import Reading
from geo.events.triggers import Trigger
from geo.records import EventTime, Span, TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token

LENGTHS = {"day": 1, "week": 7, "hour": 0, "minute": 0}
"""Days of each word that counts; hours stay within the day."""
NEAR_ANCHOR = 400
"""Code points before the words that count, in which the day they count from was told."""


def shifted_time(trigger: Trigger, reading: Reading) -> EventTime | None:
    """The day counted from another's: "dug on Sunday, two days after a quake struck".

    None unless the words that count stand before this event's clause and the other day is told
    in the same sentence.
    """
    word = _counting_word(trigger)
    if word is None:
        return None
    near = [*children(word, "npadvmod"), *children(word.head, "npadvmod")]
    counted = [child for child in near if lemma(child) in LENGTHS and child.i == word.i - 1]
    if not counted:
        return None
    amount = _amount(counted[0])
    first = next(iter(counted[0].subtree))
    here = trigger.sentence.paragraph.at(first)
    anchor = _anchor(trigger, reading, here)
    if amount is None or anchor is None or anchor.first is None:
        return None
    step = timedelta(days=amount * LENGTHS[lemma(counted[0])])
    day = anchor.first - step if word.lower_ == "after" else anchor.first + step
    end = trigger.sentence.paragraph.end_of(word)
    text = reading.parsed.article.text[here:end]
    return EventTime(
        first=day, last=day, precision="day", basis="stated", text=text,
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


def _counting_word(trigger: Trigger) -> Token | None:
    """The "after" or "before" that the event's clause hangs on."""
    verb = trigger.verb if trigger.verb is not None else trigger.head
    if trigger.verb is None and trigger.head.dep_ == "pobj" and trigger.head.head.lower_ in (
        "in", "during",
    ):  # fmt: skip
        above = trigger.head.head.head  # "two weeks after 33 men died in clashes"
        verb = above if above.pos_ == "VERB" else verb
    while not children(verb, "nsubj", "nsubjpass", "aux") and (
        verb.dep_ == "conj" or (verb.dep_ == "advcl" and verb.tag_ == "VBG")
    ):
        verb = verb.head  # "a day after the navy had fed them and pushed them back"
    for child in verb.children:
        if child.dep_ in ("mark", "prep", "advmod") and child.lower_ in ("after", "before"):
            return child if child.i < verb.i else None
    above = verb.head
    return above if above.lower_ in ("after", "before") and above.i < verb.i else None


def _amount(noun: Token) -> int | None:
    """How many: "two days", "a week"; None where it is not said exactly."""
    for child in children(noun, "nummod", "det"):
        if child.lower_ in ("a", "an", "one", "the"):
            return 1
        value = number(child.text)
        if value is not None and value == int(value):
            return int(value)
    return None
