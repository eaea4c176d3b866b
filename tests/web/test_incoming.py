"""Values of other systems: what is doubtful waits for a person, what is missing stays missing."""

import io
import json

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from indicators import exchange
from indicators.enums import Role, ValueKind
from indicators.models import Cell, PerformanceMeasure, User
from tests.builders import a_measure, a_role, a_user, a_year, an_adopted_value
from tests.exchange.frames import LONG_NUMBER, a_frame

pytestmark = pytest.mark.django_db
ACTIVITY = """<iati-activities version="2.03"><iati-activity><result type="2">{}</result>
</iati-activity></iati-activities>"""
INDICATOR = """<indicator measure="1" ascending="{way}">
<title><narrative>{title}</narrative></title>
<reference vocabulary="99" code="{code}"/>{periods}</indicator>"""
FILE = '<iati-activities version="2.03">', "</iati-activities>"
PERIOD = """<period><period-start iso-date="{year}-01-01"/><period-end iso-date="{year}-12-31"/>
{stated}</period>"""


@pytest.fixture
def measure() -> PerformanceMeasure:
    a_year(2024)
    return a_measure(text="Crossings open to freight")


@pytest.fixture
def manager(measure: PerformanceMeasure) -> User:
    manager = a_user()
    a_role(manager, Role.MANAGER, measure.accomplishment.programme)
    return manager


@pytest.fixture
def client(manager: User) -> Client:
    client = Client()
    client.force_login(manager)
    return client


def address(measure: PerformanceMeasure) -> str:
    return f"/plans/{measure.node.edition.slug}/bring-in/"


def sent(client: Client, measure: PerformanceMeasure, data: str | bytes, name: str = "file"):
    data = data.encode() if isinstance(data, str) else data
    return client.post(address(measure), {"file": SimpleUploadedFile(name, data)})


def period(stated: str, year: int = 2025) -> str:
    return PERIOD.format(year=year, stated=stated)


def iati(*periods: str, code: str = "", title: str = "", way: str = "1") -> str:
    return ACTIVITY.format(
        INDICATOR.format(way=way, code=code, title=title, periods="".join(periods))
    )


def drafts() -> list[tuple]:
    cells = Cell.objects.filter(draft__isnull=False).order_by("period__first_day", "kind")
    return [
        (each.kind, each.period.label, f"{each.draft.amount:.2f}", each.draft.words)
        for each in cells
    ]


def test_values_of_an_iati_file_become_drafts(client: Client, measure: PerformanceMeasure):
    text = iati(
        period('<target value="7"/><actual value="6.50"/>'),
        period('<actual value=""/>', 2024),
        code=f"M{measure.identity_id}",
    )

    page = sent(client, measure, text)["Location"]
    shown = client.get(page).context
    client.post(page)

    assert (shown["weighed"].taken, shown["missing"], shown["doubts"]) == (2, 1, [])
    assert drafts() == [
        ("actual", "2025", "6.50", ""),
        ("target", "2025", "7.00", ""),
    ]


def test_all_lower_is_better_and_all_zero_waits_for_a_person(client: Client, measure):
    zero = '<actual value="0"/>'
    text = iati(period(zero), period(zero, 2024), title="Crossings open to freight", way="0")
    page = sent(client, measure, text)["Location"]

    refused = client.post(page)

    assert refused.status_code == 422
    assert refused.context["doubts"][0].startswith("Every indicator of an activity says")
    assert drafts() == []

    client.post(page, {"settled": "on"})

    assert [each[:2] for each in drafts()] == [("actual", "2024"), ("actual", "2025")]


def test_each_activity_of_a_file_is_judged_for_itself():
    zero, period_24 = '<actual value="0"/>', period('<actual value="3"/>', 2024)
    sound = INDICATOR.format(way="1", code="X1", title="Roads", periods=period_24)
    falling = INDICATOR.format(way="0", code="X2", title="Delays", periods=period(zero))
    rising = INDICATOR.format(
        way="1", code="X3", title="Ports", periods=period(zero) + period(zero, 2024)
    )
    single = INDICATOR.format(way="1", code="X4", title="Rails", periods=period(zero))

    def doubts(*activities: str) -> list[str]:
        found = exchange.incoming.read("".join(activities).join(FILE).encode(), language="en")
        return list(found.doubts)

    def activity(*indicators: str) -> str:
        return "".join(indicators).join(("<iati-activity><result>", "</result></iati-activity>"))

    assert doubts(activity(sound), activity(falling)) == [("descending_and_zero", 1)]
    assert doubts(activity(sound), activity(rising)) == [("all_zero", 2)]
    assert doubts(activity(sound, falling), activity(single)) == []
    assert doubts(activity(single), activity(single.replace("X4", "X5"))) == [("all_zero", 2)]


def test_a_broken_file_gives_what_can_be_read_of_it(client: Client, measure):
    text = iati(
        '<period><period-start/><actual value="9"/></period>',
        period('<actual value="1,5"/><actual value="2"/><actual value="3"/>'),
        period('<target value="4"/>', 2024),
        code=f"M{measure.identity_id}",
    ).replace("</iati-activities>", "<unclosed>")

    shown = client.get(sent(client, measure, text)["Location"]).context

    assert [each.incoming.number for each in shown["judged"]] == ["4"]
    assert shown["doubts"] == [
        "The file is damaged. What could be read of it is below.",
        "Values without a usable period are left out: 1.",
        "Values that are no number are left out: 1.",
        "Values that stand twice in the file are left out: 2.",
    ]


def test_what_no_measure_matches_is_listed(client: Client, measure: PerformanceMeasure):
    text = iati(period('<actual value="1"/>'), code="X9", title="Something else")

    shown = client.get(sent(client, measure, text)["Location"]).context

    assert [(each.code, each.name) for each in shown["unmatched"]] == [("X9", "Something else")]
    assert shown["judged"] == ()


def test_an_approved_value_is_changed_with_the_file_as_the_reason(client: Client, measure):
    an_adopted_value(measure, "5", kind=ValueKind.ACTUAL)
    text = iati(period('<actual value="6"/>'), code=f"M{measure.identity_id}")
    page = sent(client, measure, text, "ministry.xml")["Location"]

    client.post(page)

    draft = Cell.objects.get(draft__isnull=False).draft
    assert (draft.reason_code, draft.reason) == (
        "later_data",
        "As the file ministry.xml states it.",
    )


def test_a_data_value_set_of_dhis2(client: Client, measure: PerformanceMeasure):
    code = f"M{measure.identity_id}"
    values = [
        {"dataElement": code, "period": "2025", "value": "6", "attributeOptionCombo": "actual"},
        {"dataElement": code, "period": "2024", "value": "0"},
        {"dataElement": code, "period": "2024W5", "value": "1"},
    ]

    page = sent(client, measure, json.dumps({"dataValues": values}))["Location"]
    shown = client.get(page).context
    client.post(page, {"settled": "on"})

    assert shown["doubts"] == ["Values without a usable period are left out: 1."]
    assert [each[:3] for each in drafts()] == [
        ("actual", "2024", "0.00"),
        ("actual", "2025", "6.00"),
    ]


def test_a_table_is_matched_by_its_words(client: Client, measure: PerformanceMeasure):
    table = "Indicator,Target 2025,Actual 2025\nCrossings  open to freight,7,–\nOther thing,1,2\n"

    page = sent(client, measure, table)["Location"]
    shown = client.get(page).context
    client.post(page)

    assert [each.name for each in shown["unmatched"]] == ["Other thing", "Other thing"]
    assert [each[:3] for each in drafts()] == [("target", "2025", "7.00")]


def test_more_values_than_are_taken_at_once_are_refused_in_a_sentence(
    client: Client, measure, monkeypatch
):
    monkeypatch.setattr("indicators.entry.bulk.services.MOST_ROWS", 1)
    text = iati(period('<target value="7"/><actual value="6"/>'), code=f"M{measure.identity_id}")
    page = sent(client, measure, text)["Location"]

    answers = [client.get(page, follow=True), client.post(page, follow=True)]

    assert [each.redirect_chain[0][0] for each in answers] == [address(measure)] * 2
    assert b"At most 1 values at once. Send them in parts." in answers[0].content
    assert drafts() == []


def test_how_a_table_was_understood_is_shown_and_what_is_uncertain_asked(client: Client, measure):
    table = "Indicator,Target 2025,Actual March 2025\nCrossings open to freight,7,3\n"
    page = sent(client, measure, table)["Location"]

    answer = client.get(page)
    refused = client.post(page)

    assert [(each.head, role, each.period) for _at, each, role in answer.context["columns"]] == [
        ("Indicator", "what is measured", ""),
        ("Target 2025", "target", "2025"),
        ("Actual March 2025", "not used", ""),
    ]
    assert answer.context["column_doubts"] == [
        "“Actual March 2025” names a time that is no whole year, quarter or biennium, or could be "
        "one of two. The column is left out."
    ]
    assert b"Actual March 2025" in answer.content
    assert (refused.status_code, drafts()) == (422, [])

    client.post(page, {"settled": "on"})

    assert [each[:3] for each in drafts()] == [("target", "2025", "7.00")]


def test_columns_that_somebody_put_right_are_said_to_be_so(client: Client, measure, manager):
    table = "Indicator,Target 2025,Actual 2025\nCrossings open to freight,7,3\n"
    rows = exchange.spreadsheet.read_table(table.encode())
    guessed = exchange.spreadsheet.guess(rows)
    exchange.spreadsheet.keep_mapping(rows, guessed, by=manager)

    answer = client.get(sent(client, measure, table)["Location"])

    assert answer.context["is_kept"]
    assert b"as they were for the last table with these heads" in answer.content


@pytest.mark.parametrize("data", [b"", b"plain words", b"<html></html>", b'{"a": 1}', b"\x00\x01"])
def test_a_file_of_no_known_format_is_refused(client: Client, measure, data: bytes):
    assert sent(client, measure, data).status_code == 422


def test_who_enters_nothing_does_not_find_the_page(measure: PerformanceMeasure):
    client = Client()
    client.force_login(a_user())

    assert client.get(address(measure)).status_code == 404


def test_entities_of_a_file_are_not_resolved(client: Client, measure: PerformanceMeasure):
    text = '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]>' + iati(
        period('<actual value="1"/>'), title="&e;"
    )

    shown = client.get(sent(client, measure, text)["Location"]).context

    assert [each.name for each in shown["unmatched"]] == [""]


def test_what_we_gave_to_iati_is_unchanged_when_it_comes_back():
    frame = a_frame()
    manager = a_user()
    a_role(manager, Role.MANAGER, frame.count.accomplishment.programme)
    client = Client()
    client.force_login(manager)
    given = client.get(f"/plans/{frame.edition.slug}/exports/iati.xml").getvalue()

    weighed = client.get(sent(client, frame.count, given)["Location"]).context["weighed"]

    code = f"M{frame.count.identity_id}"
    back = [each for each in weighed.judged if each.incoming.code == code]
    assert [(each.incoming.number, each.answer.is_unchanged) for each in back] == [
        ("4", True),
        (LONG_NUMBER, True),
        ("2.5", True),
        ("0", True),
        ("1", True),
        ("-1", True),
    ]


def test_another_sheet_of_a_workbook_is_weighed_when_a_person_says_so(client, measure):
    head = ["Indicator", "Target 2025", "Actual 2025"]
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        for name, actual in {"Roads": 3, "Trade": 4}.items():
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, head)
            sheet.write_row(1, 0, [measure.node.text, 9, actual])
    quarantined = sent(client, measure, file.getvalue())["Location"]
    first = client.get(quarantined).context

    moved = client.post(quarantined, {"sheet": "Trade"})
    second = client.get(quarantined).context

    assert (first["sheet"], second["sheet"], moved["Location"]) == ("Roads", "Trade", quarantined)
    assert [
        [each.incoming.number for each in context["judged"] if each.incoming.kind == "actual"]
        for context in (first, second)
    ] == [["3"], ["4"]]
