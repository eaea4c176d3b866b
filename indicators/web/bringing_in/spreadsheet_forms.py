"""The forms of the spreadsheet pages, and what the guesses leave for a person to decide."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from indicators import exchange, plans

SAMPLES = 3
LONGEST_SAMPLE = 60
REFUSALS = {
    "empty": gettext_lazy("The file is empty."),
    "too_large": gettext_lazy("The file is larger than 10 megabytes. Send the one sheet alone."),
    "too_long": gettext_lazy("The table has more than 20,000 rows or 300 columns. Send a part."),
    "unreadable": gettext_lazy("This is no table. Give a CSV, Excel or OpenDocument spreadsheet."),
    "no_table": gettext_lazy("The file has no sheet with two rows or more."),
}
ROLES = {
    "ignored": gettext_lazy("not used"),
    "code": gettext_lazy("code of the measure"),
    "name": gettext_lazy("what is measured"),
    "group": gettext_lazy("result or unit it belongs to"),
    "unit": gettext_lazy("unit of measurement"),
    "baseline": gettext_lazy("baseline"),
    "baseline_period": gettext_lazy("year of the baseline"),
    "target": gettext_lazy("target"),
    "actual": gettext_lazy("actual"),
    "period": gettext_lazy("year of the row"),
    "kind": gettext_lazy("kind of the row’s values"),
    "value": gettext_lazy("value of the kind that the row names"),
    "comment": gettext_lazy("comment, not used"),
}


def _role_field(column: exchange.spreadsheet.Column, at: int) -> forms.ChoiceField:
    label = _("What “%(head)s” holds") % {"head": column.head or at + 1}
    return forms.ChoiceField(
        label=label,
        choices=list(ROLES.items()),
        initial=column.role.value,
        widget=forms.Select(attrs={"aria-label": label}),
    )


def _period_field(column: exchange.spreadsheet.Column, at: int) -> forms.CharField:
    label = _("Year of “%(head)s”") % {"head": column.head or at + 1}
    return forms.CharField(
        label=label,
        max_length=32,
        required=False,
        initial=column.period,
        widget=forms.TextInput(attrs={"aria-label": label, "size": 12}),
    )


def said_of(code: str) -> str:
    return str(REFUSALS[code])


class TableFileForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Spreadsheet"),
        help_text=gettext_lazy("CSV, Excel (.xlsx, .xls) or OpenDocument (.ods)."),
    )


@dataclass(frozen=True, slots=True)
class ShownColumn:
    """A column with its fields and the first values in it."""

    number: int
    head: str
    role: forms.BoundField
    period: forms.BoundField
    samples: Sequence[str]


class ColumnsForm(forms.Form):
    """What a person says of a table and of each of its columns; the guesses are filled in."""

    title = forms.CharField(label=gettext_lazy("Title of the plan"), max_length=300)
    symbol = forms.CharField(
        label=gettext_lazy("Symbol"),
        max_length=100,
        help_text=gettext_lazy("By which its editions are known, such as RCAB/2026/1."),
    )
    plan_period = forms.CharField(
        label=gettext_lazy("Period of the plan"),
        max_length=32,
        help_text=gettext_lazy("A year or years: 2026, 2022-2025, 2021/22."),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the table"), choices=settings.LANGUAGES
    )
    first_row = forms.IntegerField(label=gettext_lazy("First row below the head"), min_value=2)
    period = forms.CharField(
        label=gettext_lazy("Year of values that name none"), max_length=32, required=False
    )
    with_sums = forms.BooleanField(
        label=gettext_lazy("Rows that are named like a sum are measures too"), required=False
    )

    def __init__(
        self, *args: object, mapping: exchange.spreadsheet.Mapping, name: str, **others
    ) -> None:
        super().__init__(*args, **others)
        self.guessed = mapping
        self.initial |= {
            "title": name.rpartition(".")[0] or name,
            "symbol": "",
            "plan_period": _span(mapping),
            "language": get_language(),
            "first_row": mapping.first_row + 1,
            "period": mapping.period,
            "with_sums": mapping.with_sums,
        }
        for at, column in enumerate(mapping.columns):
            self.fields[f"role_{at}"] = _role_field(column, at)
            self.fields[f"period_{at}"] = _period_field(column, at)

    def clean_plan_period(self) -> str:
        return _checked(self.cleaned_data["plan_period"])

    def clean_period(self) -> str:
        return _checked(self.cleaned_data["period"])

    def clean(self) -> dict[str, object]:
        for at in range(len(self.guessed.columns)):
            try:
                _checked(self.cleaned_data.get(f"period_{at}", ""))
            except forms.ValidationError as refusal:
                self.add_error(f"period_{at}", refusal)
        roles = [self.cleaned_data.get(f"role_{at}") for at in range(len(self.guessed.columns))]
        if "name" not in roles and "code" not in roles:
            self.add_error(None, _("Say which column holds what is measured."))
        return self.cleaned_data

    @property
    def mapping(self) -> exchange.spreadsheet.Mapping:
        said = self.cleaned_data
        return exchange.spreadsheet.Mapping(
            first_row=said["first_row"] - 1,
            columns=tuple(
                exchange.spreadsheet.Column(
                    column.head, exchange.spreadsheet.Role(said[f"role_{at}"]), said[f"period_{at}"]
                )
                for at, column in enumerate(self.guessed.columns)
            ),
            period=said["period"],
            with_sums=said["with_sums"],
        )

    @property
    def named(self) -> exchange.spreadsheet.Named:
        said = self.cleaned_data
        return exchange.spreadsheet.Named(
            symbol=said["symbol"],
            title=said["title"],
            language=said["language"].split("-")[0],
            period=said["plan_period"],
        )

    def columns(self, rows: Sequence[Sequence[str]]) -> list[ShownColumn]:
        return [
            ShownColumn(
                number=at + 1,
                head=column.head,
                role=self[f"role_{at}"],
                period=self[f"period_{at}"],
                samples=_samples(rows[self.guessed.first_row :], at),
            )
            for at, column in enumerate(self.guessed.columns)
        ]

    def doubts(
        self, mapping: exchange.spreadsheet.Mapping, records: Iterable[exchange.spreadsheet.Record]
    ) -> list[str]:
        """In sentences, what was not certain and what is left out."""
        found = [doubt_in_words(each) for each in self.guessed.doubts]
        every = list(records)
        codes = Counter(doubt.partition(":")[0] for each in every for doubt in each.doubts)
        if n := codes["no_period"]:
            found.append(_("%(n)d values name no year and are left out.") % {"n": n})
        if n := codes["no_kind"]:
            found.append(_("%(n)d values name no kind and are left out.") % {"n": n})
        if n := sum(not each.said and not each.doubts for each in every):
            found.append(_("%(n)d rows have a name and no value.") % {"n": n})
        return found


def doubt_in_words(code: str) -> str:
    kind, _colon, head = code.partition(":")
    sentences = {
        "twice": _("“%(head)s” looks like another column before it, which is used instead."),
        "time": _(
            "“%(head)s” names a time that is no whole year, quarter or biennium, or could be one "
            "of two. The column is left out."
        ),
        "kind": _(
            "“%(head)s” does not say whether it is a baseline, a target or an actual. The column "
            "is left out."
        ),
        "sums": _("Rows that are named like a sum are left out: %(head)s."),
        "no_values": _("No column was recognised as a baseline, a target or an actual."),
        "no_names": _("No column was recognised as what is measured."),
    }
    return sentences[kind] % {"head": head}


def _span(mapping: exchange.spreadsheet.Mapping) -> str:
    """What the titles name; else from the first to the last year of targets and actuals."""
    if mapping.period:
        return mapping.period
    roles = (exchange.spreadsheet.Role.TARGET, exchange.spreadsheet.Role.ACTUAL)
    years = sorted({each.period[:4] for each in mapping.columns if each.role in roles} - {""})
    if not years:
        return ""
    return years[0] if years[0] == years[-1] else f"{years[0]}-{years[-1]}"


def _checked(period: str) -> str:
    if period and not plans.is_period(period):
        raise forms.ValidationError(
            _("“%(period)s” is no period. Write 2026, 2022-2025, 2021/22 or 2026 Q2.")
            % {"period": period}
        )
    return period


def _samples(rows: Sequence[Sequence[str]], at: int) -> list[str]:
    said = (row[at].strip() for row in rows if at < len(row) and row[at].strip())
    return [text[:LONGEST_SAMPLE] for _n, text in zip(range(SAMPLES), said, strict=False)]
