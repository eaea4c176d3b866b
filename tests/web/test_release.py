"""Before its release an edition or a report is known to those who work on the plan, and no more."""

import pytest
from django.test import Client

from indicators.enums import EditionStatus, Role
from indicators.models import Report
from tests.builders import (
    a_measure,
    a_programme,
    a_role,
    a_subprogramme,
    a_user,
    a_year,
    an_accomplishment,
    an_edition,
    in_days,
)
from tests.web.test_pages_access import OF_A_PLAN
from tests.web.test_reports import a_finished_report, a_report

pytestmark = pytest.mark.django_db
READERS = [(None, False), (Role.READER, False)]
WORKING = [
    (Role.MANAGER, True),
    (Role.REVIEWER, True),
    (Role.HEAD, True),
    (Role.OFFICER, True),
]


def an_edition_released_in(days):
    """A plan of which only the release date keeps readers away."""
    edition = an_edition(
        title="Plan of the basin", status=EditionStatus.APPROVED, released_on=in_days(days)
    )
    a_measure(an_accomplishment(a_subprogramme(a_programme(edition))), text="Open weirs")
    return edition


def signed_in(role, edition) -> Client:
    client, person = Client(), a_user()
    scope = edition.document
    if role == Role.HEAD:
        scope = edition.nodes.get(kind="programme").programme
    if role:
        a_role(person, role, scope)
    client.force_login(person)
    return client


@pytest.mark.parametrize(("role", "is_known"), READERS + WORKING)
def test_an_edition_before_its_release_by_role_and_address(role, is_known):
    edition = an_edition_released_in(1)
    client = signed_in(role, edition)

    answers = {client.get(each.format(slug=edition.slug)).status_code for each in OF_A_PLAN}
    listed = edition in client.get("/").context["editions"]
    found = len(client.get("/search/?q=weirs").context["found"])
    offered = edition in client.get("/reports/").context["form"].fields["edition"].queryset

    assert answers == ({200} if is_known else {404})
    assert (listed, found, offered) == (is_known, int(is_known), is_known)


def test_from_the_day_of_its_release_everybody_knows_of_an_edition():
    edition = an_edition_released_in(0)
    client = signed_in(None, edition)

    answers = {client.get(each.format(slug=edition.slug)).status_code for each in OF_A_PLAN}

    assert answers == {200}


@pytest.mark.parametrize(("role", "is_known"), READERS + WORKING)
def test_a_report_before_its_release_by_role_and_address(role, is_known):
    edition = an_edition_released_in(0)
    report, file = a_finished_report(edition)
    Report.objects.update(released_on=in_days(1))
    client = signed_in(role, edition)
    name = report.file_name(file)

    answers = [
        client.get(f"/reports/{report.pk}/{part}").status_code for part in ("", "progress/", name)
    ]
    listed = report in client.get("/reports/").context["page"].object_list

    assert answers == ([200, 286, 200] if is_known else [404, 404, 404])
    assert listed is is_known


def test_who_asked_for_a_report_sees_it_before_its_release():
    edition = an_edition_released_in(0)
    person = a_user()
    report = a_report(edition, requested_by=person, released_on=in_days(1))
    client = Client()
    client.force_login(person)

    assert client.get(f"/reports/{report.pk}/").status_code == 200


def test_a_report_is_asked_for_with_its_release_date(client):
    edition = an_edition_released_in(0)
    client.force_login(a_user())
    asked = {"edition": edition.pk, "period": a_year().pk, "language": "en"}
    asked |= {"kind": "performance", "formats": ["pdf"]}

    client.post("/reports/", asked | {"released_on": in_days(5).isoformat()})

    assert Report.objects.get().released_on == in_days(5)
