from collections import Counter
from dataclasses import replace

import pytest

from indicators.enums import (
    Departure,
    DocumentVerdict,
    ReportColumn,
    ReportKind,
    ResultKind,
    Verdict,
)
from indicators.reports.blocks import Block, Figures, Heading, Paragraph, Table, Tally
from indicators.reports.delivered import Departed, Implementation, Implemented
from indicators.reports.document import (
    Difference,
    Document,
    Measure,
    Standing,
)
from indicators.reports.layouts import laid_out, tabulated
from indicators.reports.layouts.parts import accomplishment_name, headline
from indicators.reports.printed import PrintedPlan
from indicators.reports.words import Words
from tests.reports.written import TEXTS, a_document


def blocks(document: Document, kind: type[Block]) -> list[Block]:
    return [b for b in laid_out(document, digest="").blocks if isinstance(b, kind)]


def table(document: Document, name: str) -> Table:
    return next(each for each in blocks(document, Table) if each.name.startswith(name))


def texts(found: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in found.rows if not row.band]


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

    lead, total = blocks(document, Paragraph)[0], blocks(document, Tally)[0]

    assert lead.text == (
        "1 of 2 assessed measures met or exceeded their target. "
        "1 fell short. Due and without data: 1."
    )
    assert dict(total.totals) == {
        "EXCEEDED": 0,
        "MET": 1,
        "PARTIALLY_MET": 0,
        "NOT_MET": 1,
        "REGRESSED": 0,
        "NO_DATA": 1,
        "NOT_DUE": 1,
        "NOT_COMPARABLE": 0,
    }


def test_each_programme_of_a_whole_plan_draws_a_bar_for_each_of_its_units():
    document = with_verdicts(Verdict.MET, Verdict.NOT_MET)
    programme = document.programmes[0]
    units = (*programme.subprogrammes, *programme.subprogrammes)
    several = replace(programme, subprogrammes=units)
    alone = replace(programme, subprogrammes=units[:1])

    whole = blocks(replace(document, programmes=(several, alone)), Table)
    one = blocks(replace(document, programmes=(several,)), Table)

    assert [each.name for each in whole if each.name.startswith("By ")] == [
        "By programme",
        "By subprogramme",
    ]
    assert [each.name for each in one if each.name.startswith("By ")] == ["By subprogramme"]
    bars = next(each for each in whole if each.name == "By subprogramme")
    assert [dict(row.cells[1].totals)[Verdict.NOT_MET] for row in bars.rows] == [1, 1]


def test_the_cover_says_to_which_day_the_history_is_sealed():
    sealed = replace(a_document("en"), sealed_to="2026-11-20", sealed_head="ab" * 32)

    facts = dict(laid_out(sealed, digest="").cover.facts)

    assert facts["History sealed to 2026-11-20"] == "ab" * 32
    unsealed = dict(laid_out(a_document("en"), digest="").cover.facts)
    assert [name for name in unsealed if name.startswith("History")] == []


def test_a_plan_with_nothing_to_assess_says_so():
    assert (
        headline(Counter(), Words.of("en"))
        == "No measure could be assessed. Due and without data: 0."
    )


@pytest.mark.parametrize("language", TEXTS)
def test_no_percentage_is_printed(language):
    printed = str(laid_out(a_document(language), digest=""))

    assert "13/16" in printed
    assert "%" not in printed


def test_short_of_target_lists_the_worst_first_with_its_reason():
    document = with_verdicts(Verdict.PARTIALLY_MET, Verdict.MET, Verdict.REGRESSED)

    short = table(document, "Short of target")

    assert [(row.cells[0].verdict, row.cells[1].text) for row in short.rows] == [
        (Verdict.REGRESSED, "Measure 2"),
        (Verdict.PARTIALLY_MET, "Measure 0"),
    ]
    assert (short.rows[0].cells[2].text, short.rows[0].cells[2].note) == (
        "No reason given yet",
        "→ No corrective action yet",
    )


def test_deliverables_show_only_columns_the_plan_prints_and_what_became_of_each():
    found = table(a_document(), "Deliverables")

    assert [column.head for column in found.columns] == [
        "Deliverable",
        "2024 planned",
        "2024 actual",
        "2025 planned",
        "2025 actual",
        "2026 planned",
        "State",
    ]
    assert [row[1:] for row in texts(found)] == [
        ["6", "6", "6", "5", "7", "1 short"],
        ["—", "—", "—", "2", "3", "unplanned"],
    ]


def test_a_category_of_deliverables_says_how_many_of_those_planned_were_implemented():
    found = table(a_document(), "Deliverables")

    assert [row.band for row in found.rows if row.band] == [
        "A. Meetings and bodies · 5 of 6 implemented"
    ]


def test_words_by_year_keep_their_lines_and_a_missing_year_its_dash():
    found = table(a_document(), "States agree on the corridor")

    assert [column.head for column in found.columns] == [
        "2023 (actual)",
        "2024 (actual)",
        "2025 (target)",
    ]
    assert [cell.lines for cell in found.rows[0].cells] == [
        ("—",),
        ("Focal points named by six States", "Text agreed save for one article"),
        ("Text agreed save for one article",),
    ]
    assert found.shaded == 1


def test_what_was_left_out_is_counted_on_the_cover():
    facts = dict(laid_out(a_document(), digest="").cover.facts)

    assert facts["Left out of the figures"] == (
        "drafts: 3; values submitted and not yet approved: none; "
        "values suppressed for confidentiality: none; "
        "translations not cleared, marked where they stand: 2; "
        "texts not translated, marked where they stand: none; "
        "narratives not yet published: none; "
        "programmes that were not asked for: none; "
        "years that were not asked for: none"
    )


def test_measures_that_hang_on_the_programme_itself_have_their_own_heading():
    document = a_document()
    programme = document.programmes[0]
    unit = replace(programme.subprogrammes[0], level=None, number="", name="")

    whole = replace(document, programmes=(replace(programme, subprogrammes=(unit,)),))

    assert "The programme as a whole" in [each.text for each in blocks(whole, Heading)]


def test_a_chart_is_titled_and_numbered_in_the_language_of_the_report():
    document = a_document("ar")

    (drawn,) = blocks(document, Figures)

    (figure,) = drawn.figures
    assert (figure.label, figure.name) == ("الشكل 1", TEXTS["ar"]["hours"])
    assert figure.chart.series[0].points[-1].printed == "54,5"


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

    headed = accomplishment_name(result, Words.of("en"))

    assert headed == title


def test_a_table_of_measures_shows_the_columns_that_were_chosen():
    chosen = replace(a_document(), columns=(ReportColumn.ACTUAL, ReportColumn.PROGRESS))

    found = table(chosen, "(a) Border agencies")

    assert [column.head for column in found.columns] == [
        "",
        "Performance measure",
        "Actual",
        "Progress P",
        "Verdict",
    ]
    assert texts(found)[0][2:] == ["54.5", "13/16", "Partially met"]


def test_a_measure_leads_to_its_page_in_the_service():
    document = replace(a_document(), address="https://tracker.example/plans/rcab/")

    found = table(document, "(a) Border agencies")

    assert found.rows[0].cells[1].link == (
        "https://tracker.example/plans/rcab/programme/6/subprogramme/2/a/1/"
    )


def test_a_report_with_drafts_says_so_on_its_cover_and_across_every_page():
    laid = laid_out(replace(a_document(), has_drafts=True), digest="")

    assert laid.watermark == "With drafts: not approved"
    assert laid.cover.warning == "With drafts: values that nobody has approved are counted."


def test_the_summary_has_no_cover_and_says_what_it_leaves_to_the_report():
    laid = laid_out(replace(a_document(), kind=ReportKind.SUMMARY), digest="d")

    assert (laid.has_cover, laid.title) == (False, "Summary of programme performance 2025")
    assert [b.text for b in laid.blocks if isinstance(b, Heading)] == [
        "By subprogramme",
        "Short of target, and why",
    ]


def test_exceptions_are_listed_by_what_is_wrong_and_an_empty_list_says_so():
    document = with_verdicts(Verdict.MET, Verdict.NO_DATA)
    unit = document.programmes[0].subprogrammes[0]
    met, without = unit.accomplishments[0].measures
    said = replace(met, stated=DocumentVerdict.NOT_MET)
    unit = replace(
        unit, accomplishments=(replace(unit.accomplishments[0], measures=(said, without)),)
    )
    programme = replace(document.programmes[0], subprogrammes=(unit,))
    document = replace(document, kind=ReportKind.EXCEPTIONS, programmes=(programme,))

    told = {each.name: len(each.rows) for each in tabulated(document).tables}

    assert told == {
        "Missed targets": 0,
        "Due and without data": 1,
        "Flagged values": 0,
        "Overdue in an open round": 0,
        "The plan says otherwise": 1,
    }


def test_completeness_adds_up_what_each_unit_was_asked_for():
    own = [Standing("Round", "2026-02-01", f"Unit {n}", "p", n, 0, 1, 2, 3, 4, 1) for n in (1, 2)]
    document = replace(a_document(), kind=ReportKind.COMPLETENESS, standings=tuple(own))

    found = table(document, "Round, due on 2026-02-01")

    assert texts(found) == [
        ["Unit 1", "7", "3", "2", "1", "0", "1", "4", "1"],
        ["Unit 2", "8", "3", "2", "1", "0", "2", "4", "1"],
        ["All", "15", "6", "4", "2", "0", "3", "8", "2"],
    ]


def test_what_changed_shows_both_sides_and_a_dash_for_what_was_not_there():
    differences = (
        Difference("p 1", "Loads lost", "Target", "", "0", by="Mina Solari", why="Asked for."),
        Difference("p 2", "Papers", "Planned", "1234", "6", "2026"),
        Difference("p 3", "Roads in 1234.5", "Name", "Roads in 1234.5", "Roads"),
    )
    document = replace(
        a_document(),
        kind=ReportKind.CHANGES,
        compared_with="RCAB/2024/5",
        differences=differences,
    )

    found = table(document, "Changes")

    assert [[" / ".join(c.lines) or c.text for c in row.cells] for row in found.rows] == [
        ["Loads lost", "Target", "—", "0", "Mina Solari"],
        ["Papers", "Planned 2026", "1\u202f234", "6", ""],
        ["Roads in 1234.5", "Name", "Roads in 1234.5", "Roads", ""],
    ]
    assert found.rows[0].cells[4].note == "Asked for."
    assert blocks(document, Paragraph)[0].text == "3 changes since RCAB/2024/5."


def test_deliverables_that_went_another_way_are_counted_with_their_reason_and_the_mandated_rate():
    document = a_document()
    programme = document.programmes[0]
    unit = programme.subprogrammes[0]
    category = unit.deliverables.categories[0]
    postponed = Departed(Departure.POSTPONED, 1, "The host asked for the spring.")
    carried = Departed(Departure.CARRIED_FORWARD, 3, "Left over from 2024.")
    first = replace(category.deliverables[0], departures=(carried, postponed), to_come=9)
    rates = Implementation(
        Implemented(5, 6), Implemented(5, 9), Implemented(5, 9), 0, 2, (carried, postponed)
    )
    category = replace(category, deliverables=(first,), implementation=rates)
    table_ = replace(unit.deliverables, categories=(category,))
    unit = replace(unit, deliverables=table_)
    document = replace(document, programmes=(replace(programme, subprogrammes=(unit,)),))

    found = table(document, "Deliverables")
    annex = table(
        replace(document, kind=ReportKind.BUDGET, plan=PrintedPlan("2026", ())),
        "Deliverables implemented in 2025",
    )

    assert found.rows[0].band == (
        "A. Meetings and bodies · 5 of 6 implemented"
        " · Of all that was to come: 5 of 9 · Of the mandated part: 5 of 9"
    )
    state = found.rows[1].cells[-1]
    assert state.text == ("4 short; carried forward from the period before: 3; postponed: 1")
    assert state.note == "Left over from 2024.; The host asked for the spring."
    assert texts(annex)[0][2:] == [
        "A. Meetings and bodies",
        "5 of 6",
        "5 of 9",
        "5 of 9",
        "beyond the plan: 2; carried forward from the period before: 3; postponed: 1",
    ]
