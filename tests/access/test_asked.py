import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from indicators.access import asked_of
from indicators.models import User
from tests.builders import a_user

ANY_NAME = "any"


def called(*fields: str) -> QuerySet[User]:
    return User.objects.filter(name=ANY_NAME).order_by("pk").values_list(*fields)


@pytest.mark.django_db
def test_each_asks_for_what_it_means():
    amina, boris = a_user(name="Amina"), a_user(name="Boris % Co")

    assert asked_of(called, "pk", meant={ANY_NAME: "Amina"}) == [(amina.pk,)]
    assert asked_of(called, "pk", "name", meant={ANY_NAME: boris.name}) == [(boris.pk, boris.name)]
    assert asked_of(called, "pk", meant={ANY_NAME: "Chen"}) == []


@pytest.mark.django_db(transaction=True)
def test_a_connection_plans_it_once_and_a_new_one_again():
    for _connection in range(2):
        connection.close()
        with CaptureQueriesContext(connection) as captured:
            for _request in range(2):
                assert asked_of(called, "pk", meant={ANY_NAME: "Amina"}) == []
        [name] = {each["sql"].split("(")[0] for each in captured.captured_queries}

        assert name.startswith("EXECUTE asked_")
        assert [prepared for prepared in _prepared() if prepared in name] == _prepared()


def _prepared() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM pg_prepared_statements")
        return [name for (name,) in cursor.fetchall()]
