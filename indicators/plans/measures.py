"""Records to rows: measures with the reader's proposals, components, and the values printed."""

from collections import Counter
from decimal import Decimal
from typing import Any

from indicators.enums import (
    Basis,
    Direction,
    MeasureKind,
    ValueKind,
    ValueState,
)
from indicators.ledger import Place, Statement, adopt
from indicators.models import (
    Component,
    MeasureIdentity,
    MeasureVersion,
    PerformanceMeasure,
    Period,
    User,
)
from indicators.plans import records
from indicators.plans.nodes import Carried, Rows, above, reserved_ids
from indicators.plans.periods import period_of

VALUE_KINDS = {
    "baseline": ValueKind.BASELINE,
    "planned": ValueKind.TARGET,
    "actual": ValueKind.ACTUAL,
}
STATES = {
    "reported": ValueState.REPORTED,
    "none": ValueState.NOT_REPORTED,
    "proxy": ValueState.PROXY,
}
KIND_OF_DIRECTION = {
    Direction.INCREASE: MeasureKind.INCREASE,
    Direction.DECREASE: MeasureKind.DECREASE,
    Direction.MAINTAIN: MeasureKind.MAINTAIN,
}
MOST_DECIMALS = 12


class Measures:
    """The measures of an edition while it is loaded: rows first, then their values."""

    def __init__(self, rows: Rows, carried: Carried) -> None:
        self.rows = rows
        self.carried = carried
        self.records: list[records.Measure] = rows.by_kind.get("measure", [])
        self.values: list[records.Value] = rows.by_kind.get("value", [])
        self.measures: dict[str, PerformanceMeasure] = {}

    def create(self) -> None:
        new = {
            each.path: MeasureIdentity(programme=self._programme(each.path))
            for each in self.records
            if each.path not in self.carried.measures
        }
        MeasureIdentity.objects.bulk_create(new.values())
        version_ids = reserved_ids(MeasureVersion, len(self.records))
        for each, version_id in zip(self.records, version_ids, strict=True):
            self.measures[each.path] = PerformanceMeasure(
                node=self.rows.nodes[each.path],
                identity=self.carried.measures.get(each.path) or new[each.path],
                accomplishment=self.rows.accomplishments[self._result_above(each.path)],
                current_id=version_id,
            )
        PerformanceMeasure.objects.bulk_create(self.measures.values())
        self._create_versions()

    def _programme(self, path: str) -> object:
        return self.rows.programmes[list(above(path))[-1]].identity

    def _result_above(self, path: str) -> str:
        return next(over for over in above(path) if over in self.rows.accomplishments)

    def _create_versions(self) -> None:
        """Version 1 is what the reader proposes; nobody has confirmed it."""
        amounts: dict[str, list[records.Value]] = {}
        for value in self.values:
            amounts.setdefault(value.path, []).append(value)
        MeasureVersion.objects.bulk_create(
            proposed_version(self.measures[each.path], each, amounts.get(each.path, []))
            for each in self.records
        )

    def adopt_values(self, *, by: User | None, document: str) -> int:
        """The printed values, as the plan's own statements. Returns how many are new."""
        periods = {year: period_of(year) for year in {value.year for value in self.values}}
        components = self._components()
        entries = [
            (self._place(value, periods[value.year], components), self._statement(value))
            for value in self.values
        ]
        return len(adopt(entries, by=by, document=document))

    def _components(self) -> dict[tuple[int, str], Component]:
        named: dict[tuple[int, str], Component] = {}
        printed: Counter[int] = Counter()
        for value in self.values:
            identity = self.measures[value.path].identity
            if value.component is not None and (identity.pk, value.component) not in named:
                named[identity.pk, value.component] = Component(
                    measure=identity, name=value.component, position=printed[identity.pk]
                )
                printed[identity.pk] += 1
        Component.objects.bulk_create(
            named.values(),
            update_conflicts=True,
            unique_fields=["measure", "name"],
            update_fields=["position"],
        )
        known = Component.objects.filter(measure__in={key[0] for key in named})
        return {(component.measure_id, component.name): component for component in known}

    def _place(
        self,
        value: records.Value,
        period: Period,
        components: dict[tuple[int, str], Component],
    ) -> Place:
        identity = self.measures[value.path].identity
        part = components[identity.pk, value.component] if value.component is not None else None
        return Place(
            measure_id=identity.pk,
            period_id=period.pk,
            kind=VALUE_KINDS[value.value_kind],
            component_id=part and part.pk,
        )

    def _statement(self, value: records.Value) -> Statement:
        return Statement(
            state=STATES[value.state],
            amount=None if value.amount is None else Decimal(value.amount),
            words=value.words or "",
            as_printed=value.as_printed,
            qualifier=value.qualifier or "",
            basis=Basis.LEVEL,
            source_id=self.rows.nodes[value.path].pk,
            source_anchor=anchor(value),
        )


def anchor(value: records.Value) -> dict[str, Any]:
    """Where the value is printed, and the notes that it bears there."""
    notes = {"footnotes": list(value.footnotes)} if value.footnotes else {}
    return value.source.as_json() | notes


def proposed_version(
    measure: PerformanceMeasure, proposed: records.Measure, values: list[records.Value]
) -> MeasureVersion:
    """What the sentence and the values say of a measure; empty where they do not."""
    kind = proposed.measure_kind or KIND_OF_DIRECTION.get(proposed.direction)
    if kind is None and values and all(value.amount is None for value in values):
        kind = MeasureKind.MILESTONE
    return MeasureVersion(
        pk=measure.current_id,
        measure=measure,
        number=1,
        kind=kind or "",
        direction=proposed.direction or "",
        unit=proposed.unit or "",
        decimals=stated_decimals(values),
        accumulation=proposed.accumulation or "",
    )


def stated_decimals(values: list[records.Value]) -> int:
    """As many decimals as the most exact printed amount has."""
    places = [
        -int(Decimal(value.amount).as_tuple().exponent)
        for value in values
        if value.amount is not None
    ]
    return min(max([0, *places]), MOST_DECIMALS)
