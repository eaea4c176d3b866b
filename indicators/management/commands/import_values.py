"""``manage.py import_values FILE --by EMAIL``: old values from a CSV, as drafts."""

import csv
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from indicators import entry, ledger
from indicators.models import User

HEADINGS = ("line", "field", "code", "sentence")


class Command(BaseCommand):
    help = (
        "Read a CSV of values (measure, period, kind, amount …) and keep each as a draft of the "
        "person named, by the rules of entry. Nothing is kept when a row is refused, unless "
        "--keep-others. The same file twice changes nothing. Exit status 2: no table of values."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="CSV in UTF-8, - for standard input")
        parser.add_argument("--by", required=True, help="e-mail address of who enters the values")
        parser.add_argument("--dry-run", action="store_true", help="judge, and keep nothing")
        parser.add_argument("--keep-others", action="store_true", help="leave refused rows out")
        parser.add_argument(
            "--refused", type=Path, help="list refused rows in this CSV, not on the screen"
        )

    def handle(self, *, file: Path, by: str, **options: object) -> None:
        person = User.objects.filter(email__iexact=by, is_active=True).first()
        if person is None:
            raise CommandError(f"Nobody here has the address {by}.")
        try:
            imported = self._import(file, person, options)
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.", returncode=2) from error
        except entry.ValuesNotRead as refusal:
            raise CommandError(f"{file}: {refusal}", returncode=2) from refusal
        except ledger.ValueRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        self._summarise(imported, is_dry=bool(options["dry_run"]))

    def _import(self, file: Path, person: User, options: dict[str, object]) -> entry.Imported:
        with ExitStack() as files:
            content = sys.stdin.buffer
            if str(file) != "-":
                content = files.enter_context(file.open("rb"))
            return entry.import_values(
                content,
                by=person,
                now=timezone.now(),
                dry_run=bool(options["dry_run"]),
                keeps_others=bool(options["keep_others"]),
                refused=self._listing(options["refused"], files),
                copied=lambda rows: self.stdout.write(f"{rows:,} rows read; judging …"),
            )

    def _listing(self, path: Path | None, files: ExitStack) -> Callable[[entry.Answer], object]:
        if path is None:
            return lambda row: self.stderr.write(f"Row {row.line}, {row.field}: {row.sentence}")
        table = csv.writer(files.enter_context(path.open("w", encoding="utf-8", newline="")))
        table.writerow(HEADINGS)
        return lambda row: table.writerow([getattr(row, name) for name in HEADINGS])

    def _summarise(self, imported: entry.Imported, *, is_dry: bool) -> None:
        counts = (
            f"{imported.taken:,} taken, {imported.unchanged:,} stand already, "
            f"{imported.refused:,} refused."
        )
        if imported.is_kept:
            self.stdout.write(f"Kept as drafts: {counts}")
        elif is_dry:
            self.stdout.write(f"A dry run, nothing kept: {counts}")
        else:
            raise CommandError(f"Nothing was kept: {counts} Mend the rows, or use --keep-others.")
