"""The dateline that opens a wire story: "NAIROBI, June 27 (Agency) — ".

A parser that has never seen one takes the town for the sentence's subject, so it is found here
and told apart before any model reads the paragraph.
"""

import re

_TOWN = r"[A-Z][A-Z.'’\-]+(?:[ /][A-Z][A-Z.'’\-]+){0,3}"
_WITHIN = r"(?:, ?[A-Z][\w.'’\- ]{1,25}?){0,2}"
_DAY = r"(?:,? ?(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?)?"
_AGENCY = r"(?:,? ?\([A-Z][^()\n]{1,40}\))?"
_DATELINE = re.compile(rf"\s*{_TOWN}{_WITHIN}{_DAY}{_AGENCY}\s?(?:--|[—–]| - )\s*(?=\S)")


def dateline_end(paragraph: str) -> int:
    """Length of the dateline at the start of a paragraph, dash and spaces included; 0 for none.

    >>> dateline_end("NAIROBI, June 27 (Agency) — Police closed roads.")
    28
    >>> dateline_end("MARRAKECH, Morocco — Rescuers dug.")
    21
    >>> dateline_end("Rain - much of it - fell.")
    0
    """
    match = _DATELINE.match(paragraph)
    return match.end() if match else 0
