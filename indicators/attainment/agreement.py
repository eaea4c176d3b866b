"""Whether what a document or a person says of a measure agrees with what is computed.

Nobody is declared right: a difference has its cause named, as far as the numbers show one.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from indicators.attainment.case import Case
from indicators.attainment.rules import assess
from indicators.charts import ASSESSED
from indicators.enums import (
    Agreement,
    Discrepancy,
    MeasureKind,
    ReasonCode,
    Verdict,
)

DIRECTED = (
    MeasureKind.INCREASE,
    MeasureKind.DECREASE,
    MeasureKind.AT_LEAST,
    MeasureKind.AT_MOST,
)

Cause = Discrepancy | ReasonCode | None


@dataclass(frozen=True, slots=True)
class Found:
    """What is computed of one measure; without a ``verdict`` nothing is. ``numbers`` are those
    of its target and its actual, ``parts`` what is computed of its components.
    """

    kind: MeasureKind | None
    verdict: Verdict | None = None
    reasons: tuple[ReasonCode, ...] = ()
    gap: Fraction | None = None
    numbers: frozenset[Fraction] = frozenset()
    parts: tuple["Found", ...] = ()


@dataclass(frozen=True, slots=True)
class Weighed:
    """``cause`` is there unless both agree."""

    agreement: Agreement
    cause: Cause = None


# By whether numbers agree where more is better, and where less is.
BY_WAYS = {
    (True, False): Weighed(Agreement.NOT_COMPARED, Discrepancy.IF_MORE_IS_BETTER),
    (False, True): Weighed(Agreement.NOT_COMPARED, Discrepancy.IF_LESS_IS_BETTER),
    (False, False): Weighed(Agreement.DIFFERS, Discrepancy.OTHERWISE),
}


def agreement_of(meant: Collection[Verdict], computed: Iterable[Verdict]) -> Agreement:
    """They differ when every verdict that a comparison or a person gave is another than meant."""
    verdicts = set(computed).intersection(ASSESSED)
    if not verdicts:
        return Agreement.NOT_COMPARED
    return Agreement.AGREES if verdicts.intersection(meant) else Agreement.DIFFERS


def weighed(
    meant: Collection[Verdict], found: Sequence[Found], *, said: Collection[Fraction] = ()
) -> Weighed:
    """What is meant beside what is found; ``said`` are numbers that the sentence itself has."""
    agreement = agreement_of(meant, (each.verdict for each in found if each.verdict))
    if agreement == Agreement.AGREES:
        return Weighed(agreement)
    if agreement == Agreement.NOT_COMPARED:
        return Weighed(agreement, _why_not_compared(found))
    judged = next(each for each in found if each.verdict in ASSESSED)
    return Weighed(agreement, _why_different(meant, judged, said))


def weighed_by_numbers(meant: Collection[Verdict], case: Case) -> Weighed:
    """What is meant beside the numbers of the sentence itself, where there is no measure.

    A case without a kind is one of which nobody has said which way is better: numbers that agree
    one way only leave it to a person to say the way.
    """
    if case.kind is not None:
        return weighed(meant, [_found_in(case)])
    more, less = (
        assess(replace(case, kind=kind)) for kind in (MeasureKind.INCREASE, MeasureKind.DECREASE)
    )
    if more.verdict not in ASSESSED:
        return Weighed(Agreement.NOT_COMPARED, more.reasons[0])
    ways = (more.verdict in meant, less.verdict in meant)
    return Weighed(Agreement.AGREES) if all(ways) else BY_WAYS[ways]


def _found_in(case: Case) -> Found:
    attainment = assess(case)
    return Found(case.kind, attainment.verdict, attainment.reasons, attainment.gap)


def _why_not_compared(found: Sequence[Found]) -> Cause:
    if not found:
        return Discrepancy.NO_MEASURE
    first = found[0]
    if first.verdict is None:
        return Discrepancy.NOT_COMPUTED
    if first.kind == MeasureKind.MILESTONE and ReasonCode.NOT_REPORTED in first.reasons:
        return Discrepancy.IN_WORDS
    if ReasonCode.INCOMPLETE_COMPONENTS in first.reasons:
        silent = [each for each in first.parts if each.verdict not in ASSESSED]
        return _why_not_compared(silent) if silent else ReasonCode.INCOMPLETE_COMPONENTS
    return first.reasons[0] if first.reasons else Discrepancy.NOT_COMPUTED


def _why_different(
    meant: Collection[Verdict], found: Found, said: Collection[Fraction]
) -> Discrepancy:
    if found.numbers and not found.numbers.issuperset(said):
        return Discrepancy.OTHER_NUMBERS
    if _in_the_opposite_direction(found) in meant:
        return Discrepancy.OTHER_DIRECTION
    if set(meant) == {Verdict.MET} and found.verdict == Verdict.EXCEEDED:
        return Discrepancy.MET_NOT_EXCEEDED
    return Discrepancy.OTHERWISE


def _in_the_opposite_direction(found: Found) -> Verdict | None:
    """What the same numbers are when less is better instead of more, or the other way round."""
    gap, verdict = found.gap, found.verdict
    if found.kind not in DIRECTED or gap is None or verdict == Verdict.MET:
        return None
    return Verdict.NOT_MET if verdict == Verdict.EXCEEDED else Verdict.EXCEEDED
