"""What lists are narrowed down by. A filter takes exactly what its schema says."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import ClassVar

import django_filters
from django import forms
from django.db.models import Q, QuerySet

from indicators.enums import Labelled
from indicators.templatetags.addresses import to_path

WHOLE = r"^[1-9][0-9]{0,17}$"


def instant(text: str) -> datetime:
    found = datetime.fromisoformat(text.upper())
    if found.tzinfo is None:
        raise ValueError(text)
    return found.astimezone(UTC)


class Text(django_filters.CharFilter):
    schema: ClassVar = {
        "type": "string",
        "minLength": 1,
        "maxLength": 500,
        "pattern": r"^[^\x00]+$",
    }

    def __init__(self, **others: object) -> None:
        super().__init__(strip=False, max_length=500, **others)


class Whole(django_filters.CharFilter):
    """A key."""

    field_class = forms.RegexField
    schema: ClassVar = {"type": "integer", "minimum": 1, "maximum": 10**18 - 1}

    def __init__(self, **others: object) -> None:
        said = "This is a whole number."
        super().__init__(regex=WHOLE, strip=False, error_messages={"invalid": said}, **others)


class OneOf(django_filters.ChoiceFilter):
    def __init__(self, choices: type[Labelled], **others: object) -> None:
        super().__init__(choices=choices.choices(), **others)
        self.schema = {"type": "string", "enum": [each.value for each in choices]}


class YesOrNo(django_filters.ChoiceFilter):
    schema: ClassVar = {"type": "boolean"}

    def __init__(self, **others: object) -> None:
        super().__init__(choices=[("true", "true"), ("false", "false")], **others)

    def filter(self, rows: QuerySet, value: str) -> QuerySet:
        return super().filter(rows, value and value == "true")


def below(path: str) -> Callable[[QuerySet, str, str], QuerySet]:
    """A node and everything below it; ``path`` is the way to the node's path."""

    def narrow(rows: QuerySet, _name: str, value: str) -> QuerySet:
        wanted = to_path(value)
        return rows.filter(Q(**{path: wanted}) | Q(**{f"{path}__startswith": f"{wanted}/"}))

    return narrow


def at_path(path: str) -> Callable[[QuerySet, str, str], QuerySet]:
    def narrow(rows: QuerySet, _name: str, value: str) -> QuerySet:
        return rows.filter(**{path: to_path(value)})

    return narrow


class OfEdition(django_filters.FilterSet):
    """Of what is printed in an edition."""

    edition = Text(field_name="node__edition__slug", label="The edition, by its slug.")
    path = Text(method=at_path("node__path"), label="The node at this path.")
    under = Text(method=below("node__path"), label="The node at this path and all below it.")
    text = Text(field_name="node__text", lookup_expr="icontains", label="Words of its text.")
