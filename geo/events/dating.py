"""Which time of its own sentence an event has: marks of each pair, weighed by a fitted model.

Every time expression of the sentence is asked how it stands to the event: on its own verb, on the
verb of saying above, in a clause of its own, near or far in words, fit for the tense. Each answer
is a mark; the weights of the marks (`geo/data/events/dating.toml`, `tools/train_event_times.py`)
make a probability of each expression, and of none of them being the event's.
"""

from __future__ import annotations

from calendar import month_name, monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from geo.events.clauses import (
    anchor_of,
    clause_of,
    form,
    form_of,
    is_definite,
    looks_back,
    way_up,
)
from geo.events.grammar import children, lemma, told_of
from geo.events.reading import Reading
from geo.events.status import Judgement
from geo.events.to_come import next_such
from geo.events.triggers import Trigger
from geo.records import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

ANSWERS = frozenset({"ACCUSE", "REQUEST", "SUPPORT", "REJECT", "THREATEN", "AGREE"})
"""What others say of an event, on a day of their own."""
SHIFTING = frozenset({"after", "before", "until", "since", "following", "as", "when", "while"})
"""Words that open a clause with a time of its own, or with the same one."""
AFTER = frozenset({"for", "of", "until", "by", "after", "before", "since"})
EDGES = ("relcl", "ccomp", "advcl", "acl", "pcomp", "conj", "xcomp", "prep")
"""Ways from clause to clause, those that part times most first."""
UNITS = frozenset({"night", "evening", "morning", "hour", "afternoon", "end", "month", "day",
                   "week", "start", "beginning", "middle", "dawn", "summer", "winter", "spring",
                   "autumn", "rest", "half", "quarter", "year", "course"})  # fmt: skip
ARRANGING = frozenset(
    {"call", "plan", "set", "schedule", "announce", "convene", "propose", "order"}
)
MEETINGS = frozenset({"PROTEST", "CONSULT", "ELECTION", "COOPERATE"})
BEGINNING = frozenset({"begin", "start", "break", "erupt", "launch", "flare", "declare"})
LOOKING_BACK = frozenset({"simple past", "perfect", "earlier past"})
_JOINING = (["and"], ["and", "in"], ["and", "on"])
DETERMINERS = frozenset({"the", "a", "an", "its", "their", "his", "her", "this", "that"})
NEAR_VERB = 8
"""Words behind a verb in which it has its own time: "men seized last Friday fled on Monday"."""
STEPS = ((4, "next to it"), (9, "some words off"), (16, "far in words"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """An event and a time of its sentence, with the marks that speak for and against it."""

    time: TimeExpression
    marks: tuple[str, ...]


def pairs_of(
    trigger: Trigger, judgement: Judgement, reading: Reading, others: Sequence[Trigger]
) -> list[Pair]:
    """Every resolved time of the event's sentence with its marks, in text order."""
    found: list[tuple[TimeExpression, Span]] = []
    for time in reading.times_of(trigger.sentence):
        words = trigger.sentence.paragraph.tokens(time.start, time.end)
        if (time.first is not None or time.last is not None) and words is not None and len(words):
            found.append((_as_told(time, words, reading), words))
    nearest = min((_gap(words, trigger) for _, words in found), default=0)
    published = reading.parsed.article.date
    pairs = []
    for time, words in found:
        marks = [
            *_standing(words, trigger, judgement, others),
            *_naming(words, trigger, [span for _, span in found]),
            *_wording(words, trigger, others, nearest=nearest, alone=len(found) == 1),
            *_fitting(time, words, trigger, judgement, published),
        ]
        own = _of_event(time, words, trigger, marks)
        if own.last is None and time.last is not None:
            marks.append("open since then")
        pairs.append(Pair(time=own, marks=tuple(marks)))
    return pairs


def _of_event(
    time: TimeExpression, words: Span, trigger: Trigger, marks: Sequence[str]
) -> TimeExpression:
    """The time as it is this event's: closed or open at its end.

    "Since May, when a mine sank a tanker" is May itself for the mine; "have been killed since
    fighting broke out in May" is since May for the dead, and so is what "has gone on since it began
    in May".
    """
    if time.first is not None and time.last is None:
        if _is_told_with_when(words, trigger):
            whole = _end_of_unit(time.first, words.text)
            return replace(time, last=whole, precision=time.precision)
    elif time.first is not None and _is_open(trigger, marks):
        return replace(time, last=None, precision="range")
    return time


def _is_told_with_when(words: Span, trigger: Trigger) -> bool:
    """True for the mine of "since May, when a mine sank a tanker"."""
    after = words.doc[words.end : words.end + 2]
    return trigger.head.i > words.end and any(word.lower_ == "when" for word in after)


def _end_of_unit(first: date, words: str) -> date:
    """The last day of the day, month or year that "since May" or "since 2009" begins with."""
    if any(sign.isdigit() for sign in words.replace(str(first.year), "")) or "day" in words.lower():
        return first
    if any(month_name[first.month][:3] in word for word in words.split()):
        return first.replace(day=monthrange(first.year, first.month)[1])
    return first.replace(month=12, day=31) if str(first.year) in words else first


def _is_open(trigger: Trigger, marks: Sequence[str]) -> bool:
    """True for what began then and goes on, by a perfect in its sentence."""
    if form(trigger) == "perfect":
        return "below it, over “since”" in marks
    verb = trigger.verb
    if verb is None or lemma(verb) not in BEGINNING or "on another event" in marks:
        return False
    above = [other for other in verb.ancestors if other.pos_ == "VERB"]
    since = any(child.lower_ == "since" for child in children(verb, "mark", "prep")) or (
        verb.head.lower_ == "since")  # fmt: skip
    beside = children(verb, "conj")
    return any(_is_perfect(other) for other in (above if since or verb.dep_ == "relcl" else beside))


def _is_perfect(verb: Token) -> bool:
    return any(child.lower_ in ("has", "have") for child in children(verb, "aux"))


def _as_told(time: TimeExpression, words: Span, reading: Reading) -> TimeExpression:
    """Saturday itself of "since Saturday's eruption", both days of "on Monday and Tuesday"."""
    if any(word.dep_ == "poss" for word in words) and (time.first is None) != (time.last is None):
        day = time.first or time.last
        return replace(time, first=day, last=day, precision="day")
    text = reading.parsed.article.text
    for other in reading.times:
        joined = other.start > time.end and text[time.end : other.start].split() in _JOINING
        if not joined or other.precision != time.precision:
            continue
        if time.first and time.last and other.last and time.last < other.last:
            near = time.precision != "day" or (other.last - time.last).days == 1
            return replace(time, last=other.last, precision="range") if near else time
    return time


def own_marks(trigger: Trigger, judgement: Judgement) -> tuple[str, ...]:
    """What speaks for none of the times being the event's."""
    marks = ["none", f"none: {judgement.status}", f"none: {form(trigger)}"]
    if trigger.sense.type in ANSWERS:
        marks.append("none: an answer")
    if trigger.sense.noun and trigger.carrier is None and is_definite(trigger.head):
        marks.append("none: taken for granted")
    return tuple(marks)


def _standing(
    words: Span, trigger: Trigger, judgement: Judgement, others: Sequence[Trigger]
) -> Iterator[str]:
    """How the time hangs on the event in the parse."""
    nodes = {trigger.head, *trigger.words}
    anchor = anchor_of(words)
    foreign = {
        word for other in others if other is not trigger for word in (other.head, other.carrier)
        if word is not None and word not in nodes
    }  # fmt: skip
    event = trigger.verb or clause_of(trigger.head)
    clause = clause_of(anchor)
    if anchor in foreign:
        yield "on another event"
    if clause == judgement.reporter:
        yield "on the verb of saying"
    if anchor in nodes:
        yield "on it" if anchor == trigger.head else "on its carrier"
        return
    of_noun = words.root.dep_ == "pobj" and words.root.head.lower_ == "of"
    if of_noun and anchor.pos_ == "NOUN" and lemma(anchor) not in UNITS:
        yield "of another noun"
    below = way_up(anchor, trigger.head)
    if below is not None and not any(step.pos_ in ("VERB", "AUX") for step in below):
        yield "on its argument" if anchor not in foreign else "on an event that is its argument"
        return
    if clause == event:
        noun = anchor != clause and anchor.pos_ in ("NOUN", "PROPN")
        if trigger.verb is None:
            yield f"a noun: {_as(trigger.head)}"
        yield ("on a noun of its clause" if noun else "on its clause") + (
            ", itself a noun" if trigger.verb is None else "")  # fmt: skip
        return
    above = way_up(event, clause)
    if above is not None:
        yield from _edges("above", above)
        return
    under = way_up(clause, event)
    if under is not None:
        if trigger.head in told_of(clause):
            yield "in a clause that tells of it"
        yield from _edges("below", under)
        return
    yield "in another branch"


def _naming(words: Span, trigger: Trigger, times: Sequence[Span]) -> Iterator[str]:
    """Times that say which one is meant: "the August 30 vote", "the men seized last Friday"."""
    doc, end = words.doc, words.end
    if words.start and end < len(doc) and doc[words.start - 1].lower_ in DETERMINERS:
        while end < len(doc) and doc[end].pos_ in ("NOUN", "PROPN", "ADJ"):
            end += 1
        if end > words.end:
            yield "names it" if words.end <= trigger.head.i < end else "names another noun"
    verb = trigger.verb
    if verb is None or words.end != verb.i or not words.start or doc[words.start - 1].is_punct:
        return
    before = doc[trigger.sentence.span.start : words.start]
    clause = any(word.tag_ in ("VBN", "VBD") and word != verb for word in before)
    if clause and any(verb.i < other.start <= verb.i + NEAR_VERB for other in times):
        yield "of the clause before its verb"


def _as(noun: Token) -> str:
    """How a noun stands in its clause: "subject", "object", "with “from”"."""
    while noun.dep_ == "conj" and noun.head != noun:
        noun = noun.head
    if noun.dep_ == "pobj":
        above = noun.head.head.pos_ in ("VERB", "AUX")
        return f"“{noun.head.lower_}”" if above else "part of a noun"
    return {"nsubj": "subject", "nsubjpass": "subject", "dobj": "object"}.get(noun.dep_, "other")


def _edges(side: str, steps: Sequence[Token]) -> Iterator[str]:
    """The ways between two clauses, and the words that open the lower one."""
    verbs = [step for step in steps if step.pos_ in ("VERB", "AUX")] or list(steps)
    labels = [step.dep_ for step in steps]
    edge = next((label for label in EDGES if label in labels), "other")
    own = any(step.dep_ == "conj" and children(step, "nsubj", "nsubjpass") for step in verbs)
    yield f"{side} it: {edge}" + (" with its own subject" if edge == "conj" and own else "")
    markers = [
        child.lower_ for verb in verbs for child in children(verb, "mark", "advmod", "prep")
        if child.i < verb.i and child.lower_ in SHIFTING
    ]  # fmt: skip
    markers += [step.lower_ for step in steps if step.lower_ in SHIFTING]
    markers += [step.head.lower_ for step in steps if step.head.lower_ in SHIFTING]
    if markers:
        yield f"{side} it, over “{markers[0]}”"
    if len(verbs) > 1:
        yield f"{side} it by two clauses"
    if sum(step.pos_ in ("NOUN", "PROPN") for step in steps) > 1:
        yield f"{side} it through other nouns"
    if "appos" in labels:
        yield f"{side} it over an apposition"


def _gap(words: Span, trigger: Trigger) -> int:
    if words.end <= trigger.head.i:
        return int(trigger.head.i - words.end + 1)
    return int(words.start - trigger.head.i)


def _wording(
    words: Span, trigger: Trigger, others: Sequence[Trigger], *, nearest: int, alone: bool
) -> Iterator[str]:
    """How near the two are in words, and what stands between."""
    gap = _gap(words, trigger)
    yield next((name for limit, name in STEPS if gap < limit), "very far in words")
    before = words.start < trigger.head.i
    yield "time first" if before else "time last"
    if gap > nearest:
        yield "another time is nearer"
    if alone:
        yield "the only time"
    first, last = sorted((words.start, trigger.head.i))
    doc = trigger.head.doc
    between = doc[first : last + 1]
    events = sum(first < other.head.i < last for other in others if other is not trigger)
    if events:
        yield "an event between" if events == 1 else "events between"
    verbs = sum(
        word.tag_ in ("VBD", "VBZ", "VBP", "MD") and word.dep_ not in ("auxpass",)
        and word not in (trigger.head, trigger.carrier)
        for word in between
    )  # fmt: skip
    if verbs:
        yield "a verb between" if verbs == 1 else "verbs between"
    stops = sum(word.text in (",", ";", "—", "–", "--", ":") for word in between)
    if stops:
        yield "a comma between" if stops == 1 else "commas between"
    if any(word.text in (";", "—", "–", "--", ":") for word in between):
        yield "a colon or dash between"
    if any(word.lower_ in ("but", "while", "whereas") for word in between):
        yield "“but” between"
    if any(word.lower_ in ("after", "before", "since") for word in between):
        yield "“after” between" if between[0].i != words.start else "“after” behind it"
    if words.start == trigger.sentence.span.start:
        yield "time opens the sentence"
    closest = min(others, key=lambda one: _gap(words, one), default=trigger)
    if len(others) > 1 and closest is not trigger and closest.head != trigger.head:
        yield "nearer to another event"


def _fitting(
    time: TimeExpression, words: Span, trigger: Trigger, judgement: Judgement,
    published: date | None,
) -> Iterator[str]:  # fmt: skip
    """Whether the time fits what is told, by tense and by its own words."""
    kind = kind_of(time)
    yield f"time: {kind}"
    told = form(trigger)
    arranged = list(_arranged(words, trigger))
    clause = clause_of(anchor_of(words))
    yield from arranged
    yield f"{told} beside {form_of(clause)}" if trigger.head != clause else "of its own clause"
    if published is not None and judgement.status in ("happened", "ongoing"):
        later = time.first is not None and time.first > published
        if later and "arranged for then" not in arranged:
            past = form_of(clause) in LOOKING_BACK
            yield "to come, of what has happened" if past else "to come, told without a past"
    elif looks_back(trigger):
        pass  # "an explosion on Saturday may have been caused by gas"
    elif published is not None and time.last is not None and time.last < published:
        again = next_such(time.text, time.last, published) is not None
        yield "past, to come again" if again else "past, of what is to come"
    if kind == "since":
        yield f"since, {told}"
    if told == "earlier past" and not any(word.lower_ == "had" for word in children(clause, "aux")):
        yield "had, but not beside the time"
    if trigger.sense.type in ANSWERS:
        yield "an answer"
    if _is_told_with_when(words, trigger):
        yield "in its “when” clause"
    elif _is_first_since(words):
        yield "first since"
    elif _is_ranked(words, trigger):
        yield "ranked in it"
    yield from _preposition(words)


def _arranged(words: Span, trigger: Trigger) -> Iterator[str]:
    """What is "called for Friday" or planned for then has that day, its announcement has not."""
    clause = clause_of(anchor_of(words))
    if lemma(clause) not in ARRANGING or words.start < clause.i:
        return
    if trigger.sense.noun and trigger.head in clause.subtree and trigger.head.i > clause.i:
        yield "arranged for then"
    elif trigger.head == clause and (words[0].lower_ == "for" or words[0].nbor(-1).lower_ == "for"):
        # "Called a strike for Friday" told as one: the strike; "called for it": the call.
        yield "arranged for then" if trigger.sense.type in MEETINGS else "arranges for then"


def _preposition(words: Span) -> Iterator[str]:
    """The word that brings the time in, where it is more than "on" or "in"."""
    if words[0].lower_ in ("for", "of", "from", "to", "until", "by"):
        yield f"time with “{words[0].lower_}”"
        return
    above = words[0].head
    if above.pos_ == "ADP" and above.i < words.start and above.lower_ in AFTER:
        yield f"time after “{above.lower_}”"


def kind_of(time: TimeExpression) -> str:
    """day, since, until, year or range: what kind of interval it is."""
    if time.last is None:
        return "since"
    if time.first is None:
        return "until"
    return "span" if time.precision in ("week", "month", "range") else time.precision


def _is_first_since(words: Span) -> bool:
    """True for "for the first time since 2017" and "the worst since May": not when it was."""
    if words[0].lower_ != "since":
        return False
    before = words[0].head
    return before.i < words[0].i and before.pos_ in ("NOUN", "ADJ") and before.dep_ != "ROOT"


def _is_ranked(words: Span, trigger: Trigger) -> bool:
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
