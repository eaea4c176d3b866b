from decimal import Decimal
from fractions import Fraction
from xml.etree import ElementTree as ET

import pytest
from django.template import Context, Template
from django.utils import translation

from indicators.charts import Chart, Form, Point, Series
from indicators.enums import ValueStatus, Verdict

SVG = "{http://www.w3.org/2000/svg}"


def rendered(source: str, *, language: str = "en", **context: object) -> str:
    with translation.override(language):
        return Template("{% load indicators %}" + source).render(Context(context))


@pytest.mark.parametrize(
    ("choice", "printed"),
    [
        (Verdict.NO_DATA, "No data"),
        ("", ""),
        (None, ""),
    ],
)
def test_a_choice_shows_its_label(choice, printed):
    assert rendered("{{ choice|label }}", choice=choice) == printed


@pytest.mark.parametrize(
    ("language", "printed"), [("en", "1 &lt; 2."), ("zh-hans", "1 &lt; 2。"), ("ar", "1 &lt; 2.")]
)
def test_a_sentence_ends_as_in_its_language(language, printed):
    assert rendered("{{ words|sentence }}", words="1 < 2", language=language) == printed


def test_a_choice_read_from_the_database_needs_the_name_of_its_enumeration():
    assert rendered('{{ choice|label:"ValueStatus" }}', choice="returned") == "Returned"
    assert rendered("{{ choice|label }}", choice=ValueStatus.RETURNED) == "Returned"


@pytest.mark.parametrize(
    ("amount", "language", "printed"),
    [
        (None, "en", "—"),
        ("", "en", "—"),
        (0, "en", "0"),
        (Decimal("2500.50"), "en", "2\u202f500.50"),
        (Decimal("1E+3"), "en", "1\u202f000"),
        (Decimal("-54.5"), "fr", "\u221254,5"),
        (Fraction(13, 16), "en", "13/16"),
        ("2499", "zh-hans", "2\u202f499"),
        (Decimal("-54.5"), "ar", "<bdi>\u221254,5</bdi>"),
    ],
)
def test_a_number_is_printed_as_the_readers_language_does(amount, language, printed):
    assert rendered("{{ amount|number }}", amount=amount, language=language) == printed


def test_a_language_is_tagged_as_html_writes_it():
    assert rendered('{{ "zh-hans"|language_tag }} {{ "ar"|language_tag }}') == "zh-Hans ar"


def test_a_verdict_is_a_chip_of_glyph_and_word():
    chip = ET.fromstring(rendered('{% verdict_chip "MET" %}'))  # noqa: S314

    assert chip.get("class") == "verdict v-met"
    assert "".join(chip.itertext()).strip() == "Met"
    assert [use.get("href") for use in chip.iter("use")] == ["#g-met"]


def test_a_judged_verdict_says_so_to_those_who_listen():
    chip = ET.fromstring(rendered('{% verdict_chip "NOT_MET" judged=True %}'))  # noqa: S314

    assert "".join(chip.itertext()).strip() == "Not met, judged by a person"
    assert [use.get("href") for use in chip.iter("use")] == ["#g-not", "#g-judged"]


def test_a_verdict_bar_tells_every_count():
    bar = ET.fromstring(  # noqa: S314
        rendered(
            '{% verdict_bar counts "Energy <1>" width=260 height=14 %}',
            counts={Verdict.MET: 3, Verdict.NO_DATA: 1},
        )
    )

    assert bar.get("aria-label") == "Energy <1>: Met 3, No data 1"
    assert bar.get("viewBox") == "0 0 260 14"


def test_a_chart_brings_its_table_and_mirrors_in_arabic():
    point = Point(Decimal(5), "5", Decimal(6), "6")
    chart = Chart("Loads lost", Form.BARS, ("2024", "2025"), (Series((point, Point())),))

    figures = {
        language: rendered('{% chart_figure chart "m7" "Trucks" %}', chart=chart, language=language)
        for language in ("en", "ar")
    }

    places = {
        language: [
            bar.get("x")
            for bar in ET.fromstring(f"<div>{figure}</div>").iter(f"{SVG}rect")  # noqa: S314
        ]
        for language, figure in figures.items()
    }
    assert figures["en"].count('<table class="fig-data">') == 1
    assert "Actual against target: Trucks" in figures["en"]
    assert places == {"en": ["156"], "ar": ["244"]}


def test_a_count_line_never_leaves_out_what_is_missing():
    line = '{% include "indicators/parts/count_line.html" %}'

    counts = {"met": 7, "assessed": 9, "without_data": 1, "not_comparable": 2}
    counted = rendered(line, counts=counts)
    nothing = rendered(line, counts=dict.fromkeys(counts, 0))

    said = "7 of 9, 1 no data, 2 not comparable"
    assert " ".join(counted.split()) == f'<span class="num"> {said} </span>'
    said = "none assessed, 0 no data, 0 not comparable"
    assert " ".join(nothing.split()) == f'<span class="num"> {said} </span>'
