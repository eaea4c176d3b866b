"""Plans and the status and dates of their editions."""

from django.contrib import admin
from django.http import HttpRequest

from indicators.admin.bases import NeverDeleted
from indicators.models import PlanDocument, PlanEdition


@admin.register(PlanDocument)
class PlanDocumentAdmin(NeverDeleted):
    list_display = ("symbol", "title", "rhythm")
    search_fields = ("symbol", "title")

    def has_add_permission(self, _request: HttpRequest) -> bool:
        return False


@admin.register(PlanEdition)
class PlanEditionAdmin(NeverDeleted):
    """An edition comes in by an import; its status and its dates are stated here.

    Whether its figures count follows within a minute.
    """

    list_display = ("symbol", "period", "status", "in_force_from", "in_force_until", "released_on")
    list_filter = ("status", "format")
    list_select_related = ("period",)
    search_fields = ("symbol", "title")
    fields = (
        "document",
        "symbol",
        "title",
        "period",
        "status",
        "deciding_document",
        "decided_on",
        "in_force_from",
        "in_force_until",
        "released_on",
        "previous",
        "source_name",
        "source_sha256",
        "imported_by",
        "imported_at",
    )
    readonly_fields = (
        "document",
        "symbol",
        "period",
        "previous",
        "source_name",
        "source_sha256",
        "imported_by",
        "imported_at",
    )

    def has_add_permission(self, _request: HttpRequest) -> bool:
        return False
