"""What a value is judged by: its verdict, its flags, what was given with it, what is missing.

One set-based reading, for a sheet of drafts and for a queue of submitted values.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _

from indicators import attainment, ledger
from indicators.enums import Basis, Flag, ValueKind, ValueState, Verdict
from indicators.models import Cell, MeasureVersion, PerformanceMeasure, ValueVersion
from indicators.review.beside import Beside, beside
from indicators.review.flags import MISSED, REACHED, Bounds, Submitted, flags
from indicators.review.surroundings import Surroundings, surroundings_of


@dataclass(frozen=True, slots=True)
class Grounds:
    """``verdict`` is a final actual's only, and ``target`` what it is against; ``beside`` what the
    author gave with ``version``.
    """

    cell: Cell
    version: ValueVersion
    measure: PerformanceMeasure
    target: ValueVersion | None
    verdict: Verdict | None
    flags: list[Flag]
    beside: Beside

    @property
    def unanswered(self) -> list[Flag]:
        """The reason of an amendment is the answer to all that is odd about it."""
        if self.cell.kind in ledger.AMENDED and self.version.reason:
            return []
        return [flag for flag in self.flags if flag not in self.beside.answers]

    @property
    def is_miss(self) -> bool:
        return self.verdict in MISSED

    @property
    def lacks_explanation(self) -> bool:
        return self.is_miss and self.beside.explanation is None

    @property
    def lacks_evidence(self) -> bool:
        is_demanded = self.verdict in REACHED and self.measure.current.evidence_demanded
        return is_demanded and not self.beside.evidence

    @property
    def lacks_justification(self) -> bool:
        """A category that a person chose says why it was chosen; the reason of a miss is one."""
        is_judged = self.cell.kind == ValueKind.ACTUAL and bool(self.version.judged)
        return is_judged and not self.version.comment and self.beside.explanation is None

    @property
    def lacks_why_nothing(self) -> bool:
        """Nothing to report is a statement: it says why."""
        is_actual = self.cell.kind == ValueKind.ACTUAL and not self.cell.disaggregation
        is_nothing = self.version.state == ValueState.NOT_REPORTED
        return is_actual and is_nothing and not self.version.comment

    @property
    def lacks_beside(self) -> bool:
        """Whether something is missing that is given on the value's own page."""
        return bool(self.unanswered or self.lacks_explanation or self.lacks_evidence)

    @property
    def lacks_comment(self) -> bool:
        return self.lacks_justification or self.lacks_why_nothing

    @property
    def hindrances(self) -> list[str]:
        """A sentence for each thing without which the value is not submitted."""
        said = [_("Answer in a sentence: %s") % _(flag.label) for flag in self.unanswered]
        if self.lacks_explanation:
            said.append(_("The target is missed: say why, and what is done about it by which day."))
        if self.lacks_justification:
            said.append(_("A judgement is justified: say in the comment why it is this category."))
        if self.lacks_why_nothing:
            said.append(_("Nothing to report: say in the comment why."))
        if self.lacks_evidence:
            said.append(_("This measure demands evidence: add a file or a link."))
        return said


def grounds_of(cells: Collection[Cell], *, in_hand: bool) -> dict[int, Grounds]:
    """By cell, in eight queries for any number; a cell without a value is left out.

    ``in_hand``: as the author sees it, drafts included; else as a reviewer does.
    """
    around = surroundings_of(cells, in_hand=in_hand)
    identities = {each.cell.measure_id for each in around}
    measures, units = _measures(identities), _units(identities)
    for each in around:
        each.version.cell = each.cell
    given = beside([each.version for each in around])
    bounds = Bounds(**settings.FLAG_BOUNDS)
    found = {}
    for each in around:
        cell, version = each.cell, each.version
        measure, with_it = measures[cell.measure_id], given[version.pk]
        verdict = _verdict(each, measure.current)
        submitted = _submitted(each, measure.current, verdict, with_it, units[cell.measure_id])
        raised = flags(submitted, bounds)
        target = each.target if cell.kind == ValueKind.ACTUAL else None
        found[cell.pk] = Grounds(cell, version, measure, target, verdict, raised, with_it)
    return found


def _measures(identities: Collection[int]) -> dict[int, PerformanceMeasure]:
    """By identity, each in the newest edition that has it."""
    rows = (
        PerformanceMeasure.objects.filter(identity__in=identities)
        .select_related("current")
        .order_by("node__edition__imported_at", "node__edition")
    )
    return {row.identity_id: row for row in rows}


def _units(identities: Collection[int]) -> dict[int, list[tuple[datetime, str]]]:
    """The units that each measure was given, oldest first, with the moment of each."""
    found: dict[int, list[tuple[datetime, str]]] = {identity: [] for identity in identities}
    rows = MeasureVersion.objects.filter(measure__identity__in=identities).order_by("at", "pk")
    for identity, at, unit in rows.values_list("measure__identity", "at", "unit"):
        found[identity].append((at, unit))
    return found


def _verdict(around: Surroundings, reading: MeasureVersion) -> Verdict | None:
    """An interim value is never judged as final."""
    if around.cell.kind != ValueKind.ACTUAL or around.cell.as_of or around.cell.disaggregation:
        return None
    return attainment.previewed(
        reading,
        baseline=around.baseline,
        target=around.target,
        actual=around.version,
        due=True,
        earlier=around.earlier(around.cell.period, around.baseline),
    ).verdict


def _submitted(
    around: Surroundings,
    reading: MeasureVersion,
    verdict: Verdict | None,
    given: Beside,
    units: list[tuple[datetime, str]],
) -> Submitted:
    amount = attainment.stated_amount
    version, kind = around.version, around.cell.kind
    is_actual = kind == ValueKind.ACTUAL
    target = version if kind == ValueKind.TARGET else around.target
    earlier = [amount(cell.approved) for cell in around.actuals_before]
    later = [amount(cell.approved) for cell in around.actuals_after]
    return Submitted(
        verdict=verdict or Verdict.NO_DATA,
        judged=Verdict(version.judged) if is_actual and version.judged else None,
        actual=amount(version) if is_actual else None,
        target=amount(target) if kind != ValueKind.BASELINE else amount(version),
        baseline=amount(around.baseline) if _is_level(version, kind) else None,
        earlier=[each for each in earlier if each is not None],
        later=[each for each in later if each is not None],
        kind=reading.kind,
        accumulation=reading.accumulation,
        unit=reading.unit,
        unit_before=_unit_before(around, units) if is_actual else "",
        is_ratio=version.numerator is not None,
        target_before=amount(around.of_period_before(ValueKind.TARGET)),
        verdict_before=_verdict_before(around, reading),
        asks_of_target=kind == ValueKind.TARGET or _is_printed(around.target),
        parts=around.parts,
        has_evidence=bool(given.evidence or version.evidence),
        is_defined=not is_actual or _says_nothing(version) or _is_defined(reading),
    )


def _is_level(version: ValueVersion, kind: ValueKind) -> bool:
    """A target that can be laid beside a baseline as it is."""
    return kind == ValueKind.TARGET and version.basis in (Basis.LEVEL, Basis.TOTAL)


def _says_nothing(version: ValueVersion) -> bool:
    return attainment.stated_amount(version) is None and not version.words


def _is_defined(reading: MeasureVersion) -> bool:
    return bool(reading.definition or reading.method)


def _is_printed(target: ValueVersion | None) -> bool:
    """Its author was asked when it was submitted; of a document nobody was asked."""
    return target is not None and (target.by_id is None or target.source_id is not None)


def _unit_before(around: Surroundings, units: list[tuple[datetime, str]]) -> str:
    """The unit as it was when the last earlier actual was given."""
    if not around.actuals_before:
        return ""
    given_at = around.actuals_before[-1].approved.at
    return next((unit for at, unit in reversed(units) if at <= given_at), "")


def _verdict_before(around: Surroundings, reading: MeasureVersion) -> Verdict | None:
    actual = around.of_period_before(ValueKind.ACTUAL)
    if actual is None:
        return None
    return attainment.previewed(
        reading,
        baseline=around.baseline_before,
        target=around.of_period_before(ValueKind.TARGET),
        actual=actual,
        due=True,
        earlier=around.earlier(around.period_before, around.baseline_before),
    ).verdict
