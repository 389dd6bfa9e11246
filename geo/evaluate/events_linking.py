"""The same event in many articles: which documents are linked, pair by pair.

Two documents are linked when an event has reports in both, and should be when their gold
happening is the same. Beside it stands what TF-IDF alone does on the same documents, with the
threshold that is best on them: a floor that has seen the answers.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from geo.evaluate.events_gold import Row
from geo.evaluate.events_places import Analyze
from geo.evaluate.events_scores import Matching, Result
from geo.events import merge
from geo.records import Article

Link = frozenset[str]
_WORD = re.compile(r"[^\W_]{2,}")
_PRINTED = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        (r" (?=[,.;:!?%)\]]|'s\b|'d\b|'ll\b|'re\b|'ve\b|'m\b|n't\b)", ""),
        (r"(?<=[(\[$]) ", ""),
        (r"`` ?| ?''", '"'),
        (r"(\w) - (?=[a-z0-9])", r"\1-"),
        (r"\b(\w-?and|hit-and) - (?=[A-Z])", r"\1-"),
        (r"\b([A-Z])\. (?=[A-Z]\.)", r"\1."),
        (r"\b([ap])\. m\.", r"\1.m."),
        (r"(\d)([,:]) (?=\d)", r"\1\2"),
        (r"(\w) / (?=\w)", r"\1/"),
    )
)


def score_linking(rows: Sequence[Row], analyze: Analyze) -> Result:
    """Score documents with `seminal_event`, over all pairs of them."""
    result = Result(kind="same events", rows=len(rows), of_rows=len(rows))
    articles = [Article(id=str(row["id"]), text=untokenised(row["text"]), language="en")
                for row in rows]  # fmt: skip
    analyzed = list(analyze(articles))
    linked: set[Link] = set()
    for event in merge(analyzed):
        holders = sorted({report.article for report in event.reports})
        linked |= {frozenset(pair) for pair in combinations(holders, 2)}
    happening = {str(row["id"]): str(row["seminal_event"]) for row in rows}
    topic = {str(row["id"]): str(row.get("topic", "")) for row in rows}
    texts = {article.id: article.text for article in articles}
    gold = pairs_of(happening)
    result.measures["documents linked, pairwise"] = compared(linked, gold)
    told = {item.article.id for item in analyzed if item.reports}
    within = {pair for pair in gold if pair <= told}
    result.measures["the same, of documents with events"] = compared(linked, within)
    chained = closed(linked, happening)
    result.measures["documents linked, chained"] = compared(chained, gold)
    for item in analyzed:
        result.share("documents with an event").count(bool(item.reports))
    floor, threshold = best_wording(texts, gold, chain=False)
    result.measures["TF-IDF alone, pairwise"] = floor
    single, single_threshold = best_wording(texts, gold, chain=True)
    result.measures["TF-IDF alone, single link"] = single
    result.beside["bar, pairwise F1"] = 0.75
    result.notes.append(
        f"TF-IDF's thresholds ({threshold:.2f}; single link {single_threshold:.2f}) were chosen "
        "on these same documents."
    )
    for pair in sorted(linked ^ gold, key=sorted):
        one, other = sorted(pair)
        what = "missed" if pair in gold else "wrong"
        if what == "wrong" and topic[one] != topic[other]:
            what = "wrong, other topic"
        result.misses.append(f"{what} {one} {other} | {texts[one]} | {texts[other]}")
    return result


def untokenised(text: str) -> str:
    """Text as it is printed, for gold whose tokens stand apart.

    >>> untokenised("Police said they 'd held 23 men , the navy 's first .")
    "Police said they'd held 23 men, the navy's first."
    >>> untokenised("A 59 - year - old U . S . citizen won 2 , 000 francs at 1 : 30 p . m .")
    'A 59-year-old U.S. citizen won 2,000 francs at 1:30 p.m.'
    """
    for pattern, instead in _PRINTED:
        text = pattern.sub(instead, text)
    return text


def pairs_of(groups: dict[str, str]) -> set[Link]:
    """All pairs of documents whose group is the same."""
    members: dict[str, list[str]] = defaultdict(list)
    for document, group in groups.items():
        members[group].append(document)
    return {frozenset(pair) for group in members.values() for pair in combinations(group, 2)}


def compared(linked: set[Link], gold: set[Link]) -> Matching:
    """Pairs found against pairs wanted."""
    both = len(linked & gold)
    return Matching(found=len(linked), found_right=both, gold=len(gold), gold_right=both)


def closed(linked: Iterable[Link], documents: Iterable[str]) -> set[Link]:
    """Links with all that follow from them: what is linked by way of others is linked."""
    group = {document: document for document in documents}

    def top(document: str) -> str:
        while group[document] != document:
            document = group[document]
        return document

    for pair in linked:
        one, other = sorted(pair)
        group[top(other)] = top(one)
    return pairs_of({document: top(document) for document in group})


def best_wording(texts: dict[str, str], gold: set[Link], *, chain: bool) -> tuple[Matching, float]:
    """The best that likeness of words alone can do: its counts and its threshold.

    Cosine of TF-IDF vectors (rarity over these documents). With `chain`, documents that are
    linked by way of others count as linked, which is clustering by single link.
    """
    alike = likeness(texts)
    best, at = Matching(gold=len(gold)), 0.0
    for step in range(5, 80):
        threshold = step / 100
        linked = {pair for pair, value in alike.items() if value >= threshold}
        scored = compared(closed(linked, texts) if chain else linked, gold)
        if scored.f1 > best.f1:
            best, at = scored, threshold
    return best, at


def likeness(texts: dict[str, str]) -> dict[Link, float]:
    """Cosine of TF-IDF vectors for each pair of documents that share a word."""
    counts = {name: Counter(word.lower() for word in _WORD.findall(text))
              for name, text in texts.items()}  # fmt: skip
    spread = Counter(word for words in counts.values() for word in words)
    vectors: dict[str, dict[str, float]] = {}
    for name, words in counts.items():
        weights = {
            word: (1 + math.log(number)) * math.log(len(texts) / spread[word])
            for word, number in words.items()
        }
        length = math.sqrt(sum(value**2 for value in weights.values())) or 1.0
        vectors[name] = {word: value / length for word, value in weights.items()}
    found = {}
    for one, other in combinations(sorted(vectors), 2):
        a, b = vectors[one], vectors[other]
        value = sum(weight * b[word] for word, weight in a.items() if word in b)
        if value:
            found[frozenset((one, other))] = value
    return found
