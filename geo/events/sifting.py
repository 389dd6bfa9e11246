"""Which triggers of a sentence stay: one word each for one event, and nothing that is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from geo.events.arguments import Sides
from geo.events.causes import NATURAL, due_to_cause, is_deadly
from geo.events.grammar import children, frame, lemma, modifiers, of_none, phrases
from geo.events.reading import Reading
from geo.events.status import Judgement, judge, tense
from geo.events.triggers import Trigger, clause_chain
from geo.events.vocabulary import Vocabulary
from geo.records import EventPlace, Number, Participant, Report

if TYPE_CHECKING:
    from spacy.tokens import Token

SAYING = frozenset({"AGREE", "THREATEN", "REQUEST", "REJECT", "SUPPORT", "CONCEDE"})
"""What is agreed, threatened or demanded is that event's content, and no event of its own."""
CONTENT = ("xcomp", "ccomp", "pcomp", "dobj", "pobj", "prep", "acl", "oprd", "nsubjpass")
ENDING = frozenset({"end", "stop", "halt", "suspend", "cease", "cancel", "continue", "abandon"})
HARM = ("ACCIDENT", "ASSAULT", "COERCE")
OF_ONE = frozenset({"nomination", "nominee", "appointment", "choice", "pick", "selection",
                    "dismissal", "sacking", "ouster", "arrest", "detention", "assassination",
                    "murder", "killing", "abduction", "kidnapping", "execution"})  # fmt: skip
"""Nouns of which one name says enough: "his nomination", "the coach's dismissal"."""
CHARGES = frozenset({"charge", "indict", "arraign", "convict", "sentence", "jail"})
VAGUE = frozenset({"MOBILIZE", "MOVEMENT", "ASSAULT"})
PUBLIC = ("state", "police", "party", "international body", "military", "rebels", "company")
"""Kinds whose deeds are news even where the text does not say of which country."""
BLASTS = frozenset({"blast", "explosion", "detonation"})
CHARGING = frozenset({"convict", "accuse", "charge", "acquit", "suspect", "guilty", "clear",
                      "sentence", "jail", "innocent", "indict", "try"})  # fmt: skip
WORKS = frozenset({"mine", "plant", "factory", "refinery", "warehouse", "pipeline", "pit", "mill",
                   "colliery", "gas", "boiler", "kitchen", "methane", "propane", "firedamp", "coal",
                   "dust", "steam", "ammonia", "silo", "smelter", "quarry", "depot",
                   "workshop", "tank"})  # fmt: skip
"""Where things blow up by accident."""
WOODS = frozenset({"hectare", "acre", "forest", "woodland", "brush", "bushland", "scrub", "pine",
                   "grassland", "firebreak", "wildfire", "bushfire"})  # fmt: skip
"""What burns in a wildfire."""
FINDING = frozenset({"find", "recover", "discover", "retrieve"})
VIOLENCE = frozenset({"murder", "kill", "shoot", "stab", "grave", "bullet", "gunshot", "wound",
                      "execute", "strangle", "behead", "torture", "homicide", "fighting", "attack",
                      "bound", "kidnap", "abduct", "massacre", "bomb"})  # fmt: skip
BALLOTS = frozenset({"election", "vote", "poll", "polling", "ballot", "referendum", "runoff",
                     "run-off", "voter", "by-election"})  # fmt: skip
DYING = frozenset({"die", "perish", "drown", "succumb", "lose", "bleed"})
HARDSHIP = frozenset({"thirst", "hunger", "cold", "exposure", "injury", "burn", "dehydration",
                      "starvation", "smoke", "suffocation", "exhaustion"})  # fmt: skip
BESIDE = frozenset({"over", "after", "following", "since", "during", "amid", "before", "despite",
                    "because"})  # fmt: skip
"""What hangs on these is the cause or the time of what is said, not what is said."""
SPANS = frozenset({"for", "in", "within", "of", "than"})
HABITS = frozenset({"annually", "yearly", "usually", "often", "frequently", "normally", "regularly",
                    "rarely", "seldom", "typically", "traditionally"})  # fmt: skip
PRESS = frozenset({"name", "identify", "comment", "elaborate", "quote"})
LYING = frozenset({"meet", "cross", "enter", "join", "leave", "pass", "reach", "run", "fall"})


def sift(
    found: Sequence[tuple[Trigger, Judgement]],
    reading: Reading,
    vocabulary: Vocabulary,
    *,
    context: Trigger | None = None,
    ahead: Trigger | None = None,
) -> list[tuple[Trigger, Judgement]]:
    """Drop what is content, doublet, wish or quoted opinion; effects take their cause's type.

    `context` and `ahead`: the last cause of deaths told before, and one told in the next sentences.
    """
    standing = []
    for one, told in found:
        if one.sense.type == "REJECT" and told.status == "denied":
            continue  # "had not ruled out" refuses nothing
        if (
            _is_of_crime(one, context)
            or _is_lone_death(one, found, context)
            or any(test(one) for test in _NO_EVENTS)
        ):
            continue
        if told.stands and not (one.carrier is not None and _is_presupposed(one, told)):
            standing.append((one, told))
        elif one.carrier is not None and (children(one.head, "poss") or not told.stands):
            alone = replace(
                one,
                carrier=None,
                role="",
                words=tuple(word for word in one.words if word != one.carrier),
            )
            again = judge(alone, vocabulary)
            if again.stands and children(one.head, "poss"):
                standing.append((alone, again))
    every = [one for one, _ in standing]
    kept = []
    for trigger, told in standing:
        if _is_question(trigger) or _is_general(trigger, told) or _is_speaker(trigger, vocabulary):
            continue
        if _is_content(trigger, every) or _is_doublet(trigger, every, vocabulary):
            continue
        if _did_not_come(trigger, told):
            continue
        if trigger.sense.noun and trigger.carrier is None and not _has_parts(trigger, reading):
            continue
        meant = due_to_cause(_recast(trigger, context), every, context, ahead, reading, vocabulary)
        kept.append((_named_by_noun(meant, every), told))
    return kept


def _is_lone_death(
    trigger: Trigger, found: Sequence[tuple[Trigger, Judgement]], context: Trigger | None
) -> bool:
    """True for who dies of a named cause, or where no sentence before told what kills."""
    if trigger.sense.noun or trigger.sense.type != "ASSAULT" or lemma(trigger.head) not in DYING:
        return False
    causes = [thing for name, thing, _ in phrases(trigger.head) if name in ("of", "from")]
    if any(lemma(thing) not in VIOLENCE | HARDSHIP for thing in causes):
        return True
    around = [one for one, _ in found if one is not trigger]
    told_here = any(one.sense.type in (*NATURAL, "ASSAULT") for one in around)
    return context is None or told_here  # what kills here has the figure already


def _named_by_noun(trigger: Trigger, others: Sequence[Trigger]) -> Trigger:
    """A verb together with the noun that names the same: "an earthquake … killed 80"."""
    if trigger.sense.noun:
        return trigger
    parts = frame(trigger.head)
    subjects = parts.undergoers if parts.passive else parts.doers
    noun = next((other for other in others if other.sense.noun and other.head in subjects
                 and (other.sense.type in NATURAL or other.sense.type == trigger.sense.type)
                 and other.head.i < trigger.head.i), None)  # fmt: skip
    if noun is None:
        return trigger
    words = tuple(sorted({*trigger.words, *noun.words}, key=lambda token: token.i))
    return replace(trigger, words=words)


def _did_not_come(trigger: Trigger, told: Judgement) -> bool:
    return _is_harm_to_nobody(trigger) or _is_no_disaster(trigger, told)


def _is_harm_to_nobody(trigger: Trigger) -> bool:
    """True for "nobody was injured": no event, not even a denied one."""
    if trigger.sense.noun or trigger.sense.type not in ("ASSAULT", "ACCIDENT", "HAZARD"):
        return False
    return any(token.lower_ in ("nobody", "none", "no-one") or (
        token.lower_ == "one" and any(child.lower_ == "no" for child in token.children)
    ) for token in frame(trigger.head).undergoers)  # fmt: skip


def _is_no_disaster(trigger: Trigger, told: Judgement) -> bool:
    """True for a hazard or an accident that did not come, or may not: "buses will not run", "no
    tsunami", "if no rain falls"."""
    if trigger.sense.type not in NATURAL or told.source is not None:
        return False
    return told.status == "denied" or (told.status == "possible" and of_none(trigger.head))


def _is_presupposed(trigger: Trigger, told: Judgement) -> bool:
    """True for "end its invasion": what the verb does not make true is true all the same."""
    if trigger.carrier is None or lemma(trigger.carrier) not in ENDING:
        return False
    unreal = told.status in ("planned", "possible") or any(
        child.tag_ == "TO" for child in trigger.carrier.children
    )
    return unreal and bool(children(trigger.head, "poss"))


def meets_needs(
    trigger: Trigger, found: Sides, actors: Sequence[Participant],
    recipients: Sequence[Participant], places: Sequence[EventPlace],
    numbers: Sequence[Number] = (), *, dated: bool = False,
) -> bool:  # fmt: skip
    """True where everything is there that this reading of the trigger asks for.

    `dated`: the sentence says when it was.
    """
    placed = any(place.role != "scope" for place in places)
    known = [who for who in (*actors, *recipients) if who.country or who.kind]
    tests = {
        "place": placed,
        "actor": bool(actors),
        "recipient": bool(recipients),
        "object": bool(found.recipients),
        "participant": bool(known),
        "participants_two": len(actors) + len(recipients) > 1,
        "future": trigger.verb is not None and tense(trigger.verb) == "future",
        "place_or_day": (placed or dated) and bool(found.actors or found.recipients),
        "figure": any(number.kind == "killed" for number in numbers),
        "election": any(lemma(token) in BALLOTS for token in trigger.sentence.span),
        "place_or_force": placed or any(who.kind == "military" for who in (*actors, *recipients)),
    }
    return all(tests[need] for need in trigger.sense.needs)


def identified(
    trigger: Trigger, actors: Sequence[Participant], recipients: Sequence[Participant],
    places: Sequence[EventPlace], numbers: Sequence[Number], *, dated: bool, leads: bool = False,
) -> bool:  # fmt: skip
    """True where the text says enough to tell this event from others of its type.

    `dated`: the sentence says when it was. `leads`: it is what the article opens with.
    """
    placed = any(place.role != "scope" for place in places)
    if placed or numbers or (dated and _is_one(trigger)):
        return True
    everyone = (*actors, *recipients)
    if leads and everyone and is_grave(trigger):
        return True
    if trigger.sense.type == "ACCIDENT" and not trigger.sense.noun:
        return len(everyone) > 1 and any(who.country for who in everyone)
    if trigger.sense.type in ("HAZARD", "ACCIDENT", "ELECTION"):
        return trigger.sense.type == "ELECTION" and any(who.country for who in everyone)
    if trigger.sense.noun and trigger.carrier is None and lemma(trigger.head) not in OF_ONE:
        return bool(actors) and bool(recipients) and any(who.country for who in everyone)
    if trigger.sense.noun and trigger.carrier is None and trigger.sense.type in HARM:
        return any(is_named(who, trigger.sentence.start) for who in everyone)
    if trigger.sense.type in ("ASSAULT", "COERCE", "PROTEST", "SANCTION", "MOBILIZE"):
        return bool(everyone)
    if any(who.country for who in everyone):
        return True
    start = trigger.sentence.start
    of_person = trigger.sense.type == "RETREAT" or trigger.sense.mode == "appointment"
    named = everyone if of_person else actors
    return any(who.kind for who in actors) or any(is_named(who, start) for who in named)


def _is_one(trigger: Trigger) -> bool:
    """True for a verb, a noun that a verb brings to pass, and one that has its own day: of a
    date, it is one event."""
    return trigger.verb is not None or has_day(trigger.head)


def _is_question(trigger: Trigger) -> bool:
    return str(trigger.sentence.span.text).rstrip("\"' ").endswith("?")


def _only_tells(trigger: Trigger) -> bool:
    """True for "denied that …" and for a warning of what somebody else may do."""
    word = lemma(trigger.head)
    clauses = children(trigger.head, "ccomp")
    if not clauses or trigger.sense.noun:
        return False
    if trigger.sense.type == "REJECT" and word in ("deny", "dismiss"):
        return True
    return (
        trigger.sense.type == "THREATEN"
        and word == "warn"
        and any(subject.pos_ != "PRON" for clause in clauses for subject in frame(clause).doers)
    )


def _is_reserve(trigger: Trigger) -> bool:
    """True for "asked not to be named", "declined to comment": how somebody spoke to the press."""
    if trigger.sense.noun or trigger.sense.type not in ("REQUEST", "REJECT"):
        return False
    return any(lemma(verb) in PRESS and (lemma(trigger.head) != "ask" or children(verb, "neg"))
               for verb in children(trigger.head, "xcomp", "ccomp", "advcl"))  # fmt: skip


def _is_geography(trigger: Trigger) -> bool:
    """True for "where Niger meets Mali": the lie of the land, told in the present."""
    verb = trigger.verb
    if verb is None or verb.tag_ not in ("VBZ", "VBP") or children(verb, "aux", "auxpass"):
        return False
    return lemma(verb) in LYING and any(child.lower_ == "where" for child in verb.children)


def _is_general(trigger: Trigger, told: Judgement) -> bool:
    """True for what a relative clause says of things in general: "bases from which it is
    attacked", "those who could not leave"."""
    verb = trigger.verb
    if verb is None or verb.dep_ != "relcl":
        return False
    if told.status == "denied" and verb.head.pos_ in ("PRON", "DET", "NOUN"):
        return True
    if told.status == "denied" and tense(verb) == "present":
        return True  # "Moscow, which does not recognise the zone"
    return tense(verb) == "present" and told.status == "happened" and verb.tag_ == "VBN"


def _is_speaker(trigger: Trigger, vocabulary: Vocabulary) -> bool:
    """True for "we", "I" and "you": wishes and promises of a quotation."""
    verb = trigger.verb
    if verb is None:
        return any(child.lower_ in vocabulary.pronouns["speaker"]
                   for child in children(trigger.head, "poss"))  # fmt: skip
    return any(token.lower_ in vocabulary.pronouns["speaker"] for token in frame(verb).doers)


def _is_content(trigger: Trigger, others: Sequence[Trigger]) -> bool:
    """True for what another trigger's verb says, wants or refuses."""
    start = trigger.verb if trigger.verb is not None else trigger.head
    above = {other.head: other for other in others if other is not trigger
             and other.sense.type in SAYING and not other.sense.noun}  # fmt: skip
    if trigger.carrier is not None and trigger.carrier in above:
        return True
    for head, label, low in clause_chain(start):
        if label not in CONTENT or _is_parted(low, head) or head.lower_ in BESIDE:
            return False
        if head in above:
            return True
    return False


def _is_bare_crime(trigger: Trigger) -> bool:
    """True for "convicted of murder", "charged with assault": the charge and no event told."""
    noun = trigger.head
    if not trigger.sense.noun or children(noun, "prep", "nummod", "poss", "relcl", "acl"):
        return False
    first = noun
    while first.dep_ == "conj":
        first = first.head
    return (
        first.dep_ == "pobj"
        and first.head.lower_ in ("of", "with", "for")
        and lemma(first.head.head) in CHARGING
    )


def _is_of_crime(trigger: Trigger, context: Trigger | None) -> bool:
    """True for a body found where the text tells of violence: no accident."""
    found = trigger.sense.type == "ACCIDENT" and lemma(trigger.head) in FINDING
    if not found:
        return False
    if context is not None and context.sense.type == "ASSAULT":
        return True
    return any(lemma(token) in VIOLENCE for token in trigger.sentence.span)


def _is_parted(low: Token, head: Token) -> bool:
    """True where a semicolon stands between: two sentences in one."""
    first, last = sorted((low.i, head.i))
    return any(token.text == ";" for token in low.doc[first:last])


def _is_doublet(trigger: Trigger, others: Sequence[Trigger], vocabulary: Vocabulary) -> bool:
    """True for a noun that tells the same as the verb it belongs to: "wounded in a bombing"."""
    if not trigger.sense.noun:
        return any(
            other.sense.noun and other.carrier == trigger.head
            and vocabulary.types[other.sense.type].family
            == vocabulary.types[trigger.sense.type].family
            and other.sense.mode and not trigger.sense.mode
            for other in others
        )  # fmt: skip
    verbs = {other.head: other for other in others if not other.sense.noun}
    family = vocabulary.types[trigger.sense.type].family
    if trigger.carrier is not None and trigger.carrier in verbs:
        other = verbs[trigger.carrier]
        same = vocabulary.types[other.sense.type].family == family
        return not (same and trigger.sense.mode and not other.sense.mode)
    for head, label, _ in clause_chain(trigger.head):
        if head in verbs and vocabulary.types[verbs[head].sense.type].family == family:
            return True
        if label in ("relcl", "ccomp", "advcl", "conj", "acl", "parataxis", "xcomp", "nsubj"):
            return False
    return False


def _has_parts(trigger: Trigger, reading: Reading) -> bool:
    """A bare noun needs parts of its own, or to be a word that nothing else means."""
    if trigger.sense.specific or is_deadly(trigger):
        return True
    noun = trigger.head
    for token in noun.subtree:
        if token != noun and (
            reading.mention_at(trigger.sentence.paragraph, token) is not None
            or token.ent_type_ in ("PERSON", "ORG", "NORP", "GPE")
        ):
            return True
    return bool(children(noun, "poss")) or has_day(noun)


def _recast(trigger: Trigger, context: Trigger | None) -> Trigger:
    """What a word means where a volcano, a mine or a forest fire was told of."""
    if _is_its_blast(trigger) and context is not None and context.sense.type in NATURAL:
        sense = replace(trigger.sense, type=context.sense.type, mode=context.sense.mode)
        return replace(trigger, sense=sense)
    if _is_of_works(trigger):
        return replace(trigger, sense=replace(trigger.sense, type="ACCIDENT", mode="industrial"))
    wild = (context is not None and context.sense.mode == "wildfire") or any(
        lemma(token) in WOODS for token in trigger.sentence.span
    )
    if wild and trigger.sense.type == "ACCIDENT" and trigger.sense.mode == "fire":
        return replace(trigger, sense=replace(trigger.sense, type="HAZARD", mode="wildfire"))
    return trigger


def _is_of_works(trigger: Trigger) -> bool:
    """True for an explosion in a mine or a plant where nobody is said to have set it off."""
    noun = trigger.head if trigger.sense.noun else next(iter(frame(trigger.head).doers), None)
    if noun is None or trigger.sense.type != "ASSAULT" or lemma(noun) not in BLASTS:
        return False
    words = {lemma(token) for token in trigger.sentence.span}
    if words & {"bomb", "attack", "attacker", "missile", "drone", "militant", "rebel", "sabotage"}:
        return False
    hosts = [noun, trigger.head, *([trigger.verb] if trigger.verb is not None else [])]
    places = [thing for host in hosts for name, thing, _ in phrases(host)
              if name in ("at", "in", "inside", "near", "through")]  # fmt: skip
    sites = {lemma(word) for thing in (*places, noun) for word in (thing, *modifiers(thing))}
    return bool(sites & WORKS)


def _is_its_blast(trigger: Trigger) -> bool:
    """True for "the blast", said of what went off before: a volcano, a factory."""
    nouns = [trigger.head] if trigger.sense.noun else list(frame(trigger.head).doers)
    if not nouns or trigger.sense.type != "ASSAULT" or len(trigger.words) > 2:
        return False
    noun = nouns[0]
    return lemma(noun) in BLASTS and any(
        child.lower_ in ("the", "this", "that") for child in children(noun, "det")
    )


def is_grave(trigger: Trigger) -> bool:
    """True for what is news wherever it was and whoever it was: "A sacked worker shot two people",
    "A man was charged with murder"."""
    harm = trigger.sense.type in HARM or lemma(trigger.head) in CHARGES
    return harm and not trigger.sense.noun


def says_enough(report: Report, *, opens: bool = False) -> bool:
    """True where a reader learns something: a place, a day, a figure, a country, or two names.

    What is grave and what the article opens with (`opens`) is its news, if it names nobody.
    """
    told = report.status in ("happened", "ongoing")
    if opens and told and (report.actors or report.recipients):
        return True
    if report.numbers or any(place.role != "scope" for place in report.places):
        return True
    if report.type == "MOVEMENT":
        return False
    everyone = (*report.actors, *report.recipients)
    if report.time.basis != "inferred" or any(who.country for who in everyone):
        return True
    if report.type not in VAGUE and any(who.kind in PUBLIC for who in report.actors):
        return True
    return any(is_named(who, report.sentence.start) for who in everyone)


def has_day(noun: Token) -> bool:
    """True for "a strike in September": the noun's own words say when."""
    return any(token.ent_type_ == "DATE" and token.dep_ in ("pobj", "npadvmod", "compound")
               for token in noun.subtree if token.i > noun.i)  # fmt: skip


def is_named(who: Participant, start: int) -> bool:
    """True for a name of somebody, not "the army", "Fighters" or "young people".

    `start` is that of the sentence, where every word has a capital.
    """
    words = who.name.split()
    if len(words) > 1:
        return any(word[:1].isupper() for word in words[1:])
    return who.name[:1].isupper() and (who.mention.start > start or not who.name.endswith("s"))


def _is_habit(trigger: Trigger) -> bool:
    """True for "kills thousands every year", "any ship that calls there": no single event."""
    verb = trigger.verb
    if verb is None or verb.tag_ not in ("VBZ", "VBP") or children(verb, "aux", "auxpass"):
        return False
    if verb.dep_ == "relcl" and any(child.lower_ in ("any", "every", "each", "no")
                                    for child in children(verb.head, "det")):  # fmt: skip
        return True
    words = [token.lower_ for token in verb.subtree]
    return any(word in HABITS for word in words) or any(
        one in ("every", "each", "per", "a") and two in ("year", "month", "week", "day")
        and (one != "a" or place == 0 or words[place - 1] not in SPANS)
        for place, (one, two) in enumerate(pairwise(words))
    )  # fmt: skip


_NO_EVENTS = (_is_bare_crime, _only_tells, _is_reserve, _is_geography, _is_habit)
