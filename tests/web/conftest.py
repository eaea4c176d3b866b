"""A subprogramme with a measure, the page of who enters its values, and that of who reads them."""

import pytest
from django.test import Client

from indicators.enums import Role
from indicators.models import PerformanceMeasure, Subprogramme, User
from tests.builders import a_measure, a_role, a_subprogramme, a_user, an_accomplishment


@pytest.fixture
def subprogramme() -> Subprogramme:
    return a_subprogramme()


@pytest.fixture
def author(subprogramme: Subprogramme) -> User:
    user = a_user(name="Tomás Arvelo")
    a_role(user, Role.MANAGER, subprogramme)
    return user


@pytest.fixture
def page(client: Client, author: User) -> Client:
    client.force_login(author)
    return client


@pytest.fixture
def measure(subprogramme: Subprogramme) -> PerformanceMeasure:
    return a_measure(an_accomplishment(subprogramme))


@pytest.fixture
def reader(client: Client) -> Client:
    client.force_login(a_user())
    return client
