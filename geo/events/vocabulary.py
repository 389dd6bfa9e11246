"""What counts as an event, as data: types with their modes, triggers, cues and actors.

Everything that is a list of words lives in `geo/data/events/*.toml`, so that a reader can see it
and a user can add to it; this module only reads and indexes it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from geo.errors import InputError
from geo.events.user_vocabulary import read_user_vocabulary
from geo.records import OwnType

FILES = ("types", "classes", "verbs", "nouns", "cues", "actors", "roles")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType:
    """A type as the reader meets it."""

    code: str
    """PLOVER's code, or MOVEMENT, POLICY, ELECTION, HAZARD, ACCIDENT."""
    label: str
    """Plain words for the page."""
    help: str
    """One line that says what belongs here."""
    quad: str
    """PLOVER's quadrant; empty for our own types."""
    family: str
    """Types of one family may be two accounts of the same event."""
    modes: Mapping[str, str]
    """Mode code → plain label."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """Which nouns may stand in an argument of a trigger."""

    lemmas: frozenset[str]
    """Lemmas, classes already spelled out."""
    marks: frozenset[str]
    """`#name`, `#person`, `#place`, `#state`, `#pronoun`, `#none`."""

    def __bool__(self) -> bool:
        return bool(self.lemmas or self.marks)


NO_CONDITION = Condition(lemmas=frozenset(), marks=frozenset())


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """One reading of one trigger."""

    words: tuple[str, ...]
    """Lemmas: the verb and what hangs on it, or the words of a noun in their order."""
    noun: bool
    type: str
    mode: str | None
    score: float
    """How often this reading is an event of this type, 0 to 1."""
    subject: Condition = NO_CONDITION
    subject_not: Condition = NO_CONDITION
    object: Condition = NO_CONDITION
    object_not: Condition = NO_CONDITION
    complement: Condition = NO_CONDITION
    """What a preposition or a complement must bring: "as coach", "to be judge", "off a cliff"."""
    needs: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    """Prepositions that rule this reading out."""
    motion: bool = False
    specific: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """All that the room knows of words. Build it with `load_vocabulary`."""

    types: Mapping[str, EventType]
    verbs: Mapping[str, tuple[Sense, ...]]
    """By the verb's lemma, in the order in which they are tried."""
    nouns: Mapping[str, tuple[Sense, ...]]
    """By the noun's lemma, longest first."""
    cues: Mapping[str, Mapping[str, frozenset[str]]]
    """Section, list name → lemmas; `status.planned` and its kin are sections of their own."""
    background_days: int
    kinds: Mapping[str, str]
    """Noun lemma → kind of participant."""
    names: Mapping[str, tuple[str | None, str]]
    """Name as written → country, kind."""
    titles: frozenset[str]
    pronouns: Mapping[str, frozenset[str]]
    roles: Mapping[str, Mapping[str, str]]
    """`motion` and `still`: preposition → role."""
    strength: Mapping[str, float]
    classes: Mapping[str, frozenset[str]] = field(default_factory=dict)


class _Types(dict[str, EventType]):
    """Types by code; a code of somebody else's vocabulary, read from a file, is its own family."""

    def __missing__(self, code: str) -> EventType:
        label = code.replace("_", " ").capitalize()
        return EventType(
            code=code, label=label, help="", quad="", family=code.lower(), modes={}
        )  # fmt: skip


def load_vocabulary(extra: Path | None = None) -> Vocabulary:
    """Read the shipped vocabulary, and a user's TOML file on top of it.

    The extra file may hold tables of types, `[[verb]]` and `[[noun]]` groups in the shipped
    files' format; its triggers are tried before the shipped ones. A file that cannot be used
    raises `InputError`.
    """
    return _load(extra)


@cache  # which would keep apart what is asked with None and with nothing
def _load(extra: Path | None) -> Vocabulary:
    raw = {name: _shipped(name) for name in FILES}
    added = read_user_vocabulary(extra, raw["classes"]) if extra is not None else {}
    classes = {name: frozenset(words) for name, words in raw["classes"].items()}
    types = _Types(
        {
            code: EventType(code=code, **entry)
            for code, entry in (raw["types"] | added.get("types", {})).items()
        }
    )
    verbs = [*added.get("verb", ()), *raw["verbs"]["verb"]]
    nouns = [*added.get("noun", ()), *raw["nouns"]["noun"]]
    for group in (*verbs, *nouns):
        if group["type"] not in types:
            raise InputError(
                f"A trigger names the type {group['type']!r}, which no table describes.",
                where=str(extra) if extra else None,
                todo=f"Known: {', '.join(sorted(types))}; or add a table for it under [types].",
            )
    actors = raw["actors"]
    return Vocabulary(
        types=types,
        verbs=_index(_senses(verbs, classes, noun=False)),
        nouns={
            head: tuple(sorted(senses, key=lambda sense: -len(sense.words)))
            for head, senses in _index(_senses(nouns, classes, noun=True)).items()
        },
        cues=_cues(raw["cues"]),
        background_days=raw["cues"]["background"]["days"],
        kinds={noun: kind for kind, nouns in actors["kinds"].items() for noun in nouns},
        names={name: (code or None, kind) for name, (code, kind) in actors["names"].items()},
        titles=frozenset(actors["titles"]["words"]),
        pronouns={kind: frozenset(words) for kind, words in actors["pronouns"].items()},
        roles={kind: raw["roles"][kind] for kind in ("motion", "still")},
        strength=raw["roles"]["strength"],
        classes=classes,
    )


def event_types() -> tuple[EventType, ...]:
    """Every type with its label, help and modes, in the order of the vocabulary file."""
    return tuple(load_vocabulary().types.values())


def own_types(file: Path | None) -> tuple[OwnType, ...]:
    """The types that a user's vocabulary adds or calls anew; `InputError` where it is unusable."""
    if file is None:
        return ()
    shipped = load_vocabulary().types
    return tuple(
        OwnType(code=code, label=kind.label, help=kind.help)
        for code, kind in load_vocabulary(file).types.items()
        if shipped.get(code) != kind
    )


def _shipped(name: str) -> dict[str, Any]:
    text = files("geo").joinpath("data", "events", f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _senses(
    groups: Iterable[Mapping[str, Any]], classes: Mapping[str, frozenset[str]], *, noun: bool
) -> Iterable[Sense]:
    for group in groups:
        conditions = {
            name: _condition(group.get(name, ()), classes)
            for name in ("subject", "subject_not", "object", "object_not", "complement")
        }
        for words in group["words"]:
            yield Sense(
                words=tuple(words.split()),
                noun=noun,
                type=group["type"],
                mode=group.get("mode"),
                score=group.get("score", 0.7),
                needs=frozenset(group.get("needs", ())),
                without=frozenset(group.get("without", ())),
                motion=group.get("motion", False),
                specific=group.get("specific", False),
                **conditions,
            )


def _condition(words: Iterable[str], classes: Mapping[str, frozenset[str]]) -> Condition:
    lemmas: set[str] = set()
    marks: set[str] = set()
    for word in words:
        if word.startswith("@"):
            lemmas |= classes[word[1:]]
        elif word.startswith("#"):
            marks.add(word)
        else:
            lemmas.add(word)
    return Condition(lemmas=frozenset(lemmas), marks=frozenset(marks))


def _index(senses: Iterable[Sense]) -> dict[str, tuple[Sense, ...]]:
    found: dict[str, list[Sense]] = {}
    for sense in senses:
        found.setdefault(anchor(sense), []).append(sense)
    return {head: tuple(group) for head, group in found.items()}


def anchor(sense: Sense) -> str:
    """The word of a sense that a sentence is searched for: the verb, or the noun's head.

    >>> anchor(Sense(words=("exchange", "of", "fire"), noun=True, type="", mode=None, score=1))
    'exchange'
    >>> anchor(Sense(words=("peace", "talk"), noun=True, type="", mode=None, score=1))
    'talk'
    """
    if not sense.noun or "of" in sense.words:
        return sense.words[0]
    return sense.words[-1]


def _cues(raw: Mapping[str, Any]) -> dict[str, dict[str, frozenset[str]]]:
    found: dict[str, dict[str, frozenset[str]]] = {}
    for section, content in raw.items():
        for name, value in content.items():
            if isinstance(value, dict):
                found[f"{section}.{name}"] = {key: frozenset(words) for key, words in value.items()}
            elif isinstance(value, list):
                found.setdefault(section, {})[name] = frozenset(value)
    return found
