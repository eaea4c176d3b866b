"""The draft beside which something is given."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from indicators.entry.refusals import EntryRefused
from indicators.enums import ValueStatus
from indicators.models import Cell, ValueVersion

ROUND_IS_OPEN = "reportinground_is_open"
NOT_A_DRAFT = {
    ValueStatus.EMPTY: lambda: _("Enter the value first."),
    ValueStatus.SUBMITTED: lambda: _(
        "This value is with the reviewer. Take it back to change what stands beside it."
    ),
}


@contextmanager
def locked_draft(cell_id: int) -> Iterator[ValueVersion]:
    """The draft of a cell, which is locked until the transaction that begins here has ended.

    ``EntryRefused`` when it has none: what is submitted or approved is left as it was judged. And
    when the database refuses what is written beside it, since the round that asks is not open.
    """
    try:
        with transaction.atomic():
            yield _draft(cell_id)
    except IntegrityError as refusal:
        if refusal.__cause__.diag.constraint_name != ROUND_IS_OPEN:
            raise
        raise EntryRefused(cell=_("The reporting round that asks for this is closed.")) from refusal


def _draft(cell_id: int) -> ValueVersion:
    cell = Cell.objects.select_for_update(of=["self"]).get(pk=cell_id)
    if refusal := why_not_open(cell):
        raise EntryRefused(cell=refusal)
    version = ValueVersion.objects.get(pk=cell.draft_id)
    version.cell = cell
    return version


def is_open(cell: Cell) -> bool:
    """Whether something may be put beside the cell's value."""
    is_in_hand = cell.status in (ValueStatus.DRAFT, ValueStatus.RETURNED)
    return is_in_hand and cell.draft_id != cell.approved_id


def why_not_open(cell: Cell) -> str:
    """A sentence; empty where something may be put beside the cell's value."""
    return "" if is_open(cell) else NOT_A_DRAFT.get(ValueStatus(cell.status), _say_approved)()


def _say_approved() -> str:
    return _("This value is approved. Change it, and give with the change what belongs to it.")
