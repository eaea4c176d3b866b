import pytest

from indicators.plans.alignments import links, records
from indicators.plans.records import Alignment, Source


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("有助于实现可持续发展目标具体目标 9.1、11.2 和 12.3。", ["9.1", "11.2", "12.3"]),
        ("有助于实现可持续发展目标 9 和 17 下的具体目标。", ["9", "17"]),
        ("有助于实现可持续发展目标 8 和 12 项下的具体目标。", ["8", "12"]),
        ("有助于实现可持续发展目标下的具体目标 11.b。", ["11.b"]),
        ("有助于可持续发展目标，即目标 6、12 至 14。", ["6", "12", "13", "14"]),
        ("监测可持续发展目标指标 17.14.1。", ["17.14.1"]),
        ("本方案的目标 3 与目标 5 有关。", []),
        ("20 个可持续发展目标指标有数据，目标 12 个。", []),
        ("实现可持续发展目标，升温低于目标 2 摄氏度。", []),
        ("可持续发展目标 90 和 18。", []),
    ],
)
def test_goals_named_in_chinese(text, codes):
    assert [link.code for link in links(text, "zh")] == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("towards Sustainable Development Goal targets 9.1 and 11.2.", ["9.1", "11.2"]),
        ("towards the targets under Goals 9 and 17.", ["9", "17"]),
        ("in particular Goals 6, 12 to 14 and 17.", ["6", "12", "13", "14", "17"]),
        ("target 12.6 of the Sustainable Development Goals", ["12.6"]),
        ("SDG 6.1, and indicator 17.14.1 of the SDGs", ["6.1", "17.14.1"]),
        ("The target of 90 per cent helps the Goals.", []),
        ("The target 1.5 was met.", []),
        ("Towards the Sustainable Development Goals.", []),
    ],
)
def test_goals_named_in_english(text, codes):
    assert [link.code for link in links(text, "en")] == codes


def test_a_link_quotes_its_whole_sentence():
    found = links("It opens roads. It serves Goals 9 and 11. It ends.", "en")

    assert [link.sentence for link in found] == ["It serves Goals 9 and 11."] * 2


def test_a_goal_named_twice_in_a_paragraph_is_one_link():
    found = links("It serves Goal 9. Goal 9 again.", "en")

    assert [(link.code, link.sentence) for link in found] == [("9", "It serves Goal 9.")]


def test_links_become_records_below_their_paragraph():
    source = Source(line=7)

    found = records("It serves Goal 9.", "en", "section 6/paragraph 6.9", source)

    assert found == (
        Alignment(
            path="section 6/paragraph 6.9/alignment 1",
            text="It serves Goal 9.",
            source=source,
            framework="SDG",
            code="9",
            about="section 6/paragraph 6.9",
        ),
    )
