"""What the page of a schedule asks for: a sentence made of fields."""

import re
from collections.abc import Iterator
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from indicators import delivery, reports
from indicators.enums import (
    About,
    Every,
    IfLate,
    PeriodKind,
    ReportFormat,
    ReportKind,
    Role,
    SentAs,
)
from indicators.models import Period, PlanDocument, Programme, ReportSchedule
from indicators.web.reports.report_form import named as named_languages

BETWEEN_ADDRESSES = re.compile(r"[\s,;，；、،؛]+")
# Rows for a role that a page offers beyond those that are filled.
MORE_ROLES = 2
WHEN = {
    "every": "",
    "weekday": "of-week",
    "day": "of-month",
    "month": "of-year",
    "at": "",
    "zone": "",
}
WHAT = {"kind": "", "about": "", "period": "of-period"}
NO_PLACE = re.compile(r"^(Etc|SystemV|posix|right)/|^[^/]*$")


def choices(of: Any) -> list[tuple[str, Any]]:
    return [(each.value, gettext_lazy(each.label)) for each in of]


def zones() -> list[tuple[str, str]]:
    named = sorted(zone for zone in available_timezones() if not NO_PLACE.match(zone))
    return [("UTC", "UTC"), *((zone, zone.replace("_", " ")) for zone in named)]


class AddressesField(forms.CharField):
    """E-mail addresses with anything between them; the first that is none is named."""

    widget = forms.Textarea(attrs={"rows": 2})

    def clean(self, value: Any) -> list[str]:
        typed = [each for each in BETWEEN_ADDRESSES.split(super().clean(value)) if each]
        for address in typed:
            try:
                validate_email(address)
            except ValidationError as wrong:
                said = _("“%(address)s” is not a complete address.") % {"address": address}
                raise forms.ValidationError(said) from wrong
        return list(dict.fromkeys(typed))


class ScheduleForm(forms.Form):
    """When, what and to whom; ``kept`` is the schedule that the fields say."""

    every = forms.ChoiceField(label=gettext_lazy("Every"), choices=choices(Every))
    weekday = forms.TypedChoiceField(
        label=gettext_lazy("on (day of the week)"),
        choices=[(day + 1, name) for day, name in WEEKDAYS.items()],
        coerce=int,
        required=False,
    )
    day = forms.TypedChoiceField(
        label=gettext_lazy("on"), choices=[(day, day) for day in range(1, 32)], coerce=int
    )
    month = forms.TypedChoiceField(
        label=gettext_lazy("of month"), choices=list(MONTHS.items()), coerce=int
    )
    at = forms.TimeField(
        label=gettext_lazy("at"), widget=forms.TimeInput({"type": "time"}, format="%H:%M")
    )
    zone = forms.ChoiceField(label=gettext_lazy("in"), choices=zones)
    if_late = forms.ChoiceField(
        label=gettext_lazy("If the service is down at that time"),
        choices=choices(IfLate),
        widget=forms.RadioSelect,
    )
    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"))
    about = forms.ChoiceField(label=gettext_lazy("for"), choices=choices(About))
    period = forms.ModelChoiceField(
        Period.objects.exclude(kind=PeriodKind.SPAN).order_by("-last_day", "first_day"),
        label=gettext_lazy("Period"),
        empty_label=gettext_lazy("Choose a period"),
        required=False,
    )
    programmes = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Programmes (none ticked: all)"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    one_each = forms.BooleanField(
        label=gettext_lazy("One report for each programme"), required=False
    )
    formats = forms.MultipleChoiceField(
        label=gettext_lazy("Files"), widget=forms.CheckboxSelectMultiple
    )
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages (none ticked: the language of each recipient)"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    drafts = forms.BooleanField(
        label=gettext_lazy("Include drafts (every page is then watermarked)"), required=False
    )
    addresses = AddressesField(
        label=gettext_lazy("Addresses"),
        required=False,
        help_text=gettext_lazy(
            "One or several, with spaces or commas between. Who has no account gets the files "
            "attached, because a link asks for sign-in."
        ),
    )
    sent_as = forms.ChoiceField(
        label=gettext_lazy("As"), choices=choices(SentAs), widget=forms.RadioSelect
    )
    link_days = forms.IntegerField(
        label=gettext_lazy("Days until the link ends"), min_value=1, max_value=366
    )

    def __init__(
        self, *args: Any, schedule: ReportSchedule, programmes: list[Programme], **others: Any
    ) -> None:
        self.schedule = schedule
        super().__init__(*args, initial=_initial(schedule), **others)
        kinds = [each for each in ReportKind if each in reports.KINDS]
        self.fields["kind"].choices = choices(kinds)
        spoken = reports.languages_of(schedule.document.editions.all())
        self.fields["languages"].choices = named_languages(spoken)
        written = [each for each in ReportFormat if each in reports.WRITERS]
        self.fields["formats"].choices = choices(written)
        named = [(row.identity_id, _programme_name(row)) for row in programmes]
        self.fields["programmes"].choices = named
        self._add_roles(schedule.document, named)

    def _add_roles(self, document: PlanDocument, named: list[tuple[int, str]]) -> None:
        places = [
            (delivery.OWN, _("the report’s own programme")),
            (f"document-{document.pk}", _("the plan")),
            *((f"programme-{identity}", name) for identity, name in named),
        ]
        kept = [delivery.RoleAt.of(text) for text in self.schedule.to_roles]
        self.role_rows = len(kept) + MORE_ROLES
        for row in range(self.role_rows):
            known = kept[row] if row < len(kept) else None
            self.fields[f"role_{row}"] = forms.ChoiceField(
                label=_("Everybody who is"),
                choices=[("", _("nobody")), *choices(Role)],
                required=False,
                initial=known.role if known else "",
            )
            self.fields[f"place_{row}"] = forms.ChoiceField(
                label=pgettext("role", "of"),
                choices=places,
                required=False,
                initial=known.place if known else delivery.OWN,
            )

    @property
    def when(self) -> Iterator[tuple[Any, str]]:
        """The fields of the sentence, and the class of those that a rhythm does not need."""
        return ((self[name], shown_for) for name, shown_for in WHEN.items())

    @property
    def what(self) -> Iterator[tuple[Any, str]]:
        return ((self[name], shown_for) for name, shown_for in WHAT.items())

    @property
    def roles(self) -> Iterator[tuple[Any, Any]]:
        """The pairs of fields that name a role and its place."""
        for row in range(self.role_rows):
            yield self[f"role_{row}"], self[f"place_{row}"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("about") == About.PERIOD and not cleaned.get("period"):
            self.add_error("period", _("Choose the period that every report is about."))
        if "addresses" in cleaned and not (self._roles_chosen(cleaned) or cleaned["addresses"]):
            self.add_error("addresses", _("Name at least one role or one address."))
        return cleaned

    def _roles_chosen(self, cleaned: dict[str, Any]) -> list[str]:
        chosen = (
            (cleaned.get(f"role_{row}"), cleaned.get(f"place_{row}"))
            for row in range(self.role_rows)
        )
        named = [str(delivery.RoleAt(Role(role), place)) for role, place in chosen if role]
        return list(dict.fromkeys(named))

    @property
    def kept(self) -> ReportSchedule:
        """The schedule with what the fields say; not saved."""
        given = dict(self.cleaned_data)
        schedule = self.schedule
        weekly = given["every"] == Every.WEEK
        given["day"] = given["weekday"] or 1 if weekly else given["day"]
        given["period"] = given["period"] if given["about"] == About.PERIOD else None
        schedule.to_roles = self._roles_chosen(given)
        for name in SAID:
            setattr(schedule, name, given[name])
        return schedule

    def refuse(self, refusal: delivery.ScheduleRefused) -> None:
        """Put each sentence beside its field, or above all of them."""
        for name, sentences in refusal.errors.items():
            self.add_error(name if name in self.fields else None, sentences)


SAID = (
    "every", "day", "month", "at", "zone", "if_late", "name", "kind", "about", "period",
    "programmes", "one_each", "formats", "languages", "drafts", "addresses", "sent_as",
    "link_days",
)  # fmt: skip


def _initial(schedule: ReportSchedule) -> dict[str, Any]:
    known = {name: getattr(schedule, name) for name in SAID}
    weekly = schedule.every == Every.WEEK
    return {
        **known,
        "addresses": ", ".join(schedule.addresses),
        "weekday": schedule.day if weekly else 1,
        "day": 1 if weekly else schedule.day,
    }


def _programme_name(row: Programme) -> str:
    text = row.node.shown_text
    return f"{row.node.label} {text}" if row.node.label else text
