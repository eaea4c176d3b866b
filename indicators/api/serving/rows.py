"""What an answer has, and where the database finds it: rows become JSON without Python objects.

A ``Row`` is a serializer, so that the schema is made from it; its ``columns`` are what is read.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

import orjson
from django.db.models import Aggregate, BooleanField, F, Func, Model, QuerySet, TextField, Value
from django.db.models.expressions import Combinable
from rest_framework import serializers

from indicators.access import asked_of
from indicators.enums import Labelled
from indicators.systems import Caller

# It stands in a statement for the keys of the rows that have the children.
ANY_KEYS = "of any rows"
Columns = dict[str, Combinable]


class Plain(Func):
    """An amount as a text without an exponent and without zeros at its end: "12.5", "0"."""

    function = "trim_scale"
    template = "%(function)s(%(expressions)s)::text"
    output_field = TextField()


class Among(Func):
    """A key is one of a list: a plan for any list begins with the index of the keys."""

    arg_joiner = " = ANY("
    template = "%(expressions)s::bigint[])"
    output_field = BooleanField()


class Named(Func):
    template = '%(expressions)s AS "%(name)s"'


class Record(Func):
    """The columns of a row as one record, whose fields have their names.

    PostgreSQL makes JSON of records a third faster than by ``json_build_object``.
    """

    template = "(SELECT found FROM (SELECT %(expressions)s) AS found)"
    output_field = TextField()

    def __init__(self, columns: Columns) -> None:
        super().__init__(*(Named(column, name=name) for name, column in columns.items()))


class JsonRow(Record):
    """The same record as the text of a JSON object."""

    template = "(SELECT row_to_json(found)::text FROM (SELECT %(expressions)s) AS found)"


class JsonRows(Aggregate):
    """The objects of a group as the text of a JSON array, in an order and then by their keys."""

    function = "json_agg"
    template = "(%(function)s(%(expressions)s))::text"
    output_field = TextField()

    def __init__(self, columns: Columns, order: str) -> None:
        super().__init__(Record(columns), F(order), F("pk"))

    def as_sql(self, compiler, connection, **extra):
        rows, order, key = map(compiler.compile, self.get_source_expressions()[:3])
        sql = f"(json_agg({rows[0]} ORDER BY {order[0]}, {key[0]}))::text"
        return sql, (*rows[1], *order[1], *key[1])


class AmountField(serializers.CharField):
    """An exact decimal as a text; ``null`` where nothing is stated, "0" where nothing was."""

    def __init__(self, **others: object) -> None:
        super().__init__(allow_null=True, read_only=True, **others)


@dataclass(frozen=True, slots=True)
class Child:
    """What hangs below the rows of a list: which rows, as seen by the caller, and by which key."""

    row: Callable[[], type["Row"]]
    rows: Callable[[Caller], QuerySet]
    key: str
    order: str = "pk"
    columns: Callable[[], Columns] | None = None

    def read(self) -> Columns:
        return self.columns() if self.columns else self.row().columns()


class Row(serializers.Serializer):
    """Fields name their ``source`` as the ORM reads it; ``expressions`` say what no source can."""

    expressions: ClassVar[Mapping[str, Combinable]] = {}
    children: ClassVar[Mapping[str, Child]] = {}

    def get_fields(self) -> dict[str, serializers.Field]:
        """All of them may be left out of an answer (``?fields=``), and none is written."""
        fields = super().get_fields()
        for field in fields.values():
            field.read_only, field.required = True, False
        return fields

    @classmethod
    def columns(cls, only: Collection[str] = ()) -> Columns:
        """By name; of all fields, or of some in the order of the row."""
        found: Columns = {}
        for name, field in cls._declared_fields.items():
            if (only and name not in only) or name in cls.children:
                continue
            if name in cls.expressions:
                found[name] = cls.expressions[name]
                continue
            source = F((field.source or name).replace(".", "__"))
            found[name] = Plain(source) if isinstance(field, AmountField) else source
        return found


def read(rows: QuerySet, columns: Columns) -> list[dict[str, object]]:
    names = list(columns)
    found = rows.values_list("pk", *columns.values())
    return [{"pk": pk, **dict(zip(names, values, strict=True))} for pk, *values in found]


def read_one(row: type[Row], stored: Model) -> dict[str, object]:
    """A row of the database as ``row`` shows it, without what hangs on it."""
    [found] = read(type(stored)._default_manager.filter(pk=stored.pk), row.columns())
    del found["pk"]
    return found


def read_as_json(rows: QuerySet, columns: Columns) -> list[tuple[int, str]]:
    """The key of each row, and the row as the text of a JSON object."""
    return list(rows.values_list("pk", JsonRow(columns)))


def expand(
    found: Sequence[dict[str, object]], children: Iterable[tuple[str, Child]], caller: Caller
) -> None:
    """Hang the children on their rows: one query for each kind of child."""
    keys = [each["pk"] for each in found]
    for name, child in children:
        below = dict(_below(child, caller, keys))
        for each in found:
            text = below.get(each["pk"])
            each[name] = orjson.Fragment(text) if text else []


def _below(child: Child, caller: Caller, keys: list[int]) -> list[tuple[int, str]]:
    """Put together and planned once for all callers but those whose tokens name programmes."""
    if caller.narrowed_to:
        return list(_children(child, caller, keys))
    kind = (tuple(caller.scopes), caller.user.is_superuser)
    return asked_of(_anybodys, child, *kind, meant={**caller.meant, ANY_KEYS: keys})


def _anybodys(child: Child, scopes: tuple[str, ...], is_superuser: bool) -> QuerySet:
    caller = Caller.anybody(scopes, is_superuser=is_superuser)
    return _children(child, caller, ANY_KEYS)


def _children(child: Child, caller: Caller, keys: list[int] | str) -> QuerySet:
    rows = child.rows(caller).filter(Among(F(child.key), Value(keys))).order_by()
    return rows.values_list(child.key).annotate(rows=JsonRows(child.read(), child.order))


def choice(choices: type[Labelled], **others: object) -> serializers.ChoiceField:
    return serializers.ChoiceField(choices=choices.choices(), **others)
