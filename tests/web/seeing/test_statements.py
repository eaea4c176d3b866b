import csv
from io import StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from indicators.enums import DocumentVerdict, EditionStatus, Role, ValueKind, Verdict
from indicators.models import DocumentStatement, Doubt
from indicators.templatetags.addresses import address
from tests.builders import (
    a_measure,
    a_role,
    a_user,
    a_year,
    an_accomplishment,
    an_adopted_value,
    an_edition,
)
from tests.web.seeing.plans_seen import computed, words_of

pytestmark = pytest.mark.django_db


def a_result(subprogramme=None, letter="a", **said):
    """A result that the plan for 2025 judges for 2023, with a target of 50 then."""
    accomplishment = an_accomplishment(subprogramme, letter)
    DocumentStatement.objects.create(
        **{
            "node": accomplishment.node,
            "text": "It met what was planned.",
            "verdict": DocumentVerdict.MET,
            "source": {"line": 1},
            **said,
        }
    )
    return accomplishment


def judged(accomplishment, actual, **others):
    measure = a_measure(accomplishment)
    an_adopted_value(measure, "50", kind=ValueKind.TARGET, period=a_year(2023))
    an_adopted_value(measure, actual, period=a_year(2023), **others)
    return measure


def three_results():
    """One that agrees, one that nobody can compare, one that differs, in this order."""
    agrees = a_result()
    unit = agrees.subprogramme
    judged(agrees, "50")
    a_result(unit, "b")
    judged(a_result(unit, "c"), "54")
    computed(unit.node.edition)
    return unit.node.edition


def rows_of(answer):
    body = answer.text.partition("<tbody")[2].partition("</tbody>")[0].partition(">")[2]
    return [words_of(row) for row in body.split("</tr>") if row.strip()]


def ends_of(answer):
    """Of each row, which result it is of and whether the two agree."""
    return [
        (row.compared.node.label, row.compared.weighed.agreement, row.compared.weighed.cause)
        for row in answer.context["rows"]
    ]


DIFFERS = ("c", "differs", "met_not_exceeded")
NOT_COMPARED = ("b", "not_compared", "no_measure")
AGREES = ("a", "agrees", None)


def test_what_differs_stands_first_and_each_has_its_cause(reader):
    edition = three_results()

    answer = reader.get(f"/plans/{edition.slug}/statements/")

    assert ends_of(answer) == [DIFFERS, NOT_COMPARED, AGREES]
    assert [(str(agreement), n) for agreement, n in answer.context["counts"]] == [
        ("differs", 1),
        ("not_compared", 1),
        ("agrees", 1),
    ]
    assert "The target is called met, and it was exceeded." in rows_of(answer)[0]
    assert f"/plans/{edition.slug}/reckoning/" in answer.text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("show=differs", [DIFFERS]),
        ("show=not_compared", [NOT_COMPARED]),
        ("show=agrees&by=document", [AGREES]),
        ("by=people", []),
        ("show=no-choice&by=nobody", [DIFFERS, NOT_COMPARED, AGREES]),
    ],
)
def test_the_list_can_be_filtered(reader, query, found):
    edition = three_results()

    assert ends_of(reader.get(f"/plans/{edition.slug}/statements/?{query}")) == found


def test_a_persons_category_beside_numbers_is_compared_too(reader):
    measure = judged(an_accomplishment(), "49", judged=Verdict.MET, comment="Near enough.")
    edition = measure.node.edition
    computed(edition)

    answer = reader.get(f"/plans/{edition.slug}/statements/")

    [row] = answer.context["rows"]
    assert (row.compared.said, row.compared.weighed.agreement, row.compared.weighed.cause) == (
        Verdict.MET,
        "differs",
        "otherwise",
    )
    assert "Near enough." in rows_of(answer)[0]


def test_the_table_is_a_file_that_runs_nothing(reader):
    accomplishment = a_result(text="=1+1", target="50", actual="54")
    judged(accomplishment, "54")
    edition = accomplishment.node.edition
    computed(edition)

    answer = reader.get(f"/plans/{edition.slug}/statements.csv")

    head, line = csv.reader(StringIO(answer.text.lstrip("\ufeff")))
    assert dict(zip(head, line, strict=True)) == {
        "agreement": "differs",
        "cause": "met_not_exceeded",
        "said_by": "document",
        "path": accomplishment.node.path,
        "period": "2023",
        "said": "met",
        "text": "'=1+1",
        "said_target": "50",
        "said_actual": "54",
        "computed": "EXCEEDED",
        "reasons": "NO_BASELINE",
    }


def test_of_a_result_without_a_measure_the_officer_says_which_way_is_better(client):
    result = a_result(text="5 against 4.", verdict=DocumentVerdict.EXCEEDED, target="4", actual="5")
    edition = result.node.edition
    asked = Doubt.objects.create(
        edition=edition, node=result.node, code="direction_not_stated", source={"line": 1}
    )
    officer = a_user()
    a_role(officer, Role.OFFICER, edition.document)
    client.force_login(officer)
    page, unit = f"/plans/{edition.slug}/statements/", address(result.node)

    before = client.get(page)
    client.post(f"/plans/{edition.slug}/doubts/", {f"d{asked.pk}": "increase"})
    after = client.get(page)

    assert (ends_of(before), ends_of(after)) == (
        [("a", "not_compared", "if_more_is_better")],
        [("a", "agrees", None)],
    )
    assert f'href="/plans/{edition.slug}/doubts/"' in before.text
    said = "By the numbers of the sentence itself: higher is better."
    assert [
        said in words_of(each.text) for each in (before, after, client.get(unit, follow=True))
    ] == [
        False,
        True,
        True,
    ]
    line = client.get(f"/plans/{edition.slug}/statements.csv").text.splitlines()[1]
    assert line.startswith("agrees,,document,")
    assert line.endswith(",4,5,EXCEEDED,NO_BASELINE")


@pytest.mark.parametrize("results", [1, 3])
def test_the_page_asks_the_same_number_of_queries_for_any_number(reader, results):
    first = a_result()
    judged(first, "54", judged=Verdict.MET)
    for letter in "bcd"[: results - 1]:
        judged(a_result(first.subprogramme, letter), "54", judged=Verdict.MET)
    edition = first.node.edition
    computed(edition)
    reader.get(f"/plans/{edition.slug}/statements/")

    with CaptureQueriesContext(connection) as asked:
        answer = reader.get(f"/plans/{edition.slug}/statements/")

    assert (len(answer.context["rows"]), len(asked)) == (2 * results, 10)


def test_a_plan_without_verdicts_says_where_they_will_come_from(reader):
    answer = reader.get(f"/plans/{an_edition().slug}/statements/")

    assert "Nobody gives a verdict here" in answer.text


@pytest.mark.parametrize("name", ["statements/", "statements.csv"])
def test_a_draft_is_not_there_for_a_reader(reader, name):
    draft = an_edition(status=EditionStatus.DRAFT)

    assert reader.get(f"/plans/{draft.slug}/{name}").status_code == 404
