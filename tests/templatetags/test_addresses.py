import pytest
from django.utils import translation

from indicators.templatetags.addresses import (
    full_name,
    of_path,
    place,
    short_name,
    speaks,
    to_path,
)

PATHS = {
    "programme 6": ("6", "Programme 6"),
    "section 29A": ("29A", "Section 29A"),
    "programme 4/section B": ("Section B", "Section B"),
    "programme 4/section B/mission 1": ("Mission 1", "Mission 1"),
    "programme 6/subprogramme 2": ("2", "Subprogramme 2"),
    "programme 6/subprogramme 2/component 3": ("Component 3", "Component 3"),
    "programme 6/subprogramme 2/objective 1": ("Objective 1", "Objective 1"),
    "programme 6/subprogramme 2/objective": ("objective", "objective"),
    "programme 6/(a)": ("(a)", "(a)"),
    "programme 6/(a)/1": ("1", "1"),
    "section 6/subprogramme 1/planned result 1": ("Planned result 1", "Planned result 1"),
    "section 6/result 2/measure 1": ("1", "Performance measure 1"),
    "section 6/subprogramme 1/paragraph 6.12": ("6.12", "Paragraph 6.12"),
}


@pytest.mark.parametrize("path", PATHS)
def test_an_address_turns_back_into_its_path(path):
    assert to_path(of_path(path)) == path


@pytest.mark.parametrize("path", PATHS)
def test_a_node_is_named_by_the_end_of_its_path(path):
    with translation.override("en"):
        assert (short_name(path), full_name(path)) == PATHS[path]


def test_a_place_in_the_source_is_said_in_the_order_of_the_document():
    with translation.override("en"):
        assert place({"row": 2, "table": 3}) == "table 3, row 2"
        assert place({"chart": 4, "point": 2, "series": 1}) == "chart 4, series 1, point 2"
        assert place({}) == ""


@pytest.mark.parametrize(
    ("language", "attributes"),
    [
        ("en", 'lang="en" dir="ltr"'),
        ("zh", 'lang="zh-Hans" dir="ltr"'),
        ("ar", 'lang="ar" dir="rtl"'),
    ],
)
def test_words_of_a_plan_say_their_language_and_direction(language, attributes):
    assert speaks(language) == attributes
