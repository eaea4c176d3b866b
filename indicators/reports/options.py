"""What may be chosen when a report is asked for, beside plan, period, kind and language. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from indicators.enums import ReportColumn
from indicators.reports.plain import as_plain, from_plain


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """Empty means all, or as usual.

    ``programmes`` are paths of the edition. ``years`` are labels of the periods that tables and
    charts show beside the report's own. ``columns`` are those of tables of measures. ``drafts``
    counts values not yet approved, and then every page says so. ``as_at`` asks for what was known
    at an instant, ``None`` for what is known when the report is made. "What changed" compares with
    the edition named by its slug in ``earlier_edition``, or with what was known at ``since``.
    """

    programmes: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    columns: tuple[ReportColumn, ...] = ()
    drafts: bool = False
    as_at: datetime | None = None
    since: datetime | None = None
    earlier_edition: str = ""

    def as_json(self) -> dict[str, Any]:
        """What the row of a report or of a schedule keeps."""
        kept: dict[str, Any] = as_plain(self)
        return kept

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Self:
        options: Self = from_plain(kept, cls)
        return options
