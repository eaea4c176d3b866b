"""Who may see, enter, review and administer what: querysets, asked by pages and API alike.

What a queryset here does not hold is, for the person who asks, not there: a 404. A right is held
by an own role, or by the role of somebody who is absent and for whom the person acts.
"""

from indicators.access.addresses import accounts_with
from indicators.access.asked import asked_of
from indicators.access.charge import holders_in, in_charge_of, in_charge_of_measures, judges_of
from indicators.access.compiled import ANY_DAY, ANYBODY
from indicators.access.evidence import PROVES_WHAT_COUNTS, evidence_seen_by
from indicators.access.held import absent_for, assignments_of
from indicators.access.measures import (
    acting_for,
    cells_contributed_by,
    cells_judged_by,
    measures_entered_by,
    measures_reviewed_by,
    measures_worked_on_by,
    parts_contributed_by,
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
    roles_in_any,
    shorten_absence,
)
from indicators.access.seen import (
    documents_administered_by,
    edition_known_to_all,
    editions_seen_by,
    is_shown_to_readers,
    may_import_plans,
    may_load_into,
    nodes_seen_by,
    reports_cancelled_by,
    reports_released_by,
    reports_seen_by,
    rounds_administered_by,
    rounds_seen_by,
    schedules_administered_by,
    shown_to_readers,
)
from indicators.access.tokens import (
    Given,
    TokenRefused,
    client_of,
    forget_secrets,
    give_token,
    hand_out,
    may_give_tokens,
    revoke_token,
    rotate_token,
    token_of,
    tokens_given_by,
)

__all__ = [
    "ANYBODY",
    "ANY_DAY",
    "PROVES_WHAT_COUNTS",
    "Gap",
    "Given",
    "Place",
    "RoleRefused",
    "TokenRefused",
    "absent_for",
    "accounts_with",
    "acting_for",
    "asked_of",
    "assign",
    "assignments_of",
    "cells_contributed_by",
    "cells_judged_by",
    "client_of",
    "delegations_in",
    "documents_administered_by",
    "edition_known_to_all",
    "editions_seen_by",
    "end_role",
    "evidence_seen_by",
    "forget_secrets",
    "give_token",
    "hand_out",
    "hand_over",
    "holders_in",
    "in_charge_of",
    "in_charge_of_measures",
    "is_shown_to_readers",
    "judges_of",
    "may_give_tokens",
    "may_import_plans",
    "may_load_into",
    "measures_entered_by",
    "measures_reviewed_by",
    "measures_worked_on_by",
    "name_deputy",
    "nodes_seen_by",
    "parts_contributed_by",
    "places",
    "programmes_signed_by",
    "reports_cancelled_by",
    "reports_released_by",
    "reports_seen_by",
    "revoke_token",
    "roles_in",
    "roles_in_any",
    "rotate_token",
    "rounds_administered_by",
    "rounds_seen_by",
    "schedules_administered_by",
    "shorten_absence",
    "shown_to_readers",
    "signing_for",
    "token_of",
    "tokens_given_by",
]
