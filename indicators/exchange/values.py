"""The approved values of an edition, a row at a time: what every export is made of.

Whatever nobody has approved does not leave the service.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from django.db import models
from django.db.models import DecimalField, Func, Q, QuerySet, TextField
from django.db.models.functions import Cast, Coalesce, NullIf

from indicators.enums import PeriodKind, ValueKind, ValueState
from indicators.models import Cell, PlanEdition

AT_ONCE = 5_000
NUMBERS = ("amount", "amount_high", "numerator", "denominator")


class Value(NamedTuple):
    """One approved value; numbers are plain decimals as text, empty where there is none.

    ``per_cent`` is the ratio of numerator and denominator, half up to twelve decimals.
    """

    cell: int
    measure: int
    component: int | None
    disaggregation: str
    period_kind: PeriodKind
    first_day: date
    last_day: date
    period: str
    kind: ValueKind
    as_of: date | None
    state: ValueState
    words: str
    judged: str
    qualifier: str
    basis: str
    path: str
    unit: str
    component_name: str
    amount: str
    amount_high: str
    numerator: str
    denominator: str
    per_cent: str

    @property
    def number(self) -> str:
        """The value as one number; a ratio in per cent."""
        return self.amount or self.per_cent


class _PerCent(Func):
    """Empty where the denominator is zero: no number can be said then."""

    template = "round(100 * %(expressions)s, 12)"
    arg_joiner = " / "
    output_field = DecimalField()


class _Trimmed(Func):
    function = "trim_scale"


def _as_text(number: str | Func) -> Coalesce:
    text = Cast(_Trimmed(number), TextField())
    return Coalesce(text, models.Value(""), output_field=TextField())


def cells_of(edition: PlanEdition) -> QuerySet[Cell]:
    """In printed order of the measures; the years of one series stand together."""
    return Cell.objects.filter(measure__editions__node__edition=edition).order_by(
        "measure__editions__node__position",
        "component__position",
        "component_id",
        "disaggregation",
        "kind",
        "as_of",
        "period__kind",
        "period__first_day",
        "period__last_day",
    )


def approved_cells(edition: PlanEdition) -> QuerySet[Cell]:
    """What an edition states counts only while readers may know of it (decision 0021)."""
    return cells_of(edition).filter(approved__isnull=False)


def approved_values(edition: PlanEdition, *, only: Q | None = None) -> Iterator[Value]:
    """One statement whatever the number of rows, which are read as they are wanted.

    ``only`` narrows down the cells.
    """
    return values_of(approved_cells(edition).filter(only or Q()), version="approved")


def values_of(cells: QuerySet[Cell], *, version: str) -> Iterator[Value]:
    """``version`` is the way from a cell to what it says."""
    rows = cells.values_list(
        "pk",
        "measure_id",
        "component_id",
        "disaggregation",
        "period__kind",
        "period__first_day",
        "period__last_day",
        "period__label",
        "kind",
        "as_of",
        f"{version}__state",
        f"{version}__words",
        f"{version}__judged",
        f"{version}__qualifier",
        f"{version}__basis",
        "measure__editions__node__path",
        Coalesce("measure__editions__current__unit", models.Value(""), output_field=TextField()),
        Coalesce("component__name", models.Value(""), output_field=TextField()),
        *(_as_text(f"{version}__{name}") for name in NUMBERS),
        _as_text(
            _PerCent(f"{version}__numerator", NullIf(f"{version}__denominator", models.Value(0)))
        ),
    )
    for row in rows.iterator(chunk_size=AT_ONCE):
        yield Value._make(row)
