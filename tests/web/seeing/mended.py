"""Measures of which something else was known ten days ago than today."""

from django.utils import timezone

from indicators import attainment
from indicators.enums import ValueKind
from indicators.models import PerformanceMeasure
from tests.attainment.revising import stated_anew
from tests.builders import a_measure, a_year, an_accomplishment, an_adopted_value
from tests.ledger.tampering import tamper

TEN_DAYS_BACK = "UPDATE {} SET {} = {} - interval '10 days'"
DATED = {
    "indicators_valueversion": "at",
    "indicators_reviewevent": "at",
    "indicators_measureversion": "at",
    "indicators_nodeevent": "pgh_created_at",
}


def as_of_ten_days_ago() -> None:
    """What was stated until now was known ten days ago."""
    for table, column in DATED.items():
        tamper(TEN_DAYS_BACK.format(table, column, column))


def measures_that_were_mended(times: int = 1) -> list[PerformanceMeasure]:
    """Ten days ago 7 of 10; today 12 of 10 and another name."""
    result = an_accomplishment()
    values, measures = [], []
    for number in range(1, times + 1):
        measure = a_measure(result, number=number, text="Wells dug")
        an_adopted_value(measure, "10", kind=ValueKind.TARGET)
        an_adopted_value(measure, "3", kind=ValueKind.BASELINE, period=a_year(2023))
        values.append(an_adopted_value(measure, "7"))
        measures.append(measure)
    as_of_ten_days_ago()
    for measure, value in zip(measures, values, strict=True):
        stated_anew(value, "12")
        measure.node.text = "Wells dug and kept"
        measure.node.save()
    attainment.recompute(edition_id=result.node.edition_id, now=timezone.now())
    return measures
