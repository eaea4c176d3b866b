"""The statements that write an archive's rows as JSON: of a plan, and of who did what to it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db import models
from pghistory.models import Context

from indicators.archive import tables
from indicators.models import ReportSchedule, User

Asked = tuple[str, tuple[Any, ...]]
# A person is known by name and address; the account is closed, and opens nothing.
OF_A_PERSON = {
    "password": "'!'",
    "is_active": "false",
    "is_staff": "false",
    "is_superuser": "false",
    "last_login": "NULL",
}
INSTEAD: Mapping[type[models.Model], Mapping[str, str]] = {
    User: OF_A_PERSON,
    # Who it was is of the plan; how the request reached the service is the installation's.
    Context: {"metadata": "jsonb_strip_nulls(jsonb_build_object('user', metadata -> 'user'))"},
    # Nothing is sent from where the archive is loaded, until somebody resumes it.
    ReportSchedule: {"next_at": "NULL", "paused_at": "coalesce(paused_at, now())"},
}


def of(model: type[models.Model], plan: int) -> Asked:
    """The plan's rows of one table, in the order of their keys."""
    if model is Context:
        return _rows(model, _key(model), _contexts(plan))
    return _rows(model, *_found(model, plan))


def of_people(plan: int) -> Asked:
    """Those whom a row of the archive names, or its history, or who did what that tells of."""
    within, params = _contexts(plan)
    did = f"SELECT (metadata ->> 'user')::bigint FROM {_table(Context)} WHERE id IN ({within})"  # noqa: S608
    return _rows(User, _key(User), _union([*_named(plan), (did, params)]))


def _named(plan: int) -> Iterator[Asked]:
    for model in tables.stored():
        for column in _columns_of_people(model):
            key, (within, params) = _found(model, plan)
            yield f"SELECT {column} FROM {_table(model)} WHERE {key} IN ({within})", params  # noqa: S608


def _contexts(plan: int) -> Asked:
    """The keys of what the history of the plan's rows was written in."""
    return _union(
        (f"SELECT pgh_context_id FROM {_table(history)} WHERE {key} IN ({within})", params)  # noqa: S608
        for history, _told in tables.histories()
        for key, (within, params) in [_found(history, plan)]
    )


def _found(model: type[models.Model], plan: int) -> tuple[str, Asked]:
    """The column by which a table's rows are known to be of the plan, and its values."""
    told = getattr(model, "pgh_tracked_model", None)
    keys = tables.TABLES[told or model](plan).values("pk").order_by().distinct()
    statement, params = keys.query.sql_with_params()
    return "pgh_obj_id" if told else _key(model), (statement, tuple(params))


def _union(asked: Iterable[Asked]) -> Asked:
    statements, params = zip(*asked, strict=True)
    return " UNION ".join(statements), tuple(each for given in params for each in given)


def _rows(model: type[models.Model], key: str, found: Asked) -> Asked:
    within, params = found
    instead = INSTEAD.get(model, {})
    columns = ", ".join(
        f'{instead[name]} AS "{name}"' if name in instead else f'"{name}"'
        for name in tables.columns(model)
    )
    statement = (
        f"SELECT row_to_json(each)::text FROM (SELECT {columns} FROM {_table(model)} row_"  # noqa: S608
        f" WHERE {key} IN ({within}) ORDER BY {_key(model)}) each"
    )
    return statement, params


def _columns_of_people(model: type[models.Model]) -> list[str]:
    return [each.column for each in model._meta.concrete_fields if each.related_model is User]


def _table(model: type[models.Model]) -> str:
    return model._meta.db_table


def _key(model: type[models.Model]) -> str:
    return model._meta.pk.column
