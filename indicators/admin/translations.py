"""The plan's words in other languages, and who cleared them."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from indicators.admin.bases import NeverDeleted
from indicators.enums import TranslationStatus
from indicators.models import Translation


class TranslationWords(forms.ModelForm):
    """Only the words are typed; who cleared them is written down by the action."""

    class Meta:
        model = Translation
        fields = ("text",)


@admin.register(Translation)
class TranslationAdmin(NeverDeleted):
    form = TranslationWords
    list_display = ("text_begins", "language", "field", "status", "cleared_by", "document_symbol")
    list_filter = ("status", "language", "field")
    list_select_related = ("cleared_by",)
    search_fields = ("text",)
    fields = (
        "original",
        "text",
        "language",
        "status",
        "document_symbol",
        "cleared_by",
        "cleared_at",
    )
    readonly_fields = (
        "original",
        "language",
        "status",
        "document_symbol",
        "cleared_by",
        "cleared_at",
    )
    actions = ("clear",)
    show_full_result_count = False

    @admin.display(description=_("text"))
    def text_begins(self, row: Translation) -> str:
        return row.text[:80]

    @admin.display(description=_("original"))
    def original(self, row: Translation) -> str:
        if row.edition:
            return row.edition.title
        return (row.node and row.node.text) or (row.statement and row.statement.text) or "—"

    @admin.action(description=_("Clear the chosen translations"))
    def clear(self, request: HttpRequest, rows: QuerySet[Translation]) -> None:
        now = timezone.now()
        done = rows.exclude(status=TranslationStatus.CLEARED).update(
            status=TranslationStatus.CLEARED, cleared_by=request.user, cleared_at=now
        )
        self.message_user(request, _("Cleared: %(n)s") % {"n": done})

    def save_model(self, request: HttpRequest, row: Translation, form: Any, change: bool) -> None:
        """Words that somebody changed are a draft until somebody clears them."""
        if form.changed_data:
            row.status = TranslationStatus.DRAFT
            row.cleared_by = row.cleared_at = None
        super().save_model(request, row, form, change)

    def has_add_permission(self, _request: HttpRequest) -> bool:
        return False
