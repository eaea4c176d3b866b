"""Readers see on the spot what a measure means, what a verdict means, and what a mark means."""

from datetime import timedelta

import pytest
from django.utils import timezone

from indicators.enums import MeasureKind, ValueKind, ValueState
from indicators.models import PerformanceMeasure
from tests.attainment.revising import read_anew
from tests.builders import a_measure, a_year, an_accomplishment, an_adopted_value
from tests.connections import wait_until_all_before_is_over
from tests.web.seeing.plans_seen import a_judged_measure, computed, definitions_in, told

pytestmark = pytest.mark.django_db
GATES = (
    "Definition programme 6/subprogramme 1/(a)/1 gates · higher is better · per period · "
    "proposed, not confirmed A gate is open when <trucks> pass. Method: Counted. "
    "Data source: Customs."
)
WELLS = (
    "Definition programme 6/subprogramme 1/(a)/2 crossings · higher is better · per period · "
    "proposed, not confirmed No definition is stated."
)


@pytest.fixture
def gates(subprogramme) -> PerformanceMeasure:
    accomplishment = an_accomplishment(subprogramme)
    defined = {
        "definition": "A gate is open when <trucks> pass.",
        "method": "Counted.",
        "data_source": "Customs.",
    }
    measure = a_judged_measure(accomplishment, 1, "5", text="Gates", unit="gates", **defined)
    a_judged_measure(accomplishment, 2, "4", text="Wells", definition="")
    computed(measure.node.edition)
    return measure


@pytest.mark.parametrize(
    "tail",
    [
        "performance/",
        "heat-map/?as=table",
        "dashboard/",
        "programme-6/subprogramme-1/",
        "?q=g",
    ],
)
def test_every_measure_of_a_page_can_be_opened(reader, gates, tail):
    answer = reader.get(f"/plans/{gates.node.edition.slug}/{tail}")

    assert sorted(definitions_in(answer.text)) == [GATES, WELLS]


def test_a_square_and_both_sides_of_a_comparison_say_it_too(reader, gates):
    slug = gates.node.edition.slug

    square = reader.get(f"/plans/{slug}/heat-map/{gates.pk}/")
    compared = reader.get(f"/plans/{slug}/compare/?all=on&from=2025&to=2025")

    assert definitions_in(square.text) == [GATES]
    assert set(definitions_in(compared.text)) == {GATES, WELLS}


@pytest.mark.parametrize("tail", ["performance/", "heat-map/?as=table", "compare/?all=on"])
@pytest.mark.django_db(transaction=True)
def test_of_a_day_it_is_the_definition_of_that_day(reader, gates, tail):
    """The comparison reads the days of its two sides, the others ``as_at``."""
    wait_until_all_before_is_over()
    before = timezone.now().date() - timedelta(days=1)
    read_anew(gates, number=2, kind=MeasureKind.INCREASE, definition="Open all day.")
    slug, sign = gates.node.edition.slug, "&" if "?" in tail else "?"

    today = reader.get(f"/plans/{slug}/{tail}")
    then = reader.get(f"/plans/{slug}/{tail}{sign}as_at={before}&from_at={before}&to_at={before}")

    assert "Open all day." in today.text
    assert "Open all day." not in then.text


@pytest.mark.parametrize(
    "tail", ["performance/", "heat-map/", "heat-map/?as=table", "dashboard/", "compare/?all=on", ""]
)
def test_the_verdicts_are_explained_where_they_are_shown(reader, gates, tail):
    answer = reader.get(f"/plans/{gates.node.edition.slug}/{tail}")

    meanings = answer.text.partition('<details class="meaning">')[2].partition("</details>")[0]
    assert told(meanings).startswith("What the verdicts mean Exceeded Better than the target")
    assert "No data The period is over and no value is approved. It is not zero." in told(meanings)


def test_what_is_no_plain_value_has_a_mark_and_the_mark_a_legend(reader, subprogramme):
    accomplishment = an_accomplishment(subprogramme)
    states = (ValueState.PROXY, ValueState.ESTIMATED, ValueState.SERIES_BREAK)
    for number, state in enumerate(states, 1):
        measure = a_measure(accomplishment, number=number)
        an_adopted_value(measure, "5", kind=ValueKind.TARGET)
        an_adopted_value(measure, "7", state=state)
    hidden = a_measure(accomplishment, number=4)
    an_adopted_value(hidden, None, state=ValueState.SUPPRESSED)
    plain = a_measure(accomplishment, number=5)
    an_adopted_value(plain, "6", period=a_year())
    computed(plain.node.edition)

    answer = reader.get(f"/plans/{plain.node.edition.slug}/performance/")

    body, _end, after = answer.text.partition("</table>")
    for sign, word in (("p", "proxy"), ("e", "estimated"), ("b", "break")):
        assert f'7<sup aria-hidden="true">{sign}</sup><span class="vh"> {word}</span>' in body
    assert '—<sup aria-hidden="true">s</sup><span class="vh"> suppressed</span>' in body
    assert body.count("<sup") == 4
    assert "p proxy · e estimated · b break · s suppressed" in told(after)
