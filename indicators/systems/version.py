"""Which code answers: what was made by another one may be made otherwise now."""

import hashlib
from functools import cache
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]


@cache
def software() -> str:
    """Another one after any change of our own code; the same in every process that runs it."""
    return code_of(HERE)


def code_of(folder: Path) -> str:
    """The digest of all Python below a folder, with its names."""
    said = hashlib.sha256()
    for file in sorted(folder.rglob("*.py")):
        said.update(f"{file.relative_to(folder)}\n".encode())
        said.update(file.read_bytes())
    return said.hexdigest()
