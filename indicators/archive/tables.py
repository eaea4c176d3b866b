"""Which rows a plan's archive holds: every table with what finds the plan's rows in it, in order.

A table that is in neither list fails a test: whoever adds one says where its rows go.
"""

from collections.abc import Callable, Iterator, Mapping

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Concat
from pghistory.models import Context

from indicators.enums import JobStatus, RunStatus
from indicators.models import (
    Alignment,
    Amendment,
    AmendmentJudgement,
    Attainment,
    Category,
    Cell,
    Component,
    Continuation,
    Deliverable,
    DeliverableCount,
    DeliverableDeparture,
    DeliverableStatement,
    Delivery,
    Dimension,
    DocumentStatement,
    Doubt,
    EvidenceFile,
    EvidenceLink,
    EvidenceRemoval,
    EvidenceUse,
    ExpectedAccomplishment,
    FlagAnswer,
    Mandate,
    MandateEntry,
    MeasureDimension,
    MeasureIdentity,
    MeasureVersion,
    MissExplanation,
    Narrative,
    Node,
    Objective,
    OutgoingMail,
    PerformanceMeasure,
    Period,
    PlanDocument,
    PlanEdition,
    Programme,
    ProgrammeIdentity,
    Remainder,
    Report,
    ReportFile,
    ReportingRound,
    ReportSchedule,
    ReviewEvent,
    RoleAssignment,
    RoundException,
    RoundPeriod,
    ScheduleRun,
    SignOff,
    Subprogramme,
    SubprogrammeIdentity,
    Translation,
    ValueVersion,
)

# Of the installation or of the moment, not of a plan: its tokens and feed, its chain of sealed
# days, uploads and how they are read, who acts for whom. Of its mails, those that brought reports
# of the plan are no more than its log of deliveries.
LEFT_OUT = frozenset(
    {
        "apitoken",
        "change",
        "dayseal",
        "delegation",
        "idempotentanswer",
        "spreadsheetmapping",
        "tokensecret",
        "webhook",
        "webhookdelivery",
        "workbookorder",
        "workbookupload",
    }
)
OF_RUNS, OF_DELIVERIES = ScheduleRun.reports.through, Delivery.reports.through
OVER = (JobStatus.DONE, JobStatus.FAILED, JobStatus.CANCELLED)
Finds = Callable[[int], QuerySet]


def _everything(model: type[models.Model]) -> Finds:
    return lambda _plan: model.objects.all()


def _by(model: type[models.Model], *lookups: str) -> Finds:
    """Rows that one of the lookups leads to the plan."""

    def found(plan: int) -> QuerySet:
        wanted = Q()
        for lookup in lookups:
            wanted |= Q(**{lookup: plan})
        return model.objects.filter(wanted)

    return found


EDITION = "node__edition__document"
OF_MEASURE = ("programme__document", f"editions__{EDITION}")
OF_CELL = ("measure__programme__document", f"measure__editions__{EDITION}")
OF_VERSION = tuple(f"version__cell__{each}" for each in OF_CELL)


def _within(model: type[models.Model], plan: int) -> QuerySet:
    return TABLES[model](plan).values("pk")


def _continuations(plan: int) -> QuerySet:
    """Links within the plan; those to another plan belong to neither alone."""
    inside = Q(after__isnull=True) | Q(after__edition__document=plan)
    return Continuation.objects.filter(inside, before__edition__document=plan)


def _documents(plan: int) -> QuerySet:
    """The plan, those whose measures it goes on with, and those that state values of its series."""
    programmes = _within(ProgrammeIdentity, plan)
    editions = _within(PlanEdition, plan)
    return PlanDocument.objects.filter(
        Q(pk=plan) | Q(programmes__in=programmes) | Q(editions__in=editions)
    )


def _editions(plan: int) -> QuerySet:
    return PlanEdition.objects.filter(Q(document=plan) | Q(nodes__in=_stating(plan)))


def _nodes(plan: int) -> QuerySet:
    """Those of the plan, and the places of other plans that state a value of its series, each
    with what stands above it.
    """
    stating = _stating(plan)
    below = stating.filter(
        edition=OuterRef("edition"), path__startswith=Concat(OuterRef("path"), Value("/"))
    )
    other = PlanEdition.objects.filter(nodes__in=stating)
    above = Node.objects.filter(Exists(below), edition__in=other)
    return Node.objects.filter(
        Q(edition__document=plan) | Q(pk__in=stating.values("pk")) | Q(pk__in=above.values("pk"))
    )


def _stating(plan: int) -> QuerySet:
    """Nodes of other plans that values of the plan's measures come from."""
    versions = _within(ValueVersion, plan)
    return Node.objects.filter(values__in=versions).exclude(edition__document=plan)


def _reports(plan: int) -> QuerySet:
    """Those that are over: nobody makes in another installation what was asked for in this one."""
    return Report.objects.filter(edition__document=plan, status__in=OVER)


def _runs(plan: int) -> QuerySet:
    """Those that are over; one that waits for its reports stays with them."""
    over = ScheduleRun.objects.exclude(status=RunStatus.MAKING)
    return over.filter(schedule__document=plan)


def _deliveries(plan: int) -> QuerySet:
    return Delivery.objects.filter(run__in=_within(ScheduleRun, plan))


def _programmes(plan: int) -> QuerySet:
    measures = _within(MeasureIdentity, plan)
    return ProgrammeIdentity.objects.filter(
        Q(document=plan) | Q(**{f"editions__{EDITION}": plan}) | Q(measures__in=measures)
    )


TABLES: Mapping[type[models.Model], Finds] = {
    Period: _everything(Period),
    Dimension: _everything(Dimension),
    Category: _everything(Category),
    Mandate: _by(Mandate, f"entries__{EDITION}"),
    PlanDocument: _documents,
    PlanEdition: _editions,
    Node: _nodes,
    Doubt: _by(Doubt, "edition__document"),
    Remainder: _by(Remainder, "edition__document"),
    ProgrammeIdentity: _programmes,
    SubprogrammeIdentity: _by(SubprogrammeIdentity, *OF_MEASURE),
    MeasureIdentity: _by(MeasureIdentity, *OF_MEASURE),
    Programme: _by(Programme, EDITION),
    Subprogramme: _by(Subprogramme, EDITION),
    Objective: _by(Objective, EDITION),
    ExpectedAccomplishment: _by(ExpectedAccomplishment, EDITION),
    PerformanceMeasure: _by(PerformanceMeasure, EDITION),
    MeasureVersion: _by(MeasureVersion, f"measure__{EDITION}"),
    Component: _by(Component, *OF_CELL),
    MeasureDimension: _by(MeasureDimension, *OF_CELL),
    Deliverable: _by(Deliverable, EDITION),
    DeliverableCount: _by(DeliverableCount, f"deliverable__{EDITION}"),
    MandateEntry: _by(MandateEntry, EDITION),
    DocumentStatement: _by(DocumentStatement, EDITION),
    Alignment: _by(Alignment, EDITION),
    Continuation: _continuations,
    Translation: _by(
        Translation,
        "edition__document",
        EDITION,
        f"statement__{EDITION}",
        *(f"component__{each}" for each in OF_CELL),
        *OF_VERSION,
    ),
    ReportingRound: _by(ReportingRound, "edition__document"),
    RoundPeriod: _by(RoundPeriod, "round__edition__document"),
    RoundException: _by(RoundException, "round__edition__document"),
    RoleAssignment: _by(
        RoleAssignment, "document", "programme__document", "subprogramme__programme__document"
    ),
    Cell: _by(Cell, *OF_CELL),
    ValueVersion: _by(ValueVersion, *(f"cell__{each}" for each in OF_CELL)),
    ReviewEvent: _by(ReviewEvent, *(f"cell__{each}" for each in OF_CELL)),
    EvidenceFile: _by(EvidenceFile, *(f"uses__{each}" for each in OF_VERSION)),
    EvidenceLink: _by(EvidenceLink, *(f"uses__{each}" for each in OF_VERSION)),
    EvidenceUse: _by(EvidenceUse, *OF_VERSION),
    EvidenceRemoval: _by(EvidenceRemoval, *OF_VERSION),
    MissExplanation: _by(MissExplanation, *OF_VERSION),
    FlagAnswer: _by(FlagAnswer, *OF_VERSION),
    Narrative: _by(Narrative, EDITION),
    DeliverableStatement: _by(DeliverableStatement, f"deliverable__{EDITION}"),
    DeliverableDeparture: _by(DeliverableDeparture, f"statement__deliverable__{EDITION}"),
    Amendment: _by(Amendment, f"measure__{EDITION}"),
    AmendmentJudgement: _by(AmendmentJudgement, f"amendment__measure__{EDITION}"),
    SignOff: _by(SignOff, "round__edition__document"),
    Attainment: _by(Attainment, f"measure__{EDITION}"),
    Report: _reports,
    ReportFile: lambda plan: ReportFile.objects.filter(report__in=_within(Report, plan)),
    ReportSchedule: _by(ReportSchedule, "document"),
    ScheduleRun: _runs,
    OF_RUNS: lambda plan: OF_RUNS.objects.filter(schedulerun__in=_within(ScheduleRun, plan)),
    OutgoingMail: lambda plan: OutgoingMail.objects.filter(delivery__in=_deliveries(plan)),
    Delivery: _deliveries,
    OF_DELIVERIES: lambda plan: OF_DELIVERIES.objects.filter(delivery__in=_deliveries(plan)),
}


def histories() -> Iterator[tuple[type[models.Model], type[models.Model]]]:
    """The tables of history, each with the table it tells of; those of people stay behind."""
    for model in apps.get_models():
        told = getattr(model, "pgh_tracked_model", None)
        if told in TABLES:
            yield model, told


def stored() -> list[type[models.Model]]:
    """Every table of an archive but that of people."""
    return [*TABLES, Context, *(history for history, _told in histories())]


def columns(model: type[models.Model]) -> list[str]:
    return [field.column for field in model._meta.concrete_fields if not field.generated]


def unmet(plan: int) -> Iterator[str]:
    """References that lead out of the archive, as "valueversion.source": it could not be loaded."""
    for model, finds in TABLES.items():
        for field in model._meta.concrete_fields:
            to = field.related_model
            if to not in TABLES:
                continue
            out = finds(plan).exclude(**{f"{field.name}__in": _within(to, plan)})
            if out.filter(**{f"{field.name}__isnull": False}).exists():
                yield f"{model._meta.model_name}.{field.name}"
