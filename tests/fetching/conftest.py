"""A web server of our own for the tests of fetching."""

from collections.abc import Iterator

import pytest

from tests.web_site import Site, serving


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as made:
        yield made
