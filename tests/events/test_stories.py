"""What a sentence tells: type, status, who, to whom, and where in which role."""

import pytest

from tests.events.worlds import read, summary

STORIES: list[tuple[str, str, list[str]]] = [
    (
        "a meeting has two sides, a town and a day",
        (
            "Japanese Prime Minister Fumio Kishida met French President Emmanuel Macron in "
            "Paris on Monday."
        ),
        ["CONSULT happened: Fumio Kishida > Emmanuel Macron @ location Paris"],
    ),
    (
        "ministers of two countries are two actors",
        "The ministers of Poland and Norway held talks in Oslo on Tuesday.",
        ["CONSULT happened: ministers of Poland, ministers of Norway @ location Oslo"],
    ),
    (
        "a visit to come is planned",
        "Italian President Sergio Mattarella will visit Warsaw next week.",
        ["CONSULT planned: Sergio Mattarella @ location Warsaw"],
    ),
    (
        "the speaker's city is not where the event is",
        (
            "Speaking in Tokyo, the minister said two Chinese destroyers had crossed the "
            "Miyako Strait."
        ),
        ["MOBILIZE happened: two Chinese destroyers @ path Miyako Strait"],
    ),
    (
        "ships that pass a strait have it as their path",
        "A Chinese naval group sailed through the Taiwan Strait on Sunday.",
        ["MOBILIZE happened: Chinese naval group @ path Taiwan Strait"],
    ),
    (
        "a journey by sea has a path and a destination",
        "The ship passed through the Bosphorus into the Black Sea.",
        ["MOVEMENT happened:  @ destination Black Sea, path Bosphorus"],
    ),
    (
        "those who flee have an origin and a destination",
        "Refugees fled from Khartoum to Egypt.",
        ["MOVEMENT happened: Refugees @ destination Egypt, origin Khartoum"],
    ),
    (
        "the victims of a shooting receive it",
        "Gunmen shot dead four farmers near Mosul on Monday, police said.",
        ["ASSAULT happened: Gunmen > four farmers @ location Mosul"],
    ),
    (
        "the passive has no actor where none is named",
        "Three soldiers were killed by a roadside bomb in Mosul on Sunday.",
        ["ASSAULT happened:  > Three soldiers @ location Mosul"],
    ),
    (
        "a market in a town is in the town",
        "A suicide bomber blew himself up in a market in Baghdad.",
        ["ASSAULT happened: suicide bomber @ location Baghdad"],
    ),
    (
        "what is bombed is where the bombs fell",
        "Israeli warplanes bombed the outskirts of Tyre overnight.",
        ["ASSAULT happened: Israeli warplanes @ location Tyre"],
    ),
    (
        "missiles launched at a country have it as their target",
        "Iran launched missiles at Israel on Saturday.",
        ["ASSAULT happened: Iran > Israel @ target Israel"],
    ),
    (
        "a storm has the place that it hits",
        "A typhoon battered Taiwan on Tuesday.",
        ["HAZARD happened:  @ location Taiwan"],
    ),
    (
        "a flood has its place and those it displaced",
        "Floods in Porto Alegre have displaced 80,000 people.",
        ["HAZARD happened:  > 80,000 people @ location Porto Alegre"],
    ),
    (
        "an epidemic is a hazard",
        "Cholera broke out in Haiti.",
        ["HAZARD happened:  @ location Haiti"],
    ),
    (
        "an eruption is a hazard",
        "A volcano erupted in Chile on Monday.",
        ["HAZARD happened:  @ location Chile"],
    ),
    (
        "a crash is an accident",
        "Two trains collided near Lyon on Friday.",
        ["ACCIDENT happened:  @ location Lyon"],
    ),
    (
        "a collapse is an accident",
        "A bridge collapsed in Mumbai on Tuesday.",
        ["ACCIDENT happened:  @ location Mumbai"],
    ),
    (
        "a march is a protest",
        "Thousands of people marched in Warsaw on Sunday against the new law.",
        ["PROTEST happened: Thousands of people @ location Warsaw"],
    ),
    (
        "a strike of workers is a protest, no attack",
        "Nurses in Lyon went on strike on Monday.",
        ["PROTEST happened: Nurses @ location Lyon"],
    ),
    (
        "where protesters come from is not where they protest",
        "Hundreds of students from Lyon demonstrated in Paris.",
        ["PROTEST happened: Hundreds of students @ location Paris"],
    ),
    (
        "an arrest receives those arrested",
        "Police arrested 20 protesters in Nairobi on Tuesday.",
        ["COERCE happened: Police > 20 protesters @ location Nairobi"],
    ),
    (
        "sanctions on a country are not in it",
        "France imposed sanctions on Iran on Monday.",
        ["SANCTION happened: France > Iran @"],
    ),
    (
        "an expulsion is a sanction",
        "China expelled two Norwegian diplomats on Friday.",
        ["SANCTION happened: China > two Norwegian diplomats @"],
    ),
    (
        "a state of emergency is coercion",
        "Peru declared a state of emergency in Lima.",
        ["COERCE happened: Peru @ location Lima"],
    ),
    (
        "what a parliament approves is policy",
        "The parliament in Athens approved the budget on Tuesday.",
        ["POLICY happened: parliament @ location Athens"],
    ),
    (
        "an election to come is planned",
        "Senegal will hold a presidential election on June 30.",
        ["ELECTION planned: Senegal @ location Senegal"],
    ),
    (
        "food that is sent is aid",
        "Egypt sent 200 tons of food to Sudan.",
        ["AID happened: Egypt > Sudan @"],
    ),
    (
        "a promise of aid is planned aid",
        "The ministry said it would send aid to Nepal.",
        ["AID planned: ministry > Nepal @"],
    ),
    (
        "fighters that scramble are a military move",
        "Japan scrambled fighter jets on Monday.",
        ["MOBILIZE happened: Japan @"],
    ),
    (
        "troops that are deployed are a military move",
        "Poland deployed 5,000 troops to the border.",
        ["MOBILIZE happened: Poland @"],
    ),
    (
        "ships of two states exercise together, and what began goes on",
        "Turkish and Greek warships began joint exercises in the Aegean Sea on Monday.",
        ["COOPERATE ongoing: Turkish warships, Greek warships @ location Aegean Sea"],
    ),
    (
        "a signed deal is an agreement",
        "Greece and Turkey signed a gas deal in Ankara on Tuesday.",
        ["AGREE happened: Greece, Turkey @ location Ankara"],
    ),
    (
        "a ceasefire that is agreed is an agreement",
        "Israel and Lebanon agreed to a ceasefire on Tuesday.",
        ["AGREE happened: Israel, Lebanon @"],
    ),
    (
        "hostages let go are a release",
        "Rebels released 30 hostages near Bamako.",
        ["RETREAT happened: Rebels > 30 hostages @ location Bamako"],
    ),
    (
        "troops that leave have an origin",
        "Kenya withdrew its troops from Haiti on Monday.",
        ["RETREAT happened: Kenya > troops @ origin Haiti"],
    ),
    (
        "a resignation is a withdrawal",
        "The general resigned on Monday.",
        ["RETREAT happened: general @"],
    ),
    (
        "praise is support",
        "Brazil's president praised France for its help.",
        ["SUPPORT happened: Brazil's president > France @"],
    ),
    (
        "a threat is one, and its content is none",
        "Turkey threatened to attack Syria.",
        ["THREATEN happened: Turkey @"],
    ),
    (
        "an accusation is one",
        "Greece accused Turkey of violating its airspace.",
        ["ACCUSE happened: Greece > Turkey @"],
    ),
    (
        "a demand is a request and places nothing",
        "The UN Security Council called on Sudan to stop the fighting.",
        ["REQUEST happened: UN Security Council > Sudan @"],
    ),
    ("a refusal is one", "Greece refused to receive the envoy.", ["REJECT happened: Greece @"]),
    (
        "a conviction is where the court is",
        "A court in Oslo sentenced the former minister to five years in prison.",
        ["SANCTION happened: court > former minister @ location Oslo"],
    ),
    ("a ban is coercion", "India banned exports of rice on Monday.", ["COERCE happened: India @"]),
    (
        "an abduction is an attack",
        "Militants kidnapped two engineers in Niger.",
        ["ASSAULT happened: Militants > two engineers @ location Niger"],
    ),
    (
        "a call by telephone is a meeting without a place",
        "Emmanuel Macron telephoned Japanese Prime Minister Fumio Kishida on Monday.",
        ["CONSULT happened: Emmanuel Macron > Fumio Kishida @"],
    ),
    (
        "what may come is possible, and the one who warns is its source",
        "Russia could attack Odesa, Ukraine warned.",
        ["ASSAULT possible: Russia > Odesa @ target Odesa"],
    ),
    (
        "what is denied is denied",
        "The army denied that its soldiers had killed villagers in Mali.",
        ["ASSAULT denied: soldiers > villagers @ location Mali"],
    ),
    (
        "what has not happened is denied",
        "Iran has not attacked Israel.",
        ["ASSAULT denied: Iran > Israel @ target Israel"],
    ),
    (
        "what is not ruled out is possible",
        "Iran's government had not ruled out using force against Israel.",
        ["ASSAULT possible: Iran's government > Israel @ target Israel"],
    ),
    (
        "what goes on is ongoing",
        "Russian troops are shelling Kharkiv.",
        ["ASSAULT ongoing: Russian troops > Kharkiv @ target Kharkiv"],
    ),
    (
        "fighting that rages is ongoing",
        "Fighting has been raging in Khartoum since April 2023.",
        ["ASSAULT ongoing:  @ location Khartoum"],
    ),
    (
        "an invasion that a sentence takes for granted is told",
        "Russia's invasion of Ukraine has shaken Europe.",
        ["ASSAULT happened: Russia > Ukraine @ target Ukraine"],
    ),
    (
        "the finer of two places is the place",
        "Israeli troops raided the West Bank city of Nablus on Monday.",
        ["ASSAULT happened: Israeli troops > West Bank city @ location Nablus"],
    ),
    (
        "a landmark is not the place",
        "A bomb exploded in Homs, 160 km north of Beirut, on Sunday.",
        ["ASSAULT happened:  @ location Homs"],
    ),
    (
        "where soldiers come from is not where they patrol",
        "Soldiers from Chad and Niger patrolled the Sahel.",
        ["MOBILIZE happened: Soldiers @ location Sahel"],
    ),
    (
        "topics of talks are not places",
        "The ministers of Japan and France will discuss Taiwan.",
        ["CONSULT planned: ministers of Japan, ministers of France @"],
    ),
    (
        "a crowd that breaks into a parliament riots",
        "Protesters had forced their way into the town hall in Lima on Monday.",
        ["PROTEST happened: Protesters @ location Lima"],
    ),
    (
        "tear gas is an attack on those it is fired at",
        "Riot police fired tear gas at students in Athens.",
        ["ASSAULT happened: Riot police > students @ location Athens"],
    ),
    (
        "a water cannon turned on a boat is an attack by its ships",
        "Chinese coast guard ships turned their water cannon on a boat in the East China Sea.",
        ["ASSAULT happened: Chinese coast guard ships @ location East China Sea"],
    ),
    (
        "a ship is known by what stands before its name",
        "INS Kolkata left Mumbai on Monday with sailors and doctors.",
        ["MOBILIZE happened: INS Kolkata @ origin Mumbai"],
    ),
    (
        "a ship that is sent has an origin",
        "Norway will send HNoMS Maud from Bergen.",
        ["MOBILIZE planned: Norway @ origin Bergen"],
    ),
    (
        "where victims come from is no place of the attack",
        "Gunmen killed a doctor from Greece near Homs.",
        ["ASSAULT happened: Gunmen > doctor @ location Homs"],
    ),
    (
        "an aside is no second subject, and its place no second place",
        "In Cusco, the old capital in Peru, buses were burned.",
        ["ASSAULT happened:  @ location Cusco"],
    ),
    (
        "waves that strike a coast are a hazard",
        "Waves of up to 9 metres struck Chile on Monday.",
        ["HAZARD happened:  @ location Chile"],
    ),
    (
        "forests that burn are a hazard",
        "More than 2,000 hectares of forest have burned near Athens.",
        ["HAZARD happened:  @ location Athens"],
    ),
    (
        "a vote from one town to another is held in both",
        "Norwegians voted from Oslo in the south to Bergen.",
        ["ELECTION happened: Norwegians @ location Bergen, location Oslo"],
    ),
    (
        "a tour that begins goes on",
        "Italian President Sergio Mattarella began a tour of Egypt and Kenya on Monday.",
        ["CONSULT ongoing: Sergio Mattarella @ destination Egypt, destination Kenya"],
    ),
    (
        "those who did not do it are no event",
        "The drivers who had not left Khartoum were told to stay.",
        [],
    ),
    ("a deed of nobody in particular makes no event", "The army flew a plane.", []),
    ("a wish makes no event", "We hope to continue to cooperate with France.", []),
    ("a metaphor makes no event", "The war on drugs has cost Mexico dearly.", []),
    ("a heading without a verb makes no event", "China's Threat", []),
    ("an opinion makes no event", "Russia poses a threat to security in the Indo-Pacific.", []),
    (
        "a thing with a trigger in its name makes no event",
        "The attack helicopter was built in Italy.",
        [],
    ),
    ("an ideal makes no event", "Emmanuel Macron spoke of a free and open Indo-Pacific.", []),
    (
        "a mere statement makes no event",
        "The minister told reporters in Paris that he was tired.",
        [],
    ),
    ("an ability makes no event", "Japan wants the ability to attack bases in China.", []),
    (
        "one who is named to a post is appointed",
        "Ingrid Solberg was named head coach of the Norwegian team in Oslo on Monday.",
        ["POLICY happened:  > Ingrid Solberg @ location Oslo"],
    ),
    (
        "one who is relieved of duties has left office",
        "Police chief Omar Haddad was relieved of his duties in Cairo on Monday.",
        ["RETREAT happened:  > Omar Haddad @ location Cairo"],
    ),
    (
        "a walker hit by a car has an accident",
        "A pedestrian was hit by a car in Lyon on Monday night.",
        ["ACCIDENT happened:  > pedestrian @ location Lyon"],
    ),
    (
        "a death by a fall is an accident",
        "A climber fell to his death near Cusco on Saturday.",
        ["ACCIDENT happened:  > climber @ location Cusco"],
    ),
    (
        "a body that rescuers find is an accident's",
        "Rescuers found the body of the pilot near Bergen on Monday.",
        ["ACCIDENT happened:  @ location Bergen"],
    ),
    (
        "a body with wounds is no accident's",
        "The body of a farmer was found near Mosul on Monday with bullet wounds.",
        [],
    ),
    (
        "a plea in court answers an accusation",
        "Maria Lopez pleaded guilty to fraud in Lima on Tuesday.",
        ["ACCUSE happened: Maria Lopez @ location Lima"],
    ),
    (
        "a name for a child appoints nobody",
        "He named his daughter after a singer from Peru.",
        [],
    ),
    (
        "a company that buys another trades",
        "The French brewer bought a rival in Norway for two billion euros on Monday.",
        ["COOPERATE happened: French brewer @ location Norway"],
    ),
    ("a question makes no event", "Will Russia attack Odesa again?", []),
]


@pytest.mark.parametrize(
    ("text", "told"), [story[1:] for story in STORIES], ids=[story[0] for story in STORIES]
)
def test_sentence_tells(text: str, told: list[str]) -> None:
    assert [summary(report) for report in read(text).reports] == told
