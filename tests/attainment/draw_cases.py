"""The worked tables of the guide, drawn from the tables of cases by ``make cases``."""

from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path

from django.utils.translation import gettext, override

from indicators.attainment.case import Case
from indicators.attainment.exact import as_pair
from indicators.enums import Accumulation, Basis, ReasonCode, ValueState
from tests.attainment.cases import CASES, NamedCase
from tests.attainment.cases_of_series import COMPONENTS, MARKS, SERIES, NamedSeries
from tests.attainment.decimals import as_decimal

GUIDE = Path(__file__).parents[2] / "templates/guide"
NONE = "—"
CODE_HEADS = {"en": ("code", "in words"), "zh-hans": ("代码", "含义")}
NUMBERS = frozenset({"baseline", "target", "tolerance", "actual", "P", "L"})
SPOKEN = {"-": NONE, "nil": "nil", "x": "does not apply", "_": "no row"}


def worked_tables() -> dict[str, str]:
    """By the name of the file."""
    return {
        "cases.md": table(one_year(case) for case in CASES),
        "cases-of-series.md": table(several_years(case) for case in SERIES),
        "cases-of-components.md": table(
            {
                "case": named.name,
                "verdict": named.verdict.label,
                "components": spoken(named.written),
                "codes": ", ".join(named.reasons),
            }
            for named in COMPONENTS
        ),
        "codes.md": table_of_codes("en"),
        "codes.zh-hans.md": table_of_codes("zh-hans"),
    }


def table_of_codes(language: str) -> str:
    with override(language):
        rows = [(f"`{code}`", gettext(code.label)) for code in ReasonCode]
    return "".join(
        f"| {' | '.join(cells)} |\n" for cells in (CODE_HEADS[language], ("---", "---"), *rows)
    )


def table(rows: Iterable[dict[str, str]]) -> str:
    every = list(rows)
    head = list(every[0])
    sides = ["--:" if name in NUMBERS else "---" for name in head]
    lines = [f"| {' | '.join(cells)} |\n" for cells in (head, *(row.values() for row in every))]
    return "".join((lines[0], f"|{'|'.join(sides)}|\n", *lines[1:]))


def one_year(named: NamedCase) -> dict[str, str]:
    given = named.given
    actual = as_typed(given.actual)
    if given.ratio is not None:
        actual = f"{as_typed(given.ratio.numerator)} of {as_typed(given.ratio.denominator)}"
    return {
        "case": named.name.replace("|", "\\|"),
        "verdict": named.verdict.label,
        "kind": given.kind or NONE,
        "baseline": as_typed(given.baseline),
        "target": target_of(given),
        "tolerance": as_typed(given.tolerance) if given.tolerance else "",
        "actual": actual,
        "state": "" if given.state == ValueState.REPORTED else given.state,
        "basis": basis_of(given),
        "due": "" if given.due else "not yet",
        "judged": given.judged.label if given.judged else "",
        **outcome(named),
    }


def several_years(named: NamedSeries) -> dict[str, str]:
    last = named.years[-1]
    return {
        "case": named.name,
        "verdict": named.verdict.label,
        "years": Accumulation(last.accumulation).label,
        "kind": last.case.kind or NONE,
        "baseline": as_typed(last.case.baseline),
        "target": target_of(last.case),
        "basis": basis_of(last.case),
        "due": "" if last.case.due else "not yet",
        "actuals, year by year": spoken(named.written),
        **outcome(named),
    }


def outcome(named: NamedCase | NamedSeries) -> dict[str, str]:
    return {
        "P": in_lowest_terms(named.progress),
        "L": in_lowest_terms(named.ratio),
        "codes": ", ".join(named.reasons),
    }


def target_of(given: Case) -> str:
    if given.lo is None and given.hi is None:
        return as_typed(given.target)
    return f"{as_typed(given.lo)}–{as_typed(given.hi)}"


def basis_of(given: Case) -> str:
    """Of the target and of the actual, where they are not both levels."""
    bases = (given.basis, given.actual_basis)
    return "" if set(bases) == {Basis.LEVEL} else " / ".join(bases)


def spoken(written: str) -> str:
    return " · ".join(as_spoken(each) for each in written.split())


def as_spoken(written: str) -> str:
    if written in SPOKEN:
        return SPOKEN[written]
    if written[0] in MARKS:
        return f"{as_spoken(written[1:])} ({MARKS[written[0]]})"
    return written.replace(":", " of ")


def as_typed(value: Fraction | None) -> str:
    return NONE if value is None else as_decimal(value)


def in_lowest_terms(value: Fraction | None) -> str:
    return NONE if value is None else as_pair(value)


def draw_the_worked_tables():
    for name, drawn in worked_tables().items():
        (GUIDE / name).write_text(drawn, encoding="utf-8")
