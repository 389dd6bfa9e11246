"""Which place a name means, article by article."""

from dataclasses import replace

import pytest

from geo.mentions import find_mentions
from geo.places import Weights, resolve
from geo.places.features import NAMES
from geo.records import Article, Candidate, Mention


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Paris hosted the talks.", "Paris", "Paris, city, FR"),
        ("A tornado tore roofs off in Paris, Texas.", "Paris", "Paris, city, Texas"),
        ("The mill in London, Ontario, has closed.", "London", "London, city, CA"),
        ("A truck overturned in London, Ky., on Monday.", "London", "London, city, Kentucky"),
        ("The fair in Athens, Georgia, drew thousands.", "Athens", "Athens, city, Georgia"),
        ("Divers found a wreck in the Red Sea.", "Red Sea", "Red Sea, sea, None"),
        ("Trawlers crossed the Atlantic in nine days.", "Atlantic", "Atlantic Ocean, ocean, None"),
    ],
    ids=str,
)
def test_a_name_means_the_place_that_the_words_beside_it_say(place_of, text, words, expected):
    assert place_of(text, words) == expected


def test_a_country_comes_before_a_hamlet_of_its_name(place_of):
    assert place_of("Aid reached Jordan by road.", "Jordan") == "Jordan, country, JO"


def test_georgia_is_the_country_where_tbilisi_is_named(place_of):
    text = "Crowds filled Tbilisi again. Russia warned Georgia over the law."
    assert place_of(text, "Georgia") == "Georgia, country, GE"


def test_georgia_is_the_state_where_atlanta_is_named(place_of):
    text = "Buses from Atlanta and Athens ran late. Snow had closed roads all over Georgia."
    assert place_of(text, "Georgia") == "Georgia, admin1, US"


def test_a_bare_name_means_the_place_that_the_article_named_in_full(decide):
    text = "Firemen came from Paris, Texas. By night the crew from Paris had gone home."
    places = [place.admin1 for words, place, _ in decide(text) if words == "Paris"]
    assert places == ["Texas", "Texas"]


def test_two_places_of_one_name_are_kept_apart_where_the_words_do_so(decide):
    text = "London, Ontario, lost to London, Kentucky, in the final."
    found = [place.country for words, place, _ in decide(text) if words == "London"]
    assert found == ["CA", "US"]


def test_a_small_town_is_chosen_when_the_article_stays_near_it(place_of):
    text = "Columbus and Dublin share a fire chief. Ohio pays half of his wage."
    assert place_of(text, "Dublin") == "Dublin, city, Ohio"


def test_an_adjective_means_the_country_of_its_people(place_of):
    assert place_of("Turkish customs seized a lorry.", "Turkish") == "Turkey, country, TR"


def test_each_of_two_coordinated_seas_is_found(decide):
    found = [place.name for _, place, _ in decide("Navies drill in the East and South China Sea.")]
    assert found == ["East China Sea", "South China Sea"]


def test_the_word_island_asks_for_the_island_and_not_for_the_city(place_of):
    text = "Typhoon winds reached Miyakojima island first."
    assert place_of(text, "Miyakojima island") == "Miyako Island, island, JP"


def test_the_word_airport_asks_for_the_airport(place_of):
    assert place_of("Flights left Haneda airport late.", "Haneda airport").startswith("Haneda")


def test_the_word_county_asks_for_the_county(place_of):
    text = "A jury in Walker County, Texas, heard the case."
    assert place_of(text, "Walker County") == "Walker County, admin2, US"


def test_washington_beside_washington_politics_is_the_capital(place_of):
    text = "The president returned to Washington, D.C., at noon. Washington was under snow."
    assert place_of(text, "Washington") == "Washington, D.C., city, District of Columbia"


def test_a_name_that_no_gazetteer_holds_is_left_open_with_that_reason(decide):
    text = "A ferry sank off Quillmere Island in the dark."
    _, place, resolution = next(row for row in decide(text) if "Quillmere" in row[0])
    assert (place, resolution.reason) == (None, "no gazetteer holds Quillmere Island")


def test_an_open_name_does_not_keep_the_others_from_being_placed(decide):
    text = "Boats left Quillmere Island for Naha. Naha had no berth."
    assert [place.name for words, place, _ in decide(text) if words == "Naha"] == ["Naha", "Naha"]


@pytest.fixture
def tie(parser, gazetteer):
    """The decision on a name when the weights see no difference between its places."""
    level = Weights(weights=(0.0,) * len(NAMES), none=-9.0, temperature=1.0)
    parsed = next(parser.parse([Article(id="a", text="A bakery opened in Charlotte Amalie.")]))
    mention = Mention(
        id="m1", start=19, end=28, text="Charlotte", usage="literal", query="Springfield",
        label="GPE", found_by=("test",),
    )  # fmt: skip
    return resolve(parsed, [mention], gazetteer, None, weights=level).resolutions[0]


def test_a_tie_is_left_open_with_that_reason(tie):
    assert (tie.place, tie.reason.split(",")[0]) == (None, "tie: Springfield \u00d74")


def test_an_open_tie_still_shows_what_it_may_be(tie):
    resolution = tie
    assert [runner.name.split(", ")[0] for runner in resolution.runners_up] == ["Springfield"] * 3


def test_a_decision_gives_its_reason(decide):
    reason = decide("A tornado tore roofs off in Paris, Texas.")[0][2].reason
    assert "lies in Texas, named beside it" in reason


def test_a_decision_names_at_most_three_runners_up(decide):
    for _, _, resolution in decide("London and Paris and Moscow twinned with Athens."):
        assert len(resolution.runners_up) <= 3


def test_scores_lie_between_0_and_1(decide):
    rows = decide("From Paris, Texas, to Moscow, and from Chinese ports to the Black Sea.")
    assert all(0.0 <= resolution.score <= 1.0 for _, _, resolution in rows)


def test_a_place_that_the_words_name_in_full_is_surer_than_a_bare_one(decide):
    bare = decide("A fire in London.")[0][2].score
    full = decide("A fire in London, Kentucky.")[0][2].score
    assert full > bare - 0.2


def test_each_place_is_handed_on_once(parser, gazetteer):
    parsed = next(
        parser.parse(
            [
                Article(
                    id="a", text="Fire broke out in Kyiv. Rain fell in Kyiv. Snow fell in Ukraine."
                )
            ]
        )
    )
    resolved = resolve(parsed, find_mentions(parsed, gazetteer), gazetteer, None)
    assert [place.name for place in resolved.places] == ["Kyiv", "Ukraine"]


def test_the_same_article_gives_the_same_decisions_twice(decide):
    text = "London and Paris, Texas, and Springfield met in Athens."
    assert [r for _, _, r in decide(text)] == [r for _, _, r in decide(text)]


class Service:
    """A geocoder that knows one village and remembers what it was asked."""

    def __init__(self, place):
        self.place, self.asked = place, []

    def candidates(self, toponym, *, limit=50):
        self.asked.append(toponym)
        return (Candidate(place=self.place, matched_name=toponym, match="name"),)[:limit]


@pytest.fixture
def service(gazetteer):
    return Service(replace(gazetteer.place("geonames:228"), id="user:1", name="Quillmere Island"))


def test_a_geocoder_is_asked_for_what_the_gazetteer_does_not_hold(decide, service):
    rows = decide("A ferry from Naha sank off Quillmere Island.", geocoder=service)
    assert next(place.id for words, place, _ in rows if "Quillmere" in words) == "user:1"


def test_a_geocoder_is_not_asked_for_what_the_gazetteer_holds(decide, service):
    decide("A ferry from Naha sank off Quillmere Island.", geocoder=service)
    assert service.asked == ["Quillmere Island"]
