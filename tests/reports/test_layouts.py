from collections import Counter
from dataclasses import replace

import pytest

from indicators.enums import (
    DocumentVerdict,
    Level,
    ReportColumn,
    ReportKind,
    ResultKind,
    Verdict,
)
from indicators.reports.blocks import (
    Block,
    Figures,
    Heading,
    Paragraph,
    Quote,
    Statement,
    Table,
    Tally,
)
from indicators.reports.document import (
    Difference,
    Document,
    Measure,
    Standing,
)
from indicators.reports.layouts import laid_out, tabulated
from indicators.reports.layouts.parts import accomplishment_name, headline
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


def test_a_component_is_told_from_a_subprogramme_of_the_same_number():
    document = a_document()
    [programme] = document.programmes
    [unit] = programme.subprogrammes
    component = replace(unit, level=Level.COMPONENT, name="Rail links")

    found = table(
        replace(document, programmes=(replace(programme, subprogrammes=(unit, component)),)),
        "By subprogramme",
    )

    assert [row[0] for row in texts(found)] == [
        "2 Border crossings and transit",
        "Component 2: Rail links",
    ]


def test_what_the_plan_says_of_another_period_is_not_set_beside_what_is_computed():
    document = a_document()
    own = blocks(document, Statement)
    [programme] = document.programmes
    [unit] = programme.subprogrammes
    [result] = unit.accomplishments
    hours, *others = result.measures
    earlier = replace(hours, published_of="2023")
    result = replace(result, measures=(earlier, *others))
    units = (replace(unit, accomplishments=(result,)),)
    document = replace(document, programmes=(replace(programme, subprogrammes=units),))

    said = [each.text for each in blocks(document, Paragraph)]

    assert [each.about for each in own] == ["The plan document says"]
    assert blocks(document, Statement) == []
    assert "The plan document says of 2023" in said
    aside = Quote(hours.published.text, hours.published.source, is_aside=True)
    assert aside in blocks(document, Quote)


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

    found = table(document, "Round, due on 1 February 2026")

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
