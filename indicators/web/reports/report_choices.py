"""What was chosen when a report was asked for, in words."""

from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from indicators import reports
from indicators.enums import ReportColumn, ReportFormat
from indicators.models import Node, Report


def choices_of(report: Report) -> Iterator[tuple[str, str]]:
    """Pairs of a term and its words; only what is not as usual. Read when they are shown."""
    options = reports.ReportOptions.from_json(report.options)
    comma = _(", ")
    yield _("Files"), comma.join(_(ReportFormat(each).label) for each in report.formats)
    if options.programmes:
        nodes = Node.objects.filter(edition=report.edition_id, path__in=options.programmes)
        rows = nodes.order_by("position").values_list("label", "text")
        yield _("Programmes"), comma.join(f"{label} {text}".strip() for label, text in rows)
    if options.years:
        yield _("Years shown beside it"), comma.join(options.years)
    if options.columns:
        named = [_(ReportColumn(each).label) for each in options.columns]
        yield _("Columns of tables of measures"), comma.join(named)
    if options.since:
        since = date_format(options.since, "DATETIME_FORMAT")
        yield _("What changed since the end of"), f"{since} UTC"
    if options.earlier_edition:
        yield _("What changed since the edition"), options.earlier_edition
    if options.drafts:
        yield _("Count drafts"), _("Yes")
