"""Each flag at its bounds."""

from fractions import Fraction

import pytest

from indicators import review
from indicators.enums import Accumulation, Flag, MeasureKind, Verdict

NUMBERS = ("actual", "target", "baseline", "target_before")
UP, DOWN = MeasureKind.INCREASE, MeasureKind.DECREASE
TOTAL = {"accumulation": Accumulation.RUNNING_TOTAL}
MISSED = {"target": "9", "target_before": "9", "verdict_before": Verdict.NOT_MET, "kind": UP}

CLAIMED = {"verdict": Verdict.NOT_MET, "judged": Verdict.MET, "has_evidence": False}


def flags(**known):
    bounds = known.pop("bounds", None)
    numbers = {name: Fraction(known[name]) for name in NUMBERS if name in known}
    years = {
        name: [Fraction(value) for value in known.get(name, ())] for name in ("earlier", "later")
    }
    parts = [[Fraction(part) for part in group] for group in known.get("parts", ())]
    return review.flags(
        review.Submitted(
            **{"verdict": Verdict.NOT_MET, **known, **numbers, **years, "parts": parts},
        ),
        bounds,
    )


@pytest.mark.parametrize(
    ("known", "raised"),
    [
        ({"actual": "5", "target": "10"}, []),
        ({"actual": "4.99", "target": "10"}, [Flag.FAR_FROM_TARGET]),
        ({"actual": "20", "target": "10"}, []),
        ({"actual": "20.01", "target": "10"}, [Flag.FAR_FROM_TARGET]),
        ({"actual": "5", "target": "0"}, []),
        ({"actual": "5"}, []),
        ({"actual": "13", "earlier": ["10", "12"]}, []),
        ({"actual": "13.1", "earlier": ["10", "12"]}, [Flag.OUTSIDE_HISTORY]),
        ({"actual": "8.9", "earlier": ["10", "12"]}, [Flag.OUTSIDE_HISTORY]),
        ({"actual": "99", "earlier": ["10"]}, []),
        ({"actual": "60", "earlier": ["60", "5", "6", "7", "8", "9"]}, [Flag.OUTSIDE_HISTORY]),
        ({"earlier": ["10", "12"]}, []),
        (
            {"actual": "9", "earlier": ["10"], "accumulation": Accumulation.RUNNING_TOTAL},
            [Flag.TOTAL_FELL],
        ),
        ({"actual": "10", "earlier": ["10"], "accumulation": Accumulation.RUNNING_TOTAL}, []),
        ({"actual": "9", "earlier": ["10"], "accumulation": Accumulation.PER_PERIOD}, []),
        (TOTAL | {"actual": "11", "later": ["10", "12"]}, [Flag.TOTAL_FELL]),
        (TOTAL | {"actual": "10", "later": ["10"]}, []),
        (TOTAL | {"actual": "11", "later": ["11", "10"]}, []),
        (TOTAL | {"later": ["10"]}, []),
        ({"actual": "11", "later": ["10"], "accumulation": Accumulation.PER_PERIOD}, []),
        ({"actual": "100", "unit": "per cent"}, []),
        ({"actual": "100.1", "unit": "Per cent"}, [Flag.OVER_HUNDRED]),
        ({"actual": "101", "unit": "crossings"}, []),
        ({"verdict": Verdict.MET, "has_evidence": False}, [Flag.NO_EVIDENCE]),
        ({"verdict": Verdict.NOT_MET, "has_evidence": False}, []),
        (CLAIMED, [Flag.NO_EVIDENCE]),
        (CLAIMED | {"judged": Verdict.EXCEEDED}, [Flag.NO_EVIDENCE]),
        (CLAIMED | {"verdict": Verdict.NO_DATA}, [Flag.NO_EVIDENCE]),
        (CLAIMED | {"judged": Verdict.PARTIALLY_MET}, []),
        (CLAIMED | {"has_evidence": True}, []),
        ({"is_defined": False}, [Flag.NO_DEFINITION]),
        (MISSED, [Flag.TARGET_UNCHANGED]),
        (MISSED | {"target": "9.1"}, []),
        (MISSED | {"verdict_before": Verdict.MET}, []),
        (MISSED | {"verdict_before": None}, []),
        (MISSED | {"kind": MeasureKind.FULL}, []),
        (MISSED | {"asks_of_target": False}, []),
        ({"target": "9", "earlier": ["9.1"], "kind": UP}, [Flag.TARGET_BELOW_LAST]),
        ({"target": "9", "earlier": ["9"], "kind": UP}, []),
        ({"target": "9.1", "earlier": ["9"], "kind": DOWN}, [Flag.TARGET_BELOW_LAST]),
        ({"target": "9", "earlier": ["9.1"], "kind": DOWN}, []),
        ({"target": "9", "earlier": ["9.1"], "kind": MeasureKind.RANGE}, []),
        ({"target": "9", "kind": UP}, []),
        ({"target": "9", "baseline": "9.1", "kind": UP}, [Flag.LESS_AMBITIOUS]),
        ({"target": "9", "baseline": "9", "kind": UP}, []),
        ({"target": "9.1", "baseline": "9", "kind": DOWN}, [Flag.LESS_AMBITIOUS]),
        ({"target": "9", "baseline": "9.1", "kind": DOWN}, []),
        ({"target": "9", "baseline": "9.1", "kind": MeasureKind.MAINTAIN}, []),
        ({"target": "9", "actual": "9", "baseline": "9.1", "kind": UP}, []),
        ({"actual": "100", "earlier": ["100"], "unit": "%"}, [Flag.STUCK_AT_HUNDRED]),
        ({"actual": "100", "earlier": ["100"], "is_ratio": True}, [Flag.STUCK_AT_HUNDRED]),
        ({"actual": "100", "earlier": ["99"], "unit": "%"}, []),
        ({"actual": "100", "earlier": ["100"], "unit": "crossings"}, []),
        ({"actual": "7", "parts": [["3", "4"]]}, []),
        ({"actual": "7", "parts": [["3", "4"], ["3", "3"]]}, [Flag.PARTS_UNLIKE_TOTAL]),
        ({"actual": "70", "parts": [["30", "30"]], "unit": "%"}, []),
        ({"parts": [["3", "4"]]}, []),
        ({"unit": "persons", "unit_before": "households"}, [Flag.UNIT_CHANGED]),
        ({"unit": "Persons ", "unit_before": "persons"}, []),
        ({"unit": "persons", "unit_before": ""}, []),
        ({"target": "101", "unit": "%"}, [Flag.OVER_HUNDRED]),
        ({"actual": "101", "is_ratio": True}, [Flag.OVER_HUNDRED]),
    ],
)
def test_a_flag_is_raised_beyond_its_bound_and_not_at_it(known, raised):
    assert flags(**known) == raised


@pytest.mark.parametrize(
    ("known", "bounds", "raised"),
    [
        ({"actual": "3", "target": "10"}, {"least_of_target": Fraction(3, 10)}, []),
        ({"actual": "16", "target": "10"}, {"most_of_target": Fraction(3, 2)}, "far_from_target"),
        (
            {"actual": "13", "earlier": ["10", "12"]},
            {"history_margin": Fraction(0)},
            "outside_history",
        ),
        ({"actual": "60", "earlier": ["60", "5", "6"]}, {"history_values": 3}, []),
        ({"actual": "100", "earlier": ["100"], "unit": "%"}, {"periods_at_hundred": 3}, []),
    ],
)
def test_the_bounds_are_as_they_are_set(known, bounds, raised):
    assert flags(**known, bounds=review.Bounds(**bounds)) == ([raised] if raised else [])
