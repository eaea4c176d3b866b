"""A sentence of arithmetic says what was compared, also where years were brought together."""

from decimal import Decimal

import pytest

from indicators.enums import Basis, MeasureKind, ValueState, Verdict
from indicators.models import Attainment, MeasureVersion, ValueVersion
from indicators.web.framework.measures import shown_attainment


def said_of(
    *, kind: MeasureKind, target: str, actual: str, level: tuple[int, int], **others
) -> str:
    row = Attainment(
        original_verdict="",
        verdict=others.get("verdict", Verdict.PARTIALLY_MET),
        gap=Decimal(others["gap"]),
        ratio_numerator=level[0],
        ratio_denominator=level[1],
        series=others.get("series", []),
        target=ValueVersion(
            amount=Decimal(target),
            state=ValueState.REPORTED,
            basis=others.get("basis", Basis.LEVEL),
        ),
        actual=ValueVersion(amount=Decimal(actual), state=ValueState.REPORTED),
    )
    return shown_attainment(row, MeasureVersion(kind=kind, decimals=1)).sentence


@pytest.mark.parametrize(
    ("case", "said"),
    [
        (
            {"kind": MeasureKind.AT_LEAST, "level": (26, 27), "actual": "88.3", "series": [1, 2]},
            "The years together: 86.7 against 90.0: 3.3 short.",
        ),
        (
            {"kind": MeasureKind.AT_LEAST, "level": (26, 27), "actual": "88.3"},
            "88.3 against 90.0: 3.3 short.",
        ),
        (
            {"kind": MeasureKind.AT_MOST, "level": (9, 10), "actual": "50", "series": [1, 2]},
            "The years together: 100.0 against 90.0: 3.3 short.",
        ),
        (
            {"kind": MeasureKind.AT_LEAST, "level": (1, 1), "actual": "90", "series": [1, None]},
            "90.0 against 90.0: 3.3 short.",
        ),
        (
            {
                "kind": MeasureKind.AT_LEAST,
                "level": (1, 2),
                "actual": "50",
                "series": [1, 2],
                "basis": Basis.INCREMENT,
            },
            "50.0 against 90.0: 3.3 short.",
        ),
    ],
)
def test_what_was_judged_is_what_is_said(case, said):
    assert said_of(**case, target="90", gap="-3.333333333333") == said
