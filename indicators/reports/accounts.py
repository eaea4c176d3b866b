"""Who changed what between two instants, and why: where somebody signed for it."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from indicators import review
from indicators.enums import (
    ContinuesKind,
    NarrativeKind,
    ReasonForChange,
    TranslatedField,
    ValueKind,
)
from indicators.models import (
    Continuation,
    DeliverableStatement,
    EvidenceUse,
    MissExplanation,
    Narrative,
    PerformanceMeasure,
    PlanEdition,
    Translation,
    User,
)
from indicators.reports.differences import IN_WORDS, NAMED, Aspect
from indicators.reports.scene import Scene
from indicators.reports.words import Words

ONE_TO_ONE = (ContinuesKind.SAME, ContinuesKind.REWORDED, ContinuesKind.MOVED)
NUMBERS = {
    ValueKind.BASELINE: "Baseline",
    ValueKind.TARGET: "Target",
    ValueKind.ACTUAL: "Actual",
}
OF_VALUES = ((MissExplanation, ("Reason", "Corrective action")), (EvidenceUse, ("Evidence",)))
WORDED = {
    TranslatedField.TEXT: NAMED,
    TranslatedField.UNIT: ("Unit", ""),
    TranslatedField.CATEGORY: ("Category", ""),
    TranslatedField.SUBCATEGORY: ("Category", ""),
}
DELIVERED = ("State", "Another way than planned")
Account = tuple[tuple[str, Aspect], tuple[str, str]]


def accounts_since(scene: Scene, since: datetime) -> dict[tuple[str, Aspect], tuple[str, str]]:
    """Of several who changed the same, the last; asked inside of the scene's snapshot."""
    return dict(
        [
            *_of_values(scene, since),
            *_beside_values(scene, since),
            *_told(scene, since),
            *_worded(scene, since),
        ]
    )


def loaded(scene: Scene) -> tuple[str, str]:
    """Who brought the edition, and with which document: of what a plan prints otherwise."""
    edition, words = scene.edition, Words.of(scene.report.language)
    return str(edition.imported_by or ""), words("By loading {document}", document=edition.symbol)


def ways_from(
    earlier: PlanEdition, scene: Scene
) -> tuple[dict[str, str], dict[tuple[str, Aspect], tuple[str, str]]]:
    """Where the paths of an earlier edition went, and who confirmed what came of them."""
    words = Words.of(scene.report.language)
    places, accounts = {}, {}
    for link in Continuation.objects.filter(
        before__edition=earlier, confirmed_at__lte=scene.as_at
    ).select_related("before", "after", "confirmed_by"):
        kind = ContinuesKind(link.kind)
        after = link.after if link.after and link.after.edition_id == scene.edition.pk else None
        if after and kind in ONE_TO_ONE:
            places[link.before.path] = after.path
        if kind != ContinuesKind.SAME:
            told = (str(link.confirmed_by), words.label(kind))
            for node in filter(None, (link.before, after)):
                accounts[node.path, NAMED] = told
    return places, accounts


def _of_values(scene: Scene, since: datetime) -> Iterator[Account]:
    measures = PerformanceMeasure.objects.filter(scene.nodes("node__"))
    paths = dict(measures.values_list("pk", "node__path"))
    words = Words.of(scene.report.language)
    for each in reversed(review.changes_between(paths, since=since, until=scene.as_at)):
        code = getattr(each.after, "reason_code", "")
        why = each.reason or (words.label(ReasonForChange(code)) if code else "")
        for aspect in _aspects(each, scene):
            yield (paths[each.measure.pk], aspect), (str(_author(each) or ""), why)


def _author(changed: review.ChangedValue | review.ChangedReading) -> User | None:
    """Who stated it; who took it back or adopted it where nobody did."""
    return (changed.after and getattr(changed.after, "by", None)) or changed.by


def _aspects(
    changed: review.ChangedValue | review.ChangedReading, scene: Scene
) -> Iterator[Aspect]:
    if not isinstance(changed, review.ChangedValue):
        yield from ((what, "") for what in ("Unit", "Direction", "Accumulation"))
        return
    cell, kind = changed.cell, ValueKind(changed.cell.kind)
    if cell.disaggregation:
        return
    yield IN_WORDS[kind], cell.period.label
    if kind == ValueKind.BASELINE or cell.period_id == scene.report.period_id:
        yield NUMBERS[kind], ""


def _beside_values(scene: Scene, since: datetime) -> Iterator[Account]:
    """What stands beside actuals is signed, without a reason of its own."""
    measures = PerformanceMeasure.objects.filter(scene.nodes("node__"))
    paths = dict(measures.values_list("identity", "node__path"))
    for model, names in OF_VALUES:
        rows = model.objects.filter(
            version__cell__measure__in=paths,
            version__cell__period=scene.report.period,
            version__cell__kind=ValueKind.ACTUAL,
        )
        for row in _between(rows, scene, since).select_related("version__cell", "by"):
            for name in names:
                yield (paths[row.version.cell.measure_id], (name, "")), (str(row.by), "")


def _told(scene: Scene, since: datetime) -> Iterator[Account]:
    period = scene.report.period
    told = Narrative.objects.filter(scene.nodes("node__"), period=period, is_draft=False)
    for row in _between(told, scene, since).select_related("node", "by"):
        yield (row.node.path, (NarrativeKind(row.kind).label, "")), (str(row.by), "")
    stated = DeliverableStatement.objects.filter(scene.nodes("deliverable__node__"), period=period)
    counts = (("Planned", period.label), ("Actual", period.label))
    for row in _between(stated, scene, since).select_related("deliverable__node", "by"):
        for aspect in (*counts, *((name, "") for name in DELIVERED)):
            yield (row.deliverable.node.path, aspect), (str(row.by), "")


def _worded(scene: Scene, since: datetime) -> Iterator[Account]:
    """Words of another language: who cleared or wrote them, or which document brought them."""
    words = Words.of(scene.report.language)
    # The rows of the history have no front door of their own.
    history: Any = Translation.pgh_event_model  # type: ignore[attr-defined]
    rows = history.objects.filter(
        scene.nodes("node__"),
        language=scene.report.language.split("-")[0],
        pgh_created_at__gt=since,
        pgh_created_at__lte=scene.as_at,
    )
    found = list(rows.select_related("node", "cleared_by", "pgh_context").order_by("pgh_id"))
    people = User.objects.in_bulk({_writer(row) for row in found} - {None})
    for row in found:
        by = row.cleared_by or people.get(_writer(row)) or ""
        document = row.document_symbol
        why = words("By loading {document}", document=document) if document else ""
        yield (row.node.path, WORDED[TranslatedField(row.field)]), (str(by), why)


def _writer(row: Any) -> int | None:
    """Who was signed in when a row of a history was written."""
    return row.pgh_context.metadata.get("user") if row.pgh_context else None


def _between(rows: QuerySet[Any], scene: Scene, since: datetime) -> QuerySet[Any]:
    return rows.filter(at__gt=since, at__lte=scene.as_at).order_by("pk")
