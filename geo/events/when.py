"""When an event happened: the time that its sentence states, or none; what is to come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from geo.events.dating import ARRANGING, MEETINGS, own_marks, pairs_of
from geo.events.grammar import children, lemma
from geo.events.reading import Reading
from geo.events.status import Judgement
from geo.events.time_weights import chosen, shipped_weights
from geo.events.to_come import next_such
from geo.events.triggers import REFUSES, Trigger
from geo.records import EventTime, Span, Status, TimeExpression


def stated_time(
    trigger: Trigger, judgement: Judgement, reading: Reading, others: Sequence[Trigger]
) -> EventTime | None:
    """The time that the sentence states for this event; None where it states none.

    A time on the verb of saying ("said on Jan. 2 that …") or on another event is not this one's.
    """
    pairs = pairs_of(trigger, judgement, reading, others)
    best = chosen(
        [((pair.time.first, pair.time.last), pair.marks) for pair in pairs],
        own_marks(trigger, judgement), shipped_weights()["own"],
    )  # fmt: skip
    return None if best is None else from_expression(pairs[best].time)


def from_expression(time: TimeExpression) -> EventTime:
    """An expression of the article as an event's time."""
    return EventTime(
        first=time.first, last=time.last, precision=time.precision, basis="stated",
        text=time.text, span=Span(start=time.start, end=time.end), reason=time.reason,
    )  # fmt: skip


def contradicts(time: EventTime, trigger: Trigger, published: date | None) -> bool:
    """True for a day to come on a verb that looks back: "rejected that and proposed talks next
    Monday" is not a rejection next Monday, nor "would not open on Friday" a refusal on Friday."""
    verb = trigger.verb
    if verb is None or published is None or time.first is None or time.first <= published:
        return False
    if trigger.sense.noun or (lemma(verb) in ARRANGING and trigger.sense.type in MEETINGS):
        return False  # "called a strike for Friday": the strike is to come
    if trigger.role == REFUSES:
        return True
    helpers = {word.lower_ for word in children(verb, "aux", "auxpass")}
    return (verb.tag_ == "VBD" and not helpers) or bool(helpers & {"had", "has", "have"})


def ahead(time: EventTime, published: date | None) -> EventTime:
    """The next such day, week or month for what is still to come: "invited them to talks on
    Monday", "announced an inspection in August", "warned of floods by Thursday".

    Any other time, and one that lies ahead already, stays.
    """
    found = next_such(time.text or "", time.last, published)
    if found is None:
        return time
    return replace(time, first=found[0], last=found[1], reason=f"“{time.text}”, still to come")


def open_time(published: date | None, status: Status) -> EventTime:
    """The time of an event that the text does not date."""
    if published is None:
        return EventTime(reason="the text gives no date and the article has none")
    told = f"the text gives no date; the article is of {published.isoformat()}"
    if status == "planned":
        return EventTime(first=published, reason=told)
    if status in ("possible", "denied"):
        return EventTime(reason=told)
    return EventTime(last=published, reason=told)


def borrowed(time: EventTime, reason: str) -> EventTime:
    """Another event's time, taken over and said so."""
    return replace(time, basis="inherited", reason=reason)
