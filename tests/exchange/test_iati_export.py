"""A plan as IATI 2.03: valid by schema, code lists and rules, and silent about what is missing."""

from datetime import date

import pytest
from django.test import Client
from lxml import etree

from indicators.enums import (
    Accumulation,
    Direction,
    EditionStatus,
    MeasureKind,
    Step,
    ValueKind,
    ValueState,
    ValueStatus,
)
from indicators.exchange.incoming.from_iati import read_iati
from indicators.models import (
    Cell,
    EvidenceLink,
    EvidenceRemoval,
    EvidenceUse,
    PerformanceMeasure,
    ReviewEvent,
    Subprogramme,
    ValueVersion,
)
from tests.builders import (
    a_cell,
    a_measure,
    a_subprogramme,
    a_user,
    a_version,
    an_accomplishment,
    an_adopted_value,
    an_edition,
)
from tests.exchange.frames import LONG_NUMBER, Frame
from tests.exchange.iati_rules import faults

pytestmark = pytest.mark.django_db


def signed_in(frame: Frame) -> Client:
    client = Client()
    client.force_login(frame.reader)
    return client


def fetched(frame: Frame, client: Client | None = None) -> bytes:
    answer = (client or signed_in(frame)).get(f"/plans/{frame.edition.slug}/exports/iati.xml")
    assert answer.status_code == 200
    return answer.getvalue()


def indicator(text: bytes, code: int) -> etree._Element:
    [found] = etree.fromstring(text).xpath(f"//indicator[reference/@code='M{code}']")
    return found


def stated(element: etree._Element) -> list[tuple]:
    """Every baseline, target and actual: its end, its value, its dimensions."""
    return [
        (
            each.tag,
            each.get("iso-date") or each.getparent().find("period-end").get("iso-date"),
            each.get("value"),
            [(one.get("name"), one.get("value")) for one in each.iterfind("dimension")],
        )
        for each in element.xpath(".//baseline | .//target | .//actual")
    ]


def test_a_plan_is_valid_by_schema_code_lists_and_rules(frame: Frame):
    assert faults(fetched(frame)) == []


def test_zero_is_a_value_and_what_is_missing_is_not_there(frame: Frame):
    count = indicator(fetched(frame), frame.count.identity_id)

    assert stated(count) == [
        ("baseline", "2023-12-31", "4", []),
        ("target", "2025-12-31", LONG_NUMBER, []),
        ("actual", "2025-12-31", "2.5", [("component", "women's crossings")]),
        ("actual", "2025-12-31", "0", []),
        ("actual", "2025-12-31", "1", [("sex", "unknown")]),
        ("actual", "2025-12-31", "-1", [("sex", "women")]),
    ]


def test_a_ratio_is_a_percentage_with_its_parts_and_a_milestone_has_words(frame: Frame):
    text = fetched(frame)
    share, milestone = (
        indicator(text, each.identity_id) for each in (frame.share, frame.milestone)
    )

    assert (share.get("measure"), share.get("aggregation-status")) == ("2", "0")
    assert stated(share) == [("actual", "2025-12-31", "66.666666666667", [])]
    assert share.xpath("string(.//actual/comment/narrative)") == "2 / 3"
    assert (milestone.get("measure"), milestone.get("ascending")) == ("5", None)
    assert milestone.xpath(".//target/comment/narrative/text()") == ["=Signed, and “ratified”"]


@pytest.mark.parametrize(
    ("kind", "ascending"),
    [
        (MeasureKind.INCREASE, "1"),
        (MeasureKind.AT_LEAST, "1"),
        (MeasureKind.FULL, "1"),
        (MeasureKind.DECREASE, "0"),
        (MeasureKind.AT_MOST, "0"),
        (MeasureKind.ZERO, "0"),
        (MeasureKind.MAINTAIN, None),
        (MeasureKind.RANGE, None),
    ],
)
def test_ascending_is_what_the_kind_says(frame: Frame, kind: MeasureKind, ascending: str | None):
    measure = a_measure(frame.count.accomplishment, number=9, kind=kind)

    assert indicator(fetched(frame), measure.identity_id).get("ascending") == ascending


@pytest.mark.parametrize(
    ("direction", "ascending"),
    [(Direction.INCREASE, "1"), (Direction.DECREASE, "0"), (Direction.MAINTAIN, None), ("", None)],
)
def test_ascending_is_the_direction_where_nobody_names_the_kind(
    frame: Frame, direction: str, ascending: str | None
):
    measure = a_measure(frame.count.accomplishment, number=9, kind="", direction=direction)

    assert indicator(fetched(frame), measure.identity_id).get("ascending") == ascending


@pytest.mark.parametrize(
    ("accumulation", "unit", "status"),
    [
        (Accumulation.PER_PERIOD, "crossings", "1"),
        (Accumulation.SUM_TO_DATE, "crossings", "1"),
        (Accumulation.RUNNING_TOTAL, "crossings", "0"),
        (Accumulation.LATEST, "crossings", "0"),
        (Accumulation.PER_PERIOD, "per cent", "0"),
        (Accumulation.PER_PERIOD, "yes/no", "0"),
    ],
)
def test_only_numbers_of_things_in_each_period_may_be_added_up(
    frame: Frame, accumulation: str, unit: str, status: str
):
    below = an_accomplishment(a_subprogramme(frame.count.accomplishment.programme, 2))
    measure = a_measure(below, accumulation=accumulation, unit=unit)

    found = indicator(fetched(frame), measure.identity_id)

    said = [each.get("aggregation-status") for each in (found, found.getparent())]
    assert said == [status, status]


def test_a_range_is_its_two_ends(frame: Frame):
    measure = a_measure(frame.count.accomplishment, number=9, kind=MeasureKind.RANGE)
    an_adopted_value(measure, "5", amount_high=10, kind=ValueKind.TARGET)

    text = fetched(frame)

    assert stated(indicator(text, measure.identity_id)) == [
        ("target", "2025-12-31", "5", [("bound", "lower")]),
        ("target", "2025-12-31", "10", [("bound", "upper")]),
    ]
    assert faults(text) == []


def test_units_are_activities_of_their_programme(frame: Frame):
    root = etree.fromstring(fetched(frame))
    programme, unit = root.iterfind("iati-activity")

    assert [each.get("hierarchy") for each in (programme, unit)] == ["1", "2"]
    assert programme.find("related-activity").get("ref") == unit.findtext("iati-identifier")
    assert unit.find("related-activity").get("ref") == programme.findtext("iati-identifier")
    assert unit.findtext("description/narrative") == "To do good."
    assert [each.find("description").get("type") for each in (programme, unit)] == ["1", "2"]


def test_a_unit_below_a_unit_is_a_level_below_it(frame: Frame):
    unit = Subprogramme.objects.get(node__edition=frame.edition)
    component = a_subprogramme(unit.programme, number=2)
    Subprogramme.objects.filter(pk=component.pk).update(parent=unit)

    root = etree.fromstring(fetched(frame))

    levels = [each.get("hierarchy") for each in root.iterfind("iati-activity")]
    parents = [each.xpath("related-activity[@type='1']/@ref") for each in root]
    assert levels == ["1", "2", "3"]
    assert parents[2] == [root[1].findtext("iati-identifier")]
    assert faults(etree.tostring(root)) == []


def test_where_it_is_done_is_not_said_unless_somebody_says_it(frame: Frame):
    regions = etree.fromstring(fetched(frame)).xpath("//recipient-region/@code")

    assert regions == ["998", "998"]


def test_a_plan_that_one_may_not_see_is_not_there(frame: Frame):
    hidden = an_edition(status=EditionStatus.DRAFT)

    assert signed_in(frame).get(f"/plans/{hidden.slug}/exports/iati.xml").status_code == 404


def test_more_values_ask_no_more_queries(frame: Frame, django_assert_num_queries):
    client = signed_in(frame)
    for more in range(2):
        for number in range(3 * more):
            an_adopted_value(a_measure(frame.count.accomplishment, number=10 + number), "1")
        with django_assert_num_queries(16):
            fetched(frame, client)


def test_who_reports_for_which_sector_and_region_is_a_setting(frame: Frame, settings):
    settings.EXCHANGE_ORGANISATION = "XM-DAC-41114"
    settings.EXCHANGE_ORGANISATION_TYPE = "10"
    settings.EXCHANGE_SECTOR = "15110"
    settings.EXCHANGE_REGION = "289"

    text = fetched(frame)

    activity = etree.fromstring(text)[0]
    reporting, [sector] = activity.find("reporting-org"), activity.findall("sector")
    assert (reporting.get("ref"), reporting.get("type")) == ("XM-DAC-41114", "10")
    assert (sector.get("code"), sector.get("vocabulary")) == ("15110", "1")
    [region] = activity.findall("recipient-region")
    assert (region.get("code"), region.get("vocabulary")) == ("289", "1")
    assert faults(text) == []


def test_what_iati_has_no_place_for_is_said_in_a_comment(frame: Frame):
    count = indicator(fetched(frame), frame.count.identity_id)

    comments = {
        (each.get("value"), each.findtext("comment/narrative"))
        for each in count.iter("actual")
        if each.find("comment") is not None
    }
    assert comments == {("0", "none (zero)"), ("1", "estimated")}


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (ValueState.PROXY, "proxy measure"),
        (ValueState.SERIES_BREAK, "break in the series"),
        (ValueState.PROXY_BREAK, "proxy that begins a new series"),
    ],
)
def test_a_number_that_is_not_like_the_others_says_so_beside_it(frame: Frame, state, words):
    measure = a_measure(frame.count.accomplishment, number=9)
    an_adopted_value(measure, "7", state=state)

    text = fetched(frame)

    [actual] = indicator(text, measure.identity_id).iter("actual")
    assert (actual.get("value"), actual.findtext("comment/narrative")) == ("7", words)
    assert faults(text) == []
    read = read_iati(text, ours="https://").statements
    back = [each.state for each in read if each.number == "7"]
    assert back == [state]


def linked(version: ValueVersion, title: str) -> EvidenceUse:
    link = EvidenceLink.objects.create(url=f"https://proofs.example/{title}", by=a_user())
    return EvidenceUse.objects.create(version=version, link=link, name=title, by=link.by)


def test_links_prove_the_value_that_counts_and_no_other(frame: Frame):
    measure = a_measure(frame.count.accomplishment, number=9)
    final = counting(measure, "5", "final")
    interim = counting(measure, "3", "interim", as_of=date(2025, 6, 30))
    draft = a_version(final.cell, "6", reason_code="correction", reason="Counted again.")
    linked(draft, "draft")
    EvidenceRemoval.objects.create(
        use=final.evidence_given.get(), version=draft, by=draft.by or a_user()
    )

    text = fetched(frame)

    found = {
        each.get("value"): [link.findtext("title/narrative") for link in each.iter("document-link")]
        for each in indicator(text, measure.identity_id).iter("actual")
    }
    assert found == {"5": ["final"], "3": ["interim"]}
    assert interim.cell_id != final.cell_id
    assert faults(text) == []


def counting(measure: PerformanceMeasure, amount: str, title: str, **place) -> ValueVersion:
    """A value that counts since a link was given for its draft."""
    version = a_version(a_cell(measure, **place), amount)
    linked(version, title)
    ReviewEvent.objects.create(cell=version.cell, version=version, step=Step.ADOPT)
    Cell.objects.filter(pk=version.cell_id).update(
        approved=version, draft=None, status=ValueStatus.APPROVED
    )
    version.cell.refresh_from_db()
    return version
