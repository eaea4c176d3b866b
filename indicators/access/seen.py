"""Which plans, editions, rounds and reports a person sees, and which plans they administer."""

from datetime import date

from django.db.models import Q, QuerySet

from indicators.access.asked import asked_of
from indicators.access.compiled import ANY_DAY, compiled
from indicators.access.held import Held, assignments_of, held_on
from indicators.enums import EditionStatus, Role
from indicators.models import (
    Node,
    PlanDocument,
    PlanEdition,
    Report,
    ReportingRound,
    ReportSchedule,
    RoleAssignment,
    User,
)

# Whoever holds a role but this one works on the plan, and sees what is not released yet.
WORKING = tuple(role for role in Role if role != Role.READER)
# What stands in a statement for the edition that is asked for.
ANY_SLUG = "any"


def editions_seen_by(user: User, *, on: date) -> QuerySet[PlanEdition]:
    """Released editions for everybody who is signed in; drafts for those who work on the plan."""
    seen = PlanEdition.objects.select_related("document", "period")
    if user.is_superuser:
        return seen
    worked_on = Q(pk__in=compiled(_editions_worked_on_by, user, on=on))
    return seen.filter(shown_to_readers(on) | worked_on)


def edition_known_to_all(slug: str, *, on: date) -> int | None:
    """The key of the edition that is called so, if everybody knows of it."""
    found = asked_of(_known_to_all, meant={ANY_SLUG: slug, ANY_DAY: on})
    return found[0][0] if found else None


def _known_to_all() -> QuerySet[PlanEdition]:
    known = PlanEdition.objects.filter(shown_to_readers(ANY_DAY), slug=ANY_SLUG)
    return known.order_by().values_list("pk")


def shown_to_readers(day: date) -> Q:
    """Of editions: those of which readers know on a day."""
    return ~Q(status=EditionStatus.DRAFT) & released_on(day)


def is_shown_to_readers(edition: PlanEdition, *, on: date) -> bool:
    """The same of one edition as it is said to stand."""
    is_released = edition.released_on is None or edition.released_on <= on
    return is_released and edition.status != EditionStatus.DRAFT


def released_on(day: date) -> Q:
    """Of editions, rounds and reports: those of which readers know on a day."""
    return Q(released_on__isnull=True) | Q(released_on__lte=day)


def _editions_worked_on_by(user: User, *, on: date) -> QuerySet[PlanEdition]:
    held = assignments_of(user, *WORKING, on=on)
    works_on = (
        Q(document__in=held.values("document"))
        | Q(document__programmes__in=held.values("programme"))
        | Q(document__programmes__subprogrammes__in=held.values("subprogramme"))
    )
    return PlanEdition.objects.filter(works_on).values("pk")


def nodes_seen_by(user: User, *, on: date) -> QuerySet[Node]:
    return Node.objects.filter(edition__in=editions_seen_by(user, on=on))


def documents_administered_by(user: User, *, on: date) -> QuerySet[PlanDocument]:
    """The plans of which the person is planning officer."""
    if user.is_superuser:
        return PlanDocument.objects.all()
    return PlanDocument.objects.filter(pk__in=Held(user, (Role.OFFICER,), on).values("document"))


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
    """Reports of the editions seen; before its release, for who asked and who works on the plan."""
    seen = Report.objects.filter(edition__in=editions_seen_by(user, on=on))
    if user.is_superuser:
        return seen
    # What nobody has approved is for those who work on it.
    for_readers = released_on(on) & ~Q(options__contains={"drafts": True})
    worked_on = Q(edition__in=compiled(_editions_worked_on_by, user, on=on))
    return seen.filter(for_readers | worked_on | Q(requested_by=user.pk))


def rounds_seen_by(user: User, *, on: date) -> QuerySet[ReportingRound]:
    """Rounds of the editions seen; before its release, for those who work on the plan."""
    seen = ReportingRound.objects.filter(edition__in=editions_seen_by(user, on=on))
    if user.is_superuser:
        return seen
    return seen.filter(_is_released_to(user, on=on))


def _is_released_to(user: User, *, on: date) -> Q:
    """Of rows of an edition."""
    return released_on(on) | Q(edition__in=compiled(_editions_worked_on_by, user, on=on))


def rounds_administered_by(user: User, *, on: date) -> QuerySet[ReportingRound]:
    """The rounds of the plans of which the person is planning officer."""
    documents = documents_administered_by(user, on=on)
    return ReportingRound.objects.filter(edition__document__in=documents)


def schedules_administered_by(user: User, *, on: date) -> QuerySet[ReportSchedule]:
    """The schedules of the plans of which the person is planning officer."""
    return ReportSchedule.objects.filter(document__in=documents_administered_by(user, on=on))


def reports_released_by(user: User, *, on: date) -> QuerySet[Report]:
    """Those of which the person says from when readers know of them."""
    documents = documents_administered_by(user, on=on)
    return reports_seen_by(user, on=on).filter(edition__document__in=documents)


def reports_cancelled_by(user: User, *, on: date) -> QuerySet[Report]:
    """Those that the person asked for, and those of the plans in their care."""
    seen = reports_seen_by(user, on=on)
    documents = documents_administered_by(user, on=on)
    return seen.filter(Q(requested_by=user.pk) | Q(edition__document__in=documents))
