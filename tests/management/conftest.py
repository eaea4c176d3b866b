"""Data folders for the supervisor's tests."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from indicators.management.supervisor import DataFolder


@pytest.fixture(scope="module")
def data() -> Iterator[Path]:
    """A short path that every user may enter: as root the database runs as somebody else."""
    path = Path(tempfile.mkdtemp(prefix="tracker-up-"))
    path.chmod(0o755)
    yield path
    shutil.rmtree(path)


@pytest.fixture(scope="module")
def folder(data: Path) -> Iterator[DataFolder]:
    folder = DataFolder(data)
    folder.open()
    yield folder
    folder.close()
