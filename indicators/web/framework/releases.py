"""Where an edition stands, and from when readers know of it: set by its planning officer."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from indicators import plans
from indicators.enums import EditionStatus
from indicators.models import PlanEdition, User
from indicators.web import requests
from indicators.web.rounds.round_forms import DayField
from indicators.web.words_of_nodes import titles_in_readers_language

NOT_KEPT = 422


class EmbargoForm(forms.Form):
    released_on = DayField(
        label=gettext_lazy("Shown to readers from"),
        required=False,
        help_text=gettext_lazy(
            "Until this day only those who work on the plan know of the edition: no page, search, "
            "report or export shows it to others, and its figures are drafts. Empty: at once."
        ),
    )


class ReleaseForm(EmbargoForm):
    status = forms.TypedChoiceField(
        label=gettext_lazy("Status"),
        choices=[(each.value, gettext_lazy(each.label)) for each in EditionStatus],
        coerce=EditionStatus,
        help_text=gettext_lazy("A draft is never shown to readers, whatever its day."),
    )
    deciding_document = forms.CharField(
        label=gettext_lazy("Decided in"),
        required=False,
        max_length=100,
        help_text=gettext_lazy("The symbol of the document, such as A/RES/78/254."),
    )
    decided_on = DayField(label=gettext_lazy("Decided on"), required=False)
    in_force_from = DayField(label=gettext_lazy("In force from"), required=False)
    in_force_until = DayField(
        label=gettext_lazy("In force until"),
        required=False,
        help_text=gettext_lazy("The first day on which it no longer is."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def release(request: HttpRequest, slug: str) -> HttpResponse:
    """A POST lets the edition stand as it says; what cannot be is said beside its field."""
    edition = requests.administered_or_404(request, slug)
    initial = {name: getattr(edition, name) for name in ReleaseForm.base_fields}
    form = ReleaseForm(request.POST or None, initial=initial)
    if form.is_valid() and _settled(form, edition, request.user):
        messages.success(request, _("Saved."))
        return redirect("edition", edition.slug)
    titles_in_readers_language([edition])
    status = NOT_KEPT if form.is_bound else 200
    context = {"edition": edition, "form": form}
    return render(request, "indicators/framework/release.html", context, status=status)


def _settled(form: ReleaseForm, edition: PlanEdition, by: User) -> bool:
    standing = plans.EditionStanding(**form.cleaned_data)
    try:
        plans.settle_edition(edition_id=edition.pk, standing=standing, by=by, now=timezone.now())
    except plans.EditionRefused as refusal:
        for name, sentence in refusal.errors.items():
            form.add_error(name, sentence)
        return False
    return True
