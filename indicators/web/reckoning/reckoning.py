"""The reckoning of an attainment: every step from the plan's paragraph to the verdict, in words."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from indicators import attainment, plans
from indicators.enums import NodeKind
from indicators.models import DocumentStatement, Node, PerformanceMeasure, Period
from indicators.web import requests
from indicators.web.reckoning.on_the_way import OnTheWay, told
from indicators.web.reckoning.reckoned import opened
from indicators.web.words_of_nodes import in_readers_language

UNREADABLE = 400


@dataclass(frozen=True, slots=True)
class AsAt:
    """The day asked for by ``?as_at=2026-03-31``, or the instant of a report by
    ``?as_at=2026-03-31T08:00:00Z``; none, or what cannot be read.
    """

    asked: str
    day: date | None = None
    instant: datetime | None = None

    @classmethod
    def of(cls, request: HttpRequest) -> "AsAt":
        asked = request.GET.get("as_at", "").strip()
        try:
            if "T" not in asked:
                return cls(asked, day=date.fromisoformat(asked))
            instant = datetime.fromisoformat(asked)
            return cls(asked, instant=instant.astimezone(UTC) if instant.tzinfo else None)
        except (ValueError, OverflowError):
            return cls(asked)

    @property
    def at(self) -> date | datetime | None:
        return self.day or self.instant

    @property
    def query(self) -> str:
        """With which another page of the same measure is asked of the same day or instant."""
        return f"?{urlencode({'as_at': self.asked})}" if self.at else ""

    def kept(self, period: Period) -> str:
        """The query with which another page of the plan shows the same period and day."""
        return f"?{urlencode({'period': period.label, 'as_at': self.day})}" if self.day else ""

    @property
    def is_unreadable(self) -> bool:
        return bool(self.asked) and self.at is None


@require_safe
@login_required
def reckoning(request: HttpRequest, slug: str, period_id: int, address: str) -> HttpResponse:
    """How the verdict on a measure came about, as it stands or as ``AsAt`` says."""
    node, period = _measure_or_404(request, slug, address, period_id)
    as_at = AsAt.of(request)
    known = _known(node, period, as_at.at)
    found = attainment.reckonings(known)
    ancestors = plans.ancestors(node)
    in_readers_language([node, *ancestors])
    context = {
        "edition": node.edition,
        "node": node,
        "ancestors": ancestors,
        "period": period,
        "as_at": as_at,
        "state": {"kept": as_at.kept(period)},
        "known": known,
        "name_then": known.names.get(node.pk, "") if as_at.at else "",
        "opened": [opened(each) for each in found],
        "paragraph": marked_numbers(node.source_text, found),
        "on_the_way": _on_the_way(node, period, known if as_at.at else None),
        "certificates": attainment.certified(known),
        "statements": _statements(node),
    }
    status = UNREADABLE if as_at.is_unreadable else 200
    return render(request, "indicators/framework/reckoning.html", context, status=status)


@require_safe
@login_required
def certificate(request: HttpRequest, slug: str, period_id: int, address: str) -> HttpResponse:
    """The certificates of a measure as a file for ``verify_certificate.py``."""
    node, period = _measure_or_404(request, slug, address, period_id)
    as_at = AsAt.of(request)
    if as_at.is_unreadable:
        raise Http404
    found = attainment.certified(_known(node, period, as_at.at))
    if not found:
        raise Http404
    answer = JsonResponse(found, safe=False, json_dumps_params={"indent": 1})
    name = f"certificate-{slug}-{period.label}-{node.pk}.json".replace("/", "-")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _measure_or_404(
    request: HttpRequest, slug: str, address: str, period_id: int
) -> tuple[Node, Period]:
    node = requests.node_or_404(request, slug, address)
    if node.kind != NodeKind.MEASURE:
        raise Http404
    return node, get_object_or_404(Period, pk=period_id)


def _known(node: Node, period: Period, at: date | datetime | None) -> attainment.AsKnown:
    asked = {"edition_id": node.edition_id, "period_id": period.pk, "measures": [node.pk]}
    if at is None:
        return attainment.standing_rows(**asked)
    return attainment.known_at(**asked, at=at)


def _on_the_way(node: Node, period: Period, known: attainment.AsKnown | None) -> list[OnTheWay]:
    """What was to be expected by then of a target that lies ahead."""
    row = PerformanceMeasure.objects.select_related("current").get(pk=node.pk)
    return told(attainment.waypoints_of(row, period=period, known=known), row)


def _statements(node: Node) -> list[DocumentStatement]:
    """What the plan document itself says of the result that the measure stands under."""
    return list(node.parent.statements.all()) if node.parent else []


def marked_numbers(text: str, found: list[attainment.Reckoning]) -> SafeString:
    """The plan's words with the numbers of the target and the baseline marked where they stand."""
    printed = {
        said.version.as_printed
        for each in (*found, *(part for whole in found for part in whole.components))
        for said in (each.baseline, each.target)
        if said is not None and any(sign.isdigit() for sign in said.version.as_printed)
    }
    if not printed:
        return conditional_escape(text)
    longest_first = sorted(printed, key=len, reverse=True)
    words = re.split(rf"(?<!\d)({'|'.join(map(re.escape, longest_first))})(?!\d)", text)
    pieces = (
        (format_html("<mark>{}</mark>", each) if each in printed else each,) for each in words
    )
    return format_html_join("", "{}", pieces)
