"""A run keeps the order of its inputs, whatever they are."""

from collections.abc import Iterable, Iterator

from geo.articles import AnalyzedLine
from geo.interchange import to_json
from geo.records import AnalyzedArticle, Article, Findings, Skipped
from geo.run import in_order


def reading_ahead(articles: Iterable[Article]) -> Iterator[AnalyzedArticle]:
    """Stand in for an engine that takes all its articles before it gives the first result."""
    for article in list(articles):
        yield AnalyzedArticle(article=article)


def name(result: AnalyzedArticle | Skipped) -> str:
    return result.where if isinstance(result, Skipped) else result.article.id


def test_results_come_in_input_order_even_when_the_engine_reads_ahead(findings: Findings) -> None:
    analyzed = AnalyzedLine(value=to_json(findings.articles[0]), where="parsed.jsonl, line 1")
    items = [
        Skipped(where="first", what="", todo=""),
        Article(id="second", text=""),
        analyzed,
        Skipped(where="fourth", what="", todo=""),
        Article(id="fifth", text=""),
        Skipped(where="sixth", what="", todo=""),
    ]
    results = list(in_order(items, reading_ahead))
    assert [name(result) for result in results] == [
        "first",
        "second",
        "a1",
        "fourth",
        "fifth",
        "sixth",
    ]


def test_analysed_inputs_alone_start_no_engine(findings: Findings) -> None:
    def engine(_articles: Iterable[Article]) -> Iterator[AnalyzedArticle]:
        raise AssertionError("nothing is to be analysed")

    line = AnalyzedLine(value=to_json(findings.articles[0]), where="line 1")
    assert [name(result) for result in in_order([line], engine)] == ["a1"]


def test_an_analysed_line_that_breaks_the_contract_is_skipped() -> None:
    line = AnalyzedLine(value={"schema": "geo/1", "id": "x"}, where="parsed.jsonl, line 3")
    (result,) = in_order([line], reading_ahead)
    assert isinstance(result, Skipped)
    assert result.where == "parsed.jsonl, line 3"
    assert "geo/1" in result.what
