"""What the author has given with a value: evidence, the reason of a miss, answers to flags."""

from collections.abc import Collection
from dataclasses import dataclass, field

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from indicators import ledger
from indicators.enums import Flag
from indicators.models import (
    EvidenceUse,
    FlagAnswer,
    MeasureVersion,
    MissExplanation,
    ValueVersion,
)
from indicators.review.flags import OF_THE_MEASURE


@dataclass(slots=True)
class Beside:
    """``answers`` has those that still stand; ``outdated`` those to another value of the cell."""

    evidence: list[EvidenceUse] = field(default_factory=list)
    explanation: MissExplanation | None = None
    answers: dict[Flag, FlagAnswer] = field(default_factory=dict)
    outdated: dict[Flag, FlagAnswer] = field(default_factory=dict)


def beside(versions: Collection[ValueVersion]) -> dict[int, Beside]:
    """By version, in three queries for any number. Their cells must have been read with them."""
    found = {version.pk: Beside() for version in versions}
    by_cell: dict[int, list[ValueVersion]] = {}
    for version in versions:
        by_cell.setdefault(version.cell_id, []).append(version)
    for use in _evidence(by_cell):
        for version in by_cell[use.version.cell_id]:
            if _stands_for(use, version):
                found[version.pk].evidence.append(use)
    for explanation in _explanations(by_cell):
        for version in by_cell[explanation.version.cell_id]:
            if explanation.version.number <= version.number:
                found[version.pk].explanation = explanation
    _place_answers(by_cell, found)
    return found


def evidence_of(version: ValueVersion) -> list[EvidenceUse]:
    return [use for use in _evidence([version.cell_id]) if _stands_for(use, version)]


def _evidence(cell_ids: Collection[int]) -> QuerySet[EvidenceUse]:
    return (
        EvidenceUse.objects.filter(version__cell__in=cell_ids)
        .select_related("version", "file", "link", "by")
        .annotate(removed_at=F("removal__version__number"))
    )


def _stands_for(use: EvidenceUse, version: ValueVersion) -> bool:
    is_kept = use.removed_at is None or use.removed_at > version.number
    return use.version.number <= version.number and is_kept


def _explanations(cell_ids: Collection[int]) -> QuerySet[MissExplanation]:
    given = MissExplanation.objects.filter(version__cell__in=cell_ids)
    return given.select_related("version", "by").order_by("pk")


def _place_answers(by_cell: dict[int, list[ValueVersion]], found: dict[int, Beside]) -> None:
    """An answer stands for the value that it was given for, whatever is said beside that."""
    by_measure: dict[int, list[ValueVersion]] = {}
    for versions in by_cell.values():
        by_measure.setdefault(versions[0].cell.measure_id, []).extend(versions)
    for answer in _answers(by_cell, by_measure):
        flag = Flag(answer.flag)
        if flag in OF_THE_MEASURE:
            for version in by_measure[answer.identity]:
                is_of_this_reading = answer.read_at is None or answer.at >= answer.read_at
                _keep(answer, found[version.pk], stands=is_of_this_reading)
        else:
            for version in by_cell[answer.version.cell_id]:
                if answer.version.number <= version.number:
                    is_of_this_value = ledger.says_the_same(version, answer.version)
                    _keep(answer, found[version.pk], stands=is_of_this_value)


def _keep(answer: FlagAnswer, into: Beside, *, stands: bool) -> None:
    (into.answers if stands else into.outdated)[Flag(answer.flag)] = answer


def _answers(cells: Collection[int], measures: Collection[int]) -> QuerySet[FlagAnswer]:
    """With ``identity``, the measure's, and ``read_at``: since when it is read as it is."""
    readings = MeasureVersion.objects.filter(measure__identity=OuterRef("version__cell__measure"))
    return (
        FlagAnswer.objects.filter(
            Q(version__cell__in=cells)
            | Q(version__cell__measure__in=measures, flag__in=OF_THE_MEASURE)
        )
        .select_related("version", "by")
        .annotate(
            identity=F("version__cell__measure"),
            read_at=Subquery(readings.order_by("-at").values("at")[:1]),
        )
        .order_by("pk")
    )
