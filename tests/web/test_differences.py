import pytest

from indicators.web.framework.differences import differences


@pytest.mark.parametrize(
    ("before", "after", "old", "new"),
    [
        ("gates open", "gates shut", "gates <del>open</del>", "gates <ins>shut</ins>"),
        (
            "口岸的吨位增加",
            "口岸的总量增加",
            "口岸的<del>吨位</del>增加",
            "口岸的<ins>总量</ins>增加",
        ),
        ("the same", "the same", "the same", "the same"),
        ("", "new", "", "<ins>new</ins>"),
        ("a < b", "a", "a<del> &lt; b</del>", "a"),
    ],
)
def test_what_only_one_side_says_is_marked(before, after, old, new):
    found = differences(before, after)

    assert (found.old, found.new) == (old, new)


def test_the_sides_joined_are_the_texts():
    before, after = "Number of gates, 7 open", "门 Number of open gates"

    found = differences(before, after)

    assert "".join(each.text for each in found.before) == before
    assert "".join(each.text for each in found.after) == after
