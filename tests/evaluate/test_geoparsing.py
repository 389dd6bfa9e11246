"""The scorer's arithmetic, on answers made by hand."""

import gzip
import json

import pytest

from geo.errors import InputError
from geo.evaluate.geoparsing import (
    as_json,
    as_table,
    classes_as_table,
    evaluate,
    evaluate_classes,
    exact_spans,
    overlapping_spans,
)
from geo.evaluate.gold import corpus_name, read_gold
from geo.records import AnalyzedArticle, Mention, Place, Resolution

TEXT = "Lima and Turkish Cusco met."


def toponym(words, lat=None, lon=None, number=None, kind=None):
    start = TEXT.index(words)
    return {
        "start": start, "end": start + len(words), "text": words,
        "lat": lat, "lon": lon, "geonames_id": number, "kind": kind,
    }  # fmt: skip


GOLD = [
    toponym("Lima", -12.0, -77.0, 11, "literal"),
    toponym("Turkish", 39.0, 35.0, 22, "associative"),
    toponym("Cusco", -13.5, -72.0, 33, "literal"),
]


@pytest.fixture
def gold_file(tmp_path):
    path = tmp_path / "geoparsing_tiny_dev.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write(json.dumps({"id": "1", "text": TEXT, "toponyms": GOLD}) + "\n")
    return path


def mention(number, words, usage="literal"):
    start = TEXT.index(words)
    return Mention(
        id=f"m{number}", start=start, end=start + len(words), text=words, usage=usage,
        query=words, label="GPE", found_by=("test",),
    )  # fmt: skip


def answer(number, lat, lon, geonames_id, score=0.9):
    place = Place(
        id=f"geonames:{geonames_id}", name="x", kind="city", lat=lat, lon=lon,
        geonames_id=geonames_id, precision="settlement", source="test",
    )  # fmt: skip
    return place, Resolution(mention=f"m{number}", place=place.id, score=score, reason="")


def score(gold_file, mentions, answers=()):
    def analyze(articles):
        for article in articles:
            yield AnalyzedArticle(
                article=article,
                mentions=tuple(mentions),
                places=tuple(place for place, _ in answers),
                resolutions=tuple(resolution for _, resolution in answers),
            )

    demonyms = {"Turkish"}
    return evaluate([gold_file], analyze=analyze, is_demonym=demonyms.__contains__)


def test_an_exact_span_counts_and_a_shorter_one_does_not(gold_file):
    scores = score(gold_file, [mention(1, "Lima"), mention(2, "Cusc")])["tiny"]
    assert (scores.exact.right, scores.exact.found, scores.exact.gold) == (1, 2, 3)


def test_a_shorter_span_overlaps(gold_file):
    scores = score(gold_file, [mention(1, "Lima"), mention(2, "Cusc")])["tiny"]
    assert scores.overlap.right == 2


def test_one_long_mention_overlaps_only_one_toponym(gold_file):
    assert score(gold_file, [mention(1, "Lima and Turkish Cusco")])["tiny"].overlap.right == 1


def test_demonyms_are_left_out_of_gold_and_of_answers(gold_file):
    scores = score(gold_file, [mention(1, "Lima"), mention(2, "Turkish")])["tiny"]
    plain = scores.exact_no_demonyms
    assert (plain.right, plain.found, plain.gold) == (1, 1, 2)


def test_literal_only_leaves_out_what_matches_associative_gold(gold_file):
    literal = score(gold_file, [mention(1, "Lima"), mention(2, "Turkish")])["tiny"].literal
    assert (literal.right, literal.found, literal.gold) == (1, 1, 2)


def test_the_same_geonames_id_is_right_wherever_its_point_lies(gold_file):
    scores = score(gold_file, [mention(1, "Lima")], [answer(1, 50.0, 50.0, 11)])["tiny"]
    assert (scores.right_place, scores.right_id) == (1, 1)


@pytest.mark.parametrize(("lat", "right"), [(-13.4, 1), (-13.5, 0)], ids=["155 km", "166 km"])
def test_another_place_is_right_within_161_km(gold_file, lat, right):
    scores = score(gold_file, [mention(1, "Lima")], [answer(1, lat, -77.0, 99)])["tiny"]
    assert scores.right_place == right


def test_end_to_end_counts_over_all_linked_gold(gold_file):
    scores = score(gold_file, [mention(1, "Lima")], [answer(1, -12.0, -77.0, 11)])["tiny"]
    assert scores.end_to_end == pytest.approx(1 / 3)


def test_end_to_end_without_demonyms_counts_over_the_rest(gold_file):
    scores = score(gold_file, [mention(1, "Lima")], [answer(1, -12.0, -77.0, 11)])["tiny"]
    assert scores.end_to_end_no_demonyms == pytest.approx(1 / 2)


def test_a_mention_without_a_place_is_matched_but_not_answered(gold_file):
    unknown = Resolution(mention="m1", place=None, score=0.0, reason="none")

    def analyze(articles):
        for article in articles:
            yield AnalyzedArticle(
                article=article, mentions=(mention(1, "Lima"),), resolutions=(unknown,)
            )

    scores = evaluate([gold_file], analyze=analyze, is_demonym=lambda _: False)["tiny"]
    assert (scores.matched, scores.answered) == (1, 0)


def test_usage_is_counted_where_the_gold_says_it(gold_file):
    scores = score(gold_file, [mention(1, "Lima"), mention(2, "Turkish", "literal")])["tiny"]
    assert (scores.usage_right, scores.usage_known) == (1, 2)


def test_corpora_add_up_to_the_pooled_scores(gold_file, tmp_path):
    other = tmp_path / "other.jsonl"
    other.write_text(json.dumps({"id": "2", "text": TEXT, "toponyms": GOLD}), encoding="utf-8")

    def analyze(articles):
        return [AnalyzedArticle(article=a, mentions=(mention(1, "Lima"),)) for a in articles]

    scores = evaluate([gold_file, other], analyze=analyze, is_demonym=lambda _: False)
    assert (scores["pooled"].exact.gold, scores["pooled"].documents) == (6, 2)


def test_nothing_found_scores_zero_and_does_not_divide_by_it(gold_file):
    scores = score(gold_file, [])["tiny"]
    assert (scores.exact.f1, scores.accuracy, scores.exact.precision) == (0.0, 0.0, 0.0)


def test_the_table_has_a_line_for_each_corpus_and_the_pool(gold_file):
    lines = as_table(score(gold_file, [mention(1, "Lima")])).splitlines()
    assert [line.split()[0] for line in lines] == ["recognition", "tiny", "pooled"]


def test_the_table_shows_overlap_with_and_without_demonyms_and_literal_only(gold_file):
    head = as_table(score(gold_file, [mention(1, "Lima")])).splitlines()[0]
    assert [head.count(words) for words in ("overlap", "no demonyms", "literal only")] == [1, 2, 1]


def test_articles_are_also_scored_by_what_they_were_written_to_test(tmp_path):
    path = tmp_path / "own.jsonl"
    rows = [
        {"id": "1", "text": TEXT, "toponyms": GOLD, "about": "ambiguous"},
        {"id": "2", "text": "Lima beans.", "toponyms": [], "about": "negative"},
    ]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")

    def analyze(articles):
        return [AnalyzedArticle(article=a, mentions=(mention(1, "Lima"),)) for a in articles]

    classes = evaluate_classes([path], analyze=analyze, is_demonym=lambda _: False)
    assert {name: s.exact.found - s.exact.right for name, s in classes.items()} == {
        "ambiguous": 0, "negative": 1,
    }  # fmt: skip
    assert classes_as_table(classes).splitlines()[-1].split()[:5] == [
        "negative", "1", "0", "0", "1",
    ]  # fmt: skip


def test_the_numbers_can_be_written_as_json(gold_file):
    text = json.dumps(as_json(score(gold_file, [mention(1, "Lima")])))
    assert json.loads(text)["tiny"]["recognition"]["exact"]["recall"] == 0.3333


def test_gold_is_read_with_its_words_and_places(gold_file):
    row = next(read_gold(gold_file))
    assert [(t.text, t.geonames_id) for t in row.toponyms] == [
        ("Lima", 11), ("Turkish", 22), ("Cusco", 33),
    ]  # fmt: skip


def test_a_span_that_does_not_give_its_words_is_an_error_with_its_line(tmp_path):
    path = tmp_path / "bad.jsonl"
    bad = {**GOLD[0], "text": "Lyma"}
    path.write_text(json.dumps({"id": "1", "text": TEXT, "toponyms": [bad]}), encoding="utf-8")
    with pytest.raises(InputError, match=r"bad\.jsonl, line 1: .*Lyma"):
        list(read_gold(path))


def test_a_line_that_is_no_json_is_an_error_with_its_line(tmp_path):
    path = tmp_path / "bad.jsonl"
    path.write_text("not json\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"bad\.jsonl, line 1"):
        list(read_gold(path))


def test_a_missing_gold_file_is_an_error_with_its_name(tmp_path):
    with pytest.raises(InputError, match="There is no such file"):
        list(read_gold(tmp_path / "none.jsonl"))


@pytest.mark.parametrize(
    ("file", "name"),
    [("geoparsing_lgl_dev.jsonl.gz", "lgl"), ("mine.jsonl", "mine")],
)
def test_a_corpus_is_named_after_its_file(file, name):
    assert corpus_name(file) == name


def test_spans_are_counted_without_any_gold():
    assert exact_spans([], [mention(1, "Lima")]).precision == 0.0
    assert overlapping_spans([], [mention(1, "Lima")]).right == 0
