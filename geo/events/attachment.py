"""How likely a name in the sentence is the place of this event: a pair as numbers.

The rules of `where` know prepositions and clauses; what they cannot weigh (how far, what stands
between, which of four names) a small trained model weighs, with the rules' answer among its
numbers. Every number is a readable fact with a name; no word of a text is among them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.events.grammar import children, frame, lemma
from geo.events.place_choice import FINENESS, Found
from geo.events.reading import Reading
from geo.events.triggers import Trigger
from geo.events.venues import is_venue
from geo.events.vocabulary import Vocabulary
from geo.records import EventPlace, Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

TYPES = ("ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "ACCIDENT", "HAZARD", "MOVEMENT", "CONSULT",
         "RETREAT", "ELECTION", "COOPERATE")  # fmt: skip
ROLES = ("location", "target", "path", "origin", "destination", "scope")
LABELS = ("GPE", "LOC", "FAC", "GAZ", "NORP", "REL")
DEPS = ("pobj", "compound", "poss", "appos", "conj", "nsubj", "nsubjpass", "dobj", "nmod", "amod",
        "npadvmod", "ROOT")  # fmt: skip
ARCS = ("prep", "pobj", "appos", "conj", "relcl", "advcl", "ccomp", "acl", "xcomp", "nsubj",
        "nsubjpass", "dobj", "compound", "poss", "parataxis", "agent", "pcomp")  # fmt: skip
PREPOSITIONS = ("in", "at", "near", "from", "to", "of", "on", "outside", "inside", "by", "against",
                "between", "into", "through", "around", "off", "across", "along", "over",
                "for", "with", "toward", "")  # fmt: skip
_FACTS = (
    "rule", "rule score", "rule kept", "rules kept", "rules kept better", "literal", "venue",
    "resolved", "fineness", "related", "up", "down", "leads up", "clauses", "reporting between",
    "trigger between", "after", "words between", "verbs between", "commas between",
    "triggers between", "names between", "names", "order", "nearer to another", "after comma",
    "name just before", "name just after", "wider than a neighbour", "finer than a neighbour",
    "in brackets", "ground before", "ground after", "noun", "carried", "passive", "first word",
    "score of trigger", "possessed", "repeated", "fronted", "nearest before", "nearest after",
)  # fmt: skip
NAMES: tuple[str, ...] = (
    *_FACTS,
    *(f"role {name}" for name in ROLES),
    *(f"label {name}" for name in LABELS),
    *(f"dep {name}" for name in DEPS),
    *(f"arc {name}" for name in ARCS),
    *(f"inner {name}" for name in PREPOSITIONS),
    *(f"outer {name}" for name in PREPOSITIONS),
    *(f"type {name}" for name in TYPES),
)
FARTHEST = 14
JUST = 4
"""Words between two names of one phrase, at most."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A name and what the rules make of it for one trigger."""

    mention: Mention
    head: Token
    first: Token
    hit: Found | None
    kept: EventPlace | None


def rows(
    pairs: Sequence[Pair], trigger: Trigger, others: Sequence[Trigger], reading: Reading,
    vocabulary: Vocabulary,
) -> list[list[float]]:  # fmt: skip
    """A row of numbers for each pair, in the order of `NAMES`."""
    shared = _Shared(pairs, trigger, others, reading, vocabulary)
    return [shared.row(pair, order) for order, pair in enumerate(pairs)]


class _Shared:
    """What all names of one event's sentence are measured against."""

    def __init__(
        self, pairs: Sequence[Pair], trigger: Trigger, others: Sequence[Trigger],
        reading: Reading, vocabulary: Vocabulary,
    ) -> None:  # fmt: skip
        self.pairs, self.trigger, self.reading = pairs, trigger, reading
        self.cues = vocabulary.cues
        self.reporting = vocabulary.cues["reporting"]["verbs"]
        self.heads = [one.head for one in others if one.head != trigger.head]
        self.words = {trigger.head, *trigger.words}
        self.verb = trigger.verb or trigger.head
        self.above = self._line(self.verb)
        self.kept = sum(pair.kept is not None for pair in pairs)
        self.best = max((pair.kept.score for pair in pairs if pair.kept), default=0.0)
        doc = trigger.head.doc
        sent = trigger.head.sent
        self.verbs = [t.i for t in doc[sent.start : sent.end] if t.pos_ == "VERB"]
        self.commas = [t.i for t in doc[sent.start : sent.end] if t.text in (",", ";", "--", "-")]
        self.sent = sent

    def row(self, pair: Pair, order: int) -> list[float]:
        trigger, head, mention = self.trigger, pair.head, pair.mention
        numbers: dict[str, float] = {}
        self._by_rules(pair, numbers)
        self._by_name(pair, order, numbers)
        self._by_path(head, numbers)
        self._by_order(pair, numbers)
        numbers[f"type {trigger.sense.type}"] = 1.0
        numbers[f"label {mention.label}"] = 1.0
        numbers[f"dep {head.dep_}"] = 1.0
        numbers["noun"] = float(trigger.sense.noun)
        numbers["carried"] = float(trigger.carrier is not None)
        numbers["passive"] = float(frame(self.verb).passive)
        numbers["score of trigger"] = trigger.sense.score
        return [numbers.get(name, 0.0) for name in NAMES]

    def _by_rules(self, pair: Pair, numbers: dict[str, float]) -> None:
        if pair.hit is not None:
            numbers["rule"], numbers["rule score"] = 1.0, pair.hit.score
            numbers[f"role {pair.hit.role}"] = 1.0
        if pair.kept is not None:
            numbers["rule kept"] = 1.0
            numbers["rules kept better"] = float(self.best > pair.kept.score)
        numbers["rules kept"] = float(self.kept)

    def _by_name(self, pair: Pair, order: int, numbers: dict[str, float]) -> None:
        mention, reading = pair.mention, self.reading
        place = reading.place_of(mention)
        numbers["literal"] = float(mention.usage == "literal")
        numbers["venue"] = float(is_venue(mention))
        numbers["resolved"] = float(place is not None)
        numbers["fineness"] = _fineness(pair, reading)
        numbers["related"] = float(mention.id in reading.related)
        for step, label in ((-1, "just before"), (1, "just after")):
            if not 0 <= order + step < len(self.pairs):
                continue
            other = self.pairs[order + step]
            if abs(other.head.i - pair.head.i) > JUST:
                continue
            numbers[f"name {label}"] = 1.0
            theirs = _fineness(other, reading)
            if theirs < numbers["fineness"]:
                numbers["wider than a neighbour"] = 1.0
            elif theirs > numbers["fineness"]:
                numbers["finer than a neighbour"] = 1.0
        numbers["repeated"] = float(
            sum(other.mention.text == mention.text for other in self.pairs) > 1
        )
        numbers["names"] = float(len(self.pairs))
        numbers["order"] = float(order)

    def _by_path(self, head: Token, numbers: dict[str, float]) -> None:
        """The arcs from the name up to the first word that it shares with the event."""
        low, up, names = head, 0, []
        clauses, told, met = 0, 0, 0
        while low not in self.words and low not in self.above and up < FARTHEST:
            if low.head == low:
                break
            numbers[f"arc {low.dep_}"] = numbers.get(f"arc {low.dep_}", 0.0) + 1
            if low.dep_ == "pobj":
                names.append(low.head.lower_)
            if low.dep_ in ("relcl", "advcl", "ccomp", "acl", "xcomp", "pcomp", "parataxis"):
                clauses += 1
            low = low.head
            up += 1
            if low.pos_ == "VERB" and lemma(low) in self.reporting:
                told = 1
            met |= low in self.heads
        reached = low in self.words
        down = 0 if reached else self.above.get(low, FARTHEST)
        if not reached and down != FARTHEST:
            for token in self._between(low):
                numbers[f"arc {token.dep_}"] = numbers.get(f"arc {token.dep_}", 0.0) + 1
                if token.dep_ in ("relcl", "advcl", "ccomp", "acl", "xcomp", "pcomp", "parataxis"):
                    clauses += 1
                told |= token.head.pos_ == "VERB" and lemma(token.head) in self.reporting
                met |= token.head in self.heads
        numbers["up"], numbers["down"] = float(up), float(down)
        numbers["leads up"] = float(reached)
        numbers["clauses"] = float(clauses)
        numbers["reporting between"], numbers["trigger between"] = float(told), float(met)
        numbers[f"inner {names[0] if names else ''}"] = 1.0
        numbers[f"outer {names[-1] if names else ''}"] = 1.0

    def _between(self, above: Token) -> list[Token]:
        found, low = [], self.verb
        while low != above and low.head != low:
            found.append(low)
            low = low.head
        return found

    def _by_order(self, pair: Pair, numbers: dict[str, float]) -> None:
        head, mine = pair.head, self.trigger.head.i
        low, high = sorted((head.i, mine))
        numbers["after"] = float(head.i > mine)
        numbers["words between"] = float(high - low)
        numbers["verbs between"] = float(sum(low < at < high for at in self.verbs))
        numbers["commas between"] = float(sum(low < at < high for at in self.commas))
        numbers["triggers between"] = float(sum(low < one.i < high for one in self.heads))
        numbers["names between"] = float(
            sum(low < other.head.i < high for other in self.pairs if other is not pair)
        )
        numbers["nearer to another"] = float(
            any(abs(one.i - head.i) < high - low for one in self.heads)
        )
        before = [one.head.i for one in self.pairs if one.head.i < mine]
        behind = [one.head.i for one in self.pairs if one.head.i > mine]
        numbers["nearest before"] = float(bool(before) and max(before) == head.i)
        numbers["nearest after"] = float(bool(behind) and min(behind) == head.i)
        first = pair.first
        previous = first.nbor(-1) if first.i > self.sent.start else None
        numbers["first word"] = float(previous is None)
        numbers["fronted"] = float(head.i < self.verb.i and not self._subject_before(head))
        if previous is not None:
            numbers["after comma"] = float(previous.text == ",")
            numbers["in brackets"] = float(previous.text == "(")
            near = [first.doc[at] for at in range(max(self.sent.start, first.i - 3), first.i)]
            ground = self.cues["venue"]["ground"]
            numbers["ground before"] = float(any(lemma(word) in ground for word in near))
        after = head.nbor() if head.i + 1 < len(head.doc) else None
        if after is not None:
            numbers["ground after"] = float(lemma(after) in self.cues["venue"]["ground"])
            numbers["possessed"] = float(after.tag_ == "POS")

    def _subject_before(self, head: Token) -> bool:
        return any(child.i < head.i for child in children(self.verb, "nsubj", "nsubjpass"))

    @staticmethod
    def _line(token: Token) -> dict[Token, int]:
        """The words above a word with their distance from it."""
        found, steps = {token: 0}, 0
        while token.head != token:
            token = token.head
            steps += 1
            found[token] = steps
        return found


def _fineness(pair: Pair, reading: Reading) -> float:
    place = reading.place_of(pair.mention)
    if place is None:
        return 0.0 if pair.mention.label == "FAC" else 1.0
    return float(FINENESS.get(place.precision, 5))
