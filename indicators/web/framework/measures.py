"""A measure as pages show it: its figures, its picture or words by year, its verdict."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from django.utils.formats import date_format
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from indicators import attainment
from indicators.attainment import AsKnown, Figures, figures_of, picture, printed_value
from indicators.charts import Chart
from indicators.enums import ReasonCode, ValueKind, ValueState, Verdict
from indicators.models import (
    Attainment,
    Component,
    MeasureVersion,
    PerformanceMeasure,
    Period,
    Translation,
    ValueVersion,
)
from indicators.templatetags.indicators import plain_number
from indicators.web.reckoning.meaning import (
    against_original,
    brought_together,
    sentence,
    way_from_baseline,
)
from indicators.web.requests import content_language, language
from indicators.web.words_of_nodes import in_readers_language

REACHED = (Verdict.MET, Verdict.EXCEEDED)
# A value in one of these states needs a word beside the picture.
NOTED = (
    ValueState.PROXY,
    ValueState.ESTIMATED,
    ValueState.SERIES_BREAK,
    ValueState.PROXY_BREAK,
    ValueState.SUPPRESSED,
)


@dataclass(frozen=True, slots=True)
class YearInWords:
    """One cell of a table of words by year; ``lines`` are the achievements it lists."""

    period: Period
    is_target: bool
    state: str
    lines: list[str]
    language: str


@dataclass(frozen=True, slots=True)
class ShownAttainment:
    """A verdict with its sentence, of the whole measure or of one component."""

    component: str
    verdict: Verdict
    is_judged: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class Note:
    """What a period's value is, where it is not simply a value."""

    period: Period
    state: str
    comment: str


@dataclass(frozen=True, slots=True)
class ShownMeasure:
    """Everything a page says of a measure. ``attainments`` has the whole, then each component."""

    measure: PerformanceMeasure
    figures: Figures
    chart: Chart | None
    years: list[YearInWords]
    attainments: list[ShownAttainment]
    notes: list[Note]

    @property
    def verdict(self) -> Verdict | None:
        """Of the measure as a whole."""
        return next((each.verdict for each in self.attainments if not each.component), None)

    @property
    def is_judged(self) -> bool:
        return any(each.is_judged for each in self.attainments if not each.component)

    @property
    def key(self) -> str:
        return f"m{self.measure.pk}"


def shown(
    measures: list[PerformanceMeasure],
    attainments: list[Attainment],
    known: AsKnown | None = None,
) -> list[ShownMeasure]:
    """The measures in the order given, in a constant number of queries; as they were ``known``."""
    by_measure: dict[int, list[Attainment]] = {}
    for each in attainments:
        by_measure.setdefault(each.measure_id, []).append(each)
    all_figures = figures_of(measures, known=known)
    names = component_names(part for each in all_figures for part in each.components if part)
    words = _translated_words(all_figures)
    return [_shown(each, by_measure.get(each.measure.pk, []), names, words) for each in all_figures]


def names_of(identity_ids: Iterable[int]) -> dict[int, str]:
    """What measures are called in the reader's language, in the newest edition that has each."""
    rows = (
        PerformanceMeasure.objects.filter(identity__in=list(identity_ids))
        .select_related("node__edition")
        .order_by("node__edition__imported_at")
    )
    nodes = {row.identity_id: row.node for row in rows}
    in_readers_language(nodes.values())
    return {identity: node.shown_text for identity, node in nodes.items()}


def _shown(
    each: Figures, attainments: list[Attainment], names: dict[int, str], words: dict[int, str]
) -> ShownMeasure:
    chart = picture(each, language(), names)
    in_order = sorted(attainments, key=lambda row: _place(row.component))
    said = [shown_attainment(row, each.measure.current, names) for row in in_order]
    return ShownMeasure(
        measure=each.measure,
        figures=each,
        chart=chart,
        years=_years_in_words(each, words) if chart is None else [],
        attainments=[_weakest(row, said) for row in said],
        notes=_notes(each),
    )


def _weakest(whole: ShownAttainment, every: list[ShownAttainment]) -> ShownAttainment:
    """A measure with components is as far as the component that got least far: say which."""
    parts = [row.component for row in every if row.component and row.verdict == whole.verdict]
    if whole.component or whole.sentence or not parts:
        return whole
    said = _("As its weakest component: %(components)s.") % {
        "components": ", ".join(map(_apart, parts))
    }
    own = [row for row in every if row.component]
    reached = sum(row.verdict in REACHED for row in own)
    counts = {"reached": plain_number(reached), "all": plain_number(len(own))}
    done = _("%(reached)s of %(all)s components met or exceeded.") % counts
    return replace(whole, sentence=f"{said} {done}")


def _place(component: Component | None) -> tuple[int, int]:
    return (-1, 0) if component is None else (component.position, component.pk)


def shown_attainment(
    row: Attainment, version: MeasureVersion, names: dict[int, str] | None = None
) -> ShownAttainment:
    """A stored verdict with the arithmetic behind it; ``names`` are the components' in the
    reader's language.
    """
    attained = attainment.Attainment(
        verdict=Verdict(row.verdict),
        gap=None if row.gap is None else Fraction(row.gap),
        reasons=tuple(ReasonCode(code) for code in row.reasons),
    )
    part = row.component
    is_judged = ReasonCode.JUDGED in attained.reasons
    said = (
        _judgement(row.actual)
        if is_judged and row.actual
        else sentence(attained, version, row.target, row.actual, brought_together(row, version))
    )
    return ShownAttainment(
        component=(names or {}).get(part.pk, part.name) if part else "",
        verdict=attained.verdict,
        is_judged=is_judged,
        sentence=" ".join(
            filter(None, (said, way_from_baseline(row, version), against_original(row, version)))
        ),
    )


def _judgement(actual: ValueVersion) -> str:
    """Who judged, when, and in which words."""
    day = date_format(actual.at, "DATE_FORMAT")
    if actual.by is None:
        return _("Judged in the published plan; no number is computed.")
    said = _("Judged by %(person)s, %(day)s.") % {"person": _apart(str(actual.by)), "day": day}
    return f"{said} {_apart(actual.comment)}" if actual.comment else said


def _apart(words: str) -> str:
    """A person's words in a sentence of ours: their own direction does not turn what is around."""
    return f"\u2068{words}\u2069" if get_language_bidi() else words


def _years_in_words(each: Figures, words: dict[int, str]) -> list[YearInWords]:
    years = []
    original = each.measure.node.edition.language
    for period in each.periods:
        for kind in (ValueKind.ACTUAL, ValueKind.TARGET):
            version = each.at(None, period, kind)
            if version is not None:
                said = words.get(version.pk) or version.words
                lines = said.splitlines() or [printed_value(version, each.measure, language())]
                tongue = content_language() if version.pk in words else original
                is_target = kind == ValueKind.TARGET
                years.append(YearInWords(period, is_target, version.state, lines, tongue))
    return years


def _notes(each: Figures) -> list[Note]:
    actuals = [
        version
        for (part, _period, kind), version in each.versions.items()
        if kind == ValueKind.ACTUAL and version.state in NOTED and part is None
    ]
    return [Note(row.cell.period, row.state, row.comment) for row in actuals]


def component_names(parts: Iterable[Component]) -> dict[int, str]:
    """In the reader's language, by key; one that is not translated is left out."""
    found = Translation.objects.filter(component__in=list(parts), language=content_language())
    return dict(found.values_list("component", "text"))


def _translated_words(all_figures: list[Figures]) -> dict[int, str]:
    versions = [version for each in all_figures for version in each.stated if version.words]
    found = Translation.objects.filter(version__in=versions, language=content_language())
    return dict(found.values_list("version", "text"))
