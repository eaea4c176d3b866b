"""What stands around the verdicts of a day of the past is of that day too."""

import re

import pytest

from indicators.enums import NodeKind
from indicators.models import Alignment
from tests.attainment.revising import stated_anew
from tests.builders import (
    a_dimension,
    a_measure,
    a_node,
    an_accomplishment,
    an_adopted_value,
    in_days,
)
from tests.ledger.tampering import tamper
from tests.web.seeing.mended import TEN_DAYS_BACK, as_of_ten_days_ago, measures_that_were_mended
from tests.web.seeing.plans_seen import a_judged_measure, computed, explained, said_of_2024, section

pytestmark = pytest.mark.django_db(transaction=True)

DAY = in_days(-5)


@pytest.fixture
def measure():
    return measures_that_were_mended()[0]


def both(reader, page):
    """The page of today and of the day."""
    joined = "&" if "?" in page else "?"
    return [reader.get(f"{page}{query}") for query in ("", f"{joined}as_at={DAY}")]


def dashboard(measure):
    return f"/plans/{measure.node.edition.slug}/dashboard/"


def filtered(measure, asked):
    return f"/plans/{measure.node.edition.slug}/heat-map/?as=table&{asked}"


def ten_days_back(table, column="pgh_created_at"):
    tamper(TEN_DAYS_BACK.format(f"indicators_{table}", column, column))


def test_goals_are_those_named_by_then(reader, measure):
    unit = measure.accomplishment.subprogramme.node
    for goal in (9, 6):
        node = a_node(unit.edition, NodeKind.PARAGRAPH, f"paragraph {goal}", parent=unit)
        Alignment.objects.create(node=node, framework="SDG", code=f"{goal}.1")
        if goal == 9:
            ten_days_back("alignmentevent")

    said = [
        re.findall(r"Goal (\d+)", section(answer, "goals"))
        for answer in both(reader, dashboard(measure))
    ]
    kept = [
        [answer.context["kept"] for answer in both(reader, filtered(measure, f"sdg={goal}"))]
        for goal in (6, 9)
    ]

    assert said == [["6", "9"], ["9"]]
    assert kept == [[1, 0], [1, 1]]


def test_a_measure_that_was_not_in_the_plan_yet_is_not_drawn(reader, measure):
    a_judged_measure(measure.accomplishment, 2, "12")
    a_measure(measure.accomplishment, number=3)
    computed(measure.node.edition)

    drawn = [answer.context["total"] for answer in both(reader, filtered(measure, ""))]
    counted = [answer.context["measures"] for answer in both(reader, dashboard(measure))]

    assert drawn == counted == [3, 1]


def test_a_measure_of_which_nothing_was_said_is_drawn(reader):
    silent = a_measure(an_accomplishment(), number=2)
    judged = a_judged_measure(silent.accomplishment, 1, "12")
    as_of_ten_days_ago()
    computed(judged.node.edition)

    drawn = [answer.context["total"] for answer in both(reader, filtered(judged, ""))]

    assert drawn == [2, 2]


def test_before_the_plan_there_is_nothing_to_draw(reader, measure):
    asked = "period=2025&as_at=2020-01-01"

    pages = [
        reader.get(page)
        for page in (
            f"{dashboard(measure)}?{asked}",
            filtered(measure, asked),
            filtered(measure, asked).replace("as=table&", ""),
        )
    ]

    assert [answer.status_code for answer in pages] == [200, 200, 200]
    assert pages[0].context["measures"] == pages[1].context["total"] == 0


def test_an_entity_gives_the_parts_that_it_gave_then(reader, measure):
    broken = a_dimension(measure, "entity", "unece", "unep", only=["unece"])
    ten_days_back("measuredimensionevent")
    broken.only = ["unep"]
    broken.save()

    kept = [
        [answer.context["kept"] for answer in both(reader, filtered(measure, f"entity={entity}"))]
        for entity in ("entity%3Dunece", "entity%3Dunep")
    ]

    assert kept == [[0, 1], [1, 0]]


@pytest.mark.parametrize(("due", "is_overdue"), [(-6, True), (-5, False), (-3, False)])
def test_an_action_is_overdue_by_the_day_that_is_shown(reader, due, is_overdue):
    measure = a_judged_measure(an_accomplishment(), 1, None)
    explained(measure, "7", action_due=in_days(due))
    as_of_ten_days_ago()
    ten_days_back("missexplanation", "at")
    computed(measure.node.edition)

    said = [section(answer, "off") for answer in both(reader, dashboard(measure))]

    assert ["that day is past" in each for each in said] == [True, is_overdue]


def test_changes_since_the_period_before_are_of_what_was_known(reader):
    measure = a_judged_measure(an_accomplishment(), 1, None)
    actual = an_adopted_value(measure, "7")
    said_of_2024(measure, "3")
    as_of_ten_days_ago()
    stated_anew(actual, "12")
    computed(measure.node.edition)

    answers = both(reader, dashboard(measure))

    table = "Changed since 2024 From which verdict to which, and of how many measures From To"
    assert [section(answer, "changed") for answer in answers] == [
        f"{table} Measures Not met Exceeded 1 The one that changed",
        f"{table} Measures Not met Partially met 1 The one that changed",
    ]
    assert [answer.context["changed"].query for answer in answers] == [
        "from=2024&to=2025",
        f"from=2024&to=2025&from_at={DAY}&to_at={DAY}",
    ]
