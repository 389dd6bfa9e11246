"""The one door through which data goes into the page."""

import json
import zlib
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from geo.errors import OptionError
from geo.maps.blocks import Verbatim, block_bytes, json_block, packed_all, policy, script_block
from geo.maps.tile_layers import hosts, tile_layer


@pytest.mark.parametrize(
    "words",
    [
        "</script><script>x()</script>",
        "<!--",
        "a & b",
        "line\u2028and\u2029para",
        "\x00",
        "\\u003c",
    ],
    ids=repr,
)
def test_a_data_block_holds_any_words_and_ends_only_where_it_should(words):
    block = json_block("d", {"text": words})
    inside = block.removeprefix('<script type="application/json" id="d">').removesuffix("</script>")
    assert not set(inside) & set("<>&\u2028\u2029\x00")
    assert json.loads(inside) == {"text": words}


def test_half_a_pair_of_surrogates_can_be_written_as_utf8():
    assert json_block("d", "\ud83d").encode("utf-8")


def test_a_number_that_json_does_not_know_is_refused():
    with pytest.raises(ValueError, match="not JSON compliant"):
        json_block("d", float("nan"))


def test_an_element_of_ours_renders_to_its_own_text():
    assert Verbatim("{{ 6 * 7 }}", "ours").render() == "{{ 6 * 7 }}"


@pytest.mark.parametrize("code", ["'</script>'", "'</SCRIPT '", "'<!--'"])
def test_a_script_that_would_end_its_own_block_is_refused(code):
    with pytest.raises(ValueError, match="would break the page"):
        script_block(code)


def test_the_policy_lets_only_the_scripts_of_the_page_run():
    rules = policy(script_block("start()"))
    assert "script-src 'sha256-" in rules
    assert "'unsafe-inline'" not in rules.split("style-src")[0]
    assert "default-src 'none'; " in rules
    assert "connect-src 'none'" in rules


def test_tiles_open_the_policy_for_their_own_host_only():
    assert "img-src data: blob: https://tile.example;" in policy(
        "", image_hosts=["https://tile.example"]
    )


def test_a_tile_provider_is_found_by_name_whatever_the_case():
    layer = tile_layer("openstreetmap mapnik")
    assert layer["hosts"] == ["https://tile.openstreetmap.org"]
    assert "OpenStreetMap" in layer["credit"]


def test_subdomains_are_hosts_of_their_own():
    assert hosts("https://{s}.t.example/{z}", "ab") == [
        "https://a.t.example",
        "https://b.t.example",
    ]


def test_an_unknown_tile_provider_is_answered_with_near_names():
    with pytest.raises(OptionError, match=r"OpenTopoMa.*Near it: .*OpenTopoMap"):
        tile_layer("OpenTopoMapp")


def test_tiles_that_need_a_key_are_refused():
    with pytest.raises(OptionError, match="need a key"):
        tile_layer("Thunderforest.OpenCycleMap")


def test_a_large_block_is_one_stream_that_threads_made_in_parts(monkeypatch):
    monkeypatch.setattr("geo.maps.blocks.PART", 1000)
    value = {"text": "Porto " * 1000, "numbers": np.arange(5000)}
    with ThreadPoolExecutor(2) as pool:
        ((name, content),) = packed_all([("core", value)], pool)
    assert (name, zlib.decompress(content)) == ("core", block_bytes(value))


def test_an_empty_column_takes_no_bytes():
    assert block_bytes({"none": np.zeros(0, np.int64)}) == b'{"none":{"#":[0,0,0,0]}}\n'


def test_what_has_no_form_in_a_block_is_an_error():
    with pytest.raises(TypeError, match="complex"):
        block_bytes({"odd": 1j})
