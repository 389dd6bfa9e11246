"""What the dependency parse says about a word: who does it, to whom, and what hangs on it.

Passive voice, coordination, relative clauses and control ("urged Syria to withdraw") are undone
here once, so that the rest of the room sees doers and undergoers only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_T = TypeVar("_T")
_NOTES = "geo.events"
"""Where a document keeps what was already read off it, while `remembering` it."""

NAME_TAGS = frozenset({"NNP", "NNPS"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
OBJECT_CONTROL = frozenset(
    {
        "ask", "urge", "order", "force", "tell", "persuade", "allow", "help", "invite", "get",
        "see", "require", "compel", "enable", "warn", "command", "instruct", "encourage", "expect",
        "accuse", "suspect", "want", "call", "acquit", "advise", "ban", "bar", "blame", "charge",
        "clear", "condemn", "convict", "criticise", "criticize", "deter", "discourage", "dissuade",
        "forbid", "keep", "permit", "praise", "press", "pressure", "prevent", "prohibit", "stop",
        "thank",
    }
)  # fmt: skip
NO_AGENTS = frozenset({"account", "admission", "calculation", "count", "estimate", "reckoning",
                       "standard", "tally"})  # fmt: skip
"""What stands after "by" and does nothing: "70 were killed by the army's count"."""
QUANTITIES = frozenset(
    {
        "dozen", "hundred", "thousand", "million", "group", "number", "pair", "series", "member",
        "crowd", "majority", "handful", "score", "ten", "billion", "lot", "part", "wave", "team",
        "couple", "column", "convoy", "string", "all", "some", "many", "most", "several", "one",
        "two", "three", "four", "five", "half", "rest", "kind", "round", "band", "total",
        "flotilla", "contingent", "batch", "patch", "deployment",
    }
)  # fmt: skip


SHIPS = {
    "warship": frozenset({"HMS", "HMAS", "HMCS", "HMNZS", "USS", "INS", "BRP", "ROKS", "KRI", "JS",
                          "HNoMS", "HDMS", "HNLMS", "KNM", "ITS", "ESPS", "BAP", "ARA", "PNS",
                          "SAS", "TCG", "USCGC", "KD", "RSS", "FGS"}),
    "ship": frozenset({"MV", "MT", "MSC", "SS", "RMS", "USNS", "RV", "MS"}),
}  # fmt: skip
"""What stands before a ship's name, and what it is then."""

_RIGHT = {
    "staged": "stage",
    "staging": "stage",
    "raging": "rage",
    "raged": "rage",
    "wounded": "wound",
    "bombs": "bomb",
}
"""Lemmas that the small model gets wrong in news."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The logical arguments of a verb."""

    doers: tuple[Token, ...]
    """Heads of the noun phrases that do it; empty when nobody is named."""
    undergoers: tuple[Token, ...]
    """Heads of the noun phrases that it is done to."""
    passive: bool


@contextmanager
def remembering(docs: Sequence[Doc]) -> Iterator[None]:
    """Read each word of these parses once: what a word is asked many times is kept meanwhile."""
    for doc in docs:
        doc.user_data[_NOTES] = defaultdict(dict)
    try:
        yield
    finally:
        for doc in docs:  # the notes hold tokens, and tokens their document
            doc.user_data.pop(_NOTES, None)


def _noted(read: Callable[[Token], _T]) -> Callable[[Token], _T]:
    """The same function of a token, asked once for each while its document is remembered."""
    name = read.__name__

    @wraps(read)
    def noted(token: Token) -> _T:
        notes = token.doc.user_data.get(_NOTES)
        if notes is None:
            return read(token)
        own: dict[int, _T] = notes[name]
        at = token.i
        if at not in own:
            own[at] = read(token)
        return own[at]

    return noted


@_noted
def lemma(token: Token) -> str:
    """Lower-case lemma; capitalised common words ("Protests" in a headline) lose their plural."""
    word = _RIGHT.get(token.lower_) or str(token.lemma_ or token.text).lower()
    if token.tag_ == "NNPS" or (token.pos_ == "NOUN" and word == token.lower_):
        return singular(word)
    return word


def singular(word: str) -> str:
    """Strip an English plural where the tagger did not.

    >>> singular("airstrikes"), singular("clashes"), singular("ferries"), singular("gas")
    ('airstrike', 'clash', 'ferry', 'gas')
    """
    if len(word) < 5 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    return word[:-1]


def children(token: Token, *deps: str) -> list[Token]:
    """Children with one of these labels, in text order."""
    return [child for dep, child in _hanging(token) if dep in deps]


@_noted
def below(token: Token) -> tuple[Token, ...]:
    """All its children, in text order."""
    return tuple(token.children)


@_noted
def _hanging(token: Token) -> tuple[tuple[str, Token], ...]:
    return tuple((child.dep_, child) for child in below(token))


def coordinated(tokens: list[Token]) -> list[Token]:
    """Each token and what is joined to it with "and", "or" or a comma."""
    found: list[Token] = []
    for token in tokens:
        if token in found:
            continue
        found.append(token)
        joined = children(token, "conj")
        if token.pos_ in ("PROPN", "NOUN"):  # "USS A left … and should return": no second name
            joined = [other for other in joined if other.pos_ not in ("VERB", "AUX")]
        found += [other for other in coordinated(joined) if other not in found]
    return found


@_noted
def frame(verb: Token) -> Frame:
    """Who does what the verb says, and to whom."""
    passive = _is_passive(verb)
    agents = [
        thing
        for by in children(verb, "agent", "prep")
        if passive and (by.dep_ == "agent" or by.lower_ == "by")
        for thing in children(by, "pobj")
        if lemma(thing) not in NO_AGENTS and thing.ent_type_ not in ("DATE", "TIME")
    ]
    objects = children(verb, "dobj", "dative")
    if taken_for_adjective(verb):
        objects = [verb.head]
    surface = own_subjects(verb)
    surface = [other for token in surface for other in _antecedents(verb, token)]
    objects = [_antecedent(verb, token) if token.lower_ in RELATIVE else token for token in objects]
    objects = [
        thing
        for token in objects
        for thing in (children(token, "pobj") if token.dep_ == "dative" and token.pos_ == "ADP"
                      else [token])
    ]  # fmt: skip
    if not surface:
        surface = _inherited_subject(verb, passive=passive)
    if passive:
        return Frame(tuple(coordinated(agents)), tuple(coordinated(surface + objects)), True)
    told_of_head = verb.dep_ == "relcl" and verb.head.dep_ != "ROOT" and verb.head not in surface
    if told_of_head and not objects and _gap(verb):
        objects = [verb.head]
    return Frame(tuple(coordinated(surface)), tuple(coordinated(objects)), False)


def taken_for_adjective(verb: Token) -> bool:
    """True for the verb of "a storm flooded streets", which the parser hangs on its object as if
    "flooded streets" were the subject of what follows."""
    return (
        verb.tag_ == "VBD" and verb.dep_ in ("amod", "compound", "nmod")
        and verb.head.i > verb.i and verb.head.pos_ in ("NOUN", "PROPN")
        and bool(children(verb, "nsubj"))
    )  # fmt: skip


def phrases(head: Token) -> Iterator[tuple[str, Token, Token]]:
    """Prepositional phrases that hang on a word: (preposition, its object, its token).

    Prepositions in a row ("out of", "close to") come as the first; objects are coordinated.
    """
    for dep, child in _hanging(head):
        if dep in ("prep", "agent", "prt", "advmod", "dative") and child.pos_ in (
            "ADP", "ADV", "SCONJ", "VERB", "PART", "NOUN", "ADJ",
        ):  # fmt: skip
            yield from _opened(child, child.lower_)


def _opened(prep: Token, name: str) -> Iterator[tuple[str, Token, Token]]:
    for child in prep.children:
        if (child.dep_ in ("pobj", "npadvmod") and prep.dep_ != "advmod") or (child.dep_ == "pobj"):
            for thing in coordinated([child]):
                yield name, thing, prep
        elif child.dep_ == "prep" and child.i > prep.i:
            inner = (
                "out of"
                if (name, child.lower_) == ("out", "of")
                else (
                    child.lower_ if name in ("from", "to", "back", "up", "down", "away") else name
                )
            )
            yield from _opened(child, inner)
        elif child.dep_ == "conj" and child.pos_ == "ADP":
            yield from _opened(child, child.lower_)


@_noted
def noun_phrase(head: Token) -> tuple[int, int]:
    """Token range [first, last] of a noun phrase without its clauses and long tails."""
    first = last = head.i
    for dep, child in _hanging(head):
        if dep in ("det", "amod", "compound", "nmod", "nummod", "poss", "quantmod",
                   "advmod", "predet") and child.i < head.i:  # fmt: skip
            first = min(first, child.left_edge.i)
        elif dep == "case" or (dep == "nummod" and child.i == head.i + 1):
            last = max(last, child.i)
    if any(head.text in prefixes for prefixes in SHIPS.values()):
        after = head.nbor() if head.i + 1 < len(head.doc) else None
        if after is not None and after.pos_ == "PROPN":
            last = max(last, after.i)
    if first > 0 and head.doc[first].like_num and head.doc[first - 1].lower_ == "magnitude":
        first -= 1
    return first, last


def modifiers(noun: Token) -> Iterator[Token]:
    """Adjectives, compounds and possessors of a noun, coordinated ones too, any depth."""
    for dep, child in _hanging(noun):
        if dep in ("amod", "compound", "nmod", "poss"):
            yield child
            yield from modifiers(child)
            for other in coordinated(children(child, "conj")):
                yield other
                yield from modifiers(other)


@_noted
def kind_nouns(head: Token) -> frozenset[str]:
    """The lemmas that say what a noun phrase is: "hundreds of protesters" is protesters too."""
    found = {lemma(head)}
    before = children(head, "compound", "nmod", "amod")
    for child in before:
        found.add(f"{lemma(child)} {lemma(head)}")
        if head.pos_ == "PROPN" or lemma(head) in QUANTITIES:
            found.add(lemma(child))
    if lemma(head) in QUANTITIES or head.pos_ == "NUM":
        for name, thing, _ in phrases(head):
            if name == "of":
                found |= {lemma(thing)}
    for child in children(head, "appos"):
        found.add(lemma(child))
    if head.pos_ == "PROPN":
        names = {head.text, *(child.text for child in before)}
        found |= {kind for kind, prefixes in SHIPS.items() if names & prefixes}
    return frozenset(found)


@_noted
def entity(token: Token) -> Span | None:
    """The words of the named entity that a token is part of; its kind is the token's."""
    if not token.ent_type_:
        return None
    doc, first, last = token.doc, token.i, token.i + 1
    while first > 0 and doc[first].ent_iob_ == "I":
        first -= 1
    while last < len(doc) and doc[last].ent_iob_ == "I":
        last += 1
    return doc[first:last]


def own_subjects(verb: Token) -> list[Token]:
    """The subject of a verb: of two nouns, the later; the parser takes an aside for a first."""
    found = children(verb, "nsubj", "nsubjpass", "csubj")
    before = [token for token in found if token.i < verb.i and token.pos_ != "PRON"]
    return before[-1:] if len(before) > 1 or (before and len(found) > 1) else found


def governor(token: Token) -> tuple[Token, str] | None:
    """The word that a clause or noun hangs on, past conjunctions, and the way it does.

    The label is the dependency by which the first of a coordination hangs.
    """
    while token.dep_ == "conj" and token.head != token:
        token = joined_to(token)
    if token.head == token:
        return None
    return token.head, token.dep_


def joined_to(verb: Token) -> Token:
    """What a coordinated word is joined to: mostly its head.

    "The group denied that it had been involved and condemned the attack": the parser joins
    "condemned" to "involved", whose "had been" it cannot share.
    """
    said = verb.head
    shares = not (
        said.dep_ == "ccomp" and said.head.tag_ == "VBD" and children(said, "aux")
        and not children(verb, "aux", "auxpass", "nsubj", "nsubjpass")
        and (
            (verb.tag_ == "VBD" and said.tag_ != "VBD")
            or (children(said, "auxpass") and children(verb, "dobj"))
        )
    )  # fmt: skip
    return said if shares else said.head


def told_of(verb: Token) -> list[Token]:
    """The nouns that a relative clause tells of, nearest first: "the invasion of Ukraine, which
    has gone on …" may be either. () for any other clause.

    The parser often hangs such a clause on the wrong verb; the pronoun's place in the sentence
    shows what it follows.
    """
    pronoun = next((child for child in children(verb, "nsubj", "nsubjpass")
                    if child.lower_ in ("which", "who", "that") and child.tag_ in ("WDT", "WP")),
                   None)  # fmt: skip
    if pronoun is None:
        return []
    place = pronoun.i - 1
    while place >= verb.sent.start and verb.doc[place].is_punct:
        place -= 1
    if place < verb.sent.start:
        return []
    low, found = verb.doc[place], []
    while low.pos_ in ("NOUN", "PROPN", "ADP", "NUM", "ADJ"):
        if low.pos_ in ("NOUN", "PROPN"):
            found.append(low)
        if low.head == low:
            break
        low = low.head
    return found


def is_finite(verb: Token) -> bool:
    """True for a verb that carries a tense, itself or by an auxiliary."""
    return verb.tag_ in ("VBD", "VBZ", "VBP", "MD") or any(
        child.tag_ in ("VBD", "VBZ", "VBP", "MD") for child in children(verb, "aux", "auxpass")
    )


def _is_passive(verb: Token) -> bool:
    if children(verb, "nsubjpass", "auxpass"):
        return True
    if children(verb, "agent"):  # "police broke up a march by doctors": the march's
        return not children(verb, "nsubj")
    if verb.tag_ != "VBN" or children(verb, "nsubj"):
        return False
    if verb.dep_ == "conj" and joined_to(verb).tag_ == "VBN":
        return not children(verb, "dobj") and _is_passive(joined_to(verb))
    if verb.dep_ == "xcomp" and not children(verb, "aux"):
        return not children(verb, "dobj")
    return verb.dep_ in ("acl", "advcl", "amod", "ROOT") and not children(verb, "aux", "dobj")


def _antecedent(verb: Token, token: Token) -> Token:
    if token.lower_ not in RELATIVE or token.tag_ not in ("WDT", "WP", "IN"):
        return token
    clause = verb
    while clause.dep_ in ("conj", "xcomp") and clause.head != clause:
        clause = clause.head
    return clause.head if clause.dep_ in ("relcl", "acl", "ccomp") and clause.head.pos_ in (
        "NOUN", "PROPN", "PRON", "NUM",
    ) else token  # fmt: skip


def _antecedents(verb: Token, token: Token) -> list[Token]:
    """What a relative pronoun stands for, with what it is joined to: "a carrier and five
    warships that …"."""
    found = _antecedent(verb, token)
    if found == token:
        return [token]
    every = [found]
    while every[0].dep_ == "conj" and found.tag_ in ("NNS", "NNPS"):
        every.insert(0, every[0].head)
    return every


def _gap(verb: Token) -> bool:
    return any(child.lower_ in RELATIVE and child.dep_ == "dobj" for child in verb.children) or (
        bool(children(verb, "nsubj"))
        and not any(
            owner.lower_ == "whose"
            for subject in children(verb, "nsubj")
            for owner in children(subject, "poss")
        )
        and not any(child.lower_ in RELATIVE | {"where", "when"} for child in verb.children)
    )


def _inherited_subject(verb: Token, *, passive: bool) -> list[Token]:
    head = verb.head
    if head == verb:
        return []
    if verb.dep_ in ("acl", "relcl") and head.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
        if verb.tag_ == "VB":  # "plans to attack": the planner's, not the plan's
            return _owner(head)
        return [head] if passive or verb.tag_ == "VBG" or verb.dep_ == "relcl" else []
    if (
        head.pos_ == "PROPN"
        and head.i < verb.i
        and is_finite(verb)
        and verb.dep_ in ("xcomp", "ccomp", "advcl", "dep", "conj")
    ):  # a name that the parser took for a verb
        return [head]
    if verb.dep_ == "pcomp":
        head = head.head
        if head.dep_ == "dobj" and lemma(head.head) in OBJECT_CONTROL:  # "accuses X of killing Y"
            return [head]
    if head.pos_ not in ("VERB", "AUX"):
        if head.pos_ in ("NOUN", "ADJ"):
            return _owner(head)
        return []
    return _subject_above(verb)


def _subject_above(verb: Token) -> list[Token]:
    """The subject that a verb shares with the one above it, by control or coordination."""
    head = verb.head.head if verb.dep_ == "pcomp" else verb.head
    if verb.dep_ == "conj":
        head = joined_to(verb)
    above = frame(head)
    controlled = verb.dep_ in ("xcomp", "pcomp", "ccomp") and lemma(head) in OBJECT_CONTROL
    if controlled or (verb.dep_ == "conj" and above.passive):
        return list(above.undergoers or above.doers)
    return list(above.undergoers if above.passive else above.doers)


def _owner(noun: Token) -> list[Token]:
    owners = children(noun, "poss")
    if owners:
        return owners
    head = noun.head
    if head != noun and head.pos_ in ("VERB", "AUX"):
        above = frame(head)
        return list(above.undergoers if above.passive else above.doers)
    return []


def of_none(word: Token) -> bool:
    """True where nobody does or undergoes it, or nothing of it is: "no rain falls", "no attack"."""
    parts = frame(word)
    some = (word, *parts.doers, *parts.undergoers)
    return any(child.lower_ == "no" for one in some for child in children(one, "det"))
