"""When an event happened: the time expression of its own clause, else one it may borrow."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from geo.events.grammar import children, frame, lemma, told_of
from geo.events.numbers import number
from geo.events.reading import Reading
from geo.events.status import Judgement
from geo.events.triggers import Trigger
from geo.records import EventTime, Span, Status, TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Span as SpacySpan
    from spacy.tokens import Token

FAR = 99
LENGTHS = {"day": 1, "week": 7}
OF_TIME = frozenset({"night", "evening", "morning", "hour", "afternoon", "end", "month", "day",
                     "week", "start", "beginning", "middle", "dawn", "summer", "winter", "spring",
                     "autumn", "rest", "half", "quarter", "year", "course"})  # fmt: skip
_WEEKDAY = re.compile(
    r"(?:(?:on|from|by)\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\s\w+)?", re.IGNORECASE
)
SHIFTING = ("after", "before", "until", "since", "following")


def stated_time(
    trigger: Trigger, judgement: Judgement, reading: Reading, others: Sequence[Trigger]
) -> EventTime | None:
    """The time that the sentence states for this event; None where it states none.

    A time on the verb of saying ("said on Jan. 2 that …") or on another event is not this one's.
    """
    best: tuple[int, int, TimeExpression] | None = None
    for time in reading.times_of(trigger.sentence):
        if time.first is None and time.last is None:
            continue
        words = trigger.sentence.paragraph.tokens(time.start, time.end)
        if words is None or not len(words):
            continue
        if _is_first_since(words):
            continue
        owner = next((word for word in words if word.dep_ == "poss"), None)
        distance = _distance(owner or words.root, trigger, judgement, others)
        if distance < FAR:
            apart = abs(words.root.i - trigger.head.i)
            if best is None or (distance, apart) < best[:2]:
                best = (distance, apart, time)
    return from_expression(best[2]) if best else None


def _is_first_since(words: SpacySpan) -> bool:
    """True for "for the first time since 2017" and "the worst since May": not when it was."""
    if words[0].lower_ != "since":
        return False
    before = words[0].head
    return before.i < words[0].i and before.pos_ in ("NOUN", "ADJ") and before.dep_ != "ROOT"


def shifted_time(trigger: Trigger, reading: Reading) -> EventTime | None:
    """The day counted from another's: "dug on Sunday, two days after a quake struck".

    None unless the words that count stand before this event's clause and the other day is told
    in the same sentence.
    """
    word = _counting_word(trigger)
    if word is None:
        return None
    counted = [child for child in children(word, "npadvmod") if lemma(child) in LENGTHS]
    if not counted:
        return None
    amount = _amount(counted[0])
    first = next(iter(counted[0].subtree))
    here = trigger.sentence.paragraph.at(first)
    days = [time for time in reading.times_of(trigger.sentence)
            if time.precision == "day" and time.end <= here]  # fmt: skip
    anchor = days[-1] if days else None
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


def _counting_word(trigger: Trigger) -> Token | None:
    """The "after" or "before" that the event's clause hangs on."""
    verb = trigger.verb if trigger.verb is not None else trigger.head
    for child in verb.children:
        if child.dep_ in ("mark", "prep", "advmod") and child.lower_ in ("after", "before"):
            return child if child.i < verb.i else None
    above = verb.head
    return above if above.lower_ in ("after", "before") and above.i < verb.i else None


def _amount(noun: Token) -> int | None:
    """How many: "two days", "a week"; None where it is not said exactly."""
    for child in children(noun, "nummod", "det"):
        if child.lower_ in ("a", "an", "one"):
            return 1
        value = number(child.text)
        if value is not None and value == int(value):
            return int(value)
    return None


def from_expression(time: TimeExpression) -> EventTime:
    """An expression of the article as an event's time."""
    return EventTime(
        first=time.first, last=time.last, precision=time.precision, basis="stated",
        text=time.text, span=Span(start=time.start, end=time.end), reason=time.reason,
    )  # fmt: skip


def ahead(time: EventTime, published: date | None) -> EventTime:
    """The next such weekday for what is still to come: "invited them to talks on Monday".

    Any other time, and one that lies ahead already, stays.
    """
    past = published is not None and time.last is not None and time.last <= published
    if not past or time.precision != "day" or time.first is None or not time.text:
        return time
    bare = _WEEKDAY.fullmatch(time.text)
    if bare is None or published is None or (published - time.first).days > LENGTHS["week"]:
        return time
    day = time.first + timedelta(days=LENGTHS["week"])
    return replace(time, first=day, last=day, reason=f"“{time.text}”, still to come")


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


def is_simple_past(trigger: Trigger) -> bool:
    """True for the simple past of a main clause: an account that goes on where it was."""
    verb = trigger.verb
    if verb is None or verb.dep_ not in ("ROOT", "ccomp"):
        return False
    words = {child.lower_ for child in verb.children}
    past = verb.tag_ == "VBD" or bool(words & {"was", "were"})
    return past and not words & {"had", "has", "have"}


def borrowed(time: EventTime, reason: str) -> EventTime:
    """Another event's time, taken over and said so."""
    return replace(time, basis="inherited", reason=reason)


def _distance(
    start: Token, trigger: Trigger, judgement: Judgement, others: Sequence[Trigger]
) -> int:
    """Steps from a time expression to the trigger; `FAR` where it belongs to something else."""
    nodes = {trigger.head, *trigger.words}
    verb = trigger.verb
    arguments = {*frame(verb).doers, *frame(verb).undergoers} if verb is not None else set()
    foreign = {
        word for other in others if other is not trigger for word in (other.head, other.carrier)
        if word is not None and word not in nodes
    }  # fmt: skip
    low, steps = start, 0
    while low not in nodes:
        if low in arguments and low != start and low.pos_ != "VERB":
            return steps + 1
        if low == judgement.reporter or _is_other_clause(low, nodes | arguments):
            return FAR
        if _is_of_noun(low, nodes):
            return FAR
        if low.pos_ in ("VERB", "AUX"):
            found = _at_verb(low, trigger, foreign)
            if found is not None:
                return steps + found
        if low.head == low:
            return FAR
        low = low.head
        steps += 1
    return steps


def _is_of_noun(low: Token, nodes: set[Token]) -> bool:
    """True for a time that belongs to a noun: "the air strike of April 1"."""
    if low.dep_ != "pobj" or low.head.lower_ != "of":
        return False
    noun = low.head.head
    return (
        noun.pos_ in ("NOUN", "PROPN") and noun not in nodes and lemma(noun) not in OF_TIME
        and low.ent_type_ == "DATE"
    )  # fmt: skip


def _at_verb(low: Token, trigger: Trigger, foreign: set[Token]) -> int | None:
    """Further steps where the way up meets another verb; None to go on."""
    if low in foreign:
        return _beside(low, trigger)
    verb = trigger.verb
    if low.pos_ == "VERB" and verb is not None and _clause_of(verb, low):
        return FAR if _is_shifted(verb) else 3
    nouns = told_of(low)
    if nouns:
        return 3 if trigger.head in nouns else FAR
    return 4 if _is_occasion(trigger, low) else None


def _is_occasion(trigger: Trigger, verb: Token) -> bool:
    """True for what somebody does something at: "spoke of it at their meeting on Monday"."""
    noun = trigger.head
    if not trigger.sense.noun or trigger.carrier is not None or noun.dep_ != "pobj":
        return False
    return noun.head.lower_ in ("at", "during") and noun.head.head == verb


def _is_other_clause(low: Token, own: set[Token]) -> bool:
    """True for a clause whose time is its own: "to end on Monday", "that fell in May"."""
    if low.dep_ in ("acl", "advcl") and any(child.tag_ == "TO" for child in low.children):
        return True
    if low.dep_ not in ("relcl", "ccomp") or low.head in own or told_of(low):
        return False
    return low.head.pos_ in ("VERB", "AUX") or _leads_to_clause(low.head, own)


def _is_shifted(verb: Token) -> bool:
    """True in a clause with "after" or "before": what is above has another time."""
    if any(child.dep_ in ("mark", "prep", "advmod") and child.lower_ in SHIFTING
           and child.i < verb.i for child in verb.children):  # fmt: skip
        return True
    return bool(verb.dep_ in ("pcomp", "advcl") and verb.head.lower_ in SHIFTING)


def _leads_to_clause(noun: Token, nodes: set[Token]) -> bool:
    """True where a verb stands between a noun and the trigger."""
    low = noun
    while low not in nodes:
        if low.pos_ in ("VERB", "AUX") or low.head == low:
            return True
        low = low.head
    return False


def _beside(other: Token, trigger: Trigger) -> int:
    """A time on a joined event is borrowed when it is told in one breath: "killing", "and"."""
    verb = trigger.verb or trigger.head
    joined = (verb.head == other and verb.dep_ in ("conj", "advcl", "xcomp", "prep", "pcomp")) or (
        other.head == verb and other.dep_ in ("conj", "advcl", "xcomp")
    )
    return 5 if joined else FAR


def _clause_of(verb: Token, above: Token) -> bool:
    """True where a verb hangs on another that is no verb of saying: one clause in two verbs."""
    low = verb
    while low.head != low:
        if low.dep_ not in ("xcomp", "advcl", "conj", "pcomp", "prep", "acl"):
            return False
        low = low.head
        if low == above:
            return True
    return False
