"""``manage.py assess`` as people run it: a pipe, an empty environment."""

import csv
import io
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NAMES_NO_COLUMNS = "The first line must name columns, such as id, kind, baseline, target, actual."


def assess(table: bytes | str) -> subprocess.CompletedProcess[bytes]:
    given = table if isinstance(table, bytes) else table.encode()
    return subprocess.run(
        ["env", "-i", sys.executable, ROOT / "manage.py", "assess"],
        input=given,
        capture_output=True,
        check=False,
        timeout=60,
    )


def rows(done: subprocess.CompletedProcess[bytes]) -> list[list[str]]:
    return list(csv.reader(io.StringIO(done.stdout.decode(), newline="")))


def test_a_table_is_assessed_without_database_or_environment():
    done = assess(
        "title,actual,id,kind,target,baseline\n"
        '"Crossings, open",15,a,increase,20,10\n'
        "过境点数目,99.96,b,increase,100,\n"
    )

    assert done.returncode == 0
    assert done.stderr == b""
    outcome = ["verdict", "progress_index", "level_ratio", "reasons", "gap"]
    half_way = ["PARTIALLY_MET", "1/2", "3/4", "", "-5"]
    almost = ["NOT_MET", "", "2499/2500", "NO_BASELINE", "-1/25"]
    assert rows(done) == [
        ["title", "actual", "id", "kind", "target", "baseline", *outcome],
        ["Crossings, open", "15", "a", "increase", "20", "10", *half_way],
        ["过境点数目", "99.96", "b", "increase", "100", "", *almost],
    ]


def test_a_line_that_cannot_be_read_is_named_and_the_others_are_computed():
    done = assess("id,kind,target,actual\na,increase,10,1e1\nb,increase,10,10\n")

    assert done.returncode == 1
    assert done.stderr == b""
    assert rows(done)[1:] == [
        ["a", "increase", "10", "1e1", "INVALID", "", "", "actual", ""],
        ["b", "increase", "10", "10", "MET", "", "1", "NO_BASELINE", "0"],
    ]


def test_a_byte_order_mark_is_no_part_of_the_first_name():
    table = "id,kind,target,actual\na,increase,10,10\n"

    with_mark, without = assess(table.encode("utf-8-sig")), assess(table)

    assert with_mark.returncode == 0
    assert with_mark.stdout == without.stdout


def test_line_ends_of_every_system_are_line_ends():
    table = "id,kind,target,actual\na,increase,10,10\n"

    outcomes = {assess(table.replace("\n", end)).stdout for end in ("\n", "\r\n", "\r")}

    assert outcomes == {assess(table).stdout}


def test_bytes_that_are_no_utf_8_make_their_line_invalid():
    done = assess(
        b"id,kind,target,actual,title\na,increase,10,10,\xe9cole\nb,increase,10,10,\xc3\xa9cole\n"
    )

    assert done.returncode == 1
    assert [[row[4], *row[7:]] for row in rows(done)[1:]] == [
        ["\ufffdcole", "", "title", ""],
        ["école", "1", "NO_BASELINE", "0"],
    ]


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        ("", NAMES_NO_COLUMNS),
        ("a,increase,10,10\n", NAMES_NO_COLUMNS),
        ("id;kind;target\n", NAMES_NO_COLUMNS),
        ("id,kind,id\n", "The first line names a column twice: id."),
        (
            'id,kind,target\na,"increase,10\nb,increase,10\n',
            "Line 2: a quotation mark is opened and never closed.",
        ),
    ],
)
def test_what_is_no_table_gets_one_sentence(table, sentence):
    done = assess(table)

    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == f"CommandError: {sentence}\n"


def test_a_cell_longer_than_the_csv_module_likes_passes_through():
    title = "x" * 200_000

    done = assess(f"id,kind,title,target,actual\na,increase,{title},10,10\n")

    assert done.returncode == 0
    assert done.stdout.decode().count(title) == 1
