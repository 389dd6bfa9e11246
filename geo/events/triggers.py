"""Finding the words that make a sentence tell of an event.

A trigger is a verb ("shelled"), a verb with what hangs on it ("called for"), a noun that a
carrying verb brings to pass ("held talks"), or a noun with parts of its own ("Russia's invasion
of Ukraine"). A word of the lexicon alone is none: conditions on its arguments, the job it has in
the sentence and the metaphors of news decide.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geo.events.grammar import (
    QUANTITIES,
    Frame,
    children,
    frame,
    governor,
    kind_nouns,
    lemma,
    modifiers,
    phrases,
    taken_for_adjective,
)  # fmt: skip
from geo.events.vocabulary import Condition, Sense, Vocabulary
from geo.language import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

FARTHEST = 6
"""Words between a verb and what hangs on it in the lexicon ("take … hostage")."""
SERIES = frozenset({"day", "week", "month", "hour", "campaign", "series", "spate", "act", "night",
                    "kind", "type", "spell", "bout", "flurry", "escalation"})  # fmt: skip
STRUGGLES = frozenset({"fight", "battle", "combat", "attack", "target", "tackle"})
"""Verbs that news also uses of poverty, inflation and disease."""
ASPECTS = frozenset({"begin", "start", "continue", "end", "resume", "occur", "happen", "take",
                     "kill", "intensify", "rage", "last", "fail", "injure", "wound"})  # fmt: skip
"""Verbs that say of a noun that it takes place, or what it did."""
GIVING = frozenset({"as", "to", "for", "of", "from", "off", "down", "over", "into", "onto", "on",
                    "through", "out of"})  # fmt: skip
"""Prepositions of what somebody becomes, loses or falls from."""
SERVING = frozenset({"be", "serve", "act", "become", "return", "continue", "work"})
"""Verbs after which "as" says what somebody will be."""
TURNED = frozenset({"break", "call", "hold", "turn"})
"""Verbs that a particle makes another: "broke out" breaks no rule."""
REFUSES = "refuses"
"""Role of a verb that somebody says he will not do."""
EVERYDAY = frozenset({"announce", "declare", "order", "propose", "confirm",
                      "take", "make", "get", "give", "have", "hold", "keep", "put", "set", "go",
                      "come", "be", "see", "find", "run", "show", "bring", "carry", "turn",
                      "call", "tell", "say", "fall", "rise", "play", "offer", "leave", "lose",
                      "win", "reach", "meet", "ask", "serve", "work", "start", "begin", "stop",
                      "end", "continue", "remain", "use", "name", "choose", "consider", "pick",
                      "hear", "publish", "present", "introduce", "drop", "raise", "cut", "pass",
                      "draw", "return", "add", "pay", "buy", "sell", "share", "record", "report",
                      "warn", "clear", "open", "attend", "exchange", "appear", "close", "know",
                      "follow"})  # fmt: skip
"""Verbs that mean too much to be read without their objects."""
LOOSE_SCORE = 0.55
LONGEST_TRIGGER = 8
"""Words from a carrying verb to its noun, both included, that are still shown as one trigger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A word or words that tell of an event, in one reading."""

    sense: Sense
    head: Token
    """The verb, or the noun."""
    carrier: Token | None
    """The verb that brings a noun to pass: "held" in "held talks"."""
    role: str
    """How the carrier holds the noun: does, suffers, happens; "" without a carrier."""
    words: tuple[Token, ...]
    """All tokens that belong to it, in text order."""
    sentence: Sentence

    @property
    def verb(self) -> Token | None:
        """The verb that carries tense and adjuncts, if there is one."""
        return self.carrier if self.sense.noun else self.head

    @property
    def first(self) -> Token:
        """First word of the trigger as it is shown."""
        return self.words[0] if self._is_compact else self.head

    @property
    def last(self) -> Token:
        """Last word of the trigger as it is shown."""
        return self.words[-1] if self._is_compact else self.head

    @property
    def _is_compact(self) -> bool:
        return bool(self.words[-1].i - self.words[0].i < LONGEST_TRIGGER)


def find_triggers(sentence: Sentence, vocabulary: Vocabulary) -> list[Trigger]:
    """All triggers of a sentence in text order; doubtful ones and doublets are still among
    them."""
    found = []
    for token in sentence.span:
        gerund = token.tag_ == "VBG" and token.dep_ in ("nsubj", "csubj", "nsubjpass")
        if gerund and token.lower_ in vocabulary.nouns:
            trigger = _nominal(token, sentence, vocabulary)
        elif token.pos_ in ("VERB", "AUX") and token.tag_.startswith("VB"):
            trigger = _verbal(token, sentence, vocabulary)
        elif token.pos_ in ("NOUN", "PROPN") and token.dep_ != "compound":
            trigger = _nominal(token, sentence, vocabulary)
        else:
            continue
        if trigger is not None:
            found.append(trigger)
    return found


def _verbal(token: Token, sentence: Sentence, vocabulary: Vocabulary) -> Trigger | None:
    senses = vocabulary.verbs.get(lemma(token), ())
    adjective = token.dep_ in ("amod", "compound", "nmod") and not taken_for_adjective(token)
    if not senses or adjective or _is_people(token):
        return None
    found = next(_readings(token, senses, sentence, vocabulary), None)
    return found or _loose_reading(token, senses, sentence, vocabulary)


def _loose_reading(
    token: Token, senses: Iterable[Sense], sentence: Sentence, vocabulary: Vocabulary
) -> Trigger | None:
    """A verb of the lists with a doer or an undergoer that they lack: surer only in its place
    or on its day."""
    if lemma(token) in EVERYDAY or not _is_told(token) or _is_metaphor(token, vocabulary):
        return None
    parts = frame(token)
    for sense in senses:
        words = _hung(token, sense.words[1:])
        if words is None or sense.complement or not _is_loosely(sense, token, parts):
            continue
        needs = sense.needs | {"place_or_day"}
        return Trigger(
            sense=replace(sense, needs=needs, score=min(sense.score, LOOSE_SCORE)),
            head=token, carrier=None, role="", sentence=sentence,
            words=tuple(sorted({token, *words, *children(token, "prt")}, key=lambda t: t.i)),
        )  # fmt: skip
    return None


def _is_told(verb: Token) -> bool:
    """True for a verb that tells what was done: "seized", "was seized", "had seized"."""
    if verb.tag_ == "VBD":
        return True
    helpers = children(verb, "aux", "auxpass")
    return verb.tag_ == "VBN" and bool(helpers) and all(child.tag_ != "MD" for child in helpers)


def _is_loosely(sense: Sense, verb: Token, parts: Frame) -> bool:
    """True where one of the two conditions holds, and nothing rules the reading out."""
    if not (sense.subject or sense.object):
        return False
    if len(sense.words) == 1 and children(verb, "prt"):
        return False
    if sense.without and any(name in sense.without for name, _, _ in _all_phrases(verb)):
        return False
    if _fits(sense.subject_not, parts.doers, default=False) or _fits(
        sense.object_not, parts.undergoers, default=False
    ):
        return False
    doer = (
        bool(sense.subject)
        and bool(parts.doers)
        and _fits(sense.subject, parts.doers, default=False)
    )
    thing = (
        bool(sense.object)
        and bool(parts.undergoers)
        and _fits(sense.object, parts.undergoers, default=False)
    )
    if sense.object and parts.undergoers == ():
        return False
    return doer or thing


def other_readings(trigger: Trigger, vocabulary: Vocabulary) -> Iterator[Trigger]:
    """What else a verb may tell, for where the text lacks what the first reading asks for."""
    if not trigger.sense.noun and trigger.role != REFUSES:
        senses = vocabulary.verbs.get(lemma(trigger.head), ())
        for other in _readings(trigger.head, senses, trigger.sentence, vocabulary):
            if other.sense != trigger.sense:
                yield other


def _readings(
    token: Token, senses: Iterable[Sense], sentence: Sentence, vocabulary: Vocabulary
) -> Iterator[Trigger]:
    parts = frame(token)
    for sense in senses:
        words = _hung(token, sense.words[1:])
        if len(sense.words) == 1 and sense.words[0] in TURNED and children(token, "prt"):
            continue
        if (
            words is not None
            and _holds(sense, token, parts)
            and not _is_metaphor(token, vocabulary)
        ):
            yield Trigger(
                sense=sense, head=token, carrier=None, role="", sentence=sentence,
                words=tuple(sorted({token, *words, *children(token, "prt")}, key=lambda t: t.i)),
            )  # fmt: skip


def _is_people(token: Token) -> bool:
    """True for "visited the wounded", "nine of the injured": people and no verb."""
    if not token.i or token.nbor(-1).tag_ != "DT":
        return False
    return token.dep_ in ("dobj", "pobj") or (
        token.tag_ == "VBN" and token.nbor(-1).lower_ in ("the", "these", "those")
    )


def _nominal(token: Token, sentence: Sentence, vocabulary: Vocabulary) -> Trigger | None:
    if token.pos_ == "PROPN" and (token.text[0].isupper() and not _common_in_name(token)):
        return None
    word = token.lower_ if token.tag_ == "VBG" else lemma(token)
    for sense in vocabulary.nouns.get(word, ()):
        words = _in_order(token, sense.words)
        if words is None or _names_a_thing(token, words, vocabulary):
            continue
        if sense.complement and not _fits(sense.complement, _complements(token), default=True):
            continue
        if _is_metaphor(token, vocabulary):
            return None
        carrier, role = _carried(token, vocabulary)
        every = {*words, carrier} if carrier is not None else set(words)
        return Trigger(
            sense=sense, head=token, carrier=carrier, role=role, sentence=sentence,
            words=tuple(sorted(every, key=lambda t: t.i)),
        )  # fmt: skip
    return None


def _common_in_name(token: Token) -> bool:
    """True for "Hurricane" and the like, which the tagger takes into the name."""
    return token.lower_ in ("earthquake", "quake", "hurricane", "typhoon", "cyclone", "floods",
                            "flood", "wildfire", "wildfires", "election", "elections")  # fmt: skip


def _hung(verb: Token, words: tuple[str, ...]) -> list[Token] | None:
    """The tokens of these lemmas, each hanging on the verb or on the one before; None if any
    is missing."""
    found: list[Token] = []
    above = verb
    for word in words:
        for candidate in (verb, above):
            match = next((child for child in candidate.children
                          if lemma(child) == word or child.lower_ == word
                          or child.lemma_ == word), None)  # fmt: skip
            if match is not None and _is_of_date(match):
                match = None
            if match is not None and abs(match.i - verb.i) <= FARTHEST and match not in found:
                break
            match = None
        if match is None:
            return None
        found.append(match)
        above = match
    return found


def _is_of_date(word: Token) -> bool:
    """True for the "on" of "fired on Monday", which belongs to the day."""
    return word.pos_ == "ADP" and any(
        thing.ent_type_ in ("DATE", "TIME") for thing in children(word, "pobj")
    )


def _in_order(head: Token, words: tuple[str, ...]) -> list[Token] | None:
    """The tokens of a noun's words, in order and side by side (hyphens do not count)."""
    if len(words) == 1:
        return [head]
    forward = "of" in words
    step, rest = (1, words[1:]) if forward else (-1, tuple(reversed(words[:-1])))
    found, doc, place = [head], head.doc, head.i + step
    for word in rest:
        while 0 <= place < len(doc) and doc[place].text in ("-", "the", "a", "an"):
            place += step
        if not 0 <= place < len(doc) or word not in (lemma(doc[place]), doc[place].lower_):
            return None
        found.append(doc[place])
        place += step
    return found


def _holds(sense: Sense, verb: Token, parts: Frame) -> bool:
    return (
        _fits(sense.subject, parts.doers, default=True)
        and _fits(sense.object, parts.undergoers, default=True)
        and not _fits(sense.subject_not, parts.doers, default=False)
        and not _fits(sense.object_not, parts.undergoers, default=False)
        and not (sense.without and any(name in sense.without for name, _, _ in _all_phrases(verb)))
        and (not sense.complement or _fits(sense.complement, _complements(verb), default=True))
    )


def _complements(head: Token) -> Iterator[Token]:
    """What a word is given by prepositions and complements: "as coach", "to be coach", "coach"."""
    for name, thing, _ in _all_phrases(head):
        if name in GIVING:
            yield thing
    for child in children(head, "oprd", "attr", "xcomp", "advcl"):
        if child.dep_ in ("oprd", "attr"):
            yield child
        elif child.tag_ == "VB":
            things = children(child, "attr", "dobj")
            yield from things
            if things:  # "to head the inquiry", "to host the games"
                yield child
            if lemma(child) in SERVING:
                yield from (thing for _, thing, _ in phrases(child))


def _all_phrases(verb: Token) -> Iterator[tuple[str, Token, Token]]:
    """Phrases of the verb and of its objects: the parser hangs "at Israel" on either."""
    for word in (verb, *frame(verb).undergoers):
        yield from phrases(word)


def _fits(condition: Condition, tokens: Iterable[Token], *, default: bool) -> bool:
    if not condition:
        return default
    heads = list(tokens)
    if not heads:
        return "#none" in condition.marks
    return any(_is_one(condition, token) for token in heads)


def _is_one(condition: Condition, token: Token) -> bool:
    if condition.lemmas & kind_nouns(token):
        return True
    marks = condition.marks
    if not marks:
        return False
    kind = str(token.ent_type_)
    return (
        ("#name" in marks and (token.pos_ == "PROPN" or kind in ("PERSON", "ORG", "GPE", "NORP")))
        or ("#person" in marks and kind == "PERSON")
        or ("#place" in marks and kind in ("GPE", "LOC", "FAC"))
        or ("#state" in marks and kind in ("GPE", "NORP"))
        or ("#pronoun" in marks and token.pos_ == "PRON")
        or ("#number" in marks and token.pos_ == "NUM")
    )


def _names_a_thing(head: Token, words: list[Token], vocabulary: Vocabulary) -> bool:
    """True where the noun stands before another and names a thing: "attack helicopter"."""
    right = max(words, key=lambda token: token.i)
    following = right.nbor() if right.i + 1 < len(right.doc) else None
    if following is None:
        return False
    if following.text == "-" and right.i + 2 < len(right.doc):
        return True
    return bool(
        following.pos_ in ("NOUN", "PROPN")
        and lemma(following) in vocabulary.cues["furniture"]["heads"]
        and head.head.i >= following.i
    )


def _is_metaphor(token: Token, vocabulary: Vocabulary) -> bool:
    cues = vocabulary.cues["metaphor"]
    if any(lemma(word) in cues["compounds"] for word in modifiers(token)):
        return True
    things = [thing for name, thing, _ in phrases(token) if name in ("on", "against", "of", "for")]
    if token.pos_ == "VERB":
        things = list(frame(token).undergoers) if lemma(token) in STRUGGLES else []
    return any(lemma(thing) in cues["objects"] for thing in things)


def _carried(noun: Token, vocabulary: Vocabulary) -> tuple[Token | None, str]:
    """The verb that brings the noun to pass, and how it holds it."""
    above = governor(noun)
    while (
        above is not None
        and above[1] == "pobj"
        and above[0].lower_ == "of"
        and (lemma(above[0].head) in QUANTITIES | SERIES and above[0].dep_ == "prep")
    ):  # "a series of attacks", "ten days of war games"
        above = governor(above[0].head)
    if above is None:
        return None, ""
    head, label = above
    light = vocabulary.cues["light"]
    if head.pos_ not in ("VERB", "AUX"):
        return None, ""
    word = lemma(head)
    if label == "dobj" or (label in ("nsubjpass",) and word in light["does"]):
        if word in light["does"]:
            return head, "does"
        if word in light["suffers"]:
            return head, "suffers"
    later = _still_to_come(head) if label == "nsubj" else None
    if later is not None and lemma(later) in light["happens"] | light["does"]:
        return later, "happens"
    if _brings_nothing(head, noun, label):
        return None, ""
    if label in ("nsubj", "nsubjpass", "csubj") and word in light["happens"]:
        return head, "happens"
    if label == "attr" and any(child.lower_ in ("there", "it") for child in head.children):
        return head, "happens"
    return None, ""


def _still_to_come(head: Token) -> Token | None:
    """The verb of "talks were to open", "a vote is to be held"."""
    if lemma(head) != "be":
        return None
    return next(
        (
            verb
            for verb in children(head, "xcomp")
            if any(child.tag_ == "TO" for child in children(verb, "aux"))
        ),
        None,
    )


def _brings_nothing(head: Token, noun: Token, label: str) -> bool:
    """True where the verb judges, or takes the event for granted, and does not bring it about."""
    word = lemma(head)
    if word == "be" and noun.tag_ == "NNS" and children(head, "acomp"):
        return True  # "accidents of this kind are frequent"
    if word == "break" and not any(child.lower_ == "out" for child in head.children):
        return True
    # "its invasion shook …"
    return bool(children(noun, "poss")) and label == "nsubj" and word not in ASPECTS


def clause_chain(token: Token) -> Iterator[tuple[Token, str, Token]]:
    """From a word up: (word above, how the lower one hangs on it, lower word), to the root."""
    while True:
        above = governor(token)
        if above is None:
            return
        head, label = above
        yield head, label, token
        token = head
