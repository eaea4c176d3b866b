"""The values that a workbook asks for, as they stand: a few queries for any number."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q

from indicators import access, plans
from indicators.entry.queries import measures_below
from indicators.entry.typed import SIGNS, USUAL_SIGNS
from indicators.entry.workbook.columns import Key, digest_of
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

KINDS = (ValueKind.TARGET, ValueKind.ACTUAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedRow:
    """A line of a workbook: the place of a value, and what stands there."""

    measure: PerformanceMeasure
    component: Component | None
    period: Period
    kind: ValueKind
    text: str
    cell: Cell | None

    @property
    def standing(self) -> ValueVersion | None:
        return standing(self.cell)

    def typed(self, language: str) -> dict[str, str]:
        """By column code, what a person would type to say what stands."""
        return typed_of(self.standing, language)

    def key(self, language: str) -> Key:
        return Key(
            measure_id=self.measure.pk,
            component_id=self.component and self.component.pk,
            period_id=self.period.pk,
            kind=self.kind,
            disaggregation="",
            as_of=None,
            revision=self.cell.revision if self.cell else 0,
            digest=digest_of(typed_of(self.standing, "en")),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedSheet:
    """The rows of one unit, in printed order; ``name`` is the unit's words."""

    unit: Node
    name: str
    rows: list[AskedRow]


def standing(cell: Cell | None) -> ValueVersion | None:
    return cell and (cell.draft or cell.submitted or cell.approved)


def asked_of(
    *, frame: Node, periods: Sequence[Period], user: User, on: date, language: str
) -> Iterator[AskedSheet]:
    """The sheets of a unit or a programme, a sheet for each unit; five queries in all.

    Only values that the person enters. Words of the plan are in the language, where it has them.
    """
    own = access.measures_entered_by(user, on=on)
    measures = list(
        measures_below(frame)
        .filter(pk__in=own.values("pk"))
        .select_related("accomplishment__subprogramme__node", "accomplishment__programme__node")
    )
    cells = _cells(measures, periods)
    parts = _parts(measures)
    words = _words(measures, language)
    by_unit: dict[Node, list[AskedRow]] = {}
    for measure in measures:
        by_unit.setdefault(_unit(measure), []).extend(
            AskedRow(
                measure=measure,
                component=part,
                period=period,
                kind=kind,
                text=words[measure.node_id] + (f": {part.name}" if part else ""),
                cell=cells.get((measure.identity_id, part and part.pk, period.pk, kind)),
            )
            for part in parts.get(measure.identity_id, [None])
            for period in periods
            for kind in KINDS
        )
    for unit, rows in by_unit.items():
        yield AskedSheet(unit=unit, name=words[unit.pk], rows=rows)


def _unit(measure: PerformanceMeasure) -> Node:
    of = measure.accomplishment
    return (of.subprogramme or of.programme).node


def _cells(
    measures: Collection[PerformanceMeasure], periods: Collection[Period]
) -> dict[tuple[int, int | None, int, str], Cell]:
    found = Cell.objects.filter(
        Q(as_of__isnull=True),
        measure__in=[measure.identity_id for measure in measures],
        period__in=periods,
        kind__in=KINDS,
        disaggregation="",
    ).select_related("draft", "submitted", "approved")
    return {(cell.measure_id, cell.component_id, cell.period_id, cell.kind): cell for cell in found}


def _parts(measures: Collection[PerformanceMeasure]) -> dict[int, list[Component]]:
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
