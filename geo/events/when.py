"""When an event happened: the time expression of its own clause, else one it may borrow."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from geo.events.grammar import children, frame, governor, lemma, told_of
from geo.events.reading import Reading
from geo.events.status import Judgement
from geo.events.triggers import Trigger
from geo.records import EventTime, Span, Status, TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Span as SpacySpan
    from spacy.tokens import Token

FAR = 99
A_WEEK = 7
OF_TIME = frozenset({"night", "evening", "morning", "hour", "afternoon", "end", "month", "day",
                     "week", "start", "beginning", "middle", "dawn", "summer", "winter", "spring",
                     "autumn", "rest", "half", "quarter", "year", "course"})  # fmt: skip
_WEEKDAY = re.compile(
    r"(?:(?:on|from|by)\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\s\w+)?", re.IGNORECASE
)
A_YEAR = 366
_NO_YEAR = re.compile(
    r"(?:(?:on|in|by)\s)?(?:(?:early|late|mid)[- ])?"
    r"(?:(?:\d{1,2}(?:st|nd|rd|th)?(?:\sand\s|\sto\s|-))?\d{1,2}(?:st|nd|rd|th)?\s)?"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?:\s\d{1,2}(?:st|nd|rd|th)?)?",
    re.IGNORECASE,
)
PARTING = frozenset({"after", "since", "because", "until", "although", "though", "unless",
                     "for", "without", "despite"})  # fmt: skip
"""Words that open a clause whose time is not that of what stands above it."""
ANSWERS = frozenset({"ACCUSE", "REQUEST", "SUPPORT", "REJECT", "THREATEN", "AGREE"})
"""What others say of an event, on a day of their own."""
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
        if _is_first_since(words) or _is_ranked(words, trigger):
            continue
        owner = next((word for word in words if word.dep_ == "poss"), None)
        distance = _distance(owner or words.root, trigger, judgement, others)
        if distance < FAR:
            apart = abs(words.root.i - trigger.head.i)
            if owner is not None:
                time = _of_owner(time)
            if best is None or (distance, apart) < best[:2]:
                best = (distance, apart, time)
    return from_expression(_with_next(best[2], reading)) if best else None


def _of_owner(time: TimeExpression) -> TimeExpression:
    """Saturday itself of "since Saturday's eruption"."""
    if (time.first is None) == (time.last is None):
        return time
    day = time.first or time.last
    return replace(time, first=day, last=day, precision="day")


def _with_next(time: TimeExpression, reading: Reading) -> TimeExpression:
    """Both of "in 2002 and 2003" and "in May and June", as one range."""
    text = reading.parsed.article.text
    for other in reading.times:
        between = text[time.end : other.start].split()
        joined = other.start > time.end and between in (["and"], ["and", "in"], ["and", "on"])
        if not joined or other.precision != time.precision or time.precision == "day":
            continue
        if time.first and time.last and other.last and other.last > time.last:
            return replace(time, last=other.last, precision="range")
    return time


def _is_first_since(words: SpacySpan) -> bool:
    """True for "for the first time since 2017" and "the worst since May": not when it was."""
    if words[0].lower_ != "since":
        return False
    before = words[0].head
    return before.i < words[0].i and before.pos_ in ("NOUN", "ADJ") and before.dep_ != "ROOT"


def _is_ranked(words: SpacySpan, trigger: Trigger) -> bool:
    """True for "was the third such attack this year": how often, not when."""
    verb = trigger.verb
    if words[0].lower_ not in ("this", "in", "since", "for") or any(
        word.ent_type_ == "DATE" and word.lower_.endswith("day") for word in words
    ):
        return False
    ranked = children(verb, "attr", "oprd", "acomp") if verb is not None else []
    above = words.root.head if words.root.dep_ != "pobj" else words.root.head.head
    ranked += [above] if above.pos_ in ("NOUN", "PROPN", "ADJ") else []
    return any(
        _is_rank(word) or any(_is_rank(child) for child in children(word, "amod", "compound"))
        for word in ranked
        if word != trigger.head
    )


def _is_rank(word: Token) -> bool:
    return (
        word.tag_ in ("JJS", "RBS")
        or word.ent_type_ == "ORDINAL"
        or word.lower_ in ("first", "second", "third", "latest", "last", "only")
    )


def from_expression(time: TimeExpression) -> EventTime:
    """An expression of the article as an event's time."""
    return EventTime(
        first=time.first, last=time.last, precision=time.precision, basis="stated",
        text=time.text, span=Span(start=time.start, end=time.end), reason=time.reason,
    )  # fmt: skip


def contradicts(time: EventTime, trigger: Trigger, published: date | None) -> bool:
    """True for a day to come on a verb that looks back: "rejected that and proposed talks next
    Monday" is not a rejection next Monday."""
    verb = trigger.verb
    if verb is None or published is None or time.first is None or time.first <= published:
        return False
    if trigger.sense.noun:
        return False
    helpers = {word.lower_ for word in children(verb, "aux", "auxpass")}
    return (verb.tag_ == "VBD" and not helpers) or bool(helpers & {"had", "has", "have"})


def looks_back(trigger: Trigger) -> bool:
    """True for what may have been: "an explosion on Saturday may have been caused …"."""
    verb = trigger.verb
    if verb is None:
        above = governor(trigger.head)
        verb = above[0] if above is not None and above[0].pos_ == "VERB" else None
    return verb is not None and any(
        word.lower_ in ("have", "has", "had") for word in children(verb, "aux")
    )


def ahead(time: EventTime, published: date | None) -> EventTime:
    """The next such weekday or month for what is still to come: "invited them to talks on
    Monday", "announced an inspection in August".

    Any other time, and one that lies ahead already, stays.
    """
    past = published is not None and time.last is not None and time.last <= published
    if not past or published is None or time.first is None or time.last is None or not time.text:
        return time
    age = (published - time.first).days
    why = f"“{time.text}”, still to come"
    if time.precision == "day" and age <= A_WEEK and _WEEKDAY.fullmatch(time.text):
        day = time.first + timedelta(days=A_WEEK)
        return replace(time, first=day, last=day, reason=why)
    if (
        time.precision in ("day", "month", "range")
        and age <= A_YEAR
        and _NO_YEAR.fullmatch(time.text)
    ):
        try:
            first = time.first.replace(year=time.first.year + 1)
            last = time.last.replace(year=time.last.year + 1)
        except ValueError:  # 29 February
            return time
        return replace(time, first=first, last=last, reason=why)
    return time


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
            found = _at_verb(low, trigger, foreign, others)
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


def _at_verb(
    low: Token, trigger: Trigger, foreign: set[Token], others: Sequence[Trigger]
) -> int | None:
    """Further steps where the way up meets another verb; None to go on."""
    if low in foreign:
        return _beside(low, trigger, others)
    verb = trigger.verb
    if low.pos_ == "VERB" and verb is not None and _clause_of(verb, low):
        own = verb.dep_ == "conj" and children(verb, "nsubj", "nsubjpass")
        return FAR if own or is_apart(trigger) else 3
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
    if low.dep_ == "advcl" and any(
        child.lower_ in PARTING for child in children(low, "mark", "advmod", "prep")
    ):
        return True
    if low.dep_ == "pcomp" and low.head.lower_ in PARTING:
        return True
    if low.dep_ == "conj" and low.pos_ == "VERB" and children(low, "nsubj", "nsubjpass"):
        return True
    if low.dep_ == "relcl" and any(child.lower_ == "where" for child in children(low, "advmod")):
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


def _beside(other: Token, trigger: Trigger, others: Sequence[Trigger]) -> int:
    """A time on a joined event is borrowed when it is told in one breath: "killing", "and"."""
    verb = trigger.verb or trigger.head
    if verb.head == other and verb.dep_ in ("conj", "advcl", "xcomp", "prep", "pcomp"):
        return FAR if is_apart(trigger) else 5
    if other.head == verb and other.dep_ in ("conj", "advcl", "xcomp"):
        alike = any(one.sense.type == trigger.sense.type for one in others
                    if other in (one.head, one.carrier) and one is not trigger)  # fmt: skip
        if alike or other.dep_ != "conj":
            return 5
        own = children(other, "nsubj", "nsubjpass") or lemma(other) in ("announce", "order")
        return FAR if own else 5
    return FAR


def is_apart(trigger: Trigger) -> bool:
    """True for a clause with a time of its own, told or not: "after hackers locked …", ", but
    unions refused", "and the state has asked"."""
    verb = trigger.verb or trigger.head
    if _is_shifted(verb):
        return True
    while verb.dep_ == "conj" and not children(verb, "nsubj", "nsubjpass"):
        verb = verb.head
        if _is_shifted(verb):
            return True
    if not children(verb, "nsubj", "nsubjpass") or verb.dep_ != "conj":
        return False
    if any(child.lower_ in ("but", "yet", "though") for child in children(verb.head, "cc")):
        return True
    if any(child.lower_ in ("has", "have") for child in children(verb, "aux")):
        return True
    return trigger.sense.type in ANSWERS


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
