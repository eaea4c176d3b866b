"""``manage.py read_plan`` as a person or a script calls it, with an empty environment."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.plans.documents import PROJECT, SAMPLES, each

COMMAND = [sys.executable, "manage.py", "read_plan"]
KEYS = {
    "document": {"symbol", "title", "language", "format", "period", "source_sha256"},
    "programme": {"number"},
    "subprogramme": {"number", "level"},
    "objective": set(),
    "accomplishment": {"result_kind", "carried_over"},
    "measure": {"measure_kind", "direction", "unit", "accumulation", "target"},
    "value": {
        *("component", "year", "value_kind", "amount", "words", "as_printed"),
        *("qualifier", "state"),
    },
    "statement": {"verdict", "target", "actual", "basis", "actual_basis", "reason"},
    "deliverable": {"category", "subcategory", "unit", "level", "counts"},
    "mandate": {"body", "mandate_kind", "symbol", "section"},
    "paragraph": set(),
    "alignment": {"framework", "code", "about"},
    "doubt": {"code", "about"},
    "remainder": set(),
}
ALWAYS = {"kind", "path", "text", "source", "footnotes"}


def _read_plan(*arguments, **more):
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        cwd=PROJECT,
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        check=False,
        **more,
    )


@each(SAMPLES)
def test_it_prints_json_objects_only_and_the_document_first(file):
    done = _read_plan(file, "--jsonl")

    lines = [json.loads(line) for line in done.stdout.decode("utf-8").split("\n")[:-1]]
    assert (done.returncode, done.stderr) == (0, b"")
    assert [line["kind"] for line in lines].index("document") == 0
    assert sum(line["kind"] == "document" for line in lines) == 1
    for line in lines:
        assert line.keys() == ALWAYS | KEYS[line["kind"]]
        assert all(isinstance(at, int) for at in line["source"].values())


def test_chinese_is_printed_as_it_is_written():
    chinese = next(file for file in SAMPLES if ".zh" in file.name)

    done = _read_plan(chinese, "--jsonl")

    assert b"\\u" not in done.stdout


@pytest.mark.parametrize("encoding", ["latin-1", "gb18030"])
def test_the_terminal_does_not_choose_the_encoding(encoding):
    chinese = next(file for file in SAMPLES if ".zh" in file.name)
    environment = {"PATH": os.environ["PATH"], "PYTHONIOENCODING": encoding}

    done = subprocess.run(
        [*COMMAND, str(chinese), "--jsonl"],
        cwd=PROJECT,
        env=environment,
        capture_output=True,
        check=False,
    )

    assert done.stdout == _read_plan(chinese, "--jsonl").stdout


def test_without_jsonl_a_person_reads_a_summary():
    done = _read_plan("indicators/sample/biennial.en.txt")

    first, second, *_ = done.stdout.decode("utf-8").split("\n")
    assert done.returncode == 0
    assert first.split("  ")[0] == "RCAB/2017/6/Rev.1"
    assert second == "Biennial plan, text, en, 2018-2019"


def test_a_file_that_is_no_plan_gives_status_2_and_one_sentence(tmp_path):
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear all,\n")

    done = _read_plan(letter, "--jsonl")

    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == (
        f"{letter}: The text holds no programme plan: neither objectives with expected "
        "accomplishments nor planned results with performance measures were found.\n"
    )


@pytest.mark.parametrize(
    ("name", "reason"), [("absent.txt", "No such file or directory"), ("", "Is a directory")]
)
def test_a_file_that_cannot_be_read_gives_status_2_and_one_sentence(tmp_path, name, reason):
    file = tmp_path / name

    done = _read_plan(file, "--jsonl")

    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == f"{file} cannot be read: {reason}.\n"


def test_200_megabytes_are_refused_without_being_read(tmp_path):
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as opened:
        opened.truncate(200 * 2**20)

    done = _read_plan(huge, "--jsonl")

    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == (
        f"{huge}: The file is larger than 50 MB, which no plan document is; send the plan alone.\n"
    )


@pytest.mark.parametrize("how", ["--jsonl", ""])
def test_a_full_disk_gives_status_1_and_one_sentence(how):
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, str(SAMPLES[0]), *how.split()],
            cwd=PROJECT,
            env={"PATH": os.environ["PATH"]},
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )

    assert (done.returncode, done.stderr.decode()) == (
        1,
        "The records cannot be written: No space left on device.\n",
    )


def test_a_reader_that_leaves_early_is_no_error():
    head = f"{sys.executable} manage.py read_plan {SAMPLES[0]} --jsonl | head -n 1"

    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {head}"],
        cwd=PROJECT,
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["kind"] == "document"
