from fractions import Fraction

import pytest

from indicators.attainment import Case
from indicators.attainment.agreement import Found, Weighed, weighed, weighed_by_numbers
from indicators.enums import (
    MEANT,
    Agreement,
    Basis,
    Discrepancy,
    DocumentVerdict,
    MeasureKind,
    ReasonCode,
    Verdict,
)

AGREES = Weighed(Agreement.AGREES)
UP, DOWN, TEXT = MeasureKind.INCREASE, MeasureKind.DECREASE, MeasureKind.MILESTONE


def differs(cause):
    return Weighed(Agreement.DIFFERS, cause)


def not_compared(cause):
    return Weighed(Agreement.NOT_COMPARED, cause)


def silent(verdict, *reasons, kind=UP):
    return Found(kind, verdict, reasons)


def numbers(actual, target, verdict, kind=UP):
    a, t = Fraction(actual), Fraction(target)
    gap = t - a if kind == DOWN else a - t
    return Found(kind, verdict, (), gap, frozenset({a, t}))


@pytest.mark.parametrize(
    ("said", "verdict", "agrees"),
    [
        (said, verdict, verdict in verdicts)
        for said, verdicts in {
            DocumentVerdict.EXCEEDED: {Verdict.EXCEEDED},
            DocumentVerdict.MET: {Verdict.MET},
            DocumentVerdict.ACHIEVED: {Verdict.EXCEEDED, Verdict.MET},
            DocumentVerdict.NOT_MET: {Verdict.PARTIALLY_MET, Verdict.NOT_MET, Verdict.REGRESSED},
        }.items()
        for verdict in (
            Verdict.EXCEEDED,
            Verdict.MET,
            Verdict.PARTIALLY_MET,
            Verdict.NOT_MET,
            Verdict.REGRESSED,
        )
    ],
)
def test_each_word_of_a_document_means_these_verdicts(said, verdict, agrees):
    found = weighed(MEANT[said], [Found(MeasureKind.MAINTAIN, verdict)])

    assert (found == AGREES) is agrees
    assert found.agreement != Agreement.NOT_COMPARED


@pytest.mark.parametrize(
    ("case", "found", "cause"),
    [
        ("no measure", [], Discrepancy.NO_MEASURE),
        ("year not computed", [Found(UP)], Discrepancy.NOT_COMPUTED),
        (
            "no target",
            [silent(Verdict.NOT_COMPARABLE, ReasonCode.NO_TARGET)],
            ReasonCode.NO_TARGET,
        ),
        (
            "kind unknown",
            [silent(Verdict.NOT_COMPARABLE, ReasonCode.KIND_UNKNOWN, kind=None)],
            ReasonCode.KIND_UNKNOWN,
        ),
        (
            "basis unknown",
            [silent(Verdict.NOT_COMPARABLE, ReasonCode.BASIS_UNKNOWN)],
            ReasonCode.BASIS_UNKNOWN,
        ),
        (
            "no actual",
            [silent(Verdict.NO_DATA, ReasonCode.NOT_REPORTED)],
            ReasonCode.NOT_REPORTED,
        ),
        (
            "in words and not judged",
            [silent(Verdict.NO_DATA, ReasonCode.NOT_REPORTED, kind=TEXT)],
            Discrepancy.IN_WORDS,
        ),
        (
            "one component is silent",
            [
                Found(
                    UP,
                    Verdict.NO_DATA,
                    (ReasonCode.INCOMPLETE_COMPONENTS,),
                    parts=(
                        Found(UP, Verdict.MET),
                        silent(Verdict.NOT_COMPARABLE, ReasonCode.PROXY),
                    ),
                )
            ],
            ReasonCode.PROXY,
        ),
    ],
)
def test_what_cannot_be_compared_has_its_cause(case, found, cause):
    assert weighed(MEANT[DocumentVerdict.MET], found) == not_compared(cause), case


@pytest.mark.parametrize(
    ("case", "meant", "found", "said", "outcome"),
    [
        (
            "64.1 against 64 is called met",
            {Verdict.MET},
            numbers("64.1", "64", Verdict.EXCEEDED),
            (),
            differs(Discrepancy.MET_NOT_EXCEEDED),
        ),
        (
            "fewer are better",
            {Verdict.EXCEEDED},
            numbers("51.8", "55.2", Verdict.NOT_MET),
            ("51.8", "55.2"),
            differs(Discrepancy.OTHER_DIRECTION),
        ),
        (
            "more are better",
            MEANT[DocumentVerdict.NOT_MET],
            numbers("3", "5", Verdict.EXCEEDED, DOWN),
            (),
            differs(Discrepancy.OTHER_DIRECTION),
        ),
        (
            "the sentence says 15, the value is 12",
            {Verdict.EXCEEDED},
            numbers("12", "14", Verdict.NOT_MET),
            ("15", "14"),
            differs(Discrepancy.OTHER_NUMBERS),
        ),
        (
            "a person is milder",
            {Verdict.PARTIALLY_MET},
            numbers("9", "10", Verdict.NOT_MET),
            (),
            differs(Discrepancy.OTHERWISE),
        ),
        (
            "met exactly and called missed",
            MEANT[DocumentVerdict.NOT_MET],
            numbers("10", "10", Verdict.MET),
            (),
            differs(Discrepancy.OTHERWISE),
        ),
        ("zero is a number", {Verdict.MET}, numbers("0", "0", Verdict.MET), ("0",), AGREES),
    ],
)
def test_a_difference_has_its_cause_as_far_as_the_numbers_show_one(
    case, meant, found, said, outcome
):
    assert weighed(meant, [found], said=[Fraction(each) for each in said]) == outcome, case


def test_of_several_measures_one_that_agrees_is_enough():
    found = [Found(UP, Verdict.NOT_MET), Found(UP, Verdict.MET)]

    assert weighed(MEANT[DocumentVerdict.MET], found) == AGREES


@pytest.mark.parametrize(
    ("said", "target", "actual", "outcome"),
    [
        (DocumentVerdict.EXCEEDED, "90", "100", not_compared(Discrepancy.IF_MORE_IS_BETTER)),
        (DocumentVerdict.EXCEEDED, "90", "80", not_compared(Discrepancy.IF_LESS_IS_BETTER)),
        (DocumentVerdict.NOT_MET, "90", "80", not_compared(Discrepancy.IF_MORE_IS_BETTER)),
        (DocumentVerdict.MET, "90", "90", AGREES),
        (DocumentVerdict.ACHIEVED, "90", "90", AGREES),
        (DocumentVerdict.MET, "90", "91", differs(Discrepancy.OTHERWISE)),
        (DocumentVerdict.EXCEEDED, "0", "0", differs(Discrepancy.OTHERWISE)),
    ],
)
def test_without_a_measure_a_sentence_is_weighed_by_its_own_numbers(said, target, actual, outcome):
    case = Case(None, target=Fraction(target), actual=Fraction(actual))

    assert weighed_by_numbers(MEANT[said], case) == outcome


@pytest.mark.parametrize(
    ("said", "kind", "actual", "outcome"),
    [
        (DocumentVerdict.EXCEEDED, UP, "100", AGREES),
        (DocumentVerdict.EXCEEDED, DOWN, "100", differs(Discrepancy.OTHER_DIRECTION)),
        (DocumentVerdict.EXCEEDED, DOWN, "80", AGREES),
        (DocumentVerdict.NOT_MET, UP, "80", AGREES),
        (DocumentVerdict.MET, UP, "91", differs(Discrepancy.MET_NOT_EXCEEDED)),
        (DocumentVerdict.ACHIEVED, MeasureKind.MAINTAIN, "90", AGREES),
        (DocumentVerdict.ACHIEVED, MeasureKind.MAINTAIN, "91", differs(Discrepancy.OTHERWISE)),
    ],
)
def test_once_a_person_says_the_way_the_sentences_own_numbers_are_judged(
    said, kind, actual, outcome
):
    case = Case(kind, target=Fraction(90), actual=Fraction(actual))

    assert weighed_by_numbers(MEANT[said], case) == outcome


@pytest.mark.parametrize(
    ("bases", "cause"),
    [
        ({"basis": Basis.UNKNOWN}, ReasonCode.BASIS_UNKNOWN),
        ({"basis": Basis.TOTAL, "actual_basis": Basis.INCREMENT}, ReasonCode.BASIS_DIFFERS),
    ],
)
@pytest.mark.parametrize("kind", [None, UP])
def test_numbers_on_no_common_basis_say_nothing(bases, cause, kind):
    case = Case(kind, target=Fraction(9), actual=Fraction(9), **bases)

    assert weighed_by_numbers({Verdict.MET}, case) == not_compared(cause)
