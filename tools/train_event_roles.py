"""Train `event-places.npz` and fit `placing.toml`: which place is the event's, and in which role.

GOLD are files of own events that may be seen. Of every report whose trigger overlaps that of a gold
event, each name of its sentence and each word that points at a place is asked for its role, none
among them. Boosted trees weigh the marks (`geo.events.place_marks`) for a place at all, with the
names of the sentences of SENTENCES, which tell no role; a multinomial logit then says which role a
place has, pulled towards `roles_prior.toml`. Needs lightgbm, for training alone. Run:

    python tools/train_event_roles.py GOLD... --sentences SENTENCES            train and write
    python tools/train_event_roles.py GOLD... --sentences SENTENCES --check    file by file
"""

import argparse
import hashlib
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from boosted_trees import boosted, write
from event_readings import reading_of

from geo.evaluate.events_gold import Row, overlap, read_rows, sample
from geo.evaluate.events_own import article_of
from geo.events.attachment import Pair
from geo.events.borrowing import Draft
from geo.events.grammar import remembering
from geo.events.place_decision import ACCEPT_FROM, asked_of
from geo.events.place_weights import (
    ROLES,
    Weights,
    place_chances,
    role_shares,
    table_of,
)
from geo.events.reading import Reading, is_heading, span_of
from geo.events.reports import drafts_of
from geo.events.sifting import sift
from geo.events.status import judge
from geo.events.triggers import find_triggers
from geo.events.vocabulary import load_vocabulary
from geo.gazetteer import fold
from geo.mentions.trees import Trees
from geo.pipeline import open_tools
from geo.records import Article

DATA = Path(__file__).parent.parent / "geo/data"
TARGET = DATA / "events/placing.toml"
TREES_FILE = DATA / "weights/event-places.npz"
PRIOR: dict[str, Any] = tomllib.loads(
    (Path(__file__).parent / "roles_prior.toml").read_text(encoding="utf-8")
)
PULL = 4.0
"""Strength of the pull towards the prior."""
LEAST = 3
"""Times that a mark must be seen to have a weight."""
OF_SENTENCE = 0.6
"""What a name of the sentences counts: they are many, of few types, and tell no role."""
OPTIONAL = 0.7
"""What an event counts that a sensible reader could leave out."""
STEPS = 300
NEAR = 0.2
"""What a name counts that lies near a place of the event: giving it is no fault either way."""
SLIGHT = 0.02
"""Weights nearer to none are not written."""
NEAR_KM = 161.0
ROUNDS = 120
SETTINGS = {
    "objective": "binary",
    "learning_rate": 0.1,
    "num_leaves": 20,
    "max_depth": 6,
    "min_data_in_leaf": 15,
    "feature_fraction": 0.3,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "seed": 7,
    "num_threads": 1,
    "deterministic": True,
    "force_row_wise": True,
    "verbosity": -1,
}
HEAD = """\
# Written by tools/train_event_roles.py: which role each mark of a place speaks for (log-odds).
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A name of an event's sentence, and what it may rightly be to it."""

    article: str
    text: str
    marks: tuple[str, ...]
    right: frozenset[str]
    """Roles; "none" where it may be left out."""
    weight: float


def questions_of_sentences(path: Path) -> list[Question]:
    """What sentences with a verb and its places ask: any role is right for a place, since none is
    told. The rows that `geo evaluate events` draws, and rows of the same text, are left out."""
    kind, gold = read_rows(path)
    kept = {row["text"] for row in sample(gold, None, kind)}
    seen = [row for row in gold if row["text"] not in kept]
    tools, words, found = open_tools(progress=False), load_vocabulary(), []
    articles = (Article(id=str(row["id"]), text=row["text"], language="en") for row in seen)
    for row, parsed in zip(seen, tools.parser.parse(articles), strict=True):
        reading = reading_of(parsed, tools)
        with remembering([paragraph.doc for paragraph in parsed.paragraphs]):
            found += list(_in_sentences(row, reading, words))
    return found


def _in_sentences(row: Row, reading: Reading, words: Any) -> Iterator[Question]:
    gold = [(one["start"], one["end"]) for one in row["event_location"]]
    for sentence in reading.sentences:
        if reading.is_furniture(sentence.start, sentence.end):
            continue
        heading = is_heading(sentence.paragraph)
        judged = [(one, judge(one, words, heading=heading))
                  for one in find_triggers(sentence, words)]  # fmt: skip
        others = [one for one, _ in sift(judged, reading, words)]
        for trigger in others:
            span = span_of(sentence.paragraph, trigger.first, trigger.last)
            if not any(overlap(span.start, span.end, v["start"], v["end"]) for v in row["verb"]):
                continue
            asked = asked_of(trigger, reading, words, others)
            for pair, marks in zip(asked.pairs, asked.marks, strict=True):
                spans = [(one.start, one.end) for one in (pair.mention, pair.known) if one]
                right = any(overlap(*one, *other) for one in spans for other in gold)
                yield Question(
                    article=f"sentence {row['id']}", text=trigger.head.text, marks=marks,
                    right=frozenset(ROLES) if right else frozenset({"none"}), weight=OF_SENTENCE,
                )  # fmt: skip


def gold_of(draft: Draft, row: Row) -> dict[str, Any] | None:
    """The gold event that a report tells of, one of its type first."""
    span, best = draft.report.trigger, None
    for event in row["events"]:
        for further, one in enumerate((event["trigger"], *event["more_triggers"])):
            if overlap(span.start, span.end, one["start"], one["end"]):
                other = draft.report.type not in (event["type"], *event["also"])
                if best is None or (other, further > 0) < best[0]:
                    best = ((other, further > 0), event)
    return best[1] if best else None


def questions(rows: Sequence[Row]) -> list[Question]:
    """What all reports of some articles ask."""
    tools, found = open_tools(progress=False), []
    words = load_vocabulary()
    for row, parsed in zip(rows, tools.parser.parse(map(article_of, rows)), strict=True):
        reading = reading_of(parsed, tools)
        with remembering([paragraph.doc for paragraph in parsed.paragraphs]):
            for draft in drafts_of(reading, words):
                gold = gold_of(draft, row)
                if gold is not None:
                    found += list(_asked(draft, reading, gold, row, words))
    return found


def _asked(draft: Draft, reading: Reading, gold: Any, row: Row, words: Any) -> Iterator[Question]:
    asked = asked_of(draft.trigger, reading, words, draft.others)
    for pair, marks in zip(asked.pairs, asked.marks, strict=True):
        yield Question(
            article=str(row["id"]), text=f"{draft.trigger.head.text} / {pair.mention.text}",
            marks=marks, right=_roles(pair, gold["places"], reading),
            weight=OPTIONAL if gold["optional"] else 1.0,
        )  # fmt: skip


def _roles(pair: Pair, gold: Sequence[Any], reading: Reading) -> frozenset[str]:
    """The roles of the gold's places that a name means; those near by are no fault either way."""
    exact, near = set(), set()
    spans = [(one.start, one.end) for one in (pair.mention, pair.known) if one is not None]
    relation = reading.related.get(pair.mention.id)
    place = reading.place_of(pair.known or pair.mention)
    if relation is not None:
        spans.append((relation.start, relation.end))
        place = reading.places.get(relation.place or "") or place
    for one in gold:
        if any(overlap(*span, one["start"], one["end"]) for span in spans) or (
            place is not None and fold(place.name) == fold(one["name"] or one["text"])
        ):
            exact.add(one["role"])
        elif _is_near(place, one):
            near.add(one["role"])
    return frozenset(exact or near | {"none"})


def _is_near(place: Any, gold: Any) -> bool:
    if place is None or gold["lon"] is None or place.precision in ("country", "province"):
        return False
    from geopy.distance import geodesic

    return bool(geodesic((place.lat, place.lon), (gold["lat"], gold["lon"])).km <= NEAR_KM)


def trained(asked: Sequence[Question]) -> Trees:
    """Trees that say how likely a name with its marks is a place of the event."""
    counts = Counter(mark for one in asked for mark in one.marks)
    names = tuple(sorted(mark for mark, count in counts.items() if count >= LEAST))
    index = {mark: place for place, mark in enumerate(names)}
    right = np.array(["none" not in one.right for one in asked], float)
    scale = np.array([one.weight * (NEAR if _is_either(one) else 1.0) for one in asked])
    table = table_of([one.marks for one in asked], index)
    return boosted(
        table, right, settings=SETTINGS, rounds=ROUNDS, names=names, accept_from=ACCEPT_FROM,
        scale=scale,
    )  # fmt: skip


def _is_either(one: Question) -> bool:
    return len(one.right) > 1 and "none" in one.right


def fit(asked: Sequence[Question]) -> Weights:
    """Weights by role and mark that make the roles of the places likeliest."""
    asked = [one for one in asked if one.right - {"none"} and one.right != frozenset(ROLES)]
    counts = Counter(mark for one in asked for mark in one.marks)
    names = sorted(mark for mark, count in counts.items() if count >= LEAST)
    index = {mark: place for place, mark in enumerate(names)}
    table = table_of([one.marks for one in asked], index)
    right = np.array([[role in one.right for role in ROLES] for one in asked], float)
    scale = np.array([one.weight for one in asked])[:, None]
    prior = np.array([[PRIOR.get(role, {}).get(name, 0.0) for name in names] for role in ROLES])

    def slope_at(weights: Any) -> Any:
        scores = table @ weights.T
        share = np.exp(scores - scores.max(axis=1, keepdims=True))
        share /= share.sum(axis=1, keepdims=True)
        good = share * right
        good /= good.sum(axis=1, keepdims=True)
        return (scale * (share - good)).T @ table + PULL * (weights - prior)

    weights = descended(prior, slope_at)
    return {
        role: {mark: round(weight, 2) for mark, weight in zip(names, row.tolist(), strict=True)
               if abs(weight) >= SLIGHT}
        for role, row in zip(ROLES, weights, strict=True)
    }  # fmt: skip


def descended(start: Any, slope_at: Any) -> Any:
    """The lowest point by Barzilai and Borwein's steps."""
    weights, previous = start, None
    for _ in range(STEPS):
        slope = slope_at(weights)
        if np.abs(slope).max() < 1e-2:
            break
        rate = 0.002
        if previous is not None:
            moved, turned = weights - previous[0], slope - previous[1]
            rate = float((moved * moved).sum() / max((moved * turned).sum(), 1e-9))
        previous = (weights, slope)
        weights = weights - min(rate, 0.3) * slope
    return weights


def judged(asked: Sequence[Question], trees: Trees, weights: Weights) -> list[int]:
    """(given, given rightly, wanted, wanted and given rightly) of all names."""
    counts = [0, 0, 0, 0]
    for one, chance in zip(asked, place_chances([q.marks for q in asked], trees), strict=True):
        shares = role_shares(one.marks, weights)
        role = max(shares, key=lambda each: shares[each])
        given = shares[role] * chance >= ACCEPT_FROM
        right, wanted = given and role in one.right, "none" not in one.right
        for place, holds in enumerate((given, right, wanted, right and wanted)):
            counts[place] += holds
    return counts


def check(files: dict[Path, list[Question]], sentences: Sequence[Question]) -> str:
    """Names' roles in each file by what the others teach."""
    lines, total = [], np.zeros(4)
    for path, asked in files.items():
        rest = [one for other, found in files.items() if other != path for one in found]
        counts = judged(asked, trained([*rest, *sentences]), fit(rest))
        total += counts
        lines.append(_line(path.name, counts))
    return "\n".join([*lines, _line("all files", total)])


def _line(title: str, counts: Any) -> str:
    given, right, wanted, met = counts
    precision, recall = right / max(given, 1), met / max(wanted, 1)
    both = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"{title}: P {precision:.3f} R {recall:.3f} F1 {both:.3f} of {wanted:.0f}"


def main() -> None:
    """Train and write, or check what training gives on files that it has not seen."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("gold", type=Path, nargs="+", help="own events, JSON Lines")
    options.add_argument("--sentences", type=Path, required=True, help="event_location_dev")
    options.add_argument("--check", action="store_true", help="print scores instead of writing")
    chosen = options.parse_args()
    files = {path: questions(read_rows(path)[1]) for path in chosen.gold}
    sentences = questions_of_sentences(chosen.sentences)
    if chosen.check:
        print(check(files, sentences))
        return
    everything = [one for found in files.values() for one in found]
    hashes = {path.name: hashlib.sha256(path.read_bytes()).hexdigest()
              for path in (*chosen.gold, chosen.sentences)}  # fmt: skip
    write(trained([*everything, *sentences]), TREES_FILE, hashes)
    lines = [HEAD, *(f"# {path.name} sha256 {hashes[path.name]}\n" for path in chosen.gold)]
    for role, found in fit(everything).items():
        lines.append(f"\n[{role}]\n")
        lines += [f'"{mark}" = {weight:.2f}\n' for mark, weight in sorted(found.items())]
    TARGET.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
