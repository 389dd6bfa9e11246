"""Where a place counts: its countries, and the water it lies under."""

from dataclasses import replace

from geo.records import Place
from geo.regions import Facet, Whereabouts, facet_of, load_regions

SEA = Place(
    id="ne:red-sea",
    name="Red Sea",
    kind="sea",
    lat=20.0,
    lon=38.5,
    precision="region",
    source="regions",
    seas=("Indian Ocean", "Red Sea"),
    bordering=("EG", "ER", "SA", "SD", "YE"),
)
PLATFORM = Place(
    id="osm:1", name="Platform", kind="platform", lat=0.0, lon=0.0, precision="exact", source="osm"
)
OFFSHORE = Whereabouts(
    country=None,
    country_id=None,
    admin1=None,
    admin1_id=None,
    waters=("geo:atlantic-ocean", "ne:north-sea"),
    coastal_country="NO",
    km_to_land=9.0,
)
WATERS = ("Atlantic Ocean", "North Sea")


def test_a_sea_counts_under_its_ocean_and_for_no_country() -> None:
    found = facet_of(SEA)
    assert (found.countries, found.sea) == ((), ("Indian Ocean", "Red Sea"))


def test_the_countries_around_a_sea_are_shown_and_not_counted() -> None:
    assert facet_of(SEA).bordering == ("EG", "ER", "SA", "SD", "YE")


def test_a_derived_shape_at_sea_counts_under_the_sea() -> None:
    found = facet_of(replace(SEA, kind="derived", precision="derived"))
    assert (found.countries, found.sea) == ((), ("Indian Ocean", "Red Sea"))


def test_a_canal_counts_for_its_country_and_under_its_water() -> None:
    canal = replace(SEA, kind="channel", country="EG", seas=("Indian Ocean", "Suez Canal"))
    found = facet_of(canal)
    assert (found.countries, found.sea) == (("EG",), ("Indian Ocean", "Suez Canal"))


def test_a_point_within_twelve_miles_counts_for_the_coast_and_under_the_sea() -> None:
    assert facet_of(PLATFORM, OFFSHORE, WATERS) == Facet(countries=("NO",), sea=WATERS)


def test_a_point_far_out_counts_for_no_country() -> None:
    far = replace(OFFSHORE, coastal_country=None, km_to_land=90.0)
    assert facet_of(PLATFORM, far, WATERS) == Facet(sea=WATERS)


def test_a_point_on_land_counts_for_the_land_it_lies_on() -> None:
    ashore = replace(OFFSHORE, country="NO", waters=(), coastal_country=None, km_to_land=0.0)
    assert facet_of(PLATFORM, ashore) == Facet(countries=("NO",))


def test_the_label_point_of_a_country_passes_nothing_on() -> None:
    # The label point of an island state often lies at sea, off an island of its own.
    state = replace(PLATFORM, kind="country", country="MV", precision="country")
    assert facet_of(state, OFFSHORE, WATERS) == Facet(countries=("MV",))


def test_a_port_whose_point_lies_in_the_water_is_on_land_all_the_same() -> None:
    port = replace(PLATFORM, kind="city", country="DK", precision="settlement")
    assert facet_of(port, OFFSHORE, WATERS) == Facet(countries=("DK",))


def test_a_disputed_reef_counts_for_no_country() -> None:
    reef = replace(SEA, kind="shoal", claimants=("CN", "PH"), seas=("Pacific Ocean",))
    assert facet_of(reef).countries == ()


def test_a_disputed_point_counts_for_no_coast() -> None:
    rock = replace(PLATFORM, claimants=("DK", "NO"))
    assert facet_of(rock, OFFSHORE, WATERS) == Facet(sea=WATERS)


def test_the_regions_find_what_a_point_lies_in() -> None:
    off_dover = replace(PLATFORM, lon=1.45, lat=51.05)
    found = load_regions().facet(off_dover)
    assert (found.countries, found.sea[0], found.sea[-1]) == (
        ("GB",),
        "Atlantic Ocean",
        "Strait of Dover",
    )
