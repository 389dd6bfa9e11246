"""One article a file, with or without front matter."""

from datetime import date

import pytest

from geo.articles import front_matter

STORY = "A ferry sank off Mombasa on Monday.\n\nDivers found nobody.\n"


def test_the_text_is_kept_to_the_last_character(read_one):
    text = "Line one\r\n\r\nLine\u00a0two “quoted” e\u0301\r\n"
    assert read_one("a.txt", text).text == text


def test_front_matter_gives_the_metadata_and_is_no_part_of_the_text(read_one):
    article = read_one(
        "a.txt",
        "---\ntitle: Ferry sinks\ndate: 2021-05-04\nsource: Coast Daily\n"
        f"url: https://example.org/ferry\nid: ferry-1\nsources:\n  - Navy\n---\n{STORY}",
    )
    assert (article.title, article.date, article.source) == (
        "Ferry sinks",
        date(2021, 5, 4),
        "Coast Daily",
    )
    assert (article.url, article.id, article.text) == (
        "https://example.org/ferry",
        "ferry-1",
        STORY,
    )


def test_the_front_matters_line_breaks_may_be_those_of_windows(read_one):
    article = read_one("a.txt", "---\r\ntitle: Ferry\r\n---\r\nIt sank.\r\n")
    assert (article.title, article.text) == ("Ferry", "It sank.\r\n")


def test_a_rule_of_dashes_is_no_front_matter(read_one):
    text = "---\nTwo men were rescued.\n---\nThe search goes on.\n"
    assert read_one("a.txt", text).text == text


def test_broken_front_matter_is_reported_with_its_line(read):
    (skipped,) = read("a.txt", '---\ntitle: "Ferry\ndate: 2021\n---\nIt sank.')
    assert "front matter" in skipped.what
    assert "line" in skipped.what


def test_a_yaml_bomb_is_refused(read):
    bomb = "---\na: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n---\nIt sank."
    (skipped,) = read("a.txt", bomb)
    assert "aliases" in skipped.what


def test_deeply_nested_yaml_is_refused(read):
    (skipped,) = read("a.txt", "---\na: " + "[" * 20_000 + "\n---\nIt sank.")
    assert "front matter" in skipped.what


def test_a_headline_becomes_the_title_and_stays_in_the_text(read_one):
    article = read_one("a.txt", f"Ferry sinks off Mombasa\n\n{STORY}")
    assert article.title == "Ferry sinks off Mombasa"
    assert article.text.startswith("Ferry sinks off Mombasa\n\nA ferry")


def test_a_first_sentence_is_no_title(read_one):
    assert read_one("a.txt", STORY).title is None


def test_a_wrapped_paragraphs_first_line_is_no_title(read_one):
    assert (
        read_one("a.txt", "A ferry with forty people on board\nsank off Mombasa.\n").title is None
    )


def test_an_id_that_nobody_gave_is_made_from_the_bytes(read_one):
    assert read_one("a.txt", STORY).id == read_one("other/b.txt", STORY).id
    assert read_one("a.txt", STORY).id.startswith("sha256:")


def test_an_id_is_never_a_path(read_one, tmp_path):
    assert str(tmp_path) not in read_one("a.txt", STORY).id


def test_the_url_is_the_id_where_none_is_given(read_one):
    article = read_one("a.txt", f"---\nurl: https://example.org/x\n---\n{STORY}")
    assert article.id == "https://example.org/x"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "http://[bad"])
def test_only_web_addresses_are_addresses(read_one, address):
    assert read_one("a.txt", f'---\nurl: "{address}"\n---\n{STORY}').url is None


def test_text_with_an_unknown_ending_is_text(read_one):
    assert read_one("a.story", STORY).text == STORY


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("utf-8-sig", "Japan’s navy"),
        ("utf-16", "Japan’s navy sailed"),
        ("utf-16-le", "Japan's navy sailed past Okinawa at dawn"),
        ("utf-32", "Japan’s navy"),
        ("cp1252", "Japan’s navy – “a first” – sailed past the islands of the south at dawn"),
        ("cp1252", "Japan’s navy – sailed"),
        ("cp1252", "São Tomé’s café"),
        ("cp1251", "Землетрясение разрушило несколько домов в посёлке на берегу моря, сообщили"),
        (
            "shift_jis",
            "沖縄本島と宮古島の間の海域を中国海軍の艦艇が通過したと防衛省が発表しました。",
        ),
    ],
)
def test_encodings_are_recognised(read_one, encoding, words):
    assert read_one("a.txt", words.encode(encoding)).text == words


def test_a_null_byte_in_a_text_is_kept(read_one):
    words = "The minister\x00 arrived in Accra with a delegation of thirty officials today."
    assert read_one("a.txt", words).text == words


@pytest.mark.parametrize(
    ("words", "language"),
    [
        (
            "The minister said that the port would reopen after the storm had passed the coast.",
            "en",
        ),
        (
            "El ministro dijo que el puerto volvería a abrir mañana, cuando pase la tormenta.",
            "es",
        ),
        ("Le ministre a déclaré que le port rouvrirait dès que la tempête serait passée.", "fr"),
        ("昨日の地震で家屋が倒壊し、多くの住民が避難しています。", "ja"),
        ("Kyiv", None),
    ],
)
def test_the_language_is_recognised(read_one, words, language):
    assert read_one("a.txt", words).language == language


def test_a_text_that_goes_on_in_another_language_is_not_taken_for_english(read_one):
    english = (
        "The minister said that the talks with the delegation from the north would begin after "
        "the holidays, when the members of the council have returned and the reports are read. "
    )
    german = (
        "Der Minister sagte, dass die Gespräche mit der Delegation aus dem Norden nach den "
        "Feiertagen beginnen würden, wenn die Mitglieder des Rates wieder zurückgekehrt sind. "
    )
    assert read_one("a.txt", english * 4).language == "en"
    assert read_one("b.txt", english * 3 + german * 4).language != "en"


def test_front_matter_reads_the_same_with_the_loader_in_c(monkeypatch):
    block = 'title: "A flood: the \\u00e9tude"\ndate: 2024-05-01\nnote: |\n  two\n  lines\nempty:\n'
    quick = front_matter.split_front_matter(f"---\n{block}---\nIt rained.")
    monkeypatch.setattr(front_matter, "QUICK", 0)
    assert quick == front_matter.split_front_matter(f"---\n{block}---\nIt rained.")
