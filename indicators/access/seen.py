"""Which plans, editions and reports a person sees, and which plans they administer."""

from datetime import date

from django.db.models import Q, QuerySet

from indicators.access.held import assignments_of, held_on
from indicators.enums import EditionStatus, Role
from indicators.models import (
    Node,
    PlanDocument,
    PlanEdition,
    Report,
    RoleAssignment,
    User,
)


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
    officers = RoleAssignment.objects.filter(held_on(on), role=Role.OFFICER, document=document)
    return not officers.exists()


def reports_seen_by(user: User, *, on: date) -> QuerySet[Report]:
    return Report.objects.filter(edition__in=editions_seen_by(user, on=on))
