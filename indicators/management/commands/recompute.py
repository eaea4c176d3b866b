"""Compute attainment anew: of every plan in one statement, or of one edition. A second run of the
same changes nothing.
"""

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from indicators import attainment
from indicators.models import PlanEdition


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--edition", metavar="SLUG", help="As in the address of its page; else every edition."
        )

    def handle(self, *, edition: str | None, **_options: object) -> None:
        now = timezone.now()
        if edition is None:
            changed = attainment.recompute_all(now=now)
        else:
            changed = attainment.recompute(edition_id=_edition(edition).pk, now=now)
        self.stdout.write(f"Rows changed: {changed}")


def _edition(slug: str) -> PlanEdition:
    try:
        return PlanEdition.objects.get(slug=slug)
    except PlanEdition.DoesNotExist as unknown:
        raise CommandError(f"There is no edition with the address {slug}.") from unknown
