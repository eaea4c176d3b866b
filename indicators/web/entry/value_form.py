"""What an author gives with one value, as a form: answers, reasons, evidence."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indicators import entry, review
from indicators.enums import Flag, MissReason
from indicators.models import EvidenceUse

LONGEST = 4000


def answer_field(flag: Flag) -> str:
    return f"answer-{flag.value}"


def sentence(flag: Flag, beside: review.Beside) -> forms.CharField:
    """An answer to a flag; one to another value of the cell is offered again."""
    outdated = flag in beside.outdated and flag not in beside.answers
    standing = beside.answers.get(flag) or beside.outdated.get(flag)
    return forms.CharField(
        label=_(flag.label),
        required=False,
        max_length=LONGEST,
        initial=standing.sentence if standing else "",
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Answered for another value. Does it still hold?") if outdated else "",
    )


class ValueForm(forms.Form):
    """Nothing is required: what is missing is said when the value is submitted.

    Who gives a part and does not lead the measure brings evidence, and answers nothing.
    """

    reasons = forms.MultipleChoiceField(
        label=gettext_lazy("Why the target was missed"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    text = forms.CharField(
        label=gettext_lazy("In a sentence or two"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    action = forms.CharField(
        label=gettext_lazy("What is done about it"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    action_due = forms.DateField(
        label=gettext_lazy("By which day"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    removed = forms.TypedMultipleChoiceField(required=False, coerce=int)
    file = forms.FileField(label=gettext_lazy("A file"), required=False, allow_empty_file=True)
    url = forms.CharField(
        label=gettext_lazy("A link"),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "url", "dir": "ltr"}),
    )
    title = forms.CharField(
        label=gettext_lazy("What the link leads to"), required=False, max_length=200
    )
    again = forms.ModelChoiceField(
        EvidenceUse.objects.none(),
        label=gettext_lazy("Or the same as for another value"),
        required=False,
        empty_label=gettext_lazy("Choose what was given before"),
    )

    def __init__(
        self,
        grounds: review.Grounds,
        offered: Iterable[EvidenceUse],
        data: Mapping[str, str] | None = None,
        files: Mapping[str, Any] | None = None,
        *,
        leads: bool = True,
    ) -> None:
        super().__init__(data, files, initial=_explained(grounds.beside))
        self.grounds = grounds
        self.leads = leads
        self.fields["reasons"].choices = [(each.value, _(each.label)) for each in MissReason]
        self.fields["again"].queryset = offered
        self.fields["removed"].choices = [(use.pk, use.name) for use in grounds.beside.evidence]
        for flag in grounds.flags if leads else ():
            self.fields[answer_field(flag)] = sentence(flag, grounds.beside)
        for name in () if leads else EXPLAINED:
            del self.fields[name]

    @property
    def answers(self) -> list[forms.BoundField]:
        return [self[answer_field(flag)] for flag in self.grounds.flags if self.leads]

    @property
    def asks_why(self) -> bool:
        is_missed = self.grounds.is_miss or self.grounds.beside.explanation is not None
        return self.leads and is_missed

    @property
    def given(self) -> entry.Given:
        said = self.cleaned_data
        return entry.Given(
            answers={
                flag: said[name]
                for flag in self.grounds.flags
                if (name := answer_field(flag)) in said
            },
            explanation=entry.Explanation(
                **{name: said[name] for name in EXPLAINED if name in said}
            ),
            file=said.get("file"),
            url=said.get("url", ""),
            title=said.get("title", ""),
            again=said.get("again"),
            removed=said.get("removed", ()),
        )

    def take(self, errors: Mapping[str, str]) -> None:
        """Put the sentences of what could not be kept beside their fields."""
        for name, said in errors.items():
            field = answer_field(Flag(name)) if name in set(Flag) else name
            self.add_error(field if field in self.fields else None, said)


EXPLAINED = ("reasons", "text", "action", "action_due")


def _explained(beside: review.Beside) -> dict[str, Any]:
    explanation = beside.explanation
    return {name: getattr(explanation, name) for name in EXPLAINED} if explanation else {}
