"""The picture of the steps that the guide shows is the state table, and no other."""

import pytest
from django.core.management import call_command

from indicators.management.commands.draw_steps import FILES, FOLDER
from indicators.review.diagram import COLUMNS, steps, svg, table
from indicators.review.workflow import TABLE


@pytest.mark.parametrize("name", FILES)
def test_the_guide_has_the_steps_as_they_are_now(name):
    stored = (FOLDER / name).read_text(encoding="utf-8")

    assert stored == FILES[name](), "stale: run manage.py draw_steps"


def test_every_status_of_the_table_has_its_column():
    assert set(COLUMNS) == {begin for begin, _step in TABLE} | set(TABLE.values())


def test_every_line_of_the_table_is_an_arrow_and_a_row():
    assert svg().count("marker-end") == len(TABLE)
    assert len(table().splitlines()) - 2 == len(TABLE)


def test_the_picture_says_in_words_what_it_shows():
    described = svg().partition("<desc")[2].partition("</desc>")[0]

    for begin, step, end in steps():
        assert f"{begin} → {step} → {end}." in described


def test_drawing_again_changes_nothing():
    before = {name: (FOLDER / name).read_bytes() for name in FILES}

    call_command("draw_steps")

    assert {name: (FOLDER / name).read_bytes() for name in FILES} == before
