"""What an answer has of dimensions, and of the way a measure's values are given by them."""

from typing import ClassVar

from rest_framework import serializers

from indicators.api.serving.rows import Child, Row, choice
from indicators.enums import SumRule
from indicators.models import Category


class CategoryRow(Row):
    """One of the parts; in the key of a value it is ``sex=women``."""

    id = serializers.IntegerField(source="pk")
    code = serializers.CharField()
    name = serializers.CharField()
    position = serializers.IntegerField()


class DimensionRow(Row):
    """What values are broken down by; each has the category ``unknown`` besides its own."""

    id = serializers.IntegerField(source="pk")
    code = serializers.CharField()
    name = serializers.CharField()
    categories = CategoryRow(many=True)

    children: ClassVar = {
        "categories": Child(
            lambda: CategoryRow, lambda _caller: Category.objects.all(), "dimension", "position"
        )
    }


class BreakdownRow(Row):
    """A measure's values are given by a dimension too, through all editions."""

    id = serializers.IntegerField(source="pk")
    identity = serializers.IntegerField(source="measure_id")
    dimension = serializers.CharField(source="dimension.code")
    name = serializers.CharField(source="dimension.name")
    sum_rule = choice(SumRule)
    only = serializers.ListField(
        child=serializers.CharField(), help_text="The categories that apply; none of them: all."
    )
    crossed = serializers.BooleanField()
    position = serializers.IntegerField()
