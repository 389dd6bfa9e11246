"""The data dictionary says what the code does."""

from tools.write_data_dictionary import DOCUMENT, written


def test_the_documented_columns_are_those_of_the_code() -> None:
    document = DOCUMENT.read_text("utf-8")
    assert document == written(document), "run python tools/write_data_dictionary.py"
