"""A plan printed as a budget document in Word reads back as the same plan."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from indicators import plans
from indicators.enums import ReportKind
from indicators.models import Report
from indicators.plans.records import (
    Accomplishment,
    Alignment,
    Deliverable,
    Mandate,
    Measure,
    Objective,
    Paragraph,
    PlanRecord,
    Programme,
    Statement,
    Subprogramme,
    Value,
)
from indicators.reports.gather import gather
from indicators.reports.word import write_docx
from tests.builders import NOW, a_year
from tests.plans.documents import SHARED_PLANS, needs_shared
from tests.plans.make_sample import SAMPLE

pytestmark = pytest.mark.django_db(transaction=True)
# Everything that a plan says. Where it stands in the file, what no record took, and the questions
# of the reader are of one file and not of the plan.
OF_THE_PLAN = (
    Accomplishment,
    Alignment,
    Deliverable,
    Mandate,
    Measure,
    Objective,
    Paragraph,
    Programme,
    Statement,
    Subprogramme,
    Value,
)
REAL = sorted(path.name for path in SHARED_PLANS.rglob("*.docx"))


def said(record: PlanRecord) -> Iterator[tuple[str, ...]]:
    for each in record.records:
        if isinstance(each, OF_THE_PLAN):
            line = each.as_json()
            for name in ("source", "as_printed"):
                line.pop(name, None)
            if isinstance(each, Value):
                # The words or the number say it; whether a dash or an "n/a" was typed over a bar.
                line.pop("text")
            yield each.kind, each.path, str(sorted(line.items()))


def printed_again(path: Path) -> tuple[PlanRecord, PlanRecord]:
    data = path.read_bytes()
    record = plans.read(data)
    edition = plans.load(record, by=None, now=NOW, source_name=path.name).edition
    report = Report.objects.create(
        edition=edition,
        period=a_year(2024),
        kind=ReportKind.BUDGET,
        language="zh-hans" if record.document.language == "zh" else "en",
        as_at=NOW,
    )
    return record, plans.read(write_docx(gather(report).as_json()))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_sample_plan_comes_back_whole(language):
    before, after = printed_again(SAMPLE / f"annual.{language}.docx")

    lost = Counter(said(before)) - Counter(said(after))
    invented = Counter(said(after)) - Counter(said(before))
    assert (sorted(lost), sorted(invented)) == ([], [])


@needs_shared
def test_of_a_published_section_in_text_all_but_its_results_comes_back():
    """In 2021 the results of a unit were numbered otherwise than they are printed."""
    before, after = printed_again(SHARED_PLANS / "zh" / "A_75_6_Sect.14.txt")

    alike = {each.kind for each in (Alignment, Deliverable, Mandate, Objective, Subprogramme)}
    wanted, found = (
        Counter(line for line in said(record) if line[0] in alike) for record in (before, after)
    )
    assert Counter(kind for kind, _path, _line in wanted.elements()) == {
        "alignment": 53,
        "deliverable": 63,
        "mandate": 167,
        "objective": 7,
        "subprogramme": 7,
    }
    assert (sorted(wanted - found), sorted(found - wanted)) == ([], [])


@needs_shared
@pytest.mark.parametrize("name", REAL)
def test_a_published_section_comes_back(name):
    before, after = printed_again(SHARED_PLANS / "en" / name)

    lost = Counter(said(before)) - Counter(said(after))
    invented = Counter(said(after)) - Counter(said(before))
    assert (sorted(lost), sorted(invented)) == ([], [])
