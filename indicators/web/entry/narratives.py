"""What is told of a unit and its accomplishments for a period, typed and published."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from indicators import entry
from indicators.enums import NarrativeKind, NodeKind
from indicators.models import Narrative, Node
from indicators.web.entry.units import Unit, unit_or_404
from indicators.web.words_of_nodes import in_readers_language

NOT_KEPT = 422


@dataclass(slots=True)
class NarrativeField:
    """One text: as it stands, as it was typed, and what is wrong with it."""

    node: Node
    kind: NarrativeKind
    standing: Narrative | None
    text: str
    based_on: int
    error: str = ""

    @property
    def name(self) -> str:
        return f"{self.kind.value}-{self.node.pk}"

    @property
    def theirs(self) -> Narrative | None:
        """What somebody else wrote since the person began to type."""
        is_newer = self.standing is not None and self.standing.number != self.based_on
        return self.standing if self.error and is_newer else None


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def narratives(request: HttpRequest, slug: str, period_id: int, address: str) -> HttpResponse:
    """A POST keeps every text it can as a draft, or publishes them; it shows what it cannot."""
    unit = unit_or_404(request, slug, period_id, address)
    nodes = _nodes(unit)
    if request.method != "POST":
        return _page(request, unit, nodes, _fields(unit, nodes))
    fields = _fields(unit, nodes, request.POST)
    if "copy" in request.POST:
        _begin_with_last_words(unit, nodes, fields)
        return _page(request, unit, nodes, fields)
    is_draft = "publish" not in request.POST
    told = [
        entry.Told(node_id=each.node.pk, kind=each.kind, text=each.text, based_on=each.based_on)
        for each in fields
    ]
    refused = entry.tell(period=unit.period, told=told, is_draft=is_draft, by=request.user)
    if refused:
        for each in fields:
            each.error = refused.get((each.node.pk, each.kind), "")
        return _page(request, unit, nodes, fields, status=NOT_KEPT)
    messages.success(
        request,
        _("Saved as drafts. Readers do not see them yet.")
        if is_draft
        else _("Published. Readers and reports have these texts from now on."),
    )
    return redirect(request.get_full_path())


def _begin_with_last_words(
    unit: Unit, nodes: Sequence[Node], fields: Sequence[NarrativeField]
) -> None:
    """Put them into the empty fields; nothing is kept until the person saves."""
    before = entry.told_before(nodes, unit.period)
    for each in fields:
        last = before.get((each.node.pk, each.kind))
        if last is not None and not each.text.strip():
            each.text = last.text


def _nodes(unit: Unit) -> list[Node]:
    """The unit itself, and its accomplishments in printed order."""
    below = Node.objects.filter(
        edition=unit.frame.edition_id,
        kind=NodeKind.ACCOMPLISHMENT,
        path__startswith=f"{unit.frame.path}/",
    )
    nodes = [unit.frame, *below.order_by("position")]
    for node in nodes:
        node.edition = unit.frame.edition
    return nodes


def _fields(
    unit: Unit, nodes: Sequence[Node], data: Mapping[str, str] | None = None
) -> list[NarrativeField]:
    standing = entry.narratives(nodes, unit.period)
    fields = []
    for node in nodes:
        for kind in NarrativeKind:
            last = standing.get((node.pk, kind))
            field = NarrativeField(
                node, kind, last, last.text if last else "", last.number if last else 0
            )
            if data is not None and f"text-{field.name}" in data:
                field.text = data[f"text-{field.name}"].replace("\r\n", "\n")
                seen = data.get(f"based_on-{field.name}", "")
                field.based_on = int(seen) if seen.isdecimal() and len(seen) < 9 else 0
            fields.append(field)
    return fields


def _page(
    request: HttpRequest,
    unit: Unit,
    nodes: Sequence[Node],
    fields: Sequence[NarrativeField],
    status: int = 200,
) -> HttpResponse:
    in_readers_language(nodes)
    groups = [(node, [each for each in fields if each.node is node]) for node in nodes]
    context = {
        "unit": unit,
        "groups": groups,
        "faults": [each for each in fields if each.error],
        "copies": len(entry.told_before(nodes, unit.period)),
    }
    return render(request, "indicators/entry/narratives.html", context, status=status)
