"""What no reporting round may be."""

import pytest
from django.db import IntegrityError, transaction

from indicators.enums import Finality, ValueKind
from indicators.models import ReportingRound, RoundException
from tests.builders import (
    a_programme,
    a_round,
    a_subprogramme,
    a_user,
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
