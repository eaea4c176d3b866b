"""Load the project's own plan, and state its yearly values as staff would have."""

import csv
import hashlib
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from django.db import transaction

from indicators import ledger, plans, review
from indicators.enums import (
    Basis,
    EditionStatus,
    ReasonForChange,
    Role,
    Step,
    ValueKind,
    ValueState,
)
from indicators.management.sample import beside
from indicators.models import (
    Cell,
    Component,
    MeasureVersion,
    PerformanceMeasure,
    PlanDocument,
    PlanEdition,
    Programme,
    RoleAssignment,
    Subprogramme,
    User,
)

SAMPLE = Path(__file__).resolve().parents[2] / "sample"
REPORTED_YEAR = "2026"
DAYS_UNTIL_DUE = 21
ORIGINAL, IN_CHINESE = "annual.en.docx", "annual.zh.docx"
ROLES_FROM = date(2020, 1, 1)
OFFICER, REVIEWER = "officer@rcab.example", "reviewer@rcab.example"


def rows_of(name: str) -> list[dict[str, str]]:
    with (SAMPLE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@dataclass(frozen=True, slots=True)
class Person:
    email: str
    role: str


def people() -> list[Person]:
    """The demo accounts, with what each may do and where."""
    return [
        Person(row["email"], f"{Role(row['role']).label} of {row['scope']}")
        for row in rows_of("people.csv")
    ]


def sample_edition() -> PlanEdition:
    """The edition that was read from the sample's file."""
    digest = hashlib.sha256((SAMPLE / ORIGINAL).read_bytes()).hexdigest()
    return PlanEdition.objects.get(source_sha256=digest)


def is_loaded() -> bool:
    return User.objects.filter(email=OFFICER).exists()


@transaction.atomic
def load_sample(*, now: datetime, password: str) -> PlanEdition:
    """The edition in force with its translation, confirmed measures, values and demo people."""
    loaded = _load_file(ORIGINAL, now)
    _load_file(IN_CHINESE, now)
    edition = loaded.edition
    _bring_into_force(edition)
    officer = _create_people(edition, password)
    measures = {
        row.path: row
        for row in PerformanceMeasure.objects.filter(node__edition=edition).select_related(
            "current"
        )
    }
    _confirm(measures, officer)
    _state_values(measures, edition, now)
    _open_a_round(edition, now.date())
    return edition


def _open_a_round(edition: PlanEdition, today: date) -> None:
    """One that asks for the actuals of the year, so that the first day shows what a round is."""
    review.rounds.open_round(
        edition=edition,
        name=f"Performance report {REPORTED_YEAR}",
        asked=review.rounds.Asked(
            periods=[plans.period_of(REPORTED_YEAR)], kinds=[ValueKind.ACTUAL]
        ),
        dates=review.rounds.Dates(
            opens_on=today,
            due_on=today + timedelta(days=DAYS_UNTIL_DUE),
            closes_on=today + timedelta(days=2 * DAYS_UNTIL_DUE),
        ),
        told=review.rounds.Told(reminders=[-14, -3, 1]),
        on=today,
    )


def _load_file(name: str, now: datetime) -> plans.Loaded:
    record = plans.read((SAMPLE / name).read_bytes())
    return plans.load(record, by=None, now=now, source_name=name)


def _bring_into_force(edition: PlanEdition) -> None:
    edition.status = EditionStatus.APPROVED
    edition.deciding_document = "RCAB/2025/DEC/14"
    edition.decided_on = date(2025, 11, 12)
    edition.in_force_from = edition.period.first_day
    edition.save()


def _create_people(edition: PlanEdition, password: str) -> User:
    """The demo accounts. Returns the planning officer."""
    for row in rows_of("people.csv"):
        user = User.objects.create_user(
            row["email"], password, name=row["name"], language=row["language"]
        )
        RoleAssignment.objects.create(
            user=user, role=Role(row["role"]), starts_on=ROLES_FROM, **_scope(edition, row)
        )
    return User.objects.get(email=OFFICER)


def _scope(edition: PlanEdition, row: dict[str, str]) -> dict[str, object]:
    """An officer has the whole plan; others the programme or subprogramme that is named."""
    if row["role"] == Role.OFFICER:
        return {"document": PlanDocument.objects.get(pk=edition.document_id)}
    here = {"node__edition": edition, "node__path": row["scope"]}
    if "/" in row["scope"]:
        return {"subprogramme": Subprogramme.objects.get(**here).identity}
    return {"programme": Programme.objects.get(**here).identity}


def _confirm(measures: dict[str, PerformanceMeasure], officer: User) -> None:
    """A second version of each measure: how it is to be read, confirmed by a person."""
    for row in rows_of("measures.csv"):
        measure = measures[row["path"]]
        measure.current = MeasureVersion.objects.create(
            measure=measure,
            number=2,
            kind=row["kind"],
            direction=measure.current.direction,
            unit=row["unit"],
            decimals=int(row["decimals"]),
            accumulation=row["accumulation"],
            tolerance=Decimal(row["tolerance"] or 0),
            definition=row["definition"],
            method=row["method"],
            data_source=row["data_source"],
            confirmed_by=officer if row["confirmed"] == "yes" else None,
        )
        measure.save(update_fields=["current"])


def _state_values(
    measures: dict[str, PerformanceMeasure], edition: PlanEdition, now: datetime
) -> None:
    """The planning officer enters what the plan does not say already, and the reviewer approves."""
    stated = {_place(measures[row["path"]], row): _statement(row) for row in rows_of("values.csv")}
    cells = ledger.locked_cells(stated)
    entries = [
        (cells[place], _with_reason(cells[place], statement, edition), cells[place].revision)
        for place, statement in stated.items()
        if not (cells[place].approved and ledger.says_the_same(cells[place].approved, statement))
    ]
    officer, reviewer = (User.objects.get(email=email) for email in (OFFICER, REVIEWER))
    ledger.write_all(entries, by=officer)
    given = {_place(measures[row["path"]], row): row for row in rows_of("beside.csv")}
    beside.give({cells[place].pk: row for place, row in given.items()}, by=officer)
    entered = [cell.pk for cell, _statement, _revision in entries]
    review.take_steps(cell_ids=entered, step=Step.SUBMIT, by=officer, now=now)
    review.approve_all(cell_ids=entered, by=reviewer, now=now)


def _with_reason(cell: Cell, statement: ledger.Statement, edition: PlanEdition) -> ledger.Statement:
    if cell.approved is None or statement.reason_code:
        return statement
    return replace(
        statement,
        reason_code=ReasonForChange.DECISION,
        reason=f"As stated in {edition.deciding_document}.",
    )


def _place(measure: PerformanceMeasure, row: dict[str, str]) -> ledger.Place:
    component = None
    if row["component"]:
        component, _ = Component.objects.get_or_create(
            measure=measure.identity, name=row["component"]
        )
    return ledger.Place(
        measure_id=measure.identity_id,
        period_id=plans.period_of(row["period"]).pk,
        kind=ValueKind(row["kind"]),
        component_id=component and component.pk,
        as_of=date.fromisoformat(row["as_of"]) if row["as_of"] else None,
    )


def _statement(row: dict[str, str]) -> ledger.Statement:
    numbers = ("amount", "amount_high", "numerator", "denominator")
    return ledger.Statement(
        state=ValueState(row["state"]),
        **{name: Decimal(row[name]) if row[name] else None for name in numbers},
        words=row["words"],
        judged=row["judged"],
        qualifier=row["qualifier"],
        basis=Basis(row["basis"] or Basis.LEVEL),
        comment=row["comment"],
        reason_code=row["reason_code"],
        reason=row["reason"],
    )
