"""Many values in one request, and an answer to each line."""

import json

import pytest

from indicators.models import IdempotentAnswer, ValueVersion
from tests.api.conftest import in_bulk, lines, place
from tests.builders import a_measure, a_year

pytestmark = pytest.mark.django_db


def test_many_values_are_kept_row_by_row_with_an_answer_to_each(measure, system):
    rows = [
        place(measure, amount="1"),
        place(measure, amount="x", period="2024"),
        place(measure, kind="target", amount="0"),
    ]
    a_year(2024)

    dry = lines(in_bulk(system, rows, "?dry_run=true"))
    none = lines(in_bulk(system, rows, "?keep=all"))
    kept = lines(in_bulk(system, rows))
    again = lines(in_bulk(system, [rows[0] | {"based_on": 1}]))

    assert dry[0] == {"kept": False, "taken": 2, "unchanged": 0, "refused": 1}
    assert none[0]["kept"] is False
    assert kept[0] == {"kept": True, "taken": 2, "unchanged": 0, "refused": 1}
    assert [each["outcome"] for each in kept[1:]] == ["taken", "refused", "taken"]
    assert (kept[2]["pointer"], kept[2]["code"]) == ("#/amount", "not_a_number")
    assert again[0]["unchanged"] == 1
    assert ValueVersion.objects.count() == 2


@pytest.mark.parametrize(
    ("line", "pointer"),
    [
        ("{", "#/1"),
        ("[]", "#/1"),
        ('{"measure": "1", "period": "2025"}', "#/1/kind"),
        ('{"measure": "1", "period": "2025", "kind": "actual", "goal": "1"}', "#/1/goal"),
        ('{"measure": "1", "period": "2025", "kind": "actual", "amount": 1.5}', "#/1/amount"),
    ],
)
def test_a_line_that_is_no_row_refuses_all_or_itself_alone(line, pointer, measure, system):
    first = json.dumps(place(measure, amount="1"))
    each = system.post(
        "values/bulk/?dry_run=true", f"{first}\n\n{line}\n", kind="application/x-ndjson"
    )
    answer = system.client.post(
        "/api/v1/values/bulk/?keep=all",
        f"{first}\n{line}\n",
        content_type="application/x-ndjson",
        headers={"Authorization": f"Bearer {system.secret}"},
    )

    assert answer.status_code == 400
    assert [fault["pointer"] for fault in answer.json()["errors"]] == [pointer]
    head, taken, refused = lines(each)
    assert head == {"kept": False, "taken": 1, "unchanged": 0, "refused": 1}
    assert (taken["line"], taken["outcome"]) == (1, "taken")
    assert (refused["line"], refused["outcome"], refused["code"]) == (3, "refused", "not_a_row")
    assert refused["pointer"] == pointer.replace("#/1", "#")
    assert not ValueVersion.objects.exists()


def test_a_hundred_thousand_values_are_taken_at_once_and_not_one_more(measure, system):
    for year in range(1001, 2001):
        a_year(year)
    others = [a_measure(measure.accomplishment, number=number) for number in range(2, 51)]
    rows = [
        place(each, amount="1", period=str(year), kind=kind)
        for each in (measure, *others)
        for year in range(1001, 2001)
        for kind in ("target", "actual")
    ]

    most = in_bulk(system, rows, "?dry_run=true")
    more = in_bulk(system, [*rows, place(measure, amount="1")], "?dry_run=true")

    head, *each = most.getvalue().splitlines()
    assert (most.status_code, len(each)) == (200, 100_000)
    assert json.loads(head) == {"kept": False, "taken": 100_000, "unchanged": 0, "refused": 0}
    assert (more.status_code, more.json()["detail"]) == (
        413,
        "At most 100000 values at once. Send them in parts.",
    )


def test_what_is_kept_nothing_of_leaves_no_key_behind(measure, system):
    rows = "\n".join(
        map(
            json.dumps,
            [
                place(measure, amount="1"),
                place(measure, amount="x", kind="target"),
            ],
        )
    )
    address, kind = "values/bulk/?keep=all", "application/x-ndjson"

    none = system.post(address, rows, kind=kind, Idempotency_Key="b3")
    mended = system.post(address, rows.replace('"x"', '"2"'), kind=kind, Idempotency_Key="b3")

    assert lines(none)[0]["kept"] is False
    assert mended.status_code == 200, mended.content
    assert IdempotentAnswer.objects.count() == 1


def test_parameters_of_a_bulk_are_given_once(measure, system):
    address = "values/bulk/?dry_run=true&dry_run=false"
    answer = system.post(address, json.dumps(place(measure)), kind="application/x-ndjson")

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["parameter"] == "dry_run"


def test_a_bulk_under_a_key_is_done_once(measure, system):
    rows = [place(measure, amount="4")]
    body = "\n".join(map(json.dumps, rows))
    kind, address = "application/x-ndjson", "values/bulk/?submit=false"

    first = system.post(address, body, kind=kind, Idempotency_Key="b1")
    again = system.post(address, body, kind=kind, Idempotency_Key="b1")
    other = system.post(address, body.replace("4", "5"), kind=kind, Idempotency_Key="b1")

    assert first.status_code == 200
    assert json.loads(first.content.splitlines()[0])["taken"] == 1
    assert (again.content, again["Content-Type"], again["Idempotent-Replayed"]) == (
        first.content,
        kind,
        "true",
    )
    assert (other.status_code, other.json()["type"]) == (
        422,
        "urn:indicator-tracker:problem:key-used",
    )
    assert ValueVersion.objects.count() == 1
