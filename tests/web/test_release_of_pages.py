"""Before its release every page of an edition is known to those who work on the plan, and no more.

The pages are those whose address names an edition, as the service itself lists them.
"""

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from indicators import attainment
from indicators.enums import EditionStatus, Role, ValueKind
from indicators.models import Category, PlanEdition, ReportingRound
from tests.builders import (
    NOW,
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

pytestmark = pytest.mark.django_db
PAGES = {
    each.name: set(each.pattern.converters) - {"slug"}
    for each in get_resolver("indicators.urls").url_patterns
    if isinstance(each, URLPattern) and "slug" in each.pattern.converters
}
UNIT, MEASURE = "programme-6/subprogramme-1", "programme-6/subprogramme-1/(a)/1"
OF_A_MEASURE = ("reading", "breakdown", "reckoning", "certificate")
# Opened only by those who plan, or who enter the values of the unit; the others by whoever knows
# of the edition.
BY_ROLE = {
    "people",
    "hand_over",
    "name_deputy",
    "name_chain",
    "end_role",
    "end_absence",
    "release",
    "plan_rounds",
    "new_round",
    "new_schedule",
    "preview_schedule",
    "decide_anew",
    "bring_in",
    "quarantine",
    "links",
    "propose_links",
    "choose_before",
    "choose_after",
    "reading",
    "breakdown",
    "sheet",
    "round_sheet",
    "workbook",
    "round_workbook",
    "narratives",
    "deliverables",
    "since",
}
READ = sorted(PAGES.keys() - BY_ROLE)
UNKNOWN = (None, Role.READER)
WORKING = [role for role in Role if role not in UNKNOWN]


@pytest.fixture
def edition():
    """Of which only the release date keeps readers away."""
    edition = an_edition(
        status=EditionStatus.APPROVED, released_on=in_days(1), previous=an_edition()
    )
    measure = a_measure(an_accomplishment(a_subprogramme(a_programme(edition))))
    an_adopted_value(measure, "5", kind=ValueKind.TARGET)
    an_adopted_value(measure, "5")
    attainment.recompute(edition_id=edition.pk, now=NOW)
    a_dimension(measure, "entity", "north")
    edition.round, edition.measure = a_round(edition), measure
    return edition


def signed_in(role, edition) -> Client:
    client, person = Client(), a_user()
    scope, others = edition.document, {}
    if role == Role.HEAD:
        scope = edition.measure.accomplishment.programme
    if role == Role.CONTRIBUTOR:
        others = {"entity": Category.objects.get(code="north")}
    if role:
        a_role(person, role, scope, **others)
    client.force_login(person)
    return client


def address(page, edition) -> str:
    example = {
        "address": MEASURE if page in OF_A_MEASURE else UNIT,
        "digest": "0abc",
        "measure_id": edition.measure.pk,
        "node_id": edition.measure.node_id,
        "period_id": edition.period_id,
        "round_id": edition.round.pk,
    }
    parts = {name: example.get(name, 1) for name in PAGES[page]}
    return reverse(page, kwargs={"slug": edition.slug, **parts})


@pytest.mark.parametrize("role", UNKNOWN)
@pytest.mark.parametrize("method", ["get", "head", "post"])
def test_no_page_is_there_for_who_does_not_work_on_the_plan(role, method, edition):
    client = signed_in(role, edition)

    answers = {page: getattr(client, method)(address(page, edition)).status_code for page in PAGES}

    # 405: the page takes no such request, of whomever.
    assert {page for page, status in answers.items() if status not in (404, 405)} == set()


@pytest.mark.parametrize("role", WORKING)
def test_every_page_that_is_read_is_there_for_who_works_on_the_plan(role, edition):
    client = signed_in(role, edition)

    answers = {page: client.get(address(page, edition)).status_code for page in READ}

    assert answers == dict.fromkeys(READ, 200)


def test_from_the_day_of_the_release_every_page_that_is_read_is_there_for_everybody(edition):
    edition.released_on = in_days(0)
    edition.save()
    client = signed_in(None, edition)

    answers = {page: client.get(address(page, edition)).status_code for page in PAGES}

    assert {page for page, status in answers.items() if status == 200} == set(READ)


def test_a_released_edition_is_not_compared_with_one_that_is_not(edition):
    released = an_edition()
    client = signed_in(None, edition)

    answers = [
        client.get(f"{reverse(page, args=[released.slug])}?with={edition.slug}").status_code
        for page in ("compare", "compare_as_csv")
    ]

    assert answers == [404, 404]


@pytest.mark.parametrize("role", [None, *Role])
def test_a_sheet_leads_to_no_round_before_its_release(role, edition):
    PlanEdition.objects.update(released_on=in_days(0))
    ReportingRound.objects.update(released_on=in_days(1))

    answer = signed_in(role, edition).get(address("sheet", edition))

    is_known = role in WORKING
    leads_to = address("round_sheet", edition) if is_known else None
    assert answer.status_code == (302 if is_known else 404)
    assert answer.headers.get("Location") == leads_to
