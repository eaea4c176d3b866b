"""The unweighted mean of L with its band: named cases, and what always holds."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.attainment.named_index import NamedIndex, index_of

BANDS = (Fraction(100), Fraction(50))


@pytest.mark.parametrize(
    ("ratios", "per_cent", "least", "below", "measures", "without"),
    [
        pytest.param(["1", "1"], "100.0", 100, None, 2, 0, id="all reached"),
        pytest.param(["3/2", "1/2"], "100.0", 100, None, 2, 0, id="one makes up for another"),
        pytest.param(["0.99", "1"], "99.5", 50, 100, 2, 0, id="below the first band"),
        pytest.param(["0.9996"], "99.96", 50, 100, 1, 0, id="a hair below stays below"),
        pytest.param(["1/2"], "50.0", 50, 100, 1, 0, id="on the end of a band"),
        pytest.param(["1/3"], "33.3", None, 50, 1, 0, id="below all bands"),
        pytest.param(["0"], "0.0", None, 50, 1, 0, id="zero is a value"),
        pytest.param(["1", None], "100.0", 100, None, 1, 1, id="without L is in no mean"),
        pytest.param([None], "", None, None, 0, 1, id="insufficient data"),
        pytest.param([], "", None, None, 0, 0, id="no measures"),
    ],
)
def test_the_case_has_its_mean_and_band(ratios, per_cent, least, below, measures, without):
    index = index_of([None if each is None else Fraction(each) for each in ratios], BANDS)

    assert index.per_cent == per_cent
    assert (index.least, index.below, index.measures, index.without) == (
        least,
        below,
        measures,
        without,
    )


def test_other_bands_can_be_set():
    index = index_of([Fraction(4, 5)], (Fraction(90), Fraction(75), Fraction(60)))

    assert index == NamedIndex(Fraction(80), 1, 0, Fraction(75), Fraction(90))


ratios = st.fractions(min_value=0, max_value=30, max_denominator=999)


@given(st.lists(ratios | st.none(), max_size=9))
def test_the_mean_lies_in_its_band_and_so_does_what_is_printed(found):
    index = index_of(found, BANDS)

    assert index.measures + index.without == len(found)
    for mean in (index.mean, Fraction(index.per_cent) if index.per_cent else None):
        assert mean is None or index.least is None or mean >= index.least
        assert mean is None or index.below is None or mean < index.below


@given(st.lists(ratios, min_size=1, max_size=9))
def test_no_measure_weighs_more_than_another(found):
    assert index_of(found, BANDS) == index_of(found[::-1], BANDS)
    assert index_of(found * 2, BANDS).mean == index_of(found, BANDS).mean
