"""Amending a target, a baseline or a definition, and deciding on a proposed definition."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from indicators import access, entry, ledger, review
from indicators.models import Amendment, Cell, PerformanceMeasure
from indicators.templatetags.addresses import address
from indicators.web import requests
from indicators.web.review.amendment_forms import DefinitionForm, ValueForm
from indicators.web.words_of_nodes import in_readers_language

REFUSED = 422
METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
@requests.in_language_of_page
@login_required
def amend_value(request: HttpRequest, cell_id: int) -> HttpResponse:
    """A revised target or baseline, with its reason, its validity and its decision."""
    cell = get_object_or_404(
        Cell.objects.select_related("period", "component", "approved__by"),
        pk=cell_id,
        kind__in=ledger.AMENDED,
        approved__isnull=False,
    )
    measure = _measure_or_404(request, identity=cell.measure_id)
    form = ValueForm(request.POST or None, initial={"based_on": cell.revision})
    if (
        request.method == "POST"
        and form.is_valid()
        and _value_is_kept(request, form, cell, measure)
    ):
        messages.success(request, _("Proposed. A second person decides."))
        return redirect(address(measure.node))
    context = {"cell": cell, "original": _original(cell)}
    return _page(request, "amend_value", form, measure, context)


def _value_is_kept(request: HttpRequest, form: ValueForm, cell: Cell, measure) -> bool:
    try:
        review.amend_value(
            measure=measure,
            cell_id=cell.pk,
            statement=entry.read(form.entered(requests.language()), of=measure),
            why=form.justification(),
            by=request.user,
            based_on=form.cleaned_data["based_on"],
            now=timezone.now(),
        )
    except (entry.EntryRefused, review.AmendmentRefused) as refusal:
        form.take(refusal.errors)
    except ledger.StaleWrite:
        form.add_error(None, _("Somebody changed this value since you read it. Read it again."))
    except (ledger.ValueRefused, review.StepRefused) as refusal:
        form.add_error(None, str(refusal))
    return form.is_valid()


@require_http_methods(METHODS)
@login_required
def amend_definition(request: HttpRequest, measure_id: int) -> HttpResponse:
    """Another reading of a measure, proposed with its reason, its validity and its decision."""
    measure = _measure_or_404(request, pk=measure_id)
    form = DefinitionForm(request.POST or None, initial=DefinitionForm.of(measure.current))
    if request.method == "POST" and form.is_valid():
        try:
            review.propose_definition(
                measure_id=measure.pk,
                reading=form.reading(measure.current),
                why=form.justification(),
                by=request.user,
                based_on=form.cleaned_data["based_on"],
            )
        except review.AmendmentRefused as refusal:
            form.take(refusal.errors)
        else:
            messages.success(request, _("Proposed. A second person decides."))
            return redirect(address(measure.node))
    return _page(request, "amend_definition", form, measure, {"version": measure.current})


@require_POST
@login_required
def judge_definition(request: HttpRequest, amendment_id: int) -> HttpResponse:
    """A second person's word on a proposed definition."""
    mine = access.measures_reviewed_by(request.user, on=requests.today())
    get_object_or_404(Amendment, pk=amendment_id, measure__in=mine.values("pk"))
    approve = request.POST.get("step") == "approve"
    try:
        review.judge_definition(
            amendment_id=amendment_id,
            approve=approve,
            comment=request.POST.get("comment", ""),
            by=request.user,
            now=timezone.now(),
        )
    except ObjectDoesNotExist:
        messages.warning(request, _("Somebody has decided on this definition meanwhile."))
    except review.AmendmentRefused as refusal:
        messages.error(request, str(refusal))
    else:
        done = _("Approved. The definition holds.") if approve else _("Returned with your comment.")
        messages.success(request, done)
    return redirect("review_queue")


def _measure_or_404(request: HttpRequest, **which: object) -> PerformanceMeasure:
    """A measure whose values the person enters, in its newest edition."""
    measure = (
        access.measures_entered_by(request.user, on=requests.today())
        .filter(**which)
        .select_related("node__edition", "current")
        .order_by("-node__edition__imported_at")
        .first()
    )
    if measure is None:
        raise Http404
    in_readers_language([measure.node])
    return measure


def _original(cell: Cell):
    """The version that counted first, where another counts now."""
    first = cell.events.filter(step__in=["approve", "adopt"]).select_related("version").first()
    return first.version if first and first.version_id != cell.approved_id else None


def _page(request: HttpRequest, name: str, form, measure, more: dict[str, object]) -> HttpResponse:
    context = {
        "form": form,
        "measure": measure,
        "node": measure.node,
        "edition": measure.node.edition,
        **more,
    }
    status = REFUSED if form.errors else 200
    return render(request, f"indicators/review/{name}.html", context, status=status)
