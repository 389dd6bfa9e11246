"""Names that a scanner misread, and names that are broken over two lines."""

import pytest

WRAPPED = """The old brig that was thought to be lost with all hands came
home at last on Sunday, and the men who had sailed her told of
storms that lasted for a month before they saw the lights of {}
and the crowd that had come down to meet them on the long quay.
"""
NOISE = "The rnail coach 1eft at n0on for the c0ast.\n\n"


@pytest.mark.parametrize(
    ("broken", "query"),
    [("Lon-\ndon", "London"), ("At-\nlanta", "Atlanta")],
    ids=["London", "Atlanta"],
)
def test_a_name_that_is_broken_over_two_lines_is_found_whole(find, broken, query):
    text = WRAPPED.format(broken)
    queries = {mention.text: mention.query for mention in find(text)}
    assert queries == {broken: query}


def test_a_hyphen_between_two_names_breaks_nothing(words):
    assert words(WRAPPED.format("the Paris-\nLondon train")) == ["Paris", "London"]


def test_misread_letters_are_mended_in_a_scanned_text(find):
    queries = {m.text: m.query for m in find(NOISE + "A ship from L0ndon reached Atlanla.")}
    assert queries.get("L0ndon") == "London"


def test_a_clean_text_is_never_mended(words):
    assert words("A firm named L0ndon paid for the fair.") == []
