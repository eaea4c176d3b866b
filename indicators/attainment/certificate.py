"""Certificates: an attainment with all that it was computed from, to be checked by anybody.

``verify_certificate.py`` beside this project's folders judges one again without any code of ours.
A certificate's ``number`` is the hash of the rest of it.
"""

import hashlib
import json
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

from indicators.attainment.exact import as_pair
from indicators.attainment.known import AsKnown, known_at, standing_rows
from indicators.attainment.preview import previewed
from indicators.attainment.statements import Stated, plain_decimal, statements_of
from indicators.enums import Accumulation, MeasureKind, ValueState
from indicators.models import Attainment, MeasureVersion, Period, ValueVersion

DAY = timedelta(days=1)
Content = dict[str, object]
UNREPORTED = {
    "state": ValueState.NOT_REPORTED.value,
    "pair": None,
    "high": None,
    "is_ratio": False,
    "basis": "level",
    "judged": "",
}


def certificates(
    *,
    edition_id: int,
    period_id: int | None = None,
    measure_id: int | None = None,
    at: date | datetime | None = None,
) -> list[Content]:
    """The certificates of an edition's measures, in printed order, in a constant number of queries.

    Of one period or of all, of one measure or of all; as it stands, or as known at an instant. A
    measure with components has one certificate, which contains theirs.
    """
    measures = None if measure_id is None else [measure_id]
    asked = {"edition_id": edition_id, "period_id": period_id, "measures": measures}
    known = standing_rows(**asked) if at is None else known_at(**asked, at=at)
    return certified(known)


def certified(known: AsKnown) -> list[Content]:
    """The certificates of rows that were read or computed."""
    said = statements_of(known.rows)
    places: dict[tuple[int, int], list[Attainment]] = {}
    for row in known.rows:
        places.setdefault((row.measure_id, row.period_id), []).append(row)
    found = []
    for rows in places.values():
        parts = [row for row in rows if row.component_id is not None]
        made = {row.component_id: _Certified(row, known, said) for row in rows}
        whole = made.pop(None, None)
        if whole is not None and parts and not whole.has_numbers:
            whole.components = list(made.values())
            made = {}
        found += [each.content() for each in filter(None, (whole, *made.values()))]
    return found


class _Certified:
    """One row on its way to a certificate."""

    def __init__(self, row: Attainment, known: AsKnown, said: dict[int, Stated]) -> None:
        self.row, self.known, self.said = row, known, said
        self.components: list[_Certified] = []

    @property
    def has_numbers(self) -> bool:
        """Whether it was computed from values of its own rather than from its components."""
        return self.row.target_id is not None or self.row.actual_id is not None

    def content(self) -> Content:
        row, period = self.row, self.row.period
        first = self._against_original()
        inside: Content = {
            "rule_set": row.rule_set,
            "computed_at": row.computed_at.astimezone(UTC).isoformat(),
            "is_provisional": self.known.is_provisional,
            "plan": row.measure.node.edition.symbol,
            "measure": row.measure.path,
            "text": self.known.names.get(row.measure_id, row.measure.text),
            "component": row.component.name if row.component else None,
            "period": {"label": period.label, "days": _days(period)},
            "due": period.last_day < row.computed_at.astimezone(UTC).date(),
            **_reading(row.measure_version),
            "baseline": self._value(row.baseline_id),
            "target": self._value(row.target_id),
            "years": [self._value(each, of=period) for each in row.series or [row.actual_id]],
            "components": [part.content() for part in self.components],
            "original": first.content() if first else None,
            "result": self._result(),
        }
        return {"number": number_of(inside)} | inside

    def _against_original(self) -> "_Certified | None":
        """The same place, and its components, against what had been promised at first."""
        row = self.row.against_original()
        if row is None:
            return None
        first = _Certified(row, self.known, self.said)
        first.components = [part._against_original() or part for part in self.components]
        return first

    def _result(self) -> Content:
        row = self.row
        return {
            "verdict": str(row.verdict),
            "progress": _fraction(row.progress_numerator, row.progress_denominator),
            "ratio": _fraction(row.ratio_numerator, row.ratio_denominator),
            "gap": None if row.gap is None else self._exact_gap(),
            "reasons": sorted(str(reason) for reason in row.reasons),
        }

    def _exact_gap(self) -> str:
        """What is stored has twelve decimals; the gap between ratios may have no last one."""
        *earlier, actual = [self._version(each) for each in self.row.series or [self.row.actual_id]]
        baseline, target = self._version(self.row.baseline_id), self._version(self.row.target_id)
        of_ratios = any(
            each is not None and each.denominator is not None
            for each in (baseline, target, actual, *earlier)
        )
        if not of_ratios:
            return as_pair(Fraction(self.row.gap))
        reading = self.row.measure_version
        again = previewed(
            reading, baseline=baseline, target=target, actual=actual, due=True, earlier=earlier
        )
        return as_pair(again.gap)

    def _version(self, version_id: int | None) -> ValueVersion | None:
        return None if version_id is None else self.said[version_id].version

    def _value(self, version_id: int | None, *, of: Period | None = None) -> Content:
        if version_id is None:
            return UNREPORTED | {"days": ["", ""] if of is None else _days(of)}
        return self.said[version_id].content() | {
            "days": _days(self.said[version_id].version.cell.period)
        }


def number_of(content: Content) -> str:
    """The number of a certificate: SHA-256 of its content, keys sorted, without the number."""
    plain = json.dumps({key: content[key] for key in content if key != "number"}, sort_keys=True)
    return hashlib.sha256(plain.encode()).hexdigest()


def _reading(version: MeasureVersion | None) -> Content:
    if version is None:
        return {"kind": "", "accumulation": "", "tolerance": "0", "reading": None}
    brought = version.kind != MeasureKind.MILESTONE and version.accumulation
    return {
        "kind": version.kind,
        "accumulation": brought if brought and brought != Accumulation.PER_PERIOD else "",
        "tolerance": plain_decimal(Fraction(version.tolerance)),
        "reading": {
            "id": version.pk,
            "number": version.number,
            "unit": version.unit,
            "decimals": version.decimals,
            "definition": version.definition,
            "valid_from": version.valid_from and version.valid_from.isoformat(),
            "at": version.at.astimezone(UTC).isoformat(),
        },
    }


def _days(period: Period) -> list[str]:
    """The first day of a period and the first one after it."""
    return [period.first_day.isoformat(), (period.last_day + DAY).isoformat()]


def _fraction(upper: Decimal | None, lower: Decimal | None) -> str | None:
    return None if upper is None or lower is None else as_pair(Fraction(upper) / Fraction(lower))
