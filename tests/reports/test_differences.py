"""What changed between two documents: every thing that a report tells, told once."""

from dataclasses import replace

import pytest

from indicators.enums import (
    Departure,
    Level,
    NarrativeKind,
    ResultKind,
    ValueKind,
    Verdict,
)
from indicators.reports.delivered import DeliverableCount, Departed
from indicators.reports.differences import NAMED, Compared, with_differences
from indicators.reports.document import (
    Accomplishment,
    Document,
    Explanation,
    Measure,
    Narrative,
    Quotation,
    Subprogramme,
    WordsOfPeriod,
)
from tests.reports.written import a_document

UNIT = "programme/6/subprogramme/2"


def before() -> Document:
    """The small report with paths for all that has one, and unlettered results."""
    document = a_document()
    [programme] = document.programmes
    [unit] = programme.subprogrammes
    [result] = unit.accomplishments
    measures = tuple(replace(each, identity=str(at)) for at, each in enumerate(result.measures))
    [category] = unit.deliverables.categories
    papers = tuple(
        replace(each, path=f"{UNIT}/deliverable {at}")
        for at, each in enumerate(category.deliverables)
    )
    results = (
        replace(result, measures=measures, label="", path=f"{UNIT}/result 1"),
        Accomplishment("", "Roads open", ResultKind.RESULT, (), path=f"{UNIT}/result 2"),
        Accomplishment("", "Rails open", ResultKind.RESULT, (), path=f"{UNIT}/result 3"),
    )
    unit = replace(
        unit,
        objectives=(Quotation("To join.", f"RCAB/2024/6, {UNIT}/objective"),),
        accomplishments=results,
        deliverables=replace(
            unit.deliverables, categories=(replace(category, deliverables=papers),)
        ),
    )
    return with_unit(document, unit)


def with_unit(document: Document, *units: Subprogramme, **changes: object) -> Document:
    [programme] = document.programmes
    return replace(document, programmes=(replace(programme, subprogrammes=units, **changes),))


def unit_of(document: Document) -> Subprogramme:
    return document.programmes[0].subprogrammes[0]


def with_measure(document: Document, at: int, **changes: object) -> Document:
    unit = unit_of(document)
    first, *others = unit.accomplishments
    measures = list(first.measures)
    measures[at] = replace(measures[at], **changes)
    first = replace(first, measures=tuple(measures))
    return with_unit(document, replace(unit, accomplishments=(first, *others)))


def with_result(document: Document, at: int, **changes: object) -> Document:
    unit = unit_of(document)
    results = list(unit.accomplishments)
    results[at] = replace(results[at], **changes)
    return with_unit(document, replace(unit, accomplishments=tuple(results)))


def with_papers(document: Document, **changes: object) -> Document:
    unit = unit_of(document)
    [category] = unit.deliverables.categories
    first, *others = category.deliverables
    category = replace(category, deliverables=(replace(first, **changes), *others))
    return with_unit(
        document, replace(unit, deliverables=replace(unit.deliverables, categories=(category,)))
    )


def told(now: Document, was: Document, **compared: object) -> list[tuple[str, ...]]:
    found = with_differences(now, Compared("before", was, **compared)).differences
    return [(each.path, each.what, each.period, each.before, each.now) for each in found]


def changed(document: Document) -> list[tuple[str, ...]]:
    return told(document, before())


def test_two_documents_that_say_the_same_differ_in_nothing():
    assert changed(before()) == []


WAS = before()
CASES = {
    "the name of a programme": (
        with_unit(WAS, unit_of(WAS), name="Borders"),
        [("programme/6", "Name", "", "Transport and borders", "Borders")],
    ),
    "the name of a unit": (
        with_unit(WAS, replace(unit_of(WAS), name="Ports")),
        [(UNIT, "Name", "", "Border crossings and transit", "Ports")],
    ),
    "an objective": (
        with_unit(
            WAS,
            replace(
                unit_of(WAS), objectives=(Quotation("To part.", f"RCAB/2024/7, {UNIT}/objective"),)
            ),
        ),
        [(f"{UNIT}/objective", "Objective", "", "To join.", "To part.")],
    ),
    "one of two results without a label": (
        with_result(WAS, 1, name="Roads shut"),
        [(f"{UNIT}/result 2", "Name", "", "Roads open", "Roads shut")],
    ),
    "a result that went": (
        with_unit(WAS, replace(unit_of(WAS), accomplishments=unit_of(WAS).accomplishments[:2])),
        [(f"{UNIT}/result 3", "Accomplishment", "", "Rails open", "")],
    ),
    "lessons of a result": (
        with_result(WAS, 1, narratives=(Narrative(NarrativeKind.LESSONS, "Begin early."),)),
        [(f"{UNIT}/result 2", "Lessons learned", "", "", "Begin early.")],
    ),
    "an account of a unit": (
        with_unit(
            WAS, replace(unit_of(WAS), narratives=(Narrative(NarrativeKind.ACCOUNT, "Done."),))
        ),
        [(UNIT, "Account of the accomplishment", "", "", "Done.")],
    ),
    "the reason of a miss and what is done": (
        with_measure(WAS, 0, explanation=Explanation("No staff.", "Hire.", due="2026-09-30")),
        [
            (
                f"{UNIT}/a/1",
                "Reason",
                "",
                "Scanners arrived in August, not in March.",
                "No staff.",
            ),
            (
                f"{UNIT}/a/1",
                "Corrective action",
                "",
                "Scanners at the last two crossings, by 31 May 2026",
                "Hire. (30 September 2026)",
            ),
        ],
    ),
    "a verdict, an actual, its evidence": (
        with_measure(WAS, 1, actual="3", verdict=Verdict.NOT_MET, evidence=("Count.pdf",)),
        [
            (f"{UNIT}/a/2", "Actual", "", "0", "3"),
            (f"{UNIT}/a/2", "Verdict", "", "Met", "Not met"),
            (f"{UNIT}/a/2", "Evidence", "", "", "Count.pdf"),
        ],
    ),
    "words of one year": (
        with_measure(
            WAS,
            2,
            words=(
                *list(WAS.measures)[2].words[:2],
                WordsOfPeriod("2025", ValueKind.TARGET, "Signed"),
            ),
        ),
        [
            (
                f"{UNIT}/a/3",
                "Target in words",
                "2025",
                "Text agreed save for one article",
                "Signed",
            )
        ],
    ),
    "a deliverable planned, come and gone another way": (
        with_papers(
            WAS,
            counts=(
                DeliverableCount("6", "6"),
                DeliverableCount("8", "6"),
                DeliverableCount("7", ""),
            ),
            came=6,
            departures=(Departed(Departure.POSTPONED, 2, "The host asked."),),
        ),
        [
            (f"{UNIT}/deliverable 0", "Planned", "2025", "6", "8"),
            (f"{UNIT}/deliverable 0", "Actual", "2025", "5", "6"),
            (f"{UNIT}/deliverable 0", "State", "", "1 short", "implemented"),
            (
                f"{UNIT}/deliverable 0",
                "Another way than planned",
                "",
                "",
                "postponed: 2 (The host asked.)",
            ),
        ],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_each_thing_that_a_report_tells_is_compared(case):
    now, expected = CASES[case]

    assert changed(now) == expected


def test_what_is_new_is_told_once_by_its_name():
    measure = Measure("p", "4", "Ports", Verdict.MET, actual="5", identity="new")
    unit = unit_of(before())
    result = Accomplishment("", "Ports open", ResultKind.RESULT, (measure,), path="r")
    more = replace(
        unit, path="u", name="Ports and rails", level=Level.COMPONENT, accomplishments=(result,)
    )
    more = replace(more, objectives=(), deliverables=None)

    assert changed(with_unit(before(), unit, more)) == [
        ("u", "Component", "", "", "Ports and rails"),
        ("r", "Accomplishment", "", "", "Ports open"),
        ("p", "Performance measure", "", "", "Ports"),
    ]


def test_what_a_link_carried_on_is_compared_with_what_it_was_and_says_who_and_why():
    was = before()
    unit = unit_of(was)
    results = tuple(
        replace(each, path=each.path.replace("6/subprogramme/2", "9/part/1"))
        for each in unit.accomplishments
    )
    now = replace(
        unit,
        path="programme/9/part/1",
        name="Ports",
        accomplishments=results,
        objectives=(Quotation("To join.", "RCAB/2026/6, programme/9/part/1/objective"),),
        deliverables=None,
    )
    compared = Compared(
        "before",
        with_unit(was, replace(unit, deliverables=None)),
        {UNIT: "programme/9/part/1"},
        {("programme/9/part/1", NAMED): ("Lena Okafor", "reworded")},
    )

    found = with_differences(with_unit(was, now), compared).differences

    assert [(each.what, each.before, each.now, each.by, each.why) for each in found] == [
        ("Name", "Border crossings and transit", "Ports", "Lena Okafor", "reworded")
    ]


def test_words_that_are_not_translated_are_marked_on_both_sides():
    was = with_unit(before(), replace(unit_of(before()), translation_status="missing"))
    now = with_unit(before(), replace(unit_of(before()), name="口岸", translation_status="draft"))
    was, now = replace(was, language="zh-hans"), replace(now, language="zh-hans")

    assert told(now, was) == [
        (UNIT, "Name", "", "Border crossings and transit [尚未翻译]", "口岸 [译文草稿]")
    ]
