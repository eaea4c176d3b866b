import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from indicators import attainment
from indicators.enums import EditionStatus, ValueKind
from tests.builders import NOW, a_measure, a_user, a_year, an_accomplishment, an_adopted_value

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(client: Client):
    client.force_login(a_user())
    return client


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
    return [
        " ".join(re.sub(r"<[^>]*>", " ", row).split()) for row in body.split("</tr>") if row.strip()
    ]


def test_a_measure_stands_with_its_baseline_target_actual_and_verdict(reader):
    accomplishment = an_accomplishment()
    a_reported_measure(accomplishment, text="Gates open")

    answer = reader.get(computed(accomplishment))

    assert rows_of(answer) == ["Gates open 3 (2023) 10 12 Exceeded"]


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

    assert len(asked) == 8


def test_a_dash_is_not_zero_and_words_are_no_markup(reader):
    accomplishment = an_accomplishment()
    a_reported_measure(accomplishment, actual="0", text="Gates <b>")

    answer = reader.get(computed(accomplishment))

    assert rows_of(answer)[0].startswith("Gates &lt;b&gt; 3 (2023) 10 0 ")


def test_a_draft_has_no_table_for_a_reader(reader):
    accomplishment = an_accomplishment()
    edition = accomplishment.node.edition
    edition.status = EditionStatus.DRAFT
    edition.save()

    assert reader.get(f"/plans/{edition.slug}/performance/").status_code == 404
