"""What an event takes over from one told before: its place, its day.

News says once where and when, and goes on. An event that states neither takes them from the one
told before it where nothing speaks against it; what was taken over says so (`basis`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geo.events.grammar import children, frame, lemma, phrases
from geo.events.reading import Reading
from geo.events.status import Judgement
from geo.events.triggers import Trigger
from geo.events.venues import is_venue
from geo.events.vocabulary import Vocabulary
from geo.events.when import ANSWERS, borrowed, from_expression, is_apart, is_simple_past
from geo.records import EventPlace, EventTime, Report, Status

if TYPE_CHECKING:
    from spacy.tokens import Token

INHERITED = 0.5
FROM_DATELINE = 0.4
SPREADING = frozenset({"ASSAULT", "HAZARD", "ACCIDENT", "PROTEST", "ELECTION", "COERCE"})
"""Types whose events are told over several sentences: the place was said before."""
AT_DATELINE = frozenset({"ASSAULT", "HAZARD", "ACCIDENT", "PROTEST", "RETREAT"})
"""Types that without more are where the article was written."""
NEAR_SENTENCES = 2
"""An event may take over place and time of one told at most so many sentences before."""
BENCH = frozenset({"court", "judge", "jury", "tribunal", "panel", "bench"})
BY_HOUR_SENTENCES = 4
"""The same for an event that is told by the hour: "hours later"."""
_HOUR = re.compile(
    r"\b(?:at|by|around|before|until|from|after|since|about) (?:noon|midday|midnight|dawn|dusk|"
    r"nightfall|evening|night|sunset|sunrise|daybreak|midday|first light|"
    r"\w+ (?:at night|in the (?:morning|evening|afternoon)))\b"
    r"|\b(?:in the|by|throughout the|that|the same|later in the) "
    r"(?:morning|afternoon|evening|night|day)\b"
    r"|\b\d{1,2}(?:[.:]\d\d)? ?[ap]\.?m\b"
    r"|\bwithin (?:an|the|\w+) (?:hour|minute)s?\b|\b(?:hour|minute|moment)s? (?:later|earlier)\b"
    r"|\bafter the (?:announcement|verdict|result|ruling)\b",
    re.IGNORECASE,
)
"""An hour that is told without its day: the day is that of what was told before."""
BY_HOUR_REACH = 400
"""Code points before a sentence in which the day of its hour was named."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A report with what it was made from."""

    trigger: Trigger
    judgement: Judgement
    report: Report
    number: int
    """Which sentence of the article."""


def may_be_one(report: Report, other: Report) -> bool:
    """No doer of the one contradicts the other's."""
    ours = {who.country for who in report.actors if who.country}
    theirs = {who.country for who in other.actors if who.country}
    if ours and theirs and not ours & theirs:
        return False
    return _calm(report.status) == _calm(other.status)


def are_others(report: Report, other: Report) -> bool:
    """True where each has doers of its own."""
    ours, theirs = ({who.name for who in one.actors} for one in (report, other))
    return bool(ours and theirs) and not ours & theirs


def _calm(status: Status) -> str:
    return {"happened": "real", "ongoing": "real"}.get(status, status)


def _names(report: Report) -> set[str]:
    return {who.name for who in (*report.actors, *report.recipients)}


def borrowed_places(
    report: Report, near: Sequence[Report], reading: Reading
) -> tuple[EventPlace, ...]:
    """The place of one told before, nearest first, else the dateline's; () if neither serves."""
    for other in near:
        if _is_other_day(report, other):
            continue
        if (
            report.type not in SPREADING
            and report.mode != "police"
            and len(_names(report) & _names(other)) < 2
        ):
            continue  # a tour is not where the meeting was
        found = tuple(
            replace(place, basis="inherited", score=round(place.score * INHERITED, 3))
            for place in other.places
            if place.role in ("location", "path", "target")
        )
        if found:
            return found
    dateline = reading.dateline
    in_court = is_in_court(report)
    if dateline is None or not (
        in_court or report.type in AT_DATELINE or report.mode == "appointment"
    ):
        return ()
    if report.prominence != "foreground" or dateline.end > report.sentence.end:
        return ()
    place = reading.place_of(dateline)
    if place is None or place.precision == "country":
        return ()
    if report.sentence.start > dateline.end + 400 or (
        not in_court
        and any(
            other.usage == "literal" and other.id != dateline.id and not is_venue(other)
            for other in reading.mentions
            if report.sentence.start <= other.start < report.sentence.end
        )
    ):
        return ()
    return (
        EventPlace(role="location", place=place.id, mentions=(dateline.id,), basis="inherited",
                   score=FROM_DATELINE),
    )  # fmt: skip


def is_in_court(report: Report) -> bool:
    """True for verdicts and trials: told without more, they are where the court sits."""
    return report.mode in ("convict", "court") or report.type == "CONCEDE"


def is_aftermath(report: Report, other: Report) -> bool:
    """True for what the police, the doctors or the crowd do where something has just happened:
    arrests, searches, shots, releases."""
    after = report.mode in ("arrest", "seize", "police", "rescue", "release", "crowd-control")
    real = report.status in ("happened", "ongoing") and other.status in ("happened", "ongoing")
    shared = report.time.basis != "stated" or report.time.first == other.time.first
    return (
        after and real and shared and other.prominence == "foreground"
        and other.type in ("PROTEST", "ASSAULT", "ACCIDENT", "HAZARD", "COERCE", "MOVEMENT")
        and may_be_one(report, other)
    )  # fmt: skip


def _is_other_day(report: Report, other: Report) -> bool:
    """True where both tell their day and the days do not meet: "a similar crash in March"."""
    ours, theirs = report.time, other.time
    if ours.basis != "stated" or not theirs.text:
        return False
    if ours.first is None or ours.last is None or theirs.first is None or theirs.last is None:
        return False
    return ours.last < theirs.first or theirs.last < ours.first


def time_told_on(
    draft: Draft, before: Sequence[Draft], reading: Reading, vocabulary: Vocabulary
) -> EventTime:
    """The day of what was told just before, for an account that goes on in the past."""
    report = draft.report
    words = reading.parsed.article.text[report.sentence.start : report.sentence.end]
    by_hour = _HOUR.search(words) is not None
    if report.status != "happened" or (report.prominence != "foreground" and not by_hour):
        return report.time
    for other in reversed(before):
        told = other.report
        apart = draft.number - other.number
        if apart > BY_HOUR_SENTENCES:
            break
        if apart > 1 and not by_hour and not takes_up(draft, other, vocabulary):
            continue
        if draft.number == other.number and (
            is_apart(draft.trigger) or is_apart(other.trigger) or _is_aside(other.trigger)
        ):
            continue
        if by_hour and told.type == "HAZARD" and report.type != "HAZARD":
            continue  # the hour is one of the days after
        if (
            (
                by_hour
                or draft.number == other.number
                or _names(report) & _names(told)
                or takes_up(draft, other, vocabulary)
                or (is_simple_past(draft.trigger) and _goes_on(report, told, draft.trigger))
            )
            and told.time.precision == "day"
            and told.time.text
            and told.status == report.status
            and told.prominence == "foreground"
        ):
            return borrowed(told.time, f"told on from “{told.time.text}”")
    return _by_hour(report, reading) if by_hour else report.time


def _by_hour(report: Report, reading: Reading) -> EventTime:
    """The last day named before an hour, where no event has it: "on Wednesday … in the
    afternoon"."""
    start = report.sentence.start
    days = [time for time in reading.times
            if time.precision == "day" and start - BY_HOUR_REACH <= time.start < start]  # fmt: skip
    if not days or days[-1].first is None or days[-1].first != days[-1].last:
        return report.time
    return borrowed(from_expression(days[-1]), f"told on from “{days[-1].text}”")


def _is_aside(trigger: Trigger) -> bool:
    """True for a relative clause: "the president, who took office on Sunday, refused"."""
    verb = trigger.verb
    return verb is not None and verb.dep_ == "relcl"


def takes_up(draft: Draft, other: Draft, vocabulary: Vocabulary) -> bool:
    """True where a clause speaks of the event told before: "left the meeting", "during the
    signing", "the court cleared him", "searched the vehicles"."""
    verb = draft.trigger.verb
    if verb is None or draft.number == other.number or not is_simple_past(draft.trigger):
        return False
    if draft.report.type in ANSWERS:
        return False
    told, family = other.report, vocabulary.types
    for noun in (noun for one in _joined_verbs(verb) for noun in _definite(one)):
        senses = vocabulary.nouns.get(lemma(noun), ())
        if any(family[sense.type].family == family[told.type].family for sense in senses):
            return True
    doers = frame(verb).doers
    if any(lemma(doer) in BENCH and _has_article(doer) for doer in doers):
        return told.mode in ("convict", "court") or told.type in ("SANCTION", "CONCEDE")
    return False


def _joined_verbs(verb: Token) -> Iterator[Token]:
    """A verb and those before it with the same subject: "left the meeting and flew back"."""
    yield verb
    while verb.dep_ == "conj" and not children(verb, "nsubj", "nsubjpass"):
        verb = verb.head
        yield verb


def _definite(verb: Token) -> Iterator[Token]:
    """The nouns of a clause that speak of something known: "the meeting", "their talks"."""
    parts = frame(verb)
    for noun in (*parts.doers, *parts.undergoers, *(thing for _, thing, _ in phrases(verb))):
        if noun.pos_ == "NOUN" and _has_article(noun) and not children(noun, "prep", "relcl"):
            yield noun


def _has_article(noun: Token) -> bool:
    return any(child.lower_ in ("the", "this", "that") for child in noun.children)


def _of_known(trigger: Trigger) -> bool:
    """True for what is done to something told before: "searched the vehicles", "shot them"."""
    verb = trigger.verb
    if verb is None or trigger.sense.noun:
        return False
    suffering = frame(verb).undergoers
    return bool(suffering) and all(
        thing.pos_ == "PRON" or (thing.pos_ == "NOUN" and _has_article(thing)
                                 and not children(thing, "prep", "relcl", "compound", "amod"))
        for thing in suffering
    )  # fmt: skip


def _goes_on(report: Report, told: Report, trigger: Trigger) -> bool:
    """True for what spreads over sentences and names neither another place nor country."""
    if report.type not in SPREADING and report.mode not in ("rescue", "police"):
        return False
    if any(place.basis == "stated" for place in report.places):
        return False
    if _of_known(trigger):
        return True
    theirs = {who.country for who in (*told.actors, *told.recipients)}
    everyone = (*report.actors, *report.recipients)
    return all(who.country is None or who.country in theirs for who in everyone)


def borrowed_time(report: Report, near: Sequence[Report]) -> EventTime:
    """The time of one told before that may be the same; the report's own if none serves."""
    for other in near:
        if other.time.basis == "stated" and other.sentence == report.sentence:
            return borrowed(other.time, f"told in one breath with “{other.time.text}”")
    for other in near:
        told = other.time.basis in ("stated", "inherited") and other.time.text
        if told and report.prominence == other.prominence:
            return borrowed(other.time, f"as told before: “{other.time.text}”")
    return report.time
