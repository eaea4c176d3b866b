"""The printed values and verdicts of an edition by year, for tables of all its measures."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import F, Func, TextField
from django.db.models.functions import Cast
from django.utils.html import escape

from indicators import attainment, ledger
from indicators.charts import STATE_MARKS
from indicators.enums import ValueKind, ValueState, Verdict
from indicators.models import Cell, PerformanceMeasure, PlanEdition, ValueVersion
from indicators.templatetags.definitions import state_mark
from indicators.templatetags.indicators import Printer

LONGEST_WORDS = 120
PLACE = (
    "pk",
    "measure_id",
    "period_id",
    "period__label",
    "period__last_day",
    "kind",
    "component__name",
)
# From what is read to a cell and to its version: what is approved now, what counted then.
NOW, THEN = ("", "approved__"), ("cell__", "")
NUMBERS = ("amount", "amount_high", "numerator", "denominator")


@dataclass(slots=True)
class Figures:
    """All printed values and verdicts of an edition; ``years`` are label by last day and id.

    The target of a period is the one that its verdict was given against. ``baselines`` has the
    latest one of each component, ``noted`` by place in the list what is no plain value;
    ``originals`` are verdicts against what had been promised before a revision.
    """

    values: dict[tuple[int, int, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    baselines: dict[int, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    noted: dict[tuple[int, int, str], dict[int, str]] = field(default_factory=dict)
    verdicts: dict[tuple[int, int], Verdict] = field(default_factory=dict)
    originals: dict[tuple[int, int], Verdict] = field(default_factory=dict)
    years: dict[tuple[date, int], str] = field(default_factory=dict)
    is_provisional: bool = False

    @property
    def periods(self) -> list[tuple[int, str]]:
        """Id and label, the oldest first."""
        return [(pk, label) for (_day, pk), label in sorted(self.years.items())]

    @property
    def states(self) -> set[str]:
        """The states that are marked somewhere."""
        return {state for noted in self.noted.values() for state in noted.values()}

    def told(self, measure: int, period: int, kind: ValueKind, *, between: str = "<br>") -> str:
        """The values of a place as markup, each with the mark of its state."""
        place = (measure, period, kind)
        values = self.values.get(place)
        if not values:
            return "—"
        noted = self.noted.get(place)
        if noted:
            values = [
                f"{each}{state_mark(noted[at])}" if at in noted else each
                for at, each in enumerate(values)
            ]
        return between.join(values)


def figures_of(edition: PlanEdition, *, at: datetime | None = None) -> Figures:
    """The approved final values and the verdicts that stand, in two queries; or those that stood
    at an instant, in four. Targets that were revised after their period take one more.
    """
    found, number = Figures(), Printer()
    cell, version = NOW if at is None else THEN
    values, carried = Cell.objects.filter(approved__isnull=False), ledger.Carried()
    if at is None:
        values = values.filter(measure__editions__node__edition=edition)
    else:
        measures = PerformanceMeasure.objects.filter(node__edition=edition)
        known = ledger.known_at(at, measures=measures)
        values, found.is_provisional = known.values, known.is_provisional
        carried = known.carried
    called_now = _identities_now(edition, carried)
    values = values.filter(**{f"{cell}disaggregation": "", f"{cell}as_of__isnull": True}).order_by(
        f"{cell}component__position", f"{cell}component_id", f"{cell}period__last_day"
    )
    stated = values.values_list(*_columns(cell, version))
    judged = attainment.judged(edition_id=edition.pk, at=at)
    for place, said in _judged_by(stated, judged):
        cell_id, identity, period, label, last_day, kind, part = place
        identity, _part = carried.cells.get(cell_id, (identity, None))
        measure = called_now.get(identity, identity)
        told = _printed(*said, number=number)
        told = f"<bdi>{escape(part)}</bdi>: {told}" if part else told
        if kind == ValueKind.BASELINE:
            dated = f'{told} <span class="faint">({escape(label)})</span>'
            found.baselines[measure][part] = dated
        else:
            found.years[last_day, period] = label
            values = found.values[measure, period, kind]
            if said[0] in STATE_MARKS:
                found.noted.setdefault((measure, period, kind), {})[len(values)] = said[0]
            values.append(told)
    wholes = [each for each in judged if each.component is None]
    found.verdicts = {(each.measure, each.period): Verdict(each.verdict) for each in wholes}
    found.originals = {
        (each.measure, each.period): Verdict(each.original) for each in wholes if each.original
    }
    return found


def _identities_now(edition: PlanEdition, carried: ledger.Carried) -> dict[int, int]:
    """By the identity that a measure of the edition had, the one that it has since."""
    if not carried.measures:
        return {}
    now = PerformanceMeasure.objects.filter(node__edition=edition, pk__in=carried.measures)
    return {carried.measures[pk]: identity for pk, identity in now.values_list("pk", "identity")}


def _columns(cell: str, version: str) -> list[str | Cast]:
    return [
        *(f"{cell}{name}" for name in PLACE),
        *(f"{version}{name}" for name in ("pk", "state", "words")),
        *(_plain(f"{version}{name}") for name in NUMBERS),
    ]


def _judged_by(
    stated: Iterable[tuple], judged: Iterable[attainment.Judged]
) -> Iterator[tuple[tuple, tuple]]:
    """Each value's place and what it says: a target as it was when its verdict was given."""
    rows = [(row[: len(PLACE)], row[len(PLACE) :]) for row in stated]
    shown = {said[0] for _place, said in rows}
    targets = {each.target for each in judged if each.target is not None}
    others = ValueVersion.objects.filter(pk__in=targets - shown).values_list(*_columns(*THEN))
    in_force = {row[0]: row[len(PLACE) :] for row in others}
    for place, said in rows:
        yield place, in_force.get(place[0], said)[1:]


def _plain(name: str) -> Cast:
    """An amount as it is written plainly, without the zeros that its column adds."""
    return Cast(Func(F(name), function="trim_scale"), TextField())


def _printed(state: str, words: str, *numbers: str | None, number: Printer) -> str:
    """A value as markup; a dash where none is stated."""
    amount, high, numerator, denominator = numbers
    if state == ValueState.NOT_REPORTED:
        return "—"
    if amount is not None:
        return number(amount) if high is None else f"{number(amount)}–{number(high)}"
    if numerator is not None and denominator is not None:
        return f"{number(numerator)} / {number(denominator)}"
    if not words:
        return "—"
    short = words if len(words) <= LONGEST_WORDS else f"{words[: LONGEST_WORDS - 1]}…"
    return f"<bdi>{escape(short)}</bdi>"
