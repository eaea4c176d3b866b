"""Where every part is installed on purpose, a skipped test fails."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SKIPS = """
import pytest
@pytest.mark.skipif(True, reason="chromium is not installed")
def test_of_a_page(): ...
@pytest.mark.skipif(True, reason="needs the real plans in ../shared/plans")
def test_of_a_real_plan(): ...
"""


@pytest.mark.parametrize(("flag", "outcome"), [("", "2 skipped"), ("1", "1 skipped, 1 error")])
def test_a_skip_fails_under_the_flag_unless_it_is_for_the_documents_beside_us(
    tmp_path: Path, flag: str, outcome: str
):
    (tmp_path / "conftest.py").write_text((ROOT / "tests" / "conftest.py").read_text())
    (tmp_path / "test_skips.py").write_text(SKIPS)

    run = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:django",
            "-p",
            "no:cacheprovider",
            tmp_path,
        ],
        cwd=ROOT,
        env=os.environ | {"TRACKER_NO_SKIPS": flag},
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.stdout.splitlines()[-1].startswith(outcome)
