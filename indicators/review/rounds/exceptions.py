"""Who may still write into a round that is closed, until when and why."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from indicators.enums import NodeKind
from indicators.models import (
    MeasureIdentity,
    Node,
    ProgrammeIdentity,
    ReportingRound,
    RoundException,
    SubprogrammeIdentity,
    User,
)
from indicators.review.rounds.services import RoundRefused, locked


@transaction.atomic
def grant_exception(
    *,
    round_id: int,
    unit: ProgrammeIdentity | SubprogrammeIdentity | MeasureIdentity,
    until: date,
    reason: str,
    by: User,
    on: date,
) -> RoundException:
    """Let a programme, a subprogramme or one measure write until the end of a day."""
    asked = locked(round_id)
    errors = {}
    if asked.opens_on > on:
        errors["until"] = _("This round has not opened yet: move its first day instead.")
    elif until < on:
        errors["until"] = _("Choose a day that is not over.")
    elif asked.closed_at is None and until <= asked.closes_on:
        errors["until"] = _("Until that day the round is open to all. Choose a later one.")
    if not reason.strip():
        errors["reason"] = _("Say in a sentence why: it stays beside the exception.")
    if errors:
        raise RoundRefused(**errors)
    return RoundException.objects.create(
        round=asked, until=until, reason=reason.strip(), granted_by=by, **{SCOPES[type(unit)]: unit}
    )


SCOPES = {
    ProgrammeIdentity: "programme",
    SubprogrammeIdentity: "subprogramme",
    MeasureIdentity: "measure",
}


@transaction.atomic
def revoke_exception(*, exception_id: int, by: User, now: datetime) -> RoundException:
    """End an exception at once. Waits for those who are writing."""
    ended = RoundException.objects.select_for_update(of=["self"]).get(pk=exception_id)
    if ended.revoked_at is not None:
        raise RoundRefused(exception=_("This exception was revoked already."))
    ended.revoked_by, ended.revoked_at = by, now
    ended.save(update_fields=["revoked_by", "revoked_at"])
    return ended


def live_exceptions(asked: ReportingRound, *, on: date) -> QuerySet[RoundException]:
    return asked.exceptions.filter(revoked_at__isnull=True, until__gte=on)


@dataclass(frozen=True, slots=True)
class ExceptionShown:
    """An exception with the node of the round's edition that it lets in."""

    exception: RoundException
    node: Node | None


def exceptions_of(asked: ReportingRound) -> list[ExceptionShown]:
    """All of a round's, the newest first, in two queries."""
    granted = list(asked.exceptions.select_related("granted_by", "revoked_by"))
    named = Q()
    for kind, name in UNITS.items():
        identities = [getattr(each, f"{name}_id") for each in granted]
        named |= Q(kind=kind, **{f"{ROWS[kind]}__identity__in": identities})
    nodes = Node.objects.filter(named, edition=asked.edition_id).select_related(
        *(f"{row}__identity" for row in ROWS.values())
    )
    found = {(UNITS[node.kind], getattr(node, ROWS[node.kind]).identity_id): node for node in nodes}
    return [ExceptionShown(each, found.get(_unit(each))) for each in granted]


UNITS = {
    NodeKind.PROGRAMME: "programme",
    NodeKind.SUBPROGRAMME: "subprogramme",
    NodeKind.MEASURE: "measure",
}
ROWS = {
    NodeKind.PROGRAMME: "programme",
    NodeKind.SUBPROGRAMME: "subprogramme",
    NodeKind.MEASURE: "performancemeasure",
}


def _unit(granted: RoundException) -> tuple[str, int]:
    keys = ((name, getattr(granted, f"{name}_id")) for name in UNITS.values())
    return next((name, key) for name, key in keys if key is not None)
