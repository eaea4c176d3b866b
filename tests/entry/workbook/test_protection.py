"""What a person may type into a workbook, and what stands there and may not be changed."""

import io

import openpyxl
import pytest
from openpyxl.utils import get_column_letter, range_boundaries

from indicators.entry.workbook.columns import COLUMNS
from indicators.enums import Role, ValueKind
from tests.builders import (
    a_measure,
    a_role,
    a_subprogramme,
    a_user,
    an_accomplishment,
    an_adopted_value,
)
from tests.entry.workbook.books import COLUMN, actuals, download, unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def sheet():
    """Of two measures, crossings and per cent, the first with a target."""
    frame, manager = a_subprogramme(), a_user()
    a_role(manager, Role.MANAGER, frame)
    result = an_accomplishment(frame)
    first = a_measure(result, number=1, unit="crossings")
    a_measure(result, number=2, text="Share of lorries", unit="per cent")
    an_adopted_value(first, "7", kind=ValueKind.TARGET)
    return unit(openpyxl.load_workbook(io.BytesIO(download(frame.node, manager))))


def test_labels_are_locked_and_what_is_typed_is_open(sheet):
    is_open = {column.code: column.is_typed for column in COLUMNS}

    assert sheet.protection.sheet is True
    for row in actuals(sheet):
        locked = {code: sheet.cell(row, at).protection.locked for code, at in COLUMN.items()}
        assert locked == {code: not typed for code, typed in is_open.items()}


def test_each_row_says_the_unit_it_is_counted_in(sheet):
    units = [sheet.cell(row, COLUMN["unit"]).value for row in actuals(sheet)]

    assert units == ["crossings", "per cent"]


def test_the_key_and_the_codes_are_hidden_and_the_lists_deeply(sheet):
    letter = get_column_letter(COLUMN["key"])
    lists = sheet.parent.worksheets[1]

    assert (sheet.column_dimensions[letter].hidden, sheet.row_dimensions[1].hidden) == (True, True)
    assert (lists.sheet_state, lists.protection.sheet) == ("veryHidden", True)


def test_a_choice_is_made_from_a_list(sheet):
    rules = {
        range_boundaries(str(rule.sqref))[0]: rule.type
        for rule in sheet.data_validations.dataValidation
    }
    chosen = [column.code for column in COLUMNS if column.of and not column.is_many]

    assert chosen
    assert {rules[COLUMN[code]] for code in chosen} == {"list"}
