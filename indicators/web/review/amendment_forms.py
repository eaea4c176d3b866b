"""What a person fills in to amend a value or a definition; errors go back beside their fields."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from indicators import entry, review
from indicators.enums import (
    Accumulation,
    Direction,
    Labelled,
    MeasureKind,
    ReasonForChange,
)
from indicators.models import MeasureVersion
from indicators.templatetags.indicators import label


class Choices:
    """The labels of an enumeration in the reader's language, looked up when the form is shown."""

    def __init__(self, kind: type[Labelled], *, empty: str = "") -> None:
        self.kind, self.empty = kind, empty

    def __call__(self) -> list[tuple[str, str]]:
        return [("", self.empty), *((each.value, label(each)) for each in self.kind)]


class AmendmentForm(forms.Form):
    """Why, who decided, where it is written, and from when it holds."""

    based_on = forms.IntegerField(widget=forms.HiddenInput)
    reason_code = forms.ChoiceField(label=_("Reason"), choices=Choices(ReasonForChange))
    reason = forms.CharField(
        label=_("Why it is amended"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )
    decided_by = forms.CharField(
        label=_("Who decided"),
        max_length=300,
        help_text=_("The body or the office, such as the General Assembly."),
    )
    document = forms.CharField(
        label=_("In which document"), max_length=300, help_text=_("Its symbol and paragraph.")
    )
    valid_from = forms.DateField(
        label=_("Holds from"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("A period is judged by what holds on its last day. Empty for a correction."),
    )

    def justification(self) -> review.Justification:
        names = ("reason_code", "reason", "decided_by", "document", "valid_from")
        return review.Justification(**{name: self.cleaned_data[name] for name in names})

    def take(self, errors: Mapping[str, str]) -> None:
        """Each sentence beside its field, or above the form where it has none here."""
        for name, sentence in errors.items():
            self.add_error(name if name in self.fields else None, sentence)


class ValueForm(AmendmentForm):
    value = forms.CharField(label=_("Revised value"), required=False, max_length=60)
    value_high = forms.CharField(label=_("To, for a range"), required=False, max_length=60)
    words = forms.CharField(
        label=_("Or in words"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    comment = forms.CharField(label=_("Where it comes from"), required=False, max_length=4000)
    field_order = ("based_on", "value", "value_high", "words")

    def entered(self, language: str) -> entry.Entered:
        names = ("value", "value_high", "words", "comment")
        return entry.Entered(language=language, **{name: self.cleaned_data[name] for name in names})


class DefinitionForm(AmendmentForm):
    kind = forms.ChoiceField(label=_("Kind"), choices=Choices(MeasureKind))
    direction = forms.ChoiceField(label=_("Direction"), choices=Choices(Direction), required=False)
    unit = forms.CharField(
        label=pgettext_lazy("of measurement", "Unit"), required=False, max_length=300
    )
    decimals = forms.IntegerField(label=_("Decimals"), min_value=0, max_value=12)
    accumulation = forms.ChoiceField(
        label=_("Accumulation"), choices=Choices(Accumulation), required=False
    )
    tolerance = forms.DecimalField(
        label=_("Tolerance"), min_value=0, max_digits=38, decimal_places=12
    )
    definition = forms.CharField(
        label=_("Definition"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    method = forms.CharField(
        label=_("Method"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    data_source = forms.CharField(label=_("Data source"), required=False, max_length=2000)
    field_order = (
        "based_on",
        "kind",
        "direction",
        "unit",
        "decimals",
        "accumulation",
        "tolerance",
        "definition",
        "method",
        "data_source",
    )

    @staticmethod
    def of(version: MeasureVersion) -> dict[str, object]:
        names = [name for name in DefinitionForm.field_order if name != "based_on"]
        stated = {name: getattr(version, name) for name in names}
        return {**stated, "tolerance": version.tolerance.normalize(), "based_on": version.number}

    def reading(self, version: MeasureVersion) -> review.Reading:
        """What is proposed; what the form does not ask stays as in the version."""
        names = [name for name in self.field_order if name != "based_on"]
        stated = {name: self.cleaned_data[name] for name in names}
        return review.Reading(**stated, evidence_demanded=version.evidence_demanded)
