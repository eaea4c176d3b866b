"""From the database to a report's plain data, once, in one repeatable-read transaction."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import connection
from django.urls import reverse

from indicators import ledger, plans
from indicators.attainment import RULES_IN_FORCE
from indicators.enums import EditionStatus, ReportKind, ReportStage
from indicators.models import PlanEdition, Report
from indicators.reports import document
from indicators.reports.accounts import accounts_since, loaded, ways_from
from indicators.reports.attention import standings_of
from indicators.reports.differences import Compared, with_differences
from indicators.reports.options import ReportOptions
from indicators.reports.part import Part, joined
from indicators.reports.plan_words import MISSING, PlanWords
from indicators.reports.printed import PrintedPlan
from indicators.reports.scene import Scene
from indicators.reports.seen import snapshot
from indicators.reports.together import Share, gathered_parts

# Another transaction that has written and not ended may still commit with an earlier instant.
UNDER_WAY = """
    SELECT EXISTS (
        SELECT FROM pg_stat_activity
        WHERE backend_xid IS NOT NULL AND pid <> pg_backend_pid() AND datname = current_database()
    )
"""


def gather(report: Report, share: Share | None = None) -> document.Document:
    """Everything the report says, as known at the instant of its one snapshot.

    ``share`` starts the jobs of others who help with a large plan.
    """
    options = ReportOptions.from_json(report.options)
    known = _gathered(Asked(report, report.edition, options, options.as_at), share)
    if report.kind != ReportKind.CHANGES:
        return known
    earlier, instant = report.edition, options.since
    if options.earlier_edition:
        earlier, instant = PlanEdition.objects.get(slug=options.earlier_edition), known.as_at
    asked = Asked(report, earlier, options, instant, ReportStage.COMPARING)
    before = _gathered(asked, share)
    with snapshot(instant=known.as_at) as as_at:
        scene = Scene.of(report, report.edition, options, as_at)
        return with_differences(known, _compared(before, scene, earlier))


def _compared(before: document.Document, scene: Scene, earlier: PlanEdition) -> Compared:
    """An edition is compared with as a whole, a day since that day."""
    since = scene.options.since
    if since:
        name = f"{since:%Y-%m-%d %H:%M} UTC"
        return Compared(name, before, accounts=accounts_since(scene, since))
    places, links = ways_from(earlier, scene)
    accounts = accounts_since(scene, earlier.imported_at) | links
    return Compared(earlier.symbol, before, places, accounts, loaded(scene))


@dataclass(frozen=True, slots=True)
class Asked:
    """One gathering: of what, and of an instant that is past, or of now."""

    report: Report
    edition: PlanEdition
    options: ReportOptions
    instant: datetime | None
    stage: ReportStage = ReportStage.GATHERING


def _gathered(asked: Asked, share: Share | None) -> document.Document:
    instant, options = _instant_of(asked), asked.options
    # Of the past it is asked first, so that what ends in between is read.
    past = instant is not None and ledger.is_provisional(instant)
    with snapshot(instant=instant, with_drafts=options.drafts) as as_at:
        is_provisional = past if instant else _is_under_way()
        scene = Scene.of(asked.report, asked.edition, options, as_at, is_provisional=is_provisional)
        parts = gathered_parts(
            scene, stage=asked.stage, is_of_the_past=instant is not None, share=share
        )
        return _joined(scene, parts)


def _instant_of(asked: Asked) -> datetime | None:
    """A plan is there when its load is written, a moment after the instant that it is stamped."""
    if asked.instant is None:
        return None
    history: Any = PlanEdition.pgh_event_model  # type: ignore[attr-defined]
    first = history.objects.filter(pgh_obj_id=asked.edition.pk).order_by("pgh_id").first()
    return max(asked.instant, first.pgh_created_at) if first else asked.instant


def _joined(scene: Scene, parts: list[Part]) -> document.Document:
    """The document of parts in their order, with what is said of all of them."""
    report, edition = scene.report, scene.edition
    words = PlanWords(scene)
    seal = ledger.last_seal()
    kind = ReportKind(report.kind)
    whole = joined(parts)
    address = reverse("edition", args=[edition.slug])
    return document.Document(
        language=report.language,
        plan_title=words.title,
        plan_symbol=edition.symbol,
        edition=EditionStatus(edition.status),
        period=report.period.label,
        as_at=scene.as_at,
        rule_set=RULES_IN_FORCE,
        requested_by=str(report.requested_by or ""),
        programmes=whole.programmes,
        kind=kind,
        address=f"{settings.PUBLIC_URL}{address}",
        reckonings=_reckonings(scene, address),
        columns=scene.options.columns,
        has_drafts=scene.options.drafts,
        plan=_plan(scene, whole) if kind == ReportKind.BUDGET else None,
        standings=standings_of(scene, words),
        left_out=whole.left_out
        + document.LeftOut(
            uncleared_translations=int(words.is_title_uncleared),
            programmes=scene.left_out,
            untranslated=int(words.title_status == MISSING),
        ),
        title_status=words.title_status,
        provisional=scene.is_provisional,
        sealed_to=seal.day.isoformat() if seal else "",
        sealed_head=seal.head if seal else "",
        certificates=whole.certificates,
        years_left_out=whole.years_left_out,
    )


def _reckonings(scene: Scene, address: str) -> str:
    """What nobody has approved has no reckoning."""
    if scene.options.drafts:
        return ""
    return f"{settings.PUBLIC_URL}{address}reckoning/{scene.report.period_id}/"


def _plan(scene: Scene, whole: Part) -> PrintedPlan:
    judged = plans.judged_period(scene.edition)
    return PrintedPlan(scene.edition.period.label, whole.nodes, judged.label if judged else "")


def _is_under_way() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(UNDER_WAY)
        return bool(cursor.fetchone()[0])
