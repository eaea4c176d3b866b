"""Into which parts the values of a measure are broken down."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import F

from indicators.enums import SumRule
from indicators.ledger import disaggregation
from indicators.models import UNKNOWN, MeasureDimension


@dataclass(frozen=True, slots=True)
class MeasurePart:
    """A category of one dimension; ``key`` is what the cell has, ``sex=women``.

    An empty ``name`` is the category unknown, which has no words of its own.
    """

    key: str
    dimension: str
    dimension_name: str
    name: str
    sum_rule: SumRule


def parts_of_measures(identities: Collection[int]) -> dict[int, list[MeasurePart]]:
    """By measure: the categories of each of its dimensions in their order, the unknown last.

    One query for any number of measures; parts of several dimensions at once are not laid out.
    """
    rows = (
        MeasureDimension.objects.filter(measure__in=identities)
        .annotate(
            code=F("dimension__code"),
            title=F("dimension__name"),
            category=F("dimension__categories__code"),
            words=F("dimension__categories__name"),
        )
        .order_by("measure", "position", "pk", "dimension__categories__position")
    )
    found: dict[int, dict[str, list[MeasurePart]]] = {}
    unknown: dict[tuple[int, str], MeasurePart] = {}
    for row in rows:
        parts = found.setdefault(row.measure_id, {}).setdefault(row.code, [])
        unknown[row.measure_id, row.code] = _part(row, UNKNOWN, "")
        if row.category and (not row.only or row.category in row.only):
            parts.append(_part(row, row.category, row.words))
    return {
        measure: [
            part for code, parts in dimensions.items() for part in (*parts, unknown[measure, code])
        ]
        for measure, dimensions in found.items()
    }


def _part(row: MeasureDimension, category: str, words: str) -> MeasurePart:
    return MeasurePart(
        key=disaggregation({row.code: category}),
        dimension=row.code,
        dimension_name=row.title,
        name=words,
        sum_rule=SumRule(row.sum_rule),
    )
