"""The health of beat is when it last sent a job."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from django_celery_beat.models import IntervalSchedule, PeriodicTask

pytestmark = pytest.mark.django_db


def a_job(*, sent_ago: timedelta | None) -> None:
    every = IntervalSchedule.objects.create(every=20, period=IntervalSchedule.SECONDS)
    last = None if sent_ago is None else timezone.now() - sent_ago
    PeriodicTask.objects.create(name="sweep", task="a.task", interval=every, last_run_at=last)


def test_beat_is_well_while_it_sends():
    a_job(sent_ago=timedelta(seconds=30))

    call_command("beat_is_running")


@pytest.mark.parametrize("sent_ago", [None, timedelta(minutes=3)])
def test_beat_is_not_well_when_it_has_fallen_silent(sent_ago: timedelta | None):
    a_job(sent_ago=sent_ago)

    with pytest.raises(CommandError, match="Beat has sent no job since"):
        call_command("beat_is_running")
