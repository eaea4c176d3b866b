"""Taking values one step through review. The event row is the audit trail."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from django.db import IntegrityError, connection, transaction
from django.db.models import Exists, F, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from indicators import access, attainment, ledger
from indicators.enums import Step, ValueStatus
from indicators.models import Attainment, Cell, Node, ReviewEvent, User
from indicators.review import letters, workflow
from indicators.review.grounds import Grounds, grounds_of


class StepRefused(Exception):
    """The step may not be taken. The message says why, to the person who asked."""


class NotReady(StepRefused):
    """Something is to be said first; ``sentences`` says what, by the id of the cell as ``grounds``
    have it.
    """

    def __init__(self, grounds: dict[int, Grounds]) -> None:
        sentences = {cell: each.hindrances for cell, each in grounds.items()}
        said = ngettext(
            "One value cannot be submitted yet.",
            "%(n)d values cannot be submitted yet.",
            len(sentences),
        )
        first = next(iter(sentences.values()))
        super().__init__(" ".join([said % {"n": len(sentences)}, *first]))
        self.sentences, self.grounds = sentences, grounds


CANNOT = {
    Step.SUBMIT: gettext_lazy("You cannot submit a value that is %(status)s."),
    Step.RETURN: gettext_lazy("You cannot return a value that is %(status)s."),
    Step.CLEAR: gettext_lazy("You cannot approve a value that is %(status)s."),
    Step.APPROVE: gettext_lazy("You cannot approve a value that is %(status)s."),
    Step.UNDO: gettext_lazy("You cannot undo the approval of a value that is %(status)s."),
    Step.REOPEN: gettext_lazy("You cannot reopen a value that is %(status)s."),
}
# What the database refuses, by the name of its constraint.
REFUSED = {
    "reviewevent_second_person": gettext_lazy(
        "Nobody approves a value that they wrote themselves."
    ),
    "reviewevent_another_person": gettext_lazy(
        "You cleared this value at an earlier step. Another person takes this one."
    ),
    "reviewevent_chain_is_passed": gettext_lazy(
        "This value has not passed every step of the plan’s clearing chain."
    ),
    "reviewevent_undoes_approval": gettext_lazy(
        "Something was done with this value since it was approved. Reopen it instead."
    ),
}
# Where each pointer of a cell points after a step, by where the pointers pointed before it.
STANDING = ~Exists(
    ReviewEvent.objects.filter(
        cell=OuterRef("cell"), version=OuterRef("version"), step=Step.UNDO, pk__gt=OuterRef("pk")
    )
)
BEFORE_UNDONE = ReviewEvent.objects.filter(
    STANDING, cell=OuterRef("pk"), step__in=[Step.APPROVE, Step.ADOPT]
).order_by("-pk")
MOVES = {
    Step.SUBMIT: {"submitted": F("draft"), "draft": None},
    Step.RETURN: {"draft": F("submitted"), "submitted": None},
    Step.CLEAR: {},
    Step.APPROVE: {"approved": F("submitted"), "submitted": None},
    Step.UNDO: {
        "submitted": F("approved"),
        "approved": Subquery(BEFORE_UNDONE.values("version")[:1]),
    },
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

    In a plan with a clearing chain a value that is approved before the last level is cleared for
    the next. A constant number of statements for any number of cells, and the attainment of each
    measure whose counted value changes; eight statements more to submit.
    """
    if step == Step.RETURN and not comment.strip():
        raise StepRefused(_("A value is returned with a comment: say what is to be changed."))
    chains = _locked_chains(cell_ids)
    # Lock first, then look: two reviewers may press their buttons at once.
    locked = Cell.objects.select_for_update(of=["self"]).order_by("pk").in_bulk(cell_ids)
    cells = [locked[cell_id] for cell_id in cell_ids]
    for cell in cells:
        _refuse_what_may_not_be(cell, step, (seen or {}).get(cell.pk))
    if step == Step.SUBMIT:
        _refuse_what_is_not_ready(cells)
    moves = [Move(cell, step, chains[cell.pk]) for cell in cells]
    events = _write_down(moves=moves, by=by, comment=comment, on=now.date())
    _point(moves)
    if step in (Step.APPROVE, Step.UNDO):
        counted = [move.cell for move in moves if move.step != Step.CLEAR]
        _bring_attainment_up_to_date(counted, now)
    letters.tell(events, now=now)
    again = Cell.objects.select_related("draft", "submitted", "approved").in_bulk(cell_ids)
    return [again[cell_id] for cell_id in cell_ids]


def approve_all(*, cell_ids: Collection[int], by: User, now: datetime) -> list[Cell]:
    """Approve several values, or none of them."""
    return take_steps(cell_ids=cell_ids, step=Step.APPROVE, by=by, now=now)


def undo_approval(*, cell_id: int, by: User, now: datetime) -> Cell:
    """Take an approval back that the person gave: what was approved before counts again.

    ``StepRefused`` when somebody else gave it, or when the value went on since.
    """
    approval = ReviewEvent.objects.filter(cell=cell_id, step=Step.APPROVE).order_by("-pk").first()
    if approval is None or by.pk not in (approval.by_id, approval.acting_for_id):
        raise StepRefused(_("Only who approved a value undoes the approval."))
    return take_step(cell_id=cell_id, step=Step.UNDO, by=by, now=now)


class Move:
    """One cell and the step it takes, as its plan's chain and the place where it waits have it."""

    def __init__(self, cell: Cell, step: Step, chain: Sequence[str]) -> None:
        self.cell = cell
        self.step = workflow.taken(step, chain, cell.waits_at)
        self.waits_at = workflow.waits_after(self.step, chain, cell.waits_at)
        self.level = self.waits_at if self.step == Step.UNDO else cell.waits_at
        self.status = workflow.after(cell.status, self.step)

    @property
    def version_id(self) -> int:
        """The version at stake."""
        if self.step == Step.SUBMIT:
            return self.cell.draft_id
        return self.cell.submitted_id or self.cell.approved_id


def _locked_chains(cell_ids: Collection[int]) -> dict[int, list[str]]:
    """The clearing chain of each cell's plan, which does not change until the transaction ends."""
    plans = dict(
        Cell.objects.filter(pk__in=cell_ids).values_list("pk", "measure__programme__document")
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, clearing FROM indicators_plandocument WHERE id = ANY(%s) FOR SHARE",
            [sorted(set(plans.values()))],
        )
        chains = dict(cursor.fetchall())
    return {cell_id: chains[plan] for cell_id, plan in plans.items()}


def _refuse_what_may_not_be(cell: Cell, step: Step, based_on: int | None) -> None:
    if workflow.after(cell.status, step) is None:
        status = _(ValueStatus(cell.status).label).lower()
        raise StepRefused(CANNOT[step] % {"status": status})
    if based_on is not None and based_on != cell.revision:
        raise StepRefused(_("This value was changed since you read it. Read it again."))


def _refuse_what_is_not_ready(cells: list[Cell]) -> None:
    found = grounds_of(cells, in_hand=True)
    hindered = {pk: each for pk, each in found.items() if each.hindrances}
    if hindered:
        raise NotReady(hindered)


def _write_down(*, moves: list[Move], by: User, comment: str, on: date) -> list[ReviewEvent]:
    absent = _acted_for(moves, by, on)
    events = [
        ReviewEvent(
            cell=move.cell,
            version_id=move.version_id,
            step=move.step,
            level=move.level,
            by=by,
            acting_for_id=absent.get(move.cell.pk),
            comment=comment.strip(),
        )
        for move in moves
    ]
    try:
        with transaction.atomic():
            return ReviewEvent.objects.bulk_create(events)
    except IntegrityError as refusal:
        constraint = refusal.__cause__.diag.constraint_name
        if constraint in (ledger.ROUND_IS_OPEN, ledger.SIGNED_OFF, ledger.SIGNED_GROUNDS):
            raise StepRefused(str(ledger.refusal_in_words(refusal))) from refusal
        if sentence := REFUSED.get(constraint):
            raise StepRefused(str(sentence)) from refusal
        raise


def _acted_for(moves: list[Move], by: User, on: date) -> dict[int, int]:
    """By cell, the absent person without whose role the step could not be taken."""
    judged = (Step.RETURN, Step.CLEAR, Step.APPROVE, Step.UNDO)
    by_level: dict[str | None, list[Cell]] = {}
    for move in moves:
        by_level.setdefault(move.level if move.step in judged else None, []).append(move.cell)
    found = {}
    for level, cells in by_level.items():
        identities = {cell.measure_id for cell in cells}
        absent = access.acting_for(by, identities, level=level, on=on)
        found |= {cell.pk: absent[cell.measure_id] for cell in cells if cell.measure_id in absent}
    return found


def _point(moves: list[Move]) -> None:
    """One statement for all cells that take the same step to the same place."""
    alike: dict[tuple[Step, str], list[Move]] = {}
    for move in moves:
        alike.setdefault((move.step, move.waits_at), []).append(move)
    for (step, waits_at), together in alike.items():
        cells = Cell.objects.filter(pk__in=[move.cell.pk for move in together])
        cells.update(status=together[0].status, waits_at=waits_at, **MOVES[step])


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
