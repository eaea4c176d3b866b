"""Each flag at its bounds."""

from fractions import Fraction

import pytest

from indicators import review
from indicators.enums import Accumulation, Flag, Verdict


def flags(**known):
    numbers = {
        name: Fraction(value) for name, value in known.items() if name in ("actual", "target")
    }
    earlier = [Fraction(value) for value in known.get("earlier", ())]
    return review.flags(
        review.Submitted(
            **{"verdict": Verdict.NOT_MET, **known, **numbers, "earlier": earlier},
        )
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
        ({"actual": "100", "unit": "per cent"}, []),
        ({"actual": "100.1", "unit": "Per cent"}, [Flag.OVER_HUNDRED]),
        ({"actual": "101", "unit": "crossings"}, []),
        ({"verdict": Verdict.MET, "has_evidence": False}, [Flag.NO_EVIDENCE]),
        ({"verdict": Verdict.NOT_MET, "has_evidence": False}, []),
        ({"is_defined": False}, [Flag.NO_DEFINITION]),
    ],
)
def test_a_flag_is_raised_beyond_its_bound_and_not_at_it(known, raised):
    assert flags(**known) == raised
