"""A report of a year before the target's says what was to be expected by then."""

import pytest

from indicators.reports.document import OnTheWay
from indicators.reports.layouts.annex import exact_table
from indicators.reports.pdf import compile_pdf
from indicators.reports.words import Words
from tests.builders import a_component, a_measure, a_subprogramme, a_year, an_accomplishment
from tests.builders import an_adopted_value as stated
from tests.reports.test_gather import gathered

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_annex_the_chart_and_the_document_tell_it():
    subprogramme = a_subprogramme()
    measure = a_measure(an_accomplishment(subprogramme))
    women, men = a_component(measure, "women"), a_component(measure, "men")
    for part, actual in ((women, "55"), (men, "60")):
        stated(measure, "50", kind="baseline", period=a_year(2023), component=part)
        stated(measure, "70", kind="target", period=a_year(2027), component=part)
        stated(measure, actual, period=a_year(2025), component=part)

    document = gathered(subprogramme)

    (told,) = document.measures
    assert told.on_the_way == (
        OnTheWay("women", "2027", "60", "1461/2924"),
        OnTheWay("men", "2027", "60.01", "1461/1462"),
    )
    assert [point.expected_printed for each in told.chart.series for point in each.points] == [
        "60",
        "60.01",
    ]
    (row,) = exact_table(document.programmes[0], document, Words.of("en")).rows
    assert (
        "women: expected on the way to 2027: 60, pace 1461/2924 · "
        "men: expected on the way to 2027: 60.01, pace 1461/1462"
    ) in row.cells[0].note.replace("\u202f", "")
    assert compile_pdf(document.as_json()).startswith(b"%PDF")
