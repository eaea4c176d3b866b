"""A measure as pages show it: its figures, its picture or words by year, its verdict."""

from dataclasses import dataclass
from fractions import Fraction

from indicators import attainment
from indicators.attainment import Figures, figures_of, picture, printed_value
from indicators.charts import Chart
from indicators.enums import ReasonCode, ValueKind, Verdict
from indicators.models import (
    Attainment,
    Component,
    MeasureVersion,
    PerformanceMeasure,
    Period,
    Translation,
)
from indicators.web.meaning import sentence
from indicators.web.requests import content_language, language


@dataclass(frozen=True, slots=True)
class YearInWords:
    """One cell of a table of words by year; ``lines`` are the achievements it lists."""

    period: Period
    is_target: bool
    state: str
    lines: list[str]


@dataclass(frozen=True, slots=True)
class ShownAttainment:
    """A verdict with its sentence, of the whole measure or of one component."""

    component: Component | None
    verdict: Verdict
    is_judged: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class ShownMeasure:
    """Everything a page says of a measure. ``attainments`` has one for each component."""

    measure: PerformanceMeasure
    figures: Figures
    chart: Chart | None
    years: list[YearInWords]
    attainments: list[ShownAttainment]

    @property
    def verdict(self) -> Verdict | None:
        """Of the measure as a whole."""
        return next((each.verdict for each in self.attainments if each.component is None), None)

    @property
    def key(self) -> str:
        return f"m{self.measure.pk}"


def shown(measures: list[PerformanceMeasure], attainments: list[Attainment]) -> list[ShownMeasure]:
    """The measures in the order given, in a constant number of queries."""
    by_measure: dict[int, list[Attainment]] = {}
    for each in attainments:
        by_measure.setdefault(each.measure_id, []).append(each)
    all_figures = figures_of(measures)
    names = _component_names(all_figures)
    words = _translated_words(all_figures)
    return [_shown(each, by_measure.get(each.measure.pk, []), names, words) for each in all_figures]


def _shown(
    each: Figures, attainments: list[Attainment], names: dict[int, str], words: dict[int, str]
) -> ShownMeasure:
    chart = picture(each, language(), names)
    return ShownMeasure(
        measure=each.measure,
        figures=each,
        chart=chart,
        years=_years_in_words(each, words) if chart is None else [],
        attainments=[_shown_attainment(row, each.measure.current) for row in attainments],
    )


def _shown_attainment(row: Attainment, version: MeasureVersion) -> ShownAttainment:
    attained = attainment.Attainment(
        verdict=Verdict(row.verdict),
        gap=None if row.gap is None else Fraction(row.gap),
        reasons=tuple(ReasonCode(code) for code in row.reasons),
    )
    return ShownAttainment(
        component=row.component,
        verdict=attained.verdict,
        is_judged=ReasonCode.JUDGED in attained.reasons,
        sentence=sentence(attained, version, row.target, row.actual),
    )


def _years_in_words(each: Figures, words: dict[int, str]) -> list[YearInWords]:
    years = []
    for period in each.periods:
        for kind in (ValueKind.ACTUAL, ValueKind.TARGET):
            version = each.at(None, period, kind)
            if version is not None:
                said = words.get(version.pk) or version.words
                lines = said.splitlines() or [printed_value(version, each.measure, language())]
                years.append(YearInWords(period, kind == ValueKind.TARGET, version.state, lines))
    return years


def _component_names(all_figures: list[Figures]) -> dict[int, str]:
    parts: list[Component] = [part for each in all_figures for part in each.components if part]
    found = Translation.objects.filter(component__in=parts, language=content_language())
    return dict(found.values_list("component", "text"))


def _translated_words(all_figures: list[Figures]) -> dict[int, str]:
    versions = [version for each in all_figures for version in each.stated if version.words]
    found = Translation.objects.filter(version__in=versions, language=content_language())
    return dict(found.values_list("version", "text"))
