import pytest

from geo.articles import read_articles
from geo.records import Article


@pytest.fixture
def read(tmp_path):
    """Write bytes or text to a named file and read it: the list of what comes out."""

    def write_and_read(name, content, **options):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return list(read_articles([path], **options))

    return write_and_read


@pytest.fixture
def read_one(read):
    """The only article of a file; fails when it was skipped."""

    def one(name, content, **options):
        (item,) = read(name, content, **options)
        assert isinstance(item, Article), item
        return item

    return one
