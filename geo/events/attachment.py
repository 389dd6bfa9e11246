"""How a name of the sentence stands to an event: what lies between the two, what stands beside.

The rules of `place_rules` know prepositions and clauses; what they cannot weigh (how far, what
stands between, which of four names) becomes marks here, for `place_weights` to weigh.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.events.grammar import children, lemma
from geo.events.place_choice import FINENESS, Found
from geo.events.reading import Reading
from geo.events.triggers import Trigger
from geo.events.vocabulary import Vocabulary
from geo.records import EventPlace, Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

CLAUSES = frozenset({"relcl", "advcl", "ccomp", "acl", "xcomp", "pcomp", "parataxis"})
EDGES = CLAUSES | {"conj", "appos", "agent"}
"""Ways between clauses and phrases that part an event from a place, or join them."""
OPENING = frozenset({"after", "before", "since", "when", "while", "as", "where", "until", "but"})
"""Words that open a clause of another time or place, or of the same one."""
FARTHEST = 14
JUST = 4
"""Words between two names of one phrase, at most."""
STEPS = ((3, "next to it"), (7, "some words off"), (14, "far in words"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A name, or words that point at a place, and what the rules make of it for one trigger."""

    mention: Mention
    head: Token
    first: Token
    ends_on: str
    """What of the event its path ends on (`place_paths`)."""
    names: tuple[str, ...]
    """The prepositions of its path, nearest first."""
    hit: Found | None
    kept: EventPlace | None = None
    known: Mention | None = None
    """The name that it stands for, where it is none itself."""
    meant: bool = False
    """True where it stands for that very place, not for one thereabouts."""


class Standing:
    """What all names of one event's sentence are measured against."""

    def __init__(
        self, pairs: Sequence[Pair], trigger: Trigger, others: Sequence[Trigger],
        reading: Reading, vocabulary: Vocabulary,
    ) -> None:  # fmt: skip
        self.pairs = pairs
        self.reporting = vocabulary.cues["reporting"]["verbs"]
        self.ground = vocabulary.cues["venue"]["ground"]
        self.heads = [one.head for one in others if one.head != trigger.head]
        self.words = {trigger.head, *trigger.words}
        self.at = trigger.head.i
        self.verb = trigger.verb or trigger.head
        self.above = _line(self.verb)
        span = trigger.head.sent
        self.start = span.start
        self.verbs = [token.i for token in span if token.pos_ == "VERB"]
        self.commas = [token.i for token in span if token.text in (",", ";", "--", "-")]
        self.fineness = [_fineness(pair, reading) for pair in pairs]
        heads = [pair.head.i for pair in pairs]
        self.nearest = (
            max((at for at in heads if at < self.at), default=-1),
            min((at for at in heads if at > self.at), default=-1),
        )
        self.subject = min((child.i for child in children(self.verb, "nsubj", "nsubjpass")),
                           default=self.verb.i)  # fmt: skip

    def marks(self, order: int) -> Iterator[str]:
        """How the name of this number stands to the event."""
        yield from self._by_path(self.pairs[order])
        yield from self._by_order(self.pairs[order])
        yield from self._beside(order)

    def _by_path(self, pair: Pair) -> Iterator[str]:
        """The clauses from the name up to the first word that it shares with the event, and down
        from there to the event."""
        low = pair.head
        up: list[Token] = []
        while low not in self.words and low not in self.above and len(up) < FARTHEST:
            if low.head == low:
                break
            up.append(low)
            low = low.head
        down: list[Token] = []
        side = "below it"
        if low not in self.words:
            shared = low in self.above
            side = "on its clause" if low == self.verb else "beside it" if shared else "apart"
            down = self._down(low) if shared else []
        yield side
        yield from self._over("name", up)
        yield from self._over("event", down)
        if sum(token.dep_ in CLAUSES for token in (*up, *down)) > 1:
            yield "two clauses between"
        tops = [token.head for token in (*up, *down)]
        if any(token.pos_ == "VERB" and lemma(token) in self.reporting for token in tops):
            yield "a verb of saying between"
        if any(token in self.heads for token in tops):
            yield "on another event"

    def _down(self, top: Token) -> list[Token]:
        found, low = [], self.verb
        while low != top and low.head != low:
            found.append(low)
            low = low.head
        return found

    @staticmethod
    def _over(what: str, steps: Sequence[Token]) -> Iterator[str]:
        for token in steps:
            if token.dep_ not in EDGES:
                continue
            own = token.dep_ == "conj" and children(token, "nsubj", "nsubjpass")
            yield f"{what} over {token.dep_}" + (" with its own subject" if own else "")
            opening = next((child.lower_ for child in children(token, "mark", "advmod")
                            if child.lower_ in OPENING), None)  # fmt: skip
            if token.dep_ == "pcomp" and token.head.lower_ in OPENING:
                opening = token.head.lower_
            if opening is not None:
                yield f"{what} over “{opening}”"

    def _by_order(self, pair: Pair) -> Iterator[str]:
        here = pair.head.i
        low, high = min(here, self.at), max(here, self.at)
        yield "place last" if here > self.at else "place first"
        yield next((name for limit, name in STEPS if high - low <= limit), "very far in words")
        for places, mark in (
            (self.verbs, "verb between"), (self.commas, "comma between"),
            ([one.i for one in self.heads], "event between"),
            ([one.head.i for one in self.pairs if one is not pair], "name between"),
        ):  # fmt: skip
            count = sum(low < at < high for at in places)
            if count:
                yield f"a {mark}" if count == 1 else f"{mark}s"
        if any(abs(one.i - here) < high - low for one in self.heads):
            yield "nearer to another event"
        if here in self.nearest:
            yield "the nearest before" if here < self.at else "the nearest behind"
        if here < self.verb.i and self.subject > here:
            yield "before the subject"

    def _beside(self, order: int) -> Iterator[str]:
        pair, own = self.pairs[order], self.fineness[order]
        for step, label in ((-1, "just before"), (1, "just behind")):
            if not 0 <= order + step < len(self.pairs):
                continue
            if abs(self.pairs[order + step].head.i - pair.head.i) > JUST:
                continue
            theirs = self.fineness[order + step]
            kind = "finer" if theirs < own else "wider" if theirs > own else "like"
            yield f"a {kind} name {label}"
        first, head = pair.first, pair.head
        if any(other is not pair and other.mention.text == pair.mention.text
               for other in self.pairs):  # fmt: skip
            yield "named twice"
        if first.i == self.start:
            yield "the first word"
        else:
            before = first.nbor(-1).text
            if before in (",", "("):
                yield "after a comma" if before == "," else "in brackets"
            near = first.doc[max(self.start, first.i - 3) : first.i]
            if any(lemma(word) in self.ground for word in near):
                yield "ground before"
        after = head.nbor() if head.i + 1 < len(head.doc) else None
        if after is not None:
            if lemma(after) in self.ground:
                yield "ground behind"
            if after.tag_ == "POS":
                yield "possessive"


def _line(token: Token) -> set[Token]:
    """A word and all above it."""
    found = {token}
    while token.head != token:
        token = token.head
        found.add(token)
    return found


def _fineness(pair: Pair, reading: Reading) -> float:
    place = reading.place_of(pair.known or pair.mention)
    if place is None:
        return 0.0 if pair.mention.label == "FAC" else 1.0
    return float(FINENESS.get(place.precision, 5))
