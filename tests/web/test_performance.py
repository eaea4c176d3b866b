import csv
import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from indicators import attainment
from indicators.enums import EditionStatus, ValueKind
from indicators.templatetags.addresses import of_path
from tests.attainment.revising import stated_anew
from tests.builders import (
    NOW,
    a_component,
    a_measure,
    a_year,
    an_accomplishment,
    an_adopted_value,
)
from tests.web.seeing.plans_seen import words_of

pytestmark = pytest.mark.django_db


def a_reported_measure(accomplishment, number=1, actual="12", **others):
    measure = a_measure(accomplishment, number=number, **others)
    an_adopted_value(measure, "3", kind=ValueKind.BASELINE, period=a_year(2023))
    an_adopted_value(measure, "10", kind=ValueKind.TARGET)
    an_adopted_value(measure, actual)
    return measure


def computed(accomplishment):
    edition = accomplishment.node.edition
    attainment.recompute(edition_id=edition.pk, now=NOW)
    return f"/plans/{edition.slug}/performance/"


def rows_of(answer):
    body = answer.text.partition("<tbody>")[2].partition("</tbody>")[0]
    return [words_of(row) for row in body.split("</tr>") if row.strip()]


def test_a_measure_stands_with_its_baseline_target_actual_and_verdict(reader):
    accomplishment = an_accomplishment()
    a_reported_measure(accomplishment, text="Gates open")

    answer = reader.get(computed(accomplishment))

    assert rows_of(answer) == ["Gates open 3 (2023) 10 12 Exceeded"]


def test_a_target_revised_after_its_year_is_no_target_of_that_year(reader):
    """Neither in the table nor beside another year, and on no day: AR-1, 12."""
    accomplishment = an_accomplishment()
    measure = a_reported_measure(accomplishment, actual="9", text="Gates open")
    address = computed(accomplishment)
    target = measure.identity.cells.get(kind=ValueKind.TARGET).approved
    stated_anew(target, "8", valid_from=date(2026, 7, 1))
    computed(accomplishment)
    tomorrow = (timezone.now() + timedelta(days=1)).date()
    compared = f"/plans/{accomplishment.node.edition.slug}/compare.csv?all=on"

    now, then = (rows_of(reader.get(address + asked)) for asked in ("", f"?as_at={tomorrow}"))
    (line,) = csv.DictReader(reader.get(compared).content.decode("utf-8-sig").splitlines())

    assert now == then == ["Gates open 3 (2023) 10 9 Partially met"]
    assert (line["to_target"], line["to_actual"], line["to_verdict"]) == (
        "10",
        "9",
        "PARTIALLY_MET",
    )


def test_each_component_has_its_baseline(reader):
    accomplishment = an_accomplishment()
    measure = a_measure(accomplishment, text="Gates open")
    for name, years in (("women", {2022: "1", 2023: "2"}), ("men", {2021: "4"})):
        component = a_component(measure, name)
        for year, amount in years.items():
            an_adopted_value(
                measure, amount, kind=ValueKind.BASELINE, period=a_year(year), component=component
            )
        an_adopted_value(measure, "5", kind=ValueKind.TARGET, component=component)

    answer = reader.get(computed(accomplishment))

    assert rows_of(answer) == [
        "Gates open women : 2 (2023) men : 4 (2021) women : 5 men : 5 — No data"
    ]


@pytest.mark.parametrize(
    ("query", "shown"),
    [("?q=wells", ["Wells dug"]), ("?verdict=NOT_MET", ["Wells dug"]), ("?q=salt", [])],
)
def test_the_table_is_filtered(reader, query, shown):
    accomplishment = an_accomplishment()
    a_reported_measure(accomplishment, text="Gates open")
    a_reported_measure(accomplishment, 2, actual="3", text="Wells dug")

    answer = reader.get(computed(accomplishment) + query)

    assert [re.split(r" \d", row)[0] for row in rows_of(answer)] == shown


@pytest.mark.parametrize("times", [1, 3])
def test_any_number_of_measures_takes_as_many_queries(reader, times):
    accomplishment = an_accomplishment()
    for number in range(1, times + 1):
        a_reported_measure(accomplishment, number)
    address = computed(accomplishment)

    with CaptureQueriesContext(connection) as asked:
        reader.get(address)

    assert len(asked) == 6


def test_a_dash_is_not_zero_and_words_are_no_markup(reader):
    accomplishment = an_accomplishment()
    a_reported_measure(accomplishment, actual="0", text="Gates <b>")

    answer = reader.get(computed(accomplishment))

    assert rows_of(answer)[0].startswith("Gates <b> 3 (2023) 10 0 ")


def test_a_draft_has_no_table_for_a_reader(reader):
    accomplishment = an_accomplishment()
    edition = accomplishment.node.edition
    edition.status = EditionStatus.DRAFT
    edition.save()

    assert reader.get(f"/plans/{edition.slug}/performance/").status_code == 404


def test_every_verdict_of_the_table_opens_into_its_reckoning(reader):
    accomplishment = an_accomplishment()
    measure = a_reported_measure(accomplishment)
    address = computed(accomplishment)
    tomorrow = (timezone.now() + timedelta(days=1)).date()

    now, then = (reader.get(address + asked).text for asked in ("", f"?as_at={tomorrow}"))

    where = f"/plans/{measure.node.edition.slug}/reckoning/{a_year().pk}/{of_path(measure.path)}/"
    assert f'<a class="quiet-link" href="{where}">' in now
    assert f'<a class="quiet-link" href="{where}?as_at={tomorrow}">' in then


def test_a_revised_target_has_both_verdicts(reader):
    accomplishment = an_accomplishment()
    measure = a_reported_measure(accomplishment, actual="9", text="Gates open")
    target = measure.identity.cells.get(kind=ValueKind.TARGET).approved
    stated_anew(target, "8", valid_from=date(2025, 7, 1))

    answer = reader.get(computed(accomplishment))

    assert rows_of(answer) == ["Gates open 3 (2023) 8 9 Exceeded originally: Partially met"]
