"""One edition that has a value of every sort."""

from dataclasses import dataclass
from datetime import date

from indicators.enums import MeasureKind, PeriodKind, ValueKind, ValueState
from indicators.models import Component, PerformanceMeasure, Period, PlanEdition, User
from tests.builders import (
    a_cell,
    a_component,
    a_dimension,
    a_measure,
    a_programme,
    a_subprogramme,
    a_user,
    a_version,
    a_year,
    an_accomplishment,
    an_adopted_value,
    an_edition,
    an_objective,
)

LONG_NUMBER = "123456789012345678.123456789012"


@dataclass(frozen=True, slots=True)
class Frame:
    edition: PlanEdition
    count: PerformanceMeasure
    share: PerformanceMeasure
    milestone: PerformanceMeasure
    women: Component
    reader: User


def a_frame(**edition) -> Frame:
    """``count`` is broken down by sex and has a component, ``share`` is a ratio."""
    held = an_edition(title="Programme plan 2025", **edition)
    subprogramme = a_subprogramme(a_programme(held, text="Borders"), text="Transit")
    an_objective(subprogramme)
    result = an_accomplishment(subprogramme)
    count = a_measure(result, text="Crossings <open> & safe")
    share = a_measure(result, number=2, text="Share of lorries", unit="per cent")
    milestone = a_measure(
        result, number=3, text="Treaty", kind=MeasureKind.MILESTONE, unit="", direction=""
    )
    women = a_component(count, "women's crossings")
    a_dimension(count)
    _say(count, share, milestone, women)
    return Frame(held, count, share, milestone, women, a_user())


def _say(
    count: PerformanceMeasure,
    share: PerformanceMeasure,
    milestone: PerformanceMeasure,
    women: Component,
) -> None:
    an_adopted_value(count, "4", kind=ValueKind.BASELINE, period=a_year(2023))
    an_adopted_value(count, LONG_NUMBER, kind=ValueKind.TARGET)
    an_adopted_value(count, "0", state=ValueState.NIL)
    an_adopted_value(count, None, period=a_year(2024), state=ValueState.NOT_REPORTED)
    an_adopted_value(count, "2.50", component=women)
    an_adopted_value(count, "-1", disaggregation="sex=women")
    an_adopted_value(count, "1", disaggregation="sex=unknown", state=ValueState.ESTIMATED)
    an_adopted_value(share, None, numerator="2", denominator="3", period=a_biennium())
    an_adopted_value(share, None, state=ValueState.SUPPRESSED)
    an_adopted_value(milestone, None, kind=ValueKind.TARGET, words="=Signed, and “ratified”")
    an_adopted_value(milestone, None, words="Signed")
    a_version(a_cell(milestone, a_year(2024)), None, words="not approved")


def a_biennium() -> Period:
    period, _ = Period.objects.get_or_create(
        kind=PeriodKind.BIENNIUM,
        first_day=date(2024, 1, 1),
        last_day=date(2025, 12, 31),
        label="2024-2025",
    )
    return period
