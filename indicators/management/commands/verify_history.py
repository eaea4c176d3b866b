"""Compute the hash chain of the history anew and compare it with the seals."""

from datetime import date

from django.core.management.base import BaseCommand, CommandError, CommandParser

from indicators import ledger
from indicators.models import DaySeal

SAYS = {
    ledger.Wrong.CHANGED: "The history of {day} is not as it was sealed.",
    ledger.Wrong.MISSING: "The seal of {day} is missing.",
    ledger.Wrong.BROKEN: "The seal of {day} does not follow the day before.",
    ledger.Wrong.BEFORE_THE_FIRST: "There are events of {day}, before the first seal.",
}


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--printed",
            nargs=2,
            action="append",
            default=[],
            metavar=("DAY", "HEAD"),
            help="A day and its head as a report or a mail gives them; may be repeated.",
        )

    def handle(self, *, printed: list[list[str]], **_options: object) -> None:
        found = ledger.wrong_day()
        if found is not None:
            raise CommandError(SAYS[found.wrong].format(day=found.day))
        for day, head in sorted(printed):
            if not DaySeal.objects.filter(day=_day(day), head=head).exists():
                raise CommandError(f"The seal of {day} is not the one that was printed.")
        seal = ledger.last_seal()
        self.stdout.write(
            f"The history is as it was sealed, to {seal.day}: {seal.head}"
            if seal
            else "No day of the history is sealed yet."
        )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as unreadable:
        raise CommandError(f"{text} is no day; write it as 2026-11-20.") from unreadable
