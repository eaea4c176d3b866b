"""The first and the last day of the calendar, and instants beyond them, wherever a day is asked for
by an address: a page or an answer, or a clear refusal.
"""

import pytest
from django.test import Client
from django.urls import reverse

from indicators import attainment
from indicators.enums import Role, ValueKind
from indicators.exchange import publisher, sdmx
from tests.api.conftest import system_of  # noqa: F401
from tests.builders import NOW, a_measure, a_role, a_user, a_year, an_adopted_value

pytestmark = pytest.mark.django_db

DAYS = ("0001-01-01", "9999-12-31")
# Of these zones they are in no year that a calendar here has.
INSTANTS = ("0001-01-01T00:00:00%2B14:00", "9999-12-31T23:59:59-12:00")
PAGES = (
    "/plans/{slug}/?as_at={day}",
    "/plans/{slug}/?q=wells&verdict=MET&as_at={day}",
    "/plans/{slug}/branch/{unit}/?as_at={day}",
    "/plans/{slug}/{programme}/?as_at={day}",
    "/plans/{slug}/{unit}/?as_at={day}",
    "/plans/{slug}/{path}/?as_at={day}",
    "/plans/{slug}/performance/?as_at={day}",
    "/plans/{slug}/heat-map/?as_at={day}",
    "/plans/{slug}/heat-map/?as=table&verdict=MET&as_at={day}",
    "/plans/{slug}/heat-map/{measure}/?as_at={day}",
    "/plans/{slug}/dashboard/?as_at={day}",
    "/plans/{slug}/dashboard/{unit}/?as_at={day}",
    "/plans/{slug}/statements/?as_at={day}",
    "/plans/{slug}/statements.csv?as_at={day}",
    "/plans/{slug}/compare/?all=on&from_at={day}",
    "/plans/{slug}/compare/?all=on&to_at={day}",
    "/plans/{slug}/compare/?all=on&from_at={day}&to_at={day}",
    "/plans/{slug}/compare.csv?from_at={day}",
    "/plans/{slug}/reckoning/{period}/{path}/?as_at={day}",
    "/values/{cell}/history/?as_known_on={day}",
    "/values/{cell}/history.csv?as_known_on={day}",
    "/values/{cell}/history.json?as_known_on={day}",
    "/entries/since/{slug}/{period}/{unit}/?since={day}",
    "/reports/?edition={slug}&since={day}&known_on={day}",
)
ANSWERS = (
    "attainment/?edition={slug}&known_at={day}",
    "attainment/?measure={measure}&known_at={day}",
    "measures/?edition={slug}&expand=attainment&known_at={day}",
    "measures/{measure}/on-the-way/?known_at={day}",
    "measures/{measure}/certificates/?known_at={day}",
    "values/?edition={slug}&known_at={day}",
    "values/?measure={measure}&known_at={day}",
    "values/?period={day}/{day}",
)
DATA = "/sdmx/3.0/data/dataflow/{agency}/{flow}/1.0.0/*"
SDMX = (
    f"{DATA}?updatedAfter={{day}}T00:00:00Z",
    f"{DATA}?c[TIME_PERIOD]=ge:{{day}}",
    f"{DATA}?c[TIME_PERIOD]=le:{{day}}/P1D",
    f"{DATA}?c[TIME_PERIOD]=le:{{day}}/P99999999999Y",
    f"{DATA}?c[TIME_PERIOD]=le:{{day}}/P0M",
    f"{DATA}?c[TIME_PERIOD]={{year}}",
    f"{DATA}?c[TIME_PERIOD]={{year}}-12",
    f"{DATA}?c[TIME_PERIOD]={{year}}-Q4",
    f"{DATA}?c[TIME_PERIOD]=0000",
    "/sdmx/2.1/data/{flow}/?startPeriod={day}",
    "/sdmx/2.1/data/{flow}/?endPeriod={day}",
    "/sdmx/2.1/data/{flow}/?startPeriod={year}-12&endPeriod={year}-Q4",
)


@pytest.fixture
def asked() -> dict[str, object]:
    """What the addresses name; the person who asks enters the values of the unit."""
    measure = a_measure(text="Wells dug")
    an_adopted_value(measure, "10", kind=ValueKind.TARGET)
    an_adopted_value(measure, "7")
    node, unit = measure.node, measure.accomplishment.subprogramme
    attainment.recompute(edition_id=node.edition_id, now=NOW)
    person = a_user()
    a_role(person, Role.MANAGER, unit)
    a_role(person, Role.OFFICER, node.edition.document)
    return {
        "person": person,
        "slug": node.edition.slug,
        "programme": unit.node.in_address.partition("/")[0],
        "unit": unit.node.in_address,
        "path": node.in_address,
        "measure": node.pk,
        "cell": measure.identity.cells.get(kind="actual").pk,
        "period": a_year().pk,
        "agency": publisher().agency,
        "flow": sdmx.flow_id(node.edition),
    }


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("address", PAGES)
def test_a_page_of_an_end_of_the_calendar_is_there(client: Client, asked, address, day):
    client.force_login(asked["person"])

    answer = client.get(address.format(day=day, **asked))

    assert answer.status_code == 200


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("address", ANSWERS)
def test_an_answer_of_an_end_of_the_calendar_is_there(system_of, asked, address, day):  # noqa: F811
    assert system_of(asked["person"]).get(address.format(day=day, **asked)).status_code == 200


@pytest.mark.parametrize("day", INSTANTS)
@pytest.mark.parametrize("address", [each for each in ANSWERS if "known_at" in each])
def test_an_instant_beyond_the_calendar_is_refused(system_of, asked, address, day):  # noqa: F811
    refused = system_of(asked["person"]).get(address.format(day=day, **asked))

    assert (refused.status_code, refused.json()["errors"][0]["parameter"]) == (400, "known_at")


@pytest.mark.parametrize("day", INSTANTS)
def test_the_reckoning_of_an_instant_beyond_the_calendar_says_so(client: Client, asked, day):
    client.force_login(asked["person"])
    page = "/plans/{slug}/reckoning/{period}/{path}/".format(**asked)

    answers = [client.get(f"{page}{file}?as_at={day}") for file in ("", "certificate.json")]

    assert [answer.status_code for answer in answers] == [400, 404]


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("address", SDMX)
def test_sdmx_of_an_end_of_the_calendar_is_found_empty_or_refused(
    client: Client, asked, address, day
):
    client.force_login(asked["person"])

    answer = client.get(address.format(day=day, year=day[:4], **asked))

    assert answer.getvalue()
    assert answer.status_code in (200, 400, 404)


@pytest.mark.parametrize("day", DAYS)
def test_a_token_ends_within_a_year(client: Client, asked, day):
    client.force_login(asked["person"])
    said = {"name": "Reporting", "scopes": ["read"], "last_day": day}

    answer = client.post(reverse("tokens"), said)

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["last_day"])
