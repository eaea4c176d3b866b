import pytest
from django.db import DataError, connection, transaction

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_kept_connection_is_used_until_the_server_ends_it():
    kept = connection.copy()
    kept.connect()
    assert kept.is_usable()

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [kept.connection.info.backend_pid])

    assert not kept.is_usable()
    kept.close()


def test_after_an_error_the_server_is_asked():
    kept = connection.copy()
    kept.connect()
    kept.errors_occurred = True

    assert kept.is_usable()

    kept.connection.close()

    assert not kept.is_usable()


def test_a_transaction_that_failed_leaves_nothing_to_use():
    with transaction.atomic():
        with pytest.raises(DataError), connection.cursor() as cursor:
            cursor.execute("SELECT 1 / 0")

        assert not connection.is_usable()
        transaction.set_rollback(True)

    assert connection.is_usable()
