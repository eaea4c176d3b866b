"""What a screen reader reads of the PDF of every kind, from the first word to the last.

The expected readings lie in ``reading/``. After a change that is meant, look at what differs, and
write them anew with ``REWRITE_READINGS=1``.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from indicators.enums import ReportKind
from indicators.reports.document import Difference, Document, Standing
from indicators.reports.pdf import compile_pdf
from tests.reports.test_structure import a_printed_plan
from tests.reports.written import a_document

PDFINFO = shutil.which("pdfinfo")
READINGS = Path(__file__).with_name("reading")
ELEMENT = re.compile(
    r'(?P<indent> *)(?P<tag>[A-Z]\w*)(?: <[^>]*>)?(?: ".*")?(?: \((?:block|inline)\))?:?'
)
DIGEST = re.compile("[0-9a-f]{64}")
SAID = re.compile(r' *"(?P<text>.*)"')


@dataclass
class Element:
    tag: str
    said: list[str] = field(default_factory=list)
    parts: list["Element"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """A line ends with a space of its own or with none, as words do that are not parted."""
        return " ".join(" ".join([*self.said, *(part.text for part in self.parts)]).split())


def read(file: bytes, folder: Path) -> Element:
    """The tree of tags with the words of each, as the file gives them."""
    path = folder / "report.pdf"
    path.write_bytes(file)
    command = [str(PDFINFO), "-enc", "UTF-8", "-struct-text", str(path)]
    done = subprocess.run(
        command, capture_output=True, check=True, encoding="utf-8", errors="replace"
    )
    root = Element("")
    open_: list[tuple[int, Element]] = [(-1, root)]
    for line in done.stdout.splitlines():
        if element := ELEMENT.fullmatch(line):
            depth = len(element["indent"])
            while open_[-1][0] >= depth:
                open_.pop()
            open_[-1][1].parts.append(here := Element(element["tag"]))
            open_.append((depth, here))
        elif said := SAID.fullmatch(line):
            open_[-1][1].said.append(said["text"])
    return root


def told(element: Element) -> Iterator[str]:
    """A line for each heading, paragraph, picture and row: ``TR a | b | c``."""
    if element.tag in ("", "Document", "Table", "THead", "TBody", "Div", "Sect", "Part"):
        if element.tag in ("Table", "THead"):
            yield element.tag
        for part in element.parts:
            yield from told(part)
        return
    if element.tag == "TR":
        yield "TR " + " | ".join(
            f"{'* ' if part.tag == 'TH' else ''}{part.text}" for part in element.parts
        )
        return
    yield f"{element.tag} {element.text}".rstrip()


def documents() -> dict[ReportKind, Document]:
    standing = Standing("Round", "2026-02-01", "Border crossings", "p", 1, 0, 1, 2, 3, 4, 1)
    differences = (
        Difference("programme/6/a/1", "Loads lost", "Verdict", "Met", "Not met"),
        Difference(
            "programme/6/a/1", "Loads lost", "Actual", "0", "3", "", "Mina Solari", "Counted twice."
        ),
        Difference("programme/6/b", "Papers", "Planned", "", "6", "2026"),
    )
    more: dict[ReportKind, dict[str, object]] = {
        ReportKind.BUDGET: {"plan": a_printed_plan()},
        ReportKind.COMPLETENESS: {"standings": (standing,)},
        ReportKind.CHANGES: {"differences": differences, "compared_with": "2025-11-20"},
    }
    return {kind: a_document(kind=kind, **more.get(kind, {})) for kind in ReportKind}


@pytest.mark.skipif(not PDFINFO, reason="pdfinfo is not installed")
@pytest.mark.parametrize("kind", ReportKind)
def test_a_kind_is_read_in_its_order(kind, tmp_path):
    file = compile_pdf(documents()[kind].as_json())
    reading = DIGEST.sub("(digest)", "\n".join(told(read(file, tmp_path))) + "\n")

    expected = READINGS / f"{kind}.txt"
    if os.environ.get("REWRITE_READINGS"):
        expected.write_text(reading, encoding="utf-8")
    assert reading == expected.read_text(encoding="utf-8")
