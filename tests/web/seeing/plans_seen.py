"""A small plan with verdicts, for the pages that show a plan as a whole."""

import re
from html import unescape

from indicators import attainment
from indicators.enums import MeasureKind, Step, ValueKind, ValueStatus
from indicators.models import ExpectedAccomplishment, PerformanceMeasure, ReviewEvent, Subprogramme
from tests.builders import (
    NOW,
    a_cell,
    a_measure,
    a_version,
    a_year,
    an_accomplishment,
    an_adopted_value,
    an_explanation,
)

DEFINITION = re.compile(r'<details class="definition">.*?</details>', re.S)


def a_judged_measure(
    accomplishment: ExpectedAccomplishment, number: int, actual: str | None, **others
) -> PerformanceMeasure:
    """Against a target of 10 and a baseline of 3; without an actual there is no data."""
    measure = a_measure(accomplishment, number=number, **others)
    an_adopted_value(measure, "10", kind=ValueKind.TARGET)
    an_adopted_value(measure, "3", kind=ValueKind.BASELINE, period=a_year(2023))
    if actual is not None:
        an_adopted_value(measure, actual)
    return measure


def explained(measure: PerformanceMeasure, actual: str, **others) -> None:
    """An approved actual with the reason of its miss."""
    cell = a_cell(measure)
    version = a_version(cell, actual)
    an_explanation(version, **others)
    ReviewEvent.objects.create(cell=cell, version=version, step=Step.ADOPT)
    cell.approved, cell.draft, cell.status = version, None, ValueStatus.APPROVED
    cell.save()


def said_of_2024(measure: PerformanceMeasure, actual: str) -> None:
    """The same a year before."""
    an_adopted_value(measure, "10", kind=ValueKind.TARGET, period=a_year(2024))
    an_adopted_value(measure, actual, period=a_year(2024))


def computed(edition) -> None:
    attainment.recompute(edition_id=edition.pk, now=NOW)


def some_measures(unit: Subprogramme) -> list[PerformanceMeasure]:
    """Exceeded, partially met and without data, and one of which nothing is stated."""
    accomplishment = an_accomplishment(unit)
    made = [
        a_judged_measure(accomplishment, 1, "12", text="Gates open"),
        a_judged_measure(accomplishment, 2, "7", text="Wells dug", kind=MeasureKind.AT_LEAST),
        a_judged_measure(accomplishment, 3, None, text="Clinics staffed"),
    ]
    computed(unit.node.edition)
    return [*made, a_measure(accomplishment, number=4, text="Roads built")]


def words_of(html: str) -> str:
    """What is read without opening anything."""
    return told(DEFINITION.sub("", html))


def definitions_in(html: str) -> list[str]:
    """What can be opened beside measures, in the order of the page."""
    return [told(each) for each in DEFINITION.findall(html)]


def told(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def section(answer, name: str) -> str:
    """The words of one panel of a page."""
    found = re.search(rf'<section[^>]*aria-labelledby="{name}".*?</section>', answer.text, re.S)
    return words_of(found[0]) if found else ""
