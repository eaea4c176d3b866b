"""What the pages of a reporting round ask for."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indicators import review
from indicators.enums import NodeKind, ValueKind
from indicators.models import Node, Period, PlanEdition, ReportingRound
from indicators.templatetags.addresses import full_name
from indicators.web.words_of_nodes import in_readers_language

ANY_DAYS = re.compile(r"[\s,;，、؛،]+")


class DayField(forms.DateField):
    """A day, chosen in the browser's calendar."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class ReminderField(forms.CharField):
    """Days from the due date, in figures: 14, 3, -1."""

    def clean(self, value: Any) -> list[int]:
        typed = [each for each in ANY_DAYS.split(super().clean(value)) if each]
        try:
            return [int(each.replace("−", "-")) for each in typed]
        except ValueError as wrong:
            raise forms.ValidationError(_("Type days in figures, such as 14, 3, -1.")) from wrong


class DaysForm(forms.Form):
    """When a round opens, is due and closes; whom it reminds when; from when readers know of it."""

    opens_on = DayField(label=gettext_lazy("First day"))
    due_on = DayField(label=gettext_lazy("Due"))
    closes_on = DayField(
        label=gettext_lazy("Last day"),
        help_text=gettext_lazy(
            "At the end of this day, in UTC, values are locked. Review may go on."
        ),
    )
    reminders = ReminderField(
        label=gettext_lazy("Reminders"),
        required=False,
        widget=forms.TextInput(attrs={"dir": "ltr"}),
        help_text=gettext_lazy(
            "Days before the due date; with a minus, days after it. Such as 14, 3, -1."
        ),
    )
    released_on = DayField(
        label=gettext_lazy("Shown to readers from"),
        required=False,
        help_text=gettext_lazy(
            "Until this day only those who work on the plan know of the round. Empty: at once."
        ),
    )

    @property
    def dates(self) -> "review.rounds.Dates":
        given = self.cleaned_data
        return review.rounds.Dates(
            opens_on=given["opens_on"], due_on=given["due_on"], closes_on=given["closes_on"]
        )

    @property
    def told(self) -> "review.rounds.Told":
        """A day typed before the due date is kept as a negative one."""
        return review.rounds.Told(
            reminders=[-days for days in self.cleaned_data["reminders"]],
            released_on=self.cleaned_data["released_on"],
        )

    def refuse(self, refusal: "review.rounds.RoundRefused") -> None:
        """Put each sentence beside its field, or above all of them."""
        for name, sentence in refusal.errors.items():
            self.add_error(name if name in self.fields else None, sentence)


class MoveForm(DaysForm):
    """Other days for a round, and why there is more time."""

    reason = forms.CharField(
        label=gettext_lazy("Why there is more time"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Needed once the round has opened. It stays with the round."),
    )


class RoundForm(DaysForm):
    """A new round of an edition."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    periods = forms.ModelMultipleChoiceField(
        Period.objects.none(),
        label=gettext_lazy("Years or periods"),
        widget=forms.CheckboxSelectMultiple,
    )
    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("Kinds of value"),
        choices=[(kind.value, gettext_lazy(kind.label)) for kind in ValueKind],
        widget=forms.CheckboxSelectMultiple,
    )
    as_of = DayField(
        label=gettext_lazy("Interim values as of"),
        required=False,
        help_text=gettext_lazy(
            "For an update during the year: the day the values speak of. Empty: final values."
        ),
    )
    field_order = ("name", "periods", "kinds", "as_of")

    def __init__(self, *args: Any, periods: Sequence[Period], **others: Any) -> None:
        super().__init__(*args, **others)
        offered = Period.objects.filter(pk__in=[period.pk for period in periods])
        self.fields["periods"].queryset = offered.order_by("-last_day", "first_day")

    @property
    def asked(self) -> "review.rounds.Asked":
        given = self.cleaned_data
        return review.rounds.Asked(
            periods=list(given["periods"]),
            kinds=[ValueKind(kind) for kind in given["kinds"]],
            as_of=given["as_of"],
        )


class UnitField(forms.ModelChoiceField):
    """A programme, a unit below it or a measure of the edition, in printed order."""

    def offer(self, nodes: QuerySet[Node]) -> None:
        """The nodes, named in the reader's language."""
        self.queryset = nodes
        in_readers_language(nodes)
        self.names = {node.pk: node.shown_text for node in nodes}

    def label_from_instance(self, node: Node) -> str:
        return f"{full_name(node.path)} · {node.path} · {self.names[node.pk][:80]}"


class ExceptionForm(forms.Form):
    unit = UnitField(
        Node.objects.none(),
        label=gettext_lazy("For"),
        empty_label=gettext_lazy("Choose a unit or a measure"),
    )
    until = DayField(label=gettext_lazy("Last day"))
    reason = forms.CharField(
        label=gettext_lazy("Why"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, edition: PlanEdition, **others: Any) -> None:
        super().__init__(*args, **others)
        kinds = (NodeKind.PROGRAMME, NodeKind.SUBPROGRAMME, NodeKind.MEASURE)
        nodes = Node.objects.filter(edition=edition, kind__in=kinds)
        self.fields["unit"].offer(nodes.select_related("edition").order_by("position"))

    refuse = DaysForm.refuse


def first_days(on: date) -> dict[str, object]:
    """What a new round's form begins with."""
    return {"opens_on": on, "kinds": [ValueKind.ACTUAL.value], "reminders": "14, 3, -1"}


def days_like(last: ReportingRound, on: date, offered: Sequence[Period]) -> dict[str, object]:
    """The same: what the last round asked for, with its days moved on, and the periods after."""
    asked = list(last.periods.all())
    newest = max(period.last_day for period in asked)
    after = [period for period in offered if period.first_day > newest]
    after.sort(key=lambda period: (period.first_day, period.last_day))
    following = [period.pk for period in after[: len(asked)]]
    return {
        "kinds": last.kinds,
        "periods": following or [period.pk for period in asked],
        "opens_on": on,
        "due_on": on + (last.due_on - last.opens_on),
        "closes_on": on + (last.closes_on - last.opens_on),
        "reminders": ", ".join(str(-days) for days in last.reminders),
    }
