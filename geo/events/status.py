"""Whether it happened, goes on, is planned, feared or denied, and who says so.

The verb's own auxiliaries speak first; then each word that the clause hangs on has its say, from
the nearest to the root: "planned to", "threatened to", "denied that", "had not ruled out". Words
that make a clause a wish, an ability or a purpose leave no event at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.events.grammar import children, governor, lemma, told_of
from geo.events.triggers import REFUSES, Trigger
from geo.events.vocabulary import Vocabulary
from geo.records import Status

if TYPE_CHECKING:
    from spacy.tokens import Token

CLAUSAL = ("ccomp", "xcomp", "acl", "pcomp", "advcl", "relcl", "prep", "pobj", "dobj", "nsubj",
           "nsubjpass", "csubj", "attr", "appos", "oprd", "parataxis", "dep", "acomp", "agent",
           "npadvmod", "conj", "nmod", "amod", "compound", "poss")  # fmt: skip
PROMISING = frozenset({"promise", "pledge", "vow", "agree", "hope", "warn"})
ARRANGING = frozenset({"announce", "order", "arrange", "schedule", "propose"})
ARRANGED = frozenset({"MOBILIZE", "CONSULT", "ACCUSE", "COOPERATE", "PROTEST", "ELECTION"})
"""Types of which an announcement is not yet the thing; sanctions are imposed by announcing them."""
POSTPONING = frozenset({"postpone", "cancel", "delay", "put", "call", "shelve", "suspend"})
STATED = frozenset({"ACCUSE", "REJECT", "SUPPORT", "REQUEST", "THREATEN", "AGREE", "CONCEDE"})
"""What is done by saying it: in the present tense it has been done."""
NOMINAL = ("dobj", "pobj", "prep")
BESIDE = frozenset({"at", "in", "during", "after", "before", "since", "following", "amid"})
"""What is pledged "at a meeting" or "after the attack" is not that meeting or attack."""
COMING = frozenset({"due", "bound"})
"""What says that somebody is still to come."""
FARTHEST_UP = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What the words around a trigger make of it."""

    status: Status
    stands: bool
    """False where the words tell of a wish, an ability or a purpose, and of no event."""
    weight: float
    """Factor for the confidence, at most 1."""
    reporter: Token | None
    """The verb of saying that it hangs on: "said"."""
    source: Token | None
    """The subject of that verb, or the noun after "according to"."""


@dataclass(slots=True)
class _State:
    status: Status
    stands: bool = True
    weight: float = 1.0
    reporter: Token | None = None
    source: Token | None = None
    settled: bool = False
    """True once the words nearest to the trigger have said more than its tense."""


def judge(trigger: Trigger, vocabulary: Vocabulary, *, heading: bool = False) -> Judgement:
    """Status of a trigger, with the source it is attributed to."""
    verb = trigger.verb
    if verb is not None:
        state = _own_words(verb, vocabulary, heading=heading)
        if trigger.sense.noun:
            _noun_words(trigger.head, state, vocabulary)
            if lemma(verb) in ARRANGING and trigger.sense.type in ARRANGED and not state.settled:
                state.status, state.settled = "planned", True
        start: Token | None = verb
    else:
        state = _State(status="happened")
        _noun_words(trigger.head, state, vocabulary)
        start = trigger.head
        if children(trigger.head, "poss") or _is_definite(trigger.head):
            # "its invasion", "the attack": taken for granted, whatever is said of it.
            _attribute(start, state, vocabulary)
            start = None
    if start is not None:
        _climb(start, state, vocabulary)
    if state.source is None:
        state.source = _according_to(trigger.head)
    if verb is not None and state.status == "ongoing" and trigger.sense.type in STATED and (
        verb.tag_ in ("VBZ", "VBP") and not children(verb, "aux")
    ):  # fmt: skip
        state.status = "happened"
    if trigger.role == REFUSES:
        state.status = "happened"  # "said it would not pay": refused
    elif any(lemma(word) in COMING for word in trigger.words) and state.status == "ongoing":
        state.status = "planned"  # "is due in Oslo"
    elif trigger.sense.words[0] == "expect" and state.status in ("happened", "ongoing"):
        state.status = "planned"
    return Judgement(
        status=state.status, stands=state.stands, weight=state.weight,
        reporter=state.reporter, source=state.source,
    )  # fmt: skip


def tense(verb: Token) -> str | None:
    """past, present or future, by the verb's own words; None for an infinitive or participle
    without auxiliary."""
    helpers = children(verb, "aux", "auxpass")
    if any(word.lower_ in ("will", "'ll", "wo", "shall") for word in helpers):
        return "future"
    finite = [word for word in (*helpers, verb) if word.tag_ in ("VBD", "VBZ", "VBP")]
    if not finite:
        return "past" if verb.tag_ == "VBN" and not helpers else None
    first = finite[0]
    perfect = any(word.lemma_ == "have" for word in helpers)
    return "past" if first.tag_ == "VBD" or perfect else "present"


def _own_words(verb: Token, vocabulary: Vocabulary, *, heading: bool) -> _State:
    cues = vocabulary.cues
    helpers = [word.lower_ for word in _helpers(verb)]
    negative = any(
        child.dep_ == "neg" or child.lower_ in cues["status.denied"]["adverbs"]
        for child in _with_heads(verb)
        if child.dep_ in ("neg", "advmod", "preconj", "cc") and child.i < verb.i
    )
    state = _State(status=_by_tense(verb, helpers, heading=heading))
    if "to" in helpers:
        state.settled = False
    if any(word in cues["status.planned"]["auxiliaries"] for word in helpers):
        state.status, state.settled = "planned", True
    if "would" in helpers:
        state.status, state.settled = ("planned" if _below_saying(verb, vocabulary)
                                       else "possible"), True  # fmt: skip
    if any(word in cues["status.possible"]["auxiliaries"] for word in helpers):
        state.status, state.settled = "possible", True
    if any(word in ("can", "should", "must", "ca", "ought") for word in helpers):
        state.stands = False
    if any(child.lower_ in cues["status.possible"]["adverbs"] for child in verb.children):
        state.status, state.settled = "possible", True
    if negative:
        state.status, state.settled = "denied", True
    if any(child.dep_ == "mark" and child.lower_ in cues["status.possible"]["conditions"]
           for child in verb.children):  # fmt: skip
        state.status, state.settled, state.weight = "possible", True, 0.6
    return state


def _by_tense(verb: Token, helpers: list[str], *, heading: bool) -> Status:
    if verb.tag_ == "VBG":
        if "was" in helpers or "were" in helpers:
            return "happened"
        if {"is", "are", "'s", "'re", "been", "am"} & set(helpers):
            return "ongoing"
        return "happened"
    if verb.tag_ in ("VBZ", "VBP") and not heading:
        return "happened" if {"has", "have"} & set(helpers) else "ongoing"
    if verb.tag_ == "VBN" and {"is", "are"} & set(helpers) and "been" not in helpers:
        return "ongoing" if "being" in helpers else "happened"
    if verb.tag_ == "VBN" and "being" in helpers:
        return "happened" if verb.dep_ in ("pcomp", "advcl") else "ongoing"
    if (
        verb.tag_ in ("VBN", "VBD")
        and {"has", "have", "had"} & set(helpers)
        and any(child.lower_ == "since" for child in verb.children)
    ):
        return "ongoing"
    return "happened"


def _noun_words(noun: Token, state: _State, vocabulary: Vocabulary) -> None:
    """Apply what stands on the noun itself: "planned talks", "an invasion that goes on"."""
    for child in noun.children:
        if child.dep_ in ("amod", "compound", "nmod", "det", "advmod"):
            _attributed(child.lower_, state, vocabulary)
        elif child.dep_ == "acl" and lemma(child) in ("schedule", "plan", "expect", "set"):
            state.status, state.settled = "planned", True
    clauses = [child for child in noun.children if child.dep_ in ("relcl", "acl", "appos")]
    clauses += [verb for verb in noun.sent
                if verb.pos_ in ("VERB", "AUX") and noun in told_of(verb)]  # fmt: skip
    if state.status == "happened" and any(_goes_on(clause) for clause in clauses):
        state.status, state.settled = "ongoing", True


def _goes_on(clause: Token) -> bool:
    words = {word.lower_ for word in clause.subtree}
    return "ongoing" in words or {"since", "been"} <= words


def _attributed(word: str, state: _State, vocabulary: Vocabulary) -> None:
    cues = vocabulary.cues
    if word in cues["status.planned"]["adjectives"]:
        state.status, state.settled = "planned", True
    elif word in cues["status.possible"]["adjectives"]:
        state.status, state.settled = "possible", True
    elif word in cues["status.ongoing"]["adjectives"] and state.status == "happened":
        state.status, state.settled = "ongoing", True
    elif word == "alleged":
        state.weight *= 0.8
    elif word in cues["status.denied"]["determiners"] | cues["status.denied"]["adjectives"]:
        state.status, state.settled = "denied", True


def _climb(start: Token, state: _State, vocabulary: Vocabulary) -> None:
    low = start
    for _ in range(FARTHEST_UP):
        above = governor(low)
        if above is None or above[1] not in CLAUSAL:
            return
        head, label = above
        if label == "relcl":
            return
        if label in ("acl", "advcl") and _is_done(low):
            state.settled = True
        if label == "advcl" and not _adverbial(low, head, state, vocabulary):
            return
        if label in ("ccomp", "xcomp", "acl", "pcomp", "dobj", "pobj", "prep", "oprd", "nsubj",
                     "nsubjpass", "parataxis", "csubj", "advcl", "dep", "attr", "npadvmod",
                     "conj"):  # fmt: skip
            verbal = label in ("ccomp", "xcomp", "acl", "pcomp", "csubj", "dobj", "prep", "pobj",
                               "parataxis", "dep", "oprd")  # fmt: skip
            if verbal:
                _governed(head, low, label, state, vocabulary)
            elif label in ("nsubj", "nsubjpass") and head.pos_ in ("VERB", "AUX"):
                _subject_of(head, state, vocabulary)
        if not state.stands:
            return
        low = head


def _is_definite(noun: Token) -> bool:
    """True for a noun that speaks of something known, and of no fear or plan."""
    if not any(child.lower_ in ("the", "this", "that", "these") for child in noun.children):
        return False
    above = governor(noun)
    return above is not None and not (above[0].pos_ == "ADP" and above[0].head.pos_ == "NOUN")


def _attribute(start: Token, state: _State, vocabulary: Vocabulary) -> None:
    """Find the verb of saying above a noun that is taken for granted."""
    low = start
    for _ in range(FARTHEST_UP):
        above = governor(low)
        if above is None or above[1] == "relcl":
            return
        head, label = above
        if label in ("ccomp", "parataxis") and lemma(head) in vocabulary.cues["reporting"]["verbs"]:
            subjects = children(head, "nsubj", "nsubjpass")
            state.reporter, state.source = head, subjects[0] if subjects else None
            return
        low = head


def _is_done(verb: Token) -> bool:
    """True for "elected" of "the president, elected on Sunday, will sign"."""
    return verb.tag_ == "VBN" and not _helpers(verb) and not children(verb, "mark", "advmod")


def _adverbial(low: Token, head: Token, state: _State, vocabulary: Vocabulary) -> bool:
    """Apply an adverbial clause; False where what is above has nothing more to say."""
    helpers = {word.lower_ for word in _helpers(low)}
    if "to" in helpers and low.tag_ == "VB":
        if lemma(head) in vocabulary.cues["status.planned"]["governors"]:
            state.status, state.settled = "planned", True
        elif not state.settled:
            state.stands = False  # a purpose: "sent troops to attack"
        return True
    if low.tag_ in ("VBG", "VBN") and not helpers - {"being"}:
        if not state.settled:
            state.status = _own_words(head, vocabulary, heading=False).status
        return True
    return False


def _subject_of(head: Token, state: _State, vocabulary: Vocabulary) -> None:
    if state.settled:
        return
    own = _own_words(head, vocabulary, heading=False)
    word = lemma(head)
    if word in POSTPONING and own.status == "denied":
        state.status, state.settled = "planned", True  # "the talks would not be put off"
    elif own.status == "possible" and _may_have(head):
        return  # "the explosion may have been caused by gas": it was
    elif own.status in ("planned", "possible", "denied"):
        state.status, state.settled = own.status, True
    elif word in ("plan", "schedule", "set", "expect", "slate"):
        state.status, state.settled = "planned", True
    elif word in ("cancel", "postpone", "avert", "foil", "prevent", "thwart"):
        state.status, state.settled = "denied", True


def _may_have(verb: Token) -> bool:
    return any(word.lower_ == "have" for word in children(verb, "aux")) and lemma(verb) not in (
        "happen", "occur", "begin", "start", "take",
    )  # fmt: skip


def _governed(head: Token, low: Token, label: str, state: _State, vocabulary: Vocabulary) -> None:
    """Apply the word that a clause or noun hangs on: "denied", "said", "planned", "wants"."""
    cues = vocabulary.cues
    word = lemma(head)
    negated = any(child.dep_ == "neg" for child in head.children)
    if word == "rule" and any(child.lower_ == "out" for child in head.children):
        state.status, state.settled = ("possible" if negated else "denied"), True
    elif word in cues["status.denied"]["governors"]:
        state.status, state.settled = _refused(word, negated=negated), True
    elif word in cues["reporting"]["verbs"] and head.pos_ == "VERB" and not (
        label in NOMINAL and word in ("call", "know", "describe")
    ):  # fmt: skip
        _reported(head, label, state, negated=negated)
    elif not state.settled or word in cues["status.possible"]["governors"]:
        _wanted(head, low, label, state, vocabulary, negated=negated)


def _refused(word: str, *, negated: bool) -> Status:
    if not negated:
        return "denied"
    return "possible" if word in ("deny", "dismiss", "reject", "refute") else "happened"


def _reported(head: Token, label: str, state: _State, *, negated: bool) -> None:
    if label in NOMINAL or state.reporter is not None:
        return
    subjects = children(head, "nsubj", "nsubjpass")
    state.reporter, state.source = head, subjects[0] if subjects else None
    if negated:
        state.weight *= 0.7


def _wanted(
    head: Token, low: Token, label: str, state: _State, vocabulary: Vocabulary, *, negated: bool
) -> None:
    cues = vocabulary.cues
    word = lemma(head)
    infinitive = any(child.lower_ == "to" for child in children(low, "aux"))
    if word in ("be", "have") and label == "xcomp" and infinitive and head.pos_ in ("AUX", "VERB"):
        # "Was to meet" and "still has to be approved" lie ahead, "had to land" does not.
        done: Status = "happened" if word == "have" and head.tag_ == "VBD" else "planned"
        state.status, state.settled = ("denied" if negated else done), True
        return
    hanging = infinitive or label in ("pcomp", "acl", "xcomp")
    if word in cues["wish"]["governors"] and hanging:
        state.stands = state.stands and word == "help" and label == "xcomp"
    elif word in cues["wish"]["attempts"] and infinitive:
        state.status, state.settled, state.weight = "possible", True, 0.7
    elif word in cues["status.possible"]["governors"]:
        if not state.settled or state.status in ("happened", "planned", "ongoing"):
            state.status, state.settled = ("denied" if negated else "possible"), True
    elif word in cues["status.planned"]["governors"]:
        if hanging or (label in NOMINAL and low.lower_ not in BESIDE):
            state.status, state.settled = ("denied" if negated else "planned"), True
    elif label in ("xcomp", "pcomp", "acl", "ccomp") and head.pos_ in ("VERB", "AUX"):
        _as_above(head, state, vocabulary)


def _as_above(head: Token, state: _State, vocabulary: Vocabulary) -> None:
    """A verb that adds nothing hands on its own tense: "began shelling", "will begin to"."""
    own = _own_words(head, vocabulary, heading=False)
    if own.settled or own.status != "happened":
        state.status, state.settled = own.status, own.settled
    state.stands = state.stands and own.stands
    if lemma(head) in vocabulary.cues["status.ongoing"]["governors"] and tense(head) == "present":
        state.status = "ongoing"


def _helpers(verb: Token) -> list[Token]:
    """Auxiliaries of a verb; one that stands in coordination borrows those of the first."""
    own = children(verb, "aux", "auxpass")
    if (
        not own
        and verb.dep_ == "conj"
        and verb.head.tag_ == verb.tag_
        and not children(verb, "nsubj", "nsubjpass")
    ):
        return _helpers(verb.head)
    return own


def _with_heads(verb: Token) -> list[Token]:
    joined = verb.dep_ == "conj" and verb.tag_ == verb.head.tag_ == "VB"
    return [*verb.children, *(children(verb.head, "neg") if joined else [])]


def _below_saying(verb: Token, vocabulary: Vocabulary) -> bool:
    above = governor(verb)
    steps = 0
    while above is not None and steps < 3:
        if lemma(above[0]) in vocabulary.cues["reporting"]["verbs"] | PROMISING:
            return True
        above = governor(above[0])
        steps += 1
    return False


def _according_to(start: Token) -> Token | None:
    for token in start.sent:
        if token.lower_ == "according":
            for to in children(token, "prep"):
                for thing in children(to, "pobj"):
                    return thing
    return None
