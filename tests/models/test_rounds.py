"""What no reporting round may be."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from indicators.enums import Finality, ValueKind
from indicators.models import ReportingRound, RoundException
from tests.builders import (
    a_programme,
    a_round,
    a_subprogramme,
    a_user,
    a_year,
    an_edition,
    in_days,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("others", "constraint"),
    [
        ({"opens_on": in_days(11)}, "reportinground_runs_forward"),
        ({"due_on": in_days(21)}, "reportinground_runs_forward"),
        ({"kinds": []}, "reportinground_kinds_known"),
        ({"kinds": ["actual", "dream"]}, "reportinground_kinds_known"),
        ({"as_of": in_days(0)}, "reportinground_interim_actual_as_of"),
        ({"finality": Finality.INTERIM}, "reportinground_interim_actual_as_of"),
        (
            {"finality": Finality.INTERIM, "as_of": in_days(0), "kinds": ["target"]},
            "reportinground_interim_actual_as_of",
        ),
        ({"finality": "perhaps"}, "reportinground_finality_known"),
    ],
)
def test_the_database_refuses_a_round_that_cannot_be(others, constraint):
    edition = an_edition()

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        a_round(edition, **others)

    assert not ReportingRound.objects.exists()


def test_a_round_asks_for_interim_values_as_of_a_day():
    asked = a_round(an_edition(), finality=Finality.INTERIM, as_of=in_days(-3))

    assert (asked.finality, asked.kinds) == (Finality.INTERIM, [ValueKind.ACTUAL])
    assert [period.label for period in asked.periods.all()] == ["2025"]


@pytest.mark.parametrize("scopes", [(), ("programme", "subprogramme")])
def test_an_exception_has_one_scope(scopes):
    programme = a_programme()
    where = {
        "programme": programme.identity,
        "subprogramme": a_subprogramme(programme).identity,
    }

    with pytest.raises(IntegrityError, match="roundexception_one_scope"), transaction.atomic():
        RoundException.objects.create(
            round=a_round(programme.node.edition),
            until=in_days(3),
            reason="The survey came late.",
            granted_by=a_user(),
            **{scope: where[scope] for scope in scopes},
        )

    assert not RoundException.objects.exists()


@pytest.mark.parametrize("year", [2023, 2026])
def test_a_round_asks_for_periods_of_its_edition_and_the_year_before(year):
    edition = an_edition()
    asked = a_round(edition, a_year(2024), a_year(2025))

    with pytest.raises(IntegrityError, match="periods of its edition"), transaction.atomic():
        asked.periods.add(a_year(year))

    assert [period.label for period in asked.periods.all()] == ["2024", "2025"]


AT_ONCE = pytest.raises(IntegrityError, match="same values at the same time")


def test_two_rounds_of_an_edition_do_not_ask_for_one_value_at_once():
    edition = an_edition()
    a_round(edition)

    with AT_ONCE, transaction.atomic():
        a_round(edition, opens_on=in_days(20), due_on=in_days(21), closes_on=in_days(22))

    assert ReportingRound.objects.count() == 1


@pytest.mark.parametrize(
    "others",
    [
        {"opens_on": in_days(21), "due_on": in_days(22), "closes_on": in_days(22)},
        {"kinds": [ValueKind.TARGET]},
        {"finality": Finality.INTERIM, "as_of": in_days(-3)},
    ],
)
def test_rounds_that_do_not_meet_stand_beside_each_other(others):
    edition = an_edition()
    a_round(edition)
    a_round(edition, a_year(2024))
    a_round(an_edition())

    a_round(edition, **others)

    assert ReportingRound.objects.count() == 4


def test_a_round_that_was_closed_by_hand_makes_way_for_another():
    edition = an_edition()
    first = a_round(edition)
    first.closed_at = datetime.now(UTC)
    first.save()
    a_round(edition, opens_on=in_days(0))
    first.closed_at, first.extended_by, first.extended_why = None, a_user(), "Asked for again."

    with AT_ONCE, transaction.atomic():
        first.save()

    assert ReportingRound.objects.count() == 2


@pytest.mark.parametrize(
    "change",
    [{"kinds": [ValueKind.TARGET]}, {"finality": Finality.INTERIM, "as_of": in_days(-3)}],
)
def test_what_a_round_asks_for_is_settled_on_the_day_it_opens(change, app_role):
    asked = a_round(an_edition(), opens_on=in_days(0))

    for settled in (
        lambda: ReportingRound.objects.update(**change),
        lambda: ReportingRound.objects.update(edition=an_edition()),
        lambda: asked.periods.clear(),
    ):
        with pytest.raises(IntegrityError, match="settled on the day"), transaction.atomic():
            settled()

    assert ReportingRound.objects.get().kinds == [ValueKind.ACTUAL]


def test_until_the_day_it_opens_a_round_may_ask_for_something_else(app_role):
    asked = a_round(an_edition(), opens_on=in_days(1))

    asked.periods.set([a_year(2024)])
    ReportingRound.objects.update(kinds=[ValueKind.TARGET])

    assert [period.label for period in asked.periods.all()] == ["2024"]


@pytest.mark.parametrize(
    "change",
    [
        {"closes_on": in_days(21)},
        {"due_on": in_days(11)},
        {"closed_at": None},
        {"extended_why": "Without a name."},
    ],
    ids=str,
)
def test_nobody_gets_more_time_without_a_reason_and_a_name(change, app_role):
    asked = a_round(an_edition())
    ReportingRound.objects.update(closed_at=datetime.now(UTC))

    with pytest.raises(IntegrityError, match=r"extended|extension"), transaction.atomic():
        ReportingRound.objects.update(**change)

    asked.refresh_from_db()
    assert (asked.due_on, asked.closes_on) == (in_days(10), in_days(20))
    assert asked.closed_at is not None
