"""The history of one value: who, when, from what to what, why, and on which evidence."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from indicators import access, ledger, review
from indicators.enums import ValueKind
from indicators.models import (
    Cell,
    MeasureVersion,
    PerformanceMeasure,
    ValueVersion,
)
from indicators.web import requests
from indicators.web.csv_files import csv_file
from indicators.web.words_of_nodes import in_readers_language

UNREADABLE = 400
HEAD = (
    "at",
    "by",
    "what",
    "version",
    "from",
    "to",
    "reason_code",
    "reason",
    "comment",
    "decided_by",
    "document",
    "valid_from",
    "evidence",
)


@dataclass(frozen=True, slots=True)
class KnownThen:
    """What was known of a value at the end of a day; each part is empty where nothing was."""

    day: date
    is_provisional: bool
    value: ValueVersion | None
    target: ValueVersion | None
    baseline: ValueVersion | None
    reading: MeasureVersion | None
    name: str


@require_safe
@login_required
def history(request: HttpRequest, cell_id: int) -> HttpResponse:
    """Everything that happened; ``?as_known_on=2026-03-31`` says what was known then."""
    cell, measure = _cell_or_404(request, cell_id)
    asked = request.GET.get("as_known_on", "").strip()
    day = _day(asked)
    in_readers_language([measure.node])
    context = {
        "cell": cell,
        "measure": measure,
        "node": measure.node,
        "edition": measure.node.edition,
        "trail": list(reversed(_trail(request, cell, measure))),
        "asked": asked,
        "unreadable": bool(asked) and day is None,
        "known": _known(cell, measure, day) if day else None,
    }
    status = UNREADABLE if context["unreadable"] else 200
    return render(request, "indicators/review/history.html", context, status=status)


@require_safe
@login_required
def history_as_csv(request: HttpRequest, cell_id: int) -> HttpResponse:
    """What happened, of ``?as_known_on=`` up to the end of the day."""
    cell, measure = _cell_or_404(request, cell_id)
    day = _day_or_404(request)
    rows = [[row[name] for name in HEAD] for row in _rows(request, cell, measure, day)]
    return csv_file(_file_name(cell, measure, day), [HEAD, *rows])


@require_safe
@login_required
def history_as_json(request: HttpRequest, cell_id: int) -> HttpResponse:
    """The same, and with a day what was known at its end."""
    cell, measure = _cell_or_404(request, cell_id)
    day = _day_or_404(request)
    content = {
        "measure": measure.node.path,
        "plan": measure.node.edition.symbol,
        "kind": cell.kind,
        "period": cell.period.label,
        "component": cell.component.name if cell.component else "",
        "disaggregation": cell.disaggregation,
        "as_of": cell.as_of and cell.as_of.isoformat(),
        "history": _rows(request, cell, measure, day),
    }
    if day is not None:
        content["known"] = _as_texts(_known(cell, measure, day))
    answer = JsonResponse(content, json_dumps_params={"ensure_ascii": False, "indent": 1})
    name = _file_name(cell, measure, day)
    answer["Content-Disposition"] = f'attachment; filename="{name}.json"'
    return answer


def _cell_or_404(request: HttpRequest, cell_id: int) -> tuple[Cell, PerformanceMeasure]:
    """The cell, and its measure in the newest edition that the person sees."""
    cell = get_object_or_404(Cell.objects.select_related("period", "component"), pk=cell_id)
    nodes = access.nodes_seen_by(request.user, on=requests.today())
    seen = (
        PerformanceMeasure.objects.filter(identity=cell.measure_id, node__in=nodes)
        .select_related("node__edition", "current")
        .order_by("-node__edition__imported_at")
    )
    return cell, get_object_or_404(seen[:1])


def _trail(request: HttpRequest, cell: Cell, measure: PerformanceMeasure) -> list[review.Happening]:
    """All of it for those who work on the measure, what counted for everybody else."""
    on = requests.today()
    own = access.measures_entered_by(request.user, on=on).filter(pk=measure.pk)
    judged = access.measures_reviewed_by(request.user, on=on).filter(pk=measure.pk)
    return review.trail(cell, whole=own.exists() or judged.exists())


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _day_or_404(request: HttpRequest) -> date | None:
    asked = request.GET.get("as_known_on", "").strip()
    day = _day(asked)
    if asked and day is None:
        raise Http404
    return day


def _as_texts(known: KnownThen) -> dict[str, object]:
    return {
        "on": known.day.isoformat(),
        "is_provisional": known.is_provisional,
        "name": known.name,
        "value": _stated(known.value),
        "target": _stated(known.target),
        "baseline": _stated(known.baseline),
        "definition": known.reading.definition if known.reading else "",
    }


def _known(cell: Cell, measure: PerformanceMeasure, day: date) -> KnownThen:
    """Beside the values of the measure that it hung on then, which a link may have carried on."""
    carried = ledger.carried_since(ledger.end_of(day))
    identity, component_id = carried.cells.get(cell.pk, (cell.measure_id, cell.component_id))
    measure = _measure_then(measure, identity, carried)
    known = ledger.known_at(
        ledger.end_of(day), measures=PerformanceMeasure.objects.filter(pk=measure.pk)
    )
    values = list(known.values.select_related("cell__period"))
    known.carried.put_back(values)
    place = (ValueKind.TARGET, cell.period_id, component_id, cell.disaggregation)
    name = known.names.filter(pgh_obj=measure.pk).first()
    return KnownThen(
        day=day,
        is_provisional=known.is_provisional,
        value=next((each for each in values if each.cell_id == cell.pk), None),
        target=next((each for each in values if _place(each.cell) == place), None),
        baseline=_baseline(values, cell, component_id),
        reading=known.readings.filter(measure=measure).first(),
        name=name.text if name else "",
    )


def _place(cell: Cell) -> tuple[str, int, int | None, str]:
    return cell.kind, cell.period_id, cell.component_id, cell.disaggregation


def _measure_then(
    measure: PerformanceMeasure, identity: int, carried: ledger.Carried
) -> PerformanceMeasure:
    """The measure itself, or that of another edition which alone had the identity then."""
    if carried.identity(measure) == identity:
        return measure
    others = PerformanceMeasure.objects.filter(identity=measure.identity_id).order_by(
        "-node__edition__imported_at"
    )
    return next((each for each in others if carried.identity(each) == identity), measure)


def _baseline(
    values: list[ValueVersion], cell: Cell, component_id: int | None
) -> ValueVersion | None:
    """The latest baseline up to the end of the value's period."""
    found = [
        each
        for each in values
        if each.cell.kind == ValueKind.BASELINE
        and each.cell.component_id == component_id
        and each.cell.period.last_day <= cell.period.last_day
    ]
    return max(found, key=lambda each: each.cell.period.last_day, default=None)


def _rows(
    request: HttpRequest, cell: Cell, measure: PerformanceMeasure, day: date | None
) -> list[dict[str, str]]:
    """The trail in texts, oldest first; what a file of it says is in no language but the data's."""
    until = ledger.end_of(day) if day else datetime.max.replace(tzinfo=UTC)
    return [
        {
            "at": each.at.astimezone(UTC).isoformat(),
            "by": str(each.by or measure.node.edition.symbol),
            "what": str(each.what),
            "version": str(each.version.number),
            "from": _stated(each.before),
            "to": _stated(each.version),
            "reason_code": each.version.reason_code,
            "reason": each.version.reason,
            "comment": each.comment,
            "decided_by": each.amendment.decided_by if each.amendment else "",
            "document": each.amendment.document if each.amendment else "",
            "valid_from": str(each.version.valid_from or ""),
            "evidence": "; ".join([*_evidence(each), *filter(None, [each.version.evidence])]),
        }
        for each in _trail(request, cell, measure)
        if each.at <= until
    ]


def _evidence(each: review.Happening) -> list[str]:
    return [f"{use.name} {use.link.url if use.link else use.file.sha256}" for use in each.evidence]


def _stated(version: ValueVersion | None) -> str:
    """A value without loss: plain decimals, both numbers of a ratio, words, or its state."""
    if version is None:
        return ""
    if version.numerator is not None:
        return f"{_plain(version.numerator)} / {_plain(version.denominator)}"
    if version.amount is None:
        return version.words or version.state
    low = _plain(version.amount)
    return low if version.amount_high is None else f"{low}..{_plain(version.amount_high)}"


def _plain(amount) -> str:
    text = f"{amount:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _file_name(cell: Cell, measure: PerformanceMeasure, day: date | None) -> str:
    name = f"history-{cell.pk}-{measure.node.edition.slug}-{cell.period.label}".replace("/", "-")
    return f"{name}-as-known-on-{day.isoformat()}" if day else name
