"""A gazetteer of a few dozen real places, held in memory: small, and complete for its tests."""

from collections.abc import Iterator

from geo.gazetteer import fold
from geo.records import Candidate, Place

_PRECISIONS = {
    "country": "country",
    "admin1": "province",
    "admin2": "district",
    "city": "settlement",
}

# id | name | kind | country | admin1 | lat | lon | people | other names (~ marks an alternate)
_TABLE = """
1|United States|country|US||39.8|-98.6|331000000|US, U.S., USA, America
2|France|country|FR||46|2|67000000|
3|Japan|country|JP||36|138|125000000|
4|China|country|CN||35|105|1400000000|
5|Russia|country|RU||60|100|144000000|
6|Ukraine|country|UA||49|32|44000000|
7|Georgia|country|GE||42|43.5|3700000|
8|North Korea|country|KP||40|127|25000000|
9|South Korea|country|KR||36.5|127.8|51000000|
10|Taiwan|country|TW||23.7|121|23000000|
11|United Kingdom|country|GB||54|-2|67000000|Britain, UK
12|Turkey|country|TR||39|35|84000000|
13|Canada|country|CA||60|-96|38000000|
14|Jordan|country|JO||31|36|10000000|
15|Yemen|country|YE||15.5|47.5|30000000|
16|Italy|country|IT||42.8|12.8|60000000|
101|Texas|admin1|US|Texas|31|-99|29000000|
102|Georgia|admin1|US|Georgia|32.7|-83.4|10700000|
103|Kentucky|admin1|US|Kentucky|37.5|-85|4500000|
104|Washington|admin1|US|Washington|47.4|-120.5|7700000|
105|California|admin1|US|California|37|-120|39000000|
106|Liaoning|admin1|CN|Liaoning|41|123|43000000|
107|Donetsk|admin1|UA|Donetsk|48|37.8|4100000|Donetsk region, Donetsk Oblast
108|Luhansk|admin1|UA|Luhansk|49|39|2100000|Luhansk region, Luhansk Oblast
109|Ontario|admin1|CA|Ontario|50|-86|14000000|
110|Okinawa|admin1|JP|Okinawa|26.5|128|1460000|Okinawa Prefecture
111|Ohio|admin1|US|Ohio|40.4|-83|11800000|
112|North Carolina|admin1|US|North Carolina|35.5|-80|10400000|
113|South Carolina|admin1|US|South Carolina|34|-81|5100000|
201|Paris|city|FR|Île-de-France|48.8534|2.3488|2138551|
202|Paris|city|US|Texas|33.66|-95.56|24782|
203|London|city|GB|England|51.5|-0.13|8961989|
204|London|city|CA|Ontario|42.98|-81.23|346765|
205|London|city|US|Kentucky|37.13|-84.08|8126|
206|Tokyo|city|JP|Tokyo|35.69|139.69|8336599|
207|Moscow|city|RU|Moscow|55.75|37.6|10381222|
208|Moscow|city|US|Idaho|46.73|-117|25060|
209|Pyongyang|city|KP|Pyongyang|39.03|125.75|3222000|
210|Washington, D.C.|city|US|District of Columbia|38.895|-77.036|601723|Washington
211|Kota|city|IN|Rajasthan|25.18|75.84|763088|
212|Miami|city|US|Florida|25.77|-80.19|441003|
213|Springfield|city|US|Missouri|37.2|-93.3|166810|
214|Springfield|city|US|Illinois|39.8|-89.64|116565|
215|Springfield|city|US|Massachusetts|42.1|-72.59|154341|
239|Springfield|city|US|Oregon|44.05|-123|61851|
216|Kyiv|city|UA|Kyiv City|50.45|30.52|2797553|~Kiev
217|Donetsk|city|UA|Donetsk|48.02|37.8|901645|
218|Dallas|city|US|Texas|32.78|-96.8|1300092|
219|Athens|city|GR|Attica|37.98|23.73|664046|
220|Athens|city|US|Georgia|33.96|-83.38|116714|
221|Atlanta|city|US|Georgia|33.75|-84.39|463878|
222|Tbilisi|city|GE|Tbilisi|41.69|44.83|1049498|
223|Reading|city|GB|England|51.46|-0.97|244070|
224|Beijing|city|CN|Beijing|39.9|116.4|18960744|~Peking
225|Of|city|TR|Trabzon|40.95|40.26|16245|
226|Said|city|PK|Sindh|25.9|68.5|900|
227|Charlotte|city|US|North Carolina|35.2|-80.8|827097|
228|Naha|city|JP|Okinawa|26.2|127.7|300795|
229|Miyakojima|city|JP|Okinawa|24.8|125.28|54908|
230|Lexington|city|US|Kentucky|38|-84.5|225366|
231|Dublin|city|IE|Leinster|53.33|-6.25|1024027|~Dublin City
232|Dublin|city|US|Ohio|40.1|-83.1|45098|
233|Columbus|city|US|Ohio|39.96|-83|850106|
234|Los Angeles|city|US|California|34.05|-118.24|3971883|
235|Manchester|city|GB|England|53.48|-2.24|395515|
236|Sanaa|city|YE|Sanaa|15.35|44.2|1937451|~Sana'a
237|Atlantic|city|US|Iowa|41.4|-95|6800|
238|Waco|city|US|Texas|31.5|-97.1|132356|
301|Haneda Airport|airport|JP|Tokyo|35.55|139.78||Haneda, ~Tokyo Haneda International Airport
302|Okinawa Island|island|JP|Okinawa|26.5|127.9||
303|Miyako Island|island|JP|Okinawa|24.78|125.3||Miyakojima island
401|East China Sea|sea|||29|125||
402|South China Sea|sea|||14|114||
403|Red Sea|sea|||20|38||
404|Black Sea|sea|||43|34||
405|Pacific Ocean|ocean|||0|-160||Pacific, Western Pacific
406|Gulf of Aden|gulf|||12|48||
407|Taiwan Strait|strait|||24.5|119.5||
408|Atlantic Ocean|ocean|||10|-30||Atlantic
501|Europe|continent|||48|9||
502|Middle East|area|||33|44||
503|Walker County|admin2|US|Texas|30.7|-95.6|76400|
"""

_DEMONYMS = {
    "american": 1, "americans": 1, "french": 2, "japanese": 3, "chinese": 4, "russian": 5,
    "russians": 5, "ukrainian": 6, "georgian": 7, "north korean": 8, "south korean": 9,
    "turkish": 12, "italian": 16, "british": 11, "european": 501,
}  # fmt: skip


class SmallGazetteer:
    """Fits the Gazetteer protocol."""

    version = "a few dozen places"

    def __init__(self) -> None:
        self._places: dict[str, Place] = {}
        self._names: dict[str, list[Candidate]] = {}
        self.asked: list[str] = []
        for line in _TABLE.strip().splitlines():
            place, names = _read(line)
            self._places[place.id] = place
            for name, match in names:
                found = Candidate(place=place, matched_name=name, match=match)
                self._names.setdefault(fold(name), []).append(found)
        self._beginnings = {
            " ".join(words[:end])
            for words in (name.split() for name in self._names)
            for end in range(1, len(words))
        }

    def candidates(self, toponym: str, *, limit: int = 50) -> tuple[Candidate, ...]:
        """Most prominent first."""
        self.asked.append(toponym)
        found = self._names.get(fold(toponym), [])
        return tuple(sorted(found, key=_prominence)[:limit])

    def knows(self, toponym: str) -> bool:
        """Whether any place has this name."""
        return fold(toponym) in self._names

    def begins(self, words: str) -> bool:
        """Whether a longer name begins with these words."""
        return fold(words) in self._beginnings

    def demonym(self, word: str) -> tuple[Place, ...]:
        """Places whose people or adjective this is."""
        number = _DEMONYMS.get(word.lower())
        return (self._places[f"geonames:{number}"],) if number else ()

    def place(self, place_id: str) -> Place | None:
        """The place of an id."""
        return self._places.get(place_id)


def _prominence(candidate: Candidate) -> tuple[int, int]:
    kinds = {"country": 0, "admin1": 1, "ocean": 1, "sea": 1, "continent": 1, "area": 2}
    return kinds.get(candidate.place.kind, 3), -(candidate.place.population or 0)


def _read(line: str) -> tuple[Place, Iterator[tuple[str, str]]]:
    number, name, kind, country, admin1, lat, lon, people, others = line.split("|")
    place = Place(
        id=f"geonames:{number}",
        name=name,
        kind=kind,
        country=country or None,
        admin1=admin1 or None,
        lat=float(lat),
        lon=float(lon),
        geonames_id=int(number),
        population=int(people) if people else None,
        precision=_PRECISIONS.get(kind, "exact" if kind == "airport" else "region"),
        source="small",
    )
    return place, _names(name, others)


def _names(name: str, others: str) -> Iterator[tuple[str, str]]:
    yield name, "name"
    for other in filter(None, others.split(", ")):
        yield other.removeprefix("~"), "alternate" if other.startswith("~") else "short"
