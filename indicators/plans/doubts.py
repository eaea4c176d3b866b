"""What a reader may propose about a measure, and every question it may leave to a person.

A sentence such as "more countries have a plan" states a direction, "no complaints" implies
zero, "90 per cent" may be a target or part of what is counted. Nothing proposed here counts
until a person confirms it; what the sentence leaves open becomes a ``Doubt``.
"""

from dataclasses import dataclass

from indicators.enums import Accumulation, Direction, Labelled, MeasureKind
from indicators.enums.labelled import marked as _
from indicators.plans import sentence_en, sentence_zh
from indicators.plans.sentence import Claim

# Longer than any sentence; a text that long proposes nothing.
LONGEST_SENTENCE = 2_000


class DoubtCode(Labelled):
    """The ``code`` of a doubt; the label is the question a person reads."""

    DIRECTION_NOT_STATED = (
        "direction_not_stated",
        _("The sentence does not say whether higher or lower is better."),
    )
    KIND_PROPOSED = (
        "kind_proposed",
        _("The kind of measure follows from words such as “no” or “all”; please confirm it."),
    )
    TARGET_PROPOSED = (
        "target_proposed",
        _("A target was read out of the sentence; please confirm it."),
    )
    NUMBER_IN_DEFINITION = (
        "number_in_definition",
        _("The sentence holds a number that says what is counted; it was not taken as a target."),
    )
    BASIS_UNKNOWN = (
        "basis_unknown",
        _("The document does not say whether the target is a total or an increment."),
    )
    SEVERAL_MEASURES_IN_ONE = (
        "several_measures_in_one",
        _("The sentence asks for more than one number; the measure may need components."),
    )
    VALUES_ONLY_IN_FIGURE = (
        "values_only_in_figure",
        _("The values stand in a figure and are not in the text."),
    )
    PARTS_DO_NOT_ADD_UP = (
        "parts_do_not_add_up",
        _("The printed parts do not add up to the printed total."),
    )
    PROXY_YEAR = (
        "proxy_year",
        _("The document gives a proxy measure for this year; it is a break in the series."),
    )
    TABLE_UNCLEAR = (
        "table_unclear",
        _("The cells of this table cannot be told apart in the text; look at the document."),
    )
    VERDICT_NOT_READ = (
        "verdict_not_read",
        _("The paragraph judges a planned result, but no verdict was found in its words."),
    )
    PERIOD_NOT_PRINTED = (
        "period_not_printed",
        _("The document does not say for which years it is; load the whole document."),
    )
    SYMBOL_NOT_PRINTED = (
        "symbol_not_printed",
        _("The document does not print its symbol; please give it."),
    )
    PRINTED_TWICE = (
        "printed_twice",
        _("Two values are printed for one year; the second was kept under a number of its own."),
    )
    KIND_NOT_PRINTED = (
        "kind_not_printed",
        _("The value is printed neither as actual nor as planned; its year decided."),
    )
    LABEL_DIFFERS = (
        "label_differs",
        _("The chart prints another number than it stores; the stored one was kept."),
    )
    PRINTED_IN_UNITS = (
        "printed_in_units",
        _("The chart prints its values in thousands or millions and stores them in ones."),
    )
    SOURCE_ERROR = (
        "source_error",
        _("This looks like an error in the document; it was kept as printed."),
    )


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the sentence of a measure states; ``None`` where it does not say.

    ``target`` is only what is printed: a decimal (``"7"``), two for a range (``"85-90"``), or
    words for a benchmark. A kind that implies its target (zero, full) leaves it ``None`` unless
    the number is printed. ``unit`` is ``%``, or the word of the sentence.
    """

    measure_kind: MeasureKind | None = None
    direction: Direction | None = None
    unit: str | None = None
    accumulation: Accumulation | None = None
    target: str | None = None
    doubts: tuple[str, ...] = ()


def propose(text: str, language: str) -> Proposal:
    """Read the sentence of a measure. ``language`` is a tag: ``zh...`` Chinese, else English."""
    grammar = sentence_zh if language.lower().startswith("zh") else sentence_en
    claim = grammar.claim(text) if len(text) <= LONGEST_SENTENCE else Claim()
    return Proposal(
        measure_kind=claim.kind,
        direction=claim.direction,
        unit=claim.unit,
        accumulation=claim.accumulation,
        target=claim.target,
        doubts=_doubts(claim),
    )


def definition_numbers(text: str, language: str) -> tuple[str, ...]:
    """The numbers of a sentence that say what is counted, in plain digits."""
    grammar = sentence_zh if language.lower().startswith("zh") else sentence_en
    return tuple(number.plain for number in grammar.claim(text).definition_numbers)


def _doubts(claim: Claim) -> tuple[str, ...]:
    asked = {
        DoubtCode.DIRECTION_NOT_STATED: claim.direction is None,
        DoubtCode.KIND_PROPOSED: claim.implied,
        DoubtCode.TARGET_PROPOSED: claim.target is not None,
        DoubtCode.NUMBER_IN_DEFINITION: bool(claim.definition_numbers),
        DoubtCode.BASIS_UNKNOWN: claim.change_only,
        DoubtCode.SEVERAL_MEASURES_IN_ONE: claim.several,
    }
    return tuple(code.value for code, holds in asked.items() if holds)
