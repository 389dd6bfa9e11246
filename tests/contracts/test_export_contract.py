"""What every registered export does, whoever wrote it."""

from dataclasses import replace
from pathlib import Path

import pytest

from geo.errors import OutputError
from geo.exports.base import Export
from geo.records import Findings
from geo.registry import load, names

HOSTILE = "=cmd|' /C calc'!A0 <script>alert(1)</script> ]]> {{7*7}} \x00 \u202e ${x} \\2019"


@pytest.fixture(params=names("export"))
def export(request: pytest.FixtureRequest) -> Export:
    return load("export", request.param)()


def target_in(folder: Path, export: Export, name: str = "events") -> Path:
    return folder / f"{name}{export.suffix}"


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_the_known_exports_are_these() -> None:
    assert names("export") == (
        "csv",
        "geojson",
        "geopackage",
        "geoparquet",
        "kml",
        "linked-places",
    )


def test_the_same_findings_give_the_same_bytes(
    export: Export, findings: Findings, tmp_path: Path
) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        export.write(findings, target_in(tmp_path / name, export))
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_a_second_export_replaces_the_first(
    export: Export, findings: Findings, tmp_path: Path
) -> None:
    target = target_in(tmp_path, export)
    export.write(findings, target)
    first = contents(tmp_path)
    export.write(replace(findings, events=()), target)
    export.write(findings, target)
    assert contents(tmp_path) == first


def test_nothing_found_is_an_export_too(export: Export, tmp_path: Path) -> None:
    assert export.write(Findings(), target_in(tmp_path, export)) == 0
    assert contents(tmp_path)


def test_no_scrap_is_left_beside_it(export: Export, findings: Findings, tmp_path: Path) -> None:
    export.write(findings, target_in(tmp_path, export))
    assert not [name for name in contents(tmp_path) if Path(name).name.startswith(".")]


def test_data_attributions_go_along(export: Export, findings: Findings, tmp_path: Path) -> None:
    export.write(findings, target_in(tmp_path, export))
    assert any(b"GeoNames" in content for content in contents(tmp_path).values())


def test_no_file_names_the_folder_it_was_written_in(
    export: Export, findings: Findings, tmp_path: Path
) -> None:
    export.write(findings, target_in(tmp_path, export))
    folder = str(tmp_path).encode()
    assert not [name for name, content in contents(tmp_path).items() if folder in content]


def test_words_that_other_programs_would_run_are_written_as_words(
    export: Export, findings: Findings, tmp_path: Path
) -> None:
    event = findings.events[0]
    lead = replace(event.reports[0], label=HOSTILE)
    hostile = replace(findings, events=(replace(event, reports=(lead,)),))
    assert export.write(hostile, target_in(tmp_path, export)) >= 1


def test_a_place_where_nothing_can_be_written_is_an_error_of_its_own(
    export: Export, findings: Findings, tmp_path: Path
) -> None:
    (tmp_path / "taken").write_text("a file, no folder")
    with pytest.raises(OutputError, match="cannot be written"):
        export.write(findings, target_in(tmp_path / "taken", export))
