"""What the plan, staff and the Organization state, and what the database must refuse."""

from indicators.models.framework import (
    Alignment,
    Component,
    Continuation,
    Deliverable,
    DeliverableCount,
    DocumentStatement,
    ExpectedAccomplishment,
    Mandate,
    MandateEntry,
    MeasureIdentity,
    MeasureVersion,
    Objective,
    PerformanceMeasure,
    Programme,
    ProgrammeIdentity,
    Subprogramme,
    SubprogrammeIdentity,
)
from indicators.models.people import RoleAssignment, User
from indicators.models.plans import (
    Doubt,
    Node,
    Period,
    PlanDocument,
    PlanEdition,
    Remainder,
)
from indicators.models.reports import Report, ReportFile
from indicators.models.translations import Translation
from indicators.models.values import Attainment, Cell, ReviewEvent, ValueVersion

__all__ = [
    "Alignment",
    "Attainment",
    "Cell",
    "Component",
    "Continuation",
    "Deliverable",
    "DeliverableCount",
    "DocumentStatement",
    "Doubt",
    "ExpectedAccomplishment",
    "Mandate",
    "MandateEntry",
    "MeasureIdentity",
    "MeasureVersion",
    "Node",
    "Objective",
    "PerformanceMeasure",
    "Period",
    "PlanDocument",
    "PlanEdition",
    "Programme",
    "ProgrammeIdentity",
    "Remainder",
    "Report",
    "ReportFile",
    "ReviewEvent",
    "RoleAssignment",
    "Subprogramme",
    "SubprogrammeIdentity",
    "Translation",
    "User",
    "ValueVersion",
]
