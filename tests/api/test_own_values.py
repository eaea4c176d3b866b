"""Nobody approves over the API values of which they wrote a version, however many at once."""

import pytest

from indicators import access, entry
from indicators.enums import Role, Step
from indicators.models import Cell, ReviewEvent
from tests.api.conftest import an_officer_of
from tests.builders import (
    NOW,
    a_cell,
    a_measure,
    a_role,
    a_user,
    a_version,
    an_edition,
    in_days,
    ready,
)

pytestmark = pytest.mark.django_db
OWN = "Nobody approves a value that they wrote themselves."


@pytest.fixture
def measures(measure):
    return [measure, *(a_measure(measure.accomplishment, number=n) for n in (2, 3))]


def submitted(measure, *authors) -> Cell:
    """Each author wrote a version; the last one submitted it."""
    cell = a_cell(measure)
    for number, author in enumerate(authors, start=1):
        version = a_version(cell, str(number), by=author)
    ready(version)
    entry.submit(cell_ids=[cell.pk], by=authors[-1], now=NOW)
    return cell


def approve(system, cells):
    seen = [{"id": cell.pk, "revision": cell.revision} for cell in cells]
    return system.post("steps/", {"step": "approve", "values": seen})


def approvals() -> int:
    return ReviewEvent.objects.filter(step=Step.APPROVE).count()


@pytest.mark.parametrize("is_older", [False, True], ids=["wrote it", "wrote an older version"])
def test_one_own_value_among_others_refuses_all(is_older, measures, measure, system):
    manager, officer = measure.manager, measure.officer
    own = (officer, manager) if is_older else (officer,)
    cells = [
        submitted(each, *authors)
        for each, authors in zip(measures, [(manager,), own, (manager,)], strict=True)
    ]

    answer = approve(system, cells)

    assert (answer.status_code, answer.json()["detail"]) == (409, OWN)
    assert set(Cell.objects.values_list("status", "approved")) == {("submitted", None)}
    assert approvals() == 0
    without = approve(system, [cells[0], cells[2]])
    assert (without.status_code, without.json(), approvals()) == (200, {"moved": 2}, 2)


def test_a_deputy_does_not_approve_for_the_author_of_one_of_them(measures, measure, system_of):
    author, deputy, today = a_user(), an_officer_of(an_edition().document), in_days(0)
    a_role(author, Role.REVIEWER, measure.accomplishment.programme)
    cells = [
        submitted(each, by)
        for each, by in zip(measures, [measure.manager, author, measure.manager], strict=True)
    ]
    access.name_deputy(absent=author, deputy=deputy, starts_on=today, ends_on=today, by=author)

    answer = approve(system_of(deputy), cells)

    assert (answer.status_code, answer.json()["detail"]) == (409, OWN)
    assert set(Cell.objects.values_list("status", "approved")) == {("submitted", None)}
    assert approvals() == 0
    assert approve(system_of(deputy), [cells[0], cells[2]]).json() == {"moved": 2}
