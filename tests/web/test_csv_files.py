import pytest

from indicators.formulas import inert
from indicators.web.csv_files import csv_file


@pytest.mark.parametrize("formula", ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])
def test_what_a_spreadsheet_would_run_becomes_text(formula):
    assert inert(formula) == f"'{formula}"


@pytest.mark.parametrize("text", ["", "5", "-5", "-0.5", "a=b", "—", "'=1"])
def test_numbers_and_words_stay_as_they_are(text):
    assert inert(text) == text


def test_a_file_begins_with_the_mark_by_which_spreadsheets_know_utf_8():
    answer = csv_file("history", [["值", "=1"]])

    assert answer.content.decode() == "\ufeff值,'=1\r\n"
    assert answer["Content-Disposition"] == 'attachment; filename="history.csv"'
