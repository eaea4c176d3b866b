"""Row 12: the PDF of 40 and of 1,000 measures with Chinese text and five years each.

Ours is ``compile_pdf``: the frozen document read, laid out, and typeset in a child process with
its limits, as a tagged PDF/UA-1 with contents, summary, charts, verdicts and explanations. The
floor is typst alone: a template of one table with the same names and figures, compiled to the same
standard with the same fonts. Typst remembers what it has compiled, so every compilation has a
process of its own; of the floor only the compilation is clocked, not the start of the process.
Between the two stands our own template compiled alone: the rest of ``compile_pdf`` is the distance.

The second floor is typst with the same data and no service around it: every heading, table, cell,
sentence and alternative text of our report, in a template of twenty lines without looks, signs or
charts. The bare table has 4 cells for each measure, the report 14 and a figure.

Run with ``make bench ARGS="-k pdf"``.
"""

import json
import subprocess
import sys
import time
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from indicators.charts import Chart, Form, Point, Series
from indicators.enums import (
    Accumulation,
    Direction,
    EditionStatus,
    Level,
    ResultKind,
    Verdict,
)
from indicators.reports import fonts
from indicators.reports.document import (
    Accomplishment,
    Document,
    Measure,
    Programme,
    Subprogramme,
)
from indicators.reports.layouts import laid_out
from indicators.reports.pages import printable
from indicators.reports.pdf import MADE_WITH, TEMPLATE, Limits, compile_pdf
from indicators.reports.plain import canonical_json, sha256
from tests.benchmarks.measuring import BEST_OF, Measured, clocked, show
from tests.reports.written import TEXTS

YEARS = ("2021", "2022", "2023", "2024", "2025")
BARE = Path(__file__).with_name("bare_report.typ")
SAME = Path(__file__).with_name("same_report.typ")
VERDICTS = (Verdict.MET, Verdict.PARTIALLY_MET, Verdict.EXCEEDED, Verdict.NO_DATA)
WORDS = TEXTS["zh-hans"]
COMPILE = """
import json, sys, time, typst
request = json.load(sys.stdin)
begin = time.perf_counter()
typst.compile(**request)
print(time.perf_counter() - begin)
"""


def bench_pdf_of_40_and_1000_measures():
    for measures in (40, 1_000):
        document = a_document_of(measures)
        frozen = document.as_json()
        ours = clocked(lambda frozen=frozen: compile_pdf(frozen))
        data = laid(document, frozen)
        alone = compiled_alone(TEMPLATE, data)
        same = compiled_alone(SAME, data)
        floor = compiled_alone(BARE, bare(document))

        assert sum(1 for _measure in document.measures) == measures
        show("12", f"PDF of {measures} measures x 5, Chinese", ours, floor, "one bare table")
        show("12", "the same, our template compiled alone", alone, floor, "one bare table")
        show("12", "the same again", ours, same, "typst, same data")


def bench_pdf_of_10000_measures_against_typst_with_the_same_data():
    """Once each: a document of several thousand pages."""
    document = a_document_of(10_000)
    frozen = document.as_json()
    limits = Limits(memory=16 * 1024**3, seconds=900)
    begin = time.perf_counter()
    compile_pdf(frozen, limits)
    ours = Measured(time.perf_counter() - begin)
    floor = compiled_alone(SAME, laid(document, frozen), runs=1)

    show("12", "PDF of 10000 measures x 5, Chinese", ours, floor, "typst, same data")


def a_document_of(measures: int) -> Document:
    """Units of 40 measures, eight results each."""
    units = tuple(
        Subprogramme(
            path=f"programme 6/subprogramme {unit}",
            level=Level.SUBPROGRAMME,
            number=str(unit),
            name=WORDS["subprogramme"],
            accomplishments=tuple(
                Accomplishment(
                    f"({letter})",
                    WORDS["accomplishment"],
                    ResultKind.ACCOMPLISHMENT,
                    tuple(a_measure(f"{unit}/{letter}", n) for n in range(1, 6)),
                )
                for letter in "abcdefgh"
            ),
        )
        for unit in range(1, measures // 40 + 1)
    )
    return Document(
        language="zh-hans",
        plan_title=WORDS["plan"],
        plan_symbol="RCAB/2024/6",
        edition=EditionStatus.APPROVED,
        period="2025",
        as_at=datetime(2026, 2, 20, 6, tzinfo=UTC),
        rule_set="AR-1",
        requested_by="Mina Solari",
        programmes=(Programme("programme 6", "6", WORDS["programme"], units),),
    )


def a_measure(place: str, number: int) -> Measure:
    points = tuple(
        Point(Decimal(74 - at * number), f"{74 - at * number}", Decimal(60), "60")
        for at in range(len(YEARS))
    )
    return Measure(
        path=f"programme 6/subprogramme {place}/{number}",
        label=str(number),
        name=f"{WORDS['hours']} {place}",
        verdict=VERDICTS[number % len(VERDICTS)],
        direction=Direction.DECREASE,
        accumulation=Accumulation.PER_PERIOD,
        baseline="74.0",
        target="60.0",
        actual=points[-1].printed,
        progress="13/16",
        chart=Chart(WORDS["hours"], Form.LINE, YEARS, (Series(points),)),
    )


def laid(document: Document, frozen: dict) -> str:
    pages = laid_out(document, digest=sha256(canonical_json(frozen)))
    return fonts.showable(canonical_json(printable(pages, MADE_WITH)).decode())


def bare(document: Document) -> str:
    rows = [[each.name, each.baseline, each.target, each.actual] for each in document.measures]
    head = [WORDS["hours"], "2021", "2025", "2025"]
    table = {"title": document.plan_title, "head": head, "rows": rows}
    return json.dumps(table, ensure_ascii=False)


def compiled_alone(template: Path, data: str, *, runs: int = BEST_OF) -> Measured:
    """The best of several compilations, each in a fresh process."""
    request = {
        "input": str(template),
        "root": str(template.parent),
        "font_paths": [str(each) for each in fonts.folders(data)],
        "ignore_system_fonts": True,
        "sys_inputs": {"document": data},
        "pdf_standards": ["ua-1"],
    }
    command = [sys.executable, "-I", "-c", COMPILE]
    done = [
        subprocess.run(
            command, input=json.dumps(request), capture_output=True, text=True, check=True
        )
        for _run in range(runs)
    ]
    return Measured(min(float(run.stdout) for run in done))
