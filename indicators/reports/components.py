"""What came of each component of a measure, as a report freezes it. Pure."""

from dataclasses import dataclass

from indicators.enums import ReasonCode, Verdict


@dataclass(frozen=True, slots=True)
class ComponentFigures:
    """One number of a measure that has several; its fields are those of the measure itself."""

    name: str
    verdict: Verdict
    baseline: str = ""
    target: str = ""
    actual: str = ""
    original_verdict: Verdict | None = None
    progress: str = ""
    level: str = ""
    reasons: tuple[ReasonCode, ...] = ()
