from datetime import date

import pytest

from indicators import entry
from indicators.enums import Role, ValueKind
from tests.builders import (
    a_component,
    a_measure,
    a_role,
    a_subprogramme,
    a_user,
    a_year,
    an_accomplishment,
    an_adopted_value,
)

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 1)


def the_sheet(subprogramme, user):
    return entry.sheet(
        frame=subprogramme.node, asked=entry.Asked((a_year(2025),)), user=user, on=TODAY
    )


def test_rows_have_the_years_before_and_the_three_kinds_of_the_year():
    subprogramme, user = a_subprogramme(), a_user()
    measure = a_measure(an_accomplishment(subprogramme))
    a_role(user, Role.MANAGER, subprogramme)
    baseline = an_adopted_value(measure, "9", kind=ValueKind.BASELINE, period=a_year(2021))
    before = an_adopted_value(measure, "10", period=a_year(2024))
    target = an_adopted_value(measure, "12", kind=ValueKind.TARGET)

    sheet = the_sheet(subprogramme, user)

    [row] = sheet.rows
    assert row.may_enter
    assert (row.baseline, row.target, row.actual) == (baseline.cell, target.cell, None)
    assert row.years == {a_year(2024).pk: before.cell}
    assert [period.label for period in sheet.years] == ["2021", "2024"]
    assert sheet.entered == 0


def test_a_measure_with_components_has_a_row_for_each():
    subprogramme = a_subprogramme()
    measure = a_measure(an_accomplishment(subprogramme))
    components = [a_component(measure, "women"), a_component(measure, "men")]

    sheet = the_sheet(subprogramme, a_user())

    assert [row.component for row in sheet.rows] == components
    assert not any(row.may_enter for row in sheet.rows)


@pytest.mark.parametrize("measures", [1, 3])
def test_any_number_of_measures_takes_the_same_queries(measures, django_assert_num_queries):
    subprogramme, user = a_subprogramme(), a_user()
    a_role(user, Role.MANAGER, subprogramme)
    accomplishment = an_accomplishment(subprogramme)
    for number in range(1, measures + 1):
        an_adopted_value(a_measure(accomplishment, number=number), "4")

    asked = entry.Asked((a_year(2025),))

    with django_assert_num_queries(6):
        entry.sheet(frame=subprogramme.node, asked=asked, user=user, on=TODAY)
