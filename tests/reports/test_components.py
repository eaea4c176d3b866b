"""A measure of several numbers: each component is kept, and has a line of its own in tables."""

from dataclasses import replace

import pytest

from indicators.enums import MeasureKind, ReasonCode, ValueKind, Verdict
from indicators.reports.components import ComponentFigures
from indicators.reports.layouts import tabulated
from tests.builders import (
    a_component,
    a_measure,
    a_subprogramme,
    an_accomplishment,
    an_adopted_value,
)
from tests.reports.test_as_known import built, the_measure
from tests.reports.written import a_document


@pytest.mark.django_db(transaction=True)
def test_each_component_is_kept_with_its_own_figures_too():
    measure = a_measure(an_accomplishment(a_subprogramme()), kind=MeasureKind.INCREASE)
    for name, amount in (("Road", "9"), ("Rail", "0")):
        part = a_component(measure, name)
        an_adopted_value(measure, "8", component=part, kind=ValueKind.TARGET)
        an_adopted_value(measure, amount, component=part)
    a_component(measure, "River")

    found = the_measure(built(measure))

    without = (ReasonCode.NO_BASELINE,)
    assert found.components == (
        ComponentFigures("Road", Verdict.EXCEEDED, "", "8", "9", level="9/8", reasons=without),
        ComponentFigures("Rail", Verdict.NOT_MET, "", "8", "0", level="0", reasons=without),
    )


def test_flat_tables_have_a_line_for_each_component():
    road = ComponentFigures("Road", Verdict.PARTIALLY_MET, "1", "9", "5", Verdict.MET, "1/2", "5/9")
    rail = ComponentFigures("Rail", Verdict.NO_DATA, target="0", reasons=(ReasonCode.NOT_REPORTED,))
    document = a_document()
    programme = document.programmes[0]
    unit = programme.subprogrammes[0]
    result = unit.accomplishments[0]
    first, *rest = result.measures
    first = replace(first, components=(road, rail))
    result = replace(result, measures=(first, *rest))
    unit = replace(unit, accomplishments=(result, *unit.accomplishments[1:]))
    document = replace(
        document, programmes=(replace(programme, subprogrammes=(unit,)), *document.programmes[1:])
    )

    found = next(each for each in tabulated(document).tables if each.name == "Components")
    lines = [[cell.text for cell in row.cells] for row in found.rows]

    assert [column.head for column in found.columns][3:] == [
        "Performance measure",
        "Component",
        "Unit",
        "Baseline",
        "Target",
        "Actual",
        "Verdict",
        "Verdict against the original",
        "Progress P",
        "Level L",
        "Reasons",
        "Path",
    ]
    assert [line[4:] for line in lines] == [
        ["Road", first.unit, "1", "9", "5", "Partially met", "Met", "1/2", "5/9", "", first.path],
        ["Rail", first.unit, "", "0", "", "No data", "", "", "", "NOT_REPORTED", first.path],
    ]
    assert {line[3] for line in lines} == {first.name}
    assert [row.cells[8].number for row in found.rows] == ["5", ""]
