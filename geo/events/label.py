"""One plain line that says what a report tells: "Fumio Kishida met Emmanuel Macron in Paris"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.events.grammar import children, frame, lemma, noun_phrase, phrases
from geo.events.triggers import Trigger
from geo.records import EventPlace, Participant, Place, Status

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST = 110
"""Code points; a longer label loses its object's details first."""
PREPOSITION = {"location": "in", "path": "through", "origin": "from", "destination": "to",
               "target": "in"}  # fmt: skip
SAID = frozenset({"in", "at", "near", "off", "over", "on", "across", "around", "outside", "inside",
                  "through", "from", "to", "into", "along", "between"})  # fmt: skip
"""Prepositions that a label takes over from the text."""
SAID_OF_MOVES = frozenset({"to", "from", "into", "through"})
"""Of these, none places what happens at one spot: "on the way to A, where …"."""
DERIVED = ("between", "off", "near", "around", "outside", "along", "within", "through", "across",
           "from", "in", "at", "over")  # fmt: skip
"""Names that relations make begin with these."""
COMPASS = frozenset({"north", "south", "east", "west", "middle", "centre", "center"})
CLAUSE_WORDS = 8
NAMED_THINGS = frozenset({"volcano", "storm", "hurricane", "typhoon", "cyclone", "ship", "vessel",
                          "boat", "tanker", "ferry", "river", "mountain"})  # fmt: skip
"""What has a name that the parser may take for a person's."""
AT_SEA = ("sea", "ocean", "strait", "gulf", "bay", "channel", "sound")


BESIDE = ("advmod", "acomp", "neg")
"""What stands beside a verb and says with it what was done: "pleaded not guilty"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What the article's own words add to a label."""

    prepositions: Mapping[str, str]
    """Mention id → the preposition before it."""
    written: Mapping[str, str]
    """Mention id → its words."""
    pronouns: Mapping[int, str]
    """Token index of a pronoun → the name it stands for, "" where nobody knows."""


def label_of(
    trigger: Trigger, status: Status, actors: Sequence[Participant],
    recipients: Sequence[Participant], places: Sequence[EventPlace], named: Mapping[str, Place],
    type_label: str, wording: Wording,
) -> str:  # fmt: skip
    """Actors, what they did in the article's words, the other side, and the place."""
    doers = _joined([_plain(who.name) for who in actors])
    if not doers and not trigger.sense.noun:
        doers = _joined(
            [_phrase(token) for token in frame(trigger.head).doers if token.pos_ != "PRON"]
        )
    said = _nominal(trigger, status) if trigger.sense.noun and trigger.carrier is None else (
        _verbal(trigger, status, wording.pronouns, active=bool(doers)))  # fmt: skip
    words = [doers, said] if doers else [said]
    if trigger.sense.noun and trigger.carrier is None:
        owner = f"{doers}'" if doers.endswith("s") else f"{doers}'s"
        words = [f"{owner} {said}" if doers else said]
    told = " ".join(words)
    others = [_plain(who.name) for who in recipients if not _told(who.name, told)]
    if others and (trigger.sense.noun or not frame(trigger.head).undergoers or doers):
        joint = _said_to(trigger, others[0]) or _preposition_to(trigger)
        if joint:
            told = f"{told} {joint} {_joined(others)}"
    where = _where(places, named, told, wording)
    if where:
        told = f"{told} {where}"
    told = " ".join(told.split())
    if len(told) > LONGEST:
        told = told[: LONGEST - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"
    return (told[0].upper() + told[1:]) if told else type_label


def _verbal(trigger: Trigger, status: Status, pronouns: Mapping[int, str], *, active: bool) -> str:
    verb = trigger.verb
    if verb is None:
        return str(trigger.head.text)
    parts = frame(verb)
    adverbs = [
        word for word in trigger.words
        if word.dep_ in BESIDE and (word.head == verb or word.dep_ == "neg")
    ]  # fmt: skip
    particles = " ".join(child.text for child in [*children(verb, "prt"), *adverbs])
    others = [token for token in parts.undergoers if token not in trigger.words]
    given = others if parts.passive and others else parts.undergoers
    things = [pronouns.get(token.i, _phrase(token)) for token in given[:2]]
    things = [thing for thing in things if thing]
    if not active and things:
        tail = "" if particles else " ".join(
            word.text for word in trigger.words
            if word.i > verb.i and word.pos_ in ("ADP", "NOUN", "ADJ")
            and word not in given and not trigger.sense.noun
        )  # fmt: skip
        return f"{_joined(things)} {_passive(verb, status)} {particles or tail}".strip()
    if not active and parts.passive and not trigger.sense.noun:
        return f"{_passive(verb, status)} {particles}".strip()
    if not active and trigger.role == "happens":
        return f"{_phrase(trigger.head)} {_active(verb, status)} {particles}".strip()
    did = f"{_active(verb, status)} {particles}".strip()
    if trigger.role == "happens":
        things = [_phrase(trigger.head), *things]
    hung = [word for word in trigger.words if word != verb and word.dep_ == "prep"]
    if hung and not things:
        objects = [
            _phrase(thing) for name, thing, at in phrases(verb)
            if at in hung and lemma(thing) not in COMPASS
        ]  # fmt: skip
        things = [f"{hung[0].text} {_joined(objects[:2])}"] if objects else []
    elif hung and things and any(word.dep_ == "dobj" for word in trigger.words):
        objects = [_phrase(thing) for _, thing, at in phrases(verb) if at in hung]
        things = [f"{things[0]} {hung[0].text} {objects[0]}"] if objects else things
    infinitive = children(verb, "xcomp")
    if not things and infinitive:
        below = infinitive[0]
        inner = [_phrase(token) for token in frame(below).undergoers[:1]]
        things = [" ".join(["to", below.lemma_.lower(), *inner])]
    clause = children(verb, "ccomp")
    if not things and clause and trigger.sense.type in ("REQUEST", "REJECT", "THREATEN"):
        things = [_clause(clause[0])]
    if not things:
        things = [
            f"{name} {_phrase(thing)}"
            for name, thing, _ in phrases(verb)
            if name in ("to", "on", "for", "with") and thing.ent_type_ not in ("DATE", "TIME")
            and trigger.sense.type in ("AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE")
        ][:1]  # fmt: skip
    return f"{did} {_joined(things)}".strip()


def _active(verb: Token, status: Status) -> str:
    base = lemma(verb)
    if status == "planned":
        return f"to {base}"
    if status == "possible":
        return f"may {base}"
    if status == "denied":
        helpers = {word.lower_ for word in children(verb, "aux")}
        return f"will not {base}" if helpers & {"will", "would", "wo"} else f"did not {base}"
    if verb.tag_ in ("VBD", "VBZ", "VBP"):
        return str(verb.lower_)
    if verb.tag_ == "VBN":
        return str(verb.lower_)
    return base if status == "ongoing" else past(base)


def _passive(verb: Token, status: Status) -> str:
    done = verb.lower_ if verb.tag_ in ("VBN", "VBD") else past(lemma(verb))
    return {
        "planned": f"to be {done}", "possible": f"may be {done}", "denied": f"not {done}",
        "ongoing": done, "happened": done,
    }[status]  # fmt: skip


def past(verb: str) -> str:
    """Simple past of a regular verb, and of a few that news is full of.

    >>> past("bomb"), past("seize"), past("carry"), past("shoot")
    ('bombed', 'seized', 'carried', 'shot')
    """
    irregular = {
        "shoot": "shot", "hold": "held", "meet": "met", "strike": "struck", "hit": "hit",
        "send": "sent", "take": "took", "leave": "left", "sink": "sank", "fly": "flew",
        "fight": "fought", "blow": "blew", "break": "broke", "flee": "fled", "win": "won",
        "give": "gave", "begin": "began", "make": "made", "set": "set", "withdraw": "withdrew",
        "fire": "fired", "stab": "stabbed", "ban": "banned", "overthrow": "overthrew",
        "say": "said", "go": "went", "throw": "threw", "burn": "burned", "cut": "cut",
    }  # fmt: skip
    if verb in irregular:
        return irregular[verb]
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ied"
    return verb + "ed"


def _nominal(trigger: Trigger, status: Status) -> str:
    phrase = " ".join(word.text for word in trigger.words) if len(trigger.words) > 1 else (
        trigger.head.text)  # fmt: skip
    details = [
        f"{name} {_phrase(thing)}"
        for name, thing, _ in phrases(trigger.head)
        if name in ("of", "on", "against", "between", "with")
    ]
    prefix = {"planned": "planned ", "possible": "feared ", "denied": "no "}.get(status, "")
    return f"{prefix}{phrase} {' '.join(details[:1])}".strip()


def _phrase(token: Token) -> str:
    first, last = noun_phrase(token)
    words = token.doc[first : last + 1]
    while len(words) > 1 and words[0].lower_ in ("the", "a", "an"):
        words = words[1:]
    person = next(
        (child for child in children(token, "appos") if child.ent_type_ == "PERSON"), None
    )
    if lemma(token) in NAMED_THINGS:
        person = None
    text = str(person.text if person is not None else words.text)
    near = next((child for child in children(token, "appos") if 0 < child.i - token.i <= 3), None)
    if person is None and near is not None and near.pos_ == "NOUN":
        text = str(token.doc[words[0].i : near.i + 1].text)
    for name, thing, _ in phrases(token):
        if name == "of":
            inner_first, inner_last = noun_phrase(thing)
            text = f"{text} of {token.doc[inner_first : inner_last + 1].text}"
            break
    return text


def _clause(verb: Token) -> str:
    """The content of a demand: "that the ships leave"."""
    words = [word for word in verb.subtree if not word.is_space]
    words = [word for word in words if word.i <= verb.i or word.head == verb or word.i - verb.i < 4]
    while words and words[-1].is_punct:
        words.pop()
    if len(words) > CLAUSE_WORDS:
        return ""
    text = str(verb.doc[words[0].i : words[-1].i + 1].text)
    return text if text.lower().startswith("that ") else f"that {text}"


def _said_to(trigger: Trigger, name: str) -> str:
    """The preposition that the article puts before the other side: "fired at"."""
    verb = trigger.verb
    if verb is None or trigger.sense.type != "ASSAULT":
        return ""
    for word in (verb, *frame(verb).undergoers):
        for said, thing, _ in phrases(word):
            if said in ("at", "on", "into") and thing.text in name:
                return said
    return ""


def _preposition_to(trigger: Trigger) -> str:
    if trigger.sense.mode in ("discontinue", "withdraw"):
        return "with"
    return {
        "CONSULT": "with", "COOPERATE": "with", "AGREE": "with", "SANCTION": "against",
        "ASSAULT": "against", "THREATEN": "against", "AID": "for", "SUPPORT": "for",
        "ACCUSE": "against", "PROTEST": "against", "MOBILIZE": "against",
    }.get(trigger.sense.type, "")  # fmt: skip


def _where(
    places: Sequence[EventPlace], named: Mapping[str, Place], told: str, wording: Wording
) -> str:  # fmt: skip
    for role in ("location", "path", "destination", "origin", "target"):
        held = [one for one in places if one.role == role and one.place and one.place in named]
        names = [
            named[one.place].name
            for one in held
            if one.place
            and not _told(named[one.place].name, told)
            and not any(_told(wording.written.get(m, "?"), told) for m in one.mentions)
        ]
        if names and (role != "destination" or len(names) == len(held)):
            first = held[0]
            kind = named[first.place or ""].kind
            article = "the " if kind in AT_SEA and not names[0].lower().startswith("the ") else ""
            start = names[0].split()[0].lower()
            if kind == "derived" and (start in DERIVED or start[0].isdigit()):
                return _joined(names)
            said = wording.prepositions.get(first.mentions[0], "") if first.mentions else ""
            fits = said in SAID and not (role == "location" and said in SAID_OF_MOVES)
            word = said if fits else PREPOSITION[role]
            return f"{word} {article}{_joined(names)}"
    return ""


def _told(name: str, told: str) -> bool:
    lowered = told.lower()
    return name.lower() in lowered or (" " in name and name.rsplit(" ", 1)[1].lower() in lowered)


def _plain(name: str) -> str:
    return " ".join(name.split())


def _joined(names: Sequence[str]) -> str:
    names = list(dict.fromkeys(name for name in names if name))
    if len(names) > 3:
        return f"{', '.join(names[:2])} and {len(names) - 2} more"
    if len(names) > 1:
        return f"{', '.join(names[:-1])} and {names[-1]}"
    return names[0] if names else ""
