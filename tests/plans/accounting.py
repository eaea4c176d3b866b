"""Do the records give the document back? Counted in characters, white space aside.

Records that quote what another record already holds (an alignment, a statement, a doubt) do not
count, nor does a document whose title only a sentence quotes; footnotes and what the grammar
drops do.
"""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from defusedxml import ElementTree

from indicators.plans.records import Alignment, Doubt, Mandate, PlanRecord, Source, Statement, Value

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MATH_WORDS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
INVISIBLE = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]+")
NOTES = (f"{W}footnote", f"{W}endnote")
QUOTING = (Alignment, Statement, Doubt)


@dataclass(frozen=True)
class Account:
    """``missing``: in the document but in no record; ``invented``: the other way round."""

    missing: dict[str, int]
    invented: dict[str, int]


BALANCED = Account({}, {})


def account(document: str, plan: PlanRecord) -> Account:
    printed = _characters(document)
    taken = _characters("".join(_texts(plan)))
    return Account(dict(printed - taken), dict(taken - printed))


def text_of(data: bytes) -> str:
    """The words of a document: of a text all of it, of a Word file its body and notes."""
    if not data.startswith(b"PK"):
        return data.decode("utf-8-sig")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [
            name
            for name in package.namelist()
            if re.fullmatch(r"word/(?:document|footnotes|endnotes)\.xml", name)
        ]
        return "".join(_words(ElementTree.fromstring(package.read(part))) for part in parts)


def _words(element) -> str:
    """Text in document order; of two renderings of one drawing only the first.

    Word prints the number of a footnote itself; the line above the footnotes is no word.
    """
    if element.tag == FALLBACK or (element.tag in NOTES and f"{W}type" in element.attrib):
        return ""
    printed = dict.fromkeys((f"{W}t", f"{W}delText", MATH_WORDS), element.text or "")
    printed[f"{W}noBreakHyphen"] = "-"
    printed |= dict.fromkeys(NOTES, element.get(f"{W}id", ""))
    own = printed.get(element.tag, "")
    return own + "".join(_words(child) for child in element)


def _texts(plan: PlanRecord) -> Iterator[str]:
    rows: set[tuple[str, Source]] = set()
    cells: set[Source] = set()
    for record in plan:
        if isinstance(record, QUOTING) or (record is plan.document and _is_quoted(plan)):
            continue
        if record.source.chart is not None:
            # The numbers are the chart's; a note to one of them is printed below it.
            yield from (note for note in record.footnotes if " " in note)
            continue
        if isinstance(record, Value) and record.source.cell is not None:
            # A merged cell is the value of every year it stands under.
            if record.source in cells:
                continue
            cells.add(record.source)
        if isinstance(record, Mandate):
            # Several symbols of one row share the title that is printed once.
            row = record.text, replace(record.source, cell=None)
            if row in rows:
                continue
            rows.add(row)
        yield record.text
        yield from record.footnotes
    for each in plan.dropped:
        yield each.text


def _is_quoted(plan: PlanRecord) -> bool:
    """Whether a sentence that another record holds is all that names the plan."""
    title = plan.document
    return any(each.source == title.source and title.text in each.text for each in plan.records)


def _characters(text: str) -> Counter[str]:
    return Counter(INVISIBLE.sub("", text))
