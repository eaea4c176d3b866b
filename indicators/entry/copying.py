"""Beginning a period with what the last one said, so that only what is new is typed."""

from dataclasses import dataclass

from django.db import transaction

from indicators import ledger
from indicators.entry.rows import Column, Sheet, SheetRow
from indicators.enums import ValueKind, ValueState, ValueStatus
from indicators.models import User, ValueVersion


@dataclass(frozen=True, slots=True)
class Copied:
    """A value of an earlier period, and the empty place that begins with it."""

    place: ledger.Place
    version: ValueVersion

    @property
    def statement(self) -> ledger.Statement:
        """The words and promises, without the judgement, the proof and the remarks of then."""
        return ledger.Statement.like(
            self.version,
            judged="",
            evidence="",
            comment="",
            reason_code="",
            reason="",
            valid_from=None,
            source_id=None,
            source_anchor={},
        )


def copied_forward(sheet: Sheet) -> list[Copied]:
    """What the empty places of a sheet would begin with.

    The words of the last year, that a measure does not apply, and the last target where targets
    are asked for. Never an actual's number: nobody has counted it anew.
    """
    asked = [column for column in sheet.columns if column.is_asked]
    return [
        Copied(_place(sheet, row, column), version)
        for row in sheet.rows
        if row.may_enter
        for column in asked
        if _is_empty(row, column)
        and (version := _last(row, column)) is not None
        and _goes_on(version, column.kind)
    ]


@transaction.atomic
def copy_forward(*, sheet: Sheet, by: User) -> int:
    """Make drafts of it; returns how many. What somebody wrote meanwhile is left as it is.

    ``ledger.ValueRefused`` when the round that asks is not open.
    """
    copies = {each.place: each for each in copied_forward(sheet)}
    cells = ledger.locked_cells(list(copies)) if copies else {}
    entries = [
        (cell, copies[place].statement, 0) for place, cell in cells.items() if not cell.revision
    ]
    if entries:
        ledger.write_all(entries, by=by)
    return len(entries)


def _is_empty(row: SheetRow, column: Column) -> bool:
    cell = row.at(column)
    return cell is None or not cell.revision


def _last(row: SheetRow, column: Column) -> ValueVersion | None:
    """What the last period before said, where it counts."""
    cells = row.targets if column.kind == ValueKind.TARGET else row.years
    before = [
        cell
        for cell in cells.values()
        if cell.status == ValueStatus.APPROVED and cell.period.last_day < column.period.first_day
    ]
    last = max(before, key=lambda cell: cell.period.last_day, default=None)
    return last.approved if last is not None else None


def _goes_on(version: ValueVersion, kind: ValueKind) -> bool:
    if version.state == ValueState.NOT_APPLICABLE:
        return True
    is_promise = kind == ValueKind.TARGET
    return version.state == ValueState.REPORTED and (is_promise or bool(version.words))


def _place(sheet: Sheet, row: SheetRow, column: Column) -> ledger.Place:
    return ledger.Place(
        measure_id=row.measure.identity_id,
        period_id=column.period.pk,
        kind=column.kind,
        component_id=row.component and row.component.pk,
        disaggregation=row.disaggregation,
        as_of=sheet.asked.as_of if column.kind == ValueKind.ACTUAL else None,
    )
