import pytest

from indicators.enums import PeriodKind, TokenScope, ValueStatus
from indicators.models import (
    Cell,
    IdempotentAnswer,
    Period,
    ReviewEvent,
    RoundException,
    ValueVersion,
)
from tests.api.conftest import System, an_officer_of, in_bulk, lines, place, written
from tests.builders import (
    a_measure,
    a_programme,
    a_round,
    a_year,
    an_edition,
    in_days,
    ready,
)
from tests.connections import in_another_connection

pytestmark = pytest.mark.django_db


def test_a_value_is_written_as_a_draft_in_the_name_of_the_owner(measure, system):
    answer = system.post("values/", place(measure, amount="12.50", comment="Counted."))

    made = ValueVersion.objects.get()
    assert answer.status_code == 201
    assert (made.amount, made.by, made.comment) == (12.5, measure.officer, "Counted.")
    assert {name: answer.json()[name] for name in ("amount", "status", "revision", "period")} == {
        "amount": "12.5",
        "status": "draft",
        "revision": 1,
        "period": "2025",
    }
    assert system.get(answer["Location"].removeprefix("/api/v1/"))["ETag"] == answer["ETag"]


@pytest.mark.parametrize(
    ("body", "status", "pointer"),
    [
        ({"amount": 12.5}, 400, "#/amount"),
        ({"amount": "1e5"}, 400, "#/amount"),
        ({"amount": "12,5"}, 400, "#/amount"),
        ({"amount": "5", "unknown": 1}, 400, "#/unknown"),
        ({"amount": "5", "kind": "goal"}, 400, "#/kind"),
        ({"amount": None}, 422, "#/amount"),
        ({"amount": "5", "measure": "none/programme-6"}, 422, "#/measure"),
        ({"amount": "5", "period": "1066"}, 422, "#/period"),
        ({"amount": "5", "component": "none"}, 422, "#/component"),
        ({"amount": "5", "state": "not_reported"}, 422, "#/state"),
    ],
)
def test_what_is_wrong_is_said_with_a_pointer_to_the_field(body, status, pointer, measure, system):
    answer = system.post("values/", place(measure) | body)

    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    assert [each["pointer"] for each in answer.json()["errors"]] == [pointer]
    assert not ValueVersion.objects.exists()


def test_a_body_that_is_no_json_and_one_of_another_kind_are_problems(system):
    broken = system.post("values/", "{")
    form = system.client.post(
        "/api/v1/values/", {"a": 1}, headers={"Authorization": f"Bearer {system.secret}"}
    )

    assert (broken.status_code, broken.json()["type"][-11:]) == (400, "parse-error")
    assert form.status_code == 415


def test_a_change_says_what_it_is_based_on(measure, system):
    made = written(system, measure)
    address = f"values/{made['id']}/"

    without = system.put(address, {"amount": "13"})
    first = system.put(address, {"amount": "13"}, If_Match=made["etag"])
    stale = system.put(address, {"amount": "14"}, If_Match=made["etag"])

    assert [each.status_code for each in (without, first, stale)] == [428, 200, 412]
    assert stale.json()["current"]["amount"] == "13"
    assert first["ETag"] != made["etag"]
    assert ValueVersion.objects.count() == 2


def test_what_others_wrote_is_not_written_over_by_a_new_value(measure, system):
    written(system, measure)

    answer = system.post("values/", place(measure, amount="99"))

    assert answer.status_code == 412
    assert ValueVersion.objects.count() == 1


def test_a_value_that_one_may_not_enter_is_not_there(measure, system, system_of):
    made = written(system, measure)
    stranger = system_of(an_officer_of(an_edition().document))

    answer = stranger.put(f"values/{made['id']}/", {"amount": "1"}, If_Match=made["etag"])

    assert answer.status_code == 404


def test_scopes_are_demanded_of_each_change(measure, system, system_of):
    made = written(system, measure)
    reads = system_of(measure.officer, TokenScope.READ)
    enters = system_of(measure.officer, TokenScope.READ, TokenScope.ENTER)

    assert reads.post("values/", place(measure, amount="1")).status_code == 403
    judged = enters.post(f"values/{made['id']}/steps/", {"step": "approve"}, If_Match=made["etag"])
    assert (judged.status_code, judged.json()["detail"]) == (
        403,
        "The token lacks the scope “review”.",
    )
    assert enters.post("rounds/", {}).status_code == 403


def test_the_same_request_under_one_key_is_done_once(measure, system):
    body = place(measure, amount="12")
    first = system.post("values/", body, Idempotency_Key="k1")
    again = system.post("values/", body, Idempotency_Key="k1")
    other = system.post("values/", place(measure, amount="13"), Idempotency_Key="k1")

    assert (first.status_code, again.status_code, other.status_code) == (201, 201, 422)
    assert (again.content, again["ETag"], again["Idempotent-Replayed"]) == (
        first.content,
        first["ETag"],
        "true",
    )
    assert ValueVersion.objects.count() == 1


def test_a_refused_request_leaves_no_key_behind(measure, system):
    refused = system.post("values/", place(measure), Idempotency_Key="k1")
    mended = system.post("values/", place(measure, amount="1"), Idempotency_Key="k1")

    assert (refused.status_code, mended.status_code) == (422, 201)


@pytest.mark.django_db(transaction=True)
def test_of_two_equal_requests_at_once_one_is_done(measure, system):
    answers = []

    def ask() -> None:
        again = System(system.secret)
        answers.append(again.post("values/", place(measure, amount="12"), Idempotency_Key="k1"))

    threads = [in_another_connection(ask) for _number in range(4)]
    for thread in threads:
        thread.join()

    assert [each.status_code for each in answers] == [201] * 4
    assert ValueVersion.objects.count() == IdempotentAnswer.objects.count() == 1


def test_a_second_person_reviews(measure, system, system_of):
    made = written(system, measure)
    address = f"values/{made['id']}/steps/"
    ready(ValueVersion.objects.get())
    submitted = system.post(address, {"step": "submit"}, If_Match=made["etag"])

    own = system.post(address, {"step": "approve"}, If_Match=submitted["ETag"])
    other = system_of(an_officer_of(measure.node.edition.document))
    bare = other.post(address, {"step": "return"}, If_Match=submitted["ETag"])
    approved = other.post(address, {"step": "approve"}, If_Match=submitted["ETag"])

    assert (submitted.status_code, submitted.json()["status"]) == (200, "submitted")
    assert (own.status_code, own.json()["detail"]) == (
        409,
        "Nobody approves a value that they wrote themselves.",
    )
    assert bare.status_code == 409
    assert (approved.status_code, approved.json()["status"]) == (200, "approved")


def test_a_submission_is_taken_back_and_an_approval_undone(measure, system, system_of):
    made = written(system, measure)
    address = f"values/{made['id']}/steps/"
    ready(ValueVersion.objects.get())
    second = system_of(an_officer_of(measure.node.edition.document), TokenScope.REVIEW)

    def step(of: System, name: str, etag: str):
        return of.post(address, {"step": name}, If_Match=etag)

    submitted = step(system, "submit", made["etag"])
    others = step(second, "take_back", submitted["ETag"])
    back = step(system, "take_back", submitted["ETag"])
    again = step(system, "submit", back["ETag"])
    approved = step(second, "approve", again["ETag"])
    stale = step(second, "undo", again["ETag"])
    undone = step(second, "undo", approved["ETag"])
    twice = step(second, "undo", undone["ETag"])

    assert (others.status_code, back.status_code, back.json()["status"]) == (403, 200, "draft")
    assert (approved.json()["status"], stale.status_code) == ("approved", 412)
    assert (undone.status_code, undone.json()["status"]) == (200, "submitted")
    assert twice.status_code == 409
    kinds = list(ReviewEvent.objects.order_by("pk").values_list("step", flat=True))
    assert kinds == ["submit", "reopen", "submit", "approve", "undo"]


def test_many_values_take_a_step_together_or_none_does(measure, system, system_of):
    other = a_measure(measure.accomplishment, number=2)
    made = [written(system, each) for each in (measure, other)]
    for version in ValueVersion.objects.all():
        ready(version)
    seen = [{"id": each["id"], "revision": each["revision"]} for each in made]

    stale = system.post(
        "steps/", {"step": "submit", "values": [seen[0], {**seen[1], "revision": 9}]}
    )
    unknown = system.post(
        "steps/", {"step": "submit", "values": [*seen, {"id": 9**9, "revision": 1}]}
    )
    done = system.post("steps/", {"step": "submit", "values": seen})

    assert (stale.status_code, unknown.status_code, done.json()) == (409, 422, {"moved": 2})
    assert [each["pointer"] for each in stale.json()["errors"]] == ["#/values/1/revision"]
    assert unknown.json()["errors"][0]["pointer"] == "#/values/2/id"
    assert set(Cell.objects.values_list("status", flat=True)) == {ValueStatus.SUBMITTED}
    assert ReviewEvent.objects.count() == 2


def test_a_label_of_two_periods_is_refused_and_days_name_one(measure, system):
    days = {"first_day": "2025-07-01", "last_day": "2026-06-30"}
    Period.objects.create(kind=PeriodKind.FISCAL_YEAR, label="2025", **days)
    a_year(2025)

    both = system.post("values/", place(measure, amount="1"))
    one = system.post("values/", place(measure, amount="1", period="2025-01-01/2025-12-31"))

    assert (both.status_code, both.json()["errors"][0]["pointer"]) == (422, "#/period")
    assert (one.status_code, one.json()["first_day"]) == (201, "2025-01-01")


def test_pointers_are_escaped(measure, system):
    answer = system.post("values/", place(measure, **{"a/b~c": "1"}))

    assert [each["pointer"] for each in answer.json()["errors"]] == ["#/a~1b~0c"]


def test_a_token_for_some_programmes_writes_in_these_alone(measure, system_of):
    other = a_programme(measure.node.edition, 7)
    narrow = system_of(measure.officer, programmes=[other])

    one = narrow.post("values/", place(measure, amount="1"))
    many = lines(in_bulk(narrow, [place(measure, amount="1")]))

    assert one.status_code == 422
    assert (many[0]["refused"], many[1]["code"]) == (1, "measure_unknown")
    assert narrow.post("rounds/", round_of(measure)).status_code == 422
    assert narrow.read("reports/")["results"] == []


def round_of(measure) -> dict[str, object]:
    return {
        "edition": measure.node.edition.slug,
        "name": "Report 2025",
        "periods": ["2025"],
        "kinds": ["actual"],
        "opens_on": str(in_days(0)),
        "due_on": str(in_days(5)),
        "closes_on": str(in_days(9)),
    }


def test_a_round_is_opened_moved_and_closed(measure, system):
    made = system.post("rounds/", round_of(measure))
    address = f"rounds/{made.json()['id']}/"
    days = {name: str(in_days(n)) for name, n in (("opens_on", 0), ("due_on", 6), ("closes_on", 8))}
    unsaid = system.patch(address, days, If_Match=made["ETag"])
    days |= {"reason": "The survey came late."}
    moved = system.patch(address, days, If_Match=made["ETag"])
    stale = system.post(f"{address}close/", If_Match=made["ETag"])
    closed = system.post(f"{address}close/", If_Match=moved["ETag"])
    outside = system.post("values/", place(measure, amount="1"))

    answers = (made, unsaid, moved, stale, closed)
    assert [each.status_code for each in answers] == [201, 422, 200, 412, 200]
    assert moved.json()["due_on"] == days["due_on"]
    assert closed.json()["closed_at"]
    assert outside.status_code == 422
    assert "was closed" in outside.json()["detail"]


def test_an_exception_lets_one_measure_write_until_it_is_revoked(measure, system):
    asked = a_round(measure.node.edition)
    etag = system.get(f"rounds/{asked.pk}/")["ETag"]
    system.post(f"rounds/{asked.pk}/close/", If_Match=etag)

    granted = system.post(
        f"rounds/{asked.pk}/exceptions/",
        {"measure": measure.identity_id, "until": str(in_days(3)), "reason": "Late data."},
    )
    kept = system.post("values/", place(measure, amount="1"))
    address = f"rounds/{asked.pk}/exceptions/{granted.json()['id']}/"
    read = system.get(address)
    bare = system.post(f"{address}revoke/")
    ended = system.post(f"{address}revoke/", If_Match=read["ETag"])
    again = system.post(f"{address}revoke/", If_Match=read["ETag"])

    assert (read.json(), read["ETag"]) == (granted.json(), granted["ETag"])
    assert [each.status_code for each in (granted, kept, bare, ended, again)] == [
        201,
        201,
        428,
        200,
        412,
    ]
    assert RoundException.objects.get().revoked_by == measure.officer


def test_the_feed_tells_of_a_step_and_goes_on_from_its_cursor(measure, system):
    begin = system.read("changes/?cursor=now")

    assert begin["results"] == []
    assert system.read(f"changes/?cursor={begin['cursor']}")["more"] is False
    assert system.get("changes/?cursor=abcdefghijkl").status_code == 404


def test_a_body_that_is_too_long_for_its_key_is_refused(measure, system, settings):
    settings.API_LONGEST_BULK = 10

    answer = system.post("values/", place(measure, amount="4"), Idempotency_Key="b2")

    assert answer.status_code == 413
    assert not IdempotentAnswer.objects.exists()
