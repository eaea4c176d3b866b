"""Values that a link has carried to another measure since: pages and API answers of a day before
tell them where they hung then.
"""

from difflib import unified_diff

import pytest
from django.test import Client
from django.utils import timezone

from indicators import attainment, ledger, plans
from indicators.enums import ContinuesKind, MeasureKind, ValueKind
from indicators.models import Cell, Component, Continuation, PerformanceMeasure
from indicators.templatetags.addresses import address
from tests.api.conftest import System, an_officer_of, system_of  # noqa: F401
from tests.builders import (
    a_measure,
    a_programme,
    a_subprogramme,
    a_user,
    a_year,
    an_accomplishment,
    an_adopted_value,
    an_edition,
    in_days,
)
from tests.ledger.tampering import tamper
from tests.web.seeing.mended import DATED, TEN_DAYS_BACK

pytestmark = pytest.mark.django_db(transaction=True)

DAY = in_days(-5)


class Linked:
    """Ten days ago two measures of two editions, each with values; both have one for 2025."""

    def __init__(self) -> None:
        first = an_edition(period=a_year(2024))
        second = an_edition(document=first.document, period=a_year(2025))
        self.earlier, self.later = (
            a_measure(
                an_accomplishment(a_subprogramme(a_programme(edition))), kind=MeasureKind.INCREASE
            )
            for edition in (first, second)
        )
        road = Component.objects.create(measure=self.later.identity, name="Road")
        river = Component.objects.create(measure=self.later.identity, name="River", position=1)
        Component.objects.create(measure=self.earlier.identity, name="Road")
        an_adopted_value(self.earlier, "5", period=a_year(2024))
        an_adopted_value(self.earlier, "50", period=a_year(2025))
        an_adopted_value(self.later, "2", kind=ValueKind.BASELINE, period=a_year(2023))
        an_adopted_value(self.later, "10", kind=ValueKind.TARGET)
        an_adopted_value(self.later, "7")
        for part, actual in ((road, "3"), (river, "4")):
            an_adopted_value(self.later, "4", kind=ValueKind.TARGET, component=part)
            an_adopted_value(self.later, actual, component=part)
        dated = {**DATED, "indicators_performancemeasureevent": "pgh_created_at"}
        for table, column in dated.items():
            tamper(TEN_DAYS_BACK.format(table, column, column))
        self.measures = (self.earlier, self.later)
        self.compute()

    def compute(self) -> None:
        for each in self.measures:
            attainment.recompute(edition_id=each.node.edition_id, now=timezone.now())

    def link(self) -> None:
        link = Continuation.objects.create(
            before=self.earlier.node, after=self.later.node, kind=ContinuesKind.REWORDED
        )
        plans.confirm_continuation(continuation_id=link.pk, by=a_user(), now=timezone.now())
        self.compute()


@pytest.fixture
def linked():
    return Linked()


def pages_of(measure) -> list[str]:
    plan = f"/plans/{measure.node.edition.slug}/"
    path = measure.node.path.replace(" ", "-")
    return [
        f"{address(measure.node)}?as_at={DAY}",
        f"{plan}reckoning/{a_year(2025).pk}/{path}/?as_at={DAY}",
        f"{plan}performance/?as_at={DAY}",
        f"{plan}heat-map/?as=table&as_at={DAY}",
        f"{plan}?as_at={DAY}",
        f"{address(measure.accomplishment.subprogramme.node)}?as_at={DAY}",
        f"{plan}dashboard/?as_at={DAY}",
        f"{plan}compare/?all=on&from_at={DAY}&to_at={DAY}",
    ]


def shown(client, page: str) -> str:
    return client.get(page).text.partition("<main")[2].partition("</main>")[0]


def known(client, cell: int) -> tuple:
    """What the history of a value says of the day."""
    told = client.get(f"/values/{cell}/history/?as_known_on={DAY}").context["known"]
    return (told.value, told.target, told.baseline, told.reading, told.name)


def test_pages_of_a_day_before_the_link_are_as_they_were(linked, client: Client):
    client.force_login(a_user())
    pages = [page for each in linked.measures for page in pages_of(each)]
    slugs = [each.node.edition.slug for each in linked.measures]
    pages.append("/plans/{1}/compare/?all=on&with={0}&from_at={2}&to_at={2}".format(*slugs, DAY))

    before = {page: shown(client, page) for page in pages}
    linked.link()
    after = {page: shown(client, page) for page in pages}

    assert [page for page in pages if not before[page]] == []
    assert [line for page in pages for line in difference(before[page], after[page])] == []


def test_the_history_of_a_value_knows_the_measure_that_it_hung_on(linked, client: Client):
    client.force_login(a_user())
    cells = {*cells_of(linked.earlier), *cells_of(linked.later)}
    before = {cell: known(client, cell) for cell in cells}

    linked.link()

    reachable = set(cells_of(linked.earlier))
    assert len(cells - reachable) == 1
    assert {cell: known(client, cell) for cell in reachable} == {
        cell: before[cell] for cell in reachable
    }


def difference(before: str, after: str) -> list[str]:
    sides = ([line for line in each.splitlines() if line.strip()] for each in (before, after))
    return list(unified_diff(*sides, n=0, lineterm=""))


def cells_of(measure) -> list[int]:
    return Cell.objects.filter(measure=measure.identity_id).values_list("pk", flat=True)


def test_answers_of_an_instant_before_the_link_are_as_they_were(linked, system_of):  # noqa: F811
    system = system_of(an_officer_of(linked.earlier.node.edition.document))
    asked = [
        f"{name}known_at={DAY}"
        for each in linked.measures
        for name in (
            f"attainment/?measure={each.pk}&fields=measure,component,period,verdict,target,actual&",
            f"attainment/?edition={each.node.edition.slug}&fields=measure,component,verdict&",
            f"values/?measure={each.pk}&",
            f"values/?edition={each.node.edition.slug}&",
            f"values/?identity={each.identity_id}&",
            f"measures/{each.pk}/on-the-way/?",
        )
    ]

    before = {each: read(system, each) for each in asked}
    linked.link()
    after = {each: read(system, each) for each in asked}

    assert after == before
    assert [len(before[each]) for each in asked if each.startswith("values/?measure")] == [2, 7]


def read(system: System, asked: str) -> list[object]:
    return system.read(asked)["results"]


def test_the_ledger_says_what_was_carried_and_from_where(linked):
    instant = ledger.end_of(DAY)
    earlier, later = linked.earlier.identity_id, linked.later.identity_id
    moved = {each.pk: (later, each.component_id) for each in Cell.objects.filter(measure=later)}

    linked.link()

    then, now = ledger.carried_since(instant), ledger.carried_since(timezone.now())
    stayed = set(Cell.objects.filter(measure=later).values_list("pk", flat=True))
    assert then.cells == {pk: place for pk, place in moved.items() if pk not in stayed}
    assert then.measures == {linked.later.pk: later}
    assert PerformanceMeasure.objects.get(pk=linked.later.pk).identity_id == earlier
    assert (now.cells, now.measures) == ({}, {})
