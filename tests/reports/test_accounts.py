"""Who changed what, and why: of values, of what stands beside them, of the plan's own words."""

import pghistory
import pytest
from django.utils import timezone

from indicators import attainment, plans
from indicators.enums import (
    ContinuesKind,
    NarrativeKind,
    ReportKind,
    Step,
    TranslationStatus,
    ValueKind,
)
from indicators.models import (
    Continuation,
    DeliverableStatement,
    Narrative,
    Node,
    Report,
    Translation,
)
from indicators.reports.gather import gather
from indicators.reports.options import ReportOptions
from indicators.review import take_step
from tests.builders import (
    NOW,
    a_deliverable,
    a_measure,
    a_programme,
    a_subprogramme,
    a_user,
    a_version,
    a_year,
    an_accomplishment,
    an_adopted_value,
    an_edition,
    an_explanation,
)
from tests.plans.make_sample import SAMPLE

pytestmark = pytest.mark.django_db(transaction=True)


def changes(edition, language: str = "en", **options) -> list[tuple[str, ...]]:
    attainment.recompute(edition_id=edition.pk, now=NOW)
    report = Report.objects.create(
        edition=edition,
        period=a_year(),
        kind=ReportKind.CHANGES,
        language=language,
        as_at=NOW,
        options=ReportOptions(**options).as_json(),
    )
    return [
        (each.what, each.before, each.now, each.by, each.why) for each in gather(report).differences
    ]


def test_a_value_has_who_stated_it_and_why_and_a_reason_who_gave_it():
    author = a_user(name="Lena Okafor")
    measure = a_measure(an_accomplishment())
    an_adopted_value(measure, "9", kind=ValueKind.TARGET)
    first = an_adopted_value(measure, "4")
    since = timezone.now()
    first.cell.refresh_from_db()
    later = a_version(first.cell, "5", by=author, reason_code="later_data", reason="All counted.")
    an_explanation(later, text="No staff.", by=a_user(name="Aiko Bell"))
    for step, by in ((Step.SUBMIT, author), (Step.APPROVE, a_user())):
        take_step(cell_id=first.cell_id, step=step, by=by, now=timezone.now())

    found = {each[0]: each[1:] for each in changes(measure.node.edition, since=since)}

    assert found["Actual"] == ("4", "5", "Lena Okafor", "All counted.")
    assert found["Reason"][0] == ""
    assert found["Reason"][1].endswith("No staff.")
    assert found["Reason"][2:] == ("Aiko Bell", "")
    assert found["Corrective action"][2] == "Aiko Bell"


def test_narratives_and_deliverables_have_who_told_them():
    unit = a_subprogramme()
    result = an_accomplishment(unit)
    row = a_deliverable(unit)
    since = timezone.now()
    told = {"node": result.node, "period": a_year(), "kind": NarrativeKind.LESSONS}
    author = a_user(name="Lena Okafor")
    Narrative.objects.create(**told, number=1, text="Begin early.", is_draft=False, by=author)
    Narrative.objects.create(**told, number=2, text="In hand.", by=a_user())
    DeliverableStatement.objects.create(
        deliverable=row, period=a_year(), number=1, planned=6, actual=5, by=author
    )

    assert changes(unit.node.edition, since=since) == [
        ("Lessons learned", "", "Begin early.", "Lena Okafor", ""),
        ("Planned", "", "6", "Lena Okafor", ""),
        ("Actual", "", "5", "Lena Okafor", ""),
        ("State", "", "1 short", "Lena Okafor", ""),
    ]


@pytest.mark.parametrize(
    ("language", "why", "loading"),
    [
        ("en", "reworded", "By loading RCAB/2026"),
        ("ar", "أعيدت صياغته", "بتحميل RCAB/2026"),
    ],
)
def test_between_editions_a_link_says_who_confirmed_it_and_all_else_came_with_the_document(
    language, why, loading
):
    first = an_edition()
    loader = a_user(name="Aiko Bell")
    second = an_edition(document=first.document, symbol="RCAB/2026", imported_by=loader)
    earlier, later = (
        an_accomplishment(a_subprogramme(a_programme(each, number))).subprogramme
        for each, number in ((first, 6), (second, 7))
    )
    Node.objects.filter(pk=earlier.pk).update(text="Roads")
    Node.objects.filter(pk=later.pk).update(text="Roads at night")
    link = Continuation.objects.create(
        before=earlier.node, after=later.node, kind=ContinuesKind.REWORDED
    )
    person = a_user(name="Lena Okafor")
    plans.confirm_continuation(continuation_id=link.pk, by=person, now=timezone.now())

    found = changes(second, language, earlier_edition=first.slug)

    assert [(what, by, why) for what, _before, _now, by, why in found] == [
        ("Programme", "Aiko Bell", loading),
        ("Name", "Lena Okafor", why),
        # Of the result, which goes on with its unit and has no link of its own.
        ("Name", "Aiko Bell", loading),
        ("Programme", "Aiko Bell", loading),
    ]


def test_new_words_of_another_language_have_who_cleared_them_or_the_document_that_brought_them():
    measure = a_measure(an_accomplishment(), text="Ports")
    other = a_measure(measure.accomplishment, number=2, text="Roads")
    of_a_page = a_measure(measure.accomplishment, number=3, text="Rails")
    writer = a_user(name="Aiko Bell")
    since = timezone.now()
    for node, text, others in (
        (measure.node, "港口", {"cleared_by": a_user(name="Lena Okafor"), "cleared_at": NOW}),
        (other.node, "公路", {"document_symbol": "RCAB/2024/6"}),
    ):
        Translation.objects.create(
            node=node, language="zh", text=text, status=TranslationStatus.CLEARED, **others
        )
    # As a request of a page has it.
    with pghistory.context(user=writer.pk):
        Translation.objects.create(
            node=of_a_page.node, language="zh", text="铁路", status=TranslationStatus.DRAFT
        )

    found = changes(measure.node.edition, "zh-hans", since=since)

    assert [each for each in found if each[0] == "Name"] == [
        ("Name", "Ports [尚未翻译]", "港口", "Lena Okafor", ""),
        ("Name", "Roads [尚未翻译]", "公路", "", "因载入 RCAB/2024/6"),
        ("Name", "Rails [尚未翻译]", "铁路 [译文草稿]", "Aiko Bell", ""),
    ]


def test_what_changed_since_a_plan_is_there_begins_when_its_load_is_written():
    loaded = plans.load(
        plans.read((SAMPLE / "annual.en.txt").read_bytes()), by=None, now=timezone.now()
    )

    assert changes(loaded.edition, since=loaded.edition.imported_at) == []
