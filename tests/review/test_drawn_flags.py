"""The guide states the flags and the defaults of their bounds as they are."""

from dataclasses import fields

import pytest
from django.conf import settings

from indicators.review.flags import Bounds
from tests.review.draw_flags import BOUNDED, GUIDE, tables_of_flags


@pytest.mark.parametrize("name", tables_of_flags())
def test_the_table_of_flags_is_drawn_from_the_code(name):
    drawn = tables_of_flags()[name]

    assert (GUIDE / name).read_text(encoding="utf-8") == drawn, "draw it anew: make cases"


def test_every_bound_stands_in_the_guide_and_is_a_setting_with_the_same_default():
    bounds = Bounds()
    names = {each.name for each in fields(Bounds)}

    defaults = {name: getattr(bounds, name) for name in names}

    assert {name for bounded in BOUNDED.values() for name in bounded} == names
    assert defaults == settings.FLAG_BOUNDS
