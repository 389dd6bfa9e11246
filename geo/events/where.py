"""The place of this event, and no other: not every place in the sentence, not the speaker's city.

Each mention is asked by what path it hangs on the trigger. The preposition and the kind of event
then say what the place is: location, path, origin, destination, target or scope. What is told in
another clause, or by whoever reports, places nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.events.grammar import children, coordinated, frame, is_finite, lemma
from geo.events.reading import Reading
from geo.events.triggers import Trigger
from geo.events.vocabulary import Vocabulary
from geo.records import EventPlace, Mention, Place, Role

if TYPE_CHECKING:
    from spacy.tokens import Token

SPOKEN = frozenset({"AGREE", "SUPPORT", "REQUEST", "REJECT", "ACCUSE", "THREATEN", "CONCEDE",
                    "POLICY", "SANCTION", "AID"})  # fmt: skip
"""Types that are words or decisions: only what hangs on the trigger itself places them."""
PHYSICAL = frozenset({"ASSAULT", "HAZARD", "ACCIDENT", "PROTEST", "MOBILIZE", "MOVEMENT", "COERCE",
                      "ELECTION", "CONSULT", "RETREAT", "COOPERATE"})  # fmt: skip
VIOLENT = frozenset({"ASSAULT", "HAZARD", "ACCIDENT"})
TOPICAL = frozenset({"discuss", "negotiate", "consult", "debate", "mediate", "brief"})
"""Verbs whose object is a topic: "discuss Taiwan" is not in Taiwan."""
CROSSING = frozenset({"cross", "transit", "pass", "navigate", "traverse", "overfly", "sail"})
REACHING = frozenset({"enter", "reach", "approach", "visit", "near", "hit"})
LEAVING = frozenset({"leave", "depart", "flee", "quit", "evacuate", "exit", "vacate", "abandon",
                     "escape"})  # fmt: skip
OBJECT_ROLE: dict[str, Role] = {
    "ASSAULT": "target", "HAZARD": "location", "ACCIDENT": "location", "CONSULT": "location",
    "COERCE": "target", "MOBILIZE": "location", "MOVEMENT": "destination", "PROTEST": "location",
    "ELECTION": "location", "RETREAT": "origin", "COOPERATE": "location",
}  # fmt: skip
"""What a place is when it is the event's object: "invaded Kuwait", "struck central Italy"."""
_LANDMARK = re.compile(
    r"(?:\b(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west|outside|miles|"
    r"kilometers|kilometres|km|kms|mi|border|capital|away|district|village|town|city|suburb|area|"
    r"province|county|part|region|neighborhood|neighbourhood|outskirts|island|side|resort|port)\)?"
    r"[^.;]{0,25}\b(?:of|from|in|with)|^,?\s+(?:near|in|of)|^,)"
    r"(?:\s(?:the|central|northern|southern|eastern|western))*\s*$",
    re.IGNORECASE,
)
"""What stands between a place and another that only says where the first lies."""
_TOWN_OF = re.compile(
    r"^(?:['’]s)?(?:\s[\w-]+){0,3}\s(?:city|town|village|suburb|capital|port|resort|settlement|"
    r"camp|neighborhood|neighbourhood|island|stronghold|hamlet)(?:,| of)?\s*$"
)
"""What stands between a place and a finer one in it: "the West Bank city of Nablus"."""
WITHIN_OBJECT = 0.85
GROUND = frozenset({"countryside", "suburb", "outskirt", "outskirts", "district", "neighborhood",
                    "neighbourhood", "city", "town", "village", "capital", "north", "south", "east",
                    "west", "coast", "province", "region", "center", "centre", "market", "square",
                    "street", "port", "airport", "area", "border", "quarter", "valley", "resort",
                    "state", "camp", "downtown", "desert", "mountain", "airspace", "water",
                    "university", "station", "stronghold", "highland", "governorate"})  # fmt: skip
ON_SUBJECT = 0.55
FRONTED = 0.7
ELSEWHERE = 0.45
FINENESS = {"exact": 0, "settlement": 1, "derived": 1, "district": 2, "region": 3, "province": 4,
            "country": 6}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Found:
    mention: Mention
    role: Role
    score: float
    at: Token
    """The token that the phrase hangs on, with its preposition: one phrase, one place."""


def places_of(
    trigger: Trigger, reading: Reading, vocabulary: Vocabulary, others: Sequence[Trigger]
) -> tuple[EventPlace, ...]:
    """The stated places of an event with their roles, best first within a role."""
    found = []
    barred = _other_clauses(trigger, others)
    for mention in reading.mentions_of(trigger.sentence):
        if mention.id not in reading.heads or mention.label == "NORP":
            continue
        hit = _where_clause(mention, reading, trigger) or _role_of(
            mention, reading.heads[mention.id][1], trigger, vocabulary, barred
        )
        if hit is not None and _may_place(hit, reading):
            found.append(hit)
    return _choose(found, trigger, reading)


def _role_of(
    mention: Mention, head: Token, trigger: Trigger, vocabulary: Vocabulary, barred: set[Token]
) -> _Found | None:
    verb = trigger.verb
    nodes = {trigger.head, *trigger.words}
    objects: set[Token] = set()
    subjects: set[Token] = set()
    if verb is not None:
        parts = frame(verb)
        objects, subjects = set(parts.undergoers), set(parts.doers)
        if parts.passive or trigger.role == "happens":
            subjects |= set(children(verb, "nsubj", "nsubjpass"))
    preposition: Token | None = None
    names: list[str] = []
    low = _ground_before(head) or head
    factor = 1.0
    for _ in range(8):
        if low in nodes:
            break
        if low != head and low in barred:
            return None
        if (
            preposition is not None
            and low.dep_ == "xcomp"
            and low.head in nodes
            and (
                trigger.sense.type in SPOKEN
                and names[0] in ("in", "on", "across", "over", "around")
            )
        ):
            return _Found(mention, "scope", ELSEWHERE, preposition)
        if low in objects and preposition is None:
            return _as_object(mention, head, low, trigger)
        if low in objects:
            if set(names) <= {"of"}:
                return _as_object(mention, head, low, trigger)
            factor *= WITHIN_OBJECT
            break
        if low in subjects:
            if preposition is None:
                return _as_doer(mention, low, trigger)
            factor *= ON_SUBJECT
            break
        above = low.head
        if above == low:
            return None
        if low.dep_ == "pobj":
            preposition = preposition or above
            names.append(_name(above))
            low = above
            continue
        if low.dep_ in ("relcl", "ccomp", "parataxis", "csubj") and above not in nodes:
            return _fronted(mention, preposition, names, low, trigger, vocabulary, barred)
        if above.pos_ in ("VERB", "AUX") and above not in nodes:
            return _fronted(mention, preposition, names, above, trigger, vocabulary, barred)
        low = above
    else:
        return None
    if preposition is None:
        return _as_modifier(mention, head, low, trigger)
    name = _telling(names, motion=trigger.sense.motion)
    if name is None or (low in subjects and name in ("of", "from")):
        return None
    if preposition in trigger.words:  # "called on Sudan", "fired on Homs"
        if trigger.sense.type != "ASSAULT":
            return None
        return _Found(mention, "target", 0.8, preposition)
    if (
        name == "at"
        and names == ["at"]
        and trigger.sense.type == "ASSAULT"
        and (
            lemma(trigger.head) in ("fire", "launch", "lob", "hurl", "open", "shoot")
            and head.ent_type_ == "GPE"
        )
    ):
        return _Found(mention, "target", 0.85, preposition)
    role = _by_preposition(name, trigger, vocabulary, on_noun=low in (objects | subjects) - nodes)
    if role is None:
        return None
    strength = vocabulary.strength.get(name, 0.7)
    return _Found(mention, role, strength * factor, preposition)


def _where_clause(mention: Mention, reading: Reading, trigger: Trigger) -> _Found | None:
    """The place that "where" takes up: "Tonga, where a tsunami killed three people"."""
    verb = trigger.verb
    if verb is None or verb.dep_ != "relcl" or mention.usage != "literal":
        return None
    wheres = [child for child in children(verb, "advmod") if child.lower_ == "where"]
    head = reading.heads[mention.id][1]
    if not wheres or (verb.head != head and verb.head not in _above(head)[:1]):
        return None
    return _Found(mention, "location", 0.85, wheres[0])


def _ground_before(head: Token) -> Token | None:
    """The noun that a name belongs to where the parser cut them apart: "the capital Lomé"."""
    first = head.left_edge if head.left_edge.i < head.i else head
    if head.dep_ not in ("advmod", "npadvmod", "dep", "appos", "nsubj", "ROOT") or first.i == 0:
        return None
    before = first.nbor(-1)
    return before if before.dep_ == "pobj" and lemma(before) in GROUND else None


def _may_place(hit: _Found, reading: Reading) -> bool:
    """True for a literal mention, for what is invaded or patrolled, and for a place that owns
    the ground: "in Idlib's suburbs"."""
    if hit.mention.usage == "literal":
        return True
    token = reading.heads[hit.mention.id][1]
    owned = token.head
    if token.dep_ in ("dobj", "nsubjpass", "conj") or (
        hit.role == "target" and owned.lower_ in ("of", "on")
    ):
        return True
    return bool(
        token.dep_ in ("poss", "compound", "nmod")
        and owned.pos_ in ("NOUN", "PROPN")
        and lemma(owned) in GROUND
        and (
            owned.dep_ in ("dobj", "nsubjpass")
            or (
                owned.dep_ == "pobj"
                and owned.head.lower_ in ("in", "at", "near", "on", "outside", "to", "from")
            )
        )
    )


def _telling(names: Sequence[str], *, motion: bool = True) -> str | None:
    """Of the prepositions from a place up to the event, the one that says its part in it.

    >>> _telling(["of", "in"]), _telling(["in", "during"]), _telling(["in", "to"])
    ('in', 'in', 'to')
    >>> _telling(["in", "after"]) is None
    True
    """
    names = [name for name in names if name not in ("including", "like", "as", "such")]
    if not names:
        return None
    inner = [name for name in names if name != "of"] or list(names[:1])
    outer = inner[-1]
    if inner[0] in ("between", "through", "via", "across", "into") and outer in ("from", "to"):
        return inner[0]
    if len(inner) == 1:
        return outer
    if outer in ("after", "before", "since", "because", "despite", "until", "without", "about"):
        return None
    if not motion and inner[0] in ("in", "at", "near", "off"):
        return inner[0]
    if outer in ("from", "to", "into", "towards", "toward", "through", "out of", "across", "via"):
        return outer
    return inner[0]


def _name(preposition: Token) -> str:
    """The preposition that counts in a row: "out of", "close to", "to the north of" → first."""
    names = [preposition]
    while (
        names[-1].dep_ == "prep"
        and names[-1].head.dep_ in ("prep", "prt", "advmod")
        and (names[-1].head.pos_ in ("ADP", "ADV"))
    ):
        names.append(names[-1].head)
    first = names[-1].lower_
    if len(names) > 1 and first == "out":
        return "out of"
    if len(names) > 1 and first in ("back", "up", "down", "away", "out", "over", "on", "home"):
        return str(names[-2].lower_)
    return str(first)


def _by_preposition(
    name: str, trigger: Trigger, vocabulary: Vocabulary, *, on_noun: bool
) -> Role | None:
    sense = trigger.sense
    table = vocabulary.roles["motion" if sense.motion else "still"]
    role = table.get(name)
    if role is None:
        return None
    if sense.type in SPOKEN and on_noun:
        if name == "on":
            return None
        if role == "location" and (sense.type == "POLICY" or sense.mode == "convict"):
            return "location"  # "a court in Oslo", "the parliament in Athens"
        return "scope" if role == "location" else None
    if on_noun and trigger.verb is not None and lemma(trigger.verb) in TOPICAL:
        return "scope"
    if sense.type in SPOKEN and (role != "location" or name == "on"):
        return None
    if sense.type == "CONSULT":
        if name == "on" or (on_noun and not trigger.sense.noun and role != "location"):
            return "scope"
        if name == "to" and sense.mode == "visit":
            return "destination"
        if name in ("of", "against", "over"):
            return "destination" if sense.mode == "visit" and name == "of" else "scope"
        if role in ("destination", "origin") and sense.mode != "visit":
            return None
    if sense.type == "PROTEST" and role in ("target", "destination", "origin"):
        return None
    if sense.type in ("HAZARD", "ACCIDENT", "ELECTION") and role in ("target", "destination"):
        return "location" if name in ("of", "to") and sense.type == "HAZARD" else None
    if role == "target" and sense.type not in ("ASSAULT", "COERCE"):
        return "origin" if sense.type == "RETREAT" else None
    if role == "target" and sense.noun and sense.mode in ("invasion", "aerial"):
        return "target"
    if role in ("destination", "origin") and not sense.motion and sense.type not in (
        "MOVEMENT", "RETREAT", "MOBILIZE", "COERCE", "ASSAULT", "AID", "SANCTION",
    ):  # fmt: skip
        return None
    if name == "on" and sense.type == "ASSAULT" and sense.noun:
        return "target"
    return role  # type: ignore[return-value] # the data file holds roles only


def _as_object(mention: Mention, head: Token, low: Token, trigger: Trigger) -> _Found | None:
    kind = trigger.sense.type
    role = OBJECT_ROLE.get(kind)
    if role is None:
        return None
    word = lemma(trigger.verb) if trigger.verb is not None else ""
    if word in TOPICAL:
        return None
    if kind in ("MOVEMENT", "MOBILIZE", "RETREAT"):
        if word in CROSSING:
            role = "path"
        elif word in REACHING:
            role = "destination"
        elif word in LEAVING:
            role = "origin"
    if low != head and low not in coordinated([head]) and not _names_ground(head, low):
        return None
    return _Found(mention, role, 0.88 if low == head else 0.72, low)


def _names_ground(head: Token, low: Token) -> bool:
    """True for "a Baghdad market", "Gaza's main hospital": a place's name on its part."""
    return head.dep_ in ("compound", "nmod", "poss", "appos", "amod", "conj") or (
        head.dep_ == "pobj"
    )


def _as_doer(mention: Mention, low: Token, trigger: Trigger) -> _Found | None:
    """A place that is the subject of a passive: "Kuwait was invaded"."""
    verb = trigger.verb
    if verb is None or not frame(verb).passive or low not in frame(verb).undergoers:
        return None
    role = OBJECT_ROLE.get(trigger.sense.type)
    return _Found(mention, role, 0.8, low) if role else None


def _as_modifier(mention: Mention, head: Token, low: Token, trigger: Trigger) -> _Found | None:
    """A place on the noun itself: "the Beirut blast", "Gaza clashes"."""
    if low != trigger.head or not trigger.sense.noun:
        return None
    if head.dep_ not in ("compound", "nmod") or trigger.sense.type in SPOKEN:
        return None
    return _Found(mention, "location", 0.7, low)


def _fronted(
    mention: Mention, preposition: Token | None, names: Sequence[str], clause: Token, trigger: Trigger,
    vocabulary: Vocabulary, barred: set[Token],
) -> _Found | None:  # fmt: skip
    """A place that hangs on a neighbouring clause: "In Kabul, officials said two men were …" is
    the officials' place, "gunmen entered a mosque in Kabul and shot" is also the shooting's."""
    if preposition is None or clause in barred or trigger.sense.type in SPOKEN:
        return None
    if lemma(clause) in vocabulary.cues["reporting"]["verbs"]:
        return None
    verb = trigger.verb if trigger.verb is not None else trigger.head
    name = _telling(names)
    if name is None or vocabulary.roles["still"].get(name) != "location":
        return None
    joined = _joined(clause, verb)
    if joined is None or (_is_own_clause(verb, clause) and trigger.sense.type not in VIOLENT):
        return None
    return _Found(mention, "location", vocabulary.strength.get(name, 0.7) * joined, preposition)


def _is_own_clause(verb: Token, clause: Token) -> bool:
    """True where one of the two is a finite clause with a conjunction: "as he began a tour"."""
    lower = verb if clause in _above(verb) else clause
    return lower.dep_ == "advcl" and bool(children(lower, "mark", "advmod")) and is_finite(lower)


def _joined(clause: Token, verb: Token) -> float | None:
    """How closely two verbs belong together; None where they tell of different things."""
    if verb.dep_ in ("xcomp", "advcl", "conj", "acl", "pcomp", "ccomp") and clause in _above(verb):
        return FRONTED if verb.dep_ in ("xcomp", "advcl", "conj") else 0.6
    if clause.dep_ in ("xcomp", "advcl", "conj", "acl", "relcl", "pcomp") and verb in _above(
        clause
    ):
        return 0.6
    return None


def _above(token: Token) -> list[Token]:
    found = []
    while token.head != token and len(found) < 4:
        token = token.head
        found.append(token)
    return found


def _other_clauses(trigger: Trigger, others: Sequence[Trigger]) -> set[Token]:
    """Heads that belong to other events of the sentence, of another family."""
    return {
        word
        for other in others
        if other is not trigger and other.sense.type != trigger.sense.type
        for word in (other.head,)
        if word not in trigger.words
    }


def _choose(found: list[_Found], trigger: Trigger, reading: Reading) -> tuple[EventPlace, ...]:
    made: dict[tuple[str, str], EventPlace] = {}
    found = _without_landmarks(found, reading)
    for hit in sorted(found, key=lambda one: (-one.score, one.mention.start)):
        place = _event_place(hit, trigger, reading)
        key = (place.role, place.relation or place.place or place.mentions[0])
        if key not in made:
            made[key] = place
    kept = _without_wider(list(made.values()), reading)
    best: dict[str, float] = {}
    for place in kept:
        best[place.role] = max(best.get(place.role, 0), place.score)
    return tuple(place for place in kept if place.score >= best[place.role] - 0.2)


def _without_landmarks(found: list[_Found], reading: Reading) -> list[_Found]:
    """Drop "Baghdad" of "in Mahmudiya, 30 km south of Baghdad", and "Iraq" of "a town in Iraq"
    where the town is named: what only says where another place lies."""
    text = reading.parsed.article.text
    kept: list[_Found] = []
    for hit in sorted(found, key=lambda one: one.mention.start):
        before = [one for one in kept if one.role == hit.role]
        between = text[before[-1].mention.end : hit.mention.start] if before else ""
        if before and _TOWN_OF.search(between):
            kept.remove(before[-1])
        elif before and _gives_town(before[-1], hit, reading):
            pass  # nothing holds the palace: the town must carry it
        elif before and len(between) < 90 and _LANDMARK.search(between):
            continue
        kept.append(hit)
    return kept


def _gives_town(finer: _Found, wider: _Found, reading: Reading) -> bool:
    if reading.place_of(finer.mention) is not None or finer.mention.label != "FAC":
        return False
    place = reading.place_of(wider.mention)
    return place is not None and place.precision in ("exact", "settlement", "district")


def _event_place(hit: _Found, trigger: Trigger, reading: Reading) -> EventPlace:
    relation = reading.related.get(hit.mention.id)
    if relation is not None and relation.start <= hit.mention.start < relation.end:
        role = hit.role
        if relation.kind == "between" and role == "location" and trigger.sense.motion:
            role = "path"
        return EventPlace(
            role=role, place=relation.place, mentions=relation.mentions, relation=relation.id,
            score=round(hit.score * max(relation.score, 0.5), 3),
        )  # fmt: skip
    place = reading.place_of(hit.mention)
    decision = reading.resolutions.get(hit.mention.id)
    sure = decision.score if decision is not None and place is not None else 0.6
    return EventPlace(
        role=hit.role, place=place.id if place else None, mentions=(hit.mention.id,),
        score=round(hit.score * (0.6 + 0.4 * sure), 3),
    )  # fmt: skip


def _without_wider(found: list[EventPlace], reading: Reading) -> list[EventPlace]:
    """Drop "Iraq" where "Baghdad" is there, and the second name of one phrase."""
    kept = []
    for place in found:
        wide = reading.places.get(place.place) if place.place else None
        if wide is not None and any(
            other is not place and other.role == place.role
            and (fine := reading.places.get(other.place) if other.place else None) is not None
            and _is_wider(wide, fine)
            for other in found
        ):  # fmt: skip
            continue
        kept.append(place)
    return kept


def _is_wider(wide: Place, fine: Place) -> bool:
    if FINENESS.get(wide.precision, 5) <= FINENESS.get(fine.precision, 5):
        return False
    if wide.kind == "country":
        return wide.country == fine.country
    return wide.name == fine.admin1 or (
        wide.precision == "province" and wide.country == fine.country and wide.name == fine.admin1
    )
