"""Every choice of the tracker, once.

Plain string enumerations: the pure modules use them without Django. A label is the English
word; pages translate it when they show it (``{{ value|label }}``).
"""

from indicators.enums.agreements import Agreement, Discrepancy
from indicators.enums.attainment import MEANT, NoTrajectory, ReasonCode, Verdict
from indicators.enums.delivery import About, Every, IfLate, RunProblem, RunStatus, SentAs
from indicators.enums.evidence import Departure, EvidenceRefusal, MissReason, NarrativeKind
from indicators.enums.labelled import Labelled
from indicators.enums.mail import MailDelivery, MailKind, MailStatus
from indicators.enums.measures import Accumulation, Basis, Direction, MeasureKind
from indicators.enums.plans import (
    ContinuesKind,
    DeliverableLevel,
    DocumentVerdict,
    EditionStatus,
    Level,
    NodeKind,
    PeriodKind,
    PlanFormat,
    PlanRhythm,
    ResultKind,
    TranslatedField,
    TranslationStatus,
)
from indicators.enums.reports import (
    JobStatus,
    ReportColumn,
    ReportCounted,
    ReportFailure,
    ReportFormat,
    ReportKind,
    ReportStage,
)
from indicators.enums.review import ClearingLevel, Finality, Flag, Role, Step, ValueStatus
from indicators.enums.systems import ChangeSubject, DeliveryStatus, TokenScope
from indicators.enums.values import (
    PROXIES,
    SERIES_BREAKS,
    Qualifier,
    ReasonForChange,
    SumRule,
    ValueKind,
    ValueState,
)
from indicators.enums.workbooks import UploadStatus

__all__ = [
    "MEANT",
    "PROXIES",
    "SERIES_BREAKS",
    "About",
    "Accumulation",
    "Agreement",
    "Basis",
    "ChangeSubject",
    "ClearingLevel",
    "ContinuesKind",
    "DeliverableLevel",
    "DeliveryStatus",
    "Departure",
    "Direction",
    "Discrepancy",
    "DocumentVerdict",
    "EditionStatus",
    "Every",
    "EvidenceRefusal",
    "Finality",
    "Flag",
    "IfLate",
    "JobStatus",
    "Labelled",
    "Level",
    "MailDelivery",
    "MailKind",
    "MailStatus",
    "MeasureKind",
    "MissReason",
    "NarrativeKind",
    "NoTrajectory",
    "NodeKind",
    "PeriodKind",
    "PlanFormat",
    "PlanRhythm",
    "Qualifier",
    "ReasonCode",
    "ReasonForChange",
    "ReportColumn",
    "ReportCounted",
    "ReportFailure",
    "ReportFormat",
    "ReportKind",
    "ReportStage",
    "ResultKind",
    "Role",
    "RunProblem",
    "RunStatus",
    "SentAs",
    "Step",
    "SumRule",
    "TokenScope",
    "TranslatedField",
    "TranslationStatus",
    "UploadStatus",
    "ValueKind",
    "ValueState",
    "ValueStatus",
    "Verdict",
]
