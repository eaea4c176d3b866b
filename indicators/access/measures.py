"""Whose values a person enters, judges, works on and signs."""

import re
from collections.abc import Collection
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from indicators.access.charge import JUDGING, TREE_DEPTH
from indicators.access.compiled import compiled
from indicators.access.held import (
    Held,
    absent_for,
    assignments_of,
    held_on,
    own_assignments_of,
)
from indicators.access.seen import editions_seen_by
from indicators.enums import ClearingLevel, Role, ValueStatus
from indicators.models import (
    Category,
    Cell,
    MeasureDimension,
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


def parts_contributed_by(user: User, *, on: date) -> dict[int, set[tuple[str, str]]]:
    """The parts that the person gives for their entities: dimension and category, by measure.

    A query, and one more for each entity.
    """
    theirs = Held(user, (Role.CONTRIBUTOR,), on).values("entity")
    entities = Category.objects.filter(pk__in=theirs).select_related("dimension")
    found: dict[int, set[tuple[str, str]]] = {}
    for entity in entities:
        for measure in _broken_down_by(entity, user, on).values_list("pk", flat=True):
            found.setdefault(measure, set()).add((entity.dimension.code, entity.code))
    return found


def cells_contributed_by(user: User, *, on: date) -> QuerySet[Cell]:
    """The values of the parts that the person gives for their entities."""
    measures: dict[tuple[str, str], list[int]] = {}
    for measure, parts in parts_contributed_by(user, on=on).items():
        for part in parts:
            measures.setdefault(part, []).append(measure)
    own = Q(pk__in=[])
    for (dimension, category), broken_down in measures.items():
        named = rf"(^|;){re.escape(dimension)}={re.escape(category)}(;|$)"
        identities = PerformanceMeasure.objects.filter(pk__in=broken_down).values("identity")
        own |= Q(disaggregation__regex=named, measure__in=identities)
    return Cell.objects.filter(own)


def _broken_down_by(entity: Category, user: User, on: date) -> QuerySet[PerformanceMeasure]:
    """Measures at the places where the roles are held of which the entity has a part."""
    has_part = MeasureDimension.objects.filter(
        Q(only=[]) | Q(only__contains=[entity.code]),
        measure=OuterRef("identity"),
        dimension=entity.dimension_id,
    )
    held = assignments_of(user, Role.CONTRIBUTOR, on=on)
    here = _within(held.filter(entity=entity))
    return _measures_seen(user, on=on).filter(here, Exists(has_part))


def cells_judged_by(user: User, *, on: date, acting: bool = True) -> QuerySet[Cell]:
    """Submitted values that wait at a step that the person may take.

    A step of a clearing chain belongs to the roles that are held at that very place; where a plan
    names no chain any reviewer takes the one step. Not ``acting``: by the person's own roles alone.
    """
    submitted = Cell.objects.filter(status=ValueStatus.SUBMITTED)
    if user.is_superuser:
        seen = _measures_seen(user, on=on)
        return submitted.filter(measure__in=seen.values("identity"))
    if not acting:
        return submitted.filter(_waits_for(own_assignments_of(user, *JUDGING, on=on)))
    return submitted.filter(pk__in=compiled(_cells_of_roles, user, on=on))


def _cells_of_roles(user: User, *, on: date) -> QuerySet[Cell]:
    submitted = Cell.objects.filter(status=ValueStatus.SUBMITTED)
    return submitted.filter(_waits_for(Held(user, JUDGING, on))).values("pk")


def _waits_for(held: Held | QuerySet[RoleAssignment]) -> Q:
    """Cells of measures at the places of the roles, at a step that is taken there."""
    of_part = PerformanceMeasure.objects.filter(_of_level(held, ClearingLevel.SUBPROGRAMME))
    within = PerformanceMeasure.objects.filter(_within(held))
    at_the_step = (
        Q(waits_at="")
        | Q(waits_at=ClearingLevel.SUBPROGRAMME, measure__in=of_part.values("identity"))
        | Q(waits_at=ClearingLevel.PROGRAMME, measure__programme__in=held.values("programme"))
        | Q(waits_at=ClearingLevel.OFFICE, measure__programme__document__in=held.values("document"))
    )
    return at_the_step & Q(measure__in=within.values("identity"))


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
    as_head = Held(user, (Role.HEAD,), on).values("programme")
    as_reviewer = Held(user, (Role.REVIEWER,), on).values("programme")
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
    if user.is_superuser:
        return _measures_seen(user, on=on)
    # Whoever holds a role there works on the plan, and sees every edition of it.
    held = compiled(_measures_of_roles, user, *roles, on=on)
    return PerformanceMeasure.objects.filter(pk__in=held)


def _measures_of_roles(user: User, *roles: Role, on: date) -> QuerySet[PerformanceMeasure]:
    within = _within(Held(user, roles, on))
    return PerformanceMeasure.objects.select_related(None).filter(within).values("pk")


def _within(held: Held | QuerySet[RoleAssignment]) -> Q:
    """Measures at the places of the roles and below them."""
    return (
        Q(accomplishment__programme__identity__document__in=held.values("document"))
        | Q(accomplishment__programme__identity__in=held.values("programme"))
        | Q(accomplishment__subprogramme__in=_subprogrammes_held(held))
    )


def _of_level(held: Held | QuerySet[RoleAssignment], level: str) -> Q:
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


def _subprogrammes_held(held: Held | QuerySet[RoleAssignment]) -> QuerySet[Subprogramme]:
    """The units named in the roles and all units below them."""
    below = Q()
    for depth in range(TREE_DEPTH):
        below |= Q(**{"parent__" * depth + "identity__in": held.values("subprogramme")})
    return Subprogramme.objects.filter(below).values("pk")
