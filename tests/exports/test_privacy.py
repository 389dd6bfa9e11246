"""No path, user or host of the machine is in anything that is written."""

import base64
import getpass
import json
import re
import socket
import sqlite3
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import docx
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from geo.cli import main

STORM = "A storm flooded streets in Porto on Thursday, officials said."
PAGE = f"""<!doctype html><html lang="en"><head><title>Storm</title>
<link rel="canonical" href="file:///SECRETHOME/news/page.html"></head>
<body><article><h1>Storm</h1><p>{STORM} {STORM} {STORM}</p></article></body></html>"""
FORMATS = ("geojson", "csv", "kml", "geopackage", "geoparquet", "linked-places")
OWN = "SECRETHOME"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a telling name: text, page, Word document, table; and what was made of it."""
    home = tmp_path_factory.mktemp(OWN)
    news = home / "news"
    news.mkdir()
    (news / "storm.txt").write_text(STORM, encoding="utf-8")
    (news / "page.html").write_text(PAGE, encoding="utf-8")
    (news / "table.csv").write_text(f'text,title\n"{STORM} Again.",Rain\n', encoding="utf-8")
    document = docx.Document()
    document.add_paragraph(STORM)
    document.core_properties.author = OWN
    document.save(str(news / "report.docx"))
    (news / "corrections.toml").write_text('[[right]]\nname = "Porto"\n', encoding="utf-8")
    run("map", str(news), "-o", str(home / "map"), "--dataset", str(home / "memory"))
    run("parse", str(news), "-o", str(home / "analysis.jsonl"))
    for name in FORMATS:
        run("export", str(home / "analysis.jsonl"), "--format", name, "-o", str(home / name))
    return home


def run(*arguments: str) -> None:
    result = CliRunner().invoke(main, [*arguments, "--date", "2024-01-12"])
    assert result.exit_code == 0, result.output


def written(path: Path) -> Iterator[str]:
    """All that stands in a file, packed or not, and in the files of a folder."""
    if path.is_dir():
        for inner in sorted(path.rglob("*")):
            if inner.is_file():
                yield from written(inner)
        return
    raw = path.read_bytes()
    yield raw.decode("utf-8", "replace")
    for block in re.findall(rb'id="packed-[^>]*>([A-Za-z0-9+/=\s]+)<', raw):
        yield zlib.decompress(base64.b64decode(block)).decode("utf-8", "replace")
    if path.suffix == ".parquet":
        table = pq.read_table(path)
        yield str(table.schema.metadata)
        yield json.dumps(table.drop_columns(
            [name for name in ("geometry",) if name in table.column_names]
        ).to_pylist(), default=str)  # fmt: skip
    elif raw.startswith(b"SQLite format 3"):
        with closing(sqlite3.connect(path)) as database:
            yield "\n".join(database.iterdump())
    elif zipfile.is_zipfile(path):
        pytest.fail(f"{path.name} is packed in a way that this test cannot read")


@pytest.mark.parametrize("name", [*FORMATS, "map", "memory", "analysis.jsonl"])
def test_nothing_of_this_machine_is_in(name: str, home: Path) -> None:
    words = {OWN, str(home), str(Path.home()), socket.gethostname(), getpass.getuser()}
    telling = {word for word in words if len(word) > 4}
    for text in written(home / name):
        assert not {word for word in telling if word in text}


def test_the_words_of_articles_are_found_where_the_machines_are_looked_for(home: Path) -> None:
    for name in (*FORMATS[:-1], "map", "memory"):
        assert any("flooded streets" in text for text in written(home / name)), name
