"""What every test may ask for."""

from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import TransactionTestCase, override_settings
from django.utils import translation

from indicators.management.supervisor import APP
from tests.clearing import clear_the_tables
from tests.longest import longest_first
from tests.network import without_a_network
from tests.parts import refuse_a_skip
from tracker import environment


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    refuse_a_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    refuse_a_skip(report)
    return report


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    longest_first(items)


@pytest.fixture(scope="session")
def django_db_setup() -> None:
    """The database is made before the settings are read: see ``tests.servers``."""
    TransactionTestCase._fixture_teardown = clear_the_tables


@pytest.fixture(scope="session", autouse=True)
def _settings_of_tests(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """Static files under their own names, for hashed ones need a run of collectstatic, and none
    from the folder that another test may be filling; passwords hashed without the work that makes
    them hard to guess.
    """
    if not request.config.pluginmanager.hasplugin("django"):
        yield
        return
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    quick = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    changed = {
        "STORAGES": settings.STORAGES | {"staticfiles": plain},
        "STATIC_ROOT": tmp_path_factory.mktemp("static"),
        "PASSWORD_HASHERS": quick,
    }
    with override_settings(**changed):
        yield


@pytest.fixture(scope="session", autouse=True)
def _no_network() -> Iterator[None]:
    with without_a_network():
        yield


@pytest.fixture(autouse=True)
def _language_of_each_test() -> Iterator[None]:
    """A request leaves the language of its reader behind; the next test begins without."""
    yield
    translation.deactivate()


@pytest.fixture
def app_role(db: None) -> None:
    """From here to its end the test has the rights of web and worker, and no more."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {APP}")


@pytest.fixture
def evidence_folder(tmp_path: Path, settings) -> Path:
    """Where evidence is stored during the test."""
    folder = tmp_path / "evidence"
    stored = environment.storage(f"file://{folder}")
    settings.STORAGES = settings.STORAGES | {"evidence": stored}
    return folder


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Where a process of the test writes what it says."""
    return tmp_path / "worker.log"
