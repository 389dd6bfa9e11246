"""Which lines of an article are no news, and which must not be taken for such."""

import pytest

from geo.articles import find_furniture


def kinds(text):
    return [(f.kind, text[f.start : f.end]) for f in find_furniture(text)]


LINES = [
    ("By Maria Santos", "byline"),
    ("By Maria Santos and Tom O’Hara, Reuters", "byline"),
    ("BY OUR CORRESPONDENT IN ACCRA", "byline"),
    ("By A. B. Mwangi | Coast News", "byline"),
    ("Updated:", "timestamp"),
    ("0:00", "timestamp"),
    ("Published: March 3, 2021 10:42 AM EST", "timestamp"),
    ("Updated Mon, 4 May 2020, 09:15 GMT", "timestamp"),
    ("May 7, 2024", "timestamp"),
    ("5 min read", "timestamp"),
    ("3 hours ago", "timestamp"),
    ("Related Topics", "related"),
    ("Read more: Ferry sinks off Mombasa", "related"),
    ("Sign up for our morning newsletter", "related"),
    ("ADVERTISEMENT", "related"),
    ("Share this article", "related"),
    ("The Associated Press contributed to this report.", "agency"),
    ("AFP and Kyodo contributed to this story.", "agency"),
    ("(Reporting by Ana Paz in Lima; Editing by Joe Lee)", "agency"),
    ("Additional reporting by Li Wei in Guangzhou", "agency"),
    ("With files from Xinhua", "agency"),
    ("© 2023 Agence France-Presse", "agency"),
    ("This article was originally published in The Harbour Post.", "agency"),
    ("FILE - Tugs pull a tanker through the Bosporus, March 2, 2020.", "caption"),
    ("In this satellite image ash covers a harbour in Tonga.", "caption"),
    ("The mayor of Lagos (C) opens a bridge over the lagoon.", "caption"),
]


@pytest.mark.parametrize(("line", "kind"), LINES, ids=lambda value: value[:30])
def test_a_line_on_its_own_is_furniture(line, kind):
    text = f"Ferry sinks off Mombasa\n\n{line}\n\nA ferry sank on Monday, the navy said.\n"
    assert kinds(text) == [(kind, line)]


@pytest.mark.parametrize(
    "credit",
    [
        "Kota Doe/Agency via AP",
        "Ana Paz/AFP via Getty Images",
        "(AP Photo/Ana Paz)",
        "(Ana Paz/Reuters)",
        "Photo: Ana Paz",
        "Photo by Ana Paz/Getty Images",
        "— Reuters",
    ],
)
def test_a_line_that_ends_in_a_credit_is_a_caption(credit):
    caption = "Boats lie on a beach in Chennai on Jan. 3, 2021."
    text = f"Storm nears\n\n{caption} {credit}\n\nA storm neared the coast on Monday.\n"
    assert kinds(text) == [("caption", caption), ("credit", credit)]


def test_a_headline_printed_again_is_a_repeat():
    head = "Ferry sinks off Mombasa"
    assert kinds(f"{head}\n\n{head}\nA ferry sank.") == [("title-repeat", head)]


def test_a_bare_name_beside_a_timestamp_is_a_byline():
    text = "Ferry sinks off Mombasa\nMaria Santos\nUpdated:\n0:00\n\nA ferry sank on Monday.\n"
    assert ("byline", "Maria Santos") in kinds(text)


NEWS = [
    "Maria Santos",
    "By Monday evening the ferry had sunk off Mombasa.",
    "By sea, the shortest way from Oman to Iran is 33 miles.",
    "North Korea",
    "Russia and Ukraine share a border of 2,000 kilometres.",
    "The police/army column left Goma.",
    "Reporting by the UN says that 40 people died in the camp near Goma, which lies in the east.",
    "Related attacks killed three people in Quetta.",
    "He listened to the radio. Read more books, said the minister.",
    "Officials in Tokyo (Japan) and Seoul met.",
    "The talks lasted until 10:30.",
    "Print workers went on strike in Leeds.",
    "The Navy contributed to this rescue off Malta, which took three days and two nights to end.",
]


@pytest.mark.parametrize("line", NEWS, ids=lambda value: value[:30])
def test_a_doubtful_line_is_news(line):
    assert kinds(f"Ferry sinks off Mombasa\n\nA ferry sank.\n\n{line}\n\nMore followed.\n") == []


def test_positions_are_those_of_the_unchanged_text():
    text = "\r\n  Ferry sinks off Mombasa\r\n\r\n\t By Maria Santos \r\n\r\nA ferry sank.\r\n"
    assert kinds(text) == [("byline", "By Maria Santos")]


@pytest.mark.parametrize("part", ["A ", "By A", "Photo: ", "(", "/", " \n", "\x00", "\u202e"])
def test_hostile_text_is_read_to_its_end(part):
    text = part * 50_000
    assert all(0 <= f.start < f.end <= len(text) for f in find_furniture(text))
