"""Targets, baselines and readings revised, as decisions revise them."""

from indicators.enums import ReasonForChange, Step, ValueStatus
from indicators.models import MeasureVersion, PerformanceMeasure, ReviewEvent, ValueVersion
from tests import builders as a


def stated_anew(version: ValueVersion, amount: str, **others) -> ValueVersion:
    """A further version of the same cell, which counts from now on."""
    why = {"reason_code": ReasonForChange.DECISION, "reason": "As decided."}
    again = a.a_version(version.cell, amount, **why, **others)
    ReviewEvent.objects.create(cell=version.cell, version=again, step=Step.ADOPT)
    version.cell.approved, version.cell.draft = again, None
    version.cell.status = ValueStatus.APPROVED
    version.cell.save()
    return again


def read_anew(measure: PerformanceMeasure, **reading) -> None:
    """A further version of how the measure is read."""
    measure.current = MeasureVersion.objects.create(measure=measure, **reading)
    measure.save(update_fields=["current"])
