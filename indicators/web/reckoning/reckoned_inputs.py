"""The inputs of a reckoning: what each version says, on which basis, and where it comes from."""

from dataclasses import dataclass
from fractions import Fraction

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from indicators import attainment
from indicators.attainment import Reckoning
from indicators.enums import Basis, Step, ValueState
from indicators.models import ValueVersion
from indicators.web.reckoning.numbers_in_full import in_full


@dataclass(frozen=True, slots=True)
class Input:
    """One version that entered: its letter, what it says, where it comes from.

    ``basis`` is empty where target and actuals are all plain levels, and of a baseline.
    """

    letter: str
    kind: str
    period: str
    value: str
    origin: str
    cell_id: int | None
    number: int | None
    state: str
    basis: str = ""


def inputs(of: Reckoning) -> list[Input]:
    many = len(of.years) > 1
    letters = [f"a{at}" if many else "a" for at, _year in enumerate(of.years, 1)]
    compared = [of.target, *of.years]
    has_basis = any(said and said.version.basis != Basis.LEVEL for said in compared)
    rows = [_input("b", _("Baseline"), of.baseline)]
    rows.append(_input("t", _("Target"), of.target, has_basis=has_basis))
    for letter, year in zip(letters, of.years, strict=True):
        rows.append(_input(letter, _("Actual"), year, has_basis=has_basis))
    return rows


def _input(
    letter: str, kind: str, said: attainment.Stated | None, *, has_basis: bool = False
) -> Input:
    if said is None:
        return Input(
            letter, kind, "", "—", _("Not stated. Empty stays empty: never 0."), None, None, ""
        )
    version = said.version
    return Input(
        letter,
        kind,
        version.cell.period.label,
        _value(version),
        _origin(said),
        version.cell_id,
        version.number,
        "" if version.state == ValueState.REPORTED else _(ValueState(version.state).label),
        _(Basis(version.basis).label) if has_basis else "",
    )


def _value(version: ValueVersion) -> str:
    if version.numerator is not None and version.denominator is not None:
        return f"{in_full(Fraction(version.numerator))} / {in_full(Fraction(version.denominator))}"
    if version.amount is None:
        return version.words or "—"
    low = in_full(Fraction(version.amount))
    high = version.amount_high
    return low if high is None else f"{low}–{in_full(Fraction(high))}"


def _origin(said: attainment.Stated) -> str:
    """Who stated it, who approved it, on which evidence; or where in the plan it stands."""
    version, approval = said.version, said.approval
    parts = []
    if version.source is not None:
        parts.append(f"{version.source.edition.symbol}, {version.source.path}")
    if version.by is not None:
        said_by = {"person": version.by, "day": date_format(version.at, "DATE_FORMAT")}
        parts.append(_("entered by %(person)s, %(day)s") % said_by)
    if approval is not None and approval.step == Step.APPROVE:
        approved = {"person": approval.by, "day": date_format(approval.at, "DATE_FORMAT")}
        parts.append(_("approved by %(person)s, %(day)s") % approved)
    if version.valid_from is not None:
        parts.append(
            _("revised, holds from %(day)s")
            % {"day": date_format(version.valid_from, "DATE_FORMAT")}
        )
    parts += [use.name for use in said.evidence]
    if version.evidence:
        parts.append(version.evidence)
    return "; ".join(parts)
