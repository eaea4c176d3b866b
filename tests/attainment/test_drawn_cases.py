"""The guide shows the tables of cases as they are."""

import pytest

from tests.attainment.draw_cases import GUIDE, worked_tables


@pytest.mark.parametrize("name", worked_tables())
def test_the_worked_tables_of_the_guide_are_drawn_from_the_cases(name):
    drawn = worked_tables()[name]

    assert (GUIDE / name).read_text(encoding="utf-8") == drawn, "draw it anew: make cases"
