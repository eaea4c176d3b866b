"""Before its release no list, feed or export of the API and of other systems knows of a thing."""

import pytest
from django.test import Client

from indicators.enums import EditionStatus, JobStatus, ReportFailure, Role
from indicators.models import Category, PlanEdition, Report, ReportingRound
from tests.builders import (
    a_dimension,
    a_measure,
    a_programme,
    a_role,
    a_round,
    a_subprogramme,
    a_user,
    an_accomplishment,
    an_adopted_value,
    an_edition,
    in_days,
)
from tests.connections import wait_until_all_before_is_over
from tests.web.test_reports import a_finished_report, a_report

pytestmark = pytest.mark.django_db(transaction=True)
ROLES = [
    (None, False),
    (Role.READER, False),
    (Role.MANAGER, True),
    (Role.CONTRIBUTOR, True),
    (Role.REVIEWER, True),
    (Role.HEAD, True),
    (Role.OFFICER, True),
]
EXPORTS = ("", "package.zip", "iati.xml", "dhis2.json")


@pytest.fixture
def edition():
    edition = an_edition(title="Plan of the basin", status=EditionStatus.APPROVED)
    measure = a_measure(an_accomplishment(a_subprogramme(a_programme(edition))), text="Open weirs")
    an_adopted_value(measure, "5")
    a_dimension(measure, "entity", "north")
    return edition


def of_role(role, edition):
    """Whoever owns a token is planning officer of some plan: here of another one."""
    person = a_user()
    a_role(person, Role.OFFICER, an_edition().document)
    if role == Role.HEAD:
        a_role(person, role, edition.nodes.get(kind="programme").programme)
    elif role == Role.CONTRIBUTOR:
        a_role(person, role, edition.document, entity=Category.objects.get(code="north"))
    elif role:
        a_role(person, role, edition.document)
    return person


def subjects(system) -> set[str]:
    """What the feed tells of from its beginning."""
    wait_until_all_before_is_over()
    return {each["subject"] for each in system.read("changes/")["results"]}


@pytest.mark.parametrize(("role", "is_known"), ROLES)
def test_an_edition(role, is_known, edition, system_of):
    PlanEdition.objects.filter(pk=edition.pk).update(released_on=in_days(1))
    person = of_role(role, edition)
    system, client = system_of(person), Client()
    client.force_login(person)

    slugs = {each["slug"] for each in system.read("editions/")["results"]}
    lists = [len(system.read(f"{name}/")["results"]) for name in ("measures", "programmes")]
    one = system.get(f"editions/{edition.slug}/").status_code
    files = {client.get(f"/plans/{edition.slug}/exports/{name}").status_code for name in EXPORTS}
    flows = client.get("/sdmx/3.0/structure/dataflow").content.decode()

    assert (edition.slug in slugs, lists, one, files) == (
        (True, [1, 1], 200, {200}) if is_known else (False, [0, 0], 404, {404})
    )
    assert (edition.slug in flows) is is_known
    assert (len(client.get("/search/?q=weirs").context["found"]) == 1) is is_known
    assert ("value" in subjects(system)) is is_known


@pytest.mark.parametrize(("role", "is_known"), ROLES)
def test_a_round(role, is_known, edition, system_of):
    asked = a_round(edition, name="Secret round", released_on=in_days(1))
    person = of_role(role, edition)
    system, client = system_of(person), Client()
    client.force_login(person)

    listed = [each["name"] for each in system.read("rounds/")["results"]]
    one = system.get(f"rounds/{asked.pk}/").status_code
    pages = [
        client.get(f"/{address}").content.decode()
        for address in ("", "rounds/", f"plans/{edition.slug}/", f"plans/{edition.slug}/dashboard/")
    ]

    assert (listed, one) == ((["Secret round"], 200) if is_known else ([], 404))
    assert ("round" in subjects(system)) is is_known
    assert is_known or not any("Secret round" in page for page in pages)
    ReportingRound.objects.update(released_on=in_days(0))
    assert system.get(f"rounds/{asked.pk}/").status_code == 200


@pytest.mark.parametrize(("role", "is_known"), ROLES)
def test_a_report(role, is_known, edition, system_of):
    report, _file = a_finished_report(edition)
    told = a_report(edition)
    Report.objects.filter(pk=told.pk).update(status=JobStatus.FAILED, error=ReportFailure.DATA)
    Report.objects.update(released_on=in_days(1))
    system = system_of(of_role(role, edition))

    listed = {each["id"] for each in system.read("reports/")["results"]}
    one = system.get(f"reports/{report.pk}/").status_code
    file = system.get(f"reports/{report.pk}/files/pdf/").status_code

    assert (listed, one, file) == (
        ({report.pk, told.pk}, 200, 200) if is_known else (set(), 404, 404)
    )
    assert ("report" in subjects(system)) is is_known
    Report.objects.update(released_on=in_days(0))
    assert system.get(f"reports/{report.pk}/").status_code == 200
