"""Every file of a report is made from its frozen document alone."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from indicators.enums import ReportFormat
from indicators.reports import pdf, table_file, web_page, word, workbook
from indicators.reports.layouts import LAYOUTS
from indicators.reports.plain import canonical_json


@dataclass(frozen=True, slots=True)
class Writer:
    """``made_with`` names what the bytes depend on beside the document."""

    write: Callable[[Mapping[str, Any]], bytes]
    made_with: str


WRITERS: Mapping[ReportFormat, Writer] = {
    ReportFormat.PDF: Writer(pdf.compile_pdf, pdf.MADE_WITH),
    ReportFormat.XLSX: Writer(workbook.write_xlsx, workbook.MADE_WITH),
    ReportFormat.DOCX: Writer(word.write_docx, word.MADE_WITH),
    ReportFormat.HTML: Writer(web_page.write_html, web_page.MADE_WITH),
    ReportFormat.CSV: Writer(table_file.write_csv, table_file.MADE_WITH),
    ReportFormat.JSON: Writer(canonical_json, "canonical JSON"),
}
KINDS = frozenset(LAYOUTS)
