"""What scoring events counts, and how it is printed: shares, precision and recall, floors beside.

Places of an event are sets on both sides, and one answer may cover two gold spans. So precision
counts right answers and recall counts gold that was met: two counts, not one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True, kw_only=True)
class Share:
    """How many of what there is."""

    right: int = 0
    of: int = 0

    def count(self, right: bool) -> None:
        """Count one case."""
        self.right += right
        self.of += 1

    @property
    def value(self) -> float:
        """The share, 0 to 1; 0 where there is nothing."""
        return self.right / self.of if self.of else 0.0


@dataclass(slots=True, kw_only=True)
class Matching:
    """Answers and gold, each with how many of them are right."""

    found: int = 0
    found_right: int = 0
    gold: int = 0
    gold_right: int = 0

    @property
    def precision(self) -> float:
        """Share of the answers that are right; 0 without answers."""
        return self.found_right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that was met; 0 without gold."""
        return self.gold_right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


Measure = Share | Matching


@dataclass(slots=True, kw_only=True)
class Result:
    """The scores of one gold file."""

    kind: str
    """Which gold it is, as `events_gold.KINDS` calls it."""
    rows: int
    of_rows: int
    """Rows that the file holds; more than `rows` where a sample was drawn."""
    measures: dict[str, Measure] = field(default_factory=dict)
    beside: dict[str, float] = field(default_factory=dict)
    """Floors and references that were measured elsewhere or on the same rows."""
    notes: list[str] = field(default_factory=list)
    """How it was counted, where a reader could think otherwise."""
    misses: list[str] = field(default_factory=list)
    """One line for each thing that is missed or wrong."""

    def share(self, name: str) -> Share:
        """The share of that name, made where it is new."""
        measure = self.measures.setdefault(name, Share())
        if not isinstance(measure, Share):
            raise TypeError(f"{name!r} is counted as precision and recall, not as a share")
        return measure

    def matching(self, name: str) -> Matching:
        """Precision and recall of that name, made where they are new."""
        measure = self.measures.setdefault(name, Matching())
        if not isinstance(measure, Matching):
            raise TypeError(f"{name!r} is counted as a share, not as precision and recall")
        return measure


def as_json(results: Mapping[str, Result]) -> dict[str, Any]:
    """Results as plain numbers, by file."""
    return {
        name: {
            "kind": result.kind,
            "rows": result.rows,
            "of_rows": result.of_rows,
            "measures": {name: _numbers(one) for name, one in result.measures.items()},
            "beside": {name: round(value, 4) for name, value in result.beside.items()},
            "notes": result.notes,
        }
        for name, result in results.items()
    }


def _numbers(measure: Measure) -> dict[str, float | int]:
    if isinstance(measure, Share):
        return {"share": round(measure.value, 4), "right": measure.right, "of": measure.of}
    return {
        "precision": round(measure.precision, 4), "recall": round(measure.recall, 4),
        "f1": round(measure.f1, 4), "found": measure.found, "found_right": measure.found_right,
        "gold": measure.gold, "gold_right": measure.gold_right,
    }  # fmt: skip


def as_table(results: Mapping[str, Result], *, misses: bool = False) -> str:
    """Results as lines of text for a terminal."""
    return "\n\n".join(
        "\n".join(_lines(name, result, misses=misses)) for name, result in results.items()
    )


def _lines(name: str, result: Result, *, misses: bool) -> Iterator[str]:
    drawn = f" of {result.of_rows:,}" if result.of_rows != result.rows else ""
    yield f"{name}: {result.kind}, {result.rows:,}{drawn} rows"
    for label, measure in result.measures.items():
        if isinstance(measure, Share):
            yield f"  {label:<34}{measure.value:>6.3f}   {measure.right} of {measure.of}"
        else:
            yield (
                f"  {label:<34}{measure.f1:>6.3f}   P {measure.precision:.3f} "
                f"({measure.found_right} of {measure.found})  R {measure.recall:.3f} "
                f"({measure.gold_right} of {measure.gold})"
            )
    for label, value in result.beside.items():
        yield f"  beside: {label:<26}{value:>6.3f}"
    for note in result.notes:
        yield f"  note: {note}"
    if misses:
        for line in result.misses:
            yield f"  {line}"
