"""Keeping up to a hundred thousand values at once, by the rules of a single one."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from indicators import ledger, review
from indicators.entry.bulk.given import LAY_OUT, state_given
from indicators.entry.bulk.refusals import sentence_of
from indicators.entry.bulk.rows import GIVEN, Answer, BulkOutcome, BulkRow, as_texts
from indicators.enums import Step
from indicators.models import PerformanceMeasure, User, ValueVersion

MOST_ROWS = 100_000
COPY = f"COPY given (line, {', '.join(GIVEN)}) FROM STDIN WITH (FORMAT csv, NULL '\\N')"
ANSWERS = """
    SELECT line, fault, detail, is_unchanged,
        CASE WHEN cell_id IS NOT NULL THEN cell_id
             WHEN fault = '' THEN new_cell_id END AS cell_id,
        number - (fault <> '' OR is_unchanged)::integer AS revision,
        CASE WHEN fault LIKE '%:stale' THEN standing_id END AS current
    FROM stated{where} ORDER BY line
"""


class TooManyRows(ValueError):
    """More rows than one call takes; nothing is written."""


@transaction.atomic
def record_in_bulk(
    rows: Iterable[BulkRow],
    *,
    by: User,
    now: datetime,
    dry_run: bool = False,
    all_or_nothing: bool = False,
    submits: bool = False,
    among: QuerySet[PerformanceMeasure] | None = None,
) -> BulkOutcome:
    """Keep every row as its cell's draft; one that is refused hinders no other.

    The rules are those of ``record_values``: whose values a person enters, the locks of rounds and
    sign-offs, what is a value, reasons, and that nobody overwrites what they have not seen. A row
    that says what stands already is unchanged, so the same rows again change nothing. Statements
    are constant in number. ``all_or_nothing`` keeps nothing when a row is refused; ``dry_run``
    keeps nothing, and says what would become of each. ``submits`` hands what was taken to the
    reviewer, but for those drafts of which something is to be said first: they stay drafts.
    ``among`` narrows the measures down further than the person's own.

    ``TooManyRows`` over ``MOST_ROWS``. For an API: a refused row is a problem of its ``field`` with
    ``code`` as its type; ``stale`` is a conflict, with ``current`` as the other value;
    ``measure_unknown`` tells nobody whether a measure exists.
    """
    given = list(rows)
    if len(given) > MOST_ROWS:
        raise TooManyRows(_("At most %(n)d values at once. Send them in parts.") % {"n": MOST_ROWS})
    with transaction.atomic():
        unkept = _copy(given)
        counts = settle_given(by=by, on=now.date(), among=among)
        answers = _answers(unkept)
        is_kept = not dry_run and not (all_or_nothing and (counts.refused or unkept))
        if not is_kept:
            transaction.set_rollback(True)
    if is_kept and submits:
        answers = _submitted(answers, by=by, now=now)
    return BulkOutcome(
        is_kept=is_kept,
        taken=counts.taken,
        unchanged=counts.unchanged,
        refused=counts.refused + len(unkept),
        answers=answers,
    )


def settle_given(
    *, by: User, on: date, among: QuerySet[PerformanceMeasure] | None = None
) -> ledger.Counts:
    """Read, judge and write what stands in the table ``given``."""
    state_given(by=by, on=on, among=among)
    review.rounds.judge_stated()
    return ledger.write_stated(by=by)


def _copy(rows: Sequence[BulkRow]) -> dict[int, str]:
    """Into the table ``given``; returns the field of each line that holds a sign not to be kept."""
    text, unkept = io.StringIO(), {}
    write = csv.writer(text).writerow
    for line, row in enumerate(rows, start=1):
        texts = as_texts(row)
        if "\0" in "".join(texts):
            unkept[line] = next(
                name for name, said in zip(GIVEN, texts, strict=True) if "\0" in said
            )
        else:
            write((line, *texts))
    text.seek(0)
    with connection.cursor() as cursor:
        cursor.execute(LAY_OUT)
        cursor.copy_expert(COPY, text)
    return unkept


def _answers(unkept: dict[int, str]) -> list[Answer]:
    with connection.cursor() as cursor:
        cursor.execute(ANSWERS.format(where=""))
        answers = answers_of(cursor.fetchall())
    answers += [
        Answer(line=line, field=name, code="sign_not_kept", sentence=sentence_of("sign_not_kept"))
        for line, name in unkept.items()
    ]
    return sorted(answers, key=lambda each: each.line) if unkept else answers


def answers_of(found: Sequence[tuple]) -> list[Answer]:
    """Rows of ``ANSWERS`` with their sentences; two queries where any is refused."""
    said = review.rounds.sentences([(_code(fault), at) for _l, fault, at, *_rest in found if fault])
    standing = ValueVersion.objects.select_related("by").in_bulk(
        {current for *_rest, current in found} - {None}
    )
    return [_answer(row, said, standing) for row in found]


def _code(fault: str) -> str:
    return fault.partition(":")[2]


def _answer(
    row: tuple, said: dict[tuple[str, int], str], standing: dict[int, ValueVersion]
) -> Answer:
    line, fault, detail, is_unchanged, cell_id, revision, current = row
    field, _colon, code = fault.partition(":")
    return Answer(
        line=line,
        is_taken=not fault and not is_unchanged,
        is_unchanged=is_unchanged,
        cell_id=cell_id,
        revision=revision if cell_id else None,
        code=code,
        field=field,
        sentence=(said.get((code, detail)) or sentence_of(code)) if code else "",
        current=standing.get(current),
    )


def _submitted(answers: list[Answer], *, by: User, now: datetime) -> list[Answer]:
    """Hand over what is ready; the sentences say what is missing of the others."""
    waiting = {each.cell_id for each in answers if each.is_taken}
    missing: dict[int, list[str]] = {}
    try:
        review.take_steps(cell_ids=sorted(waiting), step=Step.SUBMIT, by=by, now=now)
    except review.NotReady as not_ready:
        missing = not_ready.sentences
        ready = sorted(waiting - missing.keys())
        review.take_steps(cell_ids=ready, step=Step.SUBMIT, by=by, now=now)
    return [
        replace(each, code="not_ready", sentence=" ".join(missing[each.cell_id]))
        if each.cell_id in missing
        else each
        for each in answers
    ]
