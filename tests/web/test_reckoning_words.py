"""What a reader reads on the page of a reckoning: where each number is from, and every step."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils import timezone
from django.utils.formats import date_format

from indicators import attainment, review
from indicators.enums import MeasureKind, Step, ValueKind
from tests import builders as a
from tests.attainment.revising import stated_anew
from tests.web.seeing.plans_seen import told
from tests.web.test_reckoning import address

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.fixture
def measure(subprogramme):
    """Baseline and target from the plan, the actual entered, evidenced and approved by people."""
    measure = a.a_measure(
        a.an_accomplishment(subprogramme),
        kind=MeasureKind.DECREASE,
        unit="hours",
        decimals=1,
        definition="Median of all loaded trucks.",
    )
    printed = {"source": measure.node}
    a.an_adopted_value(measure, "74", kind=ValueKind.BASELINE, period=a.a_year(2024), **printed)
    a.an_adopted_value(measure, "54.43", kind=ValueKind.TARGET, **printed)
    author, reviewer = a.a_user(name="Ines Calder"), a.a_user(name="Omar Diallo")
    cell = a.a_cell(measure)
    version = a.ready(a.a_version(cell, "54.44", by=author))
    a.some_evidence(version, by=author, name="Gate counts 2025")
    review.take_step(cell_id=cell.pk, step=Step.SUBMIT, by=author, now=NOW)
    review.take_step(cell_id=cell.pk, step=Step.APPROVE, by=reviewer, now=NOW)
    attainment.recompute(edition_id=measure.node.edition_id, now=NOW)
    return measure


def words_of(page, measure) -> str:
    return told(page.get(address(measure)).text.partition("<main")[2])


def test_every_input_says_its_document_paragraph_person_day_evidence_and_approver(page, measure):
    said = words_of(page, measure)

    symbol, path = measure.node.edition.symbol, measure.path
    assert f"Baseline b , 2024 74 {symbol}, {path} v1" in said
    assert f"Target t , 2025 54.43 {symbol}, {path} v1" in said
    entered = said.partition("Actual a , 2025 54.44 ")[2].partition(" v1")[0]
    today = date_format(timezone.now(), "DATE_FORMAT")
    assert entered == (
        f"entered by Ines Calder, {today}; approved by Omar Diallo, {today}; Gate counts 2025"
    )


def test_every_step_is_there_from_the_definition_to_the_rounding(page, measure):
    said = words_of(page, measure)

    steps = [
        "What is measured hours · lower is better · per period",
        "Median of all loaded trucks.",
        "Definition 1, stated",
        "Less is better: met when the actual is not above the target. 54.44 ≤ 54.43 is false "
        "Not met, and part of the way is made: partially met.",
        "P = a − b / t − b = 54.44 − 74 / 54.43 − 74 = −19.56 / −19.57 = 1956 / 1957",
        "Level ratio: 5443 / 5444 . Gap in the favourable direction: −0.01 . No reason codes.",
        "54.44 is printed 54.44: half up, with the stated decimals (1). It takes more of them "
        "where it would seem to reach or leave the target. No rounded number entered the verdict.",
        f"Rule set {attainment.RULES_IN_FORCE} · computed",
    ]
    places = [said.find(each) for each in steps]
    assert -1 not in places, [each for each, at in zip(steps, places, strict=True) if at < 0]
    assert places == sorted(places)


def test_reason_codes_are_words_and_what_was_promised_at_first_is_judged_too(page, subprogramme):
    measure = a.a_measure(a.an_accomplishment(subprogramme))
    target = a.an_adopted_value(measure, "20", kind=ValueKind.TARGET)
    a.an_adopted_value(measure, "0")
    stated_anew(target, "15", valid_from=date(2025, 7, 1))
    tolerant = a.a_measure(measure.accomplishment, number=2, tolerance=Decimal("0.5"))
    a.an_adopted_value(tolerant, "8", state="proxy")
    attainment.recompute(edition_id=measure.node.edition_id, now=NOW)

    missed, proxy = (words_of(page, each) for each in (measure, tolerant))

    assert "There is none here; the reason stands below." in missed
    assert "There is no baseline to measure progress from." in missed
    assert "Against what was promised at first" in missed
    assert "Not met 0 against 20: 20 short. 0 ≥ 20 is false" in missed
    assert "Against the original target of 20: Not met." in missed
    assert "There is no target to compare with." in proxy
    assert "Nothing is compared, so there is no index, no ratio and no gap." in proxy
    assert "2025: proxy measure." in proxy
