import pytest
from django.db import connection, transaction
from django.utils import timezone

from indicators import attainment, entry, plans, reports, systems
from indicators.enums import ChangeSubject, NarrativeKind, NodeKind, Step, ValueKind
from indicators.models import (
    Alignment,
    Change,
    Continuation,
    Mandate,
    MandateEntry,
    Node,
    PlanEdition,
    Programme,
    ReportSchedule,
    ReviewEvent,
    Translation,
)
from tests.builders import (
    a_cell,
    a_component,
    a_measure,
    a_node,
    a_user,
    a_version,
    a_year,
    an_adopted_value,
    an_edition,
    in_days,
)
from tests.connections import in_another_connection, wait_until_all_before_is_over
from tests.delivery.schedules import a_schedule

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


def test_a_new_node_of_a_loaded_edition_is_told_and_those_that_come_with_theirs_are_not():
    with transaction.atomic():
        loaded = a_measure().node.edition
    place = now_at()

    node = a_node(loaded, NodeKind.MANDATE, "mandate 7")
    first = Mandate.objects.create(symbol="RCAB/RES/12", title="Passages")
    frame = {"programme": loaded_programme(loaded), "mandate": first}
    entry_of = MandateEntry.objects.create(node=node, **frame)
    Mandate.objects.filter(pk=first.pk).update(section="II")
    MandateEntry.objects.filter(pk=entry_of.pk).update(
        mandate=Mandate.objects.create(symbol="RCAB/RES/13")
    )
    with transaction.atomic():
        an_edition_with_a_node = a_measure()

    assert told(place) == [
        (ChangeSubject.NODE, "added"),
        (ChangeSubject.MANDATE, "added"),
        (ChangeSubject.MANDATE, "changed"),
        (ChangeSubject.MANDATE, "changed"),
        (ChangeSubject.EDITION, "added"),
        (ChangeSubject.MEASURE, "changed"),
    ]
    assert an_edition_with_a_node.node.edition_id != loaded.pk


def loaded_programme(edition: PlanEdition) -> Programme:
    return Programme.objects.get(node__edition=edition)


def test_changed_attainment_is_told_and_what_stays_is_not():
    measure = a_measure()
    an_adopted_value(measure, "10", kind=ValueKind.TARGET)
    edition = measure.node.edition_id
    place = now_at()

    attainment.recompute(edition_id=edition, now=timezone.now())
    attainment.recompute(edition_id=edition, now=timezone.now())
    an_adopted_value(measure, "12")
    attainment.recompute(edition_id=edition, now=timezone.now())

    assert [each for each in told(place) if each[0] == ChangeSubject.ATTAINMENT] == [
        (ChangeSubject.ATTAINMENT, "added"),
        (ChangeSubject.ATTAINMENT, "changed"),
    ]


def test_a_schedule_is_told():
    schedule = a_schedule()
    place = now_at()

    ReportSchedule.objects.filter(pk=schedule.pk).update(name="Another")

    assert told(place) == [(ChangeSubject.SCHEDULE, "changed")]


def test_a_link_is_told_of_its_nodes_when_it_is_confirmed():
    before, after = a_measure(), a_measure()
    place = now_at()
    link = Continuation.objects.create(before=before.node, after=after.node, kind="reworded")
    proposed = told(place)

    plans.confirm_continuation(continuation_id=link.pk, by=a_user(), now=timezone.now())

    node = (ChangeSubject.NODE, "changed")
    assert proposed == []
    assert sorted(told(place)) == [(ChangeSubject.MEASURE, "changed"), node, node]
