"""A report as a PDF/UA-1 file, the same bytes every time.

Typst compiles in a child process with a limit on memory and a deadline. Strings reach it as
JSON, so none is ever taken for code.
"""

import json
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import Any

from indicators.enums import ReportCounted, ReportFailure
from indicators.reports import counting, culprits, fonts, stopping
from indicators.reports.document import Document
from indicators.reports.layouts import laid_out
from indicators.reports.limits import Limits, current
from indicators.reports.making import made_with
from indicators.reports.pages import printable
from indicators.reports.plain import canonical_json, digest_of, sha256

TEMPLATE = Path(__file__).resolve().parents[2] / "templates" / "reports" / "report.typ"
CHILD = Path(__file__).with_name("typeset.py")
MADE_WITH = made_with(
    f"typst {version('typst')}",
    f"template {sha256(TEMPLATE.read_bytes())[:12]}",
    f"fonts {fonts.VERSION}",
)
KILLED_BY_TIME = -signal.SIGXCPU
# In seconds, between two looks at how far the compiler is.
GLANCE = 0.2
# How an allocation, Python and a thread that finds no room for its stack say it.
OUT_OF_MEMORY = ("memory allocation", "MemoryError", "Resource temporarily unavailable")


class PdfRefused(Exception):
    """The document could not be made. ``why`` says it to a person; the note is for the log.

    ``path`` is the node whose words or figures the template does not take; without one, what the
    compiler refuses is the template's own.
    """

    def __init__(self, why: ReportFailure, note: str, path: str = "") -> None:
        super().__init__(why.label)
        self.why = why
        self.note = note
        self.path = path
        self.add_note(note)


def compile_pdf(
    frozen: Mapping[str, Any], limits: Limits | None = None, template: Path = TEMPLATE
) -> bytes:
    """The report of a frozen document as a tagged PDF. Raises ``PdfRefused``."""
    given = limits or current()
    document = Document.from_json(frozen)
    digest = digest_of(frozen)

    def compiled(part: Document) -> bytes:
        layout = laid_out(part, digest=digest)
        data = fonts.showable(canonical_json(printable(layout, MADE_WITH)).decode())
        return typeset(data, as_at=int(part.as_at.timestamp()), limits=given, template=template)

    try:
        return compiled(document)
    except PdfRefused as refusal:
        if path := _culprit(refusal, document, compiled):
            raise PdfRefused(ReportFailure.DATA, refusal.note, path) from refusal
        raise


def _culprit(refusal: PdfRefused, document: Document, compiled: Callable[[Document], bytes]) -> str:
    """The node of which the compiler refuses something; what takes too long or too much memory
    tells nothing of where a fault is.
    """

    def is_refused(part: Document) -> bool:
        try:
            compiled(part)
        except PdfRefused as again:
            if again.why != ReportFailure.NOT_TYPESET:
                raise
            return True
        return False

    if refusal.why != ReportFailure.NOT_TYPESET:
        return ""
    try:
        return culprits.found(document, is_refused)
    except PdfRefused:
        return ""


def typeset(data: str, *, as_at: int, limits: Limits, template: Path = TEMPLATE) -> bytes:
    """The PDF of a template that is given its data as JSON. Raises ``PdfRefused``."""
    with tempfile.TemporaryDirectory(prefix="report-") as name:
        folder = Path(name)
        document, output = folder / "document.json", folder / "report.pdf"
        laid_out = folder / "pages"
        document.write_text(data, encoding="utf-8")
        request = {
            "template": str(template),
            "root": str(template.parent),
            "fonts": [str(each) for each in fonts.folders(data)],
            "document": str(document),
            "output": str(output),
            "laid_out": str(laid_out),
            "as_at": as_at,
            "memory": limits.memory,
            "seconds": limits.seconds,
        }
        (folder / "request.json").write_text(json.dumps(request), encoding="utf-8")
        command = [sys.executable, "-I", str(CHILD), str(folder / "request.json")]
        compile_in_child(command, limits, laid_out)
        return output.read_bytes()


def compile_in_child(command: Sequence[str], limits: Limits, laid_out: Path) -> None:
    child = subprocess.Popen(  # noqa: S603
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
    )
    stop = stopping.current()
    stop.watch(child)
    try:
        said = _waited_for(child, limits, laid_out)
    except subprocess.TimeoutExpired as late:
        child.kill()
        child.communicate()
        raise PdfRefused(ReportFailure.TOO_SLOW, f"over {limits.seconds} seconds") from late
    finally:
        stop.leave(child)
    if child.returncode != 0:
        raise _refused(child.returncode, said, limits)


def _waited_for(child: "subprocess.Popen[str]", limits: Limits, laid_out: Path) -> str:
    """What it said at its end. How many pages there are is told as soon as it has written that."""
    ends = time.monotonic() + limits.seconds
    is_told = False
    while (left := ends - time.monotonic()) > 0:
        with suppress(subprocess.TimeoutExpired):
            _stdout, said = child.communicate(timeout=min(left, GLANCE))
            return said
        if not is_told and laid_out.exists():
            is_told = _tell_pages(laid_out.read_text(encoding="ascii"))
    raise subprocess.TimeoutExpired(child.args, limits.seconds)


def _tell_pages(written: str) -> bool:
    if not written.isdecimal():
        return False
    pages = int(written)
    counting.tell(counting.Counted(ReportCounted.PAGES, pages, pages))
    return True


def _refused(status: int, said: str, limits: Limits) -> PdfRefused:
    if status == KILLED_BY_TIME:
        return PdfRefused(ReportFailure.TOO_SLOW, f"over {limits.seconds} seconds")
    if status < 0 or any(sign in said for sign in OUT_OF_MEMORY):
        note = f"over {limits.memory // 1024**2} MB of memory"
        return PdfRefused(ReportFailure.TOO_LARGE, note)
    # For the log alone: the compiler's words hold paths of this machine.
    return PdfRefused(ReportFailure.NOT_TYPESET, said.strip()[-2000:])
