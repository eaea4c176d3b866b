"""The service as it is deployed, on a database of its own: granian, hashed files, least rights."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from itertools import count
from pathlib import Path

import psycopg2

from indicators.management.supervisor import APP, OWNER, DataFolder, Postgres
from indicators.management.supervisor.ports import HOST, free_port
from tests.schema import TEMPLATE

ROOT = Path(__file__).resolve().parents[2]
FIRST_PORT = 8700
LONGEST_START = 60
_numbers = count(1)


@dataclass(frozen=True, slots=True)
class Site:
    """``examples`` are what addresses are made of: see ``site_data``.

    A worker with this ``environment`` does the jobs of the site.
    """

    root: str
    examples: dict[str, object]
    environment: dict[str, str]


@contextmanager
def running(**settings: str) -> Iterator[Site]:
    own = _environment() | settings
    environment = os.environ | own
    _manage(environment, "collectstatic", "--noinput", "-v", "0")
    said = _manage(
        environment,
        "shell",
        "--no-imports",
        "-c",
        "from tests.browser import site_data; site_data.fill()",
    )
    port = free_port(FIRST_PORT)
    command = (sys.executable, "-m", "granian", "tracker.wsgi:application", "--interface", "wsgi")
    process = subprocess.Popen(
        [*command, "--blocking-threads", "4", "--host", HOST, "--port", str(port)],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(port, process)
        yield Site(f"http://{HOST}:{port}", json.loads(said), own)
    finally:
        process.terminate()
        process.wait(timeout=20)


def _environment() -> dict[str, str]:
    """A copy of the empty database, used with the rights of web and worker."""
    of_tests = os.environ["DATABASE_OWNER_URL"].partition("?")[0].rpartition("/")[2]
    name = f"browser_{of_tests}_{next(_numbers)}"
    postgres = Postgres(DataFolder(Path(os.environ["TRACKER_TEST_FOLDER"])))
    connection = psycopg2.connect(postgres.url(OWNER, "postgres"))
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE}")
    connection.close()
    return {
        "DATABASE_URL": postgres.url(APP, name),
        "DATABASE_OWNER_URL": postgres.url(OWNER, name),
        "DJANGO_DEBUG": "off",
        "DJANGO_LOG_LEVEL": "ERROR",
    }


def _manage(environment: dict[str, str], *command: str) -> str:
    done = subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise RuntimeError(f"{command[0]} failed: {done.stderr[-3000:]}")
    return done.stdout


def _wait(port: int, process: subprocess.Popen) -> None:
    deadline = time.monotonic() + LONGEST_START
    while time.monotonic() < deadline and process.poll() is None:
        try:
            connection = HTTPConnection(HOST, port, timeout=2)
            connection.request("GET", "/healthz")
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the site did not start")
