"""How data and scripts get into the page: escaped JSON, and a policy that lists what may run.

No text of an article passes a template, an HTML string or a JavaScript literal: folium and
branca compile what they render a second time, so that `{{…}}` in a headline would be executed.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

import msgspec
import numpy as np
from branca.element import Element

from geo.maps.codes import Ints, zigzag

ESCAPED = {c: f"\\u{ord(c):04x}" for c in "&<>\u2028\u2029"}
LEVEL = 5
"""Of zlib: two percent larger than level 6, in two thirds of the time."""
HEADER = b"\x78\x9c"
"""First bytes of a zlib stream."""
PART = 2_000_000
"""Bytes that a thread compresses at once."""
SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


class Verbatim(Element):
    """An element that renders to its own text: nothing in it is ever taken for a template."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__()
        self._name = name
        self.text = text

    def render(self, **kwargs: Any) -> str:
        """The text, unchanged."""
        del kwargs
        return self.text


def json_block(element_id: str, value: Any) -> str:
    """A data block that no content can end early; the browser reads it, it never runs it.

    Lone surrogates, which have no UTF-8 form, go out as JSON escapes.

    >>> json_block("d", "</script>")
    '<script type="application/json" id="d">"\\\\u003c/script\\\\u003e"</script>'
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    text = text.encode("utf-8", "backslashreplace").decode("utf-8")
    for character, escape in ESCAPED.items():
        text = text.replace(character, escape)
    return f'<script type="application/json" id="{element_id}">{text}</script>'


def packed(value: Any) -> bytes:
    """A value as `block_bytes` has it, compressed; the same value gives the same bytes."""
    return zlib.compress(block_bytes(value), LEVEL)


def block_bytes(value: Any) -> bytes:
    """JSON in one line, then the bytes of the arrays in it; `assets/js/decode.js` reads it.

    An array of whole numbers under 2³¹ stands in the JSON as `{"#": [offset, count, bytes of a
    number, 1 where the sign is in the last bit]}`. Its bytes follow the line: the lowest of all
    its numbers, then the second lowest of all; what is alike lies together and packs well.
    An array of bytes stands as `{"#": [offset, count]}`. Lone surrogates, which have no UTF-8
    form, go out as JSON escapes.

    >>> block_bytes({"a": np.array([1, 257]), "b": np.frombuffer(b"xy", np.uint8)})
    b'{"a":{"#":[0,2,2,0]},"b":{"#":[4,2]}}\\n\\x01\\x01\\x00\\x01xy'
    """
    columns = _Columns()
    try:
        text = msgspec.json.encode(value, enc_hook=columns.add)
    except UnicodeEncodeError:
        columns = _Columns()
        line = json.dumps(
            value, ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=columns.add
        )
        text = line.encode("utf-8", "backslashreplace")
    return b"".join((text, b"\n", *columns.found))


class _Columns:
    """The bytes of a block's arrays, in the order in which its JSON names them."""

    def __init__(self) -> None:
        self.found: list[bytes] = []
        self._end = 0

    def add(self, value: object) -> dict[str, list[int]]:
        """Take one array, and say what stands for it in the JSON."""
        if not isinstance(value, np.ndarray):
            raise TypeError(f"no form in a block: {type(value)}")
        at = self._end
        if value.dtype == np.uint8:
            content, how = value.tobytes(), [len(value)]
        else:
            content, *how = _bytes_of(value)
        self.found.append(content)
        self._end += len(content)
        return {"#": [at, *how]}


def _bytes_of(numbers: Ints) -> tuple[bytes, int, int, int]:
    # All bits that occur in any number tell of a sign and of the largest number at once.
    bits = int(np.bitwise_or.reduce(numbers))
    sign = bits < 0
    if sign:
        numbers = zigzag(numbers)
        bits = int(np.bitwise_or.reduce(numbers))
    width = (bits.bit_length() + 7) // 8
    if width < 2:
        content = numbers.astype(np.uint8).tobytes()[: width * len(numbers)]
    else:
        size = 2 if width == 2 else 4
        apart = numbers.astype(f"<u{size}").view(np.uint8).reshape(-1, size).T
        content = apart[:width].tobytes()
    return content, len(numbers), width, int(sign)


def packed_all(
    blocks: Iterable[tuple[str, Any]], pool: ThreadPoolExecutor
) -> Iterator[tuple[str, bytes]]:
    """Blocks compressed in their order, by other threads while the next one is made."""
    waiting = [(name, _compressing(block_bytes(value), pool)) for name, value in blocks]
    # All are made: what no thread has begun is done here, from the end on.
    for _, parts in reversed(waiting):
        for part in reversed(parts):
            part.help()
    for name, parts in waiting:
        yield name, b"".join((HEADER, *(part.result() for part in parts)))


class _Part:
    """Work of a pool that whoever waits for it may do instead."""

    def __init__(self, work: Callable[[], bytes], pool: ThreadPoolExecutor) -> None:
        self._work = work
        self._future = pool.submit(work)
        self._done: bytes | None = None

    def help(self) -> None:
        """Do the work here, unless a thread has begun it."""
        if self._future.cancel():
            self._done = self._work()

    def result(self) -> bytes:
        """What the work gave, as soon as it is done."""
        return self._future.result() if self._done is None else self._done


def _compressing(content: bytes, pool: ThreadPoolExecutor) -> list[_Part]:
    """Parts of one zlib stream, which threads share, the stream's last bytes behind them."""
    starts = range(0, max(len(content), 1), PART)
    ends = [start + PART for start in starts]
    parts = [
        _Part(partial(_deflated, content[start:end], end >= len(content)), pool)
        for start, end in zip(starts, ends, strict=True)
    ]
    return [*parts, _Part(partial(_checked, content), pool)]


def _checked(content: bytes) -> bytes:
    return zlib.adler32(content).to_bytes(4, "big")


def _deflated(content: bytes, last: bool) -> bytes:
    part = zlib.compressobj(LEVEL, wbits=-zlib.MAX_WBITS)
    # A part that is not the last one ends on a whole byte, so that the next one can follow it.
    return part.compress(content) + part.flush(zlib.Z_FINISH if last else zlib.Z_SYNC_FLUSH)


def packed_block(element_id: str, content: bytes) -> str:
    """A block of compressed bytes as text that HTML cannot mistake for anything.

    >>> packed_block("d", b"...")
    '<script type="application/octet-stream" id="d">Li4u</script>'
    """
    text = base64.b64encode(content).decode("ascii")
    return f'<script type="application/octet-stream" id="{element_id}">{text}</script>'


def script_block(code: str) -> str:
    """An inline script of our own. Raises ValueError where the code would end its own block."""
    if re.search(r"</script|<!--", code, re.IGNORECASE):
        raise ValueError("This script holds '</script' or '<!--' and would break the page.")
    return f"<script>{code}</script>"


def policy(
    html: str, *, image_hosts: Iterable[str] = (), script_and_style_hosts: Iterable[str] = ()
) -> str:
    """A Content-Security-Policy under which just the inline scripts of this HTML can run.

    Nothing may be loaded or asked from anywhere, but images from `image_hosts` (map tiles that
    the user asked for) and what folium plugins of the user link to.
    """
    hashes = dict.fromkeys(f"'sha256-{_digest(code)}'" for code in SCRIPT.findall(html))
    links = " ".join(script_and_style_hosts)
    fonts = links or "'none'"
    return "; ".join(
        " ".join(part.split())
        for part in (
            "default-src 'none'",
            f"script-src {' '.join(hashes)} {links}",
            f"style-src 'unsafe-inline' {links}",
            f"img-src data: blob: {' '.join(image_hosts)}",
            f"font-src {fonts}",
            "connect-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _digest(code: str) -> str:
    return base64.b64encode(hashlib.sha256(code.encode("utf-8")).digest()).decode("ascii")
