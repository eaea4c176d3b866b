"""Rules of access as SQL, put together once: that takes longer than asking the database by them."""

from collections.abc import Callable, Hashable
from datetime import date
from functools import cache

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from indicators.models import User

# What stands in the statement for the person and the day until somebody asks.
ANYBODY, ANY_DAY = -1, date.min


def compiled(rule: Callable[..., QuerySet], user: User, *others: Hashable, on: date) -> RawSQL:
    """The one column of ``rule(user, *others, on=on)``, for a condition of another query.

    A rule reads nothing of the person but the key, and asks nothing of the day.
    """
    statement, parameters = _statement(rule, others)
    meant = {ANYBODY: user.pk, ANY_DAY: on}
    return RawSQL(statement, [meant.get(each, each) for each in parameters])  # noqa: S611


@cache
def _statement(rule: Callable[..., QuerySet], others: tuple[Hashable, ...]) -> tuple[str, tuple]:
    # In a condition an order says nothing, and may join a table.
    asked = rule(User(pk=ANYBODY), *others, on=ANY_DAY).order_by()
    return asked.query.sql_with_params()
