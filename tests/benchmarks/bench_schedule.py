"""Row 14: a schedule of 28 programmes comes due: recomputed, 28 PDFs made, 28 people written to.

Ours is what happens between the moment that a schedule is found due and the last 250 of the mail
server: real workers over a real Redis, recomputation, one PDF/UA-1 for each programme of 40
measures and five years, stored, posted and sent. The workers have run once before. The floor is
typst alone: our template with the same frozen documents, one after another in processes of their
own, only the compilations clocked. What workers there are share the machine with the servers.

Run with ``make bench ARGS="-k schedule"``.
"""

import time
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.utils import timezone

from indicators import delivery, tasks
from indicators.enums import MailKind, MailStatus, Role
from indicators.management.supervisor.ports import HOST
from indicators.models import OutgoingMail, Programme, Report, ReportSchedule
from indicators.reports.document import Document
from indicators.reports.pdf import TEMPLATE
from tests.benchmarks.bench_pdf import compiled_alone, laid
from tests.benchmarks.framework import lay_down
from tests.benchmarks.measuring import BEST_OF, Measured, show
from tests.builders import a_role, a_user
from tests.delivery.schedules import a_schedule
from tests.mail.server import an_inbox
from tests.workers import a_worker

PROGRAMMES = 28
MEASURES = 40
PROCESSES = 2
LONGEST = 300
# The units of the plan that was laid down become programmes of their own.
A_PROGRAMME_EACH = (
    """
    WITH unit AS (
        SELECT node.*, row_number() OVER (ORDER BY position) + 100 AS n FROM indicators_node node
        WHERE edition_id = %(edition)s AND kind = 'subprogramme'
    ), made AS (
        INSERT INTO indicators_node (edition_id, kind, path, position, label, text, source,
            source_text, footnotes)
        SELECT edition_id, 'programme', 'programme ' || n, position - 1, n::text, text, source,
            '', '[]' FROM unit RETURNING id, path
    )
    INSERT INTO indicators_programmeidentity (document_id)
    SELECT %(document)s FROM made
    """,
    """
    INSERT INTO indicators_programme (node_id, identity_id)
    SELECT node.id, identity.id
    FROM (SELECT id, row_number() OVER (ORDER BY position) AS n FROM indicators_node
          WHERE edition_id = %(edition)s AND kind = 'programme' AND id <> %(programme)s) node
    JOIN (SELECT id, row_number() OVER (ORDER BY id) AS n FROM indicators_programmeidentity
          WHERE document_id = %(document)s AND id <> %(identity)s) identity USING (n)
    """,
    """
    UPDATE indicators_subprogramme unit SET programme_id = programme.node_id
    FROM indicators_programme programme JOIN indicators_node own ON own.id = programme.node_id
    JOIN indicators_node below ON below.position = own.position + 1
     AND below.edition_id = own.edition_id
    WHERE unit.node_id = below.id AND own.edition_id = %(edition)s
    """,
    """
    UPDATE indicators_expectedaccomplishment result SET programme_id = unit.programme_id
    FROM indicators_subprogramme unit WHERE unit.node_id = result.subprogramme_id
    """,
    """
    UPDATE indicators_node SET path = 'programme '
        || 100 + substring(path from '^programme 6/subprogramme (\\d+)')::integer
        || substring(path from '^programme 6(/.*)$')
    WHERE edition_id = %(edition)s AND path LIKE 'programme 6/%%'
    """,
)


@pytest.mark.django_db(transaction=True)
def bench_schedule_of_28_programmes(tmp_path):
    with transaction.atomic():
        schedule = a_plan_with_reviewers()
    with (
        an_inbox() as (inbox, port),
        a_worker(tmp_path / "log", processes=PROCESSES, EMAIL_URL=f"smtp://{HOST}:{port}?tls=off"),
    ):
        runs = [seconds_of_a_run(schedule, tmp_path / "log") for _run in range(1 + BEST_OF)]

    assert len(inbox.taken) == PROGRAMMES * (1 + BEST_OF)
    ours = Measured(min(runs[1:]))
    show(
        "14", f"schedule of {PROGRAMMES} programmes, {PROCESSES} processes", ours, floor(), "typst"
    )


def a_plan_with_reviewers() -> ReportSchedule:
    edition, periods = lay_down(PROGRAMMES * MEASURES)
    first = Programme.objects.get(node__edition=edition)
    names = {
        "edition": edition.pk,
        "document": edition.document_id,
        "programme": first.pk,
        "identity": first.identity_id,
    }
    with connection.cursor() as cursor:
        for statement in A_PROGRAMME_EACH:
            cursor.execute(statement, names)
    programmes = Programme.objects.filter(node__edition=edition).exclude(pk=first.pk)
    for programme in programmes:
        a_role(a_user(), Role.REVIEWER, programme)
    return a_schedule(
        edition,
        one_each=True,
        programmes=[each.identity_id for each in programmes],
        about="period",
        period=periods[-1],
        addresses=[],
        to_roles=["reviewer:own"],
    )


def seconds_of_a_run(schedule: ReportSchedule, log: Path) -> float:
    sent = OutgoingMail.objects.filter(kind=MailKind.REPORT, status=MailStatus.SENT)
    wanted = sent.count() + PROGRAMMES
    ReportSchedule.objects.filter(pk=schedule.pk).update(next_at=timezone.now())
    begin = time.perf_counter()
    tasks.run_schedule.delay(schedule_id=schedule.pk)
    while sent.count() < wanted:
        if time.perf_counter() - begin > LONGEST:
            pytest.fail(f"{sent.count()} of {wanted} sent\n{log.read_text()[-3000:]}")
        time.sleep(0.02)
    return time.perf_counter() - begin


def floor() -> Measured:
    made = Report.objects.order_by("-pk")[:PROGRAMMES]
    documents = [(Document.from_json(each.document), each.document) for each in made]
    alone = [compiled_alone(TEMPLATE, laid(*each)) for each in documents]
    assert delivery.due(now=timezone.now()) == []
    return Measured(sum(each.seconds for each in alone))
