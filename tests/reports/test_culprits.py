"""An error of the template is the developer's, one of the data names its node."""

import logging
from dataclasses import replace
from pathlib import Path

import pytest

from indicators.enums import JobStatus, NodeKind, ReportFailure, ReportKind
from indicators.reports import culprits, queue, services
from indicators.reports.document import Difference, Document
from indicators.reports.pdf import PdfRefused, compile_pdf
from indicators.reports.printed import PrintedNode
from indicators.reports.requesting import request_report
from tests.builders import NOW, a_user, a_year, an_edition
from tests.reports.test_structure import a_printed_plan
from tests.reports.written import TEXTS, a_document

HERE = Path(__file__)
UNIT = "programme/6/subprogramme/2"


def with_words(**changed: str) -> Document:
    """The small report with one of its texts made unsettable."""
    document = a_document()
    [programme] = document.programmes
    [unit] = programme.subprogrammes
    [result] = unit.accomplishments
    measures = list(result.measures)
    if "measure" in changed:
        measures[1] = replace(measures[1], name=changed["measure"])
    result = replace(result, measures=tuple(measures))
    unit = replace(unit, accomplishments=(result,), name=changed.get("unit", unit.name))
    name = changed.get("programme", programme.name)
    return replace(document, programmes=(replace(programme, name=name, subprogrammes=(unit,)),))


def with_a_node(text: str) -> Document:
    plan = a_printed_plan()
    more = PrintedNode(NodeKind.PARAGRAPH, "section 6/paragraph 6.2", "6.2", text)
    return a_document(kind=ReportKind.BUDGET, plan=replace(plan, nodes=(*plan.nodes, more)))


def changed_to(text: str) -> Document:
    before = Difference("programme/5", "Water", "Name", "Wells", "Springs")
    return a_document(
        kind=ReportKind.CHANGES,
        differences=(before, Difference("programme/6", "Transport", "Name", "Roads", text)),
    )


@pytest.mark.parametrize(
    ("document", "path"),
    [
        (with_words(measure="unsettable"), f"{UNIT}/a/2"),
        (with_words(unit="unsettable"), UNIT),
        (with_words(programme="unsettable"), "programme/6"),
        (with_a_node("unsettable"), "section 6/paragraph 6.2"),
        (changed_to("unsettable"), "programme/6"),
    ],
)
def test_a_compiler_that_refuses_something_of_a_node_names_it(document, path):
    with pytest.raises(PdfRefused, match="Look at it there") as refusal:
        compile_pdf(document.as_json(), template=HERE.with_name("refusing.typ"))

    assert (refusal.value.why, refusal.value.path) == (ReportFailure.DATA, path)
    assert "this word cannot be set" in refusal.value.note
    assert "refusing.typ" in refusal.value.note


def test_what_is_refused_with_nothing_of_any_node_is_the_templates():
    with pytest.raises(PdfRefused, match="could not be typeset") as refusal:
        compile_pdf(a_document().as_json(), template=HERE.with_name("broken.typ"))

    assert (refusal.value.why, refusal.value.path) == (ReportFailure.NOT_TYPESET, "")
    assert "unknown variable: nothing_of_this_name" in refusal.value.note
    assert "broken.typ:2" in refusal.value.note


def test_a_node_is_left_alone_where_it_is_refused_only_beside_another():
    document = with_words(unit="first", measure="second")

    def is_refused(part: Document) -> bool:
        said = str(part)
        return "first" in said and "second" in said

    assert culprits.found(document, is_refused) == ""


def test_the_culprit_of_a_thousand_is_found_in_a_dozen_looks():
    names = [f"programme {n}" for n in range(1000)]
    document = a_document(
        programmes=(),
        differences=tuple(Difference(name, name, "Name", "", name) for name in names),
    )
    looks = []

    def is_refused(part: Document) -> bool:
        looks.append(part)
        return any(each.path == "programme 617" for each in part.differences)

    assert culprits.found(document, is_refused) == "programme 617"
    assert len(looks) == 12


def test_nothing_is_said_of_other_nodes():
    document = a_document()

    only = culprits.only(document, frozenset([f"{UNIT}/a/2"]))

    said = str(only.programmes)
    assert TEXTS["en"]["lost"] in said
    assert not [key for key in TEXTS["en"] if key != "lost" and TEXTS["en"][key] in said]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("refusal", "error", "at", "logged"),
    [
        (
            PdfRefused(ReportFailure.NOT_TYPESET, "report.typ:12:3 unknown variable"),
            ReportFailure.NOT_TYPESET,
            "",
            "an error of the template, for its developers: report.typ:12:3 unknown variable",
        ),
        (
            PdfRefused(ReportFailure.DATA, "report.typ:40:1 no such glyph", "programme 6"),
            ReportFailure.DATA,
            "programme 6",
            "an error of the data at programme 6",
        ),
    ],
)
def test_the_log_says_whose_error_it_is_and_where(refusal, error, at, logged, caplog):
    report = request_report(
        edition=an_edition(), period=a_year(), language="en", by=a_user(), now=NOW
    )

    with services.Answered(queue.claim(report.pk)):
        raise refusal

    report.refresh_from_db()
    assert (report.status, report.error, report.error_at) == (JobStatus.FAILED, error, at)
    [record] = caplog.records
    assert (record.levelno, record.getMessage()) == (
        logging.ERROR,
        f"report {report.pk} was not made: {logged}",
    )
    assert refusal.note in logging.Formatter().formatException(record.exc_info)
