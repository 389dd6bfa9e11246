"""`import geo` is light, and its public names are there."""

import subprocess
import sys

import geo

HEAVY = ("spacy", "geopandas", "folium", "pandas", "shapely", "trafilatura", "pyarrow")


def test_importing_geo_loads_nothing_heavy() -> None:
    code = f"import sys, geo; print([name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_asking_for_help_loads_nothing_heavy() -> None:
    code = (
        "import sys, click.testing, geo.cli\n"
        "result = click.testing.CliRunner().invoke(geo.cli.main, ['map', '--help'])\n"
        "assert 'JSON Lines' in result.output, result.output\n"
        f"print([name for name in {HEAVY} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_public_name_can_be_had() -> None:
    assert list(geo.__all__) == sorted(geo.__all__)
    assert all(getattr(geo, name) is not None for name in geo.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    assert not hasattr(geo, "nonsense")
