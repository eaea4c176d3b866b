"""Taking a value one step through review. The event row is the audit trail."""

from collections.abc import Iterable

from django.db import IntegrityError, transaction

from indicators.enums import Step, ValueStatus
from indicators.models import Attainment, Cell, ReviewEvent, User, ValueVersion
from indicators.review import workflow


class StepRefused(Exception):
    """The step may not be taken. The message says why, to the person who asked."""


OWN_ENTRY = "reviewevent_second_person"


@transaction.atomic
def take_step(
    *, cell_id: int, step: Step, by: User, comment: str = "", based_on: int | None = None
) -> Cell:
    """Move a cell one step through review and write down who did it.

    ``based_on`` is the revision the person saw; a value that has changed since is not judged.
    """
    # Lock first, then look: two reviewers may press their buttons at once.
    cell = Cell.objects.select_for_update(of=["self"]).get(pk=cell_id)
    status = workflow.after(cell.status, step)
    if status is None:
        raise StepRefused(f"cannot {step} a value that is {cell.status}")
    if based_on is not None and based_on != cell.revision:
        raise StepRefused("the value was changed since you read it")
    if step == Step.RETURN and not comment.strip():
        raise StepRefused("a value is returned with a comment")
    version = _version_at_stake(cell, step)
    _write_down(cell=cell, version=version, step=step, by=by, comment=comment)
    _move(cell, status, version)
    if status == ValueStatus.APPROVED:
        Attainment.objects.filter(measure__identity=cell.measure_id).update(is_stale=True)
    return cell


@transaction.atomic
def approve_all(*, cell_ids: Iterable[int], by: User) -> list[Cell]:
    """Approve several values, or none of them."""
    return [take_step(cell_id=cell_id, step=Step.APPROVE, by=by) for cell_id in sorted(cell_ids)]


def _version_at_stake(cell: Cell, step: Step) -> ValueVersion:
    if step == Step.SUBMIT:
        return cell.draft
    return cell.submitted or cell.approved


def _write_down(
    *, cell: Cell, version: ValueVersion, step: Step, by: User, comment: str
) -> ReviewEvent:
    try:
        with transaction.atomic():
            return ReviewEvent.objects.create(
                cell=cell, version=version, step=step, by=by, comment=comment.strip()
            )
    except IntegrityError as refusal:
        if refusal.__cause__.diag.constraint_name == OWN_ENTRY:
            raise StepRefused("nobody approves a value that they wrote themselves") from refusal
        raise


def _move(cell: Cell, status: ValueStatus, version: ValueVersion) -> None:
    """Point the cell at the versions that its new status names."""
    cell.status = status
    if status == ValueStatus.SUBMITTED:
        cell.submitted, cell.draft = version, None
    elif status == ValueStatus.APPROVED:
        cell.approved, cell.submitted = version, None
    else:
        cell.draft, cell.submitted = version, None
    cell.save(update_fields=["status", "draft", "submitted", "approved"])
