"""Dimensions with their categories, and the measures that are broken down by them."""

from django.contrib import admin

from indicators.admin.bases import NeverDeleted
from indicators.models import Category, Dimension, MeasureDimension


class Categories(admin.TabularInline):
    model = Category
    extra = 0
    can_delete = False


class BrokenDown(admin.TabularInline):
    model = MeasureDimension
    extra = 0
    can_delete = False
    raw_id_fields = ("measure",)


@admin.register(Dimension)
class DimensionAdmin(NeverDeleted):
    """Codes stand in the keys of values: a category in use keeps its code."""

    list_display = ("name", "code")
    search_fields = ("name", "code", "categories__name")
    inlines = (Categories, BrokenDown)
