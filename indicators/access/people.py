"""Giving people roles, ending them, handing them over, and naming who acts for whom."""

from datetime import date, timedelta
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from indicators.enums import Role
from indicators.models import (
    Category,
    Delegation,
    PlanDocument,
    ProgrammeIdentity,
    RoleAssignment,
    SubprogrammeIdentity,
    User,
)

Row = TypeVar("Row", RoleAssignment, Delegation)
Scope = PlanDocument | ProgrammeIdentity | SubprogrammeIdentity
SCOPE_FIELDS = {
    PlanDocument: "document",
    ProgrammeIdentity: "programme",
    SubprogrammeIdentity: "subprogramme",
}


class RoleRefused(Exception):
    """The change cannot be made. The message says why, to the person who asked."""


def roles_in(document: PlanDocument) -> QuerySet[RoleAssignment]:
    """Every role on a plan, its programmes and their parts, those that have ended among them."""
    return roles_in_any(PlanDocument.objects.filter(pk=document.pk))


def roles_in_any(documents: QuerySet[PlanDocument]) -> QuerySet[RoleAssignment]:
    """The same of several plans."""
    keys = documents.values("pk")
    return RoleAssignment.objects.filter(
        Q(document__in=keys)
        | Q(programme__document__in=keys)
        | Q(subprogramme__programme__document__in=keys)
    )


def assign(
    *,
    user: User,
    role: Role,
    scope: Scope,
    starts_on: date,
    ends_on: date | None = None,
    entity: Category | None = None,
) -> RoleAssignment:
    """Give a person a role at a place, until the last day named or for as long as they stay.

    A contributor gives the parts of an ``entity`` there.
    """
    where = {SCOPE_FIELDS[type(scope)]: scope, "entity": entity}
    return _kept(
        RoleAssignment(user=user, role=role, **where, starts_on=starts_on, ends_on=ends_on)
    )


@transaction.atomic
def end_role(*, assignment_id: int, last_day: date) -> RoleAssignment:
    """Let a role end with a day, later or earlier than it would have."""
    held = RoleAssignment.objects.select_for_update(of=["self"]).get(pk=assignment_id)
    held.ends_on = last_day
    return _kept(held)


@transaction.atomic
def hand_over(
    *, giver: User, taker: User, document: PlanDocument, from_day: date
) -> list[RoleAssignment]:
    """Give every role that a person holds in a plan to another, from a day on, or none of them.

    The giver's roles end the day before; what was done under them stays explained. Drafts belong
    to their place, so the taker finds them there. Returns the taker's roles.
    """
    if giver == taker:
        raise RoleRefused(_("Choose two different people."))
    held = roles_in(document).filter(user=giver).exclude(ends_on__lt=from_day)
    taken = [
        _passed_on(each, taker, from_day)
        for each in held.select_for_update(of=["self"]).order_by("pk")
    ]
    if not taken:
        raise RoleRefused(_("%(person)s holds no role in this plan then.") % {"person": giver})
    return taken


def _passed_on(held: RoleAssignment, taker: User, from_day: date) -> RoleAssignment:
    if held.starts_on >= from_day:
        held.user = taker
        return _kept(held)
    until = held.ends_on
    held.ends_on = from_day - timedelta(days=1)
    _kept(held)
    where = {name: getattr(held, name) for name in (*SCOPE_FIELDS.values(), "entity")}
    own = RoleAssignment.objects.filter(user=taker, role=held.role, **where)
    standing = own.exclude(ends_on__lt=from_day).order_by("starts_on").first()
    if standing is None:
        standing = RoleAssignment(user=taker, role=held.role, **where, ends_on=until)
        standing.starts_on = from_day
        return _kept(standing)
    standing.starts_on = min(standing.starts_on, from_day)
    is_open = until is None or standing.ends_on is None
    standing.ends_on = None if is_open else max(until, standing.ends_on)
    return _kept(standing)


def name_deputy(
    *,
    absent: User,
    deputy: User,
    starts_on: date,
    ends_on: date,
    by: User,
    document: PlanDocument | None = None,
) -> Delegation:
    """Have a person act for another while that one is absent, in one plan or in all."""
    return _kept(
        Delegation(
            absent=absent,
            deputy=deputy,
            document=document,
            starts_on=starts_on,
            ends_on=ends_on,
            named_by=by,
        )
    )


@transaction.atomic
def shorten_absence(*, delegation_id: int, last_day: date) -> Delegation:
    """Somebody is back: the deputy acts until this day and no longer."""
    standing_in = Delegation.objects.select_for_update(of=["self"]).get(pk=delegation_id)
    if last_day > standing_in.ends_on:
        raise RoleRefused(_("The absence ends before that day already."))
    standing_in.ends_on = last_day
    return _kept(standing_in)


def _kept(row: Row) -> Row:
    """Saved, or refused in the words of the constraint that it breaks."""
    try:
        row.full_clean()
    except ValidationError as refusal:
        raise RoleRefused(" ".join(refusal.messages)) from refusal
    row.save()
    return row
