"""Fail unless beat has sent a job in the last two minutes: the health check of its container."""

from datetime import timedelta

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Max
from django.utils import timezone
from django_celery_beat.models import PeriodicTask

LONGEST_SILENCE = timedelta(minutes=2)


class Command(BaseCommand):
    help = __doc__
    requires_system_checks = ()

    def handle(self, **_options: object) -> None:
        last = PeriodicTask.objects.aggregate(at=Max("last_run_at"))["at"]
        if last is None or timezone.now() - last > LONGEST_SILENCE:
            raise CommandError(f"Beat has sent no job since {last or 'its first start'}.")
