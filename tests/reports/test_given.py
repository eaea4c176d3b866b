"""What people gave beside values, in a report: reasons of a miss, evidence, narratives."""

import pytest

from indicators import attainment, entry
from indicators.enums import MissReason, NarrativeKind, Step, ValueKind
from indicators.reports import document
from indicators.reports.blocks import Paragraph
from indicators.reports.gather import gather
from indicators.reports.layouts import laid_out
from indicators.review import take_step
from tests.builders import (
    NOW,
    a_cell,
    a_measure,
    a_user,
    a_version,
    a_year,
    an_adopted_value,
    ready,
    some_evidence,
)
from tests.web.test_reports import a_report

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def missed():
    """An approved value below its target, explained and proved."""
    measure = a_measure()
    an_adopted_value(measure, "8", kind=ValueKind.TARGET)
    version = a_version(a_cell(measure), "5", by=a_user())
    some_evidence(version, name="Gate book.pdf")
    ready(version)
    for step, by in ((Step.SUBMIT, version.by), (Step.APPROVE, a_user())):
        take_step(cell_id=version.cell_id, step=step, by=by, now=NOW)
    attainment.recompute(edition_id=measure.node.edition_id, period_id=a_year().pk, now=NOW)
    return measure


def report_of(measure) -> document.Document:
    return gather(a_report(edition=measure.node.edition, period=a_year()))


def gathered(measure) -> document.Subprogramme:
    [programme] = report_of(measure).programmes
    return programme.subprogrammes[-1]


def tell(node, text, *, is_draft=False, based_on=0):
    told = entry.Told(node_id=node.pk, kind=NarrativeKind.LESSONS, text=text, based_on=based_on)
    entry.tell(period=a_year(), told=[told], is_draft=is_draft, by=a_user())


def test_a_miss_has_its_reason_its_action_and_the_evidence(missed):
    [measure] = gathered(missed).measures

    assert measure.explanation == document.Explanation(
        reason="Two posts were vacant.",
        action="Recruit.",
        codes=(MissReason.STAFF,),
        due="2026-09-30",
    )
    assert measure.evidence == ("Gate book.pdf",)


def test_only_what_is_published_is_told(missed):
    result, unit = missed.accomplishment.node, missed.accomplishment.subprogramme.node
    tell(result, "Begin with the road.")
    tell(result, "Begin with the bridge.", is_draft=True, based_on=1)
    tell(unit, "Not yet.", is_draft=True)

    frame = gathered(missed)

    assert frame.narratives == ()
    assert [each.narratives for each in frame.accomplishments] == [
        (document.Narrative(NarrativeKind.LESSONS, "Begin with the road."),)
    ]


def test_emptied_words_are_taken_back(missed):
    result = missed.accomplishment.node
    tell(result, "Begin with the road.")
    tell(result, "", based_on=1)

    assert [each.narratives for each in gathered(missed).accomplishments] == [()]


def test_all_of_it_stands_under_the_table(missed):
    tell(missed.accomplishment.node, "Begin with the road.")

    layout = laid_out(report_of(missed), digest="")

    told = [block.text for block in layout.blocks if isinstance(block, Paragraph)]
    assert (
        "1 Posts were vacant or skills were missing. Two posts were vacant. → "
        "Recruit. (30 September 2026)"
    ) in told
    assert "1 Evidence: Gate book.pdf" in told
    assert told[told.index("Lessons learned") + 1] == "Begin with the road."
