"""Mails: which wait, which went out, and which a server did not accept and why."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from indicators import mail
from indicators.admin.bases import ReadOnly
from indicators.models import OutgoingMail


@admin.register(OutgoingMail)
class OutgoingMailAdmin(ReadOnly):
    list_display = ("kind", "recipient", "status", "attempts", "posted_at", "sent_at", "error")
    list_filter = ("status", "kind")
    list_select_related = ("recipient",)
    search_fields = ("recipient__name", "recipient__email", "about", "message_id")
    show_facets = admin.ShowFacets.ALWAYS
    actions = ("send_again",)

    @admin.action(description=_("Send again what was not accepted"))
    def send_again(self, request: HttpRequest, rows: QuerySet[OutgoingMail]) -> None:
        n = mail.send_again(rows.values("pk"))
        said = ngettext("%(n)d mail is tried again.", "%(n)d mails are tried again.", n)
        self.message_user(request, said % {"n": n})
