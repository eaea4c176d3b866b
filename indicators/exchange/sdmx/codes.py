"""What the tracker's choices are called in SDMX: frequencies, times, and the status of a value.

The codes of frequency and status are those of the cross-domain lists CL_FREQ and CL_OBS_STATUS.
"""

from datetime import date

from indicators.enums import PeriodKind, ValueState

WHOLE = "_T"
UNKNOWN = "_U"
NONE = "_Z"

FREQUENCIES = {"A": "Annual", "A2": "Biennial", "Q": "Quarterly", "_O": "Other"}
STATUSES = {
    "A": "Normal value",
    "B": "Time series break",
    "D": "Definition differs",
    "E": "Estimated value",
    "M": "Missing value; data cannot exist",
    "O": "Missing value",
    "P": "Provisional value",
    "Q": "Missing value; suppressed",
}
STATUS_OF_STATE = {
    ValueState.REPORTED: "A",
    ValueState.NIL: "A",
    ValueState.NOT_REPORTED: "O",
    ValueState.NOT_DUE: "O",
    ValueState.NOT_APPLICABLE: "M",
    ValueState.SUPPRESSED: "Q",
    ValueState.ESTIMATED: "E",
    ValueState.PROXY: "D",
    ValueState.SERIES_BREAK: "B",
    # One code alone: that nothing before it compares says more. CL_VALUE_STATE has both.
    ValueState.PROXY_BREAK: "B",
}


def status(state: ValueState, *, is_interim: bool) -> str:
    """An interim value that is stated is provisional."""
    code = STATUS_OF_STATE[state]
    return "P" if is_interim and code == "A" else code


def measure_code(identity: int) -> str:
    """The same in every edition that has the measure."""
    return f"M{identity}"


def component_code(component: int | None) -> str:
    return WHOLE if component is None else f"C{component}"


def frequency(kind: PeriodKind, first: date, last: date) -> str:
    if _quarter(first, last):
        return "Q"
    return {
        PeriodKind.YEAR: "A",
        PeriodKind.FISCAL_YEAR: "A",
        PeriodKind.BIENNIUM: "A2",
        PeriodKind.SPAN: "_O",
    }[kind]


def time_period(first: date, last: date) -> str:
    """2026 for a calendar year, 2026-Q2 for a quarter of one, else 2018-01-01/P2Y."""
    if quarter := _quarter(first, last):
        return f"{first.year}-Q{quarter}"
    after = date.fromordinal(last.toordinal() + 1)
    months = (after.year - first.year) * 12 + after.month - first.month
    if after.day != first.day or not months:
        return f"{first.isoformat()}/P{after.toordinal() - first.toordinal()}D"
    if months % 12:
        return f"{first.isoformat()}/P{months}M"
    if months == 12 and first.month == 1 and first.day == 1:
        return str(first.year)
    return f"{first.isoformat()}/P{months // 12}Y"


def _quarter(first: date, last: date) -> int:
    """Of a calendar year; 0 for any other stretch of time."""
    after = date.fromordinal(last.toordinal() + 1)
    months = (after.year - first.year) * 12 + after.month - first.month
    begins = first.day == 1 and first.month % 3 == 1
    return first.month // 3 + 1 if begins and after.day == 1 and months == 3 else 0
