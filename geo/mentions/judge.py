"""Which proposals are toponyms: an ordered list of rules, the first that speaks decides.

Each rule is a few facts and a sentence for the reader. A model that is trained on the same
facts can take the place of `judge`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from geo.gazetteer.entries import MARINE_KINDS
from geo.mentions.features import MAJOR, Facts
from geo.mentions.vocabulary import vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The decision about one span."""

    accepted: bool
    rule: str
    """Short name of the rule, for tests and for measuring it."""
    reason: str
    sure: bool = False
    """Whether the name may be trusted to be a place elsewhere in the article too."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: when it speaks, and what it says."""

    name: str
    accepts: bool
    reason: str
    speaks: Callable[[Facts], bool]


def judge(facts: Facts) -> Verdict:
    """Decide about one span by the first rule that speaks."""
    for rule in RULES:
        if rule.speaks(facts):
            return Verdict(
                accepted=rule.accepts,
                rule=rule.name,
                reason=rule.reason,
                sure=rule.accepts and rule.name in _SURE,
            )
    return Verdict(
        accepted=False, rule="nothing", reason="nothing around it says that it is a place"
    )


_TIMES = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"})
_SURE = frozenset(
    {"model and gazetteer", "known, cued", "dateline", "untagged, cued", "known widely"}
)
_WEAK = frozenset(
    {"untagged", "other name", "organisation", "people", "inside place", "nothing", "date"}
    | {"unknown word"}
)


def reconsider(facts: Facts, verdict: Verdict, *, sure_elsewhere: bool) -> Verdict:
    """Accept what was rejected for want of evidence, when the article gives it elsewhere."""
    if verdict.accepted or not sure_elsewhere or verdict.rule not in _WEAK:
        return verdict
    if (
        facts.cover == "inside"
        and facts.entity in ("ORG", "GPE", "LOC", "FAC")
        and not facts.proper
    ):
        return verdict
    return Verdict(
        accepted=True, rule="again", reason="the article uses this name for a place elsewhere"
    )


def _brand(f: Facts) -> bool:
    text = f.text.lower()
    phrase = f"{text} {f.after}".strip()
    entity = " ".join(f.entity_words).removeprefix("the ")
    brands = vocabulary().brands
    return phrase in brands or entity in brands or f"{f.before} {text}" in brands


def _person(f: Facts) -> bool:
    if f.name.wide and f.words > 1:
        return False
    if f.entity == "PERSON" and f.cover == "inside":
        return not f.institution and not f.contained
    if f.titled and f.words == 1 and not f.demonym and not f.name.wide:
        return True
    if f.given and not f.demonym and not f.name.wide:
        return True
    return (
        f.named_person and not f.located and not f.contained and (f.person_votes >= f.place_votes)
    )


def _strong_name(f: Facts) -> bool:
    return f.name.main and (f.name.wide or f.name.population >= MAJOR)


def _named_site(f: Facts) -> bool:
    """A name of several words that no town has: "Haneda airport"."""
    return f.words > 1 and f.name.main and f.name.kind != "city"


def _cued(f: Facts) -> bool:
    return f.located or f.contained or f.dateline


def _of_town(f: Facts) -> bool:
    return f.civic and f.name.main and not f.before_capital and not f.person_votes


def _in_list(f: Facts) -> bool:
    return f.listed and f.name.main and not f.before_capital and not f.person_votes


def _acronym(f: Facts) -> bool:
    return f.upper and not f.shouting and f.words == 1 and len(f.text) <= 5 and not f.dateline


def _abbreviated(f: Facts) -> bool:
    return f.cut and f.words == 1 and f.label in ("GAZ", "GPE", "LOC", "FAC") and not f.upper


def _ordinary(f: Facts) -> bool:
    if not f.common or (f.name.wide and f.upper):
        return False
    if f.label in ("GAZ", "COORD"):
        model = f.entity in ("GPE", "LOC") and f.proper and not f.written_small
        return not (f.contained or (f.located and model))
    return f.label in ("GPE", "LOC", "FAC", "NORP") and not (f.contained or f.name.wide)


def _nested_start(f: Facts) -> bool:
    """Whether a nested name begins the organisation's, or follows "of"."""
    lists = vocabulary()
    if not f.name.known or not f.proper or f.text.lower() in lists.institutions:
        return False
    if f.text.lower() in lists.designators or (f.before_capital and not f.name.wide):
        return False
    return f.name.main or f.name.alternate_population >= MAJOR or f.place_votes > 0


def _town_office(f: Facts) -> bool:
    """ "Dublin City" of "Dublin City Council": the town's name is shorter."""
    last = f.text.rsplit(maxsplit=1)[-1]
    own_name = f.name.whole and f.name.main
    return (
        f.words > 1
        and (f.after_capital or (f.after == "of" and last != "City"))
        and (last in ("State", "Department") or (last in vocabulary().offices and not own_name))
    )


def _direction(f: Facts) -> bool:
    return f.words == 1 and f.text.lower() in vocabulary().compass


def _generic(f: Facts) -> bool:
    """ "Haneda airport", "High Atlas": words that make it a known site, island, sea or range."""
    if f.words < 2 or not f.name.known or f.name.kind == "city":
        return False
    last = f.text.split()[-1]
    if last.islower():
        return True
    if f.cover not in ("exact", "") or f.after_capital or f.before_capital:
        return False
    return f.name.kind in NATURAL_KINDS or (
        f.name.kind in _SITE_KINDS and last.lower() in vocabulary().sites
    )


NATURAL_KINDS = frozenset(
    {"lake", "river", "cape", "mountain", "mountains", "valley", "desert", "peninsula", "pass"}
)
_SITE_KINDS = frozenset({"airport", "base", "port", "dam", "bridge", "plant", "crossing", "canal"})


def _shouted(f: Facts) -> bool:
    """A large town or wide area in a line of capitals, where the model sees no names."""
    large = f.name.main and (f.name.wide or f.name.population >= 3 * MAJOR)
    ordinary = f.common or f.text.lower() in vocabulary().given_names
    return f.shouting and large and not ordinary and len(f.text) > 3


def _title(f: Facts) -> bool:
    return f.words == 1 and f.before == "the" and f.text.lower() in vocabulary().titles


RULES: tuple[Rule, ...] = (
    Rule(
        "furniture",
        False,
        "in a repeated title, byline, credit or agency line",
        lambda f: f.furniture,
    ),
    Rule(
        "misread",
        True,
        "a known name that is broken over two lines, or with letters that a scanner misread",
        lambda f: f.label == "READ",
    ),
    Rule("thing", False, "a thing that is called after a place", lambda f: f.thing),
    Rule(
        "happening",
        False,
        "part of the name of a treaty, a contest or a conference",
        lambda f: f.happening and f.words == 1 and not f.demonym,
    ),
    Rule("abbreviation", True, "a state's abbreviation", lambda f: f.label == "ABBR"),
    Rule(
        "coordinated",
        True,
        "shares a word with the name beside it",
        lambda f: f.label == "COORD",
    ),
    Rule(
        "dateline",
        True,
        "the place that the article is written from",
        lambda f: (
            f.dateline and f.upper and f.name.main and (not f.common or f.name.population >= MAJOR)
        ),
    ),
    Rule("abbreviated word", False, "an abbreviation of an ordinary word", _abbreviated),
    Rule(
        "landless",
        False,
        "a people without a country of that name",
        lambda f: f.text.lower() in vocabulary().landless,
    ),
    Rule(
        "surname",
        False,
        "part of a person's name",
        lambda f: f.label == "DEM" and f.entity == "PERSON" and (f.given or f.cover == "inside"),
    ),
    Rule(
        "demonym",
        True,
        "the people or the adjective of a place",
        lambda f: f.demonym and not (f.name.main and f.name.wide and f.label != "DEM"),
    ),
    Rule("brand", False, "part of a fixed name that is no place", _brand),
    Rule(
        "vessel",
        False,
        "a ship's name",
        lambda f: f.name.kind != "country" and (f.vessel or (f.vessel_elsewhere and not _cued(f))),
    ),
    Rule(
        "designator",
        True,
        "its last or first word says what it is",
        lambda f: f.label == "DESIG",
    ),
    Rule("road", True, "a road", lambda f: f.label == "ROAD"),
    Rule("person", False, "part of a person's name", _person),
    Rule(
        "called so",
        False,
        "a company whose shares are spoken of, or somebody who is called so",
        lambda f: f.shares and not f.demonym and f.name.kind != "country",
    ),
    Rule(
        "water by its first word",
        True,
        "a sea or an ocean by its first word",
        lambda f: (
            f.before == "the"
            and f.words == 1
            and f.name.kind in MARINE_KINDS
            and not f.after_capital
        ),
    ),
    Rule(
        "people",
        False,
        "a group of people, not of one place",
        lambda f: f.label == "NORP" and not f.name.wide,
    ),
    Rule("compass", False, "a direction", _direction),
    Rule("title", False, "a person's title", _title),
    Rule(
        "article",
        False,
        "an ordinary word after an article",
        lambda f: f.words > 1 and f.text[:4].lower() == "the " and not f.name.article,
    ),
    Rule("named kind", True, "a known name that says what it is", _generic),
    Rule("common", False, "an ordinary word", _ordinary),
    Rule(
        "acronym",
        False,
        "an acronym that is no country's or state's",
        lambda f: _acronym(f) and (not f.name.wide or f.name.kind == "admin1"),
    ),
    Rule("town office", False, "the town's name is shorter", _town_office),
    Rule(
        "model and gazetteer",
        True,
        "a known name that the language model takes for a place",
        lambda f: f.entity in ("GPE", "LOC", "FAC") and f.cover == "exact" and f.name.known,
    ),
    Rule(
        "unknown word",
        False,
        "no gazetteer holds it, and nothing around it says that it is a place",
        lambda f: (
            f.label in ("GPE", "LOC", "FAC")
            and not f.name.known
            and (f.words == 1 or f.words > 2)
            and not _cued(f)
            and not f.site
        ),
    ),
    Rule(
        "model gpe",
        True,
        "the language model takes it for a place",
        lambda f: f.label == "GPE" and not f.named_person,
    ),
    Rule("model loc", True, "the language model takes it for a place", lambda f: f.label == "LOC"),
    Rule(
        "model fac",
        True,
        "the language model takes it for a building or site",
        lambda f: f.label == "FAC" and f.site,
    ),
    Rule(
        "organisation in a place",
        True,
        "the place in an institution's name",
        lambda f: (
            f.entity in ("ORG", "FAC", "EVENT", "WORK_OF_ART", "PERSON", "LAW")
            and f.cover == "inside"
            and f.institution
            and _nested_start(f)
        ),
    ),
    Rule(
        "organisation of a wide place",
        True,
        "the country or province in an organisation's name",
        lambda f: (
            f.entity in ("ORG", "FAC", "EVENT", "GPE", "LOC")
            and f.cover == "inside"
            and f.name.wide
            and f.name.main
            and f.proper
        ),
    ),
    Rule(
        "organisation",
        False,
        "part of an organisation's name",
        lambda f: (
            f.entity in ("ORG", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW", "FAC")
            and f.cover != "exact"
        ),
    ),
    Rule(
        "inside place",
        False,
        "part of a longer name",
        lambda f: f.cover == "inside" and f.entity in ("GPE", "LOC", "NORP"),
    ),
    Rule(
        "known, cued",
        True,
        "a known name where a place is meant",
        lambda f: (
            f.name.known
            and f.proper
            and f.cover == "exact"
            and (_cued(f) or _of_town(f) or _in_list(f))
        ),
    ),
    Rule(
        "known widely",
        True,
        "a widely known place",
        lambda f: f.cover == "exact" and _strong_name(f) and f.entity not in _TIMES,
    ),
    Rule(
        "date",
        False,
        "part of a date or a number",
        lambda f: f.entity in _TIMES,
    ),
    Rule("shouted", True, "a widely known place in capitals", _shouted),
    Rule("other name", False, "a person or an organisation", lambda f: f.cover == "exact"),
    Rule(
        "untagged, cued",
        True,
        "a known name where a place is meant",
        lambda f: f.proper and f.name.known and (_cued(f) or _of_town(f) or _in_list(f)),
    ),
    Rule(
        "untagged institution",
        True,
        "the place in an institution's name",
        lambda f: f.institution and _nested_start(f),
    ),
    Rule(
        "untagged, known widely",
        True,
        "a widely known place",
        lambda f: f.proper and (_strong_name(f) or _named_site(f)),
    ),
    Rule("untagged", False, "nothing around it says that it is a place", lambda f: not f.entity),
)
