"""Parts that layouts share: cells of numbers and verdicts, counts in words, names of units."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from indicators import charts
from indicators.enums import Level, Verdict
from indicators.reports.blocks import Cell, Column, Content, Row, Table, Totals
from indicators.reports.document import (
    Accomplishment,
    Document,
    Measure,
    Programme,
    Subprogramme,
    counts,
)
from indicators.reports.layouts import left_out
from indicators.reports.layouts.marked import TRANSLATIONS
from indicators.reports.words import Words

NONE_PLANNED = "—"
MOST_AT_FULL_SIZE = 18
FELL_SHORT = (Verdict.REGRESSED, Verdict.NOT_MET, Verdict.PARTIALLY_MET)
REACHED = (Verdict.EXCEEDED, Verdict.MET)


@dataclass(frozen=True, slots=True)
class Place:
    """A measure with what it hangs on."""

    programme: Programme
    unit: Subprogramme
    accomplishment: Accomplishment
    measure: Measure


def places(document: Document) -> Iterable[Place]:
    for programme in document.programmes:
        for unit in programme.subprogrammes:
            for accomplishment in unit.accomplishments:
                for measure in accomplishment.measures:
                    yield Place(programme, unit, accomplishment, measure)


def text_columns(words: Words, *heads: tuple[str, int]) -> tuple[Column, ...]:
    return tuple(Column(words(head), Content.TEXT, width) for head, width in heads)


def number(printed: str, words: Words, *, is_strong: bool = False) -> Cell:
    return Cell(words.number(printed), number=plain(printed), is_strong=is_strong)


def actual(measure: Measure, words: Words, *, is_strong: bool = False) -> Cell:
    """A percentage with what is done and of how many."""
    cell = number(measure.actual, words, is_strong=is_strong)
    if not measure.share:
        return cell
    done, total = map(words.number, measure.share.split("/"))
    return replace(cell, note=words("{a} of {b}", a=done, b=total))


def number_or_none(printed: str, words: Words) -> Cell:
    """For files that compute: a cell without a number is empty."""
    return number(printed, words) if printed else Cell()


def count(n: int) -> Cell:
    return Cell(str(n), number=str(n))


# The same numbers stand in several tables.
@lru_cache(maxsize=8192)
def plain(printed: str) -> str:
    """A decimal as files compute with it; empty for a dash, a range, a list of components."""
    try:
        return f"{Decimal(printed):f}"
    except InvalidOperation:
        return ""


def verdict(measure: Measure, document: Document, words: Words) -> Cell:
    """The verdict, which opens into its reckoning, and beneath the one on the first promise."""
    return Cell(
        words.label(measure.verdict),
        note=originally(measure, words),
        verdict=measure.verdict,
        is_judged=bool(measure.judged_by),
        link=reckoning(measure, document),
    )


def originally(measure: Measure, words: Words) -> str:
    """The verdict against what had been promised before a revision; empty where nothing was."""
    if measure.original_verdict is None:
        return ""
    against = words.label(measure.original_verdict)
    if measure.former_target:
        target = words.number(measure.former_target)
        return words(
            "Against the original target of {target}: {verdict}", target=target, verdict=against
        )
    if measure.former_baseline:
        baseline = words.number(measure.former_baseline)
        return words(
            "From the original baseline of {baseline}: {verdict}",
            baseline=baseline,
            verdict=against,
        )
    return words("Against what was promised at first: {verdict}", verdict=against)


def revised(document: Document, words: Words) -> str:
    """How many measures were promised otherwise at first, and whether that changes anything."""
    found = [each for each in document.measures if each.original_verdict is not None]
    if not found:
        return ""
    return words(
        "Measures whose target or baseline was revised: {n}. Each verdict is against what was in "
        "force at the end of the period, and the one against the original stands beside it; they "
        "differ in {differing}.",
        n=len(found),
        differing=sum(each.original_verdict != each.verdict for each in found),
    )


def reckoning(measure: Measure, document: Document) -> str:
    """The page that opens the verdict, as known at the instant of the report."""
    if not document.reckonings:
        return ""
    at = f"{document.as_at.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}"
    return f"{document.reckonings}{measure.path.replace(' ', '-')}/?as_at={at}"


def named(measure: Measure, document: Document, words: Words) -> Cell:
    """The measure's name, a link to its page, and beneath how it is to be read."""
    return Cell(measure.name, note=about(measure, words), link=address(measure.path, document))


def address(path: str, document: Document) -> str:
    return f"{document.address}{path.replace(' ', '-')}/" if document.address else ""


def about(measure: Measure, words: Words) -> str:
    said = [measure.unit]
    said += [words.label(x) for x in (measure.direction, measure.accumulation) if x is not None]
    if measure.translation_status:
        said.append(words(TRANSLATIONS[measure.translation_status]))
    return " · ".join(part for part in said if part)


def fraction(exact: str, words: Words) -> str:
    """``-13/16`` with both parts as the language prints them."""
    return "/".join(words.number(part) for part in exact.split("/")) if exact else NONE_PLANNED


def tally(counted: Counter[Verdict]) -> tuple[int, int]:
    """How many were assessed, and how many of them met or exceeded their target."""
    assessed = sum(counted[verdict] for verdict in charts.ASSESSED)
    return assessed, sum(counted[verdict] for verdict in REACHED)


def totals(counted: Counter[Verdict]) -> Totals:
    """In the order of verdicts, first the assessed, then what stands beside them."""
    return tuple((each, counted[each]) for each in (*charts.ASSESSED, *charts.BESIDE))


def headline(counted: Counter[Verdict], words: Words) -> str:
    assessed, reached = tally(counted)
    if not assessed:
        said = words("No measure could be assessed.")
    else:
        said = words(
            "{reached} of {assessed} assessed measures met or exceeded their target.",
            reached=reached,
            assessed=assessed,
        )
        said += gap(words) + words("{short} fell short.", short=assessed - reached)
    without = counted[Verdict.NO_DATA]
    return said + gap(words) + words("Due and without data: {without}.", without=without)


def gap(words: Words) -> str:
    return "" if words.language == "zh-hans" else " "


def unit_name(unit: Subprogramme, words: Words) -> str:
    if unit.level is None:
        return words("The programme as a whole")
    label = words("{unit} {number}", unit=words.label(unit.level), number=unit.number).strip()
    return words("{unit}: {name}", unit=label, name=unit.name) if unit.name else label


def programme_name(programme: Programme, words: Words) -> str:
    label = words("{unit} {number}", unit=words("Programme"), number=programme.number)
    return words("{unit}: {name}", unit=label.strip(), name=programme.name)


def accomplishment_name(each: Accomplishment, words: Words) -> str:
    """``(a) Name`` where the plan letters them, ``Result 1: Name`` where it numbers them."""
    if not each.label.isdecimal():
        return f"{each.label} {each.name}".strip()
    numbered = words("{unit} {number}", unit=words.label(each.kind), number=each.label)
    return words("{unit}: {name}", unit=numbered, name=each.name)


def units_table(document: Document, words: Words) -> Table:
    """Counts by programme, or by subprogramme where there is one programme."""
    others = left_out.programmes(document)
    if len(document.programmes) == 1:
        return subprogrammes_table(document.programmes[0], words, others)
    return replace(
        _counted(document.programmes, "Programme", words("By programme"), words, others),
        is_small=len(document.programmes) > MOST_AT_FULL_SIZE,
    )


def subprogrammes_table(programme: Programme, words: Words, *others: left_out.Things) -> Table:
    """The same of the units of one programme; ``others`` is what else is not in it."""
    name = words("By subprogramme")
    return _counted(programme.subprogrammes, "Subprogramme", name, words, *others)


def _counted(
    units: Sequence[Programme | Subprogramme],
    kind: str,
    name: str,
    words: Words,
    *others: left_out.Things,
) -> Table:
    heads = ("Verdicts", "Met or exceeded", "Assessed", "No data")
    contents = (Content.TALLY, Content.NUMBER, Content.NUMBER, Content.NUMBER)
    widths = (48, 22, 20, 16)
    return Table(
        name=name,
        columns=(
            Column(words(kind)),
            *(Column(words(h), c, w) for h, c, w in zip(heads, contents, widths, strict=True)),
        ),
        rows=tuple(_unit_row(unit, words) for unit in units),
        left_out=left_out.said(
            words, *left_out.values(m for unit in units for m in unit.measures), *others
        ),
    )


def _unit_row(unit: Programme | Subprogramme, words: Words) -> Row:
    counted = counts(unit)
    assessed, reached = tally(counted)
    name = f"{unit.number} {unit.name}".strip()
    if isinstance(unit, Subprogramme) and unit.level != Level.SUBPROGRAMME:
        name = unit_name(unit, words)
    bar = Cell(words("{a} of {b}", a=reached, b=assessed), totals=totals(counted))
    return Row((Cell(name), bar, count(reached), count(assessed), count(counted[Verdict.NO_DATA])))
