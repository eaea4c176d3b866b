"""What was to be expected by a day before the target's, in a sentence for each part."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from indicators import attainment
from indicators.attainment import Figures, Waypoint, printed_number
from indicators.models import Cell, PerformanceMeasure, Period
from indicators.web.framework.measures import component_names
from indicators.web.reckoning.numbers_in_full import in_full, signed
from indicators.web.requests import language

# A pace of 0 stands still, of 1 is on course.
COURSES = (Fraction(0), Fraction(1))
PACE_DECIMALS = 2


@dataclass(frozen=True, slots=True)
class OnTheWay:
    """``component`` is empty for the measure as a whole; ``formulas`` are its exact reckoning."""

    component: str
    sentence: str
    formulas: list[str]


def on_the_way(figures: Figures, period: Period | None, cells: Iterable[Cell]) -> list[OnTheWay]:
    found = attainment.waypoints(figures, period, cells) if period else []
    return told(found, figures.measure)


def told(found: list[Waypoint], measure: PerformanceMeasure) -> list[OnTheWay]:
    names = component_names([each.component for each in found if each.component])
    return [
        OnTheWay(
            names.get(each.component.pk, each.component.name) if each.component else "",
            _sentence(each, measure.current.decimals),
            _formulas(each),
        )
        for each in found
    ]


def _formulas(each: Waypoint) -> list[str]:
    """E and the pace as they are written, in full; none where nothing could be expected."""
    if each.trajectory.expected is None:
        return []
    b, t, e = each.baseline, each.target, each.elapsed
    span = f"({in_full(t)} − {signed(b)})"
    said = [
        f"E = b + (t − b) · e = {in_full(b)} + {span} · {e} = {in_full(each.trajectory.expected)}"
    ]
    if each.trajectory.pace is not None:
        progress = each.trajectory.pace * e
        said.append(f"P / e = ({progress}) / ({e}) = {each.trajectory.pace}")
    return said


def _sentence(each: Waypoint, decimals: int) -> str:
    expected, reported = each.trajectory.expected, each.reported
    against = [] if expected is None else [expected]
    parts = {
        "day": date_format(each.day, "DATE_FORMAT"),
        "reported": printed_number(reported, decimals, language(), against),
    }
    if expected is None:
        return _("On %(day)s %(reported)s are reported. Nothing could be expected: %(why)s") % {
            **parts,
            "why": _(each.trajectory.why.label),
        }
    parts["expected"] = printed_number(expected, decimals, language(), [reported])
    said = _("On %(day)s %(expected)s were to be expected; %(reported)s are reported.") % parts
    return " ".join(filter(None, (said, _pace(each))))


def _pace(each: Waypoint) -> str:
    pace = each.trajectory.pace
    if pace is None:
        return ""
    parts = {
        "pace": printed_number(pace, PACE_DECIMALS, language(), COURSES),
        "period": each.target_period.label,
    }
    return _("The pace is %(pace)s; with 1 the target of %(period)s is reached in time.") % parts
