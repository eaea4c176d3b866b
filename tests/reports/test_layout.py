from collections import Counter
from dataclasses import replace

import pytest

from indicators.enums import ResultKind, Verdict
from indicators.reports.document import Document, Measure
from indicators.reports.layout import headline, laid_out
from indicators.reports.layout_parts import accomplishment_title
from indicators.reports.words import Words
from tests.reports.written import TEXTS, a_document


def with_verdicts(*verdicts: Verdict) -> Document:
    document = a_document()
    programme = document.programmes[0]
    unit = programme.subprogrammes[0]
    measures = tuple(
        Measure(path=f"m/{index}", label="", name=f"Measure {index}", verdict=verdict)
        for index, verdict in enumerate(verdicts)
    )
    unit = replace(unit, accomplishments=(replace(unit.accomplishments[0], measures=measures),))
    return replace(document, programmes=(replace(programme, subprogrammes=(unit,)),))


def test_the_headline_counts_what_is_missing_beside_what_was_assessed():
    document = with_verdicts(Verdict.MET, Verdict.NOT_MET, Verdict.NO_DATA, Verdict.NOT_DUE)

    laid = laid_out(document, digest="")

    assert laid["summary"]["headline"] == (
        "1 of 2 assessed measures met or exceeded their target. "
        "1 fell short. Due and without data: 1."
    )
    assert dict(laid["summary"]["totals"]) == {
        "EXCEEDED": 0,
        "MET": 1,
        "PARTIALLY_MET": 0,
        "NOT_MET": 1,
        "REGRESSED": 0,
        "NO_DATA": 1,
        "NOT_DUE": 1,
        "NOT_COMPARABLE": 0,
    }


def test_the_cover_says_to_which_day_the_history_is_sealed():
    sealed = replace(a_document("en"), sealed_to="2026-11-20", sealed_head="ab" * 32)

    facts = dict(laid_out(sealed, digest="")["cover"]["facts"])

    assert facts["History sealed to 2026-11-20"] == "ab" * 32
    unsealed = dict(laid_out(a_document("en"), digest="")["cover"]["facts"])
    assert [name for name in unsealed if name.startswith("History")] == []


def test_a_plan_with_nothing_to_assess_says_so():
    assert (
        headline(Counter(), Words.of("en"))
        == "No measure could be assessed. Due and without data: 0."
    )


@pytest.mark.parametrize("language", TEXTS)
def test_no_percentage_is_printed(language):
    assert "%" not in str(laid_out(a_document(language), digest=""))


def test_short_of_target_lists_the_worst_first_with_its_reason():
    document = with_verdicts(Verdict.PARTIALLY_MET, Verdict.MET, Verdict.REGRESSED)

    off = laid_out(document, digest="")["off"]

    assert [(each["verdict"], each["name"]) for each in off] == [
        ("REGRESSED", "Measure 2"),
        ("PARTIALLY_MET", "Measure 0"),
    ]
    assert off[0]["reason"] == "No reason given yet"
    assert off[0]["action"] == "No corrective action yet"


def test_deliverables_show_only_columns_the_plan_prints_and_what_became_of_each():
    unit = laid_out(a_document(), digest="")["programmes"][0]["subprogrammes"][0]

    table = unit["deliverables"]
    assert table["heads"] == [
        "Deliverable",
        "2024 planned",
        "2024 actual",
        "2025 planned",
        "2025 actual",
        "2026 planned",
        "State",
    ]
    rows = table["categories"][0]["rows"]
    assert [row["cells"] for row in rows] == [["6", "6", "6", "5", "7"], ["—", "—", "—", "2", "3"]]
    assert [row["state"] for row in rows] == ["1 short", "unplanned"]


def test_words_by_year_keep_their_lines_and_a_missing_year_its_dash():
    unit = laid_out(a_document(), digest="")["programmes"][0]["subprogrammes"][0]

    (table,) = unit["accomplishments"][0]["in_words"]
    assert table["heads"] == ["2023 (actual)", "2024 (actual)", "2025 (target)"]
    assert table["cells"] == [
        ["—"],
        ["Focal points named by six States", "Text agreed save for one article"],
        ["Text agreed save for one article"],
    ]
    assert table["now"] == 1


def test_what_was_left_out_is_counted_on_the_cover():
    facts = dict(laid_out(a_document(), digest="")["cover"]["facts"])

    assert facts["Left out of the figures"] == (
        "drafts: 3; values submitted and not yet approved: none; "
        "values suppressed for confidentiality: none; "
        "translations not cleared, marked where they stand: 2"
    )


def test_measures_that_hang_on_the_programme_itself_have_their_own_heading():
    document = a_document()
    programme = document.programmes[0]
    unit = replace(programme.subprogrammes[0], level=None, number="", name="")

    laid = laid_out(
        replace(document, programmes=(replace(programme, subprogrammes=(unit,)),)), digest=""
    )

    assert laid["programmes"][0]["subprogrammes"][0]["name"] == "The programme as a whole"


def test_a_chart_is_titled_and_numbered_in_the_language_of_the_report():
    document = a_document("ar")

    unit = laid_out(document, digest="")["programmes"][0]["subprogrammes"][0]

    (figure,) = unit["accomplishments"][0]["figures"]
    assert figure["name"] == TEXTS["ar"]["hours"]
    assert ">54,5<" in figure["svg"]


@pytest.mark.parametrize(
    ("label", "title"),
    [
        ("(a)", "(a) Border agencies work to one set of procedures"),
        ("1", "Result 1: Border agencies work to one set of procedures"),
        ("", "Border agencies work to one set of procedures"),
    ],
)
def test_a_result_is_headed_as_its_plan_counts_it(label, title):
    document = a_document()
    unit = document.programmes[0].subprogrammes[0]
    result = replace(unit.accomplishments[0], label=label, kind=ResultKind.RESULT)

    headed = accomplishment_title(result, Words.of("en"))

    assert headed == title
