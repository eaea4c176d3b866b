import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.db import ProgrammingError, connection, transaction
from pghistory.models import Context

from indicators.management.commands.grant_rights import append_only_tables
from indicators.models import (
    Cell,
    Change,
    DaySeal,
    EvidenceFile,
    MeasureVersion,
    Node,
    PerformanceMeasure,
    PlanEdition,
    Report,
    ReportFile,
    ReviewEvent,
    RoleAssignment,
    User,
    ValueVersion,
)
from tests.builders import a_measure, a_user, an_adopted_value

pytestmark = pytest.mark.django_db
STORED = [
    model
    for model in apps.get_models(include_auto_created=True)
    if model._meta.managed and not model._meta.proxy and model._meta.db_table != "pghistory_events"
]
KEPT = [model for model in STORED if model._meta.db_table in append_only_tables()]


def rights_on(table: str) -> set[str]:
    asked = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT asked FROM unnest(%s) asked WHERE has_table_privilege(current_user, %s, asked)",
            [list(asked), table],
        )
        return {row[0] for row in cursor.fetchall()}


@pytest.mark.parametrize("model", KEPT, ids=lambda model: model.__name__)
def test_web_and_worker_may_only_add_to_versions_events_and_history(model, app_role):
    assert rights_on(model._meta.db_table) == {"SELECT", "INSERT"}


def test_values_what_was_judged_seals_and_history_are_among_them():
    among = {Change, DaySeal, EvidenceFile, MeasureVersion, ReportFile, ReviewEvent, ValueVersion}
    history = {model for model in STORED if hasattr(model, "pgh_tracked_model")}

    assert among | history | {Context} <= set(KEPT)


def test_web_and_worker_own_no_table(app_role):
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_tables WHERE tableowner = current_user")
        assert cursor.fetchone() == (0,)


def test_every_table_of_the_application_can_be_read(app_role):
    tables = {model._meta.db_table for model in STORED}

    assert {table for table in tables if "SELECT" not in rights_on(table)} == set()


@pytest.mark.parametrize("statement", ["UPDATE {} SET number = 9", "DELETE FROM {}", "TRUNCATE {}"])
def test_the_ledger_refuses_web_and_worker_whatever_they_try(statement, app_role):
    an_adopted_value(a_measure(), "5")

    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format(ValueVersion._meta.db_table))

    assert ValueVersion.objects.get().amount == 5


def test_a_person_can_be_taken_out_of_a_group(app_role):
    person = a_user()
    person.groups.add(Group.objects.create(name="auditors"))

    person.groups.clear()

    assert not person.groups.exists()


def test_nothing_of_a_plan_and_no_cell_is_ever_deleted(app_role):
    kept = {Cell, Node, PerformanceMeasure, PlanEdition, Report, RoleAssignment, User}

    assert {model for model in kept if "DELETE" in rights_on(model._meta.db_table)} == set()
