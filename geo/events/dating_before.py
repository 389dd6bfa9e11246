"""Which time told before an event goes on from, where its own sentence gives none.

News says once when, and goes on. Every time that the article named before is asked how far back
it stands, what it dated there and whether that goes with this event; the weights of these marks
(`geo/data/events/dating.toml`) make a probability of each, and of the event being undated. What
people say or decide mostly has a day of its own that nobody tells; what goes on with an attack, a
storm or a riot is of its day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.events.borrowing import Draft
from geo.events.clauses import anchor_of, clause_of, form, is_definite
from geo.events.dating import ANSWERS, kind_of
from geo.events.grammar import children, frame, lemma, phrases
from geo.events.reading import Reading
from geo.events.time_weights import chosen, shipped_weights
from geo.events.vocabulary import Vocabulary
from geo.events.when import borrowed, from_expression
from geo.records import EventTime, Report, TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token

REACH = 8
"""Sentences back that a time may be taken over from; those of the opening may always."""
FAR = 20
"""The same for "the attack", "the tremor", of which an article tells to its end."""
OPENING = 2
INCIDENTS = frozenset({"ASSAULT", "HAZARD", "ACCIDENT", "PROTEST", "COERCE"})
"""Types whose events are told over several sentences."""
DONE_THERE = ("rescue", "police", "arrest", "release", "crowd-control")
DECISIONS = frozenset({"POLICY", "SANCTION", "CONCEDE"})
SAYING = frozenset({"say", "tell", "report", "announce", "add", "state", "note", "declare"})
APART = {0: "dated in this sentence", 1: "dated in the sentence before",
         2: "dated two sentences before"}  # fmt: skip
_HOUR = re.compile(
    r"\b(?:at|by|around|before|until|from|after|since|about) (?:noon|midday|midnight|dawn|dusk|"
    r"nightfall|evening|night|sunset|sunrise|daybreak|first light|"
    r"\w+ (?:at night|in the (?:morning|evening|afternoon)))\b"
    r"|\b(?:in the|by|throughout the|that|the same|later in the) "
    r"(?:morning|afternoon|evening|night|day)\b"
    r"|\b\d{1,2}(?:[.:]\d\d)? ?[ap]\.?m\b"
    r"|\bwithin (?:an? |the |\w+ )?(?:hour|minute)s?\b"
    r"|\b(?:hour|minute|moment)s? (?:later|earlier|before|after)\b"
    r"|\bafter the (?:announcement|verdict|result|ruling)\b",
    re.IGNORECASE,
)
"""An hour that is told without its day: the day is that of what was told before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """A time named before an event, with the marks that speak for and against it."""

    time: TimeExpression
    marks: tuple[str, ...]


def taken_over(
    draft: Draft, before: Sequence[Draft], reading: Reading, vocabulary: Vocabulary
) -> EventTime:
    """The time that an undated report goes on from; its own, unknown one where none is likely."""
    earlier = earlier_times(draft, before, reading, vocabulary)
    best = chosen(
        [((one.time.first, one.time.last), one.marks) for one in earlier],
        undated_marks(draft, reading), shipped_weights()["before"],
    )  # fmt: skip
    if best is None:
        return draft.report.time
    told = earlier[best].time
    return borrowed(from_expression(told), f"told on from “{told.text}”")


def earlier_times(
    draft: Draft, before: Sequence[Draft], reading: Reading, vocabulary: Vocabulary
) -> list[Earlier]:
    """Every resolved time within reach before the event's sentence, with its marks, in text
    order."""
    numbered = _numbered(draft, before, reading)
    times = [time for time, _ in numbered]
    days = [time for time in times if kind_of(time) == "day"]
    clauses = {time.start: _clause(time, reading, number) for time, number in numbered}
    story = [time for time in days if "on a main clause" in clauses[time.start]]
    last = next((one for one in reversed(before) if one.report.prominence == "foreground"
                 and one.report.time.text), None)  # fmt: skip
    own = _of_event(draft, reading)
    found = []
    for time, number in numbered:
        holders = [one for one in before if one.report.time.span is not None
                   and time.start <= one.report.time.span.start < time.end]  # fmt: skip
        apart = min([draft.number - number, *(draft.number - one.number for one in holders)])
        marks = [
            APART.get(apart, "dated further back"),
            f"named {min(draft.number - number, 4)} back",
            *_rank(time, times, days, story),
            *_about(time, days, reading),
            *_holding(draft, holders, vocabulary),
            *_fitting(draft, time, reading),
            *clauses[time.start],
        ]
        if last in holders:
            marks.append("time of the last news")
        if before and before[-1] in holders:
            marks.append("time of what was just told")
        between = reading.parsed.article.text[time.end : draft.report.sentence.start]
        if "\n" not in between.strip():
            marks.append("in its paragraph")
        side = "near" if apart <= 1 else "far"
        marks += [f"{side}: {mark}" for mark in own]
        found.append(Earlier(time=time, marks=tuple(marks)))
    return found


def _numbered(
    draft: Draft, before: Sequence[Draft], reading: Reading
) -> list[tuple[TimeExpression, int]]:
    """The times within reach with the numbers of their sentences; those that other events count
    from a day ("two days after") too."""
    reach = FAR if _is_known(draft) else REACH
    found = [
        (time, number)
        for number, sentence in enumerate(reading.sentences[: draft.number])
        if draft.number - number <= reach or number < OPENING
        for time in reading.times_of(sentence)
        if time.first is not None or time.last is not None
    ]
    for one in before:
        time = one.report.time
        counted = time.basis == "stated" and time.span is not None and all(
            told.end <= time.span.start or time.span.end <= told.start for told in reading.times
        )  # fmt: skip
        if counted and time.span is not None and (
            draft.number - one.number <= reach or one.number < OPENING
        ):  # fmt: skip
            found.append((
                TimeExpression(start=time.span.start, end=time.span.end, text=time.text or "",
                               first=time.first, last=time.last, precision=time.precision),
                one.number,
            ))  # fmt: skip
    return sorted(found, key=lambda pair: (pair[0].start, pair[0].end))


def undated_marks(draft: Draft, reading: Reading) -> tuple[str, ...]:
    """What speaks for the event being undated."""
    return ("undated", *(f"undated: {mark}" for mark in _of_event(draft, reading)))


def _clause(time: TimeExpression, reading: Reading, number: int) -> tuple[str, ...]:
    """How a time stands in its own sentence: on the main clause, on a verb of saying …"""
    words = reading.sentences[number].paragraph.tokens(time.start, time.end)
    if words is None or not len(words):
        return ()
    anchor = anchor_of(words)
    clause = clause_of(anchor)
    marks, main = [], clause
    while main.dep_ == "conj" and main.head != main:
        main = main.head
    if main.dep_ == "ccomp" and main.head.pos_ == "VERB" and main.head.dep_ == "ROOT":
        main = main.head
        marks.append("in what is said")
    if main.dep_ != "ROOT":
        marks.append(f"on a side clause: {main.dep_}")
    else:
        on_verb = anchor.pos_ in ("VERB", "AUX") or anchor == clause
        marks.append("on a main clause" if on_verb else "on a noun of a main clause")
        if main == clause and lemma(clause) in SAYING:
            marks.append("on a verb of saying")
    helpers = {child.lower_ for child in children(clause, "aux", "auxpass")}
    for names, mark in (({"had"}, "beside “had”"), ({"has", "have"}, "beside “has”"),
                        ({"will", "would", "may", "to"}, "beside “will”")):  # fmt: skip
        if helpers & names:
            marks.append(mark)
            break
    return tuple(marks)


def _of_event(draft: Draft, reading: Reading) -> list[str]:
    """What an event is like, whatever time it may have."""
    trigger, report = draft.trigger, draft.report
    verb = trigger.verb
    words = reading.parsed.article.text[report.sentence.start : report.sentence.end]
    noun = trigger.sense.noun and trigger.carrier is None
    marks = [form(trigger), report.status, report.prominence, _class(report)]
    told = (
        (report.type in ANSWERS, "an answer"),
        (noun and is_definite(trigger.head), "taken for granted"),
        (_HOUR.search(words) is not None, "by the hour"),
        (any(place.basis == "stated" for place in report.places), "placed"),
        (bool(reading.times_of(trigger.sentence)), "its sentence has a time"),
        (draft.judgement.reporter is not None, "reported"),
        (verb is not None and verb.dep_ in ("relcl", "acl"), "an aside"),
        (verb is not None and verb.dep_ == "advcl", "a side clause"),
        (verb is not None and verb.dep_ == "ROOT", "main clause"),
        (bool(report.numbers), "counted"),
    )
    return [*marks, *(mark for holds, mark in told if holds), *_opening(draft, reading)]


def _class(report: Report) -> str:
    if _is_incident(report):
        return "an incident"
    return "a decision" if report.type in DECISIONS else "an action"


def _is_incident(report: Report) -> bool:
    return report.type in INCIDENTS or report.mode in DONE_THERE


def _opening(draft: Draft, reading: Reading) -> Iterator[str]:
    """Of whom the clause speaks, and with what its sentence opens."""
    verb = draft.trigger.verb
    subjects = children(verb, "nsubj", "nsubjpass") if verb is not None else []
    if any(word.pos_ == "PRON" for word in subjects):
        yield "of a pronoun"
    elif any(is_definite(word) for word in subjects):
        yield "of something known"
    start = reading.parsed.article.text[: draft.report.sentence.start].rstrip(" ")
    if not start or start.endswith("\n"):
        yield "opens its paragraph"
    first = draft.trigger.sentence.span[0]
    if first.lower_ == "in" and first.head.dep_ == "ROOT":
        yield "opens with a place"
    elif first.lower_ in ("after", "before", "when", "as", "then", "later", "meanwhile"):
        yield f"opens with “{first.lower_}”"


def _rank(
    time: TimeExpression, times: Sequence[TimeExpression], days: Sequence[TimeExpression],
    story: Sequence[TimeExpression],
) -> Iterator[str]:  # fmt: skip
    """Which of the times told so far it is."""
    for told, name in ((times, "time"), (days, "day"), (story, "day of the story")):
        if told and time is told[-1]:
            yield f"the last {name}"
        if told and time is told[0]:
            yield f"the first {name}"
    if story and (time.first, time.last) == (story[-1].first, story[-1].last):
        yield "as the last day of the story"


def _about(time: TimeExpression, days: Sequence[TimeExpression], reading: Reading) -> Iterator[str]:
    """Whether other days were named since, whether it is in the dateline."""
    own = (time.first, time.last)
    since = {(one.first, one.last) for one in days if one.start > time.start} - {own}
    if since:
        yield "another day since" if len(since) == 1 else "other days since"
    if any((one.first, one.last) == own for one in days if one is not time):
        yield "named twice"
    text = reading.parsed.article.text
    if time.start < 160 and re.match(r"\s*(?:\([^)]*\)\s*)?(?:--|[—–-]|\()", text[time.end :]):
        yield "in the dateline"
    published = reading.parsed.article.date
    if published is not None and own == (published, published):
        yield "the day of publication"


def _holding(draft: Draft, holders: Sequence[Draft], vocabulary: Vocabulary) -> Iterator[str]:
    """Whether what the time dated goes with this event."""
    if not holders:
        yield "dates nothing"
        return
    report = draft.report
    theirs = [one.report for one in holders]
    meant = _is_meant(draft, holders)
    apart = not meant and _is_elsewhere(report, theirs)
    yield from _kind(draft, holders, vocabulary, elsewhere=apart)
    yield from _sides(report, theirs, elsewhere=apart)
    told = (
        (all(one.status != report.status for one in theirs), "of another status"),
        (all(one.prominence == "background" for one in theirs), "of the background"),
        (len(theirs) > 1, "dates several"),
        (_takes_up(draft, holders, vocabulary), "takes it up"),
        (meant, "is what it means"),
        (all(one.type in ANSWERS for one in theirs), "of an answer"),
        (all(one.time.basis != "stated" for one in theirs), "taken over there too"),
    )
    yield from (mark for holds, mark in told if holds)


def _kind(
    draft: Draft, holders: Sequence[Draft], vocabulary: Vocabulary, *, elsewhere: bool
) -> Iterator[str]:
    report, theirs = draft.report, [one.report for one in holders]
    if _is_incident(report) and any(one.type in INCIDENTS for one in theirs):
        if elsewhere:
            same = any(one.type == report.type for one in theirs)
            yield "incident elsewhere" if same else "incident of another kind elsewhere"
            return
        yield "incident of an incident" + (", nothing new named" if _of_known(report) else "")
    if any(one.type == report.type for one in theirs):
        yield "of the same type"
        if any((one.type, one.mode) == (report.type, report.mode) for one in theirs):
            yield "of the same mode"
    elif any(
        vocabulary.types[one.type].family == vocabulary.types[report.type].family for one in theirs
    ):
        yield "of the same family"
    if any(lemma(one.trigger.head) == lemma(draft.trigger.head) for one in holders):
        yield "of the same word"


def _sides(report: Report, theirs: Sequence[Report], *, elsewhere: bool) -> Iterator[str]:
    """Whether people, countries and places are the same."""
    ours = _names(report)
    if ours and any(ours & _names(one) for one in theirs):
        yield "of the same people"
    elif ours and all(_names(one) for one in theirs):
        yield "of other people"
    lands = _lands(report)
    others = {land for one in theirs for land in _lands(one)}
    if lands and others:
        yield "of the same country" if lands & others else "of another country"
    if elsewhere:
        yield "of another place"


def _is_elsewhere(report: Report, theirs: Sequence[Report]) -> bool:
    """True where both state their places and share none."""
    ours = {place.place for place in report.places if place.basis == "stated" and place.place}
    others = {place.place for one in theirs for place in one.places if place.place}
    return bool(ours and others) and not ours & others


def _names(report: Report) -> set[str]:
    return {who.name for who in (*report.actors, *report.recipients)}


def _lands(report: Report) -> set[str]:
    return {who.country for who in (*report.actors, *report.recipients) if who.country}


def _of_known(report: Report) -> bool:
    """True where neither a place nor a country is named that could be another story's."""
    return not _lands(report) and not any(place.basis == "stated" for place in report.places)


def _fitting(draft: Draft, time: TimeExpression, reading: Reading) -> Iterator[str]:
    yield f"time: {kind_of(time)}"
    published, status = reading.parsed.article.date, draft.report.status
    if published is None:
        return
    if status in ("happened", "ongoing"):
        if time.first is not None and time.first > published:
            yield "to come, of what has happened"
    elif time.last is not None and time.last < published:
        yield "past, of what is to come"


def _takes_up(draft: Draft, holders: Sequence[Draft], vocabulary: Vocabulary) -> bool:
    """True where a clause speaks of the event told before: "left the meeting", "during the
    signing", "the attack"."""
    trigger = draft.trigger
    nouns = list(_definite(trigger.verb)) if trigger.verb is not None else []
    if trigger.sense.noun and is_definite(trigger.head):
        nouns.append(trigger.head)
    for noun in nouns:
        senses = vocabulary.nouns.get(lemma(noun), ())
        families = {vocabulary.types[sense.type].family for sense in senses}
        if any(vocabulary.types[one.report.type].family in families for one in holders):
            return True
    return False


def _is_meant(draft: Draft, holders: Sequence[Draft]) -> bool:
    """True where "the attack", "the blast" is what the time dated: one of its type."""
    report = draft.report
    return _is_known(draft) and any(
        one.report.type == report.type and one.report.status == report.status
        and one.report.time.basis == "stated" and one.report.prominence == "foreground"
        for one in holders
    )  # fmt: skip


def _is_known(draft: Draft) -> bool:
    """True for "the attack", "the tremor": an incident that was told before."""
    trigger = draft.trigger
    known = trigger.sense.noun and is_definite(trigger.head)
    return known and draft.report.type in INCIDENTS


def _definite(verb: Token) -> Iterator[Token]:
    """The nouns of a clause that speak of something known: "the meeting", "their talks"."""
    parts = frame(verb)
    for noun in (*parts.doers, *parts.undergoers, *(thing for _, thing, _ in phrases(verb))):
        if noun.pos_ == "NOUN" and is_definite(noun) and not children(noun, "prep", "relcl"):
            yield noun
