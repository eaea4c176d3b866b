"""Asking for a report: what cannot be made is refused beside its field, on pages and in the API."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.utils.translation import gettext as _

from indicators.enums import ReportFormat, ReportKind
from indicators.models import Period, PlanEdition, Report, User
from indicators.reports.languages import languages_of, not_written
from indicators.reports.options import ReportOptions
from indicators.reports.words import LANGUAGES
from indicators.reports.writers import KINDS, WRITERS

AS_USUAL = ReportOptions()


class RequestRefused(ValueError):
    """There is no such report; ``faults`` has a sentence for each field of the request."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        super().__init__(" ".join(faults.values()))
        self.faults = faults


def request_report(
    *,
    edition: PlanEdition,
    period: Period,
    language: str,
    by: User | None,
    now: datetime,
    kind: ReportKind = ReportKind.PERFORMANCE,
    formats: Sequence[ReportFormat] = (ReportFormat.PDF,),
    options: ReportOptions = AS_USUAL,
    released_on: date | None = None,
) -> Report:
    """Write the request down; a task picks it up. Readers know of it from ``released_on`` on."""
    faults = _unknown(kind, formats, language, edition) | faults_of(
        edition=edition, kind=kind, options=options, now=now
    )
    if faults:
        raise RequestRefused(faults)
    return Report.objects.create(
        edition=edition,
        period=period,
        kind=kind,
        formats=list(dict.fromkeys(formats)),
        options=options.as_json(),
        language=language,
        as_at=options.as_at or now,
        requested_by=by,
        # Computing, gathering, a step for each file, storing.
        steps_total=3 + len(set(formats)),
        released_on=released_on,
    )


def faults_of(
    *, edition: PlanEdition, kind: str, options: ReportOptions, now: datetime
) -> dict[str, str]:
    """What keeps a report from being made, by the name of the option."""
    faults = {}
    for name in ("as_at", "since"):
        instant = getattr(options, name)
        if instant is not None and instant < edition.imported_at:
            faults[name] = _("The plan was not loaded yet on that day.")
        elif instant is not None and instant > now:
            faults[name] = _("That day is not over yet.")
    if options.since and options.as_at and options.since >= options.as_at:
        faults.setdefault("since", _("Compare with a day before that of the figures."))
    if options.drafts and (options.as_at or options.since):
        faults["drafts"] = _("Drafts are counted as they stand, not as of a day.")
    if options.earlier_edition and _is_later(options.earlier_edition, options.as_at or now):
        faults["earlier_edition"] = _("That edition was not loaded yet on that day.")
    if options.since and options.earlier_edition:
        faults.setdefault("since", _("Compare with a day or with an edition, not with both."))
    if kind == ReportKind.CHANGES and not (options.since or options.earlier_edition):
        faults["since"] = _("Give a day or an edition to compare with.")
    return faults


def _is_later(slug: str, instant: datetime) -> bool:
    return PlanEdition.objects.filter(slug=slug, imported_at__gt=instant).exists()


def _unknown(
    kind: str, formats: Sequence[str], language: str, edition: PlanEdition
) -> dict[str, str]:
    """What no form offers."""
    faults = {}
    if kind not in KINDS:
        faults["kind"] = f"There is no report of the kind {kind}."
    if not formats or not set(formats) <= WRITERS.keys():
        asked = ", ".join(formats) or "nothing"
        faults["formats"] = f"A report is asked for as {', '.join(WRITERS)}, not as {asked}."
    if language not in LANGUAGES and (why := not_written(language, languages_of([edition]))):
        faults["language"] = why
    return faults
