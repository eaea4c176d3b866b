"""A pytest plugin: the servers of a test run, the same as the service's, on a temporary folder.

``pyproject.toml`` names it, so that the environment is ready before pytest-django reads the
settings. Every process of pytest-xdist has servers of its own, for a transaction or a lock in one
database holds up whoever waits in another of the same server. The first process migrates for all.
"""

import os
import shutil
import signal
import tempfile
import time
from pathlib import Path

import psycopg2
import pytest

from indicators.management.supervisor import (
    ADMIN,
    APP,
    OWNER,
    CannotStart,
    DataFolder,
    Postgres,
    Servers,
)
from tests.schema import TEMPLATE, manage, migrate_template

# A test's cluster need not survive a power cut.
_FAST = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}
_FOLDER = "TRACKER_TEST_FOLDER"
_PREFIX = "tracker-test-"
# A younger folder may be one that another run is about to lock.
_AGE_OF_A_LEFT_FOLDER = 60
_DATABASE = "test"
_servers = pytest.StashKey[Servers]()


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    if not early_config.pluginmanager.hasplugin("django"):
        return
    is_first = "PYTEST_XDIST_WORKER" not in os.environ
    if is_first:
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        _end_servers_of_killed_runs()
    early_config.stash[_servers] = _start()
    if is_first:
        manage("compile_messages")


def pytest_unconfigure(config: pytest.Config) -> None:
    if _servers in config.stash:
        config.stash[_servers].stop()
        shutil.rmtree(os.environ.pop(_FOLDER))


def _end_servers_of_killed_runs() -> None:
    """A run that was killed could not stop its servers; its folder is no longer locked."""
    for path in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        folder = DataFolder(path)
        try:
            if time.time() - path.stat().st_mtime < _AGE_OF_A_LEFT_FOLDER:
                continue
            folder.open()
        except (CannotStart, FileNotFoundError):
            continue
        Servers(folder).stop_left_over()
        shutil.rmtree(path, ignore_errors=True)
        folder.close()


def _start() -> Servers:
    path = Path(tempfile.mkdtemp(prefix=_PREFIX))
    path.chmod(0o755)
    folder = DataFolder(path)
    folder.open()
    servers = Servers(folder, _FAST)
    servers.start()
    os.environ.update(
        {
            _FOLDER: str(path),
            "DJANGO_SECRET_KEY": folder.secret("django"),
            "DJANGO_DATA_DIR": str(path),
            "DJANGO_HTTPS": "off",
            "REDIS_URL": servers.redis.url,
            "EMAIL_URL": "console:",
        }
    )
    _make_databases(servers.postgres)
    return servers


def _make_databases(postgres: Postgres) -> None:
    """The template and its copy for the tests, which our child processes use too.

    The tests are its owner, because they build and clear tables; ``app_role`` is for the rest.
    """
    _sql(
        postgres.url(ADMIN, "postgres"),
        f"ALTER ROLE {OWNER} CREATEDB",
        # The tests of what web and worker may not do take their role.
        f"GRANT {APP} TO {OWNER}",
        # What a test has written is cleared past the triggers that refuse it.
        f"GRANT SET ON PARAMETER session_replication_role TO {OWNER}",
        f"CREATE DATABASE {TEMPLATE} OWNER {OWNER}",
    )
    os.environ.update(
        DATABASE_URL=postgres.url(APP, TEMPLATE), DATABASE_OWNER_URL=postgres.url(OWNER, TEMPLATE)
    )
    migrate_template(postgres)
    _sql(postgres.url(OWNER, "postgres"), f"CREATE DATABASE {_DATABASE} TEMPLATE {TEMPLATE}")
    tests = postgres.url(OWNER, _DATABASE)
    os.environ.update(DATABASE_URL=tests, DATABASE_OWNER_URL=tests)


def _sql(url: str, *statements: str) -> None:
    connection = psycopg2.connect(url)
    connection.autocommit = True
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
    connection.close()
