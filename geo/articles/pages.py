"""One article a file: plain text with or without front matter, and web pages."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version

from geo.articles.decoding import decode
from geo.articles.drafts import Draft, Item, Link, fingerprint
from geo.articles.fields import columns
from geo.articles.front_matter import split_front_matter
from geo.articles.options import ReadOptions
from geo.records import Skipped

SHORTEST_BODY = 40
"""Code points; what an extractor finds below that is a menu, not an article."""
LONGEST_HEADLINE = 160
_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_LANGUAGE = re.compile(r"<html\b[^>]{0,300}?\blang\s*=\s*[\"']?([A-Za-z]{2})\b", re.IGNORECASE)


def read_text(raw: bytes, where: str, options: ReadOptions) -> Iterator[Item]:
    """A plain text; `InputError` when its front matter is broken or its encoding unknown.

    A text that is mostly web addresses, one a line, is a list of links; one with lines that are
    the user's separator holds several articles, each perhaps with front matter of its own.
    """
    whole = decode(raw)
    links = addresses(whole)
    if links:
        for number, url in links:
            here = f"{where}, line {number}"
            if _ADDRESS.fullmatch(url):
                yield Link(where=here, url=url)
            else:
                yield Skipped(
                    where=here,
                    what=f"{url[:80]!r} is no web address, though other lines are.",
                    todo="Write one address a line, with https:// before it; # begins a comment.",
                )
        return
    parts = _parts(whole, options.separator)
    for number, part in enumerate(parts, start=1):
        here = where if len(parts) == 1 else f"{where}, article {number}"
        yield _text(part, here, raw if len(parts) == 1 else part.encode("utf-8", "surrogatepass"))


def addresses(text: str) -> list[tuple[int, str]]:
    """Line numbers and addresses of a text that holds nothing else; comments begin with #.

    Single words among twice as many addresses are slips, and listed as they are. A shortcut that
    Windows made of an address is a list of one.

    >>> addresses("# today\\nhttps://news.example/a\\n\\nhttps://news.example/b\\n")
    [(2, 'https://news.example/a'), (4, 'https://news.example/b')]
    >>> addresses("[InternetShortcut]\\nURL=https://news.example/a\\n")
    [(2, 'https://news.example/a')]
    >>> addresses("See https://news.example/a")
    []
    """
    shortcut = text.lstrip().startswith("[InternetShortcut]")
    found = []
    for number, line in enumerate(text.split("\n"), start=1):
        words = line.strip()
        if shortcut:
            words = words.removeprefix("URL=") if words.startswith("URL=") else ""
        if not words or words.startswith("#"):
            continue
        if len(words.split()) > 1:
            return []
        found.append((number, words))
    good = sum(_ADDRESS.fullmatch(words) is not None for _, words in found)
    return found if good and good >= 2 * (len(found) - good) else []


def _parts(text: str, separator: str | None) -> list[str]:
    if separator is None:
        return [text]
    wanted = separator.strip()
    parts: list[list[str]] = [[]]
    for line in text.split("\n"):
        if line.strip() == wanted:
            parts.append([])
        else:
            parts[-1].append(line)
    joined = ["\n".join(lines) for lines in parts]
    return [part for part in joined if part.strip()] or [text]


def _text(whole: str, where: str, raw: bytes) -> Draft:
    metadata, text = split_front_matter(whole)
    names = columns(metadata)
    stated = {field: metadata[name] for field, name in names.items() if field != "text"}
    stated.setdefault("title", headline(text) or "")
    return Draft(
        where=where,
        text=text,
        fingerprint=fingerprint(raw),
        **{field: value or None for field, value in stated.items()},
    )


def read_page(raw: bytes, where: str, _options: ReadOptions) -> Iterator[Item]:
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
