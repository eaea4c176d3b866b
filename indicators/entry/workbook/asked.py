"""The values that a workbook asks for, as they stand: a few queries for any number."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db.models import Exists, OuterRef, Q

from indicators import access, plans
from indicators.entry.asking import Asked
from indicators.entry.parts import MeasurePart, is_given, parts_of_measures
from indicators.entry.sheets import measures_below
from indicators.entry.typed import SIGNS, USUAL_SIGNS
from indicators.entry.workbook.beside import NOTHING, Stood, asks_of, stands_beside
from indicators.entry.workbook.columns import BESIDE, Key, digest_of
from indicators.enums import TranslatedField, ValueKind, ValueState
from indicators.models import (
    Cell,
    Component,
    Node,
    PerformanceMeasure,
    Period,
    User,
    ValueVersion,
)

# Without a round; a round says what it asks for.
USUAL_KINDS = (ValueKind.TARGET, ValueKind.ACTUAL)
Place = tuple[int, int | None, int, str, str, date | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedRow:
    """A line of a workbook: the place of a value, what stands there, and what is asked of it."""

    measure: PerformanceMeasure
    component: Component | None
    period: Period
    kind: ValueKind
    part: MeasurePart | None
    as_of: date | None
    text: str
    cell: Cell | None
    beside: Mapping[str, str] = field(default_factory=dict)
    asks: list[str] = field(default_factory=list)

    @property
    def standing(self) -> ValueVersion | None:
        return standing(self.cell)

    def typed(self, language: str) -> dict[str, str]:
        """By column code, what a person would type to say what stands."""
        return {**typed_of(self.standing, language), **self.beside}

    def key(self, language: str) -> Key:
        return Key(
            measure_id=self.measure.pk,
            component_id=self.component and self.component.pk,
            period_id=self.period.pk,
            kind=self.kind,
            disaggregation=self.part.key if self.part else "",
            as_of=self.as_of,
            revision=self.cell.revision if self.cell else 0,
            digest=digest_of(typed_of(self.standing, "en")),
            beside=digest_of(self.beside, BESIDE),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedSheet:
    """The rows of one unit, in printed order; ``name`` is the unit's words."""

    unit: Node
    name: str
    rows: list[AskedRow]


@dataclass(frozen=True, slots=True)
class Standing:
    """By cell, what is said beside its value and what is asked of it."""

    cells: Mapping[Place, Cell]
    beside: Mapping[int, Stood]
    asks: Mapping[int, list[str]]


def standing(cell: Cell | None) -> ValueVersion | None:
    return cell and (cell.draft or cell.submitted or cell.approved)


def place_of(cell: Cell) -> Place:
    """Names a cell; its first part is the measure's identity."""
    return (
        cell.measure_id,
        cell.component_id,
        cell.period_id,
        cell.kind,
        cell.disaggregation,
        cell.as_of,
    )


def asked_of(
    *, frame: Node, asked: Asked, user: User, on: date, language: str
) -> Iterator[AskedSheet]:
    """The sheets of a unit or a programme, a sheet for each unit; a few queries for any number.

    Only values that the person enters: of a measure that others lead, the parts of the person's
    entities. Words of the plan are in the language, where it has them.
    """
    own = access.measures_entered_by(user, on=on).filter(pk=OuterRef("pk"))
    contributed = access.parts_contributed_by(user, on=on)
    measures = list(
        measures_below(frame)
        .annotate(is_own=Exists(own))
        .filter(Q(is_own=True) | Q(pk__in=list(contributed)))
        .select_related("accomplishment__subprogramme__node", "accomplishment__programme__node")
    )
    cells = cells_of([measure.identity_id for measure in measures], asked.periods)
    stands = Standing(cells, stands_beside(cells.values()), asks_of(cells.values()))
    components = _components(measures)
    parts = parts_of_measures([measure.identity_id for measure in measures])
    words = _words(measures, language)
    by_unit: dict[Node, list[AskedRow]] = {}
    for measure in measures:
        by_unit.setdefault(_unit(measure), []).extend(
            _row(measure, component, part, (period, kind), asked, words[measure.node_id], stands)
            for component in components.get(measure.identity_id, [None])
            for part in (None, *parts.get(measure.identity_id, ()))
            if measure.is_own or (part and is_given(part.key, contributed[measure.pk]))
            for period in asked.periods
            for kind in kinds_of(asked)
        )
    for unit, rows in by_unit.items():
        if rows:
            yield AskedSheet(unit=unit, name=words[unit.pk], rows=rows)


def kinds_of(asked: Asked) -> list[ValueKind]:
    """Those of which a workbook has rows."""
    return [kind for kind in ValueKind if kind in (asked.kinds if asked.round else USUAL_KINDS)]


def _row(
    measure: PerformanceMeasure,
    component: Component | None,
    part: MeasurePart | None,
    of: tuple[Period, ValueKind],
    asked: Asked,
    text: str,
    stands: Standing,
) -> AskedRow:
    period, kind = of
    as_of = asked.as_of if kind == ValueKind.ACTUAL else None
    named = [text, component.name if component else "", part.title if part else ""]
    place = (
        measure.identity_id,
        component and component.pk,
        period.pk,
        kind,
        part.key if part else "",
        as_of,
    )
    cell = stands.cells.get(place)
    return AskedRow(
        measure=measure,
        component=component,
        period=period,
        kind=kind,
        part=part,
        as_of=as_of,
        text=": ".join(name for name in named if name),
        cell=cell,
        beside=stands.beside.get(cell.pk, NOTHING).texts if cell else {},
        asks=stands.asks.get(cell.pk, []) if cell else [],
    )


def cells_of(identities: Collection[int], periods: Collection[Period]) -> dict[Place, Cell]:
    """The cells of the measures in the periods, with what stands in them and who wrote it."""
    found = Cell.objects.filter(measure__in=identities, period__in=periods)
    read = found.select_related("draft__by", "submitted__by", "approved__by")
    return {place_of(cell): cell for cell in read}


def _unit(measure: PerformanceMeasure) -> Node:
    of = measure.accomplishment
    return (of.subprogramme or of.programme).node


def _components(measures: Collection[PerformanceMeasure]) -> dict[int, list[Component]]:
    parts: dict[int, list[Component]] = {}
    identities = [measure.identity_id for measure in measures]
    for component in Component.objects.filter(measure__in=identities):
        parts.setdefault(component.measure_id, []).append(component)
    return parts


def _words(measures: Collection[PerformanceMeasure], language: str) -> dict[int, str]:
    nodes = {each.pk: each for measure in measures for each in (measure.node, _unit(measure))}
    translated = plans.words_in(language.split("-")[0], nodes)
    found = {pk: translated.get((pk, TranslatedField.TEXT)) for pk in nodes}
    return {pk: found[pk].text if found[pk] else node.text for pk, node in nodes.items()}


def typed_of(version: ValueVersion | None, language: str) -> dict[str, str]:
    """What says the version again when it is typed; numbers in the language's notation."""
    if version is None:
        return {}
    is_plain = version.state in (ValueState.REPORTED, "")
    has_amount = version.amount is not None and version.state != ValueState.NIL
    texts = {
        "value": in_notation(version.amount, language) if has_amount else "",
        "value_high": in_notation(version.amount_high, language),
        "numerator": in_notation(version.numerator, language),
        "denominator": in_notation(version.denominator, language),
        "words": version.words,
        "state": "" if is_plain else version.state,
        "judged": version.judged,
        "qualifier": version.qualifier,
        "comment": version.comment,
        "evidence": version.evidence,
    }
    return {code: text for code, text in texts.items() if text}


def in_notation(number: Decimal | None, language: str) -> str:
    """A number as it is typed in a language: without grouping, with the language's sign."""
    if number is None:
        return ""
    plain = f"{number.normalize():f}"
    return plain.replace(".", SIGNS.get(language, USUAL_SIGNS)[0])
