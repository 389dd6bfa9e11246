"""Whether an article reports an event or recalls it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from geo.events.grammar import children, lemma
from geo.events.status import Judgement
from geo.events.triggers import Trigger
from geo.events.vocabulary import Vocabulary
from geo.records import EventTime, Prominence

if TYPE_CHECKING:
    from spacy.tokens import Token


FRESH = 12
"""Days after which what is told only in passing is no news."""


def prominence(
    trigger: Trigger, judgement: Judgement, time: EventTime, published: date | None,
    vocabulary: Vocabulary, *, counted: bool, alone: bool,
) -> Prominence:  # fmt: skip
    """background for history: old by its date, or a noun that takes an event for granted.

    `counted`: a figure of victims or a magnitude belongs to it, so it is being reported.
    `alone`: its sentence tells of nothing else, so it is told for its own sake.
    """
    if _is_old(time, published, vocabulary) or _is_counted_from(trigger.head):
        return "background"
    if not alone and _is_aside(trigger) and _is_old(time, published, vocabulary, days=FRESH):
        return "background"
    if trigger.sense.noun and trigger.carrier is None:
        return "foreground" if counted or _is_new(trigger, time, published) else "background"
    if trigger.sense.noun and any(
        child.lower_ in vocabulary.cues["background"]["adjectives"]
        for child in children(trigger.head, "amod", "compound")
    ):
        return "background"
    if _is_earlier_past(trigger) and judgement.reporter is None and time.basis != "stated":
        return "background"
    return "foreground"


def _is_counted_from(token: Token) -> bool:
    """True for what "ten years after the tsunami that killed …" counts from."""
    noun = token if token.dep_ == "pobj" else token.head if token.dep_ == "relcl" else None
    if noun is None or noun.dep_ != "pobj" or noun.head.lower_ not in ("after", "since"):
        return False
    above = [noun.head.head, *noun.head.children]
    return any(lemma(word) in ("year", "decade", "month", "century") for word in above)


def _is_aside(trigger: Trigger) -> bool:
    """True for what a subordinate clause tells, and for the past of the past."""
    verb = trigger.verb
    if verb is None:
        return False
    return verb.dep_ in ("relcl", "advcl", "acl") or _is_earlier_past(trigger)


def _is_old(
    time: EventTime, published: date | None, vocabulary: Vocabulary, *, days: int | None = None
) -> bool:
    """True for what ended so many days before the article, by default those of history."""
    if published is None:
        return False
    limit = published - timedelta(days=vocabulary.background_days if days is None else days)
    return time.last is not None and time.last < limit


def _is_new(trigger: Trigger, time: EventTime, published: date | None) -> bool:
    """A noun brings news when it comes in with "a", or dated near the article."""
    if any(child.lower_ in ("a", "an", "another") for child in children(trigger.head, "det")):
        return True
    if time.basis != "stated" or published is None:
        return False
    owners = [owner for owner in children(trigger.head, "poss") if owner.ent_type_ != "DATE"]
    return time.precision == "day" and not owners


def _is_earlier_past(trigger: Trigger) -> bool:
    verb = trigger.verb
    if verb is None:
        return False
    return any(word.lower_ == "had" and lemma(word) == "have" for word in children(verb, "aux"))
