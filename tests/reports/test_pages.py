"""What the typesetter is given: phrases of other languages set apart in Arabic, lean cells."""

import pytest

from indicators.enums import Verdict
from indicators.reports.blocks import Cell, Content, Row
from indicators.reports.layouts import laid_out
from indicators.reports.pages import Cells, printable
from indicators.reports.phrases import isolated
from tests.reports.written import a_document


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("النقل والحدود", "النقل والحدود"),
        ("RCAB/2024/6 · الأداء 2025", "RCAB/2024/6 · الأداء 2025"),
        ("حكم به Mina Solari.", "حكم به \u2066Mina Solari\u2069."),
        (
            "تأخر العمل. The signs were ordered in autumn.",
            "تأخر العمل. \u2066The signs were ordered in autumn.\u2069",
        ),
        ("البالغ 40 road sections؛ نعم", "البالغ \u206640 road sections\u2069؛ نعم"),
        ("نوفمبر 2026 22:12 UTC", "نوفمبر 2026 \u206622:12 UTC\u2069"),
        ("مستحق في 2026-02-01.", "مستحق في \u20662026-02-01\u2069."),
        ("منذ 2025-11-20 23:59 UTC: 4.", "منذ \u20662025-11-20 23:59 UTC\u2069: 4."),
        ("Rail links (all): العنصر", "\u2066Rail links (all)\u2069: العنصر"),
        ("النتيجة 1: Rail links", "النتيجة 1: \u2066Rail links\u2069"),
        ("Rail links [لم تترجم]", "\u2066Rail links\u2069 [لم تترجم]"),
        ("Trains run. Goods move. [لم تترجم]", "\u2066Trains run. Goods move.\u2069 [لم تترجم]"),
        ("المؤتمر (number of days)", "المؤتمر (\u2066number of days\u2069)"),
        ("Road [لم تترجم] 9", "Road [لم تترجم] 9"),
    ],
)
def test_phrases_of_other_languages_keep_their_order_in_arabic(told, shown):
    assert isolated(told) == shown


def test_addresses_and_looks_stay_as_they_are():
    cell = {"is": "Cell", "text": "Rail links", "link": "https://tracker.example/a b/"}

    assert isolated([cell]) == [{**cell, "text": "\u2066Rail links\u2069"}]


def test_a_cell_says_only_what_it_has():
    cells = (
        (Cell("words"), Content.TEXT),
        (Cell("5.0", number="5.0"), Content.NUMBER),
        (Cell("5.0", number="5.0", is_strong=True), Content.NUMBER),
        (Cell("name", note="hours", link="https://tracker.example/"), Content.TEXT),
        (Cell("(a)\twords"), Content.TEXT),
        (Cell("Met", verdict=Verdict.MET), Content.VERDICT),
        (Cell(lines=("one", "two")), Content.TEXT),
        (Cell(lines=("one",)), Content.TEXT),
        (Cell("1 of 3", totals=((Verdict.MET, 1), (Verdict.NOT_MET, 2))), Content.TALLY),
    )

    *printed, tally = Cells(laid_out(a_document("en"), digest="")).row(
        Row(tuple(cell for cell, _ in cells)), [content for _, content in cells]
    )

    assert printed == [
        "words",
        "5.0",
        {"number": "5.0"},
        {"text": "name", "link": "https://tracker.example/", "note": "hours"},
        {"text": "(a)\twords"},
        {"verdict": Verdict.MET},
        {"lines": ("one", "two")},
        "one",
    ]
    assert (tally["alt"], len(tally["bars"])) == ("Met 1; Not met 2", 2)


def test_only_arabic_has_phrases_set_apart():
    english = printable(laid_out(a_document("en"), digest=""), "made with")

    assert "Border crossings" in str(english)
    assert "\u2066" not in str(english)
