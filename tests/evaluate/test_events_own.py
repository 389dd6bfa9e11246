"""Scoring own gold of events and times."""

from collections.abc import Iterable, Iterator
from typing import Any

from geo.evaluate.events_own import score_own
from geo.evaluate.events_scores import Result
from geo.evaluate.events_times import score_times
from geo.records import AnalyzedArticle, Article
from tests.events.worlds import PUBLISHED, read

TEXT = "Rebels shelled Homs on Monday. Nurses demonstrated in Aleppo."


def small_world(articles: Iterable[Article]) -> Iterator[AnalyzedArticle]:
    return (read(article.text, article=article.id) for article in articles)


def nothing_found(articles: Iterable[Article]) -> Iterator[AnalyzedArticle]:
    return (AnalyzedArticle(article=article) for article in articles)


def span(words: str, text: str = TEXT) -> dict[str, Any]:
    return {"start": text.index(words), "end": text.index(words) + len(words), "text": words}


def gold(trigger: str, kind: str, **more: Any) -> dict[str, Any]:
    return {
        "trigger": span(trigger), "more_triggers": [], "type": kind, "also": [],
        "status": "happened", "prominence": "foreground", "optional": False, "places": [],
        "time": None, "actors": [], "recipients": [], "numbers": [], "same_as": None,
    } | more  # fmt: skip


def place(words: str, role: str = "location") -> dict[str, Any]:
    return {"role": role, **span(words), "name": words, "lon": None, "lat": None,
            "basis": "stated"}  # fmt: skip


SHELLING = gold("shelled", "ASSAULT", places=[place("Homs")],
                time={"from": "2024-05-13", "to": "2024-05-13", "precision": "day"})  # fmt: skip
PROTEST = gold("demonstrated", "PROTEST", places=[place("Aleppo")])


def article(*events: dict[str, Any], name: str = "a1") -> dict[str, Any]:
    return {"id": name, "date": PUBLISHED.isoformat(), "title": None, "text": TEXT,
            "events": list(events)}  # fmt: skip


def scored(*events: dict[str, Any]) -> Result:
    return score_own([article(*events)], small_world)


def test_events_are_met_by_their_triggers() -> None:
    assert scored(SHELLING, PROTEST).matching("event").f1 == 1


def test_an_event_that_the_gold_does_not_have_is_false() -> None:
    assert scored(SHELLING).matching("event").precision == 0.5


def test_a_further_trigger_meets_the_event_too() -> None:
    elsewhere = gold("Monday", "ASSAULT", more_triggers=[span("shelled")])
    assert scored(elsewhere, PROTEST).matching("event").recall == 1


def test_missing_what_is_optional_costs_nothing() -> None:
    result = score_own([article(gold("shelled", "ASSAULT", optional=True))], nothing_found)
    assert result.matching("event").gold == 0


def test_finding_what_is_optional_costs_nothing() -> None:
    result = scored(gold("shelled", "ASSAULT", optional=True), PROTEST)
    assert result.matching("event").found == 1


def test_a_type_that_a_careful_analyst_would_accept_is_right() -> None:
    assert scored(gold("shelled", "MOBILIZE", also=["ASSAULT"])).share("type right").value == 1


def test_another_role_is_a_wrong_place() -> None:
    result = scored(gold("shelled", "ASSAULT", places=[place("Homs", "origin")]))
    assert result.matching("place with role").gold_right == 0


def test_another_role_is_still_the_place() -> None:
    result = scored(gold("shelled", "ASSAULT", places=[place("Homs", "origin")]))
    assert result.matching("place, whatever the role").gold_right == 1


def test_a_time_is_right_when_both_days_are() -> None:
    assert scored(SHELLING).share("time right, of dated gold").value == 1


def test_a_time_that_is_a_day_off_is_wrong() -> None:
    off = {"from": "2024-05-13", "to": "2024-05-14", "precision": "range"}
    assert (
        scored(gold("shelled", "ASSAULT", time=off)).share("time right, of dated gold").right == 0
    )


def test_articles_that_tell_of_the_same_event_are_to_be_joined() -> None:
    same = [article(SHELLING | {"same_as": "a2/0"}), article(SHELLING, name="a2")]
    assert score_own(same, small_world).matching("articles joined by an event").f1 == 1


def dated(words: str, first: str | None, last: str | None) -> dict[str, Any]:
    return {"id": "t1", "date": PUBLISHED.isoformat(), "text": TEXT,
            "times": [{**span(words), "from": first, "to": last, "precision": "day"}]}  # fmt: skip


def test_an_expression_is_right_by_its_interval() -> None:
    result = score_times([dated("on Monday", "2024-05-13", "2024-05-13")], small_world)
    assert result.matching("interval right").f1 == 1


def test_an_expression_with_other_days_is_found_and_wrong() -> None:
    result = score_times([dated("on Monday", "2024-05-06", "2024-05-06")], small_world)
    assert result.matching("expression found").f1 == 1
    assert result.matching("interval right").f1 == 0
