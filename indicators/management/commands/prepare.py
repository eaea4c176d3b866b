"""Bring database, messages and static files to the state of this code; twice is as good as once."""

import os

from django.core.management import call_command
from django.core.management.base import BaseCommand

STEPS = (
    ("Migrating the database", "migrate", {"database": "owner", "verbosity": 0}),
    ("Giving web and workers their rights", "grant_rights", {}),
    ("Compiling messages", "compile_messages", {}),
    ("Collecting static files", "collectstatic", {"interactive": False, "verbosity": 0}),
    ("Loading the sample plan", "load_sample", {"password": os.environ.get("DEMO_PASSWORD", "")}),
)


class Command(BaseCommand):
    help = __doc__
    requires_system_checks = ()

    def handle(self, **_options: object) -> None:
        for words, command, options in STEPS:
            self.stdout.write(f"{words} …")
            self.stdout.flush()
            call_command(command, **options)
