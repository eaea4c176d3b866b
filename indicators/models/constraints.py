"""What the database refuses in many tables."""

import pgtrigger
from django.db import models
from django.db.models.functions import Cast

from indicators.enums import Labelled
from indicators.models.history_triggers import DATED_NOW


def one_of(
    field: str, choices: type[Labelled], *, name: str, or_empty: bool = False
) -> models.CheckConstraint:
    """The database refuses a word that the enumeration does not have."""
    words = [member.value for member in choices] + [""] * or_empty
    return models.CheckConstraint(condition=models.Q(**{f"{field}__in": words}), name=name)


def is_a_number(field: str, *, name: str) -> models.CheckConstraint:
    """An exact amount is never NaN; the column's precision already refuses infinity."""
    nan = Cast(models.Value("NaN"), models.DecimalField(max_digits=38, decimal_places=12))
    return models.CheckConstraint(
        condition=models.Q(**{f"{field}__isnull": True}) | models.Q(**{f"{field}__lt": nan}),
        name=name,
    )


def append_only() -> pgtrigger.Trigger:
    """Rows are inserted and never changed, whoever asks; TRUNCATE is left to the table's owner."""
    return pgtrigger.Trigger(
        name="append_only",
        level=pgtrigger.Statement,
        when=pgtrigger.Before,
        operation=pgtrigger.Update | pgtrigger.Delete,
        func="""
            RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME
                USING ERRCODE = 'insufficient_privilege';
        """,
    )


def dated_now() -> pgtrigger.Trigger:
    """The column ``at`` is taken by the database, whoever inserts and whatever they say."""
    return pgtrigger.Trigger(
        name="dated_now",
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=pgtrigger.Insert,
        referencing=pgtrigger.Referencing(new="new_rows"),
        func=DATED_NOW,
    )


def refuses_inserts(name: str, func: str, *, rows: str) -> pgtrigger.Trigger:
    """``func`` looks once at all rows that a statement inserted, under the name ``rows``."""
    return pgtrigger.Trigger(
        name=name,
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=pgtrigger.Insert,
        referencing=pgtrigger.Referencing(new=rows),
        func=func,
    )
