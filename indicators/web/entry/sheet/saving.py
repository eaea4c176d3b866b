"""Keeping what was typed into a sheet, and what the page is told of it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime

from django.utils.translation import gettext as _

from indicators import entry, ledger
from indicators.models import User, ValueVersion
from indicators.web.entry.sheet.cells import TYPED, CellForm
from indicators.web.entry.sheet.rows import RowForm
from indicators.web.entry.sheet.says import says
from indicators.web.entry.sheet.sums import add_sums

SENT = re.compile(r"(?:baseline|target|actual)(?:\.\d+)?-(\d{1,18})[-.]")


def measures_sent(data: Mapping[str, str]) -> set[int]:
    """The keys of the measures for which fields were sent."""
    return {int(found[1]) for name in data if (found := SENT.match(name))}


def save(forms: Sequence[RowForm], *, by: User, as_of: date | None = None) -> None:
    """Keep what was typed; what cannot be kept stays typed, with its error beside it."""
    changed = _changed(forms)
    entries = [_entry(form, cell, as_of) for form, cell in changed]
    outcomes = entry.record_values(entries, by=by)
    for (_form, cell), outcome in zip(changed, outcomes, strict=True):
        _take(cell, outcome)


def preview(forms: Sequence[RowForm]) -> None:
    """Let the rows say what the typed values would mean, and write nothing."""
    for form, cell in _changed(forms):
        try:
            statement = entry.read(_entered(form, cell), of=form.row.measure)
        except entry.EntryRefused as refusal:
            cell.errors = refusal.errors
        else:
            cell.previewed = ValueVersion(**asdict(statement))


def _changed(forms: Sequence[RowForm]) -> list[tuple[RowForm, CellForm]]:
    return [
        (form, cell)
        for form in forms
        if form.row.may_enter
        for cell in form.cells
        if cell.column.is_asked and cell.is_changed and not cell.is_left_empty
    ]


def _entry(form: RowForm, cell: CellForm, as_of: date | None) -> entry.Entry:
    return entry.Entry(
        measure=form.row.measure,
        period=cell.period,
        kind=cell.kind,
        component=form.row.component,
        disaggregation=form.row.disaggregation,
        as_of=as_of,
        based_on=cell.based_on,
        entered=_entered(form, cell),
    )


def _entered(form: RowForm, cell: CellForm) -> entry.Entered:
    return entry.Entered(
        language=cell.typed_in,
        reason_code=form.reason_code if cell.is_approved else "",
        reason=form.reason if cell.is_approved else "",
        **cell.typed,
    )


def _take(cell: CellForm, outcome: entry.Outcome) -> None:
    refusal = outcome.refusal
    if isinstance(refusal, ledger.StaleWrite):
        cell.theirs = refusal.current
        cell.errors = {"keep": _("Somebody else saved another value meanwhile.")}
    elif refusal is not None:
        cell.errors = refusal.errors
    else:
        cell.take(outcome.cell)


def told(forms: Sequence[RowForm], *, at: datetime) -> dict[str, object]:
    """What the page is told: each value that was sent, and what each row says now."""
    add_sums(forms)
    return {
        "at": at.isoformat(timespec="seconds"),
        "cells": {
            cell.name: _told_of(cell)
            for form in forms
            for cell in form.cells
            if f"{cell.name}-based_on" in cell.data
        },
        "rows": {
            form.key: {"says": says(form), "opens": bool(form.reason_errors)} for form in forms
        },
    }


def _told_of(cell: CellForm) -> dict[str, object]:
    """The revision to go on from, what now stands in the fields, and each field at fault."""
    revision = cell.cell.revision if cell.cell else 0
    return {
        "revision": cell.based_on if cell.errors else revision,
        "is_saved": not cell.errors,
        "stands": {name: cell.stands[name] for name in TYPED},
        "note": cell.note,
        "errors": cell.errors,
        "reason": " ".join(cell.errors.values()),
    }
