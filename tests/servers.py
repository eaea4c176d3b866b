"""A pytest plugin: the servers of a test run, the same as the service's, on a temporary folder.

``pyproject.toml`` names it, so that the environment is ready before pytest-django reads the
settings. The first process of a run starts the servers; every process of pytest-xdist has its own
copy of the migrated database in them, so nothing is migrated twice.
"""

import os
import re
import shutil
import signal
import tempfile
import time
from pathlib import Path

import psycopg2
import pytest

from indicators.management.supervisor import ADMIN, APP, OWNER, CannotStart, DataFolder, Servers
from tests.schema import TEMPLATE, manage, migrate_template

# A test's cluster need not survive a power cut.
_FAST = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}
_FOLDER = "TRACKER_TEST_FOLDER"
_TEMPLATE_URL = "TRACKER_TEST_TEMPLATE_URL"
_FIRST_REDIS = "TRACKER_TEST_REDIS_URL"
_PREFIX = "tracker-test-"
# A younger folder may be one that another run is about to lock.
_AGE_OF_A_LEFT_FOLDER = 60
_REDIS_OF_MAIN = "15"
_servers = pytest.StashKey[Servers]()


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    if not early_config.pluginmanager.hasplugin("django"):
        return
    if _FOLDER not in os.environ:
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        _end_servers_of_killed_runs()
        early_config.stash[_servers] = _start()
    _use_a_database_of_our_own(os.environ.get("PYTEST_XDIST_WORKER", "main"))


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
    postgres = servers.postgres
    _sql(
        postgres.url(ADMIN, "postgres"),
        f"ALTER ROLE {OWNER} CREATEDB",
        # The tests of what web and worker may not do take their role.
        f"GRANT {APP} TO {OWNER}",
        f"CREATE DATABASE {TEMPLATE} OWNER {OWNER}",
    )
    os.environ.update(
        {
            _FOLDER: str(path),
            "DJANGO_SECRET_KEY": folder.secret("django"),
            "DJANGO_DATA_DIR": str(path),
            "DJANGO_HTTPS": "off",
            "DATABASE_URL": postgres.url(APP, TEMPLATE),
            "DATABASE_OWNER_URL": postgres.url(OWNER, TEMPLATE),
            "REDIS_URL": servers.redis.url,
            _TEMPLATE_URL: postgres.url(OWNER, TEMPLATE),
            _FIRST_REDIS: servers.redis.url,
            "EMAIL_URL": "console:",
        }
    )
    migrate_template(postgres)
    manage("compile_messages")
    return servers


def _use_a_database_of_our_own(worker: str) -> None:
    """Copy the template, and say so in the environment: our child processes use it too.

    The tests are its owner, because they build and clear tables; ``app_role`` is for the rest.
    The processes of pytest-xdist inherit what the first one said, so each begins at the template.
    """
    name = f"test_{worker}"
    template, redis = os.environ[_TEMPLATE_URL], os.environ[_FIRST_REDIS]
    _sql(
        template.replace(f"/{TEMPLATE}?", "/postgres?"),
        f"CREATE DATABASE {name} TEMPLATE {TEMPLATE}",
    )
    number = re.sub(r"\D", "", worker) or _REDIS_OF_MAIN
    url = template.replace(f"/{TEMPLATE}?", f"/{name}?")
    os.environ.update(
        DATABASE_URL=url,
        DATABASE_OWNER_URL=url,
        REDIS_URL=redis.replace("db=0", f"db={number}"),
    )


def _sql(url: str, *statements: str) -> None:
    connection = psycopg2.connect(url)
    connection.autocommit = True
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
    connection.close()
