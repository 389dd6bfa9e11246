"""Tables of articles: JSON Lines, JSON, CSV and Parquet."""

import json
from datetime import date, datetime

import pytest

from geo.articles import AnalyzedLine, read_inputs
from geo.records import Article, Skipped


def lines(*rows):
    return "\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows)


def test_each_json_line_is_an_article(read):
    items = read("a.jsonl", lines({"id": "1", "text": "One."}, {"id": 2, "text": "Two."}))
    assert [(item.id, item.text) for item in items] == [("1", "One."), ("2", "Two.")]


def test_all_fields_of_a_row_are_read(read_one):
    article = read_one(
        "a.jsonl",
        lines(
            {"id": "x", "title": "T", "text": "Words.", "date": "2023-01-09T08:00:00Z",
             "url": "https://example.org/x", "source": "Paper", "language": "en-GB"}
        ),
    )  # fmt: skip
    assert (article.title, article.date, article.url) == (
        "T",
        date(2023, 1, 9),
        "https://example.org/x",
    )
    assert (article.source, article.language) == ("Paper", "en")


@pytest.mark.parametrize("name", ["body", "Content", "full text", "Article-Text"])
def test_the_text_goes_by_several_names(read_one, name):
    assert read_one("a.jsonl", lines({name: "Words."})).text == "Words."


def test_a_broken_line_is_reported_with_line_and_column_and_the_rest_is_read(read):
    first, broken, last = read("a.jsonl", lines({"text": "One."}, '{"text": "Two}', {"text": "3."}))
    assert (first.text, last.text) == ("One.", "3.")
    assert broken.where.endswith("a.jsonl, line 2")
    assert "column 10" in broken.what


@pytest.mark.parametrize("value", ["[1, 2]", "12", '"words"', "null"])
def test_a_line_that_is_no_object_is_reported(read, value):
    (skipped,) = read("a.jsonl", value)
    assert "Expected a JSON object" in skipped.what


def test_a_json_line_nested_without_end_is_reported(read):
    (skipped,) = read("a.jsonl", "[" * 200_000)
    assert isinstance(skipped, Skipped)


def test_a_text_that_is_a_number_is_reported(read):
    (skipped,) = read("a.jsonl", lines({"text": 12}))
    assert "int" in skipped.what


def test_an_empty_text_is_reported_with_its_line(read):
    (skipped,) = read("a.jsonl", lines({"text": "  "}))
    assert skipped.where.endswith("line 1")
    assert "empty" in skipped.what


def test_a_lone_surrogate_does_no_harm(read_one):
    article = read_one("a.jsonl", '{"text": "A storm \\ud800 hit the coast of Kerala in June."}')
    assert "\ud800" in article.text


def test_a_json_file_may_hold_a_list(read):
    items = read("a.json", json.dumps([{"text": "One."}, {"text": "Two."}]))
    assert [item.text for item in items] == ["One.", "Two."]


def test_a_csv_file_has_an_article_a_row(read):
    items = read("a.csv", 'id,headline,body,published\n1,"A, b","Two\nlines.",2020-02-03\n')
    assert [(i.id, i.title, i.text, str(i.date)) for i in items] == [
        ("1", "A, b", "Two\nlines.", "2020-02-03")
    ]


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_sign_between_cells_is_found(read_one, sign):
    assert read_one("a.csv", f"id{sign}text\n7{sign}Words.\n").id == "7"


def test_a_csv_file_in_the_encoding_of_windows_keeps_its_quotes(read_one):
    raw = "id,text\n1,Japan’s navy sailed past the islands of the south at dawn today\n".encode(
        "cp1252"
    )
    assert "Japan’s" in read_one("a.csv", raw).text


def test_a_table_without_a_text_column_lists_what_it_has(read):
    (skipped,) = read("a.csv", "id,summary\n1,Words.\n")
    assert "id, summary" in skipped.what
    assert "text, body, content, article" in skipped.what


def test_parquet_rows_are_articles(tmp_path):
    import pyarrow as pa
    import pyarrow.parquet as pq

    path = tmp_path / "a.parquet"
    table = pa.table(
        {"body": ["One.", None], "date": [datetime(2021, 1, 2), None], "id": [1.0, None]}  # noqa: DTZ001 - tables hold naive times
    )
    pq.write_table(table, path)
    first, second = read_inputs([path])
    assert isinstance(first, Article)
    assert (first.id, first.text, str(first.date)) == ("1", "One.", "2021-01-02")
    assert "row 2" in second.where


def test_a_cut_parquet_file_is_reported(read):
    (skipped,) = read("a.parquet", b"PAR1 and no more")
    assert "Parquet" in skipped.what


def test_analysed_lines_are_handed_on(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(lines({"schema": "geo/1", "id": "1", "text": "One."}, {"text": "Two."}))
    analysed, article = read_inputs([path])
    assert isinstance(analysed, AnalyzedLine)
    assert analysed.value["id"] == "1"
    assert isinstance(article, Article)


def test_analysed_lines_can_be_read_as_articles_again(read_one):
    line = {
        "schema": "geo/1",
        "id": "1",
        "text": "One.",
        "date": "2020-01-01",
        "date_source": "stated",
    }
    assert read_one("a.jsonl", lines(line)).date == date(2020, 1, 1)


def test_lines_of_another_schema_are_reported(read):
    (skipped,) = read("a.jsonl", lines({"schema": "geo/9", "id": "1", "text": "One."}))
    assert "geo/9" in skipped.what


def test_a_duplicate_id_names_both(read):
    first, second = read("a.jsonl", lines({"id": "1", "text": "One."}, {"id": "1", "text": "Two."}))
    assert first.text == "One."
    assert "a.jsonl, line 1" in second.what
    assert "line 2" in second.where


def test_the_same_text_twice_is_a_warning(read, caplog):
    items = read("a.jsonl", lines({"id": "1", "text": "One."}, {"id": "2", "text": "One."}))
    assert [item.id for item in items] == ["1", "2"]
    assert "same text" in caplog.text


def test_a_table_without_rows_is_reported(read):
    (skipped,) = read("a.csv", "text,title\n")
    assert "no rows" in skipped.what
