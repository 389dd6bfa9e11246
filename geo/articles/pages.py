"""One article a file: plain text with or without front matter, and web pages."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version

from geo.articles.decoding import decode
from geo.articles.drafts import Draft, Item, fingerprint
from geo.articles.fields import columns
from geo.articles.front_matter import split_front_matter
from geo.records import Skipped

SHORTEST_BODY = 40
"""Code points; what an extractor finds below that is a menu, not an article."""
LONGEST_HEADLINE = 160
_LANGUAGE = re.compile(r"<html\b[^>]{0,300}?\blang\s*=\s*[\"']?([A-Za-z]{2})\b", re.IGNORECASE)


def read_text(raw: bytes, where: str) -> Iterator[Item]:
    """A plain text; `InputError` when its front matter is broken or its encoding unknown."""
    metadata, text = split_front_matter(decode(raw))
    names = columns(metadata)
    stated = {field: metadata[name] for field, name in names.items() if field != "text"}
    stated.setdefault("title", headline(text) or "")
    yield Draft(
        where=where,
        text=text,
        fingerprint=fingerprint(raw),
        **{field: value or None for field, value in stated.items()},
    )


def read_page(raw: bytes, where: str) -> Iterator[Item]:
    """A saved web page: the article's words without menus, and what its metadata state."""
    from trafilatura import bare_extraction

    html = decode(raw, html=True)
    quiet = logging.getLogger("trafilatura")
    level = quiet.level
    quiet.setLevel(logging.CRITICAL)  # its complaints are turned into our message below
    try:
        found = bare_extraction(
            html,
            with_metadata=True,
            include_comments=False,
            # Dates guessed from the words are this program's own task, with a reason given.
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except (ValueError, TypeError, AttributeError, RecursionError, AssertionError) as error:
        yield _no_article(where, f" ({type(error).__name__})")
        return
    finally:
        quiet.setLevel(level)
    text = (getattr(found, "text", None) or "") if found is not None else ""
    if len(text.strip()) < SHORTEST_BODY:
        yield _no_article(where)
        return
    language = _LANGUAGE.search(html[:4096])
    yield Draft(
        where=where,
        text=text,
        fingerprint=fingerprint(raw),
        title=getattr(found, "title", None),
        date=getattr(found, "date", None),
        url=getattr(found, "url", None),
        source=getattr(found, "sitename", None),
        language=language.group(1).lower() if language else None,
        extractor=_extractor(),
    )


def headline(text: str) -> str | None:
    """The first line where it looks like a headline: short, no sentence, more text below.

    >>> headline("Ferry sinks off Mombasa\\n\\nA ferry sank on Monday.")
    'Ferry sinks off Mombasa'
    """
    lines = text.lstrip().split("\n", 40)
    first = lines[0].strip()
    body = next((line.strip() for line in lines[1:] if line.strip()), "")
    if not first or not body or len(first) > LONGEST_HEADLINE or first[-1] in ".,;…":
        return None
    if len(first.split()) < 2 or not any(map(str.isalpha, first)):
        return None
    # A wrapped paragraph's first line runs on in lower case on the very next line.
    runs_on = len(lines) > 1 and lines[1].strip()[:1].islower()
    return None if runs_on else first


@cache
def _extractor() -> str:
    return f"trafilatura {version('trafilatura')}"


def _no_article(where: str, detail: str = "") -> Skipped:
    return Skipped(
        where=where,
        what=f"No article was found in this web page{detail}.",
        todo="Save the page of a single article, or copy its words into a text file.",
    )
