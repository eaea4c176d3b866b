"""A person confirms what became of a node: from then on its identity goes on in the later row.

Roles and series of values hang on the identity, so they go along.
"""

from datetime import datetime

from django.db import connection, transaction
from django.utils.translation import gettext as _

from indicators import ledger
from indicators.enums import ContinuesKind, NodeKind, ValueStatus
from indicators.models import (
    Cell,
    Component,
    Continuation,
    MeasureIdentity,
    Node,
    PerformanceMeasure,
    Programme,
    ProgrammeIdentity,
    RoleAssignment,
    Subprogramme,
    SubprogrammeIdentity,
    User,
    ValueVersion,
)
from indicators.plans.continuations import Identity
from indicators.plans.services import IMPORT_LOCK

ROWS = {
    NodeKind.PROGRAMME: Programme,
    NodeKind.SUBPROGRAMME: Subprogramme,
    NodeKind.MEASURE: PerformanceMeasure,
}
# The parts of what was split, and what several were merged into, begin series of their own.
BEGUN_ANEW = (ContinuesKind.SPLIT, ContinuesKind.MERGED)


class ContinuationRefused(Exception):
    """The link may not be confirmed. The message says why, to the person who asked."""


@transaction.atomic
def confirm_continuation(*, continuation_id: int, by: User, now: datetime) -> Continuation:
    """Let the later row carry the earlier identity, with its roles and values.

    A value that only the later one has moves over; one that both have and that differs becomes a
    further version. ``ContinuationRefused`` when the link is confirmed already, when both stand
    in one edition, when a value of the later one is still on its way through review, and when a
    reporting round that is not open asks for one.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [IMPORT_LOCK])
    link = (
        Continuation.objects.select_for_update(of=["self"])
        .select_related("before", "after__edition")
        .get(pk=continuation_id)
    )
    if link.confirmed_at is not None:
        raise ContinuationRefused(_("This is confirmed already."))
    if link.after is not None and link.kind not in BEGUN_ANEW:
        _carry_over(link.before, link.after, by)
    link.confirmed_by, link.confirmed_at = by, now
    link.save(update_fields=["confirmed_by", "confirmed_at"])
    return link


def _carry_over(before: Node, after: Node, by: User) -> None:
    rows = ROWS[NodeKind(after.kind)]
    earlier = rows.objects.select_related("identity").get(pk=before.pk).identity
    later = rows.objects.select_related("identity").get(pk=after.pk).identity
    if earlier == later:
        return
    editions = rows.objects.filter(identity=later).values("node__edition")
    if rows.objects.filter(identity=earlier, node__edition__in=editions).exists():
        raise ContinuationRefused(
            _("Both stand in one edition: they cannot be one and the same there.")
        )
    if isinstance(later, MeasureIdentity):
        try:
            with ledger.refusals_in_words():
                _carry_values(earlier, later, by, document=after.edition.symbol)
        except ledger.ValueRefused as refusal:
            raise ContinuationRefused(str(refusal)) from refusal
    else:
        _carry_roles(earlier, later)
    rows.objects.filter(identity=later).update(identity=earlier)
    if isinstance(later, MeasureIdentity):
        _belong_to_the_newest(earlier, later)
        ledger.outdate([earlier.pk])


def _belong_to_the_newest(earlier: MeasureIdentity, later: MeasureIdentity) -> None:
    """From plan to plan the measure goes to the programme of the newest edition that has it.

    That plan's clearing chain is the one its values pass from now on.
    """
    if earlier.programme_id == later.programme_id:
        return
    newest = (
        PerformanceMeasure.objects.filter(identity=earlier)
        .order_by("-node__edition__period__last_day", "-node__edition__imported_at")
        .values_list("accomplishment__programme__identity", flat=True)
        .first()
    )
    if newest == earlier.programme_id:
        return
    waiting = Cell.objects.filter(measure=earlier, status=ValueStatus.SUBMITTED)
    if waiting.exists():
        raise ContinuationRefused(_under_review())
    MeasureIdentity.objects.filter(pk=earlier.pk).update(programme=newest)


def _under_review() -> str:
    return _("A value of it is still on its way through review. Finish that first.")


def _carry_roles(earlier: Identity, later: Identity) -> None:
    if isinstance(later, ProgrammeIdentity):
        RoleAssignment.objects.filter(programme=later).update(programme=earlier)
        SubprogrammeIdentity.objects.filter(programme=later).update(programme=earlier)
        MeasureIdentity.objects.filter(programme=later).update(programme=earlier)
    else:
        RoleAssignment.objects.filter(subprogramme=later).update(subprogramme=earlier)


def _carry_values(
    earlier: MeasureIdentity, later: MeasureIdentity, by: User, *, document: str
) -> None:
    components = _carried_components(earlier, later)
    cells = Cell.objects.select_for_update(of=["self"]).order_by("pk")
    taken = {_place(cell, {}): cell for cell in cells.filter(measure=earlier)}
    twice = []
    for cell in cells.filter(measure=later):
        place = _place(cell, components)
        if place not in taken:
            Cell.objects.filter(pk=cell.pk).update(measure=earlier, component_id=place[0])
        else:
            twice.append((cell, place[0]))
    _adopt_what_differs(earlier, twice, by, document)


def _carried_components(earlier: MeasureIdentity, later: MeasureIdentity) -> dict[int, int]:
    """By id, the component that goes on: the one of the same name, or the later one, moved."""
    named = dict(Component.objects.filter(measure=earlier).values_list("name", "pk"))
    own = list(Component.objects.filter(measure=later))
    Component.objects.filter(measure=later).exclude(name__in=named).update(measure=earlier)
    return {part.pk: named.get(part.name, part.pk) for part in own}


def _place(cell: Cell, components: dict[int, int]) -> tuple[object, ...]:
    component = components.get(cell.component_id, cell.component_id)
    return (component, cell.disaggregation, cell.period_id, cell.kind, cell.as_of)


def _adopt_what_differs(
    earlier: MeasureIdentity, twice: list[tuple[Cell, int | None]], by: User, document: str
) -> None:
    drafts = ValueVersion.objects.in_bulk({cell.draft_id for cell, _component in twice} - {None})
    of_people = [draft for draft in drafts.values() if draft.source_id is None]
    if of_people or any(cell.submitted_id for cell, _component in twice):
        raise ContinuationRefused(_under_review())
    approved = {cell.approved_id for cell, _component in twice} - {None}
    # A draft of a document is what an edition states that is not released.
    for stated in (ValueVersion.objects.in_bulk(approved), drafts):
        _adopt_again(earlier, twice, stated, by, document)


def _adopt_again(
    earlier: MeasureIdentity,
    twice: list[tuple[Cell, int | None]],
    stated: dict[int, ValueVersion],
    by: User,
    document: str,
) -> None:
    by_cell = {version.cell_id: version for version in stated.values()}
    entries = [
        (
            ledger.Place(
                measure_id=earlier.pk,
                period_id=cell.period_id,
                kind=cell.kind,
                component_id=component,
                disaggregation=cell.disaggregation,
                as_of=cell.as_of,
            ),
            ledger.Statement.like(by_cell[cell.pk]),
        )
        for cell, component in twice
        if cell.pk in by_cell
    ]
    ledger.adopt(entries, by=by, document=document)
