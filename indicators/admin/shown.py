"""What is shown and never changed: doubts, links, the ledger, its events, reports, the history."""

import pghistory.models
from django.apps import apps
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from indicators.admin.bases import ReadOnly
from indicators.models import (
    Cell,
    Continuation,
    Doubt,
    Report,
    ReviewEvent,
    ValueVersion,
)


@admin.register(Continuation)
class ContinuationAdmin(ReadOnly):
    """Shown beside one another on the page of the later edition."""

    list_display = ("before", "kind", "after", "confirmed_by", "confirmed_at")
    list_filter = ("kind", ("confirmed_at", admin.EmptyFieldListFilter))
    list_select_related = ("before", "after", "confirmed_by")
    search_fields = ("before__path", "after__path")


@admin.register(Doubt)
class DoubtAdmin(ReadOnly):
    """Doubts are decided on the page of their edition."""

    list_display = ("code", "edition", "node", "decision", "decided_by", "decided_at")
    list_filter = ("code", ("decided_at", admin.EmptyFieldListFilter))
    list_select_related = ("edition__period", "node", "decided_by")
    search_fields = ("text", "node__path")


@admin.register(Cell)
class CellAdmin(ReadOnly):
    list_display = ("id", "measure", "component", "period", "kind", "status", "revision")
    list_filter = ("kind", "status")
    list_select_related = ("measure", "component", "period")
    raw_id_fields = ("measure",)


@admin.register(ValueVersion)
class ValueVersionAdmin(ReadOnly):
    list_display = ("id", "cell", "number", "state", "amount", "words_begin", "by", "at")
    list_filter = ("state", "reason_code")
    list_select_related = ("cell", "by")

    @admin.display(description=_("words"))
    def words_begin(self, row: ValueVersion) -> str:
        return row.words[:80]


@admin.register(ReviewEvent)
class ReviewEventAdmin(ReadOnly):
    list_display = ("id", "cell", "version", "step", "by", "at")
    list_filter = ("step",)
    list_select_related = ("cell", "version", "by")


@admin.register(Report)
class ReportAdmin(ReadOnly):
    list_display = ("id", "edition", "period", "language", "status", "requested_by")
    list_filter = ("status", "language")
    list_select_related = ("edition__period", "period", "requested_by")


class HistoryAdmin(ReadOnly):
    """Every change of a table, as the database wrote it down."""

    list_display = ("pgh_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context_id")
    list_filter = ("pgh_label",)
    ordering = ("-pgh_id",)


for _model in apps.get_app_config("indicators").get_models():
    if issubclass(_model, pghistory.models.Event):
        admin.site.register(_model, HistoryAdmin)
