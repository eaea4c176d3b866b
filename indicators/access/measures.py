"""Whose values a person enters, judges, works on and signs."""

from collections.abc import Collection
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from indicators.access.charge import JUDGING, TREE_DEPTH
from indicators.access.held import absent_for, assignments_of, held_on, own_assignments_of
from indicators.access.seen import editions_seen_by
from indicators.enums import ClearingLevel, Role, ValueStatus
from indicators.models import (
    Cell,
    PerformanceMeasure,
    ProgrammeIdentity,
    RoleAssignment,
    Subprogramme,
    User,
)

ENTERING = (Role.MANAGER, Role.OFFICER)


def measures_entered_by(user: User, *, on: date) -> QuerySet[PerformanceMeasure]:
    """Measures whose values the person may write, as manager or as planning officer."""
    return _measures_held_by(user, *ENTERING, on=on)


def measures_reviewed_by(user: User, *, on: date) -> QuerySet[PerformanceMeasure]:
    """Measures whose submitted values the person may approve, though never an own entry."""
    return _measures_held_by(user, *JUDGING, on=on)


def measures_worked_on_by(user: User, *, on: date) -> QuerySet[PerformanceMeasure]:
    """Measures whose drafts and submitted values the person sees."""
    return _measures_held_by(user, *{*ENTERING, *JUDGING}, on=on)


def cells_judged_by(user: User, *, on: date, acting: bool = True) -> QuerySet[Cell]:
    """Submitted values that wait at a step that the person may take.

    A step of a clearing chain belongs to the roles that are held at that very place; where a plan
    names no chain any reviewer takes the one step. Not ``acting``: by the person's own roles alone.
    """
    held = (assignments_of if acting else own_assignments_of)(user, *JUDGING, on=on)
    seen = _measures_seen(user, on=on)
    submitted = Cell.objects.filter(status=ValueStatus.SUBMITTED)
    if user.is_superuser:
        return submitted.filter(measure__in=seen.values("identity"))
    of_part = PerformanceMeasure.objects.filter(_of_level(held, ClearingLevel.SUBPROGRAMME))
    return submitted.filter(
        Q(waits_at="")
        | Q(waits_at=ClearingLevel.SUBPROGRAMME, measure__in=of_part.values("identity"))
        | Q(waits_at=ClearingLevel.PROGRAMME, measure__programme__in=held.values("programme"))
        | Q(
            waits_at=ClearingLevel.OFFICE, measure__programme__document__in=held.values("document")
        ),
        measure__in=seen.filter(_within(held)).values("identity"),
    )


def acting_for(
    user: User, identity_ids: Collection[int], *, level: str | None, on: date
) -> dict[int, int]:
    """By measure identity, the absent person by whose role alone the user may take a step.

    ``level`` is the step of the chain at which values are judged, ``None`` where they are entered.
    A measure for which the user has a right of their own is not in it.
    """
    absent = absent_for(user, on=on)
    if not absent or user.is_superuser:
        return {}
    held = assignments_of(user, *(ENTERING if level is None else JUDGING), on=on)
    found = {}
    for person in (*absent, user.pk):
        through = held.filter(user=person)
        where = _within(through) if level is None else _of_level(through, level)
        measures = PerformanceMeasure.objects.filter(where, identity__in=identity_ids)
        found |= dict.fromkeys(measures.values_list("identity", flat=True), person)
    return {identity: person for identity, person in found.items() if person != user.pk}


def programmes_signed_by(user: User, *, on: date) -> QuerySet[ProgrammeIdentity]:
    """Programmes that the person signs off as their head, or where none is named as reviewer."""
    if user.is_superuser:
        return ProgrammeIdentity.objects.all()
    heads = RoleAssignment.objects.filter(held_on(on), role=Role.HEAD, programme=OuterRef("pk"))
    as_head = assignments_of(user, Role.HEAD, on=on).values("programme")
    as_reviewer = assignments_of(user, Role.REVIEWER, on=on).values("programme")
    return ProgrammeIdentity.objects.filter(
        Q(pk__in=as_head) | Q(pk__in=as_reviewer) & ~Exists(heads)
    )


def signing_for(user: User, programme_id: int, *, on: date) -> int | None:
    """The absent person by whose role alone the user signs the programme off."""
    held = assignments_of(user, Role.HEAD, Role.REVIEWER, on=on).filter(programme=programme_id)
    holders = set(held.values_list("user", flat=True))
    return None if not holders or user.pk in holders else min(holders)


def _measures_seen(user: User, *, on: date) -> QuerySet[PerformanceMeasure]:
    return PerformanceMeasure.objects.filter(node__edition__in=editions_seen_by(user, on=on))


def _measures_held_by(user: User, *roles: Role, on: date) -> QuerySet[PerformanceMeasure]:
    seen = _measures_seen(user, on=on)
    if user.is_superuser:
        return seen
    return seen.filter(_within(assignments_of(user, *roles, on=on)))


def _within(held: QuerySet[RoleAssignment]) -> Q:
    """Measures at the places of the roles and below them."""
    return (
        Q(accomplishment__programme__identity__document__in=held.values("document"))
        | Q(accomplishment__programme__identity__in=held.values("programme"))
        | Q(accomplishment__subprogramme__in=_subprogrammes_held(held))
    )


def _of_level(held: QuerySet[RoleAssignment], level: str) -> Q:
    if level == ClearingLevel.OFFICE:
        return Q(accomplishment__programme__identity__document__in=held.values("document"))
    if level == ClearingLevel.PROGRAMME:
        return Q(accomplishment__programme__identity__in=held.values("programme"))
    if level == ClearingLevel.SUBPROGRAMME:
        # Of a programme without parts, the programme itself is the unit.
        return Q(accomplishment__subprogramme__in=_subprogrammes_held(held)) | Q(
            accomplishment__subprogramme__isnull=True,
            accomplishment__programme__identity__in=held.values("programme"),
        )
    return _within(held)


def _subprogrammes_held(held: QuerySet[RoleAssignment]) -> QuerySet[Subprogramme]:
    """The units named in the roles and all units below them."""
    below = Q()
    for depth in range(TREE_DEPTH):
        below |= Q(**{"parent__" * depth + "identity__in": held.values("subprogramme")})
    return Subprogramme.objects.filter(below).values("pk")
