"""Fifty people at one sheet of the service as it runs, all at once: nothing is lost or blocked."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from threading import Barrier
from urllib.parse import urlencode

import pytest
from django.test import Client

from indicators.enums import Role
from indicators.management.supervisor.ports import HOST, free_port
from indicators.models import Cell, User, ValueVersion
from tests.builders import a_measure, a_role, a_subprogramme, an_accomplishment
from tests.web.sheets import address, in_background, typed

pytestmark = pytest.mark.django_db(transaction=True)

WRITERS = 50
OWN = 2
TOKEN = "a" * 32
LONGEST = 60


@dataclass
class Writer:
    """One person's browser."""

    port: int
    url: str
    headers: dict[str, str]
    statuses: set[int] = field(default_factory=set)

    def send(self, fields: dict[str, str]) -> dict:
        connection = HTTPConnection(HOST, self.port, timeout=LONGEST)
        connection.request("POST", self.url, urlencode(fields), self.headers)
        answer = connection.getresponse()
        self.statuses.add(answer.status)
        told = json.loads(answer.read())
        connection.close()
        return told

    def write(self, own, common, amount: str, begin: Barrier) -> dict:
        """Their own values and the common one in one request, at the same moment as the others."""
        fields = typed(common, value=amount)
        for each in own:
            fields |= typed(each, value=amount)
        begin.wait()
        return self.send(fields)


@pytest.fixture
def port() -> Iterator[int]:
    """Where granian serves this test's database."""
    port = free_port(8900)
    command = (sys.executable, "-m", "granian", "tracker.wsgi:application", "--interface", "wsgi")
    process = subprocess.Popen(
        [*command, "--blocking-threads", "8", "--host", HOST, "--port", str(port)],
        cwd=Path(__file__).resolve().parents[2],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + LONGEST
    while time.monotonic() < deadline:
        try:
            connection = HTTPConnection(HOST, port, timeout=2)
            connection.request("GET", "/healthz")
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the service did not start")


def a_writer(number: int, port: int, subprogramme) -> Writer:
    user = User.objects.create(email=f"writer{number}@example.org", name=f"Writer {number}")
    a_role(user, Role.MANAGER, subprogramme)
    client = Client()
    client.force_login(user)
    headers = in_background(user) | {
        "Cookie": f"sessionid={client.session.session_key}; csrftoken={TOKEN}",
        "X-CSRFToken": TOKEN,
        "Content-Type": "application/x-www-form-urlencoded",
    }
    return Writer(port, address(subprogramme), headers)


def test_fifty_writers_at_one_sheet_lose_nothing_and_do_not_block_one_another(port):
    subprogramme = a_subprogramme()
    accomplishment = an_accomplishment(subprogramme)
    common = a_measure(accomplishment, number=1)
    own = [a_measure(accomplishment, number=2 + n) for n in range(WRITERS * OWN)]
    writers = [a_writer(number, port, subprogramme) for number in range(WRITERS)]
    begin = Barrier(WRITERS)

    with ThreadPoolExecutor(WRITERS) as pool:
        asked = [
            pool.submit(writer.write, own[n * OWN : (n + 1) * OWN], common, str(n + 1), begin)
            for n, writer in enumerate(writers)
        ]
        answers = [each.result(timeout=LONGEST) for each in asked]

    name = f"actual-{common.pk}"
    cell = Cell.objects.get(measure=common.identity)
    first = int(cell.draft.amount)
    saved = [n + 1 for n, told in enumerate(answers) if told["cells"][name]["is_saved"]]
    says = [told["rows"][f"{common.pk}"]["says"] for told in answers]
    shown = [n + 1 for n, each in enumerate(says) if f"Writer {first - 1} saved {first} at" in each]
    assert {status for writer in writers for status in writer.statuses} == {200}
    assert (cell.revision, saved) == (1, [first])
    assert shown == [n for n in range(1, WRITERS + 1) if n != first]
    mine = ValueVersion.objects.exclude(cell=cell).order_by("cell__measure")
    assert [int(version.amount) for version in mine] == [
        n + 1 for n in range(WRITERS) for _each in range(OWN)
    ]
