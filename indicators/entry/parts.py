"""Into which parts the values of a measure are broken down."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from django.db.models import F
from django.utils.translation import gettext as _

from indicators.enums import SumRule
from indicators.ledger import disaggregation, parts_of
from indicators.models import UNKNOWN, MeasureDimension

# More rows than these would hide the measure that they belong to.
MOST_COMBINATIONS = 200


@dataclass(frozen=True, slots=True)
class MeasurePart:
    """A category, or one of each crossed dimension; ``key`` is what the cell has, ``sex=women``.

    ``dimension`` names what the parts are added up within: the code of the dimension, or the codes
    of several with a comma. Of an empty name in ``names`` the category is unknown, which has no
    words of its own; nobody waits for it.
    """

    key: str
    dimension: str
    dimension_name: str
    names: tuple[str, ...]
    sum_rule: SumRule

    @property
    def is_unknown(self) -> bool:
        return "" in self.names

    @property
    def title(self) -> str:
        """Sex: women; Sex × Age: women · unknown."""
        names = " · ".join(name or _("unknown") for name in self.names)
        return f"{self.dimension_name}: {names}"


def is_given(key: str, contributed: Collection[tuple[str, str]]) -> bool:
    """Whether the part of this key is of one of the entities."""
    return not set(parts_of(key).items()).isdisjoint(contributed)


def parts_of_measures(identities: Collection[int]) -> dict[int, list[MeasurePart]]:
    """By measure: the categories of each of its dimensions in their order, the unknown last; then
    every combination of the dimensions that are crossed.

    One query for any number of measures.
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
    by_dimension: dict[int, dict[str, list[MeasureDimension]]] = {}
    for row in rows:
        by_dimension.setdefault(row.measure_id, {}).setdefault(row.code, []).append(row)
    return {
        measure: [*_alone(dimensions.values()), *_combined(dimensions.values())]
        for measure, dimensions in by_dimension.items()
    }


def _categories(rows: Sequence[MeasureDimension]) -> list[tuple[str, str]]:
    """Code and words of those that apply to the measure, and the unknown."""
    stated = [
        (row.category, row.words)
        for row in rows
        if row.category and (not row.only or row.category in row.only)
    ]
    return [*stated, (UNKNOWN, "")]


def _alone(dimensions: Collection[Sequence[MeasureDimension]]) -> Iterator[MeasurePart]:
    for rows in dimensions:
        first = rows[0]
        for code, words in _categories(rows):
            yield MeasurePart(
                key=disaggregation({first.code: code}),
                dimension=first.code,
                dimension_name=first.title,
                names=(words,),
                sum_rule=SumRule(first.sum_rule),
            )


def _combined(dimensions: Collection[Sequence[MeasureDimension]]) -> list[MeasurePart]:
    """They add up to the whole where the parts of every dimension do."""
    crossed = [rows for rows in dimensions if rows[0].crossed]
    if len(crossed) < 2:
        return []
    codes = [rows[0].code for rows in crossed]
    adds_up = all(rows[0].sum_rule == SumRule.ADDS_UP for rows in crossed)
    combinations = list(product(*map(_categories, crossed)))
    return [
        MeasurePart(
            key=disaggregation(dict(zip(codes, [code for code, _words in each], strict=True))),
            dimension=",".join(codes),
            dimension_name=" × ".join(rows[0].title for rows in crossed),
            names=tuple(words for _code, words in each),
            sum_rule=SumRule.ADDS_UP if adds_up else SumRule.NEED_NOT_ADD_UP,
        )
        for each in combinations[:MOST_COMBINATIONS]
    ]
