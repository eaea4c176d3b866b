"""The day of an edition comes: real beat and a real worker let what it states count."""

from datetime import timedelta

import pytest
from django.utils import timezone

from indicators import plans
from indicators.enums import ValueStatus
from indicators.models import Cell, PlanEdition, ReviewEvent
from tests.builders import in_days
from tests.plans.test_figures_follow_the_release import SAMPLE
from tests.test_mail_worker import wait_until
from tests.workers import a_worker

pytestmark = pytest.mark.django_db(transaction=True)
DAYS = 2


def stands() -> set[str]:
    return set(Cell.objects.values_list("status", flat=True))


def test_what_an_edition_states_counts_from_its_day_on(tmp_path):
    printed = plans.read((SAMPLE / "annual.en.docx").read_bytes())
    plans.load(printed, by=None, now=timezone.now(), released_on=in_days(DAYS))
    adopted, log = PlanEdition.objects.filter(adopted_at__isnull=False), tmp_path / "worker.log"
    plans.follow_releases(now=timezone.now())
    before = (adopted.exists(), stands(), ReviewEvent.objects.count())

    with a_worker(log, clock=timezone.now() + timedelta(days=DAYS)):
        wait_until(adopted.exists, log, seconds=200)

    assert before == (False, {ValueStatus.DRAFT}, 0)
    assert stands() == {ValueStatus.APPROVED}
    assert ReviewEvent.objects.count() == Cell.objects.count()
