"""From when readers know of a report: the page of the planning officers of its plan."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from indicators import access, reports
from indicators.web import requests
from indicators.web.rounds.round_forms import DayField
from indicators.web.words_of_nodes import titles_in_readers_language

NOT_KEPT = 422


class ReportReleaseForm(forms.Form):
    released_on = DayField(
        label=gettext_lazy("Shown to readers from"),
        required=False,
        help_text=gettext_lazy(
            "Until this day only those who work on the plan, and who asked for it, know of the "
            "report: no page, list, feed or export shows it to others. Empty: at once."
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def report_release(request: HttpRequest, report_id: int) -> HttpResponse:
    """A POST changes the day; what it was before stays in the list below."""
    released = access.reports_released_by(request.user, on=requests.today())
    shown = get_object_or_404(released.select_related("edition", "period"), pk=report_id)
    form = ReportReleaseForm(request.POST or None, initial={"released_on": shown.released_on})
    if form.is_valid():
        day = form.cleaned_data["released_on"]
        if reports.release_on(report_id=shown.pk, day=day, by=request.user):
            messages.success(request, _("Saved."))
        return redirect("report", report_id=shown.pk)
    titles_in_readers_language([shown.edition])
    context = {"report": shown, "form": form, "releases": reports.releases_of(shown)}
    status = NOT_KEPT if form.is_bound else 200
    return render(request, "indicators/reports/release.html", context, status=status)
