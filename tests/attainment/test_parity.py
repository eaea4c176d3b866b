"""Python and SQL say the same: verdict, both pairs, gap, and the codes in their order."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indicators.attainment.case import Attainment, Case
from indicators.attainment.rounding import rounded
from indicators.attainment.rules import assess
from tests.attainment.cases import CASES
from tests.attainment.generated import cases
from tests.attainment.in_sql import assess_in_sql

pytestmark = pytest.mark.django_db


def assess_in_python(cases: Sequence[Case]) -> list[Attainment]:
    """With the gap as it is stored: a third has no last decimal, the column has twelve."""
    attainments = [assess(case) for case in cases]
    return [
        replace(each, gap=None if each.gap is None else rounded(each.gap, 12))
        for each in attainments
    ]


def test_the_whole_table_of_cases_is_judged_alike():
    table = [case.given for case in CASES]

    assert assess_in_sql(table) == assess_in_python(table)


# The database is only read, so one transaction serves every example.
@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(cases(), min_size=1, max_size=40))
def test_generated_cases_are_judged_alike(generated):
    assert assess_in_sql(generated) == assess_in_python(generated)
