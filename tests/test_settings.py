"""The settings come from the environment, and say what is missing."""

from django.db import connection


def test_the_tests_run_on_postgresql(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM django_migrations")

        assert cursor.fetchone()[0] > 0
