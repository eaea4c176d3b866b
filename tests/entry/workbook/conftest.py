"""A subprogramme, who enters its values, and the workbook of its measure as they download it."""

import pytest

from indicators.enums import Role
from indicators.models import PerformanceMeasure, Subprogramme, User
from tests.builders import a_measure, a_role, a_subprogramme, a_user, an_accomplishment
from tests.entry.workbook.books import download


@pytest.fixture
def subprogramme() -> Subprogramme:
    return a_subprogramme(text="Border crossings")


@pytest.fixture
def manager(subprogramme: Subprogramme) -> User:
    manager = a_user(name="Ana Duarte")
    a_role(manager, Role.MANAGER, subprogramme)
    return manager


@pytest.fixture
def measure(subprogramme: Subprogramme) -> PerformanceMeasure:
    return a_measure(an_accomplishment(subprogramme), unit="per cent")


@pytest.fixture
def book(measure: PerformanceMeasure, subprogramme: Subprogramme, manager: User) -> bytes:
    return download(subprogramme.node, manager)
