"""How a name hangs on an event: the way up from the name to a word of the event, or past it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geo.events.grammar import children, frame, lemma, own_subjects
from geo.events.place_roles import SPOKEN, preposition_name
from geo.events.triggers import Trigger
from geo.records import Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

GROUND = frozenset({"countryside", "suburb", "outskirt", "outskirts", "district", "neighborhood",
                    "neighbourhood", "city", "town", "village", "capital", "north", "south", "east",
                    "west", "coast", "province", "region", "center", "centre", "market", "square",
                    "street", "port", "airport", "area", "border", "quarter", "valley", "resort",
                    "state", "camp", "downtown", "desert", "mountain", "airspace", "water",
                    "university", "station", "stronghold", "highland", "governorate", "township",
                    "restaurant", "slum", "hotel", "prison", "hospital", "mosque", "church",
                    "school", "park", "cafe", "house", "home", "residence", "building",
                    "courthouse", "stadium", "checkpoint", "farm", "nightclub", "mall",
                    "apartment", "synagogue", "temple", "cemetery", "factory"})  # fmt: skip
"""Nouns of ground: what a place's name before or after them is a part of."""

ROADS = frozenset({"road", "highway", "motorway", "route", "street", "bridge", "railway", "track",
                   "line", "pipeline", "path", "pass", "expressway", "corridor"})  # fmt: skip

OWN_PREPOSITION = ("between", "through", "route")
"""Relations whose first word is the preposition that gives the role."""

STEPS = 8
"""Words between a mention and its event, at most."""


@dataclass(slots=True)
class Path:
    """How a mention hangs on an event, from the mention up."""

    head: Token
    end: Token
    """Where the path stops."""
    ends_on: str = ""
    """event, object, subject, content or clause; "" where it leads nowhere."""
    preposition: Token | None = None
    """The one nearest to the mention."""
    names: list[str] = field(default_factory=list)
    """All prepositions on the way, nearest first."""
    steps: list[Token] = field(default_factory=list)
    """Their tokens."""


@dataclass(frozen=True, slots=True)
class Hooks:
    """The words of an event that a place can hang on."""

    words: frozenset[Token]
    objects: frozenset[Token]
    subjects: frozenset[Token]
    barred: frozenset[Token]
    """Heads of the sentence's other events."""


def hooks_of(trigger: Trigger, others: Sequence[Trigger]) -> Hooks:
    """The words of an event that a place can hang on, and those of others that bar the way."""
    words = frozenset({trigger.head, *trigger.words})
    objects: set[Token] = set()
    subjects: set[Token] = set()
    asides: set[Token] = set()
    verb = trigger.verb
    if verb is not None:
        parts = frame(verb)
        objects, subjects = set(parts.undergoers), set(parts.doers)
        own = set(own_subjects(verb))
        if parts.passive or trigger.role == "happens":
            subjects |= own
        asides = set(children(verb, "nsubj", "nsubjpass")) - own
    barred = {
        other.head
        for other in others
        if other is not trigger
        and other.sense.type != trigger.sense.type
        and not _is_occasion(other, trigger)
    }
    return Hooks(words, frozenset(objects), frozenset(subjects), frozenset(barred | asides) - words)


def path_of(head: Token, first: Token, trigger: Trigger, hooks: Hooks) -> Path:
    """The way from a name, its head and first word, up to an event; `ends_on` says how it ends."""
    path = Path(head=head, end=_ground_before(head, first) or head)
    for _ in range(STEPS):
        low = path.end
        path.ends_on = _hook(low, head, hooks, trigger, under=bool(path.names))
        above = low.head
        if path.ends_on or above == low or (low != head and low in hooks.barred):
            return path
        if low.dep_ == "pobj":
            path.preposition = path.preposition or above
            path.names.append(preposition_name(above))
            path.steps.append(above)
        elif above not in hooks.words:
            if low.dep_ in ("relcl", "ccomp", "parataxis", "csubj"):
                path.ends_on = "clause"
                return path
            if above.pos_ in ("VERB", "AUX"):
                path.end, path.ends_on = above, "clause"
                return path
        path.end = above
    return path


def _is_occasion(other: Trigger, trigger: Trigger) -> bool:
    """True for the fight or raid in which somebody was killed: its place is that of both."""
    if other.carrier is not None or not other.sense.noun or other.head.dep_ != "pobj":
        return False
    above = other.head.head
    held = other.sense.type == "CONSULT" and above.lower_ in ("at", "during", "after", "in")
    if not held and (trigger.sense.type != "ASSAULT" or above.lower_ not in ("in", "during")):
        return False
    return above.head in trigger.words or above.head.head in trigger.words


def outside(path: Path, made: Relation | None, trigger: Trigger) -> Path:
    """The path without the prepositions that the place's own words hold: "30 km south of A" is
    where, whatever "of" says."""
    if made is None or made.kind in OWN_PREPOSITION or made.place is None:
        return path
    paragraph = trigger.sentence.paragraph
    outer = [
        (name, step)
        for name, step in zip(path.names, path.steps, strict=True)
        if not made.start <= paragraph.at(step) < made.end
    ]
    if len(outer) == len(path.names):
        return path
    path.names = [name for name, _ in outer] or ["near"]
    path.preposition = outer[0][1] if outer else path.preposition
    return path


def _hook(low: Token, head: Token, hooks: Hooks, trigger: Trigger, *, under: bool) -> str:
    if low in hooks.words:
        return "event"
    if low != head and low in hooks.barred:
        return ""
    if under and low.dep_ == "xcomp" and low.head in hooks.words and trigger.sense.type in SPOKEN:
        return "content"
    if low in hooks.objects and not (low.dep_ == "pobj" and low.head.dep_ == "dative"):
        return "object"
    return "subject" if low in hooks.subjects else ""


def beyond_road(path: Path) -> list[str]:
    """The prepositions of a path without those that say where a road leads: "on the road to A"
    is on it, and "closed the highway to A" closes it."""
    for at, step in enumerate(path.steps):
        road = step.head.pos_ == "NOUN" and lemma(step.head) in ROADS
        if road and step.lower_ in ("to", "from", "between", "into"):
            return path.names[at + 1 :]
    return path.names


def _ground_before(head: Token, first: Token) -> Token | None:
    """The noun that a name belongs to where the parser cut them apart: "the capital Lomé",
    "the southernmost state, Rio Grande do Sul"."""
    if head.dep_ in ("pobj", "dobj", "conj", "compound", "poss") or first.i == first.sent.start:
        return None
    before = first.nbor(-1)
    if before.text == "," and before.i > before.sent.start:
        before = before.nbor(-1)
    return before if before.dep_ == "pobj" and lemma(before) in GROUND else None
