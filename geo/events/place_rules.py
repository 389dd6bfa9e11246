"""What grammar alone says of a name: by what path it hangs on the event, and what it is to it.

The preposition, the verb and the kind of event say what a place is (`place_roles`). What is told
in another clause, or by whoever reports, places nothing. The answer is a proposal: the fitted
weights (`place_marks`) take it for one mark among others.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from geo.events.grammar import children, coordinated, frame, is_finite, lemma
from geo.events.known_ground import is_at_bidding
from geo.events.place_choice import Found
from geo.events.place_paths import GROUND, Hooks, Path, beyond_road
from geo.events.place_roles import (
    DRIVING,
    SPOKEN,
    VIOLENT,
    role_by_preposition,
    role_of_object,
    telling,
)
from geo.events.reading import Reading
from geo.events.triggers import Trigger
from geo.events.vocabulary import Vocabulary
from geo.records import Mention, Role

if TYPE_CHECKING:
    from spacy.tokens import Token

FIRING = frozenset({"fire", "launch", "lob", "hurl", "open", "shoot"})
HARMING = frozenset({"kill", "injure", "wound", "murder", "arrest", "detain", "stab", "execute",
                     "behead", "jail", "hurt", "abduct", "kidnap"})  # fmt: skip
SENDING = frozenset({"send", "fly", "ship", "deliver", "dispatch", "deploy", "airlift", "move",
                     "transfer", "bring", "return"})  # fmt: skip
"""What is promised, asked or refused to go somewhere."""
GOING = frozenset({"go", "fly", "travel", "drive", "come", "cross", "arrive", "return", "walk",
                   "march", "sail", "move"})  # fmt: skip
"""Who does so and then does more does it there."""
ON_GROUND = frozenset({"in", "at", "near", "on", "outside", "to", "from", "through", "into",
                       "inside", "around", "across", "via", "towards", "toward"})  # fmt: skip
HOSTING = frozenset({"receive", "host", "welcome"})
REASONED = SPOKEN | {"RETREAT", "COERCE"}
"""What is done for a reason that may lie elsewhere."""
WORDS = SPOKEN - {"POLICY", "SANCTION", "AID", "CONCEDE"}
SPEAKING = frozenset({"ministry", "government", "official", "spokesman", "spokeswoman", "minister",
                      "embassy"})  # fmt: skip
"""Who speaks in a capital: what is said is not there."""
WITHIN_OBJECT = 0.85
ON_SUBJECT = 0.55
FRONTED = 0.7
ELSEWHERE = 0.45


def found_on(
    mention: Mention, path: Path, trigger: Trigger, reading: Reading, vocabulary: Vocabulary,
    hooks: Hooks,
) -> Found | None:  # fmt: skip
    """What the name at the end of a path is to the event; None where the path says nothing."""
    if path.ends_on == "clause":
        return _fronted(mention, path, trigger, vocabulary, hooks)
    if path.ends_on == "content":
        near = path.names[0] in ("in", "on", "across", "over", "around")
        return Found(mention, "scope", ELSEWHERE) if near else None
    if path.ends_on == "object" and set(path.names) <= {"of"}:
        return _as_object(mention, path, trigger)
    if not path.ends_on or any(is_at_bidding(step) for step in path.steps):
        return None
    if path.preposition is None and path.ends_on == "subject":
        if trigger.sense.type == "CONSULT" and lemma(trigger.head) in HOSTING:
            return _as_host(mention, path.end, reading)
        return _as_undergoer(mention, path.end, trigger)
    if path.preposition is None:
        return _as_modifier(mention, path, trigger)
    return _after_preposition(mention, path, trigger, reading, vocabulary)


def _after_preposition(
    mention: Mention, path: Path, trigger: Trigger, reading: Reading, vocabulary: Vocabulary
) -> Found | None:
    names = beyond_road(path)
    if not names and path.ends_on in ("object", "event"):
        return Found(mention, "location", WITHIN_OBJECT)
    name = telling(names, motion=trigger.sense.motion)
    if name is None or (path.ends_on == "subject" and name in ("of", "from")):
        return None
    if _is_reason(trigger, names):
        return None
    if name == "from" and _are_from(trigger, on_verb=path.ends_on == "event"):
        return None
    if path.preposition in trigger.words:  # "called on Sudan", "fired on Homs"
        return _in_trigger(mention, trigger)
    if _is_fired_at(path, trigger):
        return Found(mention, "target", 0.85)
    role = role_by_preposition(
        name, trigger, vocabulary, on_noun=path.ends_on != "event", seat=path.ends_on == "subject"
    )
    if role is None or (role == "destination" and _is_receiver(mention, trigger, reading)):
        return None
    factor = {"object": WITHIN_OBJECT, "subject": ON_SUBJECT}.get(path.ends_on, 1.0)
    return Found(mention, role, vocabulary.strength.get(name, 0.7) * factor)


def _is_reason(trigger: Trigger, names: Sequence[str]) -> bool:
    """True for "was jailed for murders in Homs": what it was done for may lie elsewhere."""
    return trigger.sense.type in REASONED and len(names) > 1 and names[-1] in ("for", "over")


def is_elsewhere(path: Path, trigger: Trigger) -> bool:
    """True for what the rules know to lie elsewhere, whatever else speaks for it: the place of a
    reason, and the city of those who only speak for a state."""
    if path.ends_on == "subject" and trigger.sense.type in WORDS:
        return lemma(path.end) in SPEAKING
    return bool(path.ends_on) and _is_reason(trigger, path.names)


def _is_receiver(mention: Mention, trigger: Trigger, reading: Reading) -> bool:
    """True for a country that aid goes to: it receives it; a town is where it goes."""
    place = reading.place_of(mention)
    return trigger.sense.type == "AID" and place is not None and place.kind == "country"


def _in_trigger(mention: Mention, trigger: Trigger) -> Found | None:
    """A place after a preposition of the trigger's own: "marched on", "called at"."""
    roles: dict[str, Role] = {"ASSAULT": "target", "MOVEMENT": "destination",
                              "MOBILIZE": "destination", "CONSULT": "location"}  # fmt: skip
    role = roles.get(trigger.sense.type)
    return Found(mention, role, 0.8) if role else None


def _are_from(trigger: Trigger, *, on_verb: bool) -> bool:
    """True where "from" says where the victims live: "killed a couple from"."""
    harms = trigger.sense.type in ("ASSAULT", "HAZARD", "ACCIDENT", "COERCE")
    if not harms or trigger.sense.motion or trigger.sense.mode == "deport":
        return False
    if on_verb and lemma(trigger.head) in DRIVING:
        return False
    if on_verb:
        return lemma(trigger.head) in HARMING
    return lemma(trigger.head) not in FIRING


def _is_fired_at(path: Path, trigger: Trigger) -> bool:
    return (
        [name for name in path.names if name != "of"] in (["at"], ["towards"], ["toward"])
        and trigger.sense.type == "ASSAULT"
        and lemma(trigger.head) in FIRING
        and path.head.ent_type_ == "GPE"
    )


def _as_object(mention: Mention, path: Path, trigger: Trigger) -> Found | None:
    role = role_of_object(trigger)
    head, end = path.head, path.end
    if role is None:
        return None
    parts = ("compound", "nmod", "poss", "appos", "amod", "conj", "pobj")
    if end != head and end not in coordinated([head]) and head.dep_ not in parts:
        return None
    return Found(mention, role, 0.88 if end == head else 0.72)


def _as_undergoer(mention: Mention, end: Token, trigger: Trigger) -> Found | None:
    """A place that is the subject of a passive: "Kuwait was invaded"."""
    verb = trigger.verb
    if verb is None or not frame(verb).passive or end not in frame(verb).undergoers:
        return None
    role = role_of_object(trigger)
    return Found(mention, role, 0.8) if role else None


def _as_host(mention: Mention, end: Token, reading: Reading) -> Found | None:
    """A town that receives somebody: "Prague received the president"."""
    place = reading.place_of(mention)
    town = place is not None and place.precision == "settlement" and end.dep_ == "nsubj"
    return Found(mention, "location", ON_SUBJECT) if town else None


def _as_modifier(mention: Mention, path: Path, trigger: Trigger) -> Found | None:
    """A place on the noun itself: "the Beirut blast", "Gaza clashes"."""
    if path.end != trigger.head or not trigger.sense.noun or trigger.sense.type in SPOKEN:
        return None
    return Found(mention, "location", 0.7) if path.head.dep_ in ("compound", "nmod") else None


def _fronted(
    mention: Mention, path: Path, trigger: Trigger, vocabulary: Vocabulary, hooks: Hooks
) -> Found | None:
    """A place that hangs on a neighbouring clause: "In Kabul, officials said two men were …" is
    the officials' place, "gunmen entered a mosque in Kabul and shot" is also the shooting's."""
    clause = path.end
    if path.preposition is None:
        return None
    if clause.dep_ == "xcomp" and clause.head in hooks.words and lemma(clause) in SENDING:
        goes = path.names[-1] in ("to", "into") and trigger.sense.type in SPOKEN
        return Found(mention, "destination", WITHIN_OBJECT) if goes else None
    if lemma(clause) in vocabulary.cues["reporting"]["verbs"]:
        return _where_said(mention, path, trigger)
    goes = path.names[-1] in ("to", "into", "in") and lemma(clause) in GOING
    if goes and _is_joined(trigger, clause):
        return Found(mention, "location", FRONTED)  # "flew to Lima and pledged"
    joined_words = trigger.sense.type in SPOKEN and not _is_joined(trigger, clause)
    if joined_words or (clause in hooks.barred and trigger.sense.type not in SPOKEN):
        return None
    verb = trigger.verb if trigger.verb is not None else trigger.head
    name = telling(path.names)
    if name is None or vocabulary.roles["still"].get(name) != "location":
        return None
    joined = _joined(clause, verb)
    if joined is None and trigger.sense.noun and trigger.carrier is None:
        joined = 0.65 if clause in _above(verb)[:2] else None  # "died in the floods in …"
    if joined is None or (_is_own_clause(verb, clause) and trigger.sense.type not in VIOLENT):
        return None
    return Found(mention, "location", vocabulary.strength.get(name, 0.7) * joined)


def _where_said(mention: Mention, path: Path, trigger: Trigger) -> Found | None:
    """The place of what is said in the same breath: "told reporters in Lima, rejecting …",
    "speaking in Lima, condemned …"."""
    verb, clause = trigger.verb, path.end
    if verb is None or trigger.sense.type not in SPOKEN:
        return None
    under = verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.head == clause
    over = clause.tag_ == "VBG" and clause.dep_ in ("acl", "advcl") and (
        clause.head == verb or clause.head in frame(verb).doers)  # fmt: skip
    if not (under or over):
        return None
    near = path.names[-1] in ("in", "at", "outside", "near", "from")
    return Found(mention, "location", FRONTED) if near else None


def _is_joined(trigger: Trigger, clause: Token) -> bool:
    """True for "met in New York and condemned": one subject does both in one place."""
    verb = trigger.verb
    return (
        verb is not None
        and verb.dep_ == "conj"
        and verb.head == clause
        and not children(verb, "nsubj", "nsubjpass")
    )


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
        own = clause.dep_ == "conj" and children(clause, "aux", "nsubj", "nsubjpass")
        later = clause.dep_ == "pcomp" and clause.head.lower_ in ("after", "before", "since", "for")
        return None if own or later else 0.6
    return None


def _above(token: Token) -> list[Token]:
    found: list[Token] = []
    while token.head != token and len(found) < 4:
        token = token.head
        found.append(token)
    return found


def in_where_clause(mention: Mention, head: Token, trigger: Trigger) -> Found | None:
    """The place that "where" takes up: "Tonga, where a tsunami killed three people"."""
    verb = trigger.verb
    if verb is None or verb.dep_ != "relcl" or mention.usage != "literal":
        return None
    wheres = [child for child in children(verb, "advmod") if child.lower_ == "where"]
    if not wheres or (verb.head != head and verb.head not in _above(head)[:1]):
        return None
    return Found(mention, "destination" if trigger.sense.motion else "location", 0.85)


def may_place(hit: Found, token: Token) -> bool:
    """True for a literal mention, for what is invaded or patrolled, and for a place that owns
    the ground: "in Idlib's suburbs"."""
    if hit.mention.usage == "literal":
        return True
    owned = token.head
    if token.dep_ == "nsubj" and lemma(owned) in HOSTING:
        return True
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
            or (owned.dep_ == "pobj" and owned.head.lower_ in ON_GROUND)
        )
    )
