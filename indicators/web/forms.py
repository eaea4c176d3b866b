"""What pages ask for, beyond single values."""

import re
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from indicators import entry
from indicators.enums import MailDelivery, Step

SEEN = re.compile(r"[0-9]{1,18}:[0-9]{1,9}")


class StepForm(forms.Form):
    """A reviewer's step; ``based_on`` is the revision that was on the screen."""

    step = forms.TypedChoiceField(
        choices=[(step.value, step.label) for step in (Step.APPROVE, Step.RETURN)], coerce=Step
    )
    comment = forms.CharField(
        label=_("Comment"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("A return needs a comment: what is to be changed."),
    )
    based_on = forms.IntegerField()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("step") == Step.RETURN and not cleaned.get("comment", "").strip():
            self.add_error("comment", _("Say what is to be changed: the author reads it."))
            # The page begins far above the field.
            self.fields["comment"].widget.attrs["autofocus"] = True
        return cleaned


class SeenForm(forms.Form):
    """What was on the screen: for each cell its revision, ``seen=17:2``; a mapping when clean."""

    seen = forms.TypedMultipleChoiceField()

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        listed = data.getlist("seen")
        self.fields["seen"].choices = [(each, each) for each in listed if SEEN.fullmatch(each)]

    def clean_seen(self) -> dict[int, int]:
        pairs = (each.split(":") for each in self.cleaned_data["seen"])
        return {int(cell): int(revision) for cell, revision in pairs}


class PlanFileForm(forms.Form):
    file = forms.FileField(
        label=_("Plan document"), help_text=_("A Word file (.docx) or plain text in UTF-8.")
    )


class NotificationsForm(forms.Form):
    """How a person wants to be written to."""

    language = forms.ChoiceField(label=_("Language of mails"), choices=settings.LANGUAGES)
    delivery = forms.TypedChoiceField(
        label=_("When"),
        choices=[(each.value, _(each.label)) for each in MailDelivery],
        coerce=MailDelivery,
        widget=forms.RadioSelect,
        help_text=_("The mail of the day is sent after 06:00 UTC, if there is anything to say."),
    )


class WorkbookForm(forms.Form):
    file = forms.FileField(
        label=_("Filled workbook"),
        help_text=_(
            "A workbook downloaded here (.xlsx, .ods, .xls), or one of its sheets saved as .csv."
        ),
    )
    notation = forms.ChoiceField(
        label=_("How numbers are written"),
        choices=[*entry.NOTATIONS.items()],
        widget=forms.Select(attrs={"dir": "ltr"}),
        help_text=_(
            "In cells of text, as all of a .csv are. Cells that hold a number are read as they are."
        ),
    )
