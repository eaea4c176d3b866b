"""The commands of the guide, copied and pasted: against the service with its sample plan."""

import csv
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator

import pytest
from lxml import etree

from tests.api.test_guide import blocks
from tests.browser.site import Site, running

LONGEST = 120


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with running() as started:
        yield started


@pytest.fixture(scope="module")
def follow(site, tmp_path_factory):
    """Runs commands as a reader does, in one folder and with the same three variables."""
    folder = tmp_path_factory.mktemp("reader")
    named = {"SITE": site.root, "TOKEN": site.examples["token"], "ATTEMPTS": "1"}
    slug = site.examples["slug"]
    environment = os.environ | named | {"EDITION": slug, "PLAN": slug}

    def run(*command: str) -> list[str]:
        done = subprocess.run(
            command,
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            timeout=LONGEST,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout.splitlines()

    run.folder = folder
    return run


def test_a_reader_follows_the_guide_from_its_beginning_to_its_end(follow):
    answered = follow("bash", "-eu", "-c", blocks("api.md", "sh"))
    said = follow(sys.executable, "-c", blocks("api.md", "python"))

    # The answer before has no end of line: the first line of this one stands behind it.
    lines = ["{" + answered[-6].rpartition("{")[2], *answered[-5:]]
    bulk = [json.loads(line) for line in lines]
    assert bulk[0] == {"kept": False, "taken": 2, "unchanged": 0, "refused": 0}
    assert bulk[3] == {"kept": True, "taken": 2, "unchanged": 0, "refused": 0}
    assert [each["line"] for each in bulk[1:3] + bulk[4:]] == [1, 2, 1, 2]
    assert said[:3] == ["[]", "The register", "3 values are with the reviewer"]
    assert said[-1] == "queued []"


def test_a_reader_fetches_the_files_of_the_guide(follow):
    follow("bash", "-eu", "-c", blocks("exchange.md", "sh"))
    said = follow(sys.executable, "-c", blocks("exchange.md", "python"))

    folder = follow.folder
    actuals = list(csv.DictReader((folder / "actuals.csv").open(encoding="utf-8")))
    [activities] = etree.parse(folder / "plan.iati.xml").xpath("/iati-activities")
    assert re.fullmatch(r"[1-9]\d* values, of them [1-9]\d* actuals", said[0])
    assert {each["KIND"] for each in actuals} == {"actual"}
    assert len(activities.xpath("//indicator")) > 5
    assert json.loads((folder / "plan.dhis2.json").read_bytes())["dataValues"]
    assert json.loads((folder / "news.json").read_bytes())["data"]["dataSets"]
    assert b"Dataflow" in (folder / "dataflows.xml").read_bytes()
