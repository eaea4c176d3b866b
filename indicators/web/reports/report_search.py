"""Finding a report among the old ones: by words, kind and year."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from indicators import reports
from indicators.enums import ReportKind
from indicators.models import Period, Report, ReportFile

LONGEST_HASH = 64


class ReportSearch(forms.Form):
    """``q`` is part of a plan's symbol or title, of who asked, or of a hash."""

    q = forms.CharField(label=_("Plan, person or hash"), required=False, max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    period = forms.ModelChoiceField(
        Period.objects.none(), label=_("Period"), required=False, empty_label=_("Any period")
    )

    def __init__(self, data: Any, *, seen: QuerySet[Report]) -> None:
        super().__init__(data, prefix="find")
        self.seen = seen
        kinds = [(kind.value, _(kind.label)) for kind in ReportKind if kind in reports.KINDS]
        self.fields["kind"].choices = [("", _("Any kind")), *kinds]
        periods = Period.objects.filter(pk__in=seen.order_by().values("period"))
        self.fields["period"].queryset = periods.order_by("-last_day", "first_day")

    @property
    def is_narrowed(self) -> bool:
        return self.is_valid() and any(self.cleaned_data.values())

    @property
    def reports(self) -> QuerySet[Report]:
        """What was seen, as far as it fits; all of it when a field cannot be read."""
        if not self.is_valid():
            return self.seen
        found = self.seen
        for name in ("kind", "period"):
            if self.cleaned_data[name]:
                found = found.filter(**{name: self.cleaned_data[name]})
        words = self.cleaned_data["q"].strip()
        return found.filter(_has(words)) if words else found


def _has(words: str) -> Q:
    beginning = words.lower()[:LONGEST_HASH]
    return (
        Q(edition__symbol__icontains=words)
        | Q(edition__title__icontains=words)
        | Q(requested_by__name__icontains=words)
        | Q(document_sha256__startswith=beginning)
        | Q(pk__in=ReportFile.objects.filter(sha256__startswith=beginning).values("report"))
    )
