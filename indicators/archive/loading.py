"""A verified archive into an empty installation, and the figures computed again."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.core.files.base import File
from django.core.files.storage import storages
from django.db import IntegrityError, ProgrammingError, connections, models, transaction
from django.db.backends.utils import CursorWrapper

from indicators import attainment
from indicators.archive import tables
from indicators.archive.contents import PEOPLE, data_of
from indicators.archive.figures import figures_hash
from indicators.archive.reading import about_of, verify
from indicators.archive.writing import PLAIN_LINES
from indicators.models import Attainment, PlanDocument, ReportFile, User

INSUFFICIENT_PRIVILEGE = "42501"


class CannotLoad(Exception):
    """The archive or the installation is not as it must be; each line says a reason."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """``figures_agree`` when attainment, computed anew, is what the archive says it was."""

    plan: str
    rows: int
    figures: int
    figures_agree: bool


def load(path: Path, *, database: str, now: datetime, expected: str = "") -> Loaded:
    """Load the plan with its past into tables that are all empty, through their owner.

    What makes history is set aside for the time of one transaction, because what happened then is
    not dated today; every check and every reference holds when it ends.
    """
    if faults := verify(path, expected=expected):
        raise CannotLoad("\n".join(map(str, faults)))
    with zipfile.ZipFile(path) as zipped:
        about = about_of(zipped)
        sources = _sources(zipped)
        _refuse_what_is_later(about, sources)
        _refuse_if_not_empty(sources)
        with (
            _as_owner(),
            transaction.atomic(using=database),
            connections[database].cursor() as cursor,
        ):
            rows = sum(_load_all(cursor, zipped, sources).values())
        _store_files(zipped)
    plan = PlanDocument.objects.get(symbol=about["plan"])
    _compute_again(plan, now)
    number, digest = figures_hash(plan.pk)
    return Loaded(plan.symbol, rows, number, digest == about["figures_sha256"])


@contextmanager
def _as_owner() -> Iterator[None]:
    try:
        yield
    except ProgrammingError as refusal:
        if getattr(refusal.__cause__, "pgcode", "") != INSUFFICIENT_PRIVILEGE:
            raise
        raise CannotLoad(
            "only the owner of the tables loads an archive: name it in DATABASE_OWNER_URL.\n"
            f"The database says: {refusal}"
        ) from refusal
    except IntegrityError as refusal:
        raise CannotLoad(
            "its rows do not belong together, and nothing was loaded.\n"
            f"The database says: {refusal}"
        ) from refusal


def _sources(zipped: zipfile.ZipFile) -> dict[type[models.Model], str]:
    """Each table with the member that has its rows, people first."""
    named = {User: PEOPLE}
    named |= {model: data_of(model._meta.model_name) for model in tables.stored()}
    there = set(zipped.namelist())
    unknown = {name for name in there if name.startswith("data/")} - set(named.values())
    if unknown:
        raise CannotLoad(f"this version has no table for {', '.join(sorted(unknown))}")
    return {model: name for model, name in named.items() if name in there}


def _refuse_what_is_later(about: dict, sources: dict[type[models.Model], str]) -> None:
    for model, name in sources.items():
        unknown = set(about.get("columns", {}).get(name, ())) - set(tables.columns(model))
        if unknown:
            raise CannotLoad(f"{name}: this version has no column {', '.join(sorted(unknown))}")


def _refuse_if_not_empty(sources: dict[type[models.Model], str]) -> None:
    filled = [model._meta.verbose_name for model in sources if model.objects.exists()]
    if filled:
        raise CannotLoad(
            "the installation is not empty; load an archive before the first account is opened.\n"
            f"There are rows of: {', '.join(map(str, filled))}"
        )


def _load_all(
    cursor: CursorWrapper, zipped: zipfile.ZipFile, sources: dict[type[models.Model], str]
) -> dict[str, int]:
    cursor.execute("SET LOCAL TIME ZONE 'UTC'")
    for model in sources:
        cursor.execute(f"ALTER TABLE {model._meta.db_table} DISABLE TRIGGER USER")
    cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    loaded = {name: _load_table(cursor, zipped, model, name) for model, name in sources.items()}
    # References are looked at now, while a refusal still undoes everything.
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    for model in sources:
        cursor.execute(f"ALTER TABLE {model._meta.db_table} ENABLE TRIGGER USER")
        _go_on_counting(cursor, model)
    return loaded


def _load_table(
    cursor: CursorWrapper, zipped: zipfile.ZipFile, model: type[models.Model], name: str
) -> int:
    """COPY the lines, then let the database read them: its numbers stay exact."""
    table = model._meta.db_table
    named = ", ".join(f'"{column}"' for column in tables.columns(model))
    cursor.execute("CREATE TEMPORARY TABLE archived (line json) ON COMMIT DROP")
    with zipped.open(name) as lines:
        cursor.copy_expert(f"COPY archived FROM STDIN WITH {PLAIN_LINES}", lines)
    cursor.execute(
        f"INSERT INTO {table} ({named}) SELECT {named}"  # noqa: S608
        f" FROM archived, json_populate_record(NULL::{table}, line)"
    )
    rows = cursor.rowcount
    cursor.execute("DROP TABLE archived")
    return rows


def _go_on_counting(cursor: CursorWrapper, model: type[models.Model]) -> None:
    table, key = model._meta.db_table, model._meta.pk
    cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [table, key.column])
    (sequence,) = cursor.fetchone()
    if sequence:
        cursor.execute(
            f'SELECT setval(%s, greatest((SELECT max("{key.column}") FROM {table}), 1))',  # noqa: S608
            [sequence],
        )


def _store_files(zipped: zipfile.ZipFile) -> None:
    """Each under the name that its row has, never under one from the archive."""
    names = set(zipped.namelist())
    for each in (name for name in names if name.startswith("evidence/")):
        digest = each.partition("/")[2]
        with zipped.open(each) as opened:
            storages["evidence"].save(f"{digest[:2]}/{digest}", File(opened))
    for row in ReportFile.objects.filter(report__purged_at__isnull=True):
        member = f"reports/{row.sha256}.{row.format}"
        if member in names and not row.file.storage.exists(row.file.name):
            with zipped.open(member) as opened:
                row.file.storage.save(row.file.name, File(opened))


def _compute_again(plan: PlanDocument, now: datetime) -> None:
    found = Attainment.objects.filter(measure__node__edition__document=plan)
    pairs = set(found.values_list("measure__node__edition", "period"))
    found.update(is_stale=True)
    for edition_id, period_id in sorted(pairs):
        attainment.recompute(edition_id=edition_id, period_id=period_id, now=now)
