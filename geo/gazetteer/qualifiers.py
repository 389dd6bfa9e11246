"""Takes the word for a kind of place off a name: "Kherson region" asks for the province Kherson."""

from collections.abc import Iterator
from functools import cache

from geo.gazetteer.sources import data_files


def unqualified(folded: str) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield (name, kinds that are meant) for a folded name with such a word, else nothing.

    >>> [(name, sorted(kinds)) for name, kinds in unqualified("kherson region")]
    [('kherson', ['admin1', 'admin2'])]
    >>> [name for name, _ in unqualified("city of odesa")]
    ['odesa']
    >>> list(unqualified("region")), list(unqualified("odesa"))
    ([], [])
    """
    first, _, rest = folded.partition(" of ")
    if rest and first in _kinds():
        yield rest, _kinds()[first]
    name, _, last = folded.rpartition(" ")
    if name and last in _kinds():
        yield name, _kinds()[last]


@cache
def _kinds() -> dict[str, frozenset[str]]:
    """Each word with every kind that it may tell."""
    kinds: dict[str, frozenset[str]] = {}
    for table in data_files.toml("qualifiers.toml").values():
        for word in table["words"]:
            kinds[word] = kinds.get(word, frozenset()) | frozenset(table["kinds"])
    return kinds
