"""No path writes into a closed round: each refuses in words and leaves nothing behind."""

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from django.contrib import admin
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.urls import reverse

from indicators import entry, ledger, plans, review
from indicators.enums import Role, Step, ValueKind
from indicators.models import (
    Cell,
    Continuation,
    DeliverableStatement,
    EvidenceUse,
    FlagAnswer,
    MissExplanation,
    Narrative,
    PlanEdition,
    ReviewEvent,
    ValueVersion,
)
from tests.builders import (
    NOW,
    a_cell,
    a_deliverable,
    a_measure,
    a_programme,
    a_role,
    a_round,
    a_subprogramme,
    a_user,
    a_version,
    a_year,
    an_accomplishment,
    an_adopted_value,
    an_edition,
    in_days,
)
from tests.web.sheets import address, errors_of, in_background, typed

pytestmark = pytest.mark.django_db
CLOSED = {"opens_on": in_days(-9), "due_on": in_days(-4), "closes_on": in_days(-1)}
SAMPLE = Path(__file__).resolve().parents[2] / "indicators" / "sample" / "annual.en.txt"
SAYS = "The reporting round “Report 2025” takes values from "


def closed(edition, *periods, **others):
    return a_round(edition, *periods, name="Report 2025", **CLOSED, **others)


def close(asked):
    asked.opens_on, asked.due_on, asked.closes_on = CLOSED.values()
    asked.save()


def test_a_form_that_is_sent_says_so_beside_the_value_and_keeps_what_was_typed(
    page, subprogramme, measure
):
    closed(subprogramme.node.edition)

    answer = page.post(address(subprogramme), typed(measure, value="54.5"))

    [sentence] = errors_of(answer)
    assert sentence.startswith(SAYS)
    assert 'value="54.5"' in answer.content.decode()
    assert not ValueVersion.objects.exists()


def test_what_is_saved_in_the_background_says_so_beside_the_value(
    page, author, subprogramme, measure
):
    closed(subprogramme.node.edition)

    answer = page.post(
        address(subprogramme), typed(measure, value="54.5"), headers=in_background(author)
    )

    told = answer.json()["cells"][f"actual-{measure.pk}"]
    assert (answer.status_code, told["is_saved"], told["revision"]) == (200, False, 0)
    [sentence] = told["errors"].values()
    assert sentence.startswith(SAYS)
    assert not ValueVersion.objects.exists()


def test_nothing_is_put_beside_a_value_in_hand(page, measure, author):
    an_adopted_value(measure, "50", kind=ValueKind.TARGET)
    asked = a_round(measure.node.edition, name="Report 2025")
    cell = a_cell(measure)
    a_version(cell, "5", by=author)
    close(asked)
    sent = {
        "answer-far_from_target": "The pass was closed.",
        "reasons": ["staff"],
        "text": "Two posts were vacant.",
        "action": "Recruit.",
        "action_due": "2026-09-30",
        "url": "https://register.example/2025",
    }

    answer = page.post(reverse("value", args=[cell.pk]), sent)

    assert answer.status_code == 422
    assert "The reporting round that asks for this is closed." in answer.content.decode()
    assert "Two posts were vacant." in answer.content.decode()
    kept = (FlagAnswer, MissExplanation, EvidenceUse)
    assert [model.objects.count() for model in kept] == [0, 0, 0]


def test_a_value_in_hand_is_not_handed_in_and_the_page_says_why(
    page, subprogramme, measure, author
):
    asked = a_round(subprogramme.node.edition, name="Report 2025")
    cell = a_cell(measure)
    a_version(cell, "5", by=author)
    close(asked)

    with pytest.raises(review.StepRefused, match="“Report 2025” takes values from"):
        entry.submit(cell_ids=[cell.pk], by=author, now=datetime.now(UTC))

    cell.refresh_from_db()
    assert cell.status == "draft"


def test_the_ledger_refuses_one_value_and_many(measure):
    closed(measure.node.edition)
    place = ledger.Place(
        measure_id=measure.identity_id, period_id=a_year().pk, kind=ValueKind.ACTUAL
    )
    statement = ledger.Statement(amount=Decimal(5), source_id=measure.pk)
    cell = ledger.locked_cells([place])[place]

    for write in (
        lambda: ledger.write(cell=cell, statement=statement, by=a_user(), based_on=0),
        lambda: ledger.write_all([(cell, statement, 0)], by=a_user()),
        lambda: ledger.adopt([(place, statement)], by=None, document="RCAB/1"),
    ):
        with pytest.raises(ledger.RoundNotOpen, match=SAYS), transaction.atomic():
            write()

    assert not ValueVersion.objects.exists()


def test_rows_made_in_bulk_are_refused(measure, app_role):
    closed(measure.node.edition)
    cell = a_cell(measure)
    version = ValueVersion(cell=cell, number=1, state="reported", amount=5)

    for make in (
        lambda: ValueVersion.objects.bulk_create([version]),
        lambda: ValueVersion.objects.bulk_create([version], ignore_conflicts=True),
        lambda: version.save(force_insert=True),
    ):
        with pytest.raises(IntegrityError, match="is not open"), transaction.atomic():
            make()

    assert not ValueVersion.objects.exists()


@pytest.mark.parametrize("name", ["narratives", "deliverables"])
def test_what_is_told_beside_values_is_read_and_not_written(page, subprogramme, measure, name):
    closed(subprogramme.node.edition)
    row = a_deliverable(subprogramme)
    node = subprogramme.node
    url = reverse(name, args=[node.edition.slug, a_year().pk, node.in_address])
    sent = {f"text-lessons-{node.pk}": "Begin early.", f"planned-{row.pk}": "4"}

    shown, answer = page.get(url).content.decode(), page.post(url, sent)

    assert SAYS in shown
    assert 'class="button primary"' not in shown
    assert answer.status_code == 422
    assert SAYS in answer.content.decode().partition('class="error-list"')[2]
    assert not Narrative.objects.exists()
    assert not DeliverableStatement.objects.exists()


def test_what_is_told_beside_values_is_in_no_administration():
    assert {Narrative, DeliverableStatement}.isdisjoint(admin.site._registry)


def test_the_administration_pages_write_no_value(rf, measure):
    request = rf.get("/")
    request.user = a_user(is_superuser=True, is_staff=True)

    for model in (Cell, ValueVersion, ReviewEvent):
        shown = admin.site.get_model_admin(model)
        rights = (shown.has_add_permission, shown.has_change_permission)
        assert [right(request) for right in rights] == [False, False]
        assert shown.has_delete_permission(request) is False


def test_a_confirmed_link_moves_no_value_into_a_closed_round():
    first = an_edition()
    later_edition = an_edition(document=first.document)
    earlier, later = (
        a_measure(an_accomplishment(a_subprogramme(a_programme(edition))))
        for edition in (first, later_edition)
    )
    an_adopted_value(later, "7")
    closed(first)
    link = Continuation.objects.create(before=earlier.node, after=later.node, kind="reworded")

    with pytest.raises(plans.ContinuationRefused, match=SAYS):
        plans.confirm_continuation(continuation_id=link.pk, by=a_user(), now=NOW)

    assert Cell.objects.get().measure == later.identity


@pytest.fixture
def changed_plan():
    """The sample plan with a closed round for its targets, and the same with another target."""
    text = SAMPLE.read_text(encoding="utf-8")
    loaded = plans.load(plans.read(text.encode()), by=None, now=NOW).edition
    closed(loaded, kinds=[ValueKind.TARGET])
    assert Cell.objects.filter(period=loaded.period, kind=ValueKind.TARGET).exists()
    return text.replace("Three States put", "Four States put").encode()


def versions():
    return (PlanEdition.objects.count(), ValueVersion.objects.count())


def test_the_loader_loads_nothing_of_a_plan_that_states_otherwise(changed_plan, tmp_path):
    before = versions()
    file = tmp_path / "plan.txt"
    file.write_bytes(changed_plan)

    with pytest.raises(CommandError, match=SAYS):
        call_command("import_plan", str(file))

    assert versions() == before


def test_the_page_of_an_import_says_why_and_loads_nothing(client, changed_plan):
    cache.clear()
    officer = a_user()
    a_role(officer, Role.OFFICER, PlanEdition.objects.get().document)
    client.force_login(officer)
    before = versions()
    sent = client.post("/import/", {"file": SimpleUploadedFile("plan.txt", changed_plan)})

    answer = client.post(sent.headers["Location"], follow=True)

    assert SAYS in answer.content.decode()
    assert versions() == before


def test_after_the_close_a_second_person_judges_and_takes_nothing_back(measure):
    author, reviewer = a_user(), a_user()
    asked = a_round(measure.node.edition)
    cell = a_cell(measure)
    a_version(cell, "5", by=author)
    now = datetime.now(UTC)
    review.take_step(cell_id=cell.pk, step=Step.SUBMIT, by=author, now=now)
    review.rounds.close_now(round_id=asked.pk, now=now)

    approved = review.take_step(cell_id=cell.pk, step=Step.APPROVE, by=reviewer, now=now)

    assert (approved.status, approved.approved.amount) == ("approved", 5)
    with pytest.raises(review.StepRefused, match="was closed on"):
        review.undo_approval(cell_id=cell.pk, by=reviewer, now=now)
    cell.refresh_from_db()
    assert (cell.status, cell.approved.amount) == ("approved", 5)
    with pytest.raises(review.StepRefused, match="was closed on"):
        review.take_step(cell_id=cell.pk, step=Step.REOPEN, by=author, now=now)
