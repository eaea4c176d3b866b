"""``manage.py import_values``: what it says, and with which status it ends."""

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from indicators.enums import Role
from indicators.models import Cell
from tests.builders import a_measure, a_role, a_user, a_year

pytestmark = pytest.mark.django_db


def run(file: Path, *arguments: str) -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    call_command("import_values", str(file), *arguments, stdout=out, stderr=err, no_color=True)
    return out.getvalue(), err.getvalue()


@pytest.fixture
def officer():
    officer = a_user("officer@example.org")
    measure = a_measure()
    a_role(officer, Role.OFFICER, measure.node.edition.document)
    officer.measure = measure
    a_year()
    return officer


def a_table(folder: Path, *rows: str) -> Path:
    path = folder / "values.csv"
    path.write_text("\n".join(["measure,period,kind,amount", *rows]))
    return path


def test_it_counts_what_was_kept(officer, tmp_path):
    table = a_table(tmp_path, f"{officer.measure.pk},2025,actual,5")

    said, errors = run(table, "--by", "Officer@example.org")

    assert said == (
        "1 rows read; judging …\nKept as drafts: 1 taken, 0 stand already, 0 refused.\n"
    )
    assert errors == ""
    assert Cell.objects.get().draft.by == officer


def test_it_lists_what_is_refused_and_keeps_nothing(officer, tmp_path):
    table = a_table(tmp_path, f"{officer.measure.pk},2025,actual,x", "0,2025,actual,5")
    listing = tmp_path / "refused.csv"

    with pytest.raises(CommandError, match="Nothing was kept: 0 taken, 0 stand already, 2 refused"):
        run(table, "--by", officer.email, "--refused", str(listing))

    assert listing.read_text().splitlines() == [
        "line,field,code,sentence",
        "1,amount,not_a_number,"
        '"This is not a number. Use figures, with a point before decimals and nothing between '
        'thousands."',
        '2,measure,measure_unknown,"You do not enter this value, or the plan no longer asks for '
        'it."',
    ]


def test_it_says_on_the_screen_what_is_left_out(officer, tmp_path):
    table = a_table(tmp_path, f"{officer.measure.pk},2025,actual,5", "0,2025,actual,5")

    said, errors = run(table, "--by", officer.email, "--keep-others")

    assert errors == (
        "Row 2, measure: You do not enter this value, or the plan no longer asks for it.\n"
    )
    assert "Kept as drafts: 1 taken, 0 stand already, 1 refused." in said


def test_a_dry_run_keeps_nothing(officer, tmp_path):
    table = a_table(tmp_path, f"{officer.measure.pk},2025,actual,5")

    said, _errors = run(table, "--by", officer.email, "--dry-run")

    assert "A dry run, nothing kept: 1 taken" in said
    assert not Cell.objects.exists()


@pytest.mark.parametrize(
    ("name", "by", "status", "said"),
    [
        ("values.csv", "nobody@example.org", 1, "Nobody here has the address nobody@example.org"),
        ("nowhere.csv", "officer@example.org", 2, "cannot be read: No such file"),
        ("other.csv", "officer@example.org", 2, "The first line names the columns"),
    ],
)
@pytest.mark.usefixtures("officer")
def test_what_it_cannot_do_ends_with_a_status(tmp_path, name, by, status, said):
    a_table(tmp_path)
    (tmp_path / "other.csv").write_text("a,b\n")

    with pytest.raises(CommandError, match=said) as error:
        run(tmp_path / name, "--by", by)

    assert error.value.returncode == status
