"""Words of a plan in another language: translated, not cleared, or not translated, and marked."""

import pytest

from indicators.enums import (
    MeasureKind,
    TranslationStatus,
)
from indicators.models import (
    Translation,
)
from tests.builders import (
    a_component,
    a_deliverable,
    a_measure,
    a_subprogramme,
    a_year,
    an_accomplishment,
    an_adopted_value,
    an_objective,
)
from tests.reports.test_gather import gathered, the_frame

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def subprogramme():
    return a_subprogramme()


@pytest.fixture
def accomplishment(subprogramme):
    return an_accomplishment(subprogramme)


def test_words_without_a_translation_stand_in_the_original_and_are_marked(
    subprogramme, accomplishment
):
    missing = a_measure(accomplishment, text="Number of crossings")
    draft = a_measure(accomplishment, number=2, text="Number of ports")
    cleared = a_measure(accomplishment, number=3, text="Number of roads")
    for measure, text, status in (
        (draft, "港口数目", TranslationStatus.MACHINE),
        (cleared, "公路数目", TranslationStatus.CLEARED),
    ):
        Translation.objects.create(
            node=measure.node, language="zh", text=text, status=status, document_symbol="X"
        )

    document = gathered(subprogramme, "zh-hans")

    [accomplishment] = the_frame(document).accomplishments
    assert [(each.name, each.translation_status) for each in accomplishment.measures] == [
        (missing.text, "missing"),
        ("港口数目", "machine"),
        ("公路数目", ""),
    ]
    assert document.left_out.uncleared_translations == 1
    assert [each.unit for each in accomplishment.measures] == ["crossings [尚未翻译]"] * 3
    # A measure, what all hang on, and the title of the plan; the unit of each measure.
    [programme] = document.programmes
    [unit] = programme.subprogrammes
    named = (programme, unit, accomplishment)
    assert [each.translation_status for each in named] == ["missing"] * 3
    assert (document.left_out.untranslated, document.title_status) == (8, "missing")


def test_units_categories_components_and_words_are_marked_like_names(subprogramme, accomplishment):
    numbers = a_measure(accomplishment, unit="hours")
    parts = [a_component(numbers, name) for name in ("women", "men", "1")]
    for part in parts:
        an_adopted_value(numbers, "9", component=part)
    told = a_measure(accomplishment, number=2, kind=MeasureKind.MILESTONE, unit="%")
    value = an_adopted_value(told, None, words="Signed by five")
    typed = an_adopted_value(told, None, words="六国签署", period=a_year(2024))
    deliverable = a_deliverable(subprogramme, category="Meetings", unit="days")
    for thing, text, status in (
        ({"component": parts[0]}, "妇女", TranslationStatus.MACHINE),
        ({"node": deliverable.node, "field": "category"}, "会议", TranslationStatus.CLEARED),
        ({"node": numbers.node, "field": "unit"}, "小时", TranslationStatus.DRAFT),
    ):
        row = {**thing, "text": text, "status": status, "language": "zh"}
        Translation.objects.create(**row, document_symbol="X")

    document = gathered(subprogramme, "zh-hans")

    first, second = the_frame(document).accomplishments[0].measures
    names = "妇女 [机器翻译] 9; men [尚未翻译] 9; 1 9"
    assert (first.unit, second.unit, first.actual) == ("小时 [译文草稿]", "%", names)
    assert [each.name for each in first.chart.series] == ["妇女 [机器翻译]", "men [尚未翻译]", "1"]
    assert [each.text for each in second.words] == [typed.words, f"{value.words} [尚未翻译]"]
    [category] = the_frame(document).deliverables.categories
    assert (category.name, category.deliverables[0].unit) == ("会议", "days [尚未翻译]")
    left_out = document.left_out
    # The machine's word and the draft; the texts of seven nodes and the title, and three beside.
    assert (left_out.uncleared_translations, left_out.untranslated) == (2, 10)


def test_words_in_the_language_of_the_plan_bear_no_mark(subprogramme, accomplishment):
    a_measure(accomplishment)
    an_objective(subprogramme, "To keep borders open.")

    document = gathered(subprogramme)

    frame = the_frame(document)
    [quotation], [result] = frame.objectives, frame.accomplishments
    told = (frame, quotation, result, *result.measures)
    assert [each.translation_status for each in told] == [""] * 4
    assert "missing" not in str(document)
    assert document.left_out.untranslated == 0


def test_every_text_of_a_plan_has_its_status(subprogramme, accomplishment):
    objective = an_objective(subprogramme, "To keep borders open.")
    a_deliverable(subprogramme, category="A")
    Translation.objects.create(
        node=objective.node, language="zh", text="保持开放", status=TranslationStatus.DRAFT
    )

    frame = the_frame(gathered(subprogramme, "zh-hans"))

    assert [(each.text, each.translation_status) for each in frame.objectives] == [
        ("保持开放", "draft")
    ]
    [category] = frame.deliverables.categories
    assert [each.translation_status for each in category.deliverables] == ["missing"]


def test_the_title_stands_in_the_language_of_the_report(subprogramme):
    edition = subprogramme.node.edition
    Translation.objects.create(
        edition=edition, language="zh", text="方案计划", status=TranslationStatus.MACHINE
    )

    in_both = [gathered(subprogramme, language=each) for each in ("zh-hans", "en")]

    assert [each.plan_title for each in in_both] == ["方案计划", edition.title]
    assert [each.left_out.uncleared_translations for each in in_both] == [1, 0]
