"""What became of reports: superseded by later ones, laid out by other versions, certified."""

from django.db.models import F, Func, IntegerField, OuterRef, QuerySet, Subquery

from indicators.enums import JobStatus, ReportFormat
from indicators.models import Report
from indicators.reports.document import Certificate
from indicators.reports.writers import WRITERS

# Two reports of which these agree are the same request; the later one supersedes the earlier.
SAME = ("edition", "period", "kind", "language", "options")


def superseding(report: Report, *, among: QuerySet[Report]) -> Report | None:
    """The newest report of the same request that is made, if it is a later one."""
    same = {name: getattr(report, name) for name in SAME}
    later = among.filter(**same, status=JobStatus.DONE, pk__gt=report.pk)
    return later.order_by("-pk").first()


def with_superseding(reports: QuerySet[Report], *, among: QuerySet[Report]) -> QuerySet[Report]:
    """Each with ``later``, the number of the report that supersedes it, or ``None``."""
    same = {name: OuterRef(name) for name in SAME}
    later = among.filter(**same, status=JobStatus.DONE, pk__gt=OuterRef("pk"))
    return reports.annotate(later=Subquery(later.order_by("-pk").values("pk")[:1]))


def made_with(form: str) -> str:
    """What a file of a format would be made with today; a stored one is never made anew."""
    return WRITERS[ReportFormat(form)].made_with


def certificates_of(report: Report) -> list[Certificate]:
    """Those that its frozen figures have, read without the rest of them."""
    found = Report.objects.filter(pk=report.pk).values_list("document__certificates", flat=True)
    return found.get() or []


def how_many_certificates(report: Report) -> int:
    count = Func(
        F("document__certificates"), function="jsonb_array_length", output_field=IntegerField()
    )
    return Report.objects.filter(pk=report.pk).values_list(count, flat=True).get() or 0
