"""What the plan, staff and the Organization state, and what the database must refuse."""

from indicators.models.accounts import DeliverableDeparture, DeliverableStatement, Narrative
from indicators.models.amendments import Amendment, AmendmentJudgement
from indicators.models.attained import Attainment
from indicators.models.changes import Change, Webhook, WebhookDelivery
from indicators.models.continuations import Continuation
from indicators.models.deliverables import Deliverable, DeliverableCount
from indicators.models.dimensions import UNKNOWN, Category, Dimension, MeasureDimension
from indicators.models.evidence import (
    EvidenceFile,
    EvidenceLink,
    EvidenceRemoval,
    EvidenceUse,
    FlagAnswer,
    MissExplanation,
)
from indicators.models.framework import (
    DocumentStatement,
    ExpectedAccomplishment,
    MeasureIdentity,
    Objective,
    Programme,
    ProgrammeIdentity,
    Subprogramme,
    SubprogrammeIdentity,
)
from indicators.models.mandates import Alignment, Mandate, MandateEntry
from indicators.models.measures import Component, MeasureVersion, PerformanceMeasure
from indicators.models.outbox import OutgoingMail
from indicators.models.people import ANOTHER_ACCOUNT, Delegation, RoleAssignment, User
from indicators.models.plans import (
    Doubt,
    Node,
    Period,
    PlanDocument,
    PlanEdition,
    Remainder,
)
from indicators.models.reports import Report, ReportFile
from indicators.models.review_events import ReviewEvent
from indicators.models.rounds import ReportingRound, RoundException, RoundPeriod
from indicators.models.schedules import Delivery, ReportSchedule, ScheduleRun
from indicators.models.seals import DaySeal
from indicators.models.signing import SignOff
from indicators.models.spreadsheets import SpreadsheetMapping
from indicators.models.systems import ApiToken, IdempotentAnswer, TokenSecret
from indicators.models.translations import Translation
from indicators.models.values import Cell, ValueVersion
from indicators.models.workbooks import WorkbookOrder, WorkbookUpload

__all__ = [
    "ANOTHER_ACCOUNT",
    "UNKNOWN",
    "Alignment",
    "Amendment",
    "AmendmentJudgement",
    "ApiToken",
    "Attainment",
    "Category",
    "Cell",
    "Change",
    "Component",
    "Continuation",
    "DaySeal",
    "Delegation",
    "Deliverable",
    "DeliverableCount",
    "DeliverableDeparture",
    "DeliverableStatement",
    "Delivery",
    "Dimension",
    "DocumentStatement",
    "Doubt",
    "EvidenceFile",
    "EvidenceLink",
    "EvidenceRemoval",
    "EvidenceUse",
    "ExpectedAccomplishment",
    "FlagAnswer",
    "IdempotentAnswer",
    "Mandate",
    "MandateEntry",
    "MeasureDimension",
    "MeasureIdentity",
    "MeasureVersion",
    "MissExplanation",
    "Narrative",
    "Node",
    "Objective",
    "OutgoingMail",
    "PerformanceMeasure",
    "Period",
    "PlanDocument",
    "PlanEdition",
    "Programme",
    "ProgrammeIdentity",
    "Remainder",
    "Report",
    "ReportFile",
    "ReportSchedule",
    "ReportingRound",
    "ReviewEvent",
    "RoleAssignment",
    "RoundException",
    "RoundPeriod",
    "ScheduleRun",
    "SignOff",
    "SpreadsheetMapping",
    "Subprogramme",
    "SubprogrammeIdentity",
    "TokenSecret",
    "Translation",
    "User",
    "ValueVersion",
    "Webhook",
    "WebhookDelivery",
    "WorkbookOrder",
    "WorkbookUpload",
]
