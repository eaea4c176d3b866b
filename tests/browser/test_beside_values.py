"""What is said beside values, as people see it: a preview that asks, a contributor's evidence, what
changed, the day of a release; for everybody, in three languages, wide and narrow.
"""

import os

import pytest
from django.urls import reverse

from indicators import reports
from indicators.enums import Departure, NarrativeKind, Role, SumRule, ValueKind
from indicators.models import Category, DeliverableDeparture, DeliverableStatement, Narrative
from tests.browser.live import NARROW, WIDE, barriers, is_too_wide
from tests.builders import (
    a_cell,
    a_deliverable,
    a_dimension,
    a_measure,
    a_role,
    a_subprogramme,
    a_user,
    a_version,
    a_year,
    an_accomplishment,
    an_adopted_value,
    in_days,
)
from tests.entry.workbook.books import download, filled, upload
from tests.entry.workbook.other_formats import as_ods
from tests.parts import needs_chromium
from tests.web.test_reports import a_finished_report

pytestmark = [pytest.mark.django_db(transaction=True), needs_chromium]
SHOTS = os.environ.get("SHOTS")


@pytest.fixture
def unit():
    return a_subprogramme(text="Transport and trade facilitation in the basin")


@pytest.fixture
def measures(unit):
    """The first is given by entities; the second has a target that is missed by far."""
    accomplishment = an_accomplishment(unit)
    first = a_measure(accomplishment, definition="")
    a_dimension(first, "entity", "north", "south", sum_rule=SumRule.ADDS_UP)
    second = a_measure(accomplishment, number=2, text="Number of lorries that cross in a day")
    an_adopted_value(second, "10", kind=ValueKind.TARGET)
    return first, second


@pytest.fixture
def officer(unit):
    person = a_user(name="Lena Okafor")
    a_role(person, Role.OFFICER, unit.node.edition.document)
    return person


@pytest.fixture
def north(unit, measures):
    person = a_user(name="Ivo Brandt")
    a_role(person, Role.CONTRIBUTOR, unit, entity=Category.objects.get(code="north"))
    return person


def told(unit, by):
    Narrative.objects.create(
        node=unit.node,
        period=a_year(),
        kind=NarrativeKind.LESSONS,
        number=1,
        text="Begin the tender before the rains; the second gate waited for it half a year.",
        is_draft=False,
        by=by,
    )
    statement = DeliverableStatement.objects.create(
        deliverable=a_deliverable(unit), period=a_year(), number=1, planned=4, actual=2, by=by
    )
    DeliverableDeparture.objects.create(
        statement=statement, departure=Departure.POSTPONED, amount=2, reason="No quorum."
    )


def previewed(unit, measures, officer):
    book = download(unit.node, officer)
    rows = len(Category.objects.filter(dimension__code="entity")) + 2
    said = [None] * rows + [
        "Two gates closed in May; the bridge stays closed until the abutments are mended."
    ]
    typed = {"value": [*[5, None, None, None][:rows], 3], "answer": said}
    asked = upload(filled(book, **typed), officer)
    faulty = upload(as_ods(book, value="many"), officer, name="values.ods")
    return asked, faulty


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("language", ["en", "zh-hans", "ar"])
def test_the_pages_are_for_everybody(open_page, unit, measures, officer, north, width, language):
    asked, faulty = previewed(unit, measures, officer)
    part = a_version(a_cell(measures[0], disaggregation="entity=north"), "3", by=north)
    told(unit, officer)
    report, _file = a_finished_report(unit.node.edition)
    reports.release_on(report_id=report.pk, day=in_days(3), by=officer)
    here = [unit.node.edition.slug, a_year().pk, unit.node.in_address]
    found = []

    for person, name, args in (
        (officer, "workbook_upload", [asked.pk]),
        (officer, "workbook_upload", [faulty.pk]),
        (north, "value", [part.cell_id]),
        (north, "workbooks", []),
        (officer, "since", here),
        (officer, "report_release", [report.pk]),
        (officer, "report", [report.pk]),
    ):
        page = open_page(person, reverse(name, args=args), width=width, language=language)
        found += barriers(page)
        found += [f"{name} is too wide"] if is_too_wide(page) else []
        if SHOTS:
            page.screenshot(
                path=f"{SHOTS}/{name}-{args and args[0]}-{language}-{width}.png", full_page=True
            )

    assert found == []
