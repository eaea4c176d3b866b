import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from indicators.enums import ContinuesKind, EditionStatus
from indicators.models import Continuation
from tests.builders import (
    a_measure,
    a_programme,
    a_subprogramme,
    an_accomplishment,
    an_edition,
    in_days,
)
from tests.web.seeing.plans_seen import a_judged_measure, computed, said_of_2024, words_of

pytestmark = pytest.mark.django_db


def address(edition, query=""):
    return f"/plans/{edition.slug}/compare/?{query}"


def rows_of(answer):
    body = answer.text.partition("<tbody")[2].partition("</tbody>")[0].partition(">")[2]
    return [words_of(row) for row in body.split("</tr>") if row.strip()]


def a_result(edition):
    return an_accomplishment(a_subprogramme(a_programme(edition)))


def test_two_years_stand_side_by_side_and_what_is_the_same_is_left_out(reader):
    accomplishment = an_accomplishment()
    edition = accomplishment.node.edition
    for number, text, before, now in ((1, "Gates open", "7", "12"), (2, "Wells dug", "12", "13")):
        said_of_2024(a_judged_measure(accomplishment, number, now, text=text), before)
    computed(edition)

    changed, everything = (reader.get(address(edition, query)) for query in ("", "all=on"))

    gates = "Gates open Partially met Actual 7 · Target 10 Exceeded Actual 12 · Target 10"
    wells = "Wells dug Exceeded Actual 12 · Target 10 Exceeded Actual 13 · Target 10"
    assert rows_of(changed) == [gates]
    assert rows_of(everything) == [gates, wells]


@pytest.mark.parametrize(
    ("query", "found"), [("was=PARTIALLY_MET&is=EXCEEDED", 1), ("was=MET&is=EXCEEDED", 0)]
)
def test_one_change_of_verdict_can_be_asked_for(reader, query, found):
    accomplishment = an_accomplishment()
    said_of_2024(a_judged_measure(accomplishment, 1, "12"), "7")
    computed(accomplishment.node.edition)

    assert len(rows_of(reader.get(address(accomplishment.node.edition, query)))) == found


def test_two_editions_say_what_became_of_each_measure(reader):
    earlier, later = an_edition(), an_edition()
    before, after = a_result(earlier), a_result(later)
    old = {
        name: a_measure(before, number=number, text=name)
        for number, name in enumerate(("Gates", "Wells", "Ports", "Roads", "Halls", "Huts"), 1)
    }
    new = {
        name: a_measure(after, number=number, text=name)
        for number, name in enumerate(("Gates", "Wells dug", "Ports", "Piers", "Clinics"), 1)
    }
    for left, right, kind in (
        ("Gates", "Gates", ContinuesKind.SAME),
        ("Wells", "Wells dug", ContinuesKind.REWORDED),
        ("Ports", "Ports", ContinuesKind.SPLIT),
        ("Ports", "Piers", ContinuesKind.SPLIT),
        ("Roads", None, ContinuesKind.DROPPED),
    ):
        Continuation.objects.create(
            before=old[left].node, after=right and new[right].node, kind=kind
        )

    answer = reader.get(address(later, f"with={earlier.slug}&all=on"))

    said = [
        row.replace(" proposed by the importer", "").replace(" No verdict", "")
        for row in rows_of(answer)
    ]
    assert said == [
        "Gates Gates same",
        "Wells Wells dug reworded",
        "Ports Ports split",
        "Ports Piers split",
        "— not there Clinics new",
        "Roads — not there dropped",
        "Halls — not there nothing takes it up",
        "Huts — not there nothing takes it up",
    ]
    assert re.search(r"<ins>.*?dug</ins>", answer.text)


def test_a_day_can_be_compared_with_another(reader):
    accomplishment = an_accomplishment()
    edition = accomplishment.node.edition
    a_judged_measure(accomplishment, 1, "12", text="Gates open")
    computed(edition)

    answer = reader.get(address(edition, f"from=2025&to=2025&from_at={in_days(-1)}"))

    (row,) = rows_of(answer)
    assert row.startswith("Gates open No verdict Exceeded Actual 12 · Target 10 Target 2025")


@pytest.mark.parametrize("times", [1, 3])
def test_any_number_of_measures_takes_as_many_queries(reader, times):
    earlier, later = an_edition(), an_edition()
    before, after = a_result(earlier), a_result(later)
    for number in range(1, times + 1):
        Continuation.objects.create(
            before=a_measure(before, number=number).node,
            after=a_measure(after, number=number).node,
            kind=ContinuesKind.SAME,
        )

    with CaptureQueriesContext(connection) as asked:
        reader.get(address(later, f"with={earlier.slug}&all=on"))

    assert len(asked) == 22


def test_a_draft_is_not_compared_for_a_reader(reader):
    seen, draft = an_edition(), an_edition(status=EditionStatus.DRAFT)

    answers = [reader.get(address(draft)), reader.get(address(seen, f"with={draft.slug}"))]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert draft.slug not in reader.get(address(seen)).text
