"""What an edition states counts while readers may know of it; it reaches nobody through another."""

import io
import re
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from indicators import attainment, ledger, plans, review
from indicators.enums import (
    EditionStatus,
    PeriodKind,
    ReasonForChange,
    Role,
    Step,
    ValueKind,
    ValueStatus,
)
from indicators.models import (
    Attainment,
    Cell,
    Continuation,
    PerformanceMeasure,
    PlanEdition,
    ReviewEvent,
)
from indicators.plans.records import Measure, Value
from tests.api.conftest import system_of  # noqa: F401
from tests.builders import a_role, a_round, a_user, an_edition, in_days, ready
from tests.connections import wait_until_all_before_is_over

SAMPLE = Path(__file__).resolve().parents[2] / "indicators" / "sample"
SECRET = "613.75"
pytestmark = pytest.mark.django_db(transaction=True)


def loaded(record: plans.PlanRecord, **others) -> PlanEdition:
    return plans.load(record, by=None, now=timezone.now(), **others).edition


@pytest.fixture
def printed() -> plans.PlanRecord:
    return plans.read((SAMPLE / "annual.en.docx").read_bytes())


@pytest.fixture
def released(printed) -> PlanEdition:
    return loaded(printed)


@pytest.fixture
def next_record(printed) -> plans.PlanRecord:
    """The same plan in another file, in which every number is another."""
    return replace(
        printed,
        document=replace(printed.document, source_sha256="f" * 64),
        records=tuple(
            replace(each, amount=Decimal(SECRET), as_printed=SECRET)
            if isinstance(each, Value) and each.amount is not None
            else each
            for each in printed.records
        ),
    )


def a_reader():
    """Whoever owns a token is planning officer of some plan: here of another one."""
    person = a_user()
    a_role(person, Role.OFFICER, an_edition().document)
    return person


def known_through(edition: PlanEdition, person, system) -> set[str]:
    """By which doors the person reads the coming figure of the edition that is released."""
    client = Client()
    client.force_login(person)
    cell = Cell.objects.filter(
        versions__amount=Decimal(SECRET), period__kind=PeriodKind.YEAR
    ).earliest("pk")
    [node] = {each.node for each in cell.measure.editions.filter(node__edition=edition)}
    token = {"Authorization": f"Bearer {system.secret}"}
    plan = f"/plans/{edition.slug}"
    period = cell.period.label
    asked = {
        "values": f"/api/v1/values/?edition={edition.slug}&limit=1000&expand=history,steps",
        "measures": f"/api/v1/measures/?edition={edition.slug}&limit=1000&expand=values,attainment",
        "attainment": f"/api/v1/attainment/?edition={edition.slug}&limit=1000",
        "iati": f"{plan}/exports/iati.xml",
        "dhis2": f"{plan}/exports/dhis2.json",
        "package": f"{plan}/exports/package.zip",
        "sdmx": f"/sdmx/3.0/data/dataflow/TRACKER/{edition.slug}/1.0.0/*",
        "measure": f"{plan}/{node.in_address}/",
        "performance": f"{plan}/performance/?period={period}",
        "history": f"/values/{cell.pk}/history/",
    }
    found = set()
    for door, address in asked.items():
        is_page = address.startswith((plan, "/values"))
        answer = client.get(
            address, headers={} if is_page and "/exports/" not in address else token
        )
        assert answer.status_code in (200, 404), (door, answer.status_code)
        said = answer.getvalue()
        if door == "package" and answer.status_code == 200:
            said = zipfile.ZipFile(io.BytesIO(said)).read("values.csv")
        if SECRET in said.decode():
            found.add(door)
    wait_until_all_before_is_over()
    told = system.read("changes/?limit=1000")["results"]
    if any(each["subject"] == "edition" and each["what"] == "changed" for each in told):
        found.add("feed")
    return found


def available(edition: PlanEdition, system) -> str:
    """Which values SDMX says there are, with how many, without the instant of the answer."""
    token = {"Authorization": f"Bearer {system.secret}"}
    address = f"/sdmx/3.0/availability/dataflow/TRACKER/{edition.slug}/1.0.0/*"
    answer = Client().get(address, headers=token)
    return re.sub(r"<mes:Prepared>.*?</mes:Prepared>", "", answer.getvalue().decode())


EVERYWHERE = {"values", "measures", "iati", "dhis2", "package", "sdmx", "measure", "feed"}


def test_before_its_day_no_door_has_it_and_afterwards_every_door(
    released,
    next_record,
    system_of,  # noqa: F811
):
    reader = a_reader()
    system = system_of(reader)
    without = available(released, system)
    coming = loaded(next_record, released_on=in_days(2))
    attainment.recompute(edition_id=released.pk, now=timezone.now())

    plans.follow_releases(now=timezone.now())
    assert known_through(released, reader, system) == set()
    assert available(released, system) == without

    PlanEdition.objects.filter(pk=coming.pk).update(released_on=in_days(0))
    plans.follow_releases(now=timezone.now())
    attainment.recompute_outdated(now=timezone.now())
    assert known_through(released, reader, system) >= EVERYWHERE


def test_those_who_work_on_the_plan_see_it_as_a_draft(released, next_record, system_of):  # noqa: F811
    coming = loaded(next_record, released_on=in_days(2))
    manager = a_user()
    a_role(manager, Role.MANAGER, released.document)
    a_role(manager, Role.OFFICER, released.document)
    cell = Cell.objects.filter(draft__source__edition=coming, kind=ValueKind.TARGET).earliest("pk")
    client = Client()
    client.force_login(manager)

    shown = system_of(manager).read(f"values/{cell.pk}/?version=latest")

    assert (shown["status"], Decimal(shown["amount"])) == (ValueStatus.DRAFT, Decimal(SECRET))
    assert client.get(f"/plans/{coming.slug}/").status_code == 200


def standing(cell_ids) -> set[tuple]:
    cells = Cell.objects.filter(pk__in=cell_ids)
    return set(cells.values_list("pk", "approved__source__edition", "status"))


@pytest.fixture
def both(released, next_record) -> list[int]:
    """The cells of which a second edition, shown from its import on, says something else."""
    coming = loaded(next_record)
    return list(Cell.objects.filter(approved__source__edition=coming).values_list("pk", flat=True))


def settle(edition: PlanEdition, *, status=EditionStatus.APPROVED, by=None, **others) -> None:
    said = plans.EditionStanding(status=status, **others)
    plans.settle_edition(edition_id=edition.pk, standing=said, by=by, now=timezone.now())


@pytest.mark.parametrize(
    "hiding", [{"status": EditionStatus.DRAFT}, {"released_on": in_days(3)}], ids=["draft", "day"]
)
def test_hidden_again_it_is_withdrawn_and_released_again_it_counts(
    hiding,
    released,
    both,
    system_of,  # noqa: F811
):
    coming = PlanEdition.objects.exclude(pk=released.pk).get()
    reader = a_reader()
    before = standing(both)

    settle(coming, **hiding)

    assert standing(both) == {(pk, released.pk, ValueStatus.DRAFT) for pk in both}
    assert known_through(released, reader, system_of(reader)) - {"feed"} == set()
    outdated = Attainment.objects.filter(measure__identity__cells__in=both)
    assert not outdated.filter(is_stale=False).exists()
    settle(coming)
    assert standing(both) == before


def test_what_a_person_approved_since_is_not_overruled(released, next_record):
    coming = loaded(next_record, released_on=in_days(2))
    cell = Cell.objects.filter(draft__source__edition=coming).earliest("pk")
    author, judge = a_user(is_superuser=True), a_user(is_superuser=True)
    now = timezone.now()
    counted = ledger.Statement(
        amount=Decimal(5), reason_code=ReasonForChange.CORRECTION, reason="Counted again."
    )
    with transaction.atomic():
        ledger.write(cell=cell, statement=counted, by=author, based_on=cell.revision)
    ready(Cell.objects.get(pk=cell.pk).draft)
    review.take_step(cell_id=cell.pk, step=Step.SUBMIT, by=author, now=now)
    review.take_step(cell_id=cell.pk, step=Step.APPROVE, by=judge, now=now)

    settle(coming)

    cell.refresh_from_db()
    assert (cell.approved.amount, cell.status) == (Decimal(5), ValueStatus.APPROVED)
    assert Cell.objects.filter(approved__source__edition=coming).exists()


def test_what_a_closed_round_asks_for_stays_as_it_is(released, next_record):
    coming = loaded(next_record, released_on=in_days(2))
    drafts = Cell.objects.filter(draft__source__edition=coming, kind=ValueKind.TARGET)
    asked = drafts.earliest("pk")
    a_round(
        released,
        asked.period,
        kinds=[ValueKind.TARGET],
        opens_on=in_days(-9),
        due_on=in_days(-5),
        closes_on=in_days(-3),
    )
    kept = set(drafts.filter(period=asked.period).values_list("pk", flat=True))

    settle(coming)

    assert set(drafts.values_list("pk", flat=True)) == kept
    assert Cell.objects.filter(approved__source__edition=coming).exists()


def test_the_sweep_does_nothing_twice(released, next_record):
    loaded(next_record, released_on=in_days(0))
    PlanEdition.objects.filter(pk=released.pk).update(released_on=in_days(1))

    plans.follow_releases(now=timezone.now())
    events = ReviewEvent.objects.count()
    plans.follow_releases(now=timezone.now())

    assert ReviewEvent.objects.count() == events


def test_nobody_undoes_what_a_released_edition_states(both):
    cell = Cell.objects.get(pk=both[0])

    with pytest.raises(IntegrityError, match="only an approval after which nothing was done"):
        ReviewEvent.objects.create(
            cell=cell, version=cell.approved, step=Step.UNDO, by=a_user(is_superuser=True)
        )


def test_a_link_is_confirmed_before_the_release(released, next_record):
    """The figures of both go on as one series, and the coming ones are drafts there."""
    [measure, *_others] = [each for each in next_record.records if isinstance(each, Measure)]
    reworded = replace(
        next_record,
        records=tuple(
            replace(each, text="Something else is counted") if each is measure else each
            for each in next_record.records
        ),
    )
    coming = loaded(reworded, released_on=in_days(2))
    link = Continuation.objects.get(after__path=measure.path, after__edition=coming)

    plans.confirm_continuation(
        continuation_id=link.pk, by=a_user(is_superuser=True), now=timezone.now()
    )

    identity = PerformanceMeasure.objects.get(node=link.before).identity
    drafts = Cell.objects.filter(measure=identity, draft__source__edition=coming)
    assert drafts.exists()
    settle(coming)
    assert not drafts.exists()
    assert Cell.objects.filter(measure=identity, approved__source__edition=coming).exists()
