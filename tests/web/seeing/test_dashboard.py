import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from indicators.enums import EditionStatus, NodeKind, Role, Verdict
from indicators.models import Alignment, Attainment, DeliverableCount
from tests.builders import (
    a_deliverable,
    a_measure,
    a_node,
    a_programme,
    a_role,
    a_round,
    a_subprogramme,
    a_user,
    a_year,
    an_accomplishment,
    in_days,
)
from tests.web.seeing.plans_seen import a_judged_measure, computed, explained, said_of_2024, section

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return a_subprogramme(a_programme(text="Transport and borders"), text="Border crossings")


def address(unit, tail=""):
    return f"/plans/{unit.node.edition.slug}/dashboard/{tail}"


def test_verdicts_are_counted_and_what_has_none_stands_beside(reader, unit):
    accomplishment = an_accomplishment(unit)
    a_judged_measure(accomplishment, 1, "12")
    a_judged_measure(accomplishment, 2, "7")
    a_judged_measure(accomplishment, 3, None)
    computed(unit.node.edition)
    a_measure(accomplishment, number=4)

    answer = reader.get(address(unit))

    assert section(answer, "verdicts").startswith(
        "Verdicts for 2025 4 measures 1 Exceeded 0 Met 1 Partially met 0 Not met 0 Regressed "
        "1 No data 0 Not due 0 Not comparable"
    )
    assert "Of one measure nothing is stated for this period" in section(answer, "verdicts")
    assert 'aria-label="Verdicts for 2025: Exceeded 1, Partially met 1, No data 1"' in answer.text
    assert section(answer, "parts").endswith(
        "6 Transport and borders 1 of 2, 1 no data, 0 not comparable"
    )


def test_what_is_off_track_says_why_and_what_is_done_the_worst_first(reader, unit):
    accomplishment = an_accomplishment(unit)
    partly = a_judged_measure(accomplishment, 1, None, text="Wells dug")
    explained(
        partly, "7", text="Two posts were vacant.", action="Recruit.", action_due=date(2030, 9, 30)
    )
    a_judged_measure(accomplishment, 2, "1", text="Gates open")
    a_judged_measure(accomplishment, 3, "11", text="Roads built")
    computed(unit.node.edition)

    said = section(reader.get(address(unit)), "off")

    assert said == (
        "Off track, and why 2 of 2 · the worst verdict first, then the least of the way "
        "Regressed Gates open 6 Transport and borders · 1 against 10: 9 short. "
        "Worse than the baseline of 3. No reason is given. No corrective action yet "
        "Partially met Wells dug 6 Transport and borders · 7 against 10: 3 short. "
        "4/7 of the way from 3. Posts were vacant or skills were missing. Two posts were vacant. "
        "→ Recruit. · by 30 September 2030 All 2 measures off track"
    )


def test_who_is_late_has_a_name(reader, unit):
    a_role(a_user(name="Ines Calder"), Role.MANAGER, unit)
    accomplishment = an_accomplishment(unit)
    a_judged_measure(accomplishment, 1, "12")
    a_judged_measure(accomplishment, 2, None)
    a_round(unit.node.edition, opens_on=in_days(-9), due_on=in_days(-2), closes_on=in_days(9))
    computed(unit.node.edition)

    said = section(reader.get(address(unit)), "late")

    assert said == (
        "Late 1 of 2 values Units with values still to be handed in Unit Manager Missing State "
        "Border crossings Ines Calder 1 of 2 begun"
    )


def test_a_round_that_is_not_released_names_nobody(reader, unit):
    a_judged_measure(an_accomplishment(unit), 1, None)
    a_round(
        unit.node.edition,
        opens_on=in_days(-9),
        due_on=in_days(-2),
        closes_on=in_days(9),
        released_on=in_days(3),
    )
    computed(unit.node.edition)

    said = section(reader.get(address(unit)), "late")

    assert said.endswith("Names appear here when a reporting round asks for this period.")


def test_changes_are_pairs_from_a_verdict_to_another(reader, unit):
    accomplishment = an_accomplishment(unit)
    for number, (before, now) in enumerate((("7", "12"), ("7", "13"), ("1", "7"), ("12", "12")), 1):
        said_of_2024(a_judged_measure(accomplishment, number, now), before)
    computed(unit.node.edition)

    said = section(reader.get(address(unit)), "changed")

    assert said == (
        "Changed since 2024 From which verdict to which, and of how many measures "
        "From To Measures Partially met Exceeded 2 Regressed Partially met 1 All 3 that changed"
    )


def test_since_the_last_round_is_what_was_not_known_then(reader, unit):
    measure = a_judged_measure(an_accomplishment(unit), 1, "12")
    a_round(unit.node.edition, opens_on=in_days(-9), due_on=in_days(-5), closes_on=in_days(-2))
    computed(unit.node.edition)

    said = section(reader.get(address(unit)), "changed")

    assert measure.pk
    assert "Changed since the last round" in said
    assert "No verdict Exceeded 1" in said


def test_goals_are_those_that_paragraphs_name(reader, unit):
    a_judged_measure(an_accomplishment(unit), 1, "12")
    paragraph = a_node(unit.node.edition, NodeKind.PARAGRAPH, "paragraph 1", parent=unit.node)
    Alignment.objects.create(node=paragraph, framework="SDG", code="9.1")
    computed(unit.node.edition)

    said = section(reader.get(address(unit)), "goals")

    assert "Goal 9 1 of 1, 0 no data, 0 not comparable Named by no paragraph here: 1, 2, 3" in said


def test_the_index_is_shown_with_its_name_and_only_where_it_has_one(reader, unit, settings):
    accomplishment = an_accomplishment(unit)
    a_judged_measure(accomplishment, 1, "12")
    a_judged_measure(accomplishment, 2, "6")
    a_judged_measure(accomplishment, 3, None)
    computed(unit.node.edition)
    without_a_name = reader.get(address(unit)).text

    settings.NAMED_INDEX = {"name": "Report card", "bands": settings.NAMED_INDEX["bands"]}
    said = section(reader.get(address(unit)), "verdicts")

    assert "unweighted mean" not in without_a_name
    assert (
        "Report card : 90.0 % (50 or more, below 100). The unweighted mean of the level ratio L. "
        "Measures in it: 2; without L, and not in it: 1."
    ) in said
    in_arabic = reader.get(address(unit), headers={"Accept-Language": "ar"})
    assert "(50 أو أكثر، وأقل من 100)" in section(in_arabic, "verdicts")


def test_deliverables_are_counted_by_category_and_their_amounts_rated(reader, unit):
    a_judged_measure(an_accomplishment(unit), 1, "12")
    counts = [(5, 5), (5, 3), (5, None), (None, 2), (None, None)]
    for number, (planned, actual) in enumerate(counts, 1):
        row = a_deliverable(unit, number, category="B")
        for is_planned, amount in ((True, planned), (False, actual)):
            DeliverableCount.objects.create(
                deliverable=row, period=a_year(2025), planned=is_planned, amount=amount
            )
    computed(unit.node.edition)

    said = section(reader.get(address(unit, "programme-6/")), "delivered")

    name = "B Generation and transfer of knowledge"
    assert f"{name} 1 of 3 1 1 1" in said
    assert said.endswith(f"{name} 8 of 10 80.00 % 2 5 —")


@pytest.mark.parametrize("outdated", [{"is_stale": True}, {"rule_set": "AR-0 0.9"}])
def test_a_stale_verdict_is_not_counted(reader, unit, outdated):
    a_judged_measure(an_accomplishment(unit), 1, "12")
    computed(unit.node.edition)
    Attainment.objects.filter(verdict=Verdict.EXCEEDED).update(**outdated)

    said = section(reader.get(address(unit)), "verdicts")

    assert "0 Exceeded" in said
    assert "One verdict is being computed anew and is not shown." in said


@pytest.mark.parametrize(
    ("tail", "name", "parts"),
    [
        (
            "programme-6/",
            "By unit",
            "1 Border crossings 1 of 1, 0 no data, 0 not comparable",
        ),
        (
            "programme-6/subprogramme-1/",
            "By result",
            "(a) programme 6/subprogramme 1/(a) 1 of 1, 0 no data, 0 not comparable",
        ),
    ],
)
def test_a_programme_is_shown_by_unit_and_a_unit_by_result(reader, unit, tail, name, parts):
    a_judged_measure(an_accomplishment(unit), 1, "12")
    elsewhere = a_subprogramme(a_programme(unit.node.edition, 7))
    a_judged_measure(an_accomplishment(elsewhere), 1, "1")
    computed(unit.node.edition)

    answer = reader.get(address(unit, tail))

    said = section(answer, "parts")
    assert said == (
        f"{name} met or exceeded, of those assessed; each bar is all measures of its part {parts}"
    )
    assert section(answer, "verdicts").startswith("Verdicts for 2025 One measure 1 Exceeded")


def test_of_a_day_it_shows_what_was_known_then(reader, unit):
    a_judged_measure(an_accomplishment(unit), 1, "12")
    computed(unit.node.edition)

    now = reader.get(address(unit, f"?as_at={in_days(0)}"))
    before = reader.get(address(unit, f"?as_at={in_days(-1)}"))

    assert "1 Exceeded" in section(now, "verdicts")
    assert "Provisional" in now.text
    assert "0 Exceeded" in section(before, "verdicts")
    assert "As known at the end of" in before.text
    assert reader.get(address(unit, "?as_at=yesterday")).status_code == 404


@pytest.mark.parametrize("times", [1, 3])
def test_any_number_of_measures_takes_as_many_queries(reader, unit, times):
    a_role(a_user(name="Ines Calder"), Role.MANAGER, unit)
    accomplishment = an_accomplishment(unit)
    for number in range(1, times + 1):
        a_deliverable(unit, number)
        measure = a_judged_measure(accomplishment, number, None)
        explained(measure, "7")
        a_measure(an_accomplishment(a_subprogramme(unit.programme, number + 1)), number=1)
    a_round(unit.node.edition, opens_on=in_days(-9), due_on=in_days(-2), closes_on=in_days(9))
    computed(unit.node.edition)

    with CaptureQueriesContext(connection) as asked:
        reader.get(address(unit))

    assert len(asked) == 24


def test_a_draft_has_no_dashboard_for_a_reader(reader, unit):
    edition = unit.node.edition
    edition.status = EditionStatus.DRAFT
    edition.save()

    tails = ("", "programme-6/", "programme-6/subprogramme-1/")
    assert [reader.get(address(unit, tail)).status_code for tail in tails] == [404, 404, 404]


def test_what_is_smaller_than_a_unit_has_none(reader, unit):
    an_accomplishment(unit)

    assert reader.get(address(unit, "programme-6/subprogramme-1/(a)/")).status_code == 404


def test_before_anything_is_computed_every_panel_says_what_will_be_there(reader, unit):
    answer = reader.get(address(unit))

    assert "Nothing is computed for this period yet." in answer.text
    assert re.findall(r'<div class="in dim">\s*([^<]*?)\s*</div>', answer.text) == [
        "Changes appear here when a second round or a second period can be compared.",
        "Names appear here when a reporting round asks for this period.",
        "Misses appear here with their reason once measures are assessed.",
        "No paragraph here names a Sustainable Development Goal.",
    ]
