"""Load the sample plan with its yearly values and demo accounts, once."""

import secrets

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from indicators.management.sample import is_loaded, load_sample


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--password", default="", help="of the demo accounts; a random one without it"
        )

    def handle(self, *, password: str, **_options: object) -> None:
        if is_loaded():
            self.stdout.write("The sample plan is there already.")
            return
        edition = load_sample(now=timezone.now(), password=password or secrets.token_urlsafe(12))
        self.stdout.write(f"Loaded {edition.symbol} with its values and demo accounts.")
