"""The picture of the steps that the guide shows is the state table, and no other."""

from django.core.management import call_command

from indicators.management.commands.draw_steps import WORDS, drawn
from indicators.review.diagram import COLUMNS, HEADS, TITLE, steps, svg, table
from indicators.review.workflow import TABLE


def test_the_guide_has_the_steps_as_they_are_now():
    stale = [path for path, text in drawn().items() if path.read_text(encoding="utf-8") != text]

    assert stale == [], "stale: run manage.py draw_steps"


def test_every_word_of_the_drawing_is_marked_for_translation():
    assert set(WORDS) == {TITLE, *HEADS}


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
    before = {path: path.read_bytes() for path in drawn()}

    call_command("draw_steps")

    assert {path: path.read_bytes() for path in drawn()} == before
