"""An outside system from a plan to its figures: over the API alone, and the same everywhere."""

import csv
import io
import json
import re
import shutil
import subprocess
import time
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from lxml import etree

from indicators.enums import ValueKind, Verdict
from indicators.models import PerformanceMeasure
from tests.api.conftest import System, an_officer_of
from tests.builders import (
    a_measure,
    a_programme,
    a_subprogramme,
    a_year,
    an_accomplishment,
    an_adopted_value,
    an_edition,
    an_objective,
)
from tests.connections import wait_until_all_before_is_over
from tests.workers import a_worker

pytestmark = pytest.mark.django_db(transaction=True)
PDFTOTEXT = shutil.which("pdftotext")
# By the number of its measure: the target of the plan, the actual that is written, the verdict.
FIGURES = {
    1: ("700", "731.25", Verdict.EXCEEDED),
    2: ("58.25", "58.25", Verdict.MET),
    3: ("12", "0.37", Verdict.REGRESSED),
    4: ("12", "0", Verdict.REGRESSED),
}
# Target and actual, which every format tells.
TOLD = {number: (Decimal(said[0]), Decimal(said[1])) for number, said in FIGURES.items()}
Told = dict[int, tuple[Decimal, Decimal]]
# In the text of a PDF: the row of a measure with its baseline, target, actual and verdict.
ROW_OF_PDF = re.compile(r"^ *\d +Crossings (\d) +[\d.]+ +([\d.]+) +([\d.]+) +[A-Z]", re.MULTILINE)
UNDER_WAY = ("queued", "running")
MISSED = (Verdict.NOT_MET, Verdict.REGRESSED, Verdict.PARTIALLY_MET)


@pytest.fixture
def edition():
    edition = an_edition(period=a_year(2024))
    unit = a_subprogramme(a_programme(edition))
    an_objective(unit)
    accomplishment = an_accomplishment(unit)
    for number, (target, _actual, _verdict) in FIGURES.items():
        measure = a_measure(accomplishment, number=number, text=f"Crossings {number}", decimals=2)
        an_adopted_value(measure, "1", kind=ValueKind.BASELINE, period=a_year(2022))
        an_adopted_value(measure, target, kind=ValueKind.TARGET, period=a_year(2024))
    return edition


@pytest.mark.skipif(not PDFTOTEXT, reason="pdftotext is not installed")
def test_an_outside_system_walks_from_the_plan_to_its_figures(edition, system_of, tmp_path):
    writer = system_of(an_officer_of(edition.document, name="Writer"))
    judge = system_of(an_officer_of(edition.document, name="Judge"))

    measures = writer.read(f"measures/?edition={edition.slug}&fields=path")["results"]
    wait_until_all_before_is_over()
    place = writer.read("changes/?cursor=now")["cursor"]
    assert _on_the_page(judge, edition) == {}
    _write_the_year(writer, edition, [each["path"] for each in measures])
    _have_it_reviewed(writer, judge, edition)

    judged = judge.read(f"attainment/?edition={edition.slug}&period=2024")["results"]
    assert {int(each["path"][-1]): each["verdict"] for each in judged} == {
        number: verdict for number, (_target, _actual, verdict) in FIGURES.items()
    }
    wait_until_all_before_is_over()
    news = writer.read(f"changes/?cursor={place}")
    steps = [each["what"] for each in news["results"] if each["subject"] == "value"]
    computed = {each["subject_id"] for each in news["results"] if each["subject"] != "value"}
    assert steps == ["submit"] * 4 + ["approve"] * 4
    assert computed == {each["id"] for each in writer.read("attainment/")["results"]}
    assert news["more"] is False

    files = _report(judge, edition, tmp_path / "log")
    assert _on_the_page(judge, edition) == TOLD
    assert _in_the_pdf(files["pdf"]) == TOLD
    assert _in_the_workbook(files["xlsx"]) == TOLD
    assert _in_the_csv(judge, edition) == TOLD
    assert _in_iati(judge, edition) == TOLD
    assert _in_sdmx(judge, edition) == TOLD


def _write_the_year(system: System, edition, paths: list[str]) -> None:
    rows = [
        {
            "measure": f"{edition.slug}/{path}",
            "period": "2024",
            "kind": "actual",
            "amount": FIGURES[int(path[-1])][1],
        }
        for path in paths
    ]
    answer = system.client.post(
        "/api/v1/values/bulk/?keep=all",
        "\n".join(map(json.dumps, rows)),
        content_type="application/x-ndjson",
        headers={"Authorization": f"Bearer {system.secret}"},
    )
    head = json.loads(answer.getvalue().splitlines()[0])
    assert head == {"kept": True, "taken": 4, "unchanged": 0, "refused": 0}


def _have_it_reviewed(writer: System, judge: System, edition) -> None:
    address = f"values/?edition={edition.slug}&status=%s&fields=id,revision"
    drafts = writer.read(address % "draft")["results"]
    for each in drafts:
        _answer_what_is_asked(writer, each["id"])
    assert writer.post("steps/", {"step": "submit", "values": drafts}).json() == {"moved": 4}
    waiting = judge.read(address % "submitted")["results"]
    assert judge.post("steps/", {"step": "approve", "values": waiting}).json() == {"moved": 4}


def _answer_what_is_asked(system: System, value: int) -> None:
    """Of surprising values, and why a target was missed."""
    beside = system.get(f"values/{value}/beside/")
    said = beside.json()
    body = {"answers": [{"flag": each["flag"], "answer": "So it is."} for each in said["asked"]]}
    if said["verdict"] in MISSED:
        body["explanation"] = {
            "reasons": ["resources"],
            "text": "The scanner came late.",
            "action": "Hire a second crew.",
            "action_due": "2025-06-30",
        }
    answered = system.patch(f"values/{value}/beside/", body, If_Match=beside["ETag"])
    assert (answered.status_code, answered.json()["missing"]) == (200, [])


def _report(system: System, edition, log: Path) -> dict[str, bytes]:
    """Asked for, waited for and fetched; a worker makes it."""
    asked = {"edition": edition.slug, "period": "2024", "formats": ["pdf", "xlsx"]}
    made = system.post("reports/", asked)
    assert made.status_code == 202, made.content
    address = made["Location"].removeprefix("/api/v1/")
    with a_worker(log, beat=False):
        done = _over(system, f"{address}?expand=files")
    assert done["status"] == "done", f"{done}\n{log.read_text()[-4000:]}"
    return {
        each["format"]: b"".join(system.get(f"{address}files/{each['format']}/").streaming_content)
        for each in done["files"]
    }


def _over(system: System, address: str, seconds: float = 120) -> dict[str, object]:
    """The report when nothing is done for it any more."""
    deadline = time.monotonic() + seconds
    while (report := system.read(address))["status"] in UNDER_WAY:
        if time.monotonic() > deadline:
            break
        time.sleep(0.2)
    return report


def _on_the_page(system: System, edition) -> Told:
    """Of each row target and actual of the year, where there is an actual."""
    system.client.force_login(an_officer_of(edition.document))
    page = system.client.get(f"/plans/{edition.slug}/performance/?period=2024")
    assert page.status_code == 200
    rows = (row.xpath("*") for row in etree.HTML(page.content).iter("tr"))
    said = [["".join(cell.itertext()).split() for cell in row] for row in rows]
    found = {int(row[0][1][0]): (row[2][0], row[3][0]) for row in said if row[0][0] == "Crossings"}
    return {number: _exact(*told) for number, told in found.items() if told[1] != "—"}


def _exact(target: str, actual: str) -> tuple[Decimal, Decimal]:
    return Decimal(target), Decimal(actual)


def _together(said: Iterable[tuple[int, str, str]]) -> Told:
    """Of numbers of measures, kinds and values."""
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for number, kind, value in said:
        found[number][kind] = value
    return {number: _exact(told["target"], told["actual"]) for number, told in found.items()}


def _in_the_pdf(pdf: bytes) -> Told:
    done = subprocess.run(
        [PDFTOTEXT, "-layout", "-", "-"], input=pdf, capture_output=True, check=True
    )
    rows = ROW_OF_PDF.findall(done.stdout.decode())
    return {int(number): _exact(target, actual) for number, target, actual in rows}


def _in_the_workbook(workbook: bytes) -> Told:
    sheet = openpyxl.load_workbook(io.BytesIO(workbook))["Measures"]
    head, *rows = sheet.iter_rows(values_only=True)
    said = [dict(zip(head, row, strict=True)) for row in rows if row[0]]
    return {
        int(row["Performance measure"][-1]): _exact(str(row["Target"]), str(row["Actual"]))
        for row in said
        if row["Performance measure"]
    }


def _numbers(edition) -> dict[int, int]:
    """The number of a measure by its identity."""
    measures = PerformanceMeasure.objects.filter(node__edition=edition)
    return {each.identity_id: int(each.path[-1]) for each in measures}


def _in_the_csv(system: System, edition) -> Told:
    answer = system.get(f"values/?edition={edition.slug}&format=csv")
    rows = csv.DictReader(io.StringIO(answer.getvalue().decode()))
    numbers = _numbers(edition)
    return _together((numbers[int(row["identity"])], row["kind"], row["amount"]) for row in rows)


def _in_iati(system: System, edition) -> Told:
    text = _exported(system, f"/plans/{edition.slug}/exports/iati.xml")
    numbers = _numbers(edition)
    return _together(
        (numbers[int(made.find("reference").get("code")[1:])], said.tag, said.get("value"))
        for made in etree.fromstring(text).iter("indicator")
        for said in made.iter("target", "actual")
    )


def _in_sdmx(system: System, edition) -> Told:
    address = f"/sdmx/3.0/data/dataflow/TRACKER/{edition.slug}/1.0.0/*?c[KIND]=target,actual"
    text = _exported(system, address, Accept="application/vnd.sdmx.data+csv; version=2.0.0")
    numbers = _numbers(edition)
    return _together(
        (numbers[int(row["MEASURE"][1:])], row["KIND"], row["OBS_VALUE"])
        for row in csv.DictReader(io.StringIO(text.decode()))
    )


def _exported(system: System, address: str, **headers: str) -> bytes:
    named = {"Authorization": f"Bearer {system.secret}", **headers}
    answer = system.client.get(address, headers=named)
    assert answer.status_code == 200, answer.content
    return answer.getvalue()
