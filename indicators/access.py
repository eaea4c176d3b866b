"""Who may see, enter, review and administer what: querysets, asked by pages and API alike.

What a queryset here does not hold is, for the person who asks, not there: a 404.
"""

from collections.abc import Collection
from datetime import date

from django.db.models import Q, QuerySet

from indicators.enums import EditionStatus, Role
from indicators.models import (
    Node,
    PerformanceMeasure,
    PlanDocument,
    PlanEdition,
    Programme,
    Report,
    RoleAssignment,
    Subprogramme,
    User,
)

# A subprogramme tree is a section, a subprogramme, a section below it and a component at most.
TREE_DEPTH = 4
# What a role can be held on.
SCOPES = ("document", "programme", "subprogramme")


def assignments_of(user: User, *roles: Role, on: date) -> QuerySet[RoleAssignment]:
    """The roles a person holds on a day."""
    held = RoleAssignment.objects.filter(user_id=user.pk, starts_on__lte=on).filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=on)
    )
    return held.filter(role__in=roles) if roles else held


def editions_seen_by(user: User, *, on: date) -> QuerySet[PlanEdition]:
    """Released editions for everybody who is signed in; drafts for those who work on the plan."""
    seen = PlanEdition.objects.select_related("document", "period")
    if user.is_superuser:
        return seen
    held = assignments_of(user, on=on)
    released = ~Q(status=EditionStatus.DRAFT) & (
        Q(released_on__isnull=True) | Q(released_on__lte=on)
    )
    works_on = (
        Q(document__in=held.values("document"))
        | Q(document__programmes__in=held.values("programme"))
        | Q(document__programmes__subprogrammes__in=held.values("subprogramme"))
    )
    return seen.filter(released | Q(pk__in=PlanEdition.objects.filter(works_on).values("pk")))


def nodes_seen_by(user: User, *, on: date) -> QuerySet[Node]:
    return Node.objects.filter(edition__in=editions_seen_by(user, on=on))


def documents_administered_by(user: User, *, on: date) -> QuerySet[PlanDocument]:
    """The plans of which the person is planning officer."""
    if user.is_superuser:
        return PlanDocument.objects.all()
    return PlanDocument.objects.filter(
        pk__in=assignments_of(user, Role.OFFICER, on=on).values("document")
    )


def may_import_plans(user: User, *, on: date) -> bool:
    """A new plan has no roles yet: any planning officer may bring one in."""
    return user.is_superuser or assignments_of(user, Role.OFFICER, on=on).exists()


def may_load_into(user: User, document: PlanDocument, *, on: date) -> bool:
    """A plan that has planning officers is changed by them; until then by any."""
    if user.is_superuser or documents_administered_by(user, on=on).filter(pk=document.pk).exists():
        return True
    held = Q(starts_on__lte=on) & (Q(ends_on__isnull=True) | Q(ends_on__gte=on))
    officers = RoleAssignment.objects.filter(held, role=Role.OFFICER, document=document)
    return not officers.exists()


def measures_entered_by(user: User, *, on: date) -> QuerySet[PerformanceMeasure]:
    """Measures whose values the person may write, as manager or as planning officer."""
    return _measures_held_by(user, Role.MANAGER, Role.OFFICER, on=on)


def measures_reviewed_by(user: User, *, on: date) -> QuerySet[PerformanceMeasure]:
    """Measures whose submitted values the person may approve, though never an own entry."""
    return _measures_held_by(user, Role.REVIEWER, Role.OFFICER, on=on)


def in_charge_of(node: Node, *, on: date) -> QuerySet[RoleAssignment]:
    """Who enters and who reviews the values of a unit: named for it, or for what it belongs to."""
    parts = node.path.split("/")
    paths = ["/".join(parts[:depth]) for depth in range(1, len(parts) + 1)]
    here = {"node__edition": node.edition_id, "node__path__in": paths}
    held = RoleAssignment.objects.filter(
        role__in=[Role.MANAGER, Role.REVIEWER], starts_on__lte=on
    ).filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on))
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
    identity_ids: Collection[int], *roles: Role, on: date
) -> dict[int, set[int]]:
    """Who holds one of the roles over each measure, itself or from above: identity to people.

    In two queries for any number. Closed accounts are left out.
    """
    scopes = _scopes(identity_ids)
    held = RoleAssignment.objects.filter(
        role__in=roles, starts_on__lte=on, user__is_active=True
    ).filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on))
    named = Q()
    for scope in SCOPES:
        named |= Q(**{f"{scope}__in": [key for kind, key in scopes if kind == scope]})
    people: dict[int, set[int]] = {}
    for user_id, *keys in held.filter(named).values_list("user", *SCOPES):
        for place in zip(SCOPES, keys, strict=True):
            for identity_id in scopes.get(place, ()):
                people.setdefault(identity_id, set()).add(user_id)
    return people


def _scopes(identity_ids: Collection[int]) -> dict[tuple[str, int], set[int]]:
    """The plan, the programme and every unit of the measures, each with its measures."""
    programme = "accomplishment__programme__identity"
    units = [f"accomplishment__subprogramme{'__parent' * up}__identity" for up in range(TREE_DEPTH)]
    names = ("document", "programme", *("subprogramme" for _unit in units))
    rows = PerformanceMeasure.objects.filter(identity__in=identity_ids).values_list(
        "identity", f"{programme}__document", programme, *units
    )
    scopes: dict[tuple[str, int], set[int]] = {}
    for identity_id, *keys in rows:
        for place in zip(names, keys, strict=True):
            scopes.setdefault(place, set()).add(identity_id)
    return {place: measures for place, measures in scopes.items() if place[1] is not None}


def reports_seen_by(user: User, *, on: date) -> QuerySet[Report]:
    return Report.objects.filter(edition__in=editions_seen_by(user, on=on))


def _measures_held_by(user: User, *roles: Role, on: date) -> QuerySet[PerformanceMeasure]:
    seen = PerformanceMeasure.objects.filter(node__edition__in=editions_seen_by(user, on=on))
    if user.is_superuser:
        return seen
    held = assignments_of(user, *roles, on=on)
    return seen.filter(
        Q(accomplishment__programme__identity__document__in=held.values("document"))
        | Q(accomplishment__programme__identity__in=held.values("programme"))
        | Q(accomplishment__subprogramme__in=_subprogrammes_held(held))
    )


def _subprogrammes_held(held: QuerySet[RoleAssignment]) -> QuerySet[Subprogramme]:
    """The units named in the roles and all units below them."""
    below = Q()
    for depth in range(TREE_DEPTH):
        below |= Q(**{"parent__" * depth + "identity__in": held.values("subprogramme")})
    return Subprogramme.objects.filter(below).values("pk")
