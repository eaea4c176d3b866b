"""The entry sheet: the measures of a frame as rows, the years around those asked for as columns."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, JSONObject

from indicators import access, review
from indicators.entry.asking import Asked
from indicators.entry.parts import is_given, parts_of_measures
from indicators.entry.rows import Sheet, SheetRow
from indicators.enums import Step, ValueKind, ValueStatus
from indicators.ledger import Place
from indicators.models import (
    Cell,
    Component,
    Node,
    PerformanceMeasure,
    Period,
    ReviewEvent,
    User,
    ValueVersion,
)

YEARS_BEFORE = 3
MOST_YEARS = 12
POINTERS = ("draft", "submitted", "approved")
# Where and how the words of measures and results were printed.
NOT_ON_A_SHEET = tuple(
    f"{of}__{name}"
    for of in ("node", "accomplishment__node")
    for name in ("source", "source_text", "footnotes")
)


def sheet(
    *,
    frame: Node,
    asked: Asked,
    user: User,
    on: date,
    only: Collection[int] | None = None,
    periods: Mapping[int, Period] | None = None,
) -> Sheet:
    """The sheet of a frame and everything below it, in six queries for any size, and one more for
    each entity for which the person contributes; in five with ``periods``, all that there are.

    ``only`` leaves all measures out but these, by the keys of their nodes. Of a row that is not
    the person's it has what is approved.
    """
    entered_by_user = access.measures_entered_by(user, on=on).filter(pk=OuterRef("pk"))
    wanted = measures_below(frame).annotate(is_own=Exists(entered_by_user))
    wanted = wanted if only is None else wanted.filter(pk__in=only)
    measures = list(wanted.defer(*NOT_ON_A_SHEET))
    if periods is None:
        periods = Period.objects.in_bulk()
    years = _years_before(asked, periods.values())
    closed = set() if asked.is_open else _closed(measures, asked)
    contributed = access.parts_contributed_by(user, on=on)
    rows = _rows(measures, asked.period, closed, contributed)
    standing = _standing(rows.values(), [*years, asked.period], asked)
    _place(standing, rows, asked, periods)
    return Sheet(frame=frame, asked=asked, years=years, rows=list(rows.values()))


def counted(*, frame: Node, asked: Asked) -> tuple[int, int]:
    """How many whole rows of a sheet have an actual, and how many there are, in three queries."""
    identities = measures_below(frame).order_by().values("identity")
    components = Component.objects.filter(measure__in=identities)
    parts = components.aggregate(all=Count("pk"), of=Count("measure", distinct=True))
    entered = Cell.objects.filter(
        Q(component__isnull=False) | ~Exists(components.filter(measure=OuterRef("measure"))),
        measure__in=identities,
        period=asked.period,
        kind=ValueKind.ACTUAL,
        disaggregation="",
        revision__gt=0,
        **({"as_of": asked.as_of} if asked.as_of else {"as_of__isnull": True}),
    )
    return entered.count(), identities.count() - parts["of"] + parts["all"]


def measures_below(frame: Node) -> QuerySet[PerformanceMeasure]:
    """The measures of a frame and of all frames below it, in printed order."""
    return (
        PerformanceMeasure.objects.filter(
            node__edition=frame.edition_id, node__path__startswith=f"{frame.path}/"
        )
        .select_related("current", "accomplishment__node")
        .order_by("node__position")
    )


def _closed(measures: Iterable[PerformanceMeasure], asked: Asked) -> set[int]:
    """The measures that no exception of a closed round lets in."""
    kind = next(iter(asked.kinds))
    places = {
        measure: Place(
            measure_id=measure.identity_id,
            period_id=asked.period.pk,
            kind=kind,
            as_of=asked.as_of if kind == ValueKind.ACTUAL else None,
        )
        for measure in measures
    }
    hindered = review.rounds.hindrances(list(places.items()))
    return {measure.pk for measure, place in places.items() if place in hindered}


def _years_before(asked: Asked, periods: Iterable[Period]) -> list[Period]:
    """The last periods of the same kind, oldest first, and all others that are asked for."""
    last = asked.period
    before = [
        period
        for period in periods
        if period.kind == last.kind and period.last_day < last.first_day
    ]
    before.sort(key=lambda period: period.first_day)
    shown = {period.pk: period for period in before[-YEARS_BEFORE:]}
    shown |= {period.pk: period for period in asked.periods[-MOST_YEARS:] if period != last}
    return sorted(shown.values(), key=lambda period: (period.last_day, period.first_day))


def _rows(
    measures: Sequence[PerformanceMeasure],
    period: Period,
    closed: Collection[int],
    contributed: Mapping[int, Collection[tuple[str, str]]],
) -> dict[tuple[int, int | None, str], SheetRow]:
    """By identity, component and part: the whole first, then what it is broken down into."""
    identities = [measure.identity_id for measure in measures]
    components: dict[int, list[Component | None]] = {}
    for component in Component.objects.filter(measure__in=identities):
        components.setdefault(component.measure_id, []).append(component)
    parts = parts_of_measures(identities)
    rows = {}
    for measure in measures:
        given = contributed.get(measure.pk, ())
        for component in components.get(measure.identity_id, [None]):
            for part in (None, *parts.get(measure.identity_id, ())):
                is_own = measure.is_own or (part is not None and is_given(part.key, given))
                row = SheetRow(
                    measure,
                    component,
                    period,
                    may_enter=is_own and measure.pk not in closed,
                    part=part,
                    is_own=is_own,
                    hands_in=measure.is_own,
                )
                rows[measure.identity_id, component and component.pk, row.disaggregation] = row
    return rows


def _standing(
    rows: Collection[SheetRow], periods: Iterable[Period], asked: Asked
) -> QuerySet[ValueVersion]:
    """What the cells say to who fills them in: the draft before the submitted and approved."""
    returned = (
        ReviewEvent.objects.filter(cell=OuterRef("cell"), step=Step.RETURN)
        .order_by("-pk")
        .values(words=JSONObject(comment="comment", by="by__name", at="at"))
    )
    finality = Q(cell__as_of__isnull=True)
    if asked.as_of is not None:
        finality |= Q(cell__as_of=asked.as_of, cell__period__in=asked.periods)
    last = Q(pk=Coalesce(*(F(f"cell__{pointer}") for pointer in POINTERS)))
    return (
        ValueVersion.objects.filter(
            finality,
            Q(cell__period__in=list(periods)) | Q(cell__kind=ValueKind.BASELINE),
            _of_own(rows) & last | ~_of_own(rows) & Q(pk=F("cell__approved")),
            cell__measure__in={row.measure.identity_id for row in rows},
        )
        .select_related("cell")
        .annotate(
            returned=Case(
                When(cell__status=ValueStatus.RETURNED, then=Subquery(returned[:1])),
                default=Value(None),
            )
        )
        .order_by("cell__period__last_day")
    )


def _of_own(rows: Iterable[SheetRow]) -> Q:
    """Versions in the cells of the rows that the person fills in."""
    led = {row.measure.identity_id for row in rows if row.hands_in}
    contributed: dict[str, set[int]] = {}
    for row in rows:
        if row.is_own and not row.hands_in:
            contributed.setdefault(row.disaggregation, set()).add(row.measure.identity_id)
    own = Q(cell__measure__in=led)
    for key, measures in contributed.items():
        own |= Q(cell__measure__in=measures, cell__disaggregation=key)
    return own


def _place(
    standing: Iterable[ValueVersion],
    rows: dict[tuple[int, int | None, str], SheetRow],
    asked: Asked,
    periods: Mapping[int, Period],
) -> None:
    for version in standing:
        cell = version.cell
        row = rows.get((cell.measure_id, cell.component_id, cell.disaggregation))
        period = periods.get(cell.period_id)
        if row is None or period is None:
            continue
        cell.period, cell.returned = period, version.returned
        if not row.is_own:
            cell.draft, cell.submitted, cell.status = None, None, ValueStatus.APPROVED
        pointer = next(name for name in POINTERS if getattr(cell, f"{name}_id"))
        setattr(cell, pointer, version)
        _take(row, cell, asked)


def _take(row: SheetRow, cell: Cell, asked: Asked) -> None:
    is_asked_interim = asked.as_of is not None and cell.period in asked.periods
    if cell.kind == ValueKind.BASELINE:
        if cell.period.last_day <= asked.period.last_day:
            row.baseline = cell
    elif cell.kind == ValueKind.ACTUAL and is_asked_interim and cell.as_of != asked.as_of:
        return
    elif cell.period_id == asked.period.pk:
        setattr(row, cell.kind, cell)
    else:
        others = row.targets if cell.kind == ValueKind.TARGET else row.years
        others[cell.period_id] = cell
