"""Who takes part: names made whole, countries and kinds found, pronouns followed.

"Kishida" is "Fumio Kishida" once the article has said so; "the ministry" is the ministry that was
named before; "both leaders" are the last two. What cannot be followed stays as written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geo.events.antecedents import (
    NEAR,
    NEAR_PERSON,
    NOBODY,
    STANDING,
    TOGETHER,
    Known,
    agrees,
    is_moved,
    one_sentence,
    thing_beside,
)
from geo.events.grammar import (
    NAME_TAGS,
    SHIPS,
    below,
    children,
    coordinated,
    entity,
    kind_nouns,
    lemma,
    modifiers,
    noun_phrase,
)  # fmt: skip
from geo.events.naming import after_the_article, untitled
from geo.events.reading import Reading
from geo.events.vocabulary import Vocabulary
from geo.language import Paragraph
from geo.records import Participant, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

NAMED = ("PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "PRODUCT")
NO_ACTORS = ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "EVENT", "LAW", "WORK_OF_ART",
             "LANGUAGE")  # fmt: skip
MEMBERS = ("nation", "country", "member", "state")
"""Nouns after a body's name that mean the body: "the G-7 nations"."""
BODIES = frozenset({"ministry", "government", "parliament", "court", "police", "authority",
                    "agency", "committee", "embassy"})  # fmt: skip
"""What is of the country that it is in: "the foreign ministry in Oslo"."""
_OF_SHIPS = frozenset().union(*SHIPS.values())
_ASIDE = re.compile(r"\s*\([^)]*\)")
PAIRS = ("both", "two")
PAIR_NOUNS = ("leader", "country", "side", "nation", "president", "minister", "government", "man",
              "premier", "official", "party", "state", "woman",
              "neighbor", "neighbour")  # fmt: skip


@dataclass(slots=True)
class Cast:
    """Everybody named in one article, in text order."""

    reading: Reading
    vocabulary: Vocabulary
    full_names: dict[str, str] = field(default_factory=dict)
    countries: dict[str, str] = field(default_factory=dict)
    """Person's full name, or organisation → country."""
    known: list[Known] = field(default_factory=list)
    all_pronouns: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Join the lists of pronouns once."""
        pronouns = self.vocabulary.pronouns
        kinds = ("person", "thing", "many", "speaker")
        self.all_pronouns = frozenset().union(*(pronouns[kind] for kind in kinds))

    def of(self, paragraph: Paragraph, token: Token) -> tuple[Participant, ...]:
        """Whom a noun phrase stands for; () for a thing, or for a pronoun without a name."""
        if token.pos_ == "PRON" or token.lower_ in self.all_pronouns:
            return self._followed(paragraph, token)
        pair = self._pair(paragraph, token)
        return pair or self._described(paragraph, token)

    def _described(self, paragraph: Paragraph, token: Token) -> tuple[Participant, ...]:
        person = self.person_in(paragraph, token)
        if person is not None:
            return (self._named_person(paragraph, token, person),)
        name = self._phrase(token)
        kind = self._kind(token, name)
        proper = token.pos_ == "PROPN" or token.ent_type_ in NAMED
        if kind is None and not proper and not self._may_act(paragraph, token):
            return ()
        if token.ent_type_ in NO_ACTORS and self._by_table(token, name) is None:
            return ()
        span = self._span(paragraph, token)
        countries = list(self._countries(paragraph, token))
        if len(countries) > 1 and token.tag_ in ("NNS", "NNPS") and not proper:
            return tuple(
                Participant(
                    name=_of_country(name, words, token), country=country, kind=kind, mention=span
                )
                for words, country in countries
            )
        half = self._half(token) if not countries else None
        if half is not None:
            return (Participant(name=half[0], country=half[1], kind="state", mention=span),)
        if token.ent_type_ == "GPE" and countries:
            name = self._capital_for(paragraph, token) or name
        earlier = self._earlier(paragraph, token) if not countries and not proper else None
        if earlier is not None:
            return tuple(
                Participant(name=who.name, country=who.country, kind=who.kind, mention=span)
                for who in earlier.who
            )
        return (
            Participant(
                name=name, country=countries[0][1] if countries else None, kind=kind, mention=span
            ),
        )

    def _half(self, token: Token) -> tuple[str, str | None] | None:
        """ "The North" of a text on North Korea: the country's name and code."""
        if token.text not in ("North", "South") or token.tag_ not in NAME_TAGS:
            return None
        if any(child.dep_ != "det" for child in below(token) if child.i < token.i):
            return None
        lands = {
            (place.name, place.country)
            for place in self.reading.places.values()
            if place.kind == "country" and place.name.split()[0] in ("North", "South")
        }
        fitting = [land for land in lands if land[0].split()[0] == token.text]
        others = {name.split(maxsplit=1)[-1] for name, _ in lands}
        return fitting[0] if len(fitting) == 1 and len(others) == 1 else None

    def _may_act(self, paragraph: Paragraph, token: Token) -> bool:
        """True for what acts for its country or is of it: "Chinese ships", "Greek pensioners"."""
        classes = self.vocabulary.classes
        moves = kind_nouns(token) & (classes["vessels"] | classes["aircraft"])
        acts = token.dep_ == "nsubj" and token.tag_ == "NNS"
        return bool(moves or acts) and any(True for _ in self._countries(paragraph, token))

    def _named_person(self, paragraph: Paragraph, token: Token, person: Token) -> Participant:
        name = self._full(_person_name(person, self.vocabulary))
        country = self.countries.get(name)
        if country is None:
            found = [*self._countries(paragraph, token), *self._countries(paragraph, person)]
            country = found[0][1] if found else None
            if country is not None:
                self.countries[name] = country
        kind = next((self.vocabulary.kinds[word] for word in _titles(token, person)
                     if word in self.vocabulary.kinds), None)  # fmt: skip
        kind = kind or self._kind_seen(name)
        return Participant(
            name=name, country=country, kind=kind, mention=self._span(paragraph, token, person)
        )

    def _kind_seen(self, name: str) -> str | None:
        return next((who.kind for known in self.known for who in known.who
                     if who.name == name and who.kind), None)  # fmt: skip

    def _full(self, name: str) -> str:
        if " " in name:
            return name
        return self.full_names.get(name, name)

    def person_in(self, paragraph: Paragraph, token: Token) -> Token | None:
        """The token that carries a person's name: the phrase's head or its apposition."""
        mention = self.reading.mention_at(paragraph, token)
        if mention is not None and self.reading.place_of(mention) is not None:
            return None
        if any(child.text in _OF_SHIPS for child in below(token)):
            return None
        if (
            token.ent_type_ == "PERSON"
            or (token.pos_ == "PROPN" and token.text in self.full_names and not token.ent_type_)
            or (token.pos_ == "PROPN" and token.text in self.full_names)
        ):
            return token
        if lemma(token) in self.vocabulary.titles or token.pos_ == "NOUN":
            for child in children(token, "appos"):
                if child.ent_type_ == "PERSON" and child.pos_ == "PROPN":
                    return child
        return None

    def _kind(self, token: Token, name: str) -> str | None:
        named = self._by_table(token, name)
        if named is not None and named[1]:
            return named[1]
        words = set(kind_nouns(token))
        for child in children(token, "compound", "amod", "nmod"):
            words.add(f"{lemma(child)} {lemma(token)}")
        for word in sorted(words, key=lambda word: (-len(word), word)):
            if word in self.vocabulary.kinds:
                if any(lemma(part) in ("naval", "military", "army", "armed")
                       for part in modifiers(token)):  # fmt: skip
                    return "military"
                return self.vocabulary.kinds[word]
        if any(lemma(part) in ("naval", "military", "army") for part in modifiers(token)):
            return "military"
        if token.ent_type_ == "GPE":
            return "state"
        return None

    def _by_table(self, token: Token, name: str) -> tuple[str | None, str] | None:
        names = self.vocabulary.names
        for words in (name, token.text, token.text.removesuffix("s")):
            if words in names:
                return names[words]
        if lemma(token) in MEMBERS:
            for child in children(token, "compound", "amod", "nmod"):
                if child.text in names:
                    return names[child.text]
        ent = entity(token)
        if ent is None:
            return None
        return names.get(ent.text.removeprefix("the ").removeprefix("The "))

    def _countries(self, paragraph: Paragraph, token: Token) -> Iterator[tuple[str, str]]:
        """(word, ISO code) for each country that a noun phrase names or carries, once."""
        seen: set[str] = set()
        nodes = [token, *modifiers(token), *children(token, "appos")]
        for name in children(token, "appos"):
            nodes += list(modifiers(name))
        for child in children(token, "prep"):
            if child.lower_ == "of" or (child.lower_ == "in" and lemma(token) in BODIES):
                for thing in coordinated(children(child, "pobj")):
                    nodes += [thing, *modifiers(thing)]
        if token.dep_ == "appos":
            nodes += [token.head, *modifiers(token.head)]
        for node in nodes:
            country = self._country_at(paragraph, node)
            if country is not None and country not in seen:
                seen.add(country)
                yield node.text, country

    def _country_at(self, paragraph: Paragraph, node: Token) -> str | None:
        mention = self.reading.mention_at(paragraph, node)
        if mention is not None:
            place = self.reading.place_of(mention)
            return place.country if place else None
        named = self._by_table(node, node.text)
        if named is not None:
            return named[0]
        if node.dep_ == "poss" and node.pos_ == "PRON":
            owner = self._followed(paragraph, node)
            return owner[0].country if len(owner) == 1 else None
        return None

    def _earlier(self, paragraph: Paragraph, token: Token) -> Known | None:
        """The phrase that "the ministry" or "the group" takes up."""
        if not any(child.lower_ in ("the", "this", "that") for child in children(token, "det")):
            return None
        if children(token, "amod", "compound", "poss", "nummod", "prep", "relcl"):
            return None
        at, noun = paragraph.at(token), lemma(token)
        for known in reversed(self.known):
            if known.at < at and known.noun == noun and any(who.country for who in known.who):
                return known
        return None

    def _pair(self, paragraph: Paragraph, token: Token) -> tuple[Participant, ...]:
        """The last two that "both leaders" or "the two countries" are."""
        marks = {child.lower_ for child in below(token)}
        if (
            lemma(token) not in PAIR_NOUNS
            or not marks & set(PAIRS)
            or ("both" not in marks and not marks & {"the", "these", "their"})
        ):
            return ()
        if any(True for _ in self._countries(paragraph, token)):
            return ()
        people = lemma(token) in ("leader", "president", "minister", "man", "premier", "official",
                                  "woman")  # fmt: skip
        at = paragraph.at(token)
        found: list[Participant] = []
        before = [known for known in reversed(self.known) if known.at < at]
        if lemma(token) in TOGETHER:
            before = one_sentence(before)
        if not people:  # the countries of those who speak, before countries that are only named
            before.sort(key=lambda known: not known.person)
        for known in before:
            for who in known.who:
                fits = known.person if people else who.country is not None
                if fits and all(_other(who, one, people=people) for one in found):
                    found.append(who if people else self._country_of(who))
            if len(found) >= 2:
                break
        if len(found) < 2:
            return ()
        span = self._span(paragraph, token)
        return tuple(
            Participant(name=who.name, country=who.country, kind=who.kind, mention=span)
            for who in reversed(found[:2])
        )

    def _capital_for(self, paragraph: Paragraph, token: Token) -> str | None:
        """ "Moscow" that acts is the country's government: its country's name, if it is told."""
        mention = self.reading.mention_at(paragraph, token)
        place = self.reading.place_of(mention) if mention is not None else None
        if mention is None or place is None or mention.usage != "associative":
            return None
        if place.kind == "country" or place.country is None:
            return None
        return self._country_name(place.country)

    def _country_name(self, country: str | None) -> str | None:
        """What the article's places call a country."""
        return next(
            (
                place.name
                for place in self.reading.places.values()
                if place.kind == "country" and place.country == country
            ),
            None,
        )

    def _country_of(self, who: Participant) -> Participant:
        """The country itself, for one of its people."""
        name = self._country_name(who.country)
        if name is not None:
            return Participant(name=name, country=who.country, kind="state", mention=who.mention)
        return who

    def thing_meant(self, paragraph: Paragraph, token: Token) -> str:
        """The ship or storm that "it" means, as "the ship"; "" where it may mean something else."""
        at = paragraph.at(token)
        if token.lower_ not in self.vocabulary.pronouns["thing"]:
            return ""
        fitting = [known for known in self.known if 0 < at - known.at <= NEAR
                   and not known.standing and not known.plural and not known.person]  # fmt: skip
        thing = thing_beside(fitting, paragraph.start + token.sent.start_char)
        return f"the {thing.noun}" if thing is not None else ""

    def _followed(self, paragraph: Paragraph, token: Token) -> tuple[Participant, ...]:
        """Whom a pronoun stands for: the nearest fitting subject before it, else any."""
        pronouns, word = self.vocabulary.pronouns, token.lower_
        if word in pronouns["speaker"] | pronouns["relative"] | NOBODY:
            return ()
        if children(token, "relcl", "prep", "acl"):  # "those who …" takes nobody up
            return ()
        at = paragraph.at(token)
        if word == "both":  # two, and nobody says which
            span = Span(start=at, end=paragraph.end_of(token))
            return (Participant(name="both", country=None, kind=None, mention=span),)
        near = NEAR_PERSON if word in pronouns["person"] else NEAR
        fitting = [
            known for known in self.known
            if 0 < at - known.at <= near and not known.standing
            and agrees(word, known, pronouns)
        ]  # fmt: skip
        if not fitting:
            return ()
        here = paragraph.start + token.sent.start_char
        if token.dep_ in ("dobj", "nsubjpass") and thing_beside(fitting, here) is not None:
            return ()
        same = [known for known in fitting if known.sentence >= here]
        before = [known for known in fitting if known.sentence < here]
        subjects = [known for known in same if known.subject]
        of_person = word in pronouns["person"]
        spoken = [
            known
            for known in before
            if known.subject and (of_person or known.sentence == before[-1].sentence)
        ]
        last = [known for known in spoken if known.sentence == spoken[-1].sentence]
        if of_person and token.dep_ == "dobj":  # "questioned the captain and released him"
            subjects = same
        best = (subjects[:1] if word not in pronouns["person"] else subjects[-1:]) or last[:1] or (
            same[-1:] or ([] if of_person else fitting[-1:]))  # fmt: skip
        if not best:
            return ()
        span = Span(start=at, end=paragraph.end_of(token))
        return tuple(
            Participant(name=who.name, country=who.country, kind=who.kind, mention=span)
            for who in best[0].who
        )

    def _phrase(self, token: Token) -> str:
        first, last = noun_phrase(token)
        doc = token.doc
        first = after_the_article(token, first, last)
        text = untitled(str(doc[first : last + 1].text))
        if token.tag_ == "CD" or lemma(token) in (
            "dozen", "hundred", "thousand", "group", "number", "score", "team",
        ):  # fmt: skip
            for name, thing in _of(token):
                if name == "of":
                    inner_first, inner_last = noun_phrase(thing)
                    text = f"{text} of {token.doc[inner_first : inner_last + 1].text}"
                    break
        if lemma(token) in MEMBERS:
            for child in children(token, "compound", "amod", "nmod"):
                if child.text in self.vocabulary.names:
                    text = child.text
        return _ASIDE.sub("", text).removesuffix("'s").removesuffix("'").strip()

    def _span(self, paragraph: Paragraph, token: Token, person: Token | None = None) -> Span:
        first, last = noun_phrase(token)
        if person is not None:
            first = min(first, noun_phrase(person)[0])
            last = max(last, person.i)
        doc = token.doc
        while first < last and doc[first].pos_ == "DET":
            first += 1
        if doc[last].lower_ in ("'s", "'") and last > first:
            last -= 1
        return Span(start=paragraph.at(doc[first]), end=paragraph.end_of(doc[last]))


def gather(reading: Reading, vocabulary: Vocabulary) -> Cast:
    """Read the article once for all who are named in it."""
    cast = Cast(reading=reading, vocabulary=vocabulary)
    for paragraph in reading.parsed.paragraphs:
        for ent in paragraph.doc.ents:
            if ent.label_ == "PERSON":
                name = _person_name(ent.root, vocabulary)
                if " " in name:
                    cast.full_names.setdefault(name.rsplit(" ", 1)[1], name)
    for sentence in reading.sentences:
        if reading.is_furniture(sentence.start, sentence.end):
            continue
        for token in sentence.span:
            if token.dep_ not in ("nsubj", "nsubjpass", "dobj", "pobj", "poss", "appos", "conj",
                                  "attr", "agent", "ROOT", "dative") or token.pos_ not in (
                                      "NOUN", "PROPN"):  # fmt: skip
                continue
            who = cast.of(sentence.paragraph, token)
            if not who and not is_moved(token, vocabulary):
                continue
            group = coordinated([token])
            if len(group) > 1 and token.dep_ in ("nsubj", "nsubjpass"):
                every = [one for part in group for one in cast.of(sentence.paragraph, part)]
                _note(cast, sentence.paragraph, token, sentence.start, tuple(every), plural=True)
            _note(cast, sentence.paragraph, token, sentence.start, who,
                  plural=token.tag_ in ("NNS", "NNPS") or len(who) > 1
                  or lemma(token) in ("police", "people", "group", "party"))  # fmt: skip
    return cast


def _of_country(name: str, country: str, token: Token) -> str:
    """ "Japanese leaders" of "Japanese and French leaders"; "ministers of Poland"."""
    if country in name:
        return f"{country} {token.text}"
    return f"{name} of {country}"


def _note(
    cast: Cast, paragraph: Paragraph, token: Token, sentence: int,
    who: tuple[Participant, ...], *, plural: bool,
) -> None:  # fmt: skip
    person = cast.person_in(paragraph, token) is not None
    cast.known.append(
        Known(
            at=paragraph.at(token), sentence=sentence, who=who, person=person, plural=plural,
            subject=token.dep_ in ("nsubj", "nsubjpass", "ROOT"), noun=lemma(token),
            standing=token.ent_type_ in ("GPE", "LOC", "FAC") and token.dep_ == "pobj"
            and token.head.lower_ in STANDING,
        )
    )  # fmt: skip


def _other(who: Participant, one: Participant, *, people: bool) -> bool:
    return who.name != one.name if people else who.country != one.country


def _of(token: Token) -> Iterator[tuple[str, Token]]:
    for child in children(token, "prep"):
        for thing in children(child, "pobj"):
            yield child.lower_, thing


def _person_name(token: Token, vocabulary: Vocabulary) -> str:
    ent = entity(token)
    if ent is None or token.ent_type_ != "PERSON":
        return str(token.text)
    words = [word for word in ent if word.text not in ("'s", "'", '"', "(", ")")]
    while len(words) > 1 and words[0].lower_ in vocabulary.titles:
        words = words[1:]
    if not words:
        return str(token.text)
    return str(token.doc[words[0].i : words[-1].i + 1].text)


def _titles(token: Token, person: Token) -> Iterator[str]:
    for node in (token, person):
        if node.ent_type_ != "PERSON":
            yield lemma(node)
        for child in modifiers(node):
            yield lemma(child)
        for child in children(node, "appos"):
            yield lemma(child)
    if person.dep_ == "appos":
        yield lemma(person.head)
