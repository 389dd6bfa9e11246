"""Pages that were fetched, kept so that a second run asks for nothing, or only "changed since?"."""

from __future__ import annotations

import hashlib
import json
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from geo.cache_directory import cache_directory
from geo.errors import OutputError
from geo.files import whole_path


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A page as it was answered."""

    url: str
    """The last address of the redirects."""
    content_type: str
    etag: str | None
    modified: str | None
    """The Last-Modified header, as sent."""
    fetched: float
    """Seconds since 1970."""
    body: bytes = b""


class PageCache:
    """A folder of pages by the address that was asked for."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = (folder or cache_directory()) / "pages"

    def get(self, url: str) -> Kept | None:
        """The kept page of an address; None where there is none, or it cannot be read."""
        head, body = self._paths(url)
        try:
            return Kept(**json.loads(head.read_text("utf-8")), body=body.read_bytes())
        except (OSError, ValueError, TypeError):
            return None

    def put(self, url: str, page: Kept) -> None:
        """Keep a page. A full disk costs the cache, not the run."""
        head, body = self._paths(url)
        values = {key: value for key, value in asdict(page).items() if key != "body"}
        with suppress(OutputError):
            with whole_path(body) as target:
                target.write_bytes(page.body)
            with whole_path(head) as target:
                target.write_text(json.dumps(values), "utf-8")

    def touch(self, url: str, page: Kept) -> Kept:
        """Note that the server says that the page has not changed."""
        fresh = Kept(
            url=page.url,
            content_type=page.content_type,
            etag=page.etag,
            modified=page.modified,
            fetched=time.time(),
            body=page.body,
        )
        self.put(url, fresh)
        return fresh

    def _paths(self, url: str) -> tuple[Path, Path]:
        key = hashlib.sha256(url.encode("utf-8", "surrogatepass")).hexdigest()
        folder = self._folder / key[:2]
        return folder / f"{key}.json", folder / f"{key}.body"
