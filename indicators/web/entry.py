"""The entry sheet: a table to fill, saved row by row with htmx, or whole as a form."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from indicators import access, attainment, entry, plans
from indicators.enums import NodeKind, PeriodKind
from indicators.models import Node, Period
from indicators.web import requests
from indicators.web.sheet import RowForm, save
from indicators.web.words_of_nodes import in_readers_language

NOT_KEPT = 422


@require_safe
@login_required
def my_entries(request: HttpRequest) -> HttpResponse:
    """The subprogrammes whose values the person enters, with the years to choose from."""
    measures = access.measures_entered_by(request.user, on=requests.today())
    frames = (
        Node.objects.filter(
            kind__in=[NodeKind.PROGRAMME, NodeKind.SUBPROGRAMME],
            children__performancemeasure__isnull=True,
            pk__in=measures.values("accomplishment__node__parent"),
        )
        .select_related("edition__period")
        .distinct()
        .order_by("edition", "position")
    )
    frames = list(frames)
    in_readers_language(frames)
    periods = Period.objects.filter(
        kind__in=[PeriodKind.YEAR, PeriodKind.BIENNIUM, PeriodKind.FISCAL_YEAR],
        first_day__lte=requests.today(),
    ).order_by("-first_day")[:6]
    context = {"frames": frames, "periods": periods}
    return render(request, "indicators/entry/my_entries.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def sheet(request: HttpRequest, slug: str, period_id: int, address: str) -> HttpResponse:
    """One subprogramme and period. A POST keeps every row it can, and shows what it cannot."""
    frame = requests.node_or_404(request, slug, address)
    period = get_object_or_404(Period, pk=period_id)
    shown = entry.sheet(frame=frame, period=period, user=request.user, on=requests.today())
    if not any(row.may_enter for row in shown.rows):
        raise Http404
    in_readers_language(_nodes(shown, frame))
    if request.method == "POST":
        return _answer(request, shown)
    forms = [RowForm(row) for row in shown.rows]
    return _page(request, shown, forms)


def _nodes(shown: entry.Sheet, frame: Node) -> list[Node]:
    rows = [row.measure for row in shown.rows]
    results = {row.accomplishment_id: row.accomplishment.node for row in rows}
    nodes = [frame, *plans.ancestors(frame), *(row.node for row in rows), *results.values()]
    for node in nodes:
        node.edition = frame.edition
    return nodes


def _answer(request: HttpRequest, shown: entry.Sheet) -> HttpResponse:
    """Rows the form sent are saved one by one: an error in one keeps no other from being kept."""
    forms = [
        save(RowForm(row, request.POST), by=request.user)
        for row in shown.rows
        if row.may_enter and RowForm(row, request.POST).was_sent
    ]
    if request.htmx:
        [form] = forms or [RowForm(shown.rows[0])]
        status = NOT_KEPT if form.errors else 200
        return render(request, "indicators/entry/row.html", {"form": form}, status=status)
    if any(form.errors for form in forms):
        sent = {form.row.key: form for form in forms}
        every = [sent.get(row.key) or RowForm(row) for row in shown.rows]
        return _page(request, shown, every, status=NOT_KEPT)
    if "submit" in request.POST:
        return _submit(request, shown)
    messages.success(request, _("Saved."))
    return redirect(request.get_full_path())


def _submit(request: HttpRequest, shown: entry.Sheet) -> HttpResponse:
    """Hand in every draft of the rows that are the person's."""
    own = {row.measure.identity_id for row in shown.rows if row.may_enter}
    again = entry.sheet(
        frame=shown.frame, period=shown.period, user=request.user, on=requests.today()
    )
    drafts = [cell.pk for cell in again.drafts if cell.measure_id in own]
    entry.submit(cell_ids=drafts, by=request.user)
    said = ngettext(
        "One value was submitted for review.",
        "%(n)d values were submitted for review.",
        len(drafts),
    )
    messages.success(request, said % {"n": len(drafts)})
    return redirect(request.get_full_path())


def _page(
    request: HttpRequest, shown: entry.Sheet, forms: list[RowForm], status: int = 200
) -> HttpResponse:
    context = {
        "sheet": shown,
        "forms": forms,
        "ancestors": plans.ancestors(shown.frame),
        "faulty": [form for form in forms if form.errors],
        "rule_set": attainment.RULE_SET,
    }
    return render(request, "indicators/entry/sheet.html", context, status=status)
