"""The rows of each table, read as they are wanted: one statement a table."""

from collections.abc import Iterator
from datetime import UTC

from django.db.models import F, Func, TextField
from django.db.models.functions import Cast

from indicators.attainment import current_rows
from indicators.enums import NodeKind
from indicators.exchange.values import AT_ONCE, approved_values
from indicators.models import PerformanceMeasure, PlanEdition

Row = list[object]
PAIRS = ("progress_numerator", "progress_denominator", "ratio_numerator", "ratio_denominator")


class _Plain(Func):
    function = "trim_scale"


def _plain(field: str) -> Cast:
    return Cast(_Plain(F(field)), TextField())


def nodes(edition: PlanEdition) -> Iterator[Row]:
    rows = edition.nodes.order_by("position").values_list(
        "path", "kind", "parent__path", "position", "label", "text"
    )
    return map(list, rows.iterator(chunk_size=AT_ONCE))


def measures(edition: PlanEdition) -> Iterator[Row]:
    rows = (
        PerformanceMeasure.objects.filter(node__edition=edition, node__kind=NodeKind.MEASURE)
        .order_by("node__position")
        .values_list(
            "identity_id",
            "node__path",
            "node__text",
            "current__kind",
            "current__direction",
            "current__unit",
            "current__decimals",
            "current__accumulation",
            _plain("current__tolerance"),
            "current__definition",
            "current__method",
            "current__data_source",
        )
    )
    for identity, *row in rows.iterator(chunk_size=AT_ONCE):
        yield [f"M{identity}", *row]


def values(edition: PlanEdition) -> Iterator[Row]:
    for each in approved_values(edition):
        yield [
            f"M{each.measure}",
            each.path,
            each.component_name,
            each.disaggregation,
            each.period,
            each.first_day.isoformat(),
            each.last_day.isoformat(),
            each.kind,
            each.as_of.isoformat() if each.as_of else "",
            each.state,
            each.amount,
            each.amount_high,
            each.numerator,
            each.denominator,
            each.words,
            each.judged,
            each.qualifier,
            each.basis,
        ]


def attainment(edition: PlanEdition) -> Iterator[Row]:
    """What is out of date is no attainment."""
    rows = (
        current_rows()
        .filter(measure__node__edition=edition)
        .order_by(
            "measure__node__position", "component__position", "component_id", "period__first_day"
        )
        .values_list(
            "measure__identity_id",
            "measure__node__path",
            "component__name",
            "period__label",
            "verdict",
            *(_plain(each) for each in PAIRS),
            _plain("gap"),
            "reasons",
            "rule_set",
            "computed_at",
        )
    )
    for identity, *row, reasons, rule_set, computed_at in rows.iterator(chunk_size=AT_ONCE):
        instant = computed_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        yield [f"M{identity}", *row, "|".join(reasons), rule_set, instant]
