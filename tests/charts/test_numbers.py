import pytest

from indicators.charts import localized


@pytest.mark.parametrize(
    ("plain", "language", "printed"),
    [
        ("0", "en", "0"),
        ("2500", "en", "2\u202f500"),
        ("1234567.80", "en", "1\u202f234\u202f567.80"),
        ("1234567.80", "zh-hans", "1\u202f234\u202f567.80"),
        ("-1234.5", "fr", "\u22121\u202f234,5"),
        ("54.5", "ar", "54,5"),
        ("0.05", "ru", "0,05"),
        ("—", "en", "—"),
        ("13/16", "es", "13/16"),
        ("007", "en", "007"),
        ("1 234", "en", "1 234"),
        ("", "en", ""),
        ("١٢٣٤", "en", "١٢٣٤"),
    ],
)
def test_a_number_is_printed_as_the_language_does(plain, language, printed):
    assert localized(plain, language) == printed
