"""The day from which readers know of a report: changed later by an officer, every change kept."""

import pytest
from django.test import Client
from django.urls import reverse

from indicators import reports
from indicators.enums import EditionStatus, Role
from indicators.models import Report
from tests.builders import a_role, a_user, an_edition, in_days
from tests.web.test_reports import a_finished_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    return an_edition(status=EditionStatus.APPROVED)


@pytest.fixture
def report(edition):
    made, _file = a_finished_report(edition)
    return made


@pytest.fixture
def officer(edition):
    person = a_user(name="Lena Okafor")
    a_role(person, Role.OFFICER, edition.document)
    return person


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def address(report) -> str:
    return reverse("report_release", args=[report.pk])


def day_of(report):
    return Report.objects.get(pk=report.pk).released_on


def test_an_officer_moves_the_day_and_readers_follow(report, officer):
    reader, page = signed_in(a_user()), reverse("report", args=[report.pk])
    seen = [reader.get(page).status_code]

    for days in (3, -1):
        sent = {"is_sent": "1", "released_on": in_days(days).isoformat()}
        answer = signed_in(officer).post(address(report), sent)
        assert (answer.status_code, answer.url) == (302, page)
        seen.append(reader.get(page).status_code)

    assert seen == [200, 404, 200]
    assert day_of(report) == in_days(-1)


def test_every_change_is_kept_with_who_made_it(report, officer):
    other = a_user(name="Ivo Brandt")

    for day, by in ((in_days(3), officer), (in_days(3), officer), (None, other)):
        reports.release_on(report_id=report.pk, day=day, by=by)

    changes = [(each.by.name, each.before, each.after) for each in reports.releases_of(report)]
    assert changes == [("Ivo Brandt", in_days(3), None), ("Lena Okafor", None, in_days(3))]
    page = signed_in(officer).get(address(report)).content.decode()
    assert page.index("Ivo Brandt") < page.rindex("Lena Okafor")


def test_an_emptied_day_is_at_once(report, officer):
    reports.release_on(report_id=report.pk, day=in_days(3), by=officer)

    signed_in(officer).post(address(report), {"is_sent": "1", "released_on": ""})

    assert day_of(report) is None


def test_what_is_no_day_is_said_beside_the_field(report, officer):
    answer = signed_in(officer).post(address(report), {"is_sent": "1", "released_on": "soon"})

    assert (answer.status_code, day_of(report)) == (422, None)
    assert answer.context["form"].errors.keys() == {"released_on"}


@pytest.mark.parametrize("role", [None, Role.READER, Role.MANAGER, Role.REVIEWER])
def test_to_others_the_page_is_not_there(edition, report, role):
    person = a_user()
    if role:
        a_role(person, role, edition.document)
    client = signed_in(person)

    answers = [client.get(address(report)), client.post(address(report), {"is_sent": "1"})]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert "/release/" not in client.get(reverse("report", args=[report.pk])).content.decode()


def test_an_officer_of_another_plan_does_not_find_it(report):
    stranger = a_user()
    a_role(stranger, Role.OFFICER, an_edition().document)

    assert signed_in(stranger).get(address(report)).status_code == 404
