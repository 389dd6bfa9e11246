"""What deaths and damage are due to: an attack, a quake, a crash; "killed" alone says nothing.

The cause is the one told in the sentence, else the last one told before, else one told in the next
two sentences. Where the article tells none, people killed or injured met with an accident, unless
they bear arms or the article speaks of violence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.events.grammar import frame, kind_nouns, lemma
from geo.events.reading import Reading
from geo.events.status import judge
from geo.events.triggers import Trigger
from geo.events.vocabulary import Vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Token

NATURAL = ("HAZARD", "ACCIDENT")
CAUSES = ("ASSAULT", *NATURAL)
EFFECTS = frozenset({"kill", "injure", "wound", "die", "destroy", "damage", "displace", "hit",
                     "strike", "burn", "drown", "maim", "tear",
                     "flatten", "wash", "leave"})  # fmt: skip
DEATHS = frozenset({"kill", "injure"})
"""What an accident does to people as often as an attack does; weapons wound and maim."""
DROWNING = frozenset({"drown", "suffocate", "asphyxiate"})
DYING = frozenset({"die", "perish", "succumb"})
WET = ("flood", "tsunami", "storm")
AHEAD = 2
"""Sentences after deaths in which their cause is looked for."""
UNTOLD = 0.85
"""What the score is worth where the cause is a guess."""
VIOLENCE = frozenset({"attack", "bomb", "bombing", "shell", "shelling", "shoot", "shooting", "shot",
                      "gunshot", "gunfire", "bullet", "gun", "war", "fighting", "clash", "battle",
                      "airstrike", "rocket", "missile", "drone", "murder", "murderer", "homicide",
                      "killer", "stab", "stabbing", "knife", "massacre", "execute", "execution",
                      "assassination", "assassinate", "kidnap", "terrorism", "offensive", "ambush",
                      "raid", "violence", "riot", "torture", "crossfire", "conflict"})  # fmt: skip
_HIT_AND_RUN = re.compile(r"\bhit[- ]and[- ]run\b", re.IGNORECASE)


def is_effect(trigger: Trigger) -> bool:
    """True for what any disaster does: "killed", "destroyed", and no doer is named."""
    if not trigger.sense.noun and lemma(trigger.head) in DROWNING:
        return trigger.sense.type == "ACCIDENT"
    if trigger.sense.noun or trigger.sense.type != "ASSAULT":
        return False
    return lemma(trigger.head) in EFFECTS and not _by_people(trigger.head) and not _by_arms(trigger)


def is_deadly(trigger: Trigger) -> bool:
    """True for what people are said to have died in: "died in a fire"."""
    joint = trigger.head.head
    return (
        trigger.sense.type in CAUSES
        and trigger.head.dep_ == "pobj"
        and joint.lower_ in ("in", "after", "during", "from")
        and lemma(joint.head) in DYING
    )


def cause_ahead(later: Iterable[Sequence[Trigger]], words: Vocabulary) -> Trigger | None:
    """The first attack, hazard or accident that the next sentences tell of as a fact."""
    for triggers in later:
        for one in _causes(triggers):
            told = judge(one, words)
            if told.stands and told.status in ("happened", "ongoing"):
                return one
    return None


def due_to_cause(
    trigger: Trigger, others: Sequence[Trigger], before: Trigger | None, after: Trigger | None,
    reading: Reading, words: Vocabulary,
) -> Trigger:  # fmt: skip
    """An effect with the type of its cause; everything else as it is.

    `others` are all triggers of the sentence; `before` and `after` the causes told around it.
    """
    if not is_effect(trigger):
        return trigger
    if trigger.sense.type == "ACCIDENT":  # drowned
        wet = before is not None and before.sense.mode in WET
        return _like(trigger, before) if wet and before is not None else trigger
    if _HIT_AND_RUN.search(trigger.sentence.span.text):
        return replace(trigger, sense=replace(trigger.sense, type="ACCIDENT", mode="transport"))
    here = list(_causes(others))
    if here:
        nearest = min(here, key=lambda one: abs(one.head.i - trigger.head.i))
        return _like(trigger, nearest) if nearest.sense.type in NATURAL else trigger
    if before is not None:
        return _like(trigger, before) if before.sense.type in NATURAL else trigger
    if lemma(trigger.head) not in DEATHS:
        return trigger
    if after is not None:
        return _like(trigger, after) if after.sense.type in NATURAL else trigger
    if (
        _has_doer(trigger, words)
        or _bear_arms(trigger, words)
        or _tells_of_violence(reading, words)
    ):
        return trigger
    score = round(trigger.sense.score * UNTOLD, 2)
    return replace(trigger, sense=replace(trigger.sense, type="ACCIDENT", mode=None, score=score))


def _causes(triggers: Sequence[Trigger]) -> Iterable[Trigger]:
    """Those that may be a cause; "fire" is none where somebody opened it."""
    for one in triggers:
        part = any(
            one.head in other.words and one.head != other.head and not other.sense.noun
            for other in triggers
        )
        if one.sense.type in CAUSES and not is_effect(one) and not part:
            yield one


def _like(trigger: Trigger, cause: Trigger) -> Trigger:
    sense = replace(trigger.sense, type=cause.sense.type, mode=cause.sense.mode)
    return replace(trigger, sense=sense)


def _by_arms(trigger: Trigger) -> bool:
    """True for "missiles hit Odesa": an attack, whatever was told before."""
    return any(kind_nouns(token) & VIOLENCE for token in frame(trigger.head).doers)


def _has_doer(trigger: Trigger, words: Vocabulary) -> bool:
    """True for "he killed her" and "accused of killing her"; a roof that kills has no mind."""
    people = words.classes["people"] | words.kinds.keys()
    return trigger.head.dep_ == "pcomp" or any(
        token.pos_ == "PRON" or kind_nouns(token) & people for token in frame(trigger.head).doers
    )


def _bear_arms(trigger: Trigger, words: Vocabulary) -> bool:
    """True for soldiers, police and fighters: how such people mostly die is fighting."""
    armed = words.classes["forces"] | words.classes["fighters"] | {"police", "policeman", "officer"}
    return any(kind_nouns(token) & armed for token in frame(trigger.head).undergoers)


def _tells_of_violence(reading: Reading, words: Vocabulary) -> bool:
    known = VIOLENCE | words.classes["fighters"]
    return any(
        lemma(token) in known
        for paragraph in reading.parsed.paragraphs
        for token in paragraph.doc
        if token.pos_ in ("NOUN", "VERB", "PROPN", "ADJ")
    )


def _by_people(verb: Token) -> bool:
    return any(
        token.ent_type_ in ("PERSON", "ORG", "GPE", "NORP") or kind_nouns(token) & {
            "gunman", "soldier", "troop", "police", "rebel", "militant", "force", "army", "man",
            "attack", "bomb", "bomber", "attacker", "airstrike", "bombing",
        }
        for token in frame(verb).doers
    )  # fmt: skip
