"""Taking values one step through review. The event row is the audit trail."""

from collections.abc import Collection
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from indicators import attainment, ledger
from indicators.enums import Step, ValueStatus
from indicators.models import Attainment, Cell, Node, ReviewEvent, User
from indicators.review import letters, workflow
from indicators.review.grounds import grounds_of


class StepRefused(Exception):
    """The step may not be taken. The message says why, to the person who asked."""


class NotReady(StepRefused):
    """Something is to be said first; ``sentences`` says what, by the id of the cell."""

    def __init__(self, sentences: dict[int, list[str]]) -> None:
        said = ngettext(
            "One value cannot be submitted yet.",
            "%(n)d values cannot be submitted yet.",
            len(sentences),
        )
        first = next(iter(sentences.values()))
        super().__init__(" ".join([said % {"n": len(sentences)}, *first]))
        self.sentences = sentences


OWN_ENTRY = "reviewevent_second_person"
CANNOT = {
    Step.SUBMIT: gettext_lazy("You cannot submit a value that is %(status)s."),
    Step.RETURN: gettext_lazy("You cannot return a value that is %(status)s."),
    Step.APPROVE: gettext_lazy("You cannot approve a value that is %(status)s."),
    Step.REOPEN: gettext_lazy("You cannot reopen a value that is %(status)s."),
}
# Where each pointer of a cell points after a step, by where the pointers pointed before it.
MOVES = {
    Step.SUBMIT: {"submitted": F("draft"), "draft": None},
    Step.RETURN: {"draft": F("submitted"), "submitted": None},
    Step.APPROVE: {"approved": F("submitted"), "submitted": None},
    Step.REOPEN: {"draft": Coalesce(F("submitted"), F("approved")), "submitted": None},
}


def take_step(
    *,
    cell_id: int,
    step: Step,
    by: User,
    now: datetime,
    comment: str = "",
    based_on: int | None = None,
) -> Cell:
    """Move a cell one step through review and write down who did it.

    ``based_on`` is the revision the person saw; a value that has changed since is not judged.
    """
    seen = {} if based_on is None else {cell_id: based_on}
    [cell] = take_steps(cell_ids=[cell_id], step=step, by=by, now=now, comment=comment, seen=seen)
    return cell


@transaction.atomic
def take_steps(
    *,
    cell_ids: Collection[int],
    step: Step,
    by: User,
    now: datetime,
    comment: str = "",
    seen: dict[int, int] | None = None,
) -> list[Cell]:
    """Move several cells the same step, all or none; ``seen`` has the revisions the person saw.

    Four statements for any number, seven more to submit, and the attainment of each measure that
    is approved.
    """
    if step == Step.RETURN and not comment.strip():
        raise StepRefused(_("A value is returned with a comment: say what is to be changed."))
    # Lock first, then look: two reviewers may press their buttons at once.
    locked = Cell.objects.select_for_update(of=["self"]).order_by("pk").in_bulk(cell_ids)
    cells = [locked[cell_id] for cell_id in cell_ids]
    for cell in cells:
        _refuse_what_may_not_be(cell, step, (seen or {}).get(cell.pk))
    if step == Step.SUBMIT:
        _refuse_what_is_not_ready(cells)
    events = _write_down(cells=cells, step=step, by=by, comment=comment)
    status = workflow.after(cells[0].status, step) if cells else None
    moved = Cell.objects.filter(pk__in=cell_ids)
    moved.update(status=status, **MOVES[step])
    if status == ValueStatus.APPROVED:
        _bring_attainment_up_to_date(cells, now)
    letters.tell(events, now=now)
    again = moved.select_related("draft", "submitted", "approved").in_bulk()
    return [again[cell_id] for cell_id in cell_ids]


def approve_all(*, cell_ids: Collection[int], by: User, now: datetime) -> list[Cell]:
    """Approve several values, or none of them."""
    return take_steps(cell_ids=cell_ids, step=Step.APPROVE, by=by, now=now)


def _refuse_what_may_not_be(cell: Cell, step: Step, based_on: int | None) -> None:
    if workflow.after(cell.status, step) is None:
        status = _(ValueStatus(cell.status).label).lower()
        raise StepRefused(CANNOT[step] % {"status": status})
    if based_on is not None and based_on != cell.revision:
        raise StepRefused(_("This value was changed since you read it. Read it again."))


def _refuse_what_is_not_ready(cells: list[Cell]) -> None:
    found = grounds_of(cells, in_hand=True)
    hindered = {pk: said for pk, each in found.items() if (said := each.hindrances)}
    if hindered:
        raise NotReady(hindered)


def _write_down(*, cells: list[Cell], step: Step, by: User, comment: str) -> list[ReviewEvent]:
    events = [
        ReviewEvent(
            cell=cell,
            version_id=_version_at_stake(cell, step),
            step=step,
            by=by,
            comment=comment.strip(),
        )
        for cell in cells
    ]
    try:
        with transaction.atomic():
            return ReviewEvent.objects.bulk_create(events)
    except IntegrityError as refusal:
        constraint = refusal.__cause__.diag.constraint_name
        if constraint == OWN_ENTRY:
            raise StepRefused(_("Nobody approves a value that they wrote themselves.")) from refusal
        if constraint == ledger.ROUND_IS_OPEN:
            raise StepRefused(str(ledger.refusal_in_words(refusal))) from refusal
        raise


def _version_at_stake(cell: Cell, step: Step) -> int:
    if step == Step.SUBMIT:
        return cell.draft_id
    return cell.submitted_id or cell.approved_id


def _bring_attainment_up_to_date(cells: list[Cell], now: datetime) -> None:
    """At once, in the same transaction: what is approved counts when the page is next read."""
    attainment.refresh(identity_ids={cell.measure_id for cell in cells}, now=now)
    for period_id in {cell.period_id for cell in cells}:
        _compute_first_time([cell for cell in cells if cell.period_id == period_id], now)


def _compute_first_time(cells: list[Cell], now: datetime) -> None:
    """A period for which nothing was computed yet, in the editions that have the measures."""
    identities = {cell.measure_id for cell in cells}
    computed = Attainment.objects.filter(
        measure__identity__in=identities, period=cells[0].period_id
    )
    editions = (
        Node.objects.filter(performancemeasure__identity__in=identities)
        .exclude(edition__in=computed.values("measure__node__edition"))
        .values_list("edition", flat=True)
    )
    for edition_id in set(editions):
        attainment.recompute(edition_id=edition_id, period_id=cells[0].period_id, now=now)
