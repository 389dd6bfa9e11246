"""Folding takes capitals and full stops away; a few names are only names with them."""

from geo.gazetteer.entries import Match


def fits(written: str, match: Match, toponym: str) -> bool:
    """Say whether a toponym is spelled so that this name of the index may be meant.

    An abbreviation needs its capitals, one that ends in a full stop needs a full stop, a demonym
    needs a capital. Forms of one abbreviation are joined by "/". The folded forms are known to
    be equal.

    >>> fits("US", "abbreviation", "the U.S."), fits("US", "abbreviation", "us")
    (True, False)
    >>> fits("Miss.", "abbreviation", "Miss."), fits("Miss.", "abbreviation", "Miss")
    (True, False)
    >>> [fits("KY/Ky.", "abbreviation", toponym) for toponym in ("KY", "Ky.", "Ky")]
    [True, True, False]
    >>> fits("Polish", "demonym", "POLISH"), fits("Polish", "demonym", "polish")
    (True, False)
    >>> fits("Nice", "name", "nice")
    True
    """
    if match == "abbreviation":
        return any(_is_abbreviated_so(form, toponym) for form in written.split("/"))
    if match == "demonym":
        return toponym != toponym.lower()
    return True


def _is_abbreviated_so(form: str, toponym: str) -> bool:
    if form.endswith("."):
        return "." in toponym and toponym[:1].isupper()
    return form in toponym.replace(".", "").replace(" ", "")
