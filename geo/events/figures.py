"""Which figures an event has: those of its sentence, of its grammar, and of the sentence after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo.events.borrowing import NEAR_SENTENCES, Draft
from geo.events.counted_people import counted
from geo.events.numbers import HARM, OF_TYPES, find_numbers
from geo.events.reading import Reading
from geo.events.status import Judgement
from geo.events.triggers import Trigger
from geo.records import Number


def figures_of(
    trigger: Trigger, kept: Sequence[tuple[Trigger, Judgement]], reading: Reading
) -> tuple[Number, ...]:
    """The sentence's figures that fit the type, each with the nearest trigger that it fits."""
    sentence = trigger.sentence
    text = reading.parsed.article.text[sentence.start : sentence.end]
    mine = []
    for number in find_numbers(text, sentence.start):
        fitting = _fitting(number, kept)
        if not fitting:
            continue
        paragraph = sentence.paragraph
        nearest = min(fitting, key=lambda one: abs(paragraph.at(one.head) - number.start))
        if nearest.head == trigger.head:
            mine.append(number)
    people = counted(trigger)
    if people is not None and trigger.sense.type in OF_TYPES[people.kind]:
        said = [one.value for one in mine if one.kind == people.kind]
        if not said:
            mine.append(people)
        elif people.value > sum(said):  # "two men and a boy": the figure is but a part
            mine = [one for one in mine if one.kind != people.kind] + [people]
    return tuple(mine)


def _fitting(number: Number, kept: Sequence[tuple[Trigger, Judgement]]) -> list[Trigger]:
    """The triggers of a sentence that a figure may belong to; victims are of harm, if there is."""
    fitting = [one for one, _ in kept if one.sense.type in OF_TYPES[number.kind]]
    harm = [one for one in fitting if one.sense.type in HARM]
    return harm if harm and number.kind in ("killed", "injured", "missing") else fitting


def with_figures(
    drafts: list[Draft], kept: Sequence[tuple[Trigger, Judgement]], number: int, reading: Reading
) -> None:
    """Give the figures of a sentence that tells of no such event to the one told last.

    "A storm hit the coast. By this morning 112 bodies had been counted."
    """
    sentence = reading.sentences[number]
    if not drafts or reading.is_quoted(sentence.start, sentence.end):
        return
    words = reading.parsed.article.text[sentence.start : sentence.end]
    left = [
        one
        for one in find_numbers(words, sentence.start)
        if one.kind in ("killed", "injured", "missing") and not _fitting(one, kept)
    ]
    for at in range(len(drafts) - 1, -1, -1):
        told, report = drafts[at], drafts[at].report
        if number - told.number > NEAR_SENTENCES or not left:
            return
        real = report.status in ("happened", "ongoing") and report.prominence == "foreground"
        if report.type not in HARM or not real or told.number == number:
            continue
        known = {one.kind for one in report.numbers}
        more = tuple(one for one in left if one.kind not in known)
        drafts[at] = replace(told, report=replace(report, numbers=report.numbers + more))
        return
