"""A pytest plugin: the servers of a test run, the same as the service's, on a temporary folder.

``pyproject.toml`` names it, so that the environment is ready before pytest-django reads the
settings. The processes of pytest-xdist use the servers of the process that started them.
"""

import os
import shutil
import tempfile
from pathlib import Path

import psycopg2
import pytest

from indicators.management.supervisor import DataFolder, Servers

# A test's cluster need not survive a power cut.
_FAST = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}
_STARTED_BY = "TRACKER_TEST_SERVERS"


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    if early_config.pluginmanager.hasplugin("django") and _STARTED_BY not in os.environ:
        early_config.stash[_servers] = _start()


def pytest_unconfigure(config: pytest.Config) -> None:
    if _servers in config.stash:
        config.stash[_servers].stop()
        shutil.rmtree(os.environ.pop(_STARTED_BY))


_servers = pytest.StashKey[Servers]()


def _start() -> Servers:
    path = Path(tempfile.mkdtemp(prefix="tracker-test-"))
    path.chmod(0o755)
    folder = DataFolder(path)
    folder.open()
    servers = Servers(folder, _FAST)
    servers.start()
    _let_the_owner_make_test_databases(servers.postgres.admin_url)
    os.environ.update(
        {
            _STARTED_BY: str(path),
            "DJANGO_SECRET_KEY": folder.secret("django"),
            "DJANGO_DATA_DIR": str(path),
            "DJANGO_HTTPS": "off",
            "DATABASE_URL": servers.postgres.owner_url,
            "DATABASE_OWNER_URL": servers.postgres.owner_url,
            "REDIS_URL": servers.redis.url,
            "EMAIL_URL": "console:",
        }
    )
    return servers


def _let_the_owner_make_test_databases(admin_url: str) -> None:
    """And take the role of web and worker, for the tests of what that role may not do."""
    connection = psycopg2.connect(admin_url)
    with connection, connection.cursor() as cursor:
        cursor.execute("ALTER ROLE tracker_owner CREATEDB")
        cursor.execute("GRANT tracker_app TO tracker_owner")
    connection.close()
