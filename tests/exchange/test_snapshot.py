"""What a file tells is of one moment, however long it takes to send it."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client

from tests.exchange.frames import Frame

pytestmark = pytest.mark.django_db(transaction=True)
FILES = {
    "IATI": "/plans/{slug}/exports/iati.xml",
    "DHIS2": "/plans/{slug}/exports/dhis2.json",
    "package": "/plans/{slug}/exports/package.zip",
    "SDMX 3.0": "/sdmx/3.0/data/dataflow/TRACKER/{slug}",
    "SDMX 2.1": "/sdmx/2.1/data/{slug}",
}


@pytest.fixture
def sent(frame: Frame) -> Callable[[str], object]:
    client = Client()
    client.force_login(frame.reader)
    return lambda name: client.get(FILES[name].format(slug=frame.edition.slug))


def isolation() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SHOW transaction_isolation")
        return cursor.fetchone()[0]


@pytest.mark.parametrize("name", list(FILES))
def test_all_of_a_file_is_read_in_one_snapshot(name, sent):
    answer = sent(name)

    read_in = {isolation() for _piece in answer.streaming_content}

    assert (answer.status_code, read_in, isolation()) == (
        200,
        {"repeatable read"},
        "read committed",
    )


@pytest.mark.parametrize("name", list(FILES))
def test_a_file_that_nobody_takes_leaves_no_snapshot_behind(name, sent):
    answer = sent(name)
    answer.close()

    assert (answer.status_code, isolation()) == (200, "read committed")


def test_nothing_found_leaves_no_snapshot_behind(frame, sent):
    frame.edition.slug = f"{frame.edition.slug}/1.0.0/*?c[KIND]=none"

    assert (sent("SDMX 3.0").status_code, isolation()) == (404, "read committed")
