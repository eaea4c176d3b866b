"""Asking for a report: plan, period, kind, files, language, and what else may be chosen."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from indicators import ledger, reports
from indicators.enums import Labelled, PeriodKind, ReportColumn, ReportFormat, ReportKind
from indicators.models import Period, PlanDocument, PlanEdition, Programme, Report
from indicators.web import requests

# Options that have another name in the form.
FIELDS = {"as_at": "known_on", "earlier_edition": "earlier"}
CHOSEN = ("programmes", "years", "columns", "drafts", "known_on", "since", "earlier")


def named(languages: Collection[str]) -> list[tuple[str, str]]:
    """Each as a choice, in its own name, in the order of the pages."""
    return [pair for pair in settings.LANGUAGES if pair[0] in languages]


def labelled(kind: type[Labelled]) -> list[tuple[str, Any]]:
    return [(each.value, _(each.label)) for each in kind]


class ReportForm(forms.Form):
    """The figures are those of the moment it is made, or as known at the end of a day.

    Programmes are those of the plan that was chosen: the page is asked again for them.
    """

    edition = forms.ModelChoiceField(
        PlanEdition.objects.none(),
        label=_("Plan"),
        empty_label=_("Choose a plan"),
    )
    period = forms.ModelChoiceField(
        Period.objects.exclude(kind=PeriodKind.SPAN).order_by("-last_day", "first_day"),
        label=_("Year or period"),
        empty_label=_("Choose a year or period"),
    )
    kind = forms.ChoiceField(
        label=_("Report"), choices=labelled(ReportKind), initial=ReportKind.PERFORMANCE
    )
    language = forms.ChoiceField(label=_("Language"), choices=named(reports.LANGUAGES))
    formats = forms.TypedMultipleChoiceField(
        label=_("Files"),
        choices=labelled(ReportFormat),
        coerce=ReportFormat,
        initial=[ReportFormat.PDF],
        widget=forms.CheckboxSelectMultiple,
    )
    released_on = forms.DateField(
        label=_("Shown to readers from"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Until this day only you and those who work on the plan know of it."),
    )
    programmes = forms.MultipleChoiceField(
        label=_("Programmes"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None ticked means all."),
    )
    years = forms.ModelMultipleChoiceField(
        Period.objects.exclude(kind=PeriodKind.SPAN).order_by("-last_day", "-first_day"),
        label=_("Years shown beside it"),
        to_field_name="label",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None ticked means all."),
    )
    columns = forms.TypedMultipleChoiceField(
        label=_("Columns of tables of measures"),
        required=False,
        choices=[each for each in labelled(ReportColumn) if each[0] != ReportColumn.YEARS],
        coerce=ReportColumn,
        widget=forms.CheckboxSelectMultiple,
    )
    known_on = forms.DateField(
        label=_("As known at the end of"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("A day in UTC. Empty means as known when the report is made."),
    )
    since = forms.DateField(
        label=_("What changed since the end of"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("For the report of what changed, or choose an earlier edition."),
    )
    earlier = forms.ModelChoiceField(
        PlanEdition.objects.none(),
        label=_("What changed since the edition"),
        to_field_name="slug",
        required=False,
        empty_label=_("None"),
    )
    drafts = forms.BooleanField(
        label=_("Count drafts"),
        required=False,
        help_text=_("For planning officers. Every page then says that it is not approved."),
    )

    def __init__(
        self,
        *args: Any,
        editions: QuerySet[PlanEdition],
        administered: QuerySet[PlanDocument],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.administered = administered
        for name in ("edition", "earlier"):
            self.fields[name].queryset = editions
        if (edition := self._edition(editions)) is not None:
            self.fields["language"].choices = named(reports.languages_of([edition]))
            rows = Programme.objects.filter(node__edition=edition).order_by("node__position")
            self.fields["programmes"].choices = [
                (row.path, f"{row.node.label} {row.node.text}".strip())
                for row in rows.select_related("node")
            ]

    def _edition(self, editions: QuerySet[PlanEdition]) -> PlanEdition | None:
        """The plan that is chosen already."""
        if not self.is_bound:
            return self.initial.get("edition")
        return editions.filter(pk=requests.key_of(str(self.data.get("edition", "")))).first()

    @property
    def usual(self) -> list[forms.BoundField]:
        return [field for field in self if field.name not in CHOSEN]

    @property
    def more(self) -> list[forms.BoundField]:
        empty = () if self.fields["programmes"].choices else ("programmes",)
        return [field for field in self if field.name in CHOSEN and field.name not in empty]

    @property
    def is_more_chosen(self) -> bool:
        return any(self[name].value() for name in CHOSEN)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        edition, kind = cleaned.get("edition"), cleaned.get("kind")
        if not (edition and kind):
            return cleaned
        if cleaned.get("drafts") and not self.administered.filter(pk=edition.document_id).exists():
            self.add_error("drafts", gettext("Only planning officers of the plan count drafts."))
        faults = reports.faults_of(
            edition=edition, kind=kind, options=self._options(), now=timezone.now()
        )
        for name, sentence in faults.items():
            self.add_error(FIELDS.get(name, name), sentence)
        return cleaned

    def _options(self) -> reports.ReportOptions:
        """Of what is given and has no fault of its own."""
        given = self.cleaned_data
        known_on, since, earlier = (given.get(name) for name in ("known_on", "since", "earlier"))
        return reports.ReportOptions(
            programmes=tuple(given.get("programmes", ())),
            years=tuple(period.label for period in given.get("years", ())),
            columns=tuple(given.get("columns", ())),
            drafts=given.get("drafts", False),
            as_at=known_on and ledger.end_of(known_on),
            since=since and ledger.end_of(since),
            earlier_edition=earlier.slug if earlier else "",
        )

    @property
    def request(self) -> Mapping[str, Any]:
        """What ``reports.request_report`` takes, of a form that is valid."""
        names = ("edition", "period", "language", "formats", "released_on")
        kind = ReportKind(self.cleaned_data["kind"])
        chosen = {name: self.cleaned_data[name] for name in names}
        return chosen | {"kind": kind, "options": self._options()}


def asked_again(report: Report) -> list[tuple[str, str]]:
    """The fields, beside the usual ones, by which the same report is asked for once more."""
    options = reports.ReportOptions.from_json(report.options)
    lists = {
        "programmes": options.programmes,
        "years": options.years,
        "columns": options.columns,
        "drafts": ("on",) * options.drafts,
        "known_on": _day(options.as_at),
        "since": _day(options.since),
        "earlier": (options.earlier_edition,),
    }
    return [(name, str(each)) for name, given in lists.items() for each in given if each]


def _day(instant: datetime | None) -> tuple[str, ...]:
    return (instant.date().isoformat(),) if instant else ()
