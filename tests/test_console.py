"""What the commands say at their end."""

from geo.console import LARGE_MEGABYTES, MANY_EVENTS, large_page


def test_a_page_of_usual_size_is_not_worth_a_word(tmp_path):
    page = tmp_path / "index.html"
    page.write_bytes(b"x" * 1000)
    assert list(large_page(page, 980)) == []


def test_a_page_of_many_events_comes_with_what_would_be_smaller(tmp_path):
    page = tmp_path / "index.html"
    page.write_bytes(b"")
    [line] = large_page(page, MANY_EVENTS + 1)
    for advice in ("--text evidence", "--text none", "each year", "geo export --format geoparquet"):
        assert advice in line


def test_a_heavy_page_of_few_events_is_told_too(tmp_path):
    page = tmp_path / "index.html"
    with page.open("wb") as file:
        file.truncate((LARGE_MEGABYTES + 1) * 1_000_000)
    assert f"{LARGE_MEGABYTES + 1} MB" in next(large_page(page, 1))
