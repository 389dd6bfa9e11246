"""One plain line that says what a report tells: "Fumio Kishida met Emmanuel Macron in Paris"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.events.grammar import children, frame, lemma, noun_phrase, of_none, phrases
from geo.events.naming import after_the_day
from geo.events.tenses import active as active_voice
from geo.events.tenses import passive as passive_voice
from geo.events.triggers import REFUSES, Trigger
from geo.records import EventPlace, Participant, Place, Status

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

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
ASIDE = frozenset({"out", "off", "away", "back", "up", "down", "over", "on", "together", "apart"})
"""What belongs to the verb though the parser may take it for a preposition: "walked out of"."""
WHOLE = frozenset({"everyone", "everybody", "anyone", "anybody", "someone", "somebody", "all",
                   "both", "those", "others", "each", "many", "several", "most", "some",
                   "himself", "herself", "itself", "themselves"})  # fmt: skip
"""Pronouns that say whom they mean."""
KILLING = frozenset({"kill", "injure", "wound", "hurt", "maim", "drown", "displace"})
DEADLY = frozenset({
    "accident", "attack", "avalanche", "bacterium", "blast", "blaze", "bomb", "bombing", "bullet",
    "bus", "car", "cholera", "clash", "cold", "collapse", "collision", "crash", "cyclone",
    "device", "disaster", "disease", "drone", "drought", "earthquake", "epidemic", "eruption",
    "explosion", "explosive", "famine", "fighting", "fire", "flood", "flooding", "gas", "grenade",
    "gunfire", "heat", "heatwave", "hurricane", "incident", "landslide", "lightning", "lorry",
    "measles", "mine", "missile", "mudslide", "outbreak", "quake", "raid", "rain", "rocket",
    "shell", "shelling", "shooting", "shot", "shrapnel", "storm", "strike", "stampede", "tornado",
    "thunderstorm", "train", "tree", "tremor", "truck", "tsunami", "typhoon", "vehicle",
    "violence", "virus", "volcano", "wall", "war", "wave", "weather", "wildfire", "wind", "wreck",
})  # fmt: skip
"""What kills beside people; of anything else the parser says so by mistake."""
SOME = frozenset({"dozen", "few", "hundred", "thousand", "handful", "number"})
OF_TIME = frozenset({"begin", "start", "continue", "resume", "rage", "erupt", "end", "break"})
"""Verbs by which something only happens: what seems their object is none."""
ABOUT = ("to", "on", "for", "with", "against", "of", "over")
SAID_ABOUT = ("AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE")
CONTENT = ("REQUEST", "REJECT", "THREATEN", "POLICY")
"""What the sentence below the verb says here is what was asked, refused, threatened or ruled."""


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
    if trigger.role == REFUSES:  # "will not pay": the refusal happened, what is refused will not
        status = "denied"
    doers = _joined([_plain(who.name) for who in actors])
    if not doers and not trigger.sense.noun:
        doers = _joined(
            [
                wording.pronouns.get(token.i, "").removeprefix("the ")
                if token.pos_ == "PRON" and token.lower_ not in WHOLE
                else _phrase(token)
                for token in frame(trigger.head).doers
                if not _kills(trigger.head) or _is_deadly(token)
            ]
        )
    said = _nominal(trigger, status) if trigger.sense.noun and trigger.carrier is None else (
        _verbal(trigger, status, wording.pronouns, active=bool(doers)))  # fmt: skip
    words = [doers, said] if doers else [said]
    if trigger.sense.noun and trigger.carrier is None:
        owner = f"{doers}'" if doers.endswith("s") else f"{doers}'s"
        words = [f"{owner} {said}" if doers and not _told(doers, said) else said]
    elif _happens(trigger):
        words = [said]
    told = " ".join(words)
    others = [
        _plain(who.name) for who in recipients
        if not _told(who.name, told) and who.name.split(" ")[0] != told.rsplit(" ", 1)[-1]
    ]  # fmt: skip
    if others and (trigger.sense.noun or not frame(trigger.head).undergoers or doers):
        joint = _said_to(trigger, others[0]) or _preposition_to(trigger)
        if joint:
            told = f"{told} {joint} {_joined(others)}"
    where = _where(places, named, told, wording)
    if where:
        told = f"{told} {where}"
    told = " ".join(told.split()).removeprefix("the ")
    if len(told) > LONGEST:
        told = told[: LONGEST - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"
    return (told[0].upper() + told[1:]) if told else type_label


def _verbal(trigger: Trigger, status: Status, pronouns: Mapping[int, str], *, active: bool) -> str:
    verb = trigger.verb
    if verb is None:
        return str(trigger.head.text)
    if status == "denied" and of_none(verb):  # "no shot was fired" says it already
        status = "happened"
    parts = frame(verb)
    adverbs = [
        word for word in trigger.words
        if word.dep_ in BESIDE and (word.head == verb or word.dep_ == "neg")
        and trigger.role != REFUSES
    ]  # fmt: skip
    others = [
        token for token in parts.undergoers
        if token not in trigger.words and token.lower_ not in ("that", "which")
    ]  # fmt: skip
    given = others if parts.passive and others else [
        token for token in parts.undergoers if token.lower_ not in ("that", "which")
    ]  # fmt: skip
    beside = [*children(verb, "prt"), *adverbs]
    beside = beside or _aside(verb)
    late = [word for word in beside if given and verb.i < given[0].i < word.i]
    particles = " ".join(child.text for child in beside if child not in late)
    things = [
        pronouns.get(token.i) or _phrase(token)
        if token.lower_ in WHOLE
        else pronouns.get(token.i, _phrase(token))
        for token in given[:2]
    ]
    things = [thing for thing in things if thing and " of them" not in thing]
    if _happens(trigger):
        whom = things[:1] if lemma(verb) not in OF_TIME and not parts.passive else []
        return " ".join([_event(trigger.head), active_voice(verb, status), particles, *whom])
    if len(things) == 2 and not parts.passive:
        things = _given(verb, given, things)
        if not active and children(verb, "dative"):
            return f"{_phrase(given[0])} {passive_voice(verb, status)} {particles}"
    if things and late:
        things = [*things[:-1], " ".join([things[-1], *(word.text for word in late)])]
    if not active and things:
        tail = "" if particles else " ".join(
            word.text for word in trigger.words
            if word.i > verb.i and word.pos_ in ("ADP", "NOUN", "ADJ")
            and word not in given and not trigger.sense.noun and not _left_open(word, trigger)
        )  # fmt: skip
        return f"{_joined(things)} {passive_voice(verb, status)} {particles or tail}".strip()
    if not active and parts.passive and not trigger.sense.noun:
        return f"{passive_voice(verb, status)} {particles}".strip()
    if not active and trigger.role == "happens":
        return f"{_phrase(trigger.head)} {active_voice(verb, status)} {particles}".strip()
    did = f"{active_voice(verb, status)} {particles}".strip()
    if trigger.role == "happens":
        things = [_phrase(trigger.head), *things]
    things = _with_clause(trigger, verb, _with_prepositions(trigger, verb, things))
    return f"{did} {_joined(things or _aimed(trigger, verb, bare=not particles))}".strip()


def _left_open(word: Token, trigger: Trigger) -> bool:
    """True for the "from" of "freed from jail", whose jail no label would tell."""
    return any(thing not in trigger.words for thing in children(word, "pobj"))


def _with_prepositions(trigger: Trigger, verb: Token, things: list[str]) -> list[str]:
    """The objects, with what stands after the preposition that belongs to the trigger."""
    hung = [word for word in trigger.words if word != verb and word.dep_ == "prep"]
    if hung and not things:
        objects = [
            _phrase(thing) for name, thing, at in phrases(verb)
            if at in hung and lemma(thing) not in COMPASS
        ]  # fmt: skip
        return [f"{hung[0].text} {_joined(objects[:2])}"] if objects else []
    if hung and any(word.dep_ == "dobj" for word in trigger.words):
        objects = [_phrase(thing) for _, thing, at in phrases(verb) if at in hung]
        return [f"{things[0]} {hung[0].text} {objects[0]}"] if objects else things
    return things


def _with_clause(trigger: Trigger, verb: Token, things: list[str]) -> list[str]:
    """The objects, with what they were asked to do or found to be; else what the clause says."""
    request = trigger.sense.type == "REQUEST" and len(things) == 1
    infinitive = [below for below in children(verb, "xcomp") if below.i > verb.i]
    if infinitive and (not things or request):
        return [" ".join([*things, _infinitive(infinitive[0])])]
    clause = [below for below in children(verb, "ccomp") if below.i > verb.i]
    found = [_found(below) for below in clause]
    found += [
        f"{things[0]} {word.text}" for word in children(verb, "oprd")
        if things and word.pos_ == "ADJ"
    ]  # fmt: skip
    if any(found):
        return [next(filter(None, found))]
    if clause and trigger.sense.type in CONTENT and not children(verb, "dobj", "dative"):
        return [_clause(clause[0])]
    wish = [f"for {_phrase(thing)}" for name, thing, _ in phrases(verb) if name == "for"
            and thing.ent_type_ not in ("DATE", "TIME")]  # fmt: skip
    if request and wish and wish[0] not in things[0]:
        return [f"{things[0]} {wish[0]}"]
    return things


def _aimed(trigger: Trigger, verb: Token, *, bare: bool) -> list[str]:
    """What a verb without objects was about, or went through."""
    about = (
        ("to", "on", "for", "with", "against", "of", "over")
        if trigger.sense.type in SAID_ABOUT
        else ()
    )
    way = ("through", "into") if bare else ()
    return [
        f"{name} {_phrase(thing)}"
        for name, thing, _ in phrases(verb)
        if (name in about and thing.ent_type_ not in ("DATE", "TIME"))
        or (name in way and thing.pos_ == "NOUN")
    ][:1]


def _happens(trigger: Trigger) -> bool:
    """True for a noun that is the subject of the verb that brings it to pass: "fighting raged"."""
    return (
        trigger.role == "happens"
        and trigger.head.dep_ == "nsubj"
        and trigger.head.head == trigger.carrier
    )


def _kills(verb: Token) -> bool:
    """True for "killed", "drowned" and their like with somebody to whom it was done."""
    return lemma(verb) in KILLING and bool(frame(verb).undergoers)


def _is_deadly(doer: Token) -> bool:
    """True for people and for what kills, itself or as what it is made of: "a line of storms"."""
    inner = [thing for name, thing, _ in phrases(doer) if name == "of"]
    return any(
        lemma(one) in DEADLY or one.ent_type_ == "PERSON" or one.lower_ in DEADLY
        for one in (doer, *inner, *children(doer, "compound"))
    )


def _event(noun: Token) -> str:
    """The happening with its sides: "fighting between the army and rebels"."""
    between = [_phrase(thing) for name, thing, _ in phrases(noun) if name == "between"]
    return f"{_phrase(noun)} between {_joined(between)}" if between else _phrase(noun)


def _aside(verb: Token) -> list[Token]:
    """Particles that the parser took for prepositions and adverbs: "walked out of", "sent back"."""
    return [
        word for word in children(verb, "prep", "advmod")
        if word.lower_ in ASIDE and word.i > verb.i and not children(word, "pobj", "pcomp")
        and word.i - verb.i < 6
    ][:1]  # fmt: skip


def _given(verb: Token, given: Sequence[Token], things: list[str]) -> list[str]:
    """The two objects of giving: "offered the firm relief", "handed men to the Red Cross"."""
    for prep in children(verb, "dative"):
        if prep.pos_ == "ADP" and given[1] in children(prep, "pobj"):
            return [f"{things[0]} {prep.text} {things[1]}"]
    if given[0].dep_ == "dative" and given[1].dep_ == "dobj":
        return [" ".join(things)]
    if given[1].dep_ == "dative" and given[0].dep_ == "dobj":
        return [" ".join(reversed(things))]
    return things


def _infinitive(below: Token) -> str:
    """What was begun, refused or asked: "to leave Lima", "to be freed", "bombing the town"."""
    helpers = [word.lower_ for word in children(below, "neg", "aux", "auxpass") if word.i < below.i]
    parts = frame(below)
    inner = [] if parts.passive else [_phrase(token) for token in parts.undergoers[:1]]
    inner = [thing for thing, token in zip(inner, parts.undergoers, strict=False)
             if (token.pos_ != "PRON" or token.lower_ in WHOLE) and token.i > below.i]  # fmt: skip
    for clause in children(below, "ccomp")[: not inner]:  # "to let people land"
        inner = [f"{_phrase(whom)} {clause.text}" for whom in children(clause, "nsubj")
                 if lemma(below) in ("let", "make", "help") and whom.pos_ != "PRON"]  # fmt: skip
    particles = [word.text for word in [*children(below, "prt"), *_aside(below)]]
    said = below.lower_ if helpers or below.tag_ == "VBG" else f"to {lemma(below)}"
    return " ".join([*helpers, said, *particles, *inner])


def _found(below: Token) -> str:
    """What somebody was found or declared: "the manager guilty"."""
    whom = children(below, "nsubj")
    if below.pos_ != "ADJ" or not whom or children(below, "aux", "cop", "mark"):
        return ""
    return f"{_phrase(whom[0])} {below.text}"


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
    words = token.doc[after_the_day(token, first) : last + 1]
    while (
        len(words) > 1
        and (
            words[0].lower_ in ("the", "a", "an", "when", "while", "whose")
            or words[0].tag_ == "WRB"
        )
        and not (words[0].lower_ == "a" and lemma(words[1]) in SOME)
    ):
        words = words[1:]
    person = next(
        (child for child in children(token, "appos") if child.ent_type_ == "PERSON"), None
    )
    if lemma(token) in NAMED_THINGS:
        person = None
    text = _lowered(words)
    if person is not None:
        named_first, named_last = noun_phrase(person)
        text = str(token.doc[named_first : named_last + 1].text)
    near = next((child for child in children(token, "appos") if 0 < child.i - token.i <= 3), None)
    if person is None and near is not None and near.pos_ == "NOUN":
        text = str(token.doc[words[0].i : near.i + 1].text)
    for name, thing, _ in phrases(token):
        if name == "of":
            owner = next((child for child in children(thing, "appos")
                          if child.ent_type_ == "PERSON"), thing)  # fmt: skip
            inner_first, inner_last = noun_phrase(owner)
            text = f"{text} of {token.doc[inner_first : inner_last + 1].text}"
            break
    return text


def _lowered(words: Span) -> str:
    """Its words; the first word of a sentence loses its capital unless it is a name's."""
    first = words[0]
    common = first.pos_ != "PROPN" and not first.ent_type_ and not first.text.isupper()
    text = str(words.text)
    return text[0].lower() + text[1:] if first.is_sent_start and common else text


def _clause(verb: Token) -> str:
    """The content of a demand: "that the ships leave"."""
    words = [word for word in verb.subtree if not word.is_space]
    words = [word for word in words if word.i <= verb.i or word.head == verb or word.i - verb.i < 4]
    joined = [word.i for word in children(verb, "cc")]
    words = [word for word in words if not joined or word.i < joined[0]]
    if any(word.pos_ == "PRON" and word.dep_ == "nsubj" and word.head == verb for word in words):
        return ""
    while words and words[-1].is_punct:
        words.pop()
    if len(words) > CLAUSE_WORDS:
        return ""
    text = str(verb.doc[words[0].i : words[-1].i + 1].text)
    if any(word.tag_ in ("WRB", "WP", "WDT") for word in words):
        return text if words[0].tag_ in ("WRB", "WP", "WDT") else ""
    return text if text.lower().startswith("that ") else f"that {text}"


def _said_to(trigger: Trigger, name: str) -> str:
    """The preposition that the article puts before the other side: "fired at"."""
    verb = trigger.verb
    if verb is None or trigger.sense.type not in ("ASSAULT", "SANCTION"):
        return ""
    for word in (verb, *frame(verb).undergoers):
        for said, thing, _ in phrases(word):
            if said in ("at", "on", "into", "from") and thing.text in name:
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
            fits = (
                said in (SAID if role != "destination" else SAID | {"for", "towards", "toward"})
                and (said != "between" or len(names) > 1)
                and not (role == "location" and said in SAID_OF_MOVES)
            )
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
