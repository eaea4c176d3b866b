"""The state table of review: pure, and the only place that knows which step may follow which."""

from collections.abc import Sequence

from indicators.enums import Step, ValueStatus

# A plan may name a chain of levels. At each but the last a yes is CLEAR, and the value waits at
# the next level; at the last, and where no chain is named, it is APPROVE, and the value counts.
TABLE: dict[tuple[str, Step], ValueStatus] = {
    (ValueStatus.DRAFT, Step.SUBMIT): ValueStatus.SUBMITTED,
    (ValueStatus.RETURNED, Step.SUBMIT): ValueStatus.SUBMITTED,
    (ValueStatus.SUBMITTED, Step.CLEAR): ValueStatus.SUBMITTED,
    (ValueStatus.SUBMITTED, Step.RETURN): ValueStatus.RETURNED,
    (ValueStatus.SUBMITTED, Step.APPROVE): ValueStatus.APPROVED,
    (ValueStatus.SUBMITTED, Step.REOPEN): ValueStatus.DRAFT,
    (ValueStatus.APPROVED, Step.UNDO): ValueStatus.SUBMITTED,
    (ValueStatus.APPROVED, Step.REOPEN): ValueStatus.DRAFT,
}


def after(status: str, step: Step) -> ValueStatus | None:
    """The status a step leads to; ``None`` when the step may not be taken."""
    return TABLE.get((status, step))


def steps_from(status: str) -> tuple[Step, ...]:
    return tuple(step for begin, step in TABLE if begin == status)


def taken(step: Step, chain: Sequence[str], level: str) -> Step:
    """What a step amounts to at a level of the plan's chain: a yes before the last one clears."""
    is_early = step == Step.APPROVE and bool(chain) and level != chain[-1]
    return Step.CLEAR if is_early else step


def waits_after(step: Step, chain: Sequence[str], level: str) -> str:
    """The level at which a value waits after a step taken at ``level``; "" where it waits at none.

    A submitted value begins at the first level; an approval undone waits where it was given.
    """
    if step == Step.SUBMIT:
        return chain[0] if chain else ""
    if step == Step.UNDO:
        return chain[-1] if chain else ""
    if step == Step.CLEAR:
        return chain[chain.index(level) + 1]
    return ""
