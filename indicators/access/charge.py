"""Who is in charge of a unit or of measures: whom a page names, and whom a letter goes to."""

from collections.abc import Collection
from datetime import date

from django.db.models import Q, QuerySet

from indicators.access.held import held_on
from indicators.access.people import roles_in
from indicators.enums import ClearingLevel, Role
from indicators.models import (
    Delegation,
    Node,
    PerformanceMeasure,
    PlanDocument,
    Programme,
    ProgrammeIdentity,
    RoleAssignment,
    Subprogramme,
    User,
)

# A subprogramme tree is a section, a subprogramme, a section below it and a component at most.
TREE_DEPTH = 4
# What a role can be held on.
SCOPES = ("document", "programme", "subprogramme")
IN_CHARGE = (Role.MANAGER, Role.REVIEWER, Role.HEAD)
JUDGING = (Role.REVIEWER, Role.HEAD, Role.OFFICER)
# The roles to which a value waits at a level, and the place where they are held.
TOLD = {
    "": ((Role.REVIEWER,), SCOPES),
    ClearingLevel.SUBPROGRAMME: (JUDGING, ("subprogramme",)),
    ClearingLevel.PROGRAMME: (JUDGING, ("programme",)),
    ClearingLevel.OFFICE: (JUDGING, ("document",)),
}
People = dict[int, set[int]]


def in_charge_of(node: Node, *, on: date) -> QuerySet[RoleAssignment]:
    """Who enters and who reviews the values of a unit: named for it, or for what it belongs to."""
    parts = node.path.split("/")
    paths = ["/".join(parts[:depth]) for depth in range(1, len(parts) + 1)]
    here = {"node__edition": node.edition_id, "node__path__in": paths}
    held = RoleAssignment.objects.filter(held_on(on), role__in=IN_CHARGE)
    return (
        held.filter(
            Q(subprogramme__in=Subprogramme.objects.filter(**here).values("identity"))
            | Q(programme__in=Programme.objects.filter(**here).values("identity"))
            | Q(document=node.edition.document_id)
        )
        .select_related("user")
        .order_by("role", "user__name")
    )


def in_charge_of_measures(
    identity_ids: Collection[int],
    *roles: Role,
    on: date,
    places: Collection[str] = SCOPES,
) -> People:
    """Who holds one of the roles over each measure, itself or from above: identity to people.

    ``places`` are those where the role is held. The deputies of who is absent are among them. In
    three queries for any number. Closed accounts are left out.
    """
    scopes = _scopes(identity_ids, places)
    held = RoleAssignment.objects.filter(held_on(on), role__in=roles, user__is_active=True)
    named = Q(pk__in=[])
    for scope in SCOPES:
        named |= Q(**{f"{scope}__in": [key for kind, key in scopes if kind == scope]})
    people: People = {}
    for user_id, *keys in held.filter(named).values_list("user", *SCOPES):
        for place in zip(SCOPES, keys, strict=True):
            for identity_id in scopes.get(place, ()):
                people.setdefault(identity_id, set()).add(user_id)
    return _with_deputies(people, on)


def holders_in(place: PlanDocument | ProgrammeIdentity, role: Role, *, on: date) -> QuerySet[User]:
    """Who holds a role at a place or below it, and who acts for those of them who are absent."""
    if isinstance(place, PlanDocument):
        below, document = roles_in(place), place.pk
    else:
        here = Q(programme=place) | Q(subprogramme__programme=place)
        below, document = RoleAssignment.objects.filter(here), place.document_id
    held = below.filter(held_on(on), role=role).values("user")
    named = Q(document__isnull=True) | Q(document=document)
    deputies = Delegation.objects.filter(held_on(on), named, absent__in=held).values("deputy")
    people = User.objects.filter(Q(pk__in=held) | Q(pk__in=deputies), is_active=True)
    return people.order_by("name", "pk")


def judges_of(identity_ids: Collection[int], level: str, *, on: date) -> People:
    """Who is told of a value that waits at a level of the clearing chain, by measure identity."""
    roles, places = TOLD[level]
    return in_charge_of_measures(identity_ids, *roles, on=on, places=places)


def _with_deputies(people: People, on: date) -> People:
    """Whatever plan a deputy is named for: who is told too much finds nothing there."""
    everyone = set().union(*people.values())
    standing_in: dict[int, set[int]] = {}
    named = Delegation.objects.filter(held_on(on), absent__in=everyone, deputy__is_active=True)
    for absent, deputy in named.values_list("absent", "deputy"):
        standing_in.setdefault(absent, set()).add(deputy)
    return {
        measure: held.union(*(standing_in.get(person, ()) for person in held))
        for measure, held in people.items()
    }


def _scopes(
    identity_ids: Collection[int], places: Collection[str]
) -> dict[tuple[str, int], set[int]]:
    """The plan, the programme and every unit of the measures, each with its measures.

    For a step of the subprogramme the unit of a measure without one is its programme.
    """
    programme = "accomplishment__programme__identity"
    units = [f"accomplishment__subprogramme{'__parent' * up}__identity" for up in range(TREE_DEPTH)]
    names = ("document", "programme", *("subprogramme" for _unit in units))
    rows = PerformanceMeasure.objects.filter(identity__in=identity_ids).values_list(
        "identity", f"{programme}__document", programme, *units
    )
    scopes: dict[tuple[str, int], set[int]] = {}
    for identity_id, *keys in rows:
        wanted = set(places)
        if wanted == {"subprogramme"} and keys[2] is None:
            wanted = {"programme"}
        for place in zip(names, keys, strict=True):
            if place[0] in wanted and place[1] is not None:
                scopes.setdefault(place, set()).add(identity_id)
    return scopes
