"""From a parsed article to its reports: the room's way, step by step."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.events.arguments import sides
from geo.events.borrowing import (
    NEAR_SENTENCES,
    Draft,
    borrowed_places,
    is_aftermath,
    is_in_court,
    may_be_one,
)
from geo.events.causes import AHEAD, cause_ahead, is_effect
from geo.events.clauses import looks_back
from geo.events.confidence import calibrated
from geo.events.counted_days import shifted_time
from geo.events.dating_before import taken_over
from geo.events.figures import figures_of, with_figures
from geo.events.grammar import frame, lemma, remembering
from geo.events.label import Wording, label_of
from geo.events.participants import Cast, gather
from geo.events.place_roles import PHYSICAL
from geo.events.prominence import prominence
from geo.events.reading import Reading, is_heading, read, span_of
from geo.events.refusals import with_refusals
from geo.events.sifting import (
    identified,
    is_grave,
    meets_needs,
    says_enough,
    sift,
)  # fmt: skip
from geo.events.status import Judgement, judge
from geo.events.triggers import Trigger, find_triggers, other_readings
from geo.events.vocabulary import Vocabulary, load_vocabulary
from geo.events.when import ahead, contradicts, open_time, stated_time
from geo.events.where import places_of
from geo.language import Parsed, Sentence
from geo.records import (
    EventPlace,
    EventTime,
    Mention,
    Participant,
    Place,
    Relation,
    Report,
    Resolution,
    Span,
    TimeExpression,
)  # fmt: skip

if TYPE_CHECKING:
    from spacy.tokens import Token

LEAST_SCORE = 0.4
"""Reports below this are not made; `confidence` makes a probability of the score."""
OF_THINGS = frozenset({"MOVEMENT", "MOBILIZE", "COERCE", "ASSAULT", "AID", "RETREAT", "SANCTION",
                       "HAZARD", "ACCIDENT"})  # fmt: skip
"""What "it" undergoes or does here may be a ship or a storm; what is condemned is a deed."""
NO_PLACE_RECEIVES = frozenset({"CONSULT", "HAZARD", "ACCIDENT", "ELECTION", "MOVEMENT", "MOBILIZE",
                               "RETREAT", "PROTEST"})  # fmt: skip
OPENING = 2
"""Sentences of an article, headline and all, that say what it is about."""
LASTING = ("visit", "strike", "hunger", "exercise", "boycott")
"""Modes that go on for days: what has begun is not over."""
WORDS_ONLY = frozenset({"ACCUSE", "REQUEST", "SUPPORT", "REJECT", "THREATEN", "AGREE"})
SAID_ONLY = 0.85
"""What is only said, and nowhere in particular, is less of an event."""
FAR_SENTENCES = 8
"""How far back "the attack", which the whole article is about, may take over place and time."""


def extract(
    parsed: Parsed,
    mentions: Sequence[Mention],
    resolutions: Mapping[str, Resolution],
    places: Mapping[str, Place],
    relations: Sequence[Relation],
    times: Sequence[TimeExpression],
    *,
    vocabulary: Vocabulary | None = None,
) -> tuple[Report, ...]:
    """All reports of an article in text order; () for one that no model has parsed.

    `mentions` with those that `find_venues` proposes, whose ids `settle_venues` makes the
    article's. `resolutions` by mention id, `places` by place id. The same input gives the same
    reports.
    """
    if not parsed.analysed:
        return ()
    words = vocabulary or load_vocabulary()
    with remembering([paragraph.doc for paragraph in parsed.paragraphs]):
        reading = read(parsed, mentions, resolutions, places, relations, times)
        drafts = drafts_of(reading, words)
    return tuple(sorted((draft.report for draft in drafts), key=lambda r: (r.trigger.start, r.id)))


def drafts_of(reading: Reading, words: Vocabulary) -> list[Draft]:
    """The reports with what they were made from, in the order of their sentences."""
    cast = gather(reading, words)
    drafts: list[Draft] = []
    last: Trigger | None = None
    headings = {paragraph.start: is_heading(paragraph) for paragraph in reading.parsed.paragraphs}
    found = [
        None
        if reading.is_furniture(one.start, one.end)
        else with_refusals(one, find_triggers(one, words))
        for one in reading.sentences
    ]
    for number, sentence in enumerate(reading.sentences):
        triggers = found[number]
        if triggers is None:
            continue
        if not triggers:
            with_figures(drafts, (), number, reading)
            continue
        heading = headings[sentence.paragraph.start]
        judged = [(one, judge(one, words, heading=heading)) for one in triggers]
        later = [each or [] for each in found[number + 1 : number + 1 + AHEAD]]
        context = _context(drafts)
        coming = cause_ahead(later, words) if context is None else None
        kept = sift(judged, reading, words, context=context, ahead=coming)
        for trigger, judgement in kept:
            follows = _follows(trigger, number, drafts)
            report, reading_of = None, trigger
            others = other_readings(trigger, words) if trigger.sense.needs else ()
            for reading_of in (trigger, *others):
                report = _report(
                    reading_of, judgement, kept, reading, cast, words, heading=heading,
                    follows=follows, leads=number < OPENING,
                )  # fmt: skip
                if report is not None:
                    break
            if report is None:
                continue
            trigger = reading_of
            draft = Draft(trigger, judgement, report, number, tuple(one for one, _ in kept))
            report = _completed(draft, drafts, reading, cast, words, last)
            last = trigger
            if says_enough(report, opens=number < OPENING and is_grave(trigger)):
                drafts.append(replace(draft, report=report))
        with_figures(drafts, kept, number, reading)
    return drafts


def report_id(article: str, trigger: Span, type_: str) -> str:
    """The same on every run and machine, never made from scores.

    >>> report_id("a1", Span(start=3, end=7), "ASSAULT")
    'a0b11b2432b04a5d'
    """
    key = f"{article}\n{trigger.start}\n{trigger.end}\n{type_}"
    return hashlib.sha256(key.encode()).hexdigest()[:16]


def _context(drafts: Sequence[Draft]) -> Trigger | None:
    """The last attack, hazard or accident told as such: what later deaths are due to."""
    for draft in reversed(drafts):
        if draft.report.type in ("ASSAULT", "HAZARD", "ACCIDENT") and not is_effect(draft.trigger):
            return draft.trigger
    return None


def _follows(trigger: Trigger, number: int, drafts: Sequence[Draft]) -> bool:
    """True for what goes on from a sentence or two before: "The ground shook", "Part of the
    building was set on fire"."""
    sense = trigger.sense
    for draft in drafts:
        told = draft.report
        if number - draft.number > NEAR_SENTENCES:
            continue
        if sense.type in ("HAZARD", "ACCIDENT") and (told.type, told.mode) == (
            sense.type,
            sense.mode,
        ):
            return True
        if sense.mode in ("crowd-control", "destroy") and told.type in ("PROTEST", "ASSAULT"):
            return True
    return False


def _report(
    trigger: Trigger, judgement: Judgement, kept: Sequence[tuple[Trigger, Judgement]],
    reading: Reading, cast: Cast, vocabulary: Vocabulary, *,
    heading: bool, follows: bool, leads: bool,
) -> Report | None:  # fmt: skip
    sentence, sense = trigger.sentence, trigger.sense
    others = [one for one, _ in kept]
    found = sides(trigger)
    actors = _people(found.actors, cast, sentence)
    others_side = [token for token in found.recipients if token not in trigger.words]
    recipients = _without(_people(others_side, cast, sentence), actors)
    places = places_of(trigger, reading, vocabulary, others)
    if sense.type in NO_PLACE_RECEIVES:
        recipients = tuple(who for who in recipients if not _is_place(who, places, reading))
    numbers = figures_of(trigger, kept, reading)
    published = reading.parsed.article.date
    time = shifted_time(trigger, reading) or stated_time(trigger, judgement, reading, others)
    if time is not None and contradicts(time, trigger, published):
        time = None
    dated = time is not None
    if not meets_needs(trigger, found, actors, recipients, places, numbers, dated=dated):
        return None
    if not follows and not identified(
        trigger, actors, recipients, places, numbers, dated=dated, leads=leads
    ):
        return None
    status = judgement.status
    if status == "happened" and sense.mode in LASTING and _is_begun(trigger, vocabulary):
        status = "ongoing"
    if status == "planned" and sense.type == "THREATEN":
        status = "happened"  # "said it would respond in kind": the threat is made
    if (
        time is not None
        and published is not None
        and status in ("happened", "ongoing")
        and (time.first is not None and time.first > published)
    ):
        status = "planned"
    if time is not None and status == "ongoing" and _is_scheduled(trigger, time):
        status = "planned"
    if time is not None and status in ("planned", "possible") and not looks_back(trigger):
        time = ahead(time, published)
    when = time or open_time(published, status)
    score = _score(trigger, judgement, reading, actors, recipients, places, heading)
    if score < LEAST_SCORE:
        return None
    span = span_of(sentence.paragraph, trigger.first, trigger.last)
    return Report(
        id=report_id(reading.parsed.article.id, span, sense.type),
        article=reading.parsed.article.id, type=sense.type, mode=sense.mode, label="",
        status=status,
        prominence=prominence(
            trigger, judgement, when, published, vocabulary,
            counted=bool(numbers), alone=len(others) == 1,
        ),
        trigger=span, sentence=Span(start=sentence.start, end=sentence.end),
        attributed_to=_source(judgement, cast, sentence), time=when, actors=actors,
        recipients=recipients, places=places, numbers=numbers, confidence=calibrated(score),
    )  # fmt: skip


def _people(tokens: Sequence[Token], cast: Cast, sentence: Sentence) -> tuple[Participant, ...]:
    found: list[Participant] = []
    for token in tokens:
        for who in cast.of(sentence.paragraph, token):
            if all(who.name != one.name for one in found):
                found.append(who)
    return tuple(found)


def _is_place(who: Participant, places: Sequence[EventPlace], reading: Reading) -> bool:
    """True for a name that already says where it was: "visited Warsaw", "struck Nepal"."""
    used = {mention for place in places for mention in place.mentions}
    return any(
        mention.id in used and mention.start < who.mention.end and who.mention.start < mention.end
        for mention in reading.mentions
    )


def _without(
    recipients: tuple[Participant, ...], actors: tuple[Participant, ...]
) -> tuple[Participant, ...]:
    names = {who.name for who in actors}
    return tuple(who for who in recipients if who.name not in names)


def _source(judgement: Judgement, cast: Cast, sentence: Sentence) -> Participant | None:
    if judgement.source is None:
        return None
    who = cast.of(sentence.paragraph, judgement.source)
    return who[0] if who else None


def _score(
    trigger: Trigger, judgement: Judgement, reading: Reading, actors: Sequence[Participant],
    recipients: Sequence[Participant], places: Sequence[EventPlace], heading: bool,
) -> float:  # fmt: skip
    value = trigger.sense.score * judgement.weight
    if trigger.sense.noun and trigger.carrier is None:
        value *= 0.85 if not trigger.sense.specific else 0.95
    paragraph = trigger.sentence.paragraph
    if reading.is_quoted(paragraph.at(trigger.first), paragraph.end_of(trigger.last)):
        value *= 0.8
    if heading:
        value *= 0.85
    if any(who.country for who in (*actors, *recipients)):
        value += 0.06
    if any(place.place and place.role != "scope" for place in places):
        value += 0.06
    elif trigger.sense.type in WORDS_ONLY:
        value *= SAID_ONLY
    return round(min(value, 0.98), 2)


def _completed(
    draft: Draft,
    before: Sequence[Draft],
    reading: Reading,
    cast: Cast,
    vocabulary: Vocabulary,
    last: Trigger | None,
) -> Report:
    """The report with place and time taken over where it states none, and its label."""
    report = draft.report
    family = vocabulary.types[report.type].family
    reach = FAR_SENTENCES if _is_told_of(draft.trigger) else NEAR_SENTENCES
    near = [
        other.report for other in reversed(before)
        if draft.number - other.number <= reach
        and (vocabulary.types[other.report.type].family == family or _is_part(report, other.report))
        and may_be_one(report, other.report)
    ]  # fmt: skip
    near.sort(key=lambda one: vocabulary.types[one.type].family != family)
    spatial = [place for place in report.places if place.role != "scope"]
    if (
        not spatial
        and (report.type in PHYSICAL or report.mode in ("rescue", "appointment")
             or is_in_court(report))
        and report.status != "possible"
    ):  # fmt: skip
        beside = near + [
            other.report for other in reversed(before)
            if draft.number - other.number <= 1 and other.report not in near
            and is_aftermath(report, other.report)
        ]  # fmt: skip
        report = replace(report, places=report.places + borrowed_places(report, beside, reading))
    if report.time.basis != "stated":
        report = replace(report, time=taken_over(draft, before, reading, vocabulary))
    wording = Wording(
        prepositions=_prepositions(report.places, reading),
        written={mention.id: mention.text for mention in reading.mentions},
        pronouns=_meant(draft, last, cast),
    )
    label = label_of(
        draft.trigger, report.status, report.actors, report.recipients, report.places,
        reading.places, vocabulary.types[report.type].label, wording,
    )  # fmt: skip
    return replace(report, label=label)


def _is_told_of(trigger: Trigger) -> bool:
    """True for "the attack", "the blast": the one that the article is about."""
    return (
        trigger.sense.noun
        and len(trigger.words) <= 3
        and any(child.lower_ in ("the", "this", "that") for child in trigger.head.children)
        and not any(child.dep_ in ("prep", "poss", "acl") for child in trigger.head.children)
    )


def _is_part(report: Report, other: Report) -> bool:
    """True for what goes with a riot or a disaster: shots at a crowd, fires set, rescues."""
    if report.mode == "rescue":
        return other.type == "HAZARD"
    return report.mode in ("crowd-control", "destroy") and other.type == "PROTEST"


def _meant(draft: Draft, before: Trigger | None, cast: Cast) -> dict[int, str]:
    """Token index → whom or what a pronoun of the event's own clause means; "" if unknown."""
    verb = draft.trigger.verb
    if verb is None:
        return {}
    parts = frame(verb)
    found = {}
    for token in (*parts.doers, *parts.undergoers):
        if token.pos_ != "PRON":
            continue
        who = cast.of(draft.trigger.sentence.paragraph, token)
        doers = {one.name for one in draft.report.actors}
        if token in parts.undergoers:
            who = tuple(one for one in who if one.name not in doers)
        found[token.i] = " and ".join(one.name for one in who)
        if not who and draft.report.type in OF_THINGS:
            found[token.i] = cast.thing_meant(draft.trigger.sentence.paragraph, token)
        if not found[token.i] and token.lower_ == "it" and before is not None and before.sense.noun:
            found[token.i] = f"the {before.head.text}"
    return found


def _is_scheduled(trigger: Trigger, time: EventTime) -> bool:
    """True for the present tense with a day: "voting starts on Monday"."""
    verb = trigger.verb
    if verb is None or verb.tag_ not in ("VBZ", "VBP") or time.precision not in ("day", "range"):
        return False
    return not any(child.dep_ in ("aux", "auxpass") for child in verb.children)


def _is_begun(trigger: Trigger, vocabulary: Vocabulary) -> bool:
    """True for a journey that has only begun: "kicked off a tour"."""
    verb = trigger.verb
    return verb is not None and lemma(verb) in vocabulary.cues["light"]["begins"]


def _prepositions(places: Sequence[EventPlace], reading: Reading) -> dict[str, str]:
    """Mention id → the preposition that the article puts before it."""
    found = {}
    for place in places:
        for mention in place.mentions:
            if mention in reading.heads:
                word = _preposition_before(mention, place, reading)
                if word:
                    found[mention] = word
    return found


def _preposition_before(mention: str, place: EventPlace, reading: Reading) -> str:
    paragraph, token = reading.heads[mention]
    made = reading.related.get(mention) if place.relation else None
    if made is not None:
        first = reading.parsed.article.text[made.start : made.end].split()[0].lower()
        if made.kind == "through":
            return first
        while token.head != token and made.start <= paragraph.at(token.head) < made.end:
            token = token.head
        return str(token.head.lower_) if token.head.pos_ == "ADP" else ""
    while token.dep_ in ("conj", "compound", "nmod", "poss") and token.head != token:
        token = token.head
    return str(token.head.lower_) if token.dep_ == "pobj" else ""
