"""Who holds what in a plan, place by place, and what is missing or stands against itself."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q, QuerySet

from indicators.access.charge import JUDGING
from indicators.access.people import SCOPE_FIELDS, Scope, roles_in
from indicators.enums import ClearingLevel, Labelled, Role
from indicators.enums.labelled import marked as _
from indicators.models import (
    Delegation,
    Node,
    PerformanceMeasure,
    PlanDocument,
    PlanEdition,
    Programme,
    RoleAssignment,
    Subprogramme,
)

ENTERING = (Role.MANAGER,)
PLACE_OF_LEVEL = {
    ClearingLevel.SUBPROGRAMME: "subprogramme",
    ClearingLevel.PROGRAMME: "programme",
    ClearingLevel.OFFICE: "document",
}


class Gap(Labelled):
    NO_OFFICER = "no_officer", _("No planning officer")
    NO_MANAGER = "no_manager", _("No programme manager")
    NO_REVIEWER = "no_reviewer", _("No reviewer")
    NO_STEP_SUBPROGRAMME = "no_step_subprogramme", _("Nobody for the step of the subprogramme")
    NO_STEP_PROGRAMME = "no_step_programme", _("Nobody for the step of the programme")
    NO_STEP_OFFICE = "no_step_office", _("Nobody for the step of the planning office")
    OWN_REVIEW = "own_review", _("Who reviews here also enters: nobody can approve their values")


@dataclass(slots=True)
class Place:
    """The plan, a programme or a unit: its node (none for the plan), who holds a role right there.

    ``above`` are the places it belongs to, the plan first. Gaps are named where values are entered.
    """

    scope: Scope
    node: Node | None = None
    above: list["Place"] = field(default_factory=list)
    has_measures: bool = False
    held: list[RoleAssignment] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)

    @property
    def key(self) -> str:
        """Names the place in a form: ``programme-12``."""
        return f"{SCOPE_FIELDS[type(self.scope)]}-{self.scope.pk}"

    @property
    def depth(self) -> int:
        return len(self.above)


def places(edition: PlanEdition, *, on: date) -> list[Place]:
    """The plan and its units in printed order, with the roles of today and of later, in five
    queries."""
    plan = Place(edition.document)
    by_path = {"": plan}
    measures = _frames_with_measures(edition)
    for node, scope in _units(edition):
        parts = node.path.split("/")
        paths = ["", *("/".join(parts[:depth]) for depth in range(1, len(parts)))]
        above = [by_path[path] for path in paths if path in by_path]
        by_path[node.path] = Place(scope, node, above, has_measures=node.pk in measures)
    by_key = {place.key: place for place in by_path.values()}
    for held in _roles(edition.document, on):
        name = next(name for name in SCOPE_FIELDS.values() if getattr(held, f"{name}_id"))
        place = by_key.get(f"{name}-{getattr(held, f'{name}_id')}")
        if place is not None:
            place.held.append(held)
    for place in by_path.values():
        place.gaps = list(_gaps(place, edition.document, on))
    return list(by_path.values())


def delegations_in(document: PlanDocument, *, on: date) -> QuerySet[Delegation]:
    """Absences of today and of later that concern roles in the plan."""
    holders = roles_in(document).values("user")
    named = Q(document=document) | Q(document__isnull=True, absent__in=holders)
    return Delegation.objects.filter(named, ends_on__gte=on).select_related("absent", "deputy")


def _units(edition: PlanEdition) -> list[tuple[Node, Scope]]:
    rows = [
        *Programme.objects.filter(node__edition=edition).select_related("identity"),
        *Subprogramme.objects.filter(node__edition=edition).select_related("identity"),
    ]
    for row in rows:
        row.node.edition = edition
    ordered = sorted(rows, key=lambda row: row.node.position)
    return [(row.node, row.identity) for row in ordered]


def _frames_with_measures(edition: PlanEdition) -> set[int]:
    rows = PerformanceMeasure.objects.filter(node__edition=edition).values_list(
        "accomplishment__subprogramme", "accomplishment__programme"
    )
    return {unit or programme for unit, programme in rows.distinct()}


def _roles(document: PlanDocument, on: date) -> QuerySet[RoleAssignment]:
    standing = roles_in(document).exclude(ends_on__lt=on)
    return standing.select_related("user", "entity").order_by("role", "user__name", "starts_on")


def _gaps(place: Place, document: PlanDocument, on: date) -> Iterable[Gap]:
    if place.node is None:
        if not _holders([place], [Role.OFFICER], on):
            yield Gap.NO_OFFICER
        return
    if not place.has_measures:
        return
    here = [*place.above, place]
    managers = _holders(here, ENTERING, on)
    if not managers:
        yield Gap.NO_MANAGER
    for level in document.clearing or [""]:
        judges = _judges(here, level, on)
        if not judges:
            yield Gap(f"no_step_{level}") if level else Gap.NO_REVIEWER
        elif judges <= managers and len(judges) == 1:
            yield Gap.OWN_REVIEW


def _judges(here: list[Place], level: str, on: date) -> set[int]:
    if not level:
        return _holders(here, JUDGING, on)
    wanted = PLACE_OF_LEVEL[ClearingLevel(level)]
    at_level = [each for each in here if SCOPE_FIELDS[type(each.scope)] == wanted]
    # Of a programme without parts, the programme itself is the unit.
    if level == ClearingLevel.SUBPROGRAMME and not at_level:
        at_level = here[-1:]
    return _holders(at_level, JUDGING, on)


def _holders(here: Iterable[Place], roles: Iterable[Role], on: date) -> set[int]:
    return {
        held.user_id
        for place in here
        for held in place.held
        if held.role in roles and held.starts_on <= on and held.user.is_active
    }
