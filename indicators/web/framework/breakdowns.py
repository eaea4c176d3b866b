"""By what the values of a measure are broken down, set by a planning officer."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from indicators import plans
from indicators.enums import NodeKind, SumRule
from indicators.models import Dimension, MeasureIdentity, PerformanceMeasure
from indicators.web import requests
from indicators.web.words_of_nodes import in_readers_language

NOT_KEPT = 422


class BreakdownForm(forms.Form):
    """One dimension of a measure. With no category ticked all of them apply."""

    sum_rule = forms.TypedChoiceField(
        label=gettext_lazy("The parts"),
        choices=[(rule.value, gettext_lazy(rule.label)) for rule in SumRule],
        coerce=SumRule,
    )
    crossed = forms.BooleanField(
        label=gettext_lazy("Ask every combination with the other dimensions that are marked so"),
        required=False,
    )
    only = forms.MultipleChoiceField(
        label=gettext_lazy("Only these categories (none ticked: all of them)"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, dimension: Dimension, *args: Any, **others: Any) -> None:
        super().__init__(*args, auto_id=f"d{dimension.pk}-%s", **others)
        self.dimension = dimension
        categories = dimension.categories.all()
        self.fields["only"].choices = [(each.code, each.name) for each in categories]


class NewDimensionForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=120,
        help_text=gettext_lazy("Such as age group, region, or contributing entity."),
    )
    categories = forms.CharField(
        label=gettext_lazy("Categories, one a line"), widget=forms.Textarea(attrs={"rows": 5})
    )


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def breakdown(request: HttpRequest, slug: str, address: str) -> HttpResponse:
    """The dimensions of a measure and those it could have; a POST sets one or names a new one."""
    requests.administered_or_404(request, slug)
    node = requests.node_or_404(request, slug, address)
    if node.kind != NodeKind.MEASURE:
        raise Http404
    measure = PerformanceMeasure.objects.select_related("identity").get(pk=node.pk).identity
    shown = _forms(measure)
    new = NewDimensionForm(auto_id="new-%s")
    status = 200
    if request.method == "POST":
        new, done = _answer(request, measure, shown)
        if done:
            return redirect(request.path)
        status = NOT_KEPT
    in_readers_language([node])
    context = {"edition": node.edition, "node": node, "new": new, "forms": shown.values()}
    return render(request, "indicators/framework/breakdown.html", context, status=status)


def _forms(measure: MeasureIdentity) -> dict[int, BreakdownForm]:
    """By dimension, those that the measure has first."""
    broken = {each.dimension_id: each for each in measure.dimensions.all()}
    dimensions = Dimension.objects.prefetch_related("categories").order_by("name")
    found = {}
    for dimension in sorted(dimensions, key=lambda each: each.pk not in broken):
        standing = broken.get(dimension.pk)
        initial = (
            {name: getattr(standing, name) for name in ("sum_rule", "crossed", "only")}
            if standing
            else {"sum_rule": SumRule.NEED_NOT_ADD_UP}
        )
        found[dimension.pk] = BreakdownForm(dimension, initial=initial)
        found[dimension.pk].is_standing = standing is not None
    return found


def _answer(
    request: HttpRequest, measure: MeasureIdentity, shown: dict[int, BreakdownForm]
) -> tuple[NewDimensionForm, bool]:
    """Set the dimension that was sent, or name a new one; what cannot be is said in its form."""
    sent = request.POST.get("dimension", "")
    if not sent:
        form = NewDimensionForm(request.POST, auto_id="new-%s")
        return form, form.is_valid() and _named(request, form)
    number = requests.key_of(sent)
    if number not in shown:
        raise Http404
    standing = shown[number]
    form = BreakdownForm(standing.dimension, request.POST)
    form.is_standing = standing.is_standing
    shown[number] = form
    return NewDimensionForm(auto_id="new-%s"), form.is_valid() and _set(request, measure, form)


def _set(request: HttpRequest, measure: MeasureIdentity, form: BreakdownForm) -> bool:
    try:
        plans.break_down(measure=measure, dimension=form.dimension, **form.cleaned_data)
    except plans.BreakdownRefused as refusal:
        form.add_error("only", str(refusal))
        return False
    said = _("Values of this measure are asked by %(dimension)s too.")
    messages.success(request, said % {"dimension": form.dimension.name})
    return True


def _named(request: HttpRequest, form: NewDimensionForm) -> bool:
    try:
        dimension = plans.name_dimension(
            name=form.cleaned_data["name"],
            categories=form.cleaned_data["categories"].splitlines(),
        )
    except plans.BreakdownRefused as refusal:
        form.add_error(None, str(refusal))
        return False
    said = _("%(dimension)s is there now: any measure can be broken down by it.")
    messages.success(request, said % {"dimension": dimension.name})
    return True
