"""``manage.py import_plan FILE``: read a plan document and load it."""

from collections import Counter
from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from indicators import ledger, plans
from indicators.models import User


class Command(BaseCommand):
    help = (
        "Read a plan document and load it: a new edition, or the translation of one that is "
        "there. The same file twice changes nothing. Exit status 2: the file is no plan."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="text (UTF-8) or .docx")
        parser.add_argument(
            "--released-on",
            type=date.fromisoformat,
            help="the day from which readers know of it, such as 2025-12-31; at once without it",
        )
        parser.add_argument("--by", default="", help="e-mail address of who imports it")

    def handle(self, *, file: Path, by: str, released_on: date | None, **_options: object) -> None:
        self.stdout.write(f"Reading {file.name} …")
        try:
            record = plans.read(file.read_bytes())
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.", returncode=2) from error
        except plans.NotAPlan as refusal:
            raise CommandError(f"{file}: {refusal}", returncode=2) from refusal
        self.stdout.write(f"Loading {len(record.records)} records …")
        try:
            loaded = plans.load(
                record,
                by=self._person(by),
                now=timezone.now(),
                source_name=file.name,
                released_on=released_on,
            )
        except (
            plans.NotAPlan,
            plans.NotTheirPlan,
            plans.PathsDiffer,
            ledger.ValueRefused,
        ) as refusal:
            raise CommandError(str(refusal)) from refusal
        self._summarise(loaded, record)

    def _person(self, email: str) -> User | None:
        if not email:
            return None
        person = User.objects.filter(email__iexact=email).first()
        if person is None:
            raise CommandError(f"Nobody here has the address {email}.")
        return person

    def _summarise(self, loaded: plans.Loaded, record: plans.PlanRecord) -> None:
        if loaded.translations:
            self.stdout.write(
                f"{loaded.translations} texts in {record.document.language} added to "
                f"{loaded.edition.symbol}."
            )
            return
        if not loaded.is_new:
            self.stdout.write(f"Nothing changed: {loaded.edition.symbol} has this file already.")
            return
        self.stdout.write(f"New edition {loaded.edition}: {loaded.values} values.")
        for kind, count in Counter(each.kind for each in record.records).most_common():
            self.stdout.write(f"{count:>6}  {kind}")
        for kind, count in Counter(link.kind for link in loaded.links).most_common():
            self.stdout.write(f"{count:>6}  {kind} as in the edition before")
