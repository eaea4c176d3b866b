"""The plan documents that the readers' tests run on: the project's own sample, and real ones.

The real documents lie in a folder ``shared`` beside the project and are no part of it; where it is
absent their tests are skipped.
"""

from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
SHARED = PROJECT.parent / "shared"
SHARED_PLANS = SHARED / "plans"
NO_PLANS = ("A_74_72.txt", "UNEP_EA.4_16.txt", "UNEP_GCSS.XII_EMG.txt")


def _plans_below(folder: Path) -> list[Path]:
    return sorted(
        file
        for file in folder.rglob("*")
        if file.suffix in (".txt", ".docx") and file.name not in NO_PLANS
    )


SAMPLES = _plans_below(PROJECT / "indicators" / "sample")
REAL_PLANS = _plans_below(SHARED_PLANS)

needs_shared = pytest.mark.skipif(
    not SHARED_PLANS.is_dir(), reason="needs the real plans in ../shared/plans"
)


def published_table(name: str) -> bytes:
    """A spreadsheet as somebody published it; without it the test is skipped."""
    file = SHARED / "data" / name
    if not file.exists():
        pytest.skip(f"needs {name} of ../shared/data")
    return file.read_bytes()


def each(files: list[Path]) -> pytest.MarkDecorator:
    """Run a test once per file, named after it."""
    return pytest.mark.parametrize("file", files, ids=[file.name for file in files])
