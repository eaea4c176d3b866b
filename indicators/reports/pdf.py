"""A report as a PDF/UA-1 file, the same bytes every time.

Typst compiles in a child process with a limit on memory and a deadline. Strings reach it as
JSON, so none is ever taken for code.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from indicators.enums import ReportFailure
from indicators.reports import fonts
from indicators.reports.document import Document, canonical_json, sha256
from indicators.reports.layout import laid_out

TEMPLATE = Path(__file__).resolve().parents[2] / "templates" / "reports" / "performance.typ"
CHILD = Path(__file__).with_name("typeset.py")
MADE_WITH = f"typst {version('typst')}"
KILLED_BY_TIME = (-9, -24)
# How an allocation, Python and a thread that finds no room for its stack say it.
OUT_OF_MEMORY = ("memory allocation", "MemoryError", "Resource temporarily unavailable")


class PdfRefused(Exception):
    """The document could not be made. ``why`` says it to a person; the note is for the log."""

    def __init__(self, why: ReportFailure, note: str) -> None:
        super().__init__(why.label)
        self.why = why
        self.add_note(note)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may take: bytes of address space, seconds by the clock."""

    memory: int = 4 * 1024**3
    seconds: int = 120


def compile_pdf(frozen: Mapping[str, Any], limits: Limits = Limits()) -> bytes:
    """The performance report of a frozen document as a tagged PDF. Raises ``PdfRefused``."""
    document = Document.from_json(frozen)
    laid = laid_out(document, digest=sha256(canonical_json(frozen)))
    data = canonical_json(fonts.showable(laid)).decode()
    return typeset(data, as_at=int(document.as_at.timestamp()), limits=limits)


def typeset(data: str, *, as_at: int, limits: Limits, template: Path = TEMPLATE) -> bytes:
    """The PDF of a template that is given its data as JSON. Raises ``PdfRefused``."""
    with tempfile.TemporaryDirectory(prefix="report-") as name:
        folder = Path(name)
        document, output = folder / "document.json", folder / "report.pdf"
        document.write_text(data, encoding="utf-8")
        request = {
            "template": str(template),
            "root": str(template.parent),
            "fonts": [str(each) for each in fonts.folders(data)],
            "document": str(document),
            "output": str(output),
            "as_at": as_at,
            "memory": limits.memory,
            "seconds": limits.seconds,
        }
        (folder / "request.json").write_text(json.dumps(request), encoding="utf-8")
        compile_in_child([sys.executable, "-I", str(CHILD), str(folder / "request.json")], limits)
        return output.read_bytes()


def compile_in_child(command: Sequence[str], limits: Limits) -> None:
    try:
        done = subprocess.run(  # noqa: S603
            command,
            capture_output=True,
            timeout=limits.seconds,
            check=False,
            stdin=subprocess.DEVNULL,
            encoding="utf-8",
            errors="replace",
        )
    except subprocess.TimeoutExpired as late:
        raise PdfRefused(ReportFailure.TOO_SLOW, f"over {limits.seconds} seconds") from late
    if done.returncode == 0:
        return
    if done.returncode in KILLED_BY_TIME:
        raise PdfRefused(ReportFailure.TOO_SLOW, f"over {limits.seconds} seconds")
    if done.returncode < 0 or any(sign in done.stderr for sign in OUT_OF_MEMORY):
        note = f"over {limits.memory // 1024**2} MB of memory"
        raise PdfRefused(ReportFailure.TOO_LARGE, note)
    # For the log alone: the compiler's words hold paths of this machine.
    raise PdfRefused(ReportFailure.NOT_TYPESET, done.stderr.strip()[-2000:])
