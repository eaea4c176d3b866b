"""The roles that are held on a day, and those of absent people for whom somebody acts."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL

from indicators.access.compiled import compiled
from indicators.enums import Role
from indicators.models import Delegation, RoleAssignment, User


def held_on(day: date) -> Q:
    """Of role assignments and delegations: those that have begun and not ended."""
    return Q(starts_on__lte=day) & (Q(ends_on__isnull=True) | Q(ends_on__gte=day))


def own_assignments_of(user: User, *roles: Role, on: date) -> QuerySet[RoleAssignment]:
    """The roles that a person holds themselves on a day."""
    return RoleAssignment.objects.filter(held_on(on), user=user.pk, role__in=roles)


def assignments_of(user: User, *roles: Role, on: date) -> QuerySet[RoleAssignment]:
    """The roles whose rights a person has on a day: their own, and those they act for."""
    standing_in = Delegation.objects.filter(
        held_on(on), deputy=user.pk, absent=OuterRef("user")
    ).filter(
        Q(document__isnull=True)
        | Q(document=OuterRef("document"))
        | Q(document=OuterRef("programme__document"))
        | Q(document=OuterRef("subprogramme__programme__document"))
    )
    held = RoleAssignment.objects.filter(held_on(on)).filter(Q(user=user.pk) | Exists(standing_in))
    return held.filter(role__in=roles) if roles else held


@dataclass(frozen=True, slots=True)
class Held:
    """The places of the roles whose rights a person has on a day, for conditions of queries."""

    user: User
    roles: tuple[Role, ...]
    on: date

    def values(self, place: str) -> RawSQL:
        return compiled(_places_held, self.user, place, *self.roles, on=self.on)


def _places_held(user: User, place: str, *roles: Role, on: date) -> QuerySet[RoleAssignment]:
    return assignments_of(user, *roles, on=on).values(place)


def absent_for(user: User, *, on: date) -> list[int]:
    """The people for whom this person acts on a day."""
    standing_in = Delegation.objects.filter(held_on(on), deputy=user.pk)
    return list(standing_in.values_list("absent", flat=True).distinct())
