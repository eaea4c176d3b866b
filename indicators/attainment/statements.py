"""The versions that attainments were computed from, each with where it comes from."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC
from fractions import Fraction

from indicators.attainment.exact import decimal_places, shifted
from indicators.enums import Step
from indicators.models import Attainment, EvidenceUse, ReviewEvent, ValueVersion


@dataclass(slots=True)
class Stated:
    """A version that counted: its approval, and the evidence given for it."""

    version: ValueVersion
    approval: ReviewEvent | None = None
    evidence: list[EvidenceUse] = field(default_factory=list)

    def content(self) -> dict[str, object]:
        """Without loss, as a certificate has it."""
        version, source = self.version, self.version.source
        return {
            **_numbers(version),
            "state": version.state,
            "basis": version.basis,
            "judged": version.judged,
            "words": version.words,
            "as_printed": version.as_printed,
            "version": {"id": version.pk, "cell": version.cell_id, "number": version.number},
            "period": version.cell.period.label,
            "valid_from": version.valid_from and version.valid_from.isoformat(),
            "reason": {"code": version.reason_code, "text": version.reason},
            "stated": {
                "by": version.by and str(version.by),
                "at": version.at.astimezone(UTC).isoformat(),
            },
            "approved": self.approval
            and {
                "by": self.approval.by and str(self.approval.by),
                "at": self.approval.at.astimezone(UTC).isoformat(),
                "step": self.approval.step,
            },
            "source": source
            and {
                "document": source.edition.symbol,
                "path": source.path,
                "anchor": version.source_anchor or source.source,
                "text": source.source_text,
            },
            "evidence": [
                {
                    "name": use.name,
                    "url": use.link and use.link.url,
                    "sha256": use.file and use.file.sha256,
                }
                for use in self.evidence
            ],
        }


def statements_of(rows: Iterable[Attainment]) -> dict[int, Stated]:
    """By id, the versions named by rows: four queries, and none of their values is asked again."""
    named = {
        version
        for row in rows
        for version in (
            row.baseline_id,
            row.target_id,
            row.actual_id,
            row.original_baseline_id,
            row.original_target_id,
            *row.series,
        )
        if version is not None
    }
    versions = ValueVersion.objects.filter(pk__in=named)
    found = {
        version.pk: Stated(version)
        for version in versions.select_related("cell__period", "source__edition", "by")
    }
    _add_approvals(found)
    _add_evidence(found)
    return found


def _add_approvals(found: dict[int, Stated]) -> None:
    events = ReviewEvent.objects.filter(version__in=found, step__in=[Step.APPROVE, Step.ADOPT])
    for event in events.select_related("by").order_by("pk"):
        found[event.version_id].approval = event


def _add_evidence(found: dict[int, Stated]) -> None:
    """What is given with one version stands for the later ones until it is taken away."""
    by_cell: dict[int, list[Stated]] = {}
    for each in found.values():
        by_cell.setdefault(each.version.cell_id, []).append(each)
    given = EvidenceUse.objects.filter(version__cell__in=by_cell)
    for use in given.select_related("version", "file", "link", "removal__version").order_by("pk"):
        taken = use.removal.version.number if hasattr(use, "removal") else None
        for each in by_cell[use.version.cell_id]:
            number = each.version.number
            if use.version.number <= number and (taken is None or number < taken):
                each.evidence.append(use)


def _numbers(version: ValueVersion) -> dict[str, object]:
    """A number as a pair, a ratio in hundredths with its parts; ``high`` is the end of a range."""
    is_ratio = version.denominator is not None
    if is_ratio:
        pair = [100 * Fraction(version.numerator), Fraction(version.denominator)]
    elif version.amount is not None:
        pair = [Fraction(version.amount), Fraction(1)]
    else:
        pair = None
    high = version.amount_high
    return {
        "pair": pair and [plain_decimal(part) for part in pair],
        "is_ratio": is_ratio,
        "high": None if high is None else plain_decimal(Fraction(high)),
    }


def plain_decimal(number: Fraction) -> str:
    """A number of the tables, which all have a last decimal."""
    return shifted(number, decimal_places(number) or 0)
