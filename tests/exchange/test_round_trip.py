"""A file that says what stands already changes nothing, whatever the format has no word for."""

import io
import zipfile
from collections.abc import Callable
from datetime import date

import pytest
from django.db.models import F
from django.test import Client
from django.utils import timezone

from indicators.enums import Role, ValueKind
from indicators.exchange import incoming
from indicators.management.sample import load_sample
from indicators.models import PlanEdition, User, ValueVersion
from tests.builders import a_measure, a_role, a_user, an_adopted_value

pytestmark = pytest.mark.django_db
ACTIVITY = """<iati-activities><iati-activity><result type="2"><indicator measure="2">
<reference vocabulary="99" code="{code}"/><period><period-start iso-date="2025-01-01"/>
<period-end iso-date="2025-12-31"/>{stated}</period></indicator></result></iati-activity>
</iati-activities>"""


def iati(client: Client, edition: PlanEdition) -> bytes:
    return client.get(f"/plans/{edition.slug}/exports/iati.xml").getvalue()


def dhis2(client: Client, edition: PlanEdition) -> bytes:
    return client.get(f"/plans/{edition.slug}/exports/dhis2.json").getvalue()


def table(client: Client, edition: PlanEdition) -> bytes:
    package = client.get(f"/plans/{edition.slug}/exports/package.zip").getvalue()
    return zipfile.ZipFile(io.BytesIO(package)).read("values.csv")


@pytest.mark.parametrize("given", [iati, dhis2, table])
def test_every_value_of_a_plan_comes_back_unchanged(given: Callable):
    edition = load_sample(now=timezone.now(), password="x")
    officer = User.objects.get(email="officer@rcab.example")
    client = Client()
    client.force_login(officer)
    file = given(client, edition)

    found = incoming.read(file, language="en")
    weighed = incoming.weigh(edition, found, by=officer, now=timezone.now(), name="ours")

    assert (found.doubts, weighed.unmatched) == ((), ())
    assert len(found.statements) > 100
    assert [each for each in weighed.judged if not each.answer.is_unchanged] == []


@pytest.mark.parametrize(
    ("stated", "kept"),
    [
        # The same figure, written as a ratio in per cent: everything stands.
        ('<actual value="88.333333333333"/>', None),
        ('<actual value="88.3333333333330"/>', None),
        # Another figure: what was said of the old one goes, what is said of the series stays.
        ('<actual value="90"/>', ("reported", 90, None, "", "total", "Our own count.")),
        (
            '<actual value="90"><comment><narrative xml:lang="en">about; estimated; 9 / 10'
            "</narrative></comment></actual>",
            ("estimated", None, 9, "about", "total", "Our own count."),
        ),
        (
            '<actual value="90"><comment><narrative>Late returns</narrative></comment></actual>',
            ("reported", 90, None, "", "total", "Our own count.\nLate returns"),
        ),
        # A ratio that is another number is a remark of somebody.
        (
            '<actual value="90"><comment><narrative xml:lang="en">8 / 10</narrative></comment>'
            "</actual>",
            ("reported", 90, None, "", "total", "Our own count.\n8 / 10"),
        ),
    ],
)
def test_a_file_changes_only_what_it_speaks_of(stated: str, kept: tuple | None):
    measure = a_measure(unit="per cent")
    manager = a_user()
    a_role(manager, Role.MANAGER, measure.accomplishment.programme)
    an_adopted_value(
        measure,
        None,
        numerator="53",
        denominator="60",
        qualifier="more_than",
        basis="total",
        comment="Our own count.",
    )
    file = ACTIVITY.format(code=f"M{measure.identity_id}", stated=stated)
    now = timezone.now()

    found = incoming.read(file.encode(), language="en")
    weighed = incoming.bring_in(measure.node.edition, found, by=manager, now=now, name="theirs")

    assert [each.answer.is_unchanged for each in weighed.judged] == [kept is None]
    drafts = ValueVersion.objects.filter(cell__draft=F("pk"))
    said = ("state", "amount", "numerator", "qualifier", "basis", "comment")
    assert list(drafts.values_list(*said)) == ([kept] if kept else [])


def test_ranges_and_interim_values_come_back_to_their_places():
    measure = a_measure()
    manager = a_user()
    a_role(manager, Role.MANAGER, measure.accomplishment.programme)
    an_adopted_value(measure, "3", amount_high="5", kind=ValueKind.TARGET)
    an_adopted_value(measure, "1", as_of=date(2025, 6, 30))
    an_adopted_value(measure, "2")
    client = Client()
    client.force_login(manager)
    file = iati(client, measure.node.edition)

    found = incoming.read(file, language="en")
    weighed = incoming.weigh(
        measure.node.edition, found, by=manager, now=timezone.now(), name="ours"
    )

    assert [
        (each.incoming.number, each.incoming.number_high, each.incoming.as_of)
        for each in weighed.judged
    ] == [("1", "", "2025-06-30"), ("3", "5", ""), ("2", "", "")]
    assert [each.answer.is_unchanged for each in weighed.judged] == [True] * 3


@pytest.mark.parametrize(
    ("reference", "title", "is_meant"),
    [
        ('vocabulary="99" code="{code}"', "Crossings", True),
        ('vocabulary="99" code="{code}"', "", True),
        ('vocabulary="99" code="{code}"', "Wells", False),
        ('vocabulary="1" code="{code}"', "Wells", False),
        ('vocabulary="1" code="{code}"', "Crossings", True),
        ('vocabulary="99" code="{code}" indicator-uri="https://other.example/plans/1"', "", False),
    ],
)
def test_the_code_of_another_system_is_none_of_ours(reference, title, is_meant):
    measure = a_measure(text="Crossings")
    code = f"M{measure.identity_id}"
    file = f"""<iati-activities xmlns="https://iatistandard.org/x"><iati-activity><result>
        <indicator measure="1"><title><narrative>{title}</narrative></title>
        <reference {reference.format(code=code)}/><period><period-start iso-date="2025-01-01"/>
        <period-end iso-date="2025-12-31"/><actual value="9"/></period></indicator></result>
        </iati-activity></iati-activities>"""

    found = incoming.read(file.encode(), language="en")
    weighed = incoming.weigh(
        measure.node.edition, found, by=a_user(), now=timezone.now(), name="theirs"
    )

    assert (len(weighed.judged), len(weighed.unmatched)) == ((1, 0) if is_meant else (0, 1))
