"""A whole plan gathered by several: their parts, joined in order, are what one would have told."""

import re
import threading
import uuid

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from indicators import attainment
from indicators.enums import JobStatus, ReportColumn, ReportKind, ReportStage, TranslationStatus
from indicators.models import Node, Report, Translation
from indicators.reports import stopping
from indicators.reports.gather import gather
from indicators.reports.options import ReportOptions
from indicators.reports.part import joined
from indicators.reports.progress import Progress, progress_of
from indicators.reports.scene import Scene
from indicators.reports.seen import snapshot
from indicators.reports.telling import told
from indicators.reports.together import gather_part
from tests.builders import (
    NOW,
    a_deliverable,
    a_measure,
    a_programme,
    a_subprogramme,
    a_year,
    an_accomplishment,
    an_adopted_value,
    an_edition,
    an_objective,
)
from tests.whole_plan import a_whole_plan

pytestmark = pytest.mark.django_db(transaction=True)


def a_report(edition, **others) -> Report:
    return Report.objects.create(
        **{
            "edition": edition,
            "period": a_year(),
            "language": "en",
            "as_at": NOW,
            "status": JobStatus.RUNNING,
            "claim": uuid.uuid4(),
            "heartbeat_at": NOW,
            **others,
        }
    )


@pytest.mark.parametrize("kind", [*ReportKind])
def test_the_parts_of_programmes_are_together_the_whole(kind):
    edition = an_edition()
    for number in (1, 2, 11):
        unit = a_subprogramme(a_programme(edition, number))
        an_objective(unit)
        a_deliverable(unit)
        an_adopted_value(a_measure(an_accomplishment(unit)), "5")
        an_adopted_value(a_measure(an_accomplishment(unit, "b")), None, state="suppressed")
    for node in Node.objects.filter(edition=edition, kind="measure")[:4]:
        Translation.objects.create(
            node=node, language="zh", text="口岸", status=TranslationStatus.DRAFT
        )
    attainment.recompute(edition_id=edition.pk, now=NOW)
    report = a_report(edition, kind=kind, language="zh-hans")

    with snapshot() as as_at:
        scene = Scene.of(report, edition, ReportOptions(columns=(ReportColumn.TARGET,)), as_at)
        whole, parts = told(scene), [told(scene.of_one(each)) for each in scene.programmes]

    assert joined(parts) == whole
    assert [each.path for each in whole.programmes] == [
        "programme 1",
        "programme 2",
        "programme 11",
    ]
    assert (whole.left_out.suppressed, whole.left_out.uncleared_translations) == (3, 4)


@pytest.fixture
def whole():
    return a_whole_plan()


def elsewhere(work) -> None:
    """Done by another worker, before this one goes on."""

    def worker() -> None:
        try:
            work()
        finally:
            connection.close()

    thread = threading.Thread(target=worker)
    thread.start()
    thread.join()


def without_numbers(document):
    """The programmes of a document; a certificate is numbered with its own instant in it."""
    return re.sub(r"certificate='[0-9a-f]{64}'", "", repr(document.programmes))


def test_who_calls_for_help_gathers_only_what_others_have_not_and_says_how_far_it_is(whole):
    report = a_report(whole.edition)
    called = []

    def share(call, numbers):
        called.append((call, list(numbers)))
        elsewhere(lambda: [gather_part(call=call, number=number) for number in numbers])

    with CaptureQueriesContext(connection) as captured:
        together = gather(report, share)
    alone = gather(report)

    [(call, numbers)] = called
    assert numbers == list(range(27, 0, -1))
    of_objectives = [each for each in captured if 'FROM "indicators_objective"' in each["sql"]]
    assert len(of_objectives) == 1
    assert without_numbers(together) == without_numbers(alone)
    assert [each["measure"] for each in together.certificates] == [
        each["measure"] for each in alone.certificates
    ]
    assert together.left_out == alone.left_out
    assert progress_of(report.pk) == Progress(ReportStage.GATHERING)
    assert cache.get(call) is None


def test_helpers_who_come_late_or_for_a_report_that_is_not_made_any_more_gather_nothing(whole):
    report = a_report(whole.edition)
    calls = []

    def not_in_time(call, numbers):
        calls.append(call)
        elsewhere(lambda: Report.objects.filter(pk=report.pk).update(claim=uuid.uuid4()))
        elsewhere(lambda: gather_part(call=call, number=3))

    document_ = gather(report, not_in_time)
    gather_part(call=calls[0], number=3)

    assert len(document_.programmes) == 28
    assert cache.get(f"{calls[0]}:3") is None


def test_a_report_that_was_cancelled_is_not_gathered_to_its_end(whole):
    report = a_report(whole.edition)

    with stopping.Stop() as stop, pytest.raises(stopping.ClaimLost):
        gather(report, lambda _call, _numbers: stop.now())


def test_a_small_plan_calls_for_nobody():
    measure = a_measure()
    report = a_report(measure.node.edition)

    found = gather(report, lambda *_call: pytest.fail("called"))

    assert len(found.programmes) == 1
