import pytest

from indicators import ledger


@pytest.mark.parametrize(
    ("parts", "key"),
    [
        ({}, ""),
        ({"sex": "women"}, "sex=women"),
        ({"sex": "women", "age": "15-24"}, "age=15-24;sex=women"),
    ],
)
def test_a_part_has_one_key_whatever_the_order_of_its_dimensions(parts, key):
    written = ledger.disaggregation(parts)

    assert (written, ledger.parts_of(written)) == (key, parts)
