"""Which noun phrases of a sentence take part in an event, and on which side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.events.grammar import children, coordinated, frame, lemma, phrases
from geo.events.triggers import Trigger

if TYPE_CHECKING:
    from spacy.tokens import Token

MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE"})
HARMING = frozenset({"ASSAULT", "COERCE", "SANCTION"})
OWN_OBJECT = frozenset({"MOBILIZE", "POLICY", "AGREE", "COOPERATE"})
"""Types whose object is the thing moved or decided, and no other side."""
INSTRUMENTS = frozenset({"missile", "rocket", "shell", "bomb", "shot", "round", "grenade", "gas",
                         "bullet", "mortar", "torpedo", "device", "fire", "force", "drone",
                         "projectile", "artillery", "salvo", "barrage", "way"})  # fmt: skip
"""What is fired, not who is hit."""
DOWNING = frozenset({"shoot", "down", "destroy", "intercept", "hit"})
"""What is done to drones, not with them."""
BEFALLING = frozenset({"fall", "die", "drown", "plunge", "plummet", "tumble", "slip", "perish",
                       "disappear", "vanish", "suffocate"})  # fmt: skip
"""Verbs whose subject is the one to whom the accident happens."""
OF_DOER = frozenset({"MOVEMENT", "RETREAT", "MOBILIZE", "CONSULT", "PROTEST"})
"""Types whose noun names its doer with "of": "the withdrawal of Syrian troops"."""
TOWARDS: dict[str, tuple[str, ...]] = {
    "CONSULT": ("with", "between", "among", "by", "to"),
    "COOPERATE": ("with", "between", "among"),
    "AGREE": ("with", "between", "to"),
    "SUPPORT": ("for", "to", "with", "of"),
    "AID": ("to", "for", "with"),
    "REQUEST": ("to", "on", "from", "by", "of", "with"),
    "REJECT": ("from", "by", "with"),
    "ACCUSE": ("against", "of", "at", "into"),
    "THREATEN": ("against", "with", "of"),
    "PROTEST": ("against",),
    "SANCTION": ("against", "on", "with", "from", "to"),
    "MOBILIZE": ("against",),
    "COERCE": ("against", "on", "of"),
    "ASSAULT": ("against", "on", "of", "at", "with", "between"),
    "CONCEDE": ("to", "from"),
    "RETREAT": ("to", "with", "between"),
}
"""Prepositions after which the other side stands, by type."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Heads of the noun phrases on both sides of an event."""

    actors: tuple[Token, ...]
    recipients: tuple[Token, ...]


def sides(trigger: Trigger) -> Sides:
    """Who does it and who receives it, as noun phrases; both may be empty."""
    found = _of_noun(trigger) if trigger.sense.noun else _of_verb(trigger)
    actors = _unique(found.actors)
    recipients = tuple(token for token in _unique(found.recipients) if token not in actors)
    return Sides(actors, recipients)


def _of_verb(trigger: Trigger) -> Sides:
    kind, verb = trigger.sense.type, trigger.head
    parts = frame(verb)
    own = kind in OWN_OBJECT and trigger.sense.mode != "appointment"
    own = own or lemma(verb) in ("discuss", "debate")
    recipients = [] if own else [
        thing for thing in parts.undergoers
        if lemma(thing) not in INSTRUMENTS or (lemma(verb) in DOWNING and lemma(thing) == "drone")
    ]  # fmt: skip
    for word in trigger.words:
        recipients += list(_towards(word, kind))
    if kind in ("AGREE", "COOPERATE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT"):
        for thing in parts.undergoers:
            recipients += list(_towards(thing, kind))
    if kind in ("SANCTION", "AID", "MOBILIZE"):
        for thing in parts.undergoers:
            recipients += [
                other for name, other, _ in phrases(thing) if name in TOWARDS.get(kind, ())
            ]
    if kind == "REQUEST":
        recipients += [
            subject
            for clause in children(verb, "ccomp", "xcomp", "advcl")
            for subject in children(clause, "nsubj")
        ]
    if kind in ("HAZARD", "ACCIDENT"):
        if lemma(verb) == "collide":
            recipients = list(parts.doers)
        if kind == "ACCIDENT" and lemma(verb) in BEFALLING and not recipients:
            recipients = list(parts.doers)
        return Sides((), tuple(coordinated(recipients)))
    return Sides(parts.doers, tuple(coordinated(recipients)))


def _of_noun(trigger: Trigger) -> Sides:
    noun, kind = trigger.head, trigger.sense.type
    actors = [*children(noun, "poss")]
    recipients: list[Token] = []
    for child in noun.children:
        if child.dep_ in ("amod", "compound", "nmod") and (
            child.ent_type_ in ("NORP", "GPE", "ORG") or child.pos_ == "PROPN"
            or _is_doer_noun(child, kind)
        ):  # fmt: skip
            actors += coordinated([child])
    for name, thing, _ in phrases(noun):
        if name == "by":
            actors.append(thing)
        elif name in ("between", "among", "involving"):
            actors += coordinated([thing])
        elif name == "of":
            (actors if kind in OF_DOER else recipients).append(thing)
        elif name in TOWARDS.get(kind, ()):
            recipients.append(thing)
    if trigger.carrier is not None:
        more = _of_carrier(trigger, trigger.carrier)
        actors += more.actors
        recipients += more.recipients
    if kind in ("HAZARD", "ACCIDENT"):
        actors = []
    return Sides(tuple(actors), tuple(coordinated(recipients)))


def _of_carrier(trigger: Trigger, carrier: Token) -> Sides:
    """Those whom the carrying verb names: "X held … with Y", "the attack killed Y"."""
    noun, kind, parts = trigger.head, trigger.sense.type, frame(carrier)
    actors: list[Token] = []
    recipients: list[Token] = []
    others = [thing for thing in parts.undergoers if thing not in coordinated([noun])]
    if trigger.role == "does":
        actors, recipients = list(parts.doers), others
    elif trigger.role == "suffers":
        recipients = list(parts.doers)
    elif kind not in MUTUAL:
        recipients = others
    for name, thing, _ in phrases(carrier):
        if name == "by" and trigger.role == "happens" and not parts.doers:
            actors.append(thing)
        elif name in TOWARDS.get(kind, ()) and name not in ("at", "on", "of", "to", "by"):
            (actors if name == "between" else recipients).append(thing)
    return Sides(tuple(actors), tuple(recipients))


def _is_doer_noun(child: Token, kind: str) -> bool:
    return kind in ("PROTEST", "ASSAULT", "MOBILIZE") and lemma(child) in (
        "rebel", "militant", "police", "student", "army", "government", "worker", "teacher",
        "guerrilla", "insurgent", "farmer", "opposition", "military", "separatist", "taxi",
    )  # fmt: skip


def _towards(word: Token, kind: str) -> Iterator[Token]:
    wanted = TOWARDS.get(kind, ())
    if kind == "ASSAULT" and word.pos_ == "VERB":
        wanted = ("against", "at", "with")
    for name, thing, _ in phrases(word):
        if name in wanted:
            yield thing


def _unique(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    found: list[Token] = []
    for token in tokens:
        if token not in found:
            found.append(token)
    return tuple(found)
