"""Every row of a list as CSV or NDJSON: PostgreSQL makes the text, part after part.

The parts are read in one snapshot, so that memory stays small and the answer is of one moment.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO
from tempfile import TemporaryFile

from django.contrib.postgres.fields import ArrayField
from django.db import connection
from django.db.models import (
    BooleanField,
    CharField,
    DateTimeField,
    Field,
    JSONField,
    Max,
    Min,
    QuerySet,
    TextField,
)
from django.db.models.expressions import Combinable
from django.http import StreamingHttpResponse

from indicators.api.serving.answers import dumped
from indicators.api.serving.rows import Columns, Plain
from indicators.exchange import one_snapshot
from indicators.formulas import inert

CSV, NDJSON = "text/csv", "application/x-ndjson"
# The first part is small, so that the answer begins at once. Each asks anew who may see what: the
# others are ten times as long as the one before, and are laid by in a file.
FIRST_PART, LONGER = 2_000, 10
PIECE = 64 * 1024
# JSON has no control characters: with these the text is copied as it is.
AS_IT_IS = r"WITH (FORMAT csv, QUOTE E'\x01', DELIMITER E'\x02')"
# What a spreadsheet would take for a formula is written after an apostrophe; a number is none.
# All its signs stand before the letters, so that most texts are done with at once.
INERT = (
    "CASE WHEN {column} <> '' AND {column} COLLATE \"C\" < 'A' "
    "AND {column} ~ E'^[=+@\\t\\r\\n-]' "
    "AND {column} !~ '^-?[0-9]+(\\.[0-9]+)?$' THEN '''' || {column} ELSE {column} END"
)
WRITTEN: dict[type[Field] | tuple[type[Field], ...], str] = {
    (CharField, TextField): INERT,
    DateTimeField: "to_json({column}) #>> '{{}}'",
    BooleanField: "{column}::text",
    (ArrayField, JSONField): "to_json({column})::text",
}


def stream(
    rows: QuerySet, columns: Columns, *, media_type: str, name: str
) -> StreamingHttpResponse:
    parts = _csv(rows, columns) if media_type == CSV else _ndjson(rows, columns)
    return _attachment(parts, media_type, name)


def stream_rows(
    rows: Iterable[Mapping[str, object]], names: Iterable[str], *, media_type: str, name: str
) -> StreamingHttpResponse:
    """The same of rows that no table holds."""
    parts = _csv_lines(rows, names) if media_type == CSV else (dumped(row) + b"\n" for row in rows)
    return _attachment(parts, media_type, name)


def _attachment(parts: Iterator[bytes], media_type: str, name: str) -> StreamingHttpResponse:
    is_csv = media_type == CSV
    charset = "; charset=utf-8" if is_csv else ""
    answer = StreamingHttpResponse(parts, content_type=f"{media_type}{charset}")
    ending = "csv" if is_csv else "ndjson"
    answer["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def _csv(rows: QuerySet, columns: Columns) -> Iterator[bytes]:
    yield (",".join(columns) + "\r\n").encode()
    shown = (_in_a_cell(name, column, rows) for name, column in columns.items())
    yield from _copied(rows, columns, ", ".join(shown), "WITH (FORMAT csv)")


def _ndjson(rows: QuerySet, columns: Columns) -> Iterator[bytes]:
    yield from _copied(rows, columns, "row_to_json(found)", AS_IT_IS)


def _csv_lines(rows: Iterable[Mapping[str, object]], names: Iterable[str]) -> Iterator[bytes]:
    yield (",".join(names) + "\r\n").encode()
    for row in rows:
        line = StringIO()
        csv.writer(line, lineterminator="\n").writerow(map(_cell, row.values()))
        yield line.getvalue().encode()


def _cell(said: object) -> str:
    if said is None or isinstance(said, str):
        return inert(said or "")
    return dumped(said).decode().strip('"')


def _in_a_cell(name: str, column: Combinable, rows: QuerySet) -> str:
    """What JSON says, without its quotation marks; words of people and of a plan run nothing."""
    if isinstance(column, Plain):
        return name
    field = column.resolve_expression(rows.query).output_field
    for kinds, written in WRITTEN.items():
        if isinstance(field, kinds) and not getattr(field, "choices", None):
            return written.format(column=name)
    return name


def _copied(rows: QuerySet, columns: Columns, shown: str, form: str) -> Iterator[bytes]:
    names = ", ".join(f'"{name}"' for name in columns)
    with one_snapshot(), connection.cursor() as cursor:
        for part in _parts(rows):
            query = part.values_list(*columns.values()).query
            sql, parameters = query.get_compiler(connection=connection).as_sql()
            bare = cursor.mogrify(sql, parameters).decode()
            with TemporaryFile(buffering=PIECE) as copied:
                cursor.copy_expert(
                    f"COPY (SELECT {shown} FROM ({bare}) AS found ({names})) TO STDOUT {form}",
                    copied,
                )
                copied.seek(0)
                yield from iter(lambda: copied.read(PIECE), b"")


def _parts(rows: QuerySet) -> Iterator[QuerySet]:
    """The rows in the order of their keys, so many keys at a time. All keys of the table are gone
    through: to look for the first and the last that are seen takes a fifth of reading them.
    """
    whole = rows.order_by()
    ends = rows.model._default_manager.aggregate(first=Min("pk"), last=Max("pk"))
    if ends["first"] is None:
        return
    begin, size = ends["first"], FIRST_PART
    while begin <= ends["last"]:
        yield whole.filter(pk__gte=begin, pk__lt=begin + size).order_by("pk")
        begin, size = begin + size, size * LONGER
