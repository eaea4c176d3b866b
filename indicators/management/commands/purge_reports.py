"""Take away the files and figures of old reports on which nothing rests; their records stay."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from indicators import delivery


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--days", type=int, default=settings.REPORT_RETENTION_DAYS)
        parser.add_argument("--dry-run", action="store_true", help="Count, and take nothing away.")

    def handle(self, *, days: int, dry_run: bool, **_options: object) -> None:
        gone = delivery.purge(days=days, now=timezone.now(), only_count=dry_run)
        verb = "would lose" if dry_run else "lost"
        self.stdout.write(
            f"{gone.reports} reports {verb} {gone.files} files of {gone.size} bytes; "
            "what a sign-off, a mail or a link rests on is kept."
        )
        if not days:
            self.stdout.write("REPORT_RETENTION_DAYS is 0: everything is kept.")
