"""The place of this event, and no other: not every place in the sentence, not the speaker's city.

Each mention is asked by what path it hangs on the trigger. The preposition and the kind of event
then say what the place is (`place_roles`), and of all that hang there the finest are kept
(`place_choice`). What is told in another clause, or by whoever reports, places nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.events.attachment import Pair
from geo.events.grammar import (
    children,
    coordinated,
    frame,
    is_finite,
    lemma,
)  # fmt: skip
from geo.events.known_ground import is_at_bidding, pointed_at, ruled
from geo.events.place_choice import Found, choose
from geo.events.place_decision import decide
from geo.events.place_paths import GROUND, Hooks, Path, beyond_road, hooks_of, outside, path_of
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
from geo.records import EventPlace, Mention, Role

if TYPE_CHECKING:
    from spacy.tokens import Token

FIRING = frozenset({"fire", "launch", "lob", "hurl", "open", "shoot"})
HARMING = frozenset({"kill", "injure", "wound", "murder", "arrest", "detain", "stab", "execute",
                     "behead", "jail", "hurt", "abduct", "kidnap"})  # fmt: skip
OUTCOMES = frozenset({"kill", "wound", "injure", "destroy", "damage", "maim", "leave"})
"""What an attack or a crash does: where that was, this was."""
SENDING = frozenset({"send", "fly", "ship", "deliver", "dispatch", "deploy", "airlift", "move",
                     "transfer", "bring", "return"})  # fmt: skip
"""What is promised, asked or refused to go somewhere."""
GOING = frozenset({"go", "fly", "travel", "drive", "come", "cross", "arrive", "return", "walk",
                   "march", "sail", "move"})  # fmt: skip
"""Who does so and then does more does it there."""
THERE = 0.8
ON_GROUND = frozenset({"in", "at", "near", "on", "outside", "to", "from", "through", "into",
                       "inside", "around", "across", "via", "towards", "toward"})  # fmt: skip
FLEEING = frozenset({"flee", "escape", "evacuate", "fall", "retreat", "withdraw", "pull"})
HOSTING = frozenset({"receive", "host", "welcome"})
REASONED = SPOKEN | {"RETREAT", "COERCE"}
"""What is done for a reason that may lie elsewhere."""
MOVES = frozenset({"origin", "destination", "path"})
FARTHEST = 16
"""Words from a name up to the clause it stands in, at most."""
WITHIN_OBJECT = 0.85
ON_SUBJECT = 0.55
FRONTED = 0.7
ELSEWHERE = 0.45


def places_of(
    trigger: Trigger, reading: Reading, vocabulary: Vocabulary, others: Sequence[Trigger]
) -> tuple[EventPlace, ...]:
    """The stated places of an event with their roles, best first within a role."""
    leader = _leader(trigger, others)
    if leader is not None and not _names_place(trigger, reading):
        led = tuple(
            replace(place, role="location" if place.role == "target" else place.role)
            for place in places_of(leader, reading, vocabulary, others)
            if place.role in ("location", "target", "path")
        )
        if led:
            return led
    pairs = pairs_of(trigger, reading, vocabulary, others)
    found = decide(pairs, trigger, others, reading, vocabulary)
    roles = {place.role for place in found if place.role != "scope"}
    if roles and not (trigger.sense.motion and roles <= MOVES):
        return found
    hooks = hooks_of(trigger, others)

    def hit(token: Token, mention: Mention) -> Found | None:
        if token.lower_ in ("there", "here"):
            above = token.head
            if above.pos_ == "ADP" and above.head in hooks.words:  # "fled from there"
                comes = above.lower_ == "from" and trigger.sense.motion
                return Found(mention, "origin" if comes else "location", THERE)
            hung = above in hooks.words | hooks.objects or _is_in_part(above, hooks)
            return Found(mention, "location", THERE) if hung else None
        path = path_of(token, token, trigger, hooks)
        return _found(mention, path, trigger, reading, vocabulary, hooks)

    pointed = pointed_at(trigger, reading, hit)
    if "origin" not in roles and all(one.role != "origin" for one in pointed):
        pointed += _fled_from(trigger, reading, vocabulary, others)
    if roles:  # "moved to the city from Olsztyn"
        return found + tuple(one for one in pointed if one.role in MOVES - roles)
    return found + (pointed or ruled(trigger, reading))


def _fled_from(
    trigger: Trigger, reading: Reading, vocabulary: Vocabulary, others: Sequence[Trigger]
) -> tuple[EventPlace, ...]:
    """Where people flee from: the attack or disaster that their sentence tells before."""
    verb = trigger.verb
    if verb is None or not trigger.sense.motion or lemma(verb) not in FLEEING:
        return ()
    for other in others:
        if other.sense.type in VIOLENT and other.head.i < trigger.head.i:
            for place in places_of(other, reading, vocabulary, [other]):
                if place.role in ("location", "target"):
                    score = round(place.score * WITHIN_OBJECT, 3)
                    return (replace(place, role="origin", basis="inherited", score=score),)
    return ()


def _is_in_part(noun: Token, hooks: Hooks) -> bool:
    """True for the base of "marched on the base here": after a preposition of the event's own."""
    return noun.dep_ == "pobj" and noun.head.head in hooks.words | hooks.objects


def _leader(trigger: Trigger, others: Sequence[Trigger]) -> Trigger | None:
    """The attack or crash whose outcome this is: "struck the villages of A and B, killing 20"."""
    verb = trigger.head
    if trigger.sense.noun or verb.tag_ != "VBG" or verb.dep_ != "advcl":
        return None
    if lemma(verb) not in OUTCOMES:
        return None
    return next(
        (other for other in others
         if other is not trigger and other.verb == verb.head and verb.head.i < verb.i
         and other.sense.type in ("ASSAULT", "ACCIDENT", "HAZARD")),
        None,
    )  # fmt: skip


def _names_place(trigger: Trigger, reading: Reading) -> bool:
    """True where the clause of an outcome names a place of its own."""
    paragraph = trigger.sentence.paragraph
    return any(reading.mention_at(paragraph, token) is not None for token in trigger.head.subtree)


def pairs_of(
    trigger: Trigger, reading: Reading, vocabulary: Vocabulary, others: Sequence[Trigger]
) -> list[Pair]:
    """Every name of the event's sentence that may be its place, with the rules' opinion."""
    hooks = hooks_of(trigger, others)
    asked: list[tuple[Mention, Found | None]] = []
    for mention in reading.mentions_of(trigger.sentence):
        made = reading.related.get(mention.id)
        if mention.id not in reading.heads or (mention.label == "NORP" and made is None):
            continue
        head = reading.heads[mention.id][1]
        if _is_of_next(head, trigger):
            continue
        hit = _in_where_clause(mention, head, trigger) or _found(
            mention,
            outside(path_of(head, reading.firsts[mention.id], trigger, hooks), made, trigger),
            trigger,
            reading,
            vocabulary,
            hooks,
        )
        fits = hit is not None and (made is not None or _may_place(hit, head))
        asked.append((mention, hit if fits else None))
    kept = choose([hit for _, hit in asked if hit is not None], trigger, reading)
    of = {name: place for place in reversed(kept) for name in place.mentions}
    return [
        Pair(mention, reading.heads[mention.id][1], reading.firsts[mention.id], hit,
             of.get(mention.id))
        for mention, hit in asked
    ]  # fmt: skip


def _is_of_next(head: Token, trigger: Trigger) -> bool:
    """True for a place in a clause that goes on with a tense of its own: "were arrested and will
    be tried in Rennes"."""
    verb = trigger.verb
    if verb is None or head.i < verb.i:
        return False
    low = head
    for _ in range(FARTHEST):
        if low.head in (low, verb):
            break
        low = low.head
    tensed = any(child.tag_ == "MD" for child in children(low, "aux"))
    return low.dep_ == "conj" and low.head == verb and tensed


def _found(
    mention: Mention, path: Path, trigger: Trigger, reading: Reading, vocabulary: Vocabulary,
    hooks: Hooks,
) -> Found | None:  # fmt: skip
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
    if trigger.sense.type in REASONED and len(names) > 1 and names[-1] in ("for", "over"):
        return None  # "was jailed for murders in Homs"
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


def _in_where_clause(mention: Mention, head: Token, trigger: Trigger) -> Found | None:
    """The place that "where" takes up: "Tonga, where a tsunami killed three people"."""
    verb = trigger.verb
    if verb is None or verb.dep_ != "relcl" or mention.usage != "literal":
        return None
    wheres = [child for child in children(verb, "advmod") if child.lower_ == "where"]
    if not wheres or (verb.head != head and verb.head not in _above(head)[:1]):
        return None
    return Found(mention, "destination" if trigger.sense.motion else "location", 0.85)


def _may_place(hit: Found, token: Token) -> bool:
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
