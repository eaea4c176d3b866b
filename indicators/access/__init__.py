"""Who may see, enter, review and administer what: querysets, asked by pages and API alike.

What a queryset here does not hold is, for the person who asks, not there: a 404. A right is held
by an own role, or by the role of somebody who is absent and for whom the person acts.
"""

from indicators.access.charge import in_charge_of, in_charge_of_measures, judges_of
from indicators.access.evidence import evidence_seen_by
from indicators.access.held import absent_for, assignments_of
from indicators.access.measures import (
    acting_for,
    cells_judged_by,
    measures_entered_by,
    measures_reviewed_by,
    measures_worked_on_by,
    programmes_signed_by,
    signing_for,
)
from indicators.access.overview import Gap, Place, delegations_in, places
from indicators.access.people import (
    RoleRefused,
    assign,
    end_role,
    hand_over,
    name_deputy,
    roles_in,
    shorten_absence,
)
from indicators.access.seen import (
    documents_administered_by,
    editions_seen_by,
    may_import_plans,
    may_load_into,
    nodes_seen_by,
    reports_seen_by,
    rounds_administered_by,
    rounds_seen_by,
)

__all__ = [
    "Gap",
    "Place",
    "RoleRefused",
    "absent_for",
    "acting_for",
    "assign",
    "assignments_of",
    "cells_judged_by",
    "delegations_in",
    "documents_administered_by",
    "editions_seen_by",
    "end_role",
    "evidence_seen_by",
    "hand_over",
    "in_charge_of",
    "in_charge_of_measures",
    "judges_of",
    "may_import_plans",
    "may_load_into",
    "measures_entered_by",
    "measures_reviewed_by",
    "measures_worked_on_by",
    "name_deputy",
    "nodes_seen_by",
    "places",
    "programmes_signed_by",
    "reports_seen_by",
    "roles_in",
    "rounds_administered_by",
    "rounds_seen_by",
    "shorten_absence",
    "signing_for",
]
