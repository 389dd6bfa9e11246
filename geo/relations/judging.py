"""Which phrases mean a place: "off Yemen", but not "spin off its India business"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.gazetteer import fold
from geo.relations.vocabulary import words
from geo.relations.wording import Phrase

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Token

    from geo.gazetteer import Gazetteer
    from geo.language import Sentence
    from geo.records import Mention, Place

MODIFIERS = {"compound", "amod", "nmod", "poss", "nummod"}
WIDE = {"country", "continent", "admin1", "area", "ocean"}
"""What lies "outside" one of these is anywhere else."""
TIME = {"minute", "hour", "day", "week", "month", "year", "second", "morning", "night", "noon"}
REACH = 10
"""How many words before "from A to B" may say that something moves."""


def is_place(
    phrase: Phrase,
    sentence: Sentence,
    resolved: Mapping[str, Place],
    gazetteer: Gazetteer | None,
) -> bool:
    """Return False where the words are a figure of speech, a party or a figure."""
    test = _TESTS.get(phrase.kind)
    return test is None or test(phrase, sentence, resolved, gazetteer)


def _near(phrase: Phrase, sentence: Sentence, resolved: Mapping[str, Place], _: object) -> bool:
    place = resolved.get(phrase.mentions[-1].id)
    word = (phrase.feature or "").lower()
    if place is not None and place.kind in WIDE and "outside" in word:
        return False
    if place is not None and place.kind in {"continent"}:
        return False
    if place is not None and place.kind == "country" and word == "around":
        # Around an island sail ships; around a continent's country stand questions.
        return _is_island_like(place)
    return not _modifies(phrase, sentence, resolved)


def _off(phrase: Phrase, sentence: Sentence, resolved: Mapping[str, Place], _: object) -> bool:
    if phrase.form != "bare":
        return True
    before = _before(phrase, sentence)
    if before is not None and _lemma(before) in words().particle:
        return False
    return not _modifies(phrase, sentence, resolved)


def _part(
    phrase: Phrase, sentence: Sentence, resolved: Mapping[str, Place], gazetteer: Gazetteer | None
) -> bool:
    name = phrase.mentions[-1]
    if _is_people(name, resolved) or _is_adjective(phrase, sentence):
        return False
    before = _before(phrase, sentence)
    if phrase.form == "of":
        # "to the north of A" lies outside A.
        return not (before is not None and before.lower_ in {"to", "from"} and not _ern(phrase))
    direction = phrase.direction or ""
    if phrase.form == "adjective" and direction[:1].isupper():
        initial = phrase.start == sentence.start
        known = gazetteer is not None and gazetteer.knows(f"{direction} {name.text}")
        return initial and not known
    if phrase.form == "adjective" and not _ern(phrase) and before is not None:
        return before.pos_ != "NUM" and before.lower_ not in {"km", "miles", "kilometres"}
    if before is not None and before.pos_ == "NUM":
        return False
    place = resolved.get(name.id)
    return place is None or place.kind not in {"airport", "base"}


def _route(phrase: Phrase, sentence: Sentence, resolved: Mapping[str, Place], _: object) -> bool:
    lists = words()
    paragraph = sentence.paragraph
    before = [t for t in sentence.span if paragraph.at(t) < phrase.start]
    if before and _lemma(before[-1]) in lists.range:
        return False
    people = any(_is_people(mention, resolved) for mention in phrase.mentions)
    if people or _modifies(phrase, sentence, resolved):
        return False
    near = before[-REACH:]
    if not near:
        near = [t for t in sentence.span if paragraph.at(t) >= phrase.end][:REACH]
    return any(_lemma(token) in lists.motion for token in near)


def _through(phrase: Phrase, sentence: Sentence, resolved: Mapping[str, Place], _: object) -> bool:
    preposition = _at(phrase, sentence)
    if preposition is None or _modifies(phrase, sentence, resolved):
        return False
    return not any(_lemma(t) in words().unmoved for t in (preposition.head,))


_TESTS = {
    "near": _near,
    "off": _off,
    "part": _part,
    "route": _route,
    "through": _through,
}


def _modifies(phrase: Phrase, sentence: Sentence, resolved: Mapping[str, Place]) -> bool:
    """Whether the last name only qualifies a noun after it: "near Turkish forces"."""
    name = phrase.mentions[-1]
    tokens = sentence.paragraph.tokens(name.start, name.end)
    if tokens is None or not len(tokens):
        return False
    root = tokens.root
    if _is_people(name, resolved):
        return True
    if root.dep_ not in MODIFIERS or root.head.i <= tokens[-1].i:
        return False
    if _lemma(root.head) in TIME:
        return False  # "outside Lima hours after": the parser ties the two, the words do not
    between = [t for t in sentence.span if tokens[-1].i < t.i < root.head.i]
    if any(t.is_punct for t in between):
        return False
    after = [t.lower_ for t in (*between, root.head)]
    return not any(word in words().facility for word in after)


def _is_people(name: Mention, resolved: Mapping[str, Place]) -> bool:
    """Whether a name is that of a people: "Ukrainian"; a small model takes towns for one too."""
    place = resolved.get(name.id)
    return name.label == "NORP" and (place is None or fold(place.name) != fold(name.text))


def _is_adjective(phrase: Phrase, sentence: Sentence) -> bool:
    name = phrase.mentions[-1]
    tokens = sentence.paragraph.tokens(name.start, name.end)
    return tokens is not None and len(tokens) > 0 and tokens[-1].pos_ == "ADJ"


def _is_island_like(place: Place) -> bool:
    from geo.regions import load_regions
    from geo.relations.border import has_land_border

    return not has_land_border(place.id, load_regions())


def _ern(phrase: Phrase) -> bool:
    return "ern" in (phrase.direction or "") or phrase.direction == "central"


def _at(phrase: Phrase, sentence: Sentence) -> Token | None:
    paragraph = sentence.paragraph
    return next((t for t in sentence.span if paragraph.end_of(t) > phrase.start), None)


def _before(phrase: Phrase, sentence: Sentence) -> Token | None:
    paragraph = sentence.paragraph
    before = [t for t in sentence.span if paragraph.end_of(t) <= phrase.start]
    return before[-1] if before else None


def _lemma(token: Token) -> str:
    return (token.lemma_ or token.text).lower()
