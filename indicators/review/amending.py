"""Amending what was promised: a target or a baseline as a value, a definition as a reading."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from indicators import attainment, ledger
from indicators.enums import ReasonForChange, Step
from indicators.models import (
    Amendment,
    AmendmentJudgement,
    Cell,
    MeasureVersion,
    PerformanceMeasure,
    PlanEdition,
    User,
)
from indicators.review.readings import Reading, locked_measure, write_version
from indicators.review.services import take_step
from indicators.review.signed import freezes_reading, freezes_value

OWN_PROPOSAL = "amendmentjudgement_second_person"


class AmendmentRefused(Exception):
    """The amendment cannot be kept. ``errors`` has a sentence for each field at fault."""

    def __init__(self, **errors: str) -> None:
        super().__init__("; ".join(errors.values()))
        self.errors = errors


@dataclass(frozen=True, slots=True, kw_only=True)
class Justification:
    """Why something is amended, who decided it and where it is written, and from when it holds.

    Only the correction of an error has no ``valid_from``: it holds from the beginning.
    """

    reason_code: str
    reason: str
    decided_by: str
    document: str
    valid_from: date | None = None

    def refuse_what_is_missing(self) -> None:
        said = {
            "reason_code": self.reason_code and self.reason_code in set(ReasonForChange),
            "reason": self.reason.strip(),
            "decided_by": self.decided_by.strip(),
            "document": self.document.strip(),
            "valid_from": self.valid_from or self.reason_code == ReasonForChange.CORRECTION,
        }
        missing = {name: str(MISSING[name]()) for name, given in said.items() if not given}
        if missing:
            raise AmendmentRefused(**missing)


MISSING = {
    "reason_code": lambda: _("Choose a reason of the list."),
    "reason": lambda: _("Say in a sentence why it is amended."),
    "decided_by": lambda: _("Say which body or office decided."),
    "document": lambda: _("Name the document, with its paragraph."),
    "valid_from": lambda: _("Say from which day it holds; only a correction has none."),
}


@transaction.atomic
def amend_value(
    *,
    measure: PerformanceMeasure,
    cell_id: int,
    statement: ledger.Statement,
    why: Justification,
    by: User,
    based_on: int,
    now: datetime,
) -> Amendment:
    """Write a revised target or baseline and hand it to a second person.

    The original stays; the revision counts for periods that end on its first day or later.
    ``AmendmentRefused`` says what is missing, ``ledger.StaleWrite`` that somebody was faster.
    """
    why.refuse_what_is_missing()
    cell = Cell.objects.select_for_update(of=["self"]).get(pk=cell_id)
    if cell.kind not in ledger.AMENDED or cell.approved_id is None:
        raise AmendmentRefused(value=_("Only a target or a baseline that counts is amended."))
    if cell.approved and ledger.says_the_same(cell.approved, statement):
        raise AmendmentRefused(value=_("This is what counts already."))
    if freezes_value(cell, holds_from=why.valid_from):
        raise AmendmentRefused(valid_from=str(ledger.IS_SIGNED_OVER))
    revised = ledger.Statement(
        **asdict(statement)
        | {"reason_code": why.reason_code, "reason": why.reason, "valid_from": why.valid_from}
    )
    version = ledger.write(cell=cell, statement=revised, by=by, based_on=based_on)
    amendment = Amendment.objects.create(
        measure=measure, version=version, replaces_id=cell.approved_id, by=by, **asdict(why)
    )
    take_step(cell_id=cell.pk, step=Step.SUBMIT, by=by, now=now)
    return amendment


@transaction.atomic
def propose_definition(
    *, measure_id: int, reading: Reading, why: Justification, by: User, based_on: int
) -> Amendment:
    """Propose another reading of a measure; it counts when a second person approves it."""
    why.refuse_what_is_missing()
    measure = locked_measure(measure_id)
    if measure.current.number != based_on:
        raise AmendmentRefused(definition=_("This measure was changed since you read it."))
    if waiting_definitions().filter(measure=measure_id).exists():
        raise AmendmentRefused(definition=_("Another definition is proposed and not decided yet."))
    if freezes_reading(measure, holds_from=why.valid_from):
        raise AmendmentRefused(valid_from=str(ledger.IS_SIGNED_OVER))
    stated = asdict(reading) | {"tolerance": str(reading.tolerance)}
    return Amendment.objects.create(
        measure=measure, reading=stated, based_on=based_on, by=by, **asdict(why)
    )


@transaction.atomic
def judge_definition(
    *, amendment_id: int, approve: bool, by: User, now: datetime, comment: str = ""
) -> AmendmentJudgement:
    """Approve a proposed definition, which becomes the measure's next version, or return it.

    ``Amendment.DoesNotExist`` when somebody has decided meanwhile.
    """
    measure = locked_measure(Amendment.objects.get(pk=amendment_id).measure_id)
    amendment = waiting_definitions().get(pk=amendment_id)
    if not approve and not comment.strip():
        raise AmendmentRefused(comment=_("Say why it is returned: the author reads it."))
    version = _confirmed(amendment, measure, by) if approve else None
    try:
        with transaction.atomic():
            judgement = AmendmentJudgement.objects.create(
                amendment=amendment, version=version, comment=comment.strip(), by=by
            )
    except IntegrityError as refusal:
        if refusal.__cause__.diag.constraint_name != OWN_PROPOSAL:
            raise
        own = _("Nobody decides on an amendment of their own.")
        raise AmendmentRefused(comment=own) from refusal
    if approve:
        attainment.refresh(identity_ids=[measure.identity_id], now=now)
    return judgement


def waiting_definitions() -> QuerySet[Amendment]:
    """Proposed definitions on which nobody has decided, oldest first."""
    return Amendment.objects.filter(reading__isnull=False, judgement__isnull=True).order_by("pk")


def amendments_of(edition: PlanEdition, *, until: datetime | None = None) -> QuerySet[Amendment]:
    """What was amended in an edition and approved, in printed order, with both versions."""
    is_approved = Q(version__events__step=Step.APPROVE)
    is_confirmed = Q(judgement__version__isnull=False)
    if until is not None:
        is_approved &= Q(version__events__at__lte=until)
        is_confirmed &= Q(judgement__version__at__lte=until)
    return (
        Amendment.objects.filter(is_approved | is_confirmed, measure__node__edition=edition)
        .select_related(
            "measure__node",
            "version__cell__period",
            "version__cell__component",
            "replaces",
            "judgement__version",
            "by",
        )
        .order_by("measure__node__position", "pk")
        .distinct()
    )


def _confirmed(amendment: Amendment, measure: PerformanceMeasure, by: User) -> MeasureVersion:
    if measure.current.number != amendment.based_on:
        raise AmendmentRefused(comment=_("The measure was changed since this was proposed."))
    stated = amendment.reading | {"tolerance": Decimal(amendment.reading["tolerance"])}
    stated |= {"reason_code": amendment.reason_code, "reason": amendment.reason}
    try:
        return write_version(measure, by=by, valid_from=amendment.valid_from, **stated)
    except ledger.ValueRefused as refusal:
        raise AmendmentRefused(comment=str(refusal)) from refusal
