"""My notifications: how a person is written to, and what was written."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from indicators import mail
from indicators.web.forms import NotificationsForm

MOST_SHOWN = 50
NOT_KEPT = 422


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def notifications(request: HttpRequest) -> HttpResponse:
    """The two choices, and the newest messages, which are here even when a mail got lost."""
    user = request.user
    form = NotificationsForm(
        request.POST or None,
        initial={"language": user.language, "delivery": user.mail_delivery},
    )
    if form.is_valid():
        mail.choose(user=user, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("notifications")
    context = {"form": form, "sent": mail.messages_to(user, most=MOST_SHOWN)}
    status = NOT_KEPT if form.is_bound else 200
    return render(request, "indicators/notifications.html", context, status=status)
