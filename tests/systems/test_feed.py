import pytest
from django.db import connection, transaction
from django.utils import timezone

from indicators import entry, reports, systems
from indicators.enums import ChangeSubject, NarrativeKind, Step
from indicators.models import Alignment, Change, Node, PlanEdition, ReviewEvent, Translation
from tests.builders import (
    a_cell,
    a_component,
    a_measure,
    a_user,
    a_version,
    a_year,
    an_adopted_value,
    an_edition,
    in_days,
)
from tests.connections import in_another_connection, wait_until_all_before_is_over

pytestmark = pytest.mark.django_db(transaction=True)


def now_at() -> systems.Place:
    wait_until_all_before_is_over()
    return systems.now_at()


def told(after: systems.Place) -> list[tuple[str, str]]:
    wait_until_all_before_is_over()
    return [(each.subject, each.what) for each in systems.changes(after, limit=100).changes]


def test_what_commits_late_is_told_later_and_never_missed():
    measure = a_measure()
    place = now_at()
    begun = transaction.atomic()
    begun.__enter__()
    an_adopted_value(measure, "1", period=a_year(2024))

    other = in_another_connection(lambda: an_adopted_value(measure, "2", period=a_year(2023)))
    other.join()
    seen: list[systems.Page] = []
    reader = in_another_connection(lambda: seen.append(systems.changes(place, limit=100)))
    reader.join()
    begun.__exit__(None, None, None)
    wait_until_all_before_is_over()
    after = systems.changes(seen[0].place, limit=100)

    assert seen[0].changes == []
    assert [each.what for each in after.changes] == ["adopt", "adopt"]
    assert [each.xact for each in after.changes] == sorted(each.xact for each in after.changes)


def test_pages_of_the_feed_hold_every_change_once():
    measure = a_measure()
    place = now_at()
    for year in (2021, 2022, 2023):
        an_adopted_value(measure, "1", period=a_year(year))

    wait_until_all_before_is_over()
    first = systems.changes(place, limit=2)
    second = systems.changes(first.place, limit=2)

    assert (len(first.changes), first.more) == (2, True)
    assert (len(second.changes), second.more) == (1, False)
    assert systems.changes(second.place, limit=2).changes == []


def test_every_path_feeds_the_feed_bulk_and_raw_sql_included():
    place = now_at()
    edition = an_edition()
    measure = a_measure()
    cell = a_cell(measure)
    version = a_version(cell)
    PlanEdition.objects.filter(pk=edition.pk).update(title="Another title")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE indicators_node SET text = 'Other' WHERE id = %s", [measure.pk])
    ReviewEvent.objects.bulk_create([ReviewEvent(cell=cell, version=version, step=Step.ADOPT)])

    subjects = told(place)

    assert (ChangeSubject.EDITION, "added") in subjects
    assert subjects[-3:] == [
        (ChangeSubject.EDITION, "changed"),
        (ChangeSubject.NODE, "changed"),
        (ChangeSubject.VALUE, "adopt"),
    ]
    assert Change.objects.filter(subject=ChangeSubject.VALUE).count() == 1


def test_the_day_of_a_release_is_told_once_when_it_has_come():
    edition = an_edition(released_on=in_days(0))
    an_edition(released_on=in_days(1))
    place = now_at()

    for _sweep in range(2):
        systems.tell_releases(now=timezone.now())

    wait_until_all_before_is_over()
    news = systems.changes(place, limit=100).changes
    assert [(each.subject, each.subject_id, each.what) for each in news] == [
        (ChangeSubject.EDITION, edition.pk, "released")
    ]


def test_another_day_of_a_report_is_told():
    edition = an_edition()
    report = reports.request_report(
        edition=edition, period=edition.period, language="en", by=a_user(), now=timezone.now()
    )
    place = now_at()

    reports.release_on(report_id=report.pk, day=in_days(3), by=report.requested_by)

    assert told(place) == [(ChangeSubject.REPORT, "changed")]


def test_a_narrative_is_told_when_it_is_published():
    measure = a_measure()
    place = now_at()
    words = {"node_id": measure.accomplishment_id, "kind": NarrativeKind.ACCOUNT}
    for number, is_draft in ((0, True), (1, False)):
        entry.tell(
            period=a_year(),
            told=[entry.Told(**words, text=f"Told {number}.", based_on=number)],
            is_draft=is_draft,
            by=a_user(),
        )

    assert told(place) == [(ChangeSubject.NODE, "told")]


def test_what_hangs_on_a_node_or_a_measure_is_told():
    measure = a_measure()
    place = now_at()

    Node.objects.filter(pk=measure.pk).update(label="7")
    Node.objects.filter(pk=measure.pk).update(footnotes=["Estimated."])
    Translation.objects.create(
        node=measure.node, field="text", language="fr", text="Passages", status="machine"
    )
    Alignment.objects.create(node=measure.node, framework="SDG", code="9.1")
    a_component(measure)

    node = (ChangeSubject.NODE, "changed")
    assert told(place) == [node, node, node, (ChangeSubject.MEASURE, "changed")]
