"""Give the role of web and workers its rights on the tables, and no more."""

import pgtrigger
from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connections
from psycopg2 import sql

from indicators.models import (
    Attainment,
    Continuation,
    IdempotentAnswer,
    RoundPeriod,
    TokenSecret,
)
from indicators.models.constraints import append_only

# Computed, so it can be computed again; what a round asks for, until the day it opens; proposed
# links, which a person takes out: their history stays; answers that nobody asks for again; and
# digests of secrets that open nothing any more.
REWRITTEN = (Attainment, Continuation, IdempotentAnswer, RoundPeriod, TokenSecret)
# Framework tables whose rows are kept for a while only.
DELETES = ("account", "admin", "auth", "django_celery_beat", "mfa", "sessions", "socialaccount")


def append_only_tables() -> set[str]:
    """Those whose rows a trigger keeps, every table of history among them, and who wrote it."""
    keeping = append_only().name
    kept = {model for model, trigger in pgtrigger.registered() if trigger.name == keeping}
    kept.update(apps.get_app_config("pghistory").get_models())
    return {model._meta.db_table for model in kept}


def rights() -> dict[str, str]:
    """Each table with what the web and worker role may do to it.

    Rows that only join two others, such as a person and a group, are taken out by deleting them.
    """
    kept = append_only_tables()
    given = {"django_migrations": "SELECT"}
    for model in apps.get_models(include_auto_created=True):
        table = model._meta.db_table
        if table in kept:
            given[table] = "SELECT, INSERT"
        elif model in REWRITTEN or model._meta.auto_created or model._meta.app_label in DELETES:
            given[table] = "SELECT, INSERT, UPDATE, DELETE"
        else:
            given[table] = "SELECT, INSERT, UPDATE"
    return given


class Command(BaseCommand):
    help = __doc__

    def handle(self, **_options: object) -> None:
        role = settings.DATABASES["default"]["USER"]
        if "owner" not in settings.DATABASES:
            raise CommandError("DATABASE_OWNER_URL is not set; set it to the tables' owner.")
        if role == settings.DATABASES["owner"]["USER"]:
            raise CommandError("The role of DATABASE_URL owns the tables; give web its own role.")
        with connections["owner"].cursor() as cursor:
            existing = set(connections["owner"].introspection.table_names(cursor))
            for table, allowed in rights().items():
                if table in existing:
                    name, to = sql.Identifier(table), sql.Identifier(role)
                    cursor.execute(sql.SQL("REVOKE ALL ON {} FROM {}").format(name, to))
                    cursor.execute(
                        sql.SQL("GRANT {} ON {} TO {}").format(sql.SQL(allowed), name, to)
                    )
            cursor.execute(
                sql.SQL("GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {}").format(
                    sql.Identifier(role)
                )
            )
        self.stdout.write(f"Rights on {len(rights())} tables given to {role}.")
