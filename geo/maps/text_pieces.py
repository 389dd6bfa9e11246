"""Which pieces of the articles a page carries.

How much text leaves is the user's choice: all of it (`full`, for one's own use), the sentences
behind the events (`evidence`, what one may publish), or none.
"""

from __future__ import annotations

from typing import Literal

import numpy as np

from geo.maps.codes import Ints

TextMode = Literal["full", "evidence", "none"]
TEXT_MODES: tuple[TextMode, ...] = ("full", "evidence", "none")


def text_pieces(starts: Ints, ends: Ints) -> tuple[Ints, Ints]:
    """Join sentences, sorted by their starts, that touch or have one character between them.

    Returns the number of each piece's first sentence, and each piece's end.

    >>> first, ends = text_pieces(np.array([0, 11, 30]), np.array([10, 20, 40]))
    >>> first.tolist(), ends.tolist()
    ([0, 2], [20, 40])
    """
    if not len(starts):
        return starts, ends
    reach = np.maximum.accumulate(ends)
    first = np.flatnonzero(np.r_[True, starts[1:] > reach[:-1] + 1])
    return first, reach[np.r_[first[1:], len(starts)] - 1]
