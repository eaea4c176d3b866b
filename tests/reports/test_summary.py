"""The summary for a director is one page, whatever the plan holds, and says what it cuts."""

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from indicators.enums import Level, MissReason, ReportKind, ResultKind, Verdict
from indicators.reports.blocks import Table
from indicators.reports.document import (
    Accomplishment,
    Document,
    Explanation,
    LeftOut,
    Measure,
    Programme,
    Subprogramme,
)
from indicators.reports.layouts import laid_out
from indicators.reports.layouts.summary import cut
from indicators.reports.pdf import compile_pdf
from tests.reports.written import TEXTS, a_document


def a_large_plan(language: str) -> Document:
    """28 programmes with long names, all that a cover can say, and many targets missed."""
    words = TEXTS[language]
    long = "; ".join((words["hours"], words["lost"], words["corridor"], words["accomplishment"]))
    why = Explanation(f"{long}. {long}", f"{long}. {long}", tuple(MissReason)[:3], "2026-09-30")
    programmes = tuple(
        Programme(
            f"programme {number}",
            str(number),
            long,
            (
                Subprogramme(
                    f"programme {number}/subprogramme 1",
                    Level.SUBPROGRAMME,
                    "1",
                    long,
                    accomplishments=(
                        Accomplishment("(a)", long, ResultKind.ACCOMPLISHMENT, measures(long, why)),
                    ),
                ),
            ),
        )
        for number in range(1, 29)
    )
    return a_document(
        language,
        kind=ReportKind.SUMMARY,
        programmes=programmes,
        plan_title=f"{words['plan']}: {words['accomplishment']}, {words['corridor']}",
        left_out=LeftOut(3, 4, 5, 6, 7),
        sealed_to="2026-02-19",
        sealed_head="ab" * 32,
        provisional=True,
        has_drafts=True,
    )


def measures(name: str, why: Explanation) -> tuple[Measure, ...]:
    return tuple(
        Measure(
            path=str(at),
            label=str(at),
            name=name,
            verdict=verdict,
            baseline="1234567.5",
            target="2345678.5",
            actual="1111111.5",
            explanation=why,
        )
        for at, verdict in enumerate(Verdict)
    )


@pytest.mark.parametrize("language", TEXTS)
def test_the_summary_of_a_large_plan_is_one_page(language):
    file = compile_pdf(a_large_plan(language).as_json())

    with pikepdf.open(BytesIO(file)) as opened:
        assert len(opened.pages) == 1


def test_it_says_what_it_cuts_and_how_many_rows_it_leaves_out():
    tables = [b for b in laid_out(a_large_plan("en"), digest="").blocks if isinstance(b, Table)]

    assert [(len(table.rows), table.left_out) for table in tables] == [
        (
            10,
            "Not in this table: programmes that were not asked for (7). "
            "What ends in … is in full in the performance report. "
            "18 more are in the performance report.",
        ),
        (
            4,
            "Not in this table: measures that are not of this list (168); "
            "programmes that were not asked for (7). "
            "What ends in … is in full in the performance report. "
            "80 more are in the performance report.",
        ),
    ]


def test_a_small_plan_is_told_whole():
    small = replace(a_document(), kind=ReportKind.SUMMARY)

    tables = [b for b in laid_out(small, digest="").blocks if isinstance(b, Table)]

    assert [table.left_out for table in tables] == [
        "Not in this table: drafts (3).",
        "Not in this table: drafts (3); measures that are not of this list (2).",
    ]


@pytest.mark.parametrize(
    ("text", "room", "left"),
    [
        ("short", 5, "short"),
        ("two words here", 9, "two words…"),
        ("two words here", 8, "two…"),
        ("one-long-word", 5, "one-l…"),
        ("各边境机构", 10, "各边境机构"),
        ("各边境机构", 9, "各边境机…"),
        ("", 3, ""),
    ],
)
def test_words_are_cut_whole_where_a_language_parts_them(text, room, left):
    assert cut(text, room) == left
