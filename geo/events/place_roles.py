"""What a place is to an event: its role, by preposition, by kind of event, by what the verb does.

`in` places an attack and tells the topic of a promise; `from` is where ships set out and where
protesters live. The tables of prepositions are data (`roles.toml`); what follows from the type of
event is here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from geo.events.grammar import frame, lemma
from geo.events.triggers import Trigger
from geo.events.vocabulary import Sense, Vocabulary
from geo.records import Role

if TYPE_CHECKING:
    from spacy.tokens import Token

SPOKEN = frozenset({"AGREE", "SUPPORT", "REQUEST", "REJECT", "ACCUSE", "THREATEN", "CONCEDE",
                    "POLICY", "SANCTION", "AID"})  # fmt: skip
"""Types that are words or decisions: only what hangs on the trigger itself places them."""
PHYSICAL = frozenset({"ASSAULT", "HAZARD", "ACCIDENT", "PROTEST", "MOBILIZE", "MOVEMENT", "COERCE",
                      "ELECTION", "CONSULT", "RETREAT", "COOPERATE"})  # fmt: skip
VIOLENT = frozenset({"ASSAULT", "HAZARD", "ACCIDENT"})
SEATED = frozenset({"court", "judge", "prosecutor", "parliament", "tribunal", "magistrate", "jury",
                    "council", "assembly", "senate"})  # fmt: skip
"""Offices that decide where they sit."""
TOPICAL = frozenset({"discuss", "negotiate", "consult", "debate", "mediate", "brief"})
"""Verbs whose object is a topic: "discuss Taiwan" is not in Taiwan."""
CROSSING = frozenset({"cross", "transit", "pass", "navigate", "traverse", "overfly", "sail"})
ARRIVING = frozenset({"arrive", "land", "dock", "moor", "berth", "alight"})
REACHING = frozenset({"enter", "reach", "approach", "visit", "near", "hit"})
STILL = ("in", "at", "on", "near", "outside", "inside")
LEAVING = frozenset({"leave", "depart", "flee", "quit", "evacuate", "exit", "vacate", "abandon",
                     "escape"})  # fmt: skip
OBJECT_ROLE: dict[str, Role] = {
    "ASSAULT": "target", "HAZARD": "location", "ACCIDENT": "location", "CONSULT": "location",
    "COERCE": "location", "MOBILIZE": "location", "MOVEMENT": "destination", "PROTEST": "location",
    "ELECTION": "location", "RETREAT": "origin", "COOPERATE": "location",
}  # fmt: skip
"""What a place is when it is the event's object: "invaded Kuwait", "struck central Italy"."""
TAKING = frozenset({"capture", "seize", "take", "retake", "recapture", "lose", "hold", "raid",
                    "storm", "loot", "burn", "torch", "occupy", "overrun", "besiege", "bomb",
                    "destroy", "damage", "wreck", "level", "raze", "demolish", "rob", "go", "set",
                    "ransack", "vandalize", "clear"})  # fmt: skip
"""What is done in the place itself, of verbs of force: it is where, not what was aimed at."""
FROM_AFAR = frozenset({"shell", "bombard", "shelling", "bombardment", "pound", "rocket"})
"""What is aimed at a place from another."""
SHELTER = frozenset({"shelter", "refuge", "asylum", "sanctuary"})
RECALLING = frozenset({"recall", "expel"})
DRIVING = frozenset({"drive", "expel", "evict", "chase", "force", "order", "uproot", "displace",
                     "remove", "oust"})  # fmt: skip
"""What makes people leave, so that "from" is where they were."""
MOVING = ("MOVEMENT", "RETREAT", "MOBILIZE", "COERCE", "ASSAULT", "AID", "SANCTION")
"""Types in which something may come from a place or go to one."""


def role_by_preposition(
    name: str, trigger: Trigger, vocabulary: Vocabulary, *, on_noun: bool, seat: bool = False
) -> Role | None:
    """The role of a place after this preposition; None where it places nothing.

    `on_noun`: the phrase hangs on the event's subject or object, not on the event itself; `seat`:
    on its subject, so that "the prosecutor in Trieste" says where the office is.
    """
    sense = trigger.sense
    role = cast("Role | None", vocabulary.roles["motion" if sense.motion else "still"].get(name))
    if role is None:
        return None
    if sense.type == "AID" and role in ("destination", "origin", "path"):
        return role
    if on_noun and role == "location" and sense.type == "AGREE" and sense.mode == "deal":
        return role  # "signed a pact in Mombasa"
    by_verb = _role_by_verb(name, role, trigger, on_noun=on_noun and not seat)
    if by_verb is not None:
        return by_verb
    if sense.type in SPOKEN:
        at_seat = (
            any(lemma(one) in SEATED for one in frame(trigger.verb).doers)
            if (trigger.verb is not None)
            else False
        )
        return _role_in_words(name, role, sense, on_noun=on_noun and not (seat and at_seat))
    if on_noun and trigger.verb is not None and lemma(trigger.verb) in TOPICAL:
        return "scope"
    if sense.type == "CONSULT":
        return _role_in_talks(name, role, sense, on_noun=on_noun)
    return _role_in_deeds(name, role, sense)


def _role_by_verb(name: str, role: Role, trigger: Trigger, *, on_noun: bool) -> Role | None:
    """What the verb makes of a place in, at or near which something happens; None for nothing."""
    sense, word = trigger.sense, lemma(trigger.verb) if trigger.verb is not None else ""
    if sense.type in ("SANCTION", "RETREAT") and word in RECALLING and name in ("from", "in", "at"):
        return "origin"  # "recalled its consul in Maribor"
    if role != "location":
        return None
    if not on_noun and name in ("in", "at", "near", "on"):
        if word in ARRIVING and sense.type in ("MOVEMENT", "AID", "MOBILIZE"):
            return "destination"
        if word in CROSSING and name == "at" and sense.motion:
            return "path"
    if name in STILL and sense.type in ("MOVEMENT", "MOBILIZE"):
        if word in LEAVING and sense.motion:
            return "origin"  # "fled a jail in Manila", "left its base on the peninsula"
        if any(lemma(one) in SHELTER for one in trigger.words):
            return "destination"  # "took shelter in a school in Victoria"
    if on_noun and sense.type == "ASSAULT" and not sense.noun and word in FROM_AFAR:
        return "target"  # "shelled gun positions in the mountains"
    return None


def role_of_object(trigger: Trigger) -> Role | None:
    """The role of a place that is the event's object: "invaded Kuwait", "crossed the strait"."""
    word = lemma(trigger.verb) if trigger.verb is not None else ""
    if word in TOPICAL:
        return None
    if trigger.sense.type == "HAZARD" and word in CROSSING:
        return "path"
    if trigger.sense.type in ("MOVEMENT", "MOBILIZE", "RETREAT", "AID"):
        if word in CROSSING:
            return "path"
        if word in REACHING:
            return "destination"
        if word in LEAVING:
            return "origin"
    if trigger.sense.type == "ASSAULT" and not trigger.sense.noun:
        if word == "enter":
            return "destination"
        if word in TAKING:
            return "location"
    return OBJECT_ROLE.get(trigger.sense.type)


def _role_in_words(name: str, role: Role, sense: Sense, *, on_noun: bool) -> Role | None:
    if role != "location" or name == "on":
        return None
    if on_noun and sense.type != "POLICY" and sense.mode != "convict":
        return "scope"
    return role  # "the parliament in Athens approved", "a court in Oslo sentenced"


def _role_in_talks(name: str, role: Role, sense: Sense, *, on_noun: bool) -> Role | None:
    visit = sense.mode == "visit" or sense.motion
    if name == "on" or (on_noun and not sense.noun and role != "location"):
        return "scope"
    if visit and name in ("to", "of"):
        return "destination"
    if name in ("of", "against", "over"):
        return "scope"
    return None if role in ("destination", "origin") and not visit else role


def _role_in_deeds(name: str, role: Role, sense: Sense) -> Role | None:
    if sense.type == "PROTEST":
        if role == "path":
            return "location"
        return role if role in ("location", "scope") else None
    if sense.type == "ELECTION" and name in ("from", "to") and not sense.noun:
        return "location"  # "voted from A in the north to B"
    if sense.type in ("HAZARD", "ACCIDENT", "ELECTION") and role in ("target", "destination"):
        nears = name in ("of", "to", "towards", "toward")
        return "location" if nears and sense.type == "HAZARD" else None
    if role == "target" and sense.type not in ("ASSAULT", "COERCE"):
        return "origin" if sense.type == "RETREAT" else None
    if role in ("destination", "origin") and not sense.motion and sense.type not in MOVING:
        return None
    if name == "on" and sense.type == "ASSAULT" and sense.noun:
        return "target"
    return role


def telling(names: Sequence[str], *, motion: bool = True) -> str | None:
    """Of the prepositions from a place up to the event, the one that says its part in it.

    >>> telling(["of", "in"]), telling(["in", "during"]), telling(["in", "to"])
    ('in', 'in', 'to')
    >>> telling(["in", "after"]) is None
    True
    """
    names = [name for name in names if name not in ("including", "like", "as", "such")]
    if not names:
        return None
    inner = [name for name in names if name != "of"] or list(names[:1])
    outer = inner[-1]
    if inner[0] in ("between", "through", "via", "across", "into") and outer in ("from", "to"):
        return inner[0]
    if len(inner) == 1 or inner[0] == "from":
        return inner[0]
    if outer in ("after", "before", "since", "because", "despite", "until", "without", "about"):
        return None
    if not motion and inner[0] in ("in", "at", "near", "off"):
        return inner[0]
    if outer in ("from", "to", "into", "towards", "toward", "through", "out of", "across", "via"):
        return outer
    return inner[0]


def preposition_name(preposition: Token) -> str:
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
