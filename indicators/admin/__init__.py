"""Administration of what has no page of its own yet.

The ledger, its events and the history are shown and never changed here; what pages do has its
place there, with its checks.
"""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from indicators.admin import dimensions, outbox, people, plans, shown, translations

__all__ = ["dimensions", "outbox", "people", "plans", "shown", "translations"]

admin.site.site_header = _("Indicator tracker")
admin.site.site_title = _("Indicator tracker")
admin.site.index_title = _("Administration")
# There is one way in: with its second factor, and its count of attempts.
admin.site.login = secure_admin_login(admin.site.login)
