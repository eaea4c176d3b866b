"""What a run is about: the edition, the period, and the programmes of each of its reports."""

from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q

from indicators.delivery.calendar import day_at
from indicators.enums import About, EditionStatus, PeriodKind, RunProblem
from indicators.models import Cell, Period, PlanEdition, Programme, ReportSchedule, ScheduleRun

NOT_IN_FORCE = (EditionStatus.DRAFT, EditionStatus.SUPERSEDED)


class CannotRun(Exception):
    def __init__(self, problem: RunProblem) -> None:
        super().__init__(problem.label)
        self.problem = problem


def edition_of(schedule: ReportSchedule, now: datetime) -> PlanEdition:
    """That in force on the day, else the latest that is released."""
    day = now.date()
    released = Q(released_on__isnull=True) | Q(released_on__lte=day)
    editions = PlanEdition.objects.filter(released, document=schedule.document)
    in_force = editions.filter(Q(in_force_from__lte=day)).filter(
        Q(in_force_until__isnull=True) | Q(in_force_until__gt=day)
    )
    latest = editions.exclude(status__in=NOT_IN_FORCE).order_by("-period__last_day", "-imported_at")
    edition = in_force.first() or latest.first()
    if edition is None:
        raise CannotRun(RunProblem.NO_EDITION)
    return edition


def period_of(run: ScheduleRun, edition: PlanEdition) -> Period:
    """What the run is about; a period of which the edition says nothing is no report.

    A year that says nothing in a plan of biennia stands for the biennium that it lies in.
    """
    schedule = run.schedule
    told = Cell.objects.filter(measure__editions__node__edition=edition, period=OuterRef("pk"))
    if schedule.about == About.PERIOD:
        wanted = Period.objects.filter(pk=schedule.period_id)
    else:
        year = day_at(schedule.zone, run.due_at).year
        year -= schedule.about == About.YEAR_BEFORE
        last_day = date(year, 12, 31)
        wanted = Period.objects.filter(
            Q(kind=PeriodKind.YEAR, last_day=last_day)
            | Q(kind=edition.period.kind, first_day__lte=last_day, last_day__gte=last_day)
        )
    period = wanted.filter(Exists(told)).order_by("last_day", "-first_day").first()
    if period is None:
        raise CannotRun(RunProblem.NO_PERIOD)
    return period


def parts_of(run: ScheduleRun, edition: PlanEdition) -> list[tuple[int | None, tuple]]:
    """The programmes of each report: one each, or all that are chosen in one."""
    schedule = run.schedule
    here = Programme.objects.filter(node__edition=edition)
    if schedule.programmes:
        here = here.filter(identity__in=schedule.programmes)
    chosen = list(here.order_by("node__position").values_list("identity", "node__path"))
    if not chosen:
        raise CannotRun(RunProblem.NO_PROGRAMME)
    there = {identity for identity, _path in chosen}
    run.missed += [f"programme-{each}" for each in schedule.programmes if each not in there]
    if schedule.one_each:
        return [(identity, (path,)) for identity, path in chosen]
    only = chosen[0][0] if len(chosen) == 1 else None
    return [(only, tuple(path for _identity, path in chosen) if schedule.programmes else ())]
