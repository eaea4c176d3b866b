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
COMMON = 3
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

    def write(self, measures, amount: str, begin: Barrier) -> dict:
        """All in one request, in this order, at the same moment as the others."""
        fields: dict[str, str] = {}
        for each in measures:
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
    """Every second one states the common cells in the opposite order, his own between them."""
    subprogramme = a_subprogramme()
    accomplishment = an_accomplishment(subprogramme)
    common = [a_measure(accomplishment, number=1 + n) for n in range(COMMON)]
    own = [a_measure(accomplishment, number=1 + COMMON + n) for n in range(WRITERS * OWN)]
    writers = [a_writer(number, port, subprogramme) for number in range(WRITERS)]
    begin = Barrier(WRITERS)

    with ThreadPoolExecutor(WRITERS) as pool:
        asked = []
        for n, writer in enumerate(writers):
            stated = [common[0], *own[n * OWN : (n + 1) * OWN], *common[1:]]
            order = stated[::-1] if n % 2 else stated
            asked.append(pool.submit(writer.write, order, str(n + 1), begin))
        answers = [each.result(timeout=LONGEST) for each in asked]

    cells = list(Cell.objects.filter(measure__in=[each.identity for each in common]))
    first = int(cells[0].draft.amount)
    assert {status for writer in writers for status in writer.statuses} == {200}
    assert [(cell.revision, cell.draft.amount) for cell in cells] == [(1, first)] * COMMON
    for each in common:
        says = [told["rows"][f"{each.pk}"]["says"] for told in answers]
        saved = [told["cells"][f"actual-{each.pk}"]["is_saved"] for told in answers]
        shown = [f"Writer {first - 1} saved {first} at" in said for said in says]
        assert [n + 1 for n, is_saved in enumerate(saved) if is_saved] == [first]
        assert shown == [n + 1 != first for n in range(WRITERS)]
    mine = ValueVersion.objects.exclude(cell__in=cells).order_by("cell__measure")
    assert [int(version.amount) for version in mine] == [
        n + 1 for n in range(WRITERS) for _each in range(OWN)
    ]
