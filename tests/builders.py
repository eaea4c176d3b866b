"""Small makers of rows: each gives one row that the database accepts, and says what it is told."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import count

from indicators import review
from indicators.enums import (
    Accumulation,
    DeliverableLevel,
    Direction,
    EditionStatus,
    Level,
    MeasureKind,
    MissReason,
    NodeKind,
    PeriodKind,
    PlanFormat,
    PlanRhythm,
    ResultKind,
    Role,
    Step,
    ValueKind,
    ValueState,
    ValueStatus,
)
from indicators.models import (
    Category,
    Cell,
    Component,
    Deliverable,
    Dimension,
    EvidenceFile,
    EvidenceUse,
    ExpectedAccomplishment,
    FlagAnswer,
    MeasureDimension,
    MeasureIdentity,
    MeasureVersion,
    MissExplanation,
    Node,
    Objective,
    PerformanceMeasure,
    Period,
    PlanDocument,
    PlanEdition,
    Programme,
    ProgrammeIdentity,
    ReportingRound,
    ReviewEvent,
    RoleAssignment,
    Subprogramme,
    SubprogrammeIdentity,
    User,
    ValueVersion,
)

_numbers = count(10_001)
NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def a_user(email: str = "", **others) -> User:
    email = email or f"person{next(_numbers)}@example.org"
    return User.objects.create_user(email, "pass", **{"name": email.split("@")[0], **others})


def a_year(year: int = 2025) -> Period:
    period, _ = Period.objects.get_or_create(
        kind=PeriodKind.YEAR,
        first_day=date(year, 1, 1),
        last_day=date(year, 12, 31),
        label=str(year),
    )
    return period


def an_edition(**others) -> PlanEdition:
    number = next(_numbers)
    document = others.pop("document", None) or PlanDocument.objects.create(
        symbol=f"RCAB/{number}", title="Programme plan", rhythm=PlanRhythm.ANNUAL
    )
    return PlanEdition.objects.create(
        **{
            "document": document,
            "symbol": document.symbol,
            "slug": f"RCAB-{number}",
            "title": document.title,
            "period": others.pop("period", None) or a_year(),
            "language": "en",
            "format": PlanFormat.ANNUAL_WORD,
            "status": EditionStatus.APPROVED,
            "source_sha256": f"{number:064}",
            "imported_at": NOW,
            "adopted_at": NOW,
            **others,
        }
    )


def a_node(edition: PlanEdition, kind: NodeKind, path: str, **others) -> Node:
    return Node.objects.create(
        **{
            "edition": edition,
            "kind": kind,
            "path": path,
            "position": next(_numbers),
            "text": path,
            "source": {"paragraph": 1},
            **others,
        }
    )


def a_programme(edition: PlanEdition | None = None, number: int = 6, **others) -> Programme:
    edition = edition or an_edition()
    node = a_node(edition, NodeKind.PROGRAMME, f"programme {number}", label=str(number), **others)
    identity = ProgrammeIdentity.objects.create(document=edition.document)
    return Programme.objects.create(node=node, identity=identity)


def a_subprogramme(programme: Programme | None = None, number: int = 1, **others) -> Subprogramme:
    programme = programme or a_programme()
    node = a_node(
        programme.node.edition,
        NodeKind.SUBPROGRAMME,
        f"{programme.path}/subprogramme {number}",
        label=str(number),
        parent=programme.node,
        **others,
    )
    return Subprogramme.objects.create(
        node=node,
        identity=SubprogrammeIdentity.objects.create(programme=programme.identity),
        programme=programme,
        level=Level.SUBPROGRAMME,
    )


def an_objective(subprogramme: Subprogramme, text: str = "To do good.") -> Objective:
    node = a_node(
        subprogramme.node.edition,
        NodeKind.OBJECTIVE,
        f"{subprogramme.path}/objective",
        parent=subprogramme.node,
        text=text,
    )
    return Objective.objects.create(
        node=node, programme=subprogramme.programme, subprogramme=subprogramme
    )


def an_accomplishment(
    subprogramme: Subprogramme | None = None, letter: str = "a", **others
) -> ExpectedAccomplishment:
    subprogramme = subprogramme or a_subprogramme()
    node = a_node(
        subprogramme.node.edition,
        NodeKind.ACCOMPLISHMENT,
        f"{subprogramme.path}/({letter})",
        label=letter,
        parent=subprogramme.node,
    )
    return ExpectedAccomplishment.objects.create(
        **{
            "node": node,
            "programme": subprogramme.programme,
            "subprogramme": subprogramme,
            "result_kind": ResultKind.ACCOMPLISHMENT,
            **others,
        }
    )


def a_measure(
    accomplishment: ExpectedAccomplishment | None = None,
    *,
    number: int = 1,
    text: str = "Number of crossings open to freight",
    **version,
) -> PerformanceMeasure:
    accomplishment = accomplishment or an_accomplishment()
    node = a_node(
        accomplishment.node.edition,
        NodeKind.MEASURE,
        f"{accomplishment.path}/{number}",
        label=str(number),
        parent=accomplishment.node,
        text=text,
    )
    measure = PerformanceMeasure.objects.create(
        node=node,
        identity=MeasureIdentity.objects.create(programme=accomplishment.programme.identity),
        accomplishment=accomplishment,
    )
    measure.current = MeasureVersion.objects.create(
        measure=measure,
        number=1,
        **{
            "kind": MeasureKind.INCREASE,
            "direction": Direction.INCREASE,
            "unit": "crossings",
            "accumulation": Accumulation.PER_PERIOD,
            "definition": "Counted at the gate.",
            **version,
        },
    )
    measure.save(update_fields=["current"])
    return measure


def a_component(measure: PerformanceMeasure, name: str = "women") -> Component:
    return Component.objects.create(measure=measure.identity, name=name)


def a_dimension(
    measure: PerformanceMeasure, code: str = "sex", *categories: str, **others
) -> MeasureDimension:
    """The measure broken down by a dimension with these categories, women and men by default."""
    dimension, _ = Dimension.objects.get_or_create(code=code, defaults={"name": code.title()})
    for position, category in enumerate(categories or ("women", "men")):
        Category.objects.get_or_create(
            dimension=dimension,
            code=category,
            defaults={"name": category.title(), "position": position},
        )
    return MeasureDimension.objects.create(measure=measure.identity, dimension=dimension, **others)


def a_cell(measure: PerformanceMeasure, period: Period | None = None, **others) -> Cell:
    return Cell.objects.create(
        **{
            "measure": measure.identity,
            "period": period or a_year(),
            "kind": ValueKind.ACTUAL,
            **others,
        }
    )


def a_version(cell: Cell, amount: str | None = "5", *, by: User | None = None, **others):
    """The next version of the cell, as its draft."""
    version = ValueVersion.objects.create(
        **{
            "cell": cell,
            "number": cell.revision + 1,
            "state": ValueState.REPORTED,
            "amount": None if amount is None else Decimal(amount),
            "by": by,
            **others,
        }
    )
    cell.revision, cell.draft, cell.status = version.number, version, ValueStatus.DRAFT
    cell.save()
    return version


def an_adopted_value(
    measure: PerformanceMeasure,
    amount: str | None,
    *,
    kind: ValueKind = ValueKind.ACTUAL,
    period: Period | None = None,
    component: Component | None = None,
    disaggregation: str = "",
    as_of: date | None = None,
    **others,
) -> ValueVersion:
    """A value that counts: as if the published plan had stated it."""
    place = {"component": component, "disaggregation": disaggregation, "as_of": as_of}
    cell = a_cell(measure, period, kind=kind, **place)
    version = a_version(cell, amount, **others)
    ReviewEvent.objects.create(cell=cell, version=version, step=Step.ADOPT)
    cell.approved, cell.draft, cell.status = version, None, ValueStatus.APPROVED
    cell.save()
    return version


def a_role(user: User, role: Role, scope, **others) -> RoleAssignment:
    """``scope`` is a plan document, a programme or a subprogramme."""
    if isinstance(scope, PlanDocument):
        where = {"document": scope}
    elif isinstance(scope, Programme):
        where = {"programme": scope.identity}
    else:
        where = {"subprogramme": scope.identity}
    return RoleAssignment.objects.create(
        user=user, role=role, **where, **{"starts_on": date(2020, 1, 1), **others}
    )


def a_deliverable(subprogramme: Subprogramme, number: int = 1, **others) -> Deliverable:
    node = a_node(
        subprogramme.node.edition,
        NodeKind.DELIVERABLE,
        f"{subprogramme.path}/deliverable {number}",
        label=str(number),
        parent=subprogramme.node,
    )
    return Deliverable.objects.create(
        **{
            "node": node,
            "programme": subprogramme.programme,
            "subprogramme": subprogramme,
            "category": "A",
            "level": DeliverableLevel.ITEM,
            **others,
        }
    )


def some_evidence(version: ValueVersion, *, by: User | None = None, **others) -> EvidenceUse:
    """A file given with a draft. Nothing is stored under its hash."""
    by = by or a_user()
    file, _ = EvidenceFile.objects.get_or_create(
        sha256=others.pop("sha256", f"{next(_numbers):064x}"),
        defaults={"content_type": "application/pdf", "size": 10, "by": by},
    )
    return EvidenceUse.objects.create(
        **{"version": version, "file": file, "name": "report.pdf", "by": by, **others}
    )


def in_days(days: int) -> date:
    """A day as the database counts them: 0 is today, in UTC."""
    return datetime.now(UTC).date() + timedelta(days=days)


def a_round(edition: PlanEdition, *periods: Period, **others) -> ReportingRound:
    """Of the edition's own period, open since yesterday; ``opens_on`` and others say else."""
    made = ReportingRound.objects.create(
        **{
            "edition": edition,
            "name": f"Round {next(_numbers)}",
            "kinds": [ValueKind.ACTUAL],
            "opens_on": in_days(-1),
            "due_on": in_days(10),
            "closes_on": in_days(20),
            **others,
        }
    )
    made.periods.set(periods or [edition.period])
    return made


def an_explanation(version: ValueVersion, **others) -> MissExplanation:
    return MissExplanation.objects.create(
        **{
            "version": version,
            "reasons": [MissReason.STAFF],
            "text": "Two posts were vacant.",
            "action": "Recruit.",
            "action_due": date(2026, 9, 30),
            "by": version.by or a_user(),
            **others,
        }
    )


def ready(version: ValueVersion) -> ValueVersion:
    """The draft with all said that is asked of it, so that it can be submitted."""
    grounds = review.grounds_of([version.cell], in_hand=True)[version.cell_id]
    by = version.by or a_user()
    for flag in grounds.unanswered:
        FlagAnswer.objects.create(version=version, flag=flag, sentence="It is so.", by=by)
    if grounds.lacks_explanation:
        an_explanation(version)
    if grounds.lacks_evidence:
        some_evidence(version)
    return version
