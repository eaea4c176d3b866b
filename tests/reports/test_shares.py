"""A percentage in a report stands with what is done and of how many."""

from dataclasses import replace

import pytest

from indicators.enums import ReportFormat
from indicators.reports.document import Document
from indicators.reports.writers import WRITERS
from tests.reports.test_pdf import extracted, needs_pdftotext
from tests.reports.written import a_document


def with_a_share() -> Document:
    document = a_document()
    programme = document.programmes[0]
    unit = programme.subprogrammes[0]
    result = unit.accomplishments[0]
    first, *rest = result.measures
    result = replace(result, measures=(replace(first, share="1200/2202"), *rest))
    unit = replace(unit, accomplishments=(result,))
    return replace(document, programmes=(replace(programme, subprogrammes=(unit,)),))


def test_a_web_page_says_both_parts_in_the_table_and_in_the_annex():
    page = WRITERS[ReportFormat.HTML].write(with_a_share().as_json()).decode()

    assert page.count('54.5<br><span class="s">1\u202f200 of 2\u202f202</span>') == 2


@needs_pdftotext
@pytest.mark.parametrize("document", [with_a_share(), a_document()])
def test_a_pdf_says_them_too_and_only_where_they_are(document, tmp_path):
    text = extracted(WRITERS[ReportFormat.PDF].write(document.as_json()), tmp_path)

    # The column is narrow: a line may end between the two.
    is_there = any(measure.share for measure in document.measures)
    assert ("1 200 of 2 202" in " ".join(text.split())) == is_there
