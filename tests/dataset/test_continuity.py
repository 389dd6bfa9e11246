"""Events keep their ids from run to run."""

from dataclasses import replace
from datetime import date

from geo.dataset.continuity import continued, same_reports
from geo.dataset.stored import StoredEvent
from geo.records import Event, Findings, Span

MONDAY, TUESDAY = date(2024, 5, 6), date(2024, 5, 7)


def event_of(findings: Findings, *names: str) -> Event:
    """An event of made reports with these ids, the first one leading."""
    report = findings.events[0].reports[0]
    reports = tuple(replace(report, id=name) for name in names)
    return Event(id=names[0], aliases=names[1:], reports=reports)


def past(name: str, *reports: str, first_seen: date = MONDAY) -> StoredEvent:
    return StoredEvent(id=name, aliases=(), reports=reports or (name,), first_seen=first_seen)


def test_a_new_event_is_seen_first_today(findings: Findings) -> None:
    [event], deleted = continued([event_of(findings, "a")], [], {}, TUESDAY)
    assert (event.id, event.first_seen, deleted) == ("a", TUESDAY, ())


def test_an_event_that_stays_keeps_its_first_day(findings: Findings) -> None:
    [event], _ = continued([event_of(findings, "a")], [past("a")], {}, TUESDAY)
    assert (event.id, event.first_seen) == ("a", MONDAY)


def test_an_earlier_report_does_not_take_the_id_away(findings: Findings) -> None:
    [event], _ = continued([event_of(findings, "early", "a")], [past("a")], {}, TUESDAY)
    assert (event.id, event.aliases) == ("a", ("early",))


def test_an_event_outlives_its_first_report(findings: Findings) -> None:
    [event], deleted = continued([event_of(findings, "b")], [past("a", "a", "b")], {}, TUESDAY)
    assert (event.id, event.aliases, deleted) == ("a", ("b",), ())


def test_of_two_events_that_become_one_the_older_keeps_its_id(findings: Findings) -> None:
    older, younger = past("b", first_seen=MONDAY), past("a", first_seen=TUESDAY)
    [event], [gone] = continued([event_of(findings, "a", "b")], [younger, older], {}, TUESDAY)
    assert (event.id, event.aliases) == ("b", ("a",))
    assert (gone.id, gone.reason) == ("a", "the same event as b")


def test_of_an_event_that_becomes_two_the_one_with_its_first_report_keeps_the_id(
    findings: Findings,
) -> None:
    events, deleted = continued(
        [event_of(findings, "b", "c", "d"), event_of(findings, "a")],
        [past("a", "a", "b", "c", "d")],
        {},
        TUESDAY,
    )
    assert [(event.id, event.first_seen) for event in events] == [("b", TUESDAY), ("a", MONDAY)]
    assert deleted == ()


def test_an_event_that_nobody_reports_any_more_is_said_to_be_gone() -> None:
    events, [gone] = continued([], [past("a")], {}, TUESDAY)
    assert events == ()
    assert (gone.kind, gone.id, gone.day) == ("event", "a", TUESDAY)


def test_a_report_that_moved_in_a_changed_article_is_followed(findings: Findings) -> None:
    [event], _ = continued([event_of(findings, "new")], [past("old")], {"old": "new"}, TUESDAY)
    assert (event.id, event.aliases, event.first_seen) == ("old", ("new",), MONDAY)


def test_a_sentence_that_moved_down_is_the_same_report(findings: Findings) -> None:
    before = findings.articles[0]
    before = replace(before, reports=(findings.events[0].reports[0],))
    pushed = "Correction below. "
    report = before.reports[0]

    def later(span: Span) -> Span:
        return replace(span, start=span.start + len(pushed), end=span.end + len(pushed))

    moved = replace(
        report, id="new", trigger=later(report.trigger), sentence=later(report.sentence)
    )
    now = replace(
        before,
        article=replace(before.article, text=pushed + before.article.text),
        reports=(moved,),
    )
    assert same_reports(before, now) == {"r1": "new"}
