"""What the reporting rounds say: flagged values, what is overdue, how complete each unit is."""

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import UTC

from django.db.models import Min

from indicators import review
from indicators.enums import Flag, Level, ReportKind, Step, ValueKind
from indicators.models import (
    Cell,
    PerformanceMeasure,
    Programme,
    ReportingRound,
    ReviewEvent,
    Subprogramme,
)
from indicators.reports import document
from indicators.reports.plan_words import PlanWords
from indicators.reports.scene import Scene
from indicators.reports.words import Words


@dataclass(frozen=True, slots=True)
class Attention:
    """By the identity of a measure."""

    flags: dict[int, tuple[Flag, ...]] = field(default_factory=dict)
    overdue: frozenset[int] = frozenset()


NOTHING = Attention()


def attention(scene: Scene) -> Attention:
    """Asked only where exceptions are told."""
    if scene.report.kind != ReportKind.EXCEPTIONS:
        return NOTHING
    cells = Cell.objects.filter(
        scene.nodes("measure__editions__node__"),
        period=scene.report.period,
        kind=ValueKind.ACTUAL,
        disaggregation="",
        as_of__isnull=True,
    ).select_related("period", "component")
    flags: dict[int, list[Flag]] = defaultdict(list)
    found = list(cells)
    for each in review.grounds_of(found, in_hand=False).values() if found else ():
        flags[each.cell.measure_id] += [flag for flag in Flag if flag in each.flags]
    day = scene.as_at.astimezone(UTC).date()
    late = [
        each for each in _rounds(scene) if each.due_on < day and review.rounds.is_open(each, on=day)
    ]
    overdue = (
        {each.identity_id for each in review.rounds.standings(late) if each.standing.left}
        if late
        else set()
    )
    return Attention(
        {identity: tuple(dict.fromkeys(raised)) for identity, raised in flags.items()},
        frozenset(overdue),
    )


def standings_of(scene: Scene, words: PlanWords) -> tuple[document.Standing, ...]:
    """Round by round, each unit in printed order: how many values are where, handed in when.

    Asked only where completeness is told.
    """
    rounds = _rounds(scene) if scene.report.kind == ReportKind.COMPLETENESS else []
    if not rounds:
        return ()
    units = _units(scene, words)
    asked = {(each.pk, unit): review.rounds.Standing() for each in rounds for unit in units}
    hung_on = {
        identity: unit or programme
        for identity, unit, programme in PerformanceMeasure.objects.filter(
            scene.nodes("node__")
        ).values_list(
            "identity_id", "accomplishment__subprogramme_id", "accomplishment__programme_id"
        )
    }
    for each in review.rounds.standings(rounds):
        place = (each.round_id, hung_on.get(each.identity_id))
        if place in asked:
            asked[place] += each.standing
    handed = {each.pk: _handed_in(each, hung_on) for each in rounds}
    return tuple(
        _standing(each, units[unit], asked[each.pk, unit], handed[each.pk], unit)
        for each in rounds
        for unit in units
        if asked[each.pk, unit].asked
    )


def _units(scene: Scene, words: PlanWords) -> dict[int, tuple[str, str]]:
    """Name and path of each unit that measures hang on, by its node."""
    rows: list[Programme | Subprogramme] = [*scene.programmes]
    rows += Subprogramme.objects.filter(programme__in=scene.programmes)
    rows.sort(key=lambda each: each.node.position)
    said = Words.of(scene.report.language)
    return {
        each.pk: (f"{_label(each, said)} {words.name(each.node)}".strip(), each.node.path)
        for each in rows
    }


def _label(row: Programme | Subprogramme, words: Words) -> str:
    """The number, after what a unit is called where that is no subprogramme."""
    if isinstance(row, Programme) or row.level == Level.SUBPROGRAMME:
        return row.node.label
    return words("{unit} {number}", unit=words.label(Level(row.level)), number=row.node.label)


def _standing(
    asked: ReportingRound,
    unit: tuple[str, str],
    standing: review.rounds.Standing,
    handed: Counter[tuple[int, bool]],
    key: int,
) -> document.Standing:
    name, path = unit
    return document.Standing(
        round=asked.name,
        due=asked.due_on.isoformat(),
        unit=name,
        path=path,
        missing=standing.missing,
        draft=standing.draft,
        returned=standing.returned,
        submitted=standing.submitted,
        approved=standing.approved,
        in_time=handed[key, True],
        late=handed[key, False],
    )


def _rounds(scene: Scene) -> list[ReportingRound]:
    rounds = ReportingRound.objects.filter(edition=scene.edition, asked__period=scene.report.period)
    return list(rounds.order_by("opens_on", "pk"))


def _handed_in(asked: ReportingRound, hung_on: dict[int, int]) -> Counter[tuple[int, bool]]:
    """How many values were first submitted up to the due day, and how many after it, by unit."""
    first = (
        ReviewEvent.objects.filter(
            step=Step.SUBMIT,
            cell__measure__in=_identities(hung_on),
            cell__period__in=asked.periods.all(),
            cell__kind__in=asked.kinds,
            cell__as_of=asked.as_of,
            cell__disaggregation="",
        )
        .values_list("cell_id", "cell__measure_id")
        .annotate(first=Min("at"))
    )
    return Counter(
        (hung_on[measure], at.astimezone(UTC).date() <= asked.due_on)
        for _cell, measure, at in first
    )


def _identities(hung_on: dict[int, int]) -> Collection[int]:
    return list(hung_on)
