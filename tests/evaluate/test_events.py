"""Scoring events: what counts as found, as right, and as linked."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from geo.errors import InputError
from geo.evaluate.events_gold import read_rows, sample
from geo.evaluate.events_incidents import interval, score_incidents
from geo.evaluate.events_linking import best_wording, closed, compared, pairs_of
from geo.evaluate.events_places import score_places
from geo.evaluate.events_scores import Matching, Result, as_json, as_table
from geo.evaluate.events_types import score_types
from geo.records import AnalyzedArticle, Article
from tests.events.worlds import read

SHELLED = "Rebels shelled Homs on Monday."


def small_world(articles: Iterable[Article]) -> Iterator[AnalyzedArticle]:
    return (read(article.text, article=article.id) for article in articles)


def nothing_found(articles: Iterable[Article]) -> Iterator[AnalyzedArticle]:
    return (AnalyzedArticle(article=article) for article in articles)


def at(text: str, words: str) -> dict[str, Any]:
    start = text.index(words)
    return {"start": start, "end": start + len(words), "label": "EVT"}


def sentence(text: str, verb: str, *places: str) -> dict[str, Any]:
    return {"id": "s1", "text": text, "verb": [at(text, verb)],
            "event_location": [at(text, place) for place in places]}  # fmt: skip


def typed(text: str, word: str, kind: str) -> dict[str, Any]:
    return {"id": "t1", "text": text, "event_type_v08": kind, "spans": [at(text, word)]}


def test_the_place_of_the_event_is_right() -> None:
    result = score_places([sentence(SHELLED, "shelled", "Homs")], small_world)
    assert result.matching("place of the event").f1 == 1


def test_a_place_that_the_gold_does_not_give_makes_the_sentence_wrong() -> None:
    result = score_places([sentence(SHELLED, "shelled")], small_world)
    assert result.share("sentence right").right == 0


def test_a_missed_trigger_is_a_missed_place() -> None:
    result = score_places([sentence(SHELLED, "shelled", "Homs")], nothing_found)
    assert result.matching("place of the event").recall == 0


def test_a_missed_trigger_without_a_place_is_a_right_sentence() -> None:
    result = score_places([sentence(SHELLED, "shelled")], nothing_found)
    assert result.share("sentence right").right == 1


def test_a_place_that_no_gazetteer_holds_counts_as_found() -> None:
    def unknown(articles: Iterable[Article]) -> Iterator[AnalyzedArticle]:
        return (read(article.text, unknown=("Zembla",)) for article in articles)

    result = score_places(
        [sentence("Rebels shelled Zembla on Monday.", "shelled", "Zembla")], unknown
    )
    assert result.matching("place of the event").gold_right == 1


def test_a_type_is_right_when_the_trigger_overlaps_the_marked_words() -> None:
    result = score_types([typed(SHELLED, "shelled", "ASSAULT")], small_world)
    assert result.share("type right").right == 1


def test_another_type_is_wrong() -> None:
    result = score_types([typed(SHELLED, "shelled", "PROTEST")], small_world)
    assert result.share("type right").right == 0


def test_all_rows_count_those_without_a_report_too() -> None:
    result = score_types([typed(SHELLED, "shelled", "ASSAULT")], nothing_found)
    assert result.share("trigger found").of == 1


def test_documents_of_one_happening_are_pairs() -> None:
    assert pairs_of({"a": "1", "b": "1", "c": "2"}) == {frozenset({"a", "b"})}


def test_what_is_linked_by_way_of_a_third_is_linked() -> None:
    links = {frozenset({"a", "b"}), frozenset({"b", "c"})}
    assert frozenset({"a", "c"}) in closed(links, "abcd")


def test_a_wrong_pair_costs_precision() -> None:
    scored = compared({frozenset("ab"), frozenset("cd")}, {frozenset("ab")})
    assert (scored.precision, scored.recall) == (0.5, 1.0)


def test_the_wording_floor_links_what_is_worded_alike() -> None:
    texts = {"a": "volcano erupts near village", "b": "village fears volcano",
             "c": "parliament passes budget", "d": "budget talks in parliament"}  # fmt: skip
    scored, _ = best_wording(texts, {frozenset("ab"), frozenset("cd")}, chain=False)
    assert scored.f1 == 1


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("25 JAN 89", (date(1989, 1, 25), date(1989, 1, 25))),
        ("10 DEC 89 - 11 DEC 89", (date(1989, 12, 10), date(1989, 12, 11))),
        ("- 11 DEC 89", (None, date(1989, 12, 11))),
        (None, (None, None)),
    ],
)
def test_days_of_old_newswire(words: str | None, days: tuple[date | None, date | None]) -> None:
    assert interval(words) == days


def test_texts_in_capitals_are_analysed_in_ordinary_case() -> None:
    analysed: list[str] = []

    def noting(articles: Iterable[Article]) -> Iterator[AnalyzedArticle]:
        for article in articles:
            analysed.append(article.text)
            yield AnalyzedArticle(article=article)

    row = {"id": "i1", "text": "REBELS SHELLED A TOWN.", "dateline_date": None, "events": []}
    score_incidents([row], noting, str.capitalize)
    assert analysed == ["Rebels shelled a town."]


def test_a_file_is_known_by_its_fields(tmp_path: Path) -> None:
    path = tmp_path / "any-name.jsonl"
    path.write_text(json.dumps(sentence(SHELLED, "shelled")) + "\n", encoding="utf-8")
    assert read_rows(path)[0] == "event places"


def test_a_file_of_no_known_kind_is_refused_with_the_kinds(tmp_path: Path) -> None:
    path = tmp_path / "other.jsonl"
    path.write_text('{"a": 1}\n', encoding="utf-8")
    with pytest.raises(InputError, match="event_location"):
        read_rows(path)


def test_a_sample_is_the_same_each_time() -> None:
    rows = [{"id": number} for number in range(50)]
    assert sample(rows, 7, "event types") == sample(rows, 7, "event types")


def test_a_sample_of_none_is_the_kinds_usual_one() -> None:
    rows = [{"id": number} for number in range(1200)]
    assert len(sample(rows, None, "event places")) == 1000


def test_a_sample_of_zero_is_all() -> None:
    assert len(sample([{"id": number} for number in range(1200)], 0, "event places")) == 1200


def test_precision_and_recall_may_count_differently() -> None:
    scored = Matching(found=1, found_right=1, gold=2, gold_right=2)
    assert scored.f1 == 1


def test_the_table_says_how_many_rows_were_drawn() -> None:
    assert "1 of 9 rows" in as_table({"x": Result(kind="event places", rows=1, of_rows=9)})


def test_the_numbers_carry_their_counts() -> None:
    result = score_types([typed(SHELLED, "shelled", "ASSAULT")], small_world)
    assert as_json({"x": result})["x"]["measures"]["type right"] == {
        "share": 1.0, "right": 1, "of": 1,
    }  # fmt: skip
