"""The words of a plan in its other languages: beside what they translate, and as a list."""

import django_filters
from django.db.models import QuerySet
from rest_framework import serializers

from indicators.api.serving.filters import OneOf, Text, at_path, below
from indicators.api.serving.reading import ListView
from indicators.api.serving.rows import Child, Row, choice
from indicators.enums import TranslatedField, TranslationStatus
from indicators.models import Translation


class TranslationRow(Row):
    """Words of a plan in another language than its own, and how far they are cleared."""

    id = serializers.IntegerField(source="pk")
    language = serializers.CharField()
    field = choice(TranslatedField)
    text = serializers.CharField()
    status = choice(TranslationStatus)
    document_symbol = serializers.CharField(help_text="Where they are published, if they are.")


class PlacedTranslationRow(TranslationRow):
    """Words of a node in another language."""

    node = serializers.IntegerField(source="node_id")
    edition = serializers.CharField(source="node.edition.slug")
    path = serializers.CharField(source="node.path")


def translations_of(whose: str) -> Child:
    """``whose`` is what has the words: ``node`` or ``edition``."""
    return Child(lambda: TranslationRow, lambda _caller: Translation.objects.all(), whose)


class TranslationFilters(django_filters.FilterSet):
    edition = Text(field_name="node__edition__slug", label="The edition, by its slug.")
    path = Text(method=at_path("node__path"), label="Of the node at this path.")
    under = Text(method=below("node__path"), label="Of the node at this path and all below it.")
    language = Text(label="The language, such as zh-hans.")
    status = OneOf(TranslationStatus, label="How far they are cleared.")


class Translations(ListView):
    """What the nodes of plans say in other languages than the plan's own."""

    name = "translations"
    row = PlacedTranslationRow
    filterset_class = TranslationFilters

    def rows(self) -> QuerySet[Translation]:
        return Translation.objects.filter(node__in=self.caller.nodes())
