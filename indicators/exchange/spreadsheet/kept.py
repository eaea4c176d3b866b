"""Mappings that people have confirmed, found again by the heads of the next table of its kind."""

import hashlib
import json
from dataclasses import replace

from indicators.exchange.spreadsheet.guessing import guess
from indicators.exchange.spreadsheet.mapping import Mapping, Table
from indicators.models import SpreadsheetMapping, User


def mapping_of(table: Table) -> tuple[Mapping, bool]:
    """The mapping that was kept for these heads, or a guess; and whether it was kept.

    Where nobody said another period than was guessed, this table's own holds.
    """
    guessed = guess(table)
    row = SpreadsheetMapping.objects.filter(heads=_heads(guessed)).first()
    if row is None:
        return guessed, False
    kept = Mapping.from_json({**row.mapping, "first_row": guessed.first_row})
    columns = tuple(
        replace(each, period=each.period or own.period)
        for each, own in zip(kept.columns, guessed.columns, strict=True)
    )
    return replace(kept, columns=columns, period=kept.period or guessed.period), True


def keep_mapping(table: Table, mapping: Mapping, *, by: User) -> None:
    """For the next table with the same heads, whoever brings it; with those periods alone that
    are not what the table itself says."""
    guessed = guess(table)
    columns = tuple(
        replace(each, period="" if each.period == own.period else each.period)
        for each, own in zip(mapping.columns, guessed.columns, strict=True)
    )
    period = "" if mapping.period == guessed.period else mapping.period
    said = replace(mapping, columns=columns, period=period)
    SpreadsheetMapping.objects.update_or_create(
        heads=_heads(guessed), defaults={"mapping": said.as_json(), "by": by}
    )


def _heads(mapping: Mapping) -> str:
    said = json.dumps([each.head for each in mapping.columns], ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()
