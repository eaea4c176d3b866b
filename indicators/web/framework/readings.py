"""How a measure is to be read: what the importer proposed, confirmed or changed by an officer."""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import model_to_dict
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_http_methods

from indicators import plans, review
from indicators.enums import (
    Accumulation,
    Direction,
    Labelled,
    MeasureKind,
    NodeKind,
    ReasonForChange,
)
from indicators.models import Node, PerformanceMeasure, PlanEdition
from indicators.templatetags.addresses import of_path
from indicators.web import requests
from indicators.web.words_of_nodes import in_readers_language

READ = [field.name for field in fields(review.Reading)]


def choices(of: Iterable[Labelled]) -> list[tuple[str, str]]:
    return [(each.value, gettext_lazy(each.label)) for each in of]


def or_none(of: Iterable[Labelled]) -> list[tuple[str, str]]:
    return [("", gettext_lazy("not stated")), *choices(of)]


class ReadingForm(forms.Form):
    """A reading as a person states it; ``based_on`` is the version that was on the screen."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=choices(MeasureKind))
    direction = forms.ChoiceField(
        label=gettext_lazy("Which way is better"), choices=or_none(Direction), required=False
    )
    unit = forms.CharField(
        label=pgettext_lazy("of measurement", "Unit"), required=False, max_length=200
    )
    accumulation = forms.ChoiceField(
        label=gettext_lazy("How values of a year add up"),
        choices=or_none(Accumulation),
        required=False,
    )
    tolerance = forms.DecimalField(
        label=gettext_lazy("Tolerance"),
        help_text=gettext_lazy("In the unit of the measure; 0 allows none."),
        min_value=0,
        max_digits=38,
        decimal_places=12,
        localize=True,
    )
    decimals = forms.IntegerField(
        label=gettext_lazy("Digits after the decimal sign, in print"), min_value=0, max_value=12
    )
    definition = forms.CharField(
        label=gettext_lazy("Definition"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    method = forms.CharField(
        label=gettext_lazy("Method"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    data_source = forms.CharField(
        label=gettext_lazy("Data source"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    evidence_demanded = forms.BooleanField(
        label=gettext_lazy("A reached target needs evidence"), required=False
    )
    reason_code = forms.ChoiceField(
        label=gettext_lazy("Why a confirmed reading is changed"),
        choices=or_none(ReasonForChange),
        required=False,
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason in words"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    based_on = forms.IntegerField(widget=forms.HiddenInput)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def reading(request: HttpRequest, slug: str, address: str) -> HttpResponse:
    """One measure's reading beside its sentence, with the way to the next undecided one."""
    edition = requests.administered_or_404(request, slug)
    node = requests.node_or_404(request, slug, address)
    if node.kind != NodeKind.MEASURE:
        raise Http404
    measure = PerformanceMeasure.objects.select_related("current", "identity").get(pk=node.pk)
    form = ReadingForm(request.POST or None, initial=_initial(measure))
    if request.method == "POST" and form.is_valid() and _is_confirmed(request, measure, form):
        following = plans.undecided(edition, after=node)
        return redirect("reading", slug, of_path((following or node).path))
    ancestors = plans.ancestors(node)
    in_readers_language([node, *ancestors])
    context = {
        "edition": edition,
        "node": node,
        "ancestors": ancestors,
        "measure": measure,
        "form": form,
        "components": measure.identity.components.all(),
        "doubts": node.doubts.filter(decided_at__isnull=True),
        **_neighbours(edition, node),
    }
    return render(request, "indicators/framework/reading.html", context)


def _initial(measure: PerformanceMeasure) -> dict[str, Any]:
    current = model_to_dict(measure.current, fields=READ)
    plain = current["tolerance"].normalize()
    return {**current, "tolerance": f"{plain:f}", "based_on": measure.current.number}


def _neighbours(edition: PlanEdition, node: Node) -> dict[str, Any]:
    return {
        "before": plans.undecided(edition, before=node),
        "after": plans.undecided(edition, after=node),
        "left": plans.undecided_measures(edition).count(),
    }


def _is_confirmed(request: HttpRequest, measure: PerformanceMeasure, form: ReadingForm) -> bool:
    stated = {name: form.cleaned_data[name] for name in READ}
    try:
        review.confirm_measure(
            measure_id=measure.pk,
            reading=review.Reading(**stated),
            by=request.user,
            now=timezone.now(),
            based_on=form.cleaned_data["based_on"],
            reason_code=form.cleaned_data["reason_code"],
            reason=form.cleaned_data["reason"],
        )
    except review.ReadingRefused as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, _("The reading of %(path)s is confirmed.") % {"path": measure.path})
    return True
