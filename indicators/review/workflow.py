"""The state table of review: pure, and the only place that knows which step may follow which."""

from indicators.enums import Step, ValueStatus

TABLE: dict[tuple[str, Step], ValueStatus] = {
    (ValueStatus.DRAFT, Step.SUBMIT): ValueStatus.SUBMITTED,
    (ValueStatus.RETURNED, Step.SUBMIT): ValueStatus.SUBMITTED,
    (ValueStatus.SUBMITTED, Step.RETURN): ValueStatus.RETURNED,
    (ValueStatus.SUBMITTED, Step.APPROVE): ValueStatus.APPROVED,
    (ValueStatus.SUBMITTED, Step.REOPEN): ValueStatus.DRAFT,
    (ValueStatus.APPROVED, Step.REOPEN): ValueStatus.DRAFT,
}


def after(status: str, step: Step) -> ValueStatus | None:
    """The status a step leads to; ``None`` when the step may not be taken."""
    return TABLE.get((status, step))


def steps_from(status: str) -> tuple[Step, ...]:
    return tuple(step for begin, step in TABLE if begin == status)
