"""The pages of reporting rounds: the officer's, and everybody's own."""

import csv
import re
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from indicators.enums import Role, ValueKind
from indicators.models import ReportingRound, RoundException, Translation
from tests.builders import (
    a_cell,
    a_measure,
    a_programme,
    a_role,
    a_round,
    a_subprogramme,
    a_user,
    a_version,
    an_accomplishment,
    an_adopted_value,
    in_days,
)

pytestmark = pytest.mark.django_db
CLOSED = {"opens_on": in_days(-9), "due_on": in_days(-4), "closes_on": in_days(-1)}


@pytest.fixture
def measure():
    return a_measure()


@pytest.fixture
def edition(measure):
    return measure.node.edition


def signed_in(role=None, scope=None) -> Client:
    client, person = Client(), a_user(name="Aiko Bell")
    if role:
        a_role(person, role, scope)
    client.force_login(person)
    client.person = person
    return client


@pytest.fixture
def officer(edition):
    return signed_in(Role.OFFICER, edition.document)


def text_of(page) -> str:
    """What the page says, its marks and its spaces aside."""
    plain = re.sub(r"<svg.*?</svg>|<[^>]+>", " ", page.content.decode(), flags=re.S)
    return " ".join(plain.split())


def a_form(edition, **others):
    return {
        "name": "Report 2025",
        "periods": [edition.period_id],
        "kinds": ["actual"],
        "as_of": "",
        "opens_on": in_days(0).isoformat(),
        "due_on": in_days(10).isoformat(),
        "closes_on": in_days(20).isoformat(),
        "reminders": "14, 3; −1",
        "released_on": "",
        **others,
    }


def test_an_officer_opens_a_round(officer, edition):
    answer = officer.post(f"/plans/{edition.slug}/rounds/new/", a_form(edition))

    made = ReportingRound.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/rounds/{made.pk}/")
    assert (made.edition, made.name, made.kinds) == (edition, "Report 2025", ["actual"])
    assert (made.opens_on, made.due_on, made.closes_on) == (in_days(0), in_days(10), in_days(20))
    assert (made.reminders, made.released_on) == ([-14, -3, 1], None)


def test_what_cannot_be_is_said_beside_its_field_and_what_was_typed_is_kept(officer, edition):
    a_round(edition, name="Report 2025", kinds=[ValueKind.TARGET])
    sent = a_form(edition, closes_on=in_days(5).isoformat(), reminders="soon")

    page = officer.post(f"/plans/{edition.slug}/rounds/new/", sent)

    assert page.status_code == 422
    assert page.context["form"].errors == {
        "reminders": ["Type days in figures, such as 14, 3, -1."]
    }
    page = officer.post(f"/plans/{edition.slug}/rounds/new/", sent | {"reminders": ""})
    assert page.status_code == 422
    assert page.context["form"].errors == {
        "closes_on": ["The round cannot close before values are due."]
    }
    assert 'value="Report 2025"' in page.content.decode()
    again = officer.post(f"/plans/{edition.slug}/rounds/new/", a_form(edition))
    assert again.context["form"].errors == {"name": ["This plan has a round of this name."]}
    assert ReportingRound.objects.count() == 1


def test_a_round_shows_each_programme_and_the_opened_one_down_to_the_measure(officer, measure):
    edition = measure.node.edition
    other = a_programme(edition, 7)
    a_measure(an_accomplishment(a_subprogramme(other)))
    person = a_user(name="Rosa Tal")
    a_role(person, Role.MANAGER, other)
    asked = a_round(edition, due_on=in_days(-1), opens_on=in_days(-3))
    an_adopted_value(measure, "5")

    page = officer.get(f"/rounds/{asked.pk}/", {"open": other.path})

    rows = [
        (row.node.path, row.standing.asked, row.standing.approved, [str(p) for p in row.people])
        for row in page.context["rows"]
    ]
    assert rows == [
        ("programme 6", 1, 1, []),
        ("programme 7", 1, 0, ["Rosa Tal"]),
        ("programme 7/subprogramme 1", 1, 0, ["Rosa Tal"]),
        ("programme 7/subprogramme 1/(a)/1", 1, 0, ["Rosa Tal"]),
    ]
    said = text_of(page)
    assert "1 of 2 values handed in" in said
    drawn = re.findall(r"<svg.*?</svg>", page.content.decode(), re.S)
    assert [bar for bar in drawn if asked.name in bar and "Approved 1" in bar]
    assert "Due yesterday; values are taken until" in said


@pytest.mark.parametrize("more", [0, 3])
def test_the_page_of_a_round_takes_the_same_queries_for_any_plan(officer, measure, more):
    edition = measure.node.edition
    for number in range(more):
        extra = a_measure(an_accomplishment(a_subprogramme(a_programme(edition, 20 + number))))
        a_version(a_cell(extra), "5", by=a_user())
    asked = a_round(edition)

    with CaptureQueriesContext(connection) as queries:
        assert officer.get(f"/rounds/{asked.pk}/?open=programme 6").status_code == 200

    assert len(queries) == 11


def test_the_file_has_every_value_and_no_formula(officer, measure):
    measure.node.text = '=HYPERLINK("http://example.org")'
    measure.node.save()
    edition = measure.node.edition
    asked = a_round(edition, opens_on=in_days(-3), due_on=in_days(-1))
    a_version(a_cell(measure), "5", by=officer.person)

    answer = officer.get(f"/rounds/{asked.pk}/values.csv")

    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    [head, row] = csv.reader(text.splitlines())
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert head[:3] == ["Place", "Performance measure", "Period"]
    assert row[:8] == [
        measure.path,
        "'" + '=HYPERLINK("http://example.org")',
        "2025",
        "Actual",
        "",
        "Draft",
        "late",
        "Aiko Bell",
    ]


def test_an_officer_extends_a_closed_round(officer, edition):
    asked = a_round(edition, reminders=[-3], **CLOSED)
    page = officer.get(f"/rounds/{asked.pk}/days/")
    sent = {name: page.context["form"][name].value() for name in page.context["form"].fields}

    sent |= {"released_on": "", "reason": ""}
    late = officer.post(f"/rounds/{asked.pk}/days/", {**sent, "closes_on": in_days(-2).isoformat()})
    later = {**sent, "closes_on": in_days(2).isoformat()}
    unsaid = officer.post(f"/rounds/{asked.pk}/days/", later)
    done = officer.post(f"/rounds/{asked.pk}/days/", {**later, "reason": "The survey came late."})

    asked.refresh_from_db()
    shown = text_of(officer.get(f"/rounds/{asked.pk}/"))
    assert late.status_code == 422
    assert late.context["form"].errors == {
        "closes_on": ["This day is over. To end the round at once, close it."]
    }
    assert unsaid.status_code == 422
    assert unsaid.context["form"].errors == {
        "reason": ["Say in a sentence why there is more time: it stays with the round."]
    }
    assert done.status_code == 302
    assert (asked.due_on, asked.closes_on, asked.reminders) == (in_days(-4), in_days(2), [-3])
    assert "More time was given" in shown
    assert "The survey came late." in shown
    assert "Due on" not in shown


def test_an_officer_closes_a_round(officer, edition):
    asked = a_round(edition)

    officer.post(f"/rounds/{asked.pk}/close/")
    again = officer.post(f"/rounds/{asked.pk}/close/", follow=True)

    asked.refresh_from_db()
    assert asked.closed_at.date() == datetime.now(UTC).date()
    assert "This round is not open." in text_of(again)
    assert "Closed by hand on" in text_of(again)


def test_the_measures_of_an_exception_are_named_in_the_readers_language(officer, measure):
    asked = a_round(measure.node.edition, **CLOSED)
    Translation.objects.create(
        node=measure.node, language="zh", text="称重数目", status="cleared", document_symbol="X"
    )

    page = officer.get(f"/rounds/{asked.pk}/exceptions/", HTTP_ACCEPT_LANGUAGE="zh-hans")

    named = {
        node.value: label for node, label in page.context["form"].fields["unit"].choices if node
    }
    assert named[measure.node_id].endswith(" · 称重数目")


@pytest.mark.parametrize("level", ["programme", "subprogramme", "measure"])
def test_an_officer_grants_an_exception_and_revokes_it(officer, measure, level):
    asked = a_round(measure.node.edition, **CLOSED)
    subprogramme = measure.accomplishment.subprogramme
    node, identity = {
        "programme": (subprogramme.programme.node, subprogramme.programme.identity),
        "subprogramme": (subprogramme.node, subprogramme.identity),
        "measure": (measure.node, measure.identity),
    }[level]
    address = f"/rounds/{asked.pk}/exceptions/"
    sent = {"unit": node.pk, "until": in_days(3).isoformat(), "reason": "The survey came late."}

    refused = officer.post(address, {**sent, "until": in_days(-1).isoformat()})
    officer.post(address, sent)
    granted = RoundException.objects.get()
    shown = officer.get(address)
    officer.post(f"{address}{granted.pk}/revoke/")

    assert refused.context["form"].errors == {"until": ["Choose a day that is not over."]}
    assert (getattr(granted, level), granted.until, granted.granted_by) == (
        identity,
        in_days(3),
        officer.person,
    )
    assert [each.node for each in shown.context["exceptions"]] == [node]
    granted.refresh_from_db()
    assert granted.revoked_by == officer.person
    assert "revoked by Aiko Bell on" in text_of(officer.get(address))


@pytest.mark.parametrize("role", [None, Role.MANAGER, Role.REVIEWER, Role.READER])
def test_to_all_but_the_officers_of_the_plan_its_rounds_are_not_there(role, measure):
    edition = measure.node.edition
    asked = a_round(edition)
    exception = RoundException.objects.create(
        round=asked,
        measure=measure.identity,
        until=in_days(30),
        reason="Late.",
        granted_by=a_user(),
    )
    other = signed_in(role, edition.document)
    seen = [
        f"/plans/{edition.slug}/rounds/",
        f"/plans/{edition.slug}/rounds/new/",
        f"/rounds/{asked.pk}/",
        f"/rounds/{asked.pk}/values.csv",
        f"/rounds/{asked.pk}/days/",
        f"/rounds/{asked.pk}/exceptions/",
    ]
    sent = [
        f"/plans/{edition.slug}/rounds/new/",
        f"/rounds/{asked.pk}/days/",
        f"/rounds/{asked.pk}/close/",
        f"/rounds/{asked.pk}/exceptions/",
        f"/rounds/{asked.pk}/exceptions/{exception.pk}/revoke/",
    ]

    answers = [other.get(each).status_code for each in seen]
    answers += [other.post(each, a_form(edition)).status_code for each in sent]

    assert set(answers) == {404}
    assert not RoundException.objects.filter(revoked_at__isnull=False).exists()


def test_an_officer_of_another_plan_is_a_stranger_here(edition):
    asked = a_round(edition)
    stranger = signed_in(Role.OFFICER, a_measure().node.edition.document)

    assert stranger.get(f"/rounds/{asked.pk}/").status_code == 404
    assert stranger.post(f"/rounds/{asked.pk}/close/").status_code == 404


def test_a_manager_sees_what_is_left_and_a_reviewer_what_to_review(measure):
    edition = measure.node.edition
    a_round(edition, name="Report 2025", due_on=in_days(3))
    manager = signed_in(Role.MANAGER, measure.accomplishment.subprogramme)

    said = text_of(manager.get("/rounds/"))

    assert "Report 2025" in said
    assert "Due in 3 days, on" in said
    assert "1 of 1 values left to hand in" in said


def test_an_empty_page_says_when_rounds_appear():
    said = text_of(signed_in().get("/rounds/"))

    assert "Rounds appear here when a planning officer has opened one." in said


@pytest.mark.parametrize(
    ("role", "released", "is_seen"),
    [
        (None, None, True),
        (None, in_days(0), True),
        (None, in_days(1), False),
        (Role.READER, in_days(1), False),
        (Role.MANAGER, in_days(1), True),
        (Role.REVIEWER, in_days(1), True),
        (Role.OFFICER, in_days(1), True),
    ],
)
def test_before_its_release_a_round_is_known_to_those_who_work_on_the_plan(
    role, released, is_seen, edition
):
    a_round(edition, name="Secret round", released_on=released)

    said = text_of(signed_in(role, edition.document).get("/rounds/"))

    if role == Role.OFFICER:
        assert ReportingRound.objects.get().name == "Secret round"
    assert ("Secret round" in said) is is_seen
