"""The commands of the guide, copied and pasted: against the service with its sample plan.

Each way has a service of its own, with a worker, for both write the same values.
"""

import csv
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
import redis
from django.conf import settings
from lxml import etree

from tests.api.test_guide import blocks
from tests.browser.site import Site, running
from tests.workers import a_worker

LONGEST = 180
SHELL = ("bash", "-eu", "-c")
PYTHON = (sys.executable, "-c")
COUNTED = {"taken": 2, "unchanged": 0, "refused": 0}


class Reader:
    """Runs commands in one folder, with the variables that the guide begins with."""

    def __init__(self, site: Site, folder: Path) -> None:
        slug = site.examples["slug"]
        named = {"SITE": site.root, "EDITION": slug, "PLAN": slug}
        tokens = {"TOKEN": site.examples["token"], "REVIEWER": site.examples["reviewer"]}
        self.environment = os.environ | named | tokens
        self.folder = folder

    def follow(self, command: tuple[str, ...], text: str) -> str:
        done = subprocess.run(
            [*command, text],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=LONGEST,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def found(self, name: str) -> bytes:
        return (self.folder / name).read_bytes()


@pytest.fixture
def reader(tmp_path) -> Iterator[Reader]:
    redis.from_url(settings.REDIS_URL).flushdb()
    with running() as site, a_worker(tmp_path / "log", beat=False, **site.environment):
        yield Reader(site, tmp_path)


def the_report_was_made(reader: Reader) -> bool:
    book = openpyxl.load_workbook(io.BytesIO(reader.found("report.xlsx")))
    return reader.found("report.pdf")[:5] == b"%PDF-" and bool(book.sheetnames)


def test_a_reader_follows_the_guide_with_curl_and_then_fetches_its_files(reader):
    said = reader.follow(SHELL, blocks("api.md", "sh"))

    counts = [json.loads(each) for each in re.findall(r'\{"kept".*', said)]
    assert counts == [{"kept": False} | COUNTED, {"kept": True} | COUNTED]
    assert re.findall(r'"missing":(\[.*?\])', said) == ["[]"]
    assert re.findall(r'\{"moved":\d+\}', said) == ['{"moved":3}'] * 2
    assert said.count('{"status":"done"}') == 1
    assert the_report_was_made(reader)
    news = json.loads(reader.found("news.json"))["results"]
    assert [each["what"] for each in news if each["subject"] == "value"][-3:] == ["approve"] * 3
    assert json.loads(said.splitlines()[-1])["more"] is False

    reader.follow(SHELL, blocks("exchange.md", "sh"))
    values = reader.follow(PYTHON, blocks("exchange.md", "python"))

    assert re.fullmatch(r"[1-9]\d* values, of them [1-9]\d* actuals\n", values)
    actuals = list(csv.DictReader(io.StringIO(reader.found("actuals.csv").decode())))
    [activities] = etree.fromstring(reader.found("plan.iati.xml")).xpath("/iati-activities")
    assert {each["KIND"] for each in actuals} == {"actual"}
    assert len(activities.xpath("//indicator")) > 5
    assert json.loads(reader.found("plan.dhis2.json"))["dataValues"]
    assert json.loads(reader.found("news.json"))["data"]["dataSets"]
    assert b"Dataflow" in reader.found("dataflows.xml")


def test_a_reader_follows_the_guide_in_python(reader):
    said = reader.follow(PYTHON, blocks("api.md", "python")).splitlines()

    kept = [str({"kept": False} | COUNTED), str({"kept": True} | COUNTED)]
    moved = [str({"moved": 3})] * 2
    assert said[-12:-5] == ["385", *kept, "[]", "The register", *moved]
    assert re.fullmatch(r"[A-Z_]+ [0-9a-f]{64}", said[-5])
    assert said[-4] == "done"
    assert the_report_was_made(reader)
    assert all(re.fullmatch(r"[a-z_]+ \d+ [a-z_]+", change) for change in said[-3:])
