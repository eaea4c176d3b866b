"""Every page of attainment shows the figures of a day that it is asked for."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from indicators import attainment
from indicators.enums import ContinuesKind, Direction, DocumentVerdict
from indicators.models import Continuation, DocumentStatement, Doubt
from indicators.templatetags.addresses import address
from tests.builders import (
    a_measure,
    a_programme,
    a_subprogramme,
    a_user,
    a_year,
    an_accomplishment,
    an_adopted_value,
    an_edition,
    in_days,
)
from tests.ledger.tampering import tamper
from tests.web.seeing.mended import TEN_DAYS_BACK, measures_that_were_mended
from tests.web.seeing.plans_seen import words_of

pytestmark = pytest.mark.django_db(transaction=True)

DAY = in_days(-5)
BANNER = "As known at the end of"
OWN_NUMBERS = "By the numbers of the sentence itself"
QUERIES = {"tree": 31, "unit": 39, "measure": 45, "performance": 14}
# Where no filter names every verdict.
WITHOUT_A_FILTER = ("programme", "unit", "measure")


def addresses(measure) -> dict[str, str]:
    edition = f"/plans/{measure.node.edition.slug}/"
    path = measure.node.path.replace(" ", "-")
    unit, _, _ = path.rpartition("/(")
    return {
        "tree": edition,
        "programme": f"{edition}{unit.partition('/')[0]}/",
        "unit": f"{edition}{unit}/",
        "measure": f"{edition}{path}/",
        "performance": f"{edition}performance/",
        "heat map": f"{edition}heat-map/?as=table",
        "dashboard": f"{edition}dashboard/{unit}/",
    }


def asked(page: str, **query) -> str:
    joined = "&".join(f"{name}={value}" for name, value in query.items())
    return f"{page}{'&' if '?' in page else '?'}{joined}"


def shown(reader, measure, **query) -> dict[str, str]:
    """What each page shows of a plan, without its frame."""
    return {
        name: reader.get(asked(address, **query)).text.partition("<main")[2]
        for name, address in addresses(measure).items()
    }


def test_every_page_shows_the_verdict_the_name_and_the_banner_of_the_day(reader):
    (measure,) = measures_that_were_mended()

    now, then = shown(reader, measure), shown(reader, measure, as_at=DAY)

    assert [name for name in now if BANNER in now[name]] == []
    assert [name for name in WITHOUT_A_FILTER if "Partially met" in now[name]] == []
    assert [name for name in then if BANNER not in then[name]] == []
    assert [name for name in then if "Wells dug and kept" in then[name]] == []
    assert [name for name in then if "Partially met" not in words_of(then[name])] == []
    for name in ("unit", "measure", "performance"):
        assert [">12<" in now[name], ">12<" in then[name], ">7<" in then[name]] == [
            True,
            False,
            True,
        ]


def test_links_keep_the_day_and_one_leaves_it(reader):
    (measure,) = measures_that_were_mended()

    then = shown(reader, measure, as_at=DAY)

    own = f"/plans/{measure.node.edition.slug}/"
    for name, page in then.items():
        links = re.findall(rf'href="({own}[^"#]*)"', page)
        dated = [link for link in links if f"as_at={DAY}" in link]
        assert dated, name
        assert page.count("Figures of today") == 1, name


def test_a_measure_of_a_day_has_no_later_event(reader):
    (measure,) = measures_that_were_mended()
    address = addresses(measure)["measure"]

    now, then = (
        words_of(reader.get(each).text.partition('id="history"')[2].partition("</section>")[0])
        for each in (address, asked(address, as_at=DAY))
    )

    assert [re.findall(r"2025 ?: (\d+)", each) for each in (now, then)] == [
        ["12", "7", "10"],
        ["7", "10"],
    ]


def test_a_branch_that_is_opened_later_is_of_the_day(reader):
    (measure,) = measures_that_were_mended()
    unit = addresses(measure)["unit"].replace("/programme", "/branch/programme")

    then = reader.get(asked(unit, as_at=DAY), headers={"HX-Request": "true"})

    assert "Partially met" in words_of(then.text)
    assert f"as_at={DAY}" in then.text


def test_a_filter_of_the_tree_asks_the_verdicts_of_the_day(reader):
    (measure,) = measures_that_were_mended()
    tree = addresses(measure)["tree"]

    now = reader.get(asked(tree, verdict="PARTIALLY_MET"))
    then = reader.get(asked(tree, verdict="PARTIALLY_MET", as_at=DAY))

    assert ("Nothing matches" in now.text, "Nothing matches" in then.text) == (True, False)
    assert f'<input type="hidden" name="as_at" value="{DAY}">' in then.text


def test_a_day_before_everything_is_answered_and_what_is_no_day_is_not_there(reader):
    (measure,) = measures_that_were_mended()

    before = shown(reader, measure, as_at="2020-01-01")
    no_day = [reader.get(asked(each, as_at="soon")) for each in addresses(measure).values()]

    assert [name for name in before if BANNER not in before[name]] == []
    assert [name for name in WITHOUT_A_FILTER if "Partially met" in before[name]] == []
    assert {answer.status_code for answer in no_day} == {404}


def test_what_is_said_stands_beside_what_was_computed_on_the_day(reader):
    (measure,) = measures_that_were_mended()
    edition = measure.node.edition
    DocumentStatement.objects.create(
        node=measure.accomplishment.node,
        text="It was met.",
        verdict=DocumentVerdict.MET,
        source={"line": 1},
    )
    edition.period = a_year(2027)
    edition.save()
    pages = (f"/plans/{edition.slug}/statements/", f"/plans/{edition.slug}/statements.csv")

    now, then = (
        [reader.get(f"{page}{query}").text for page in pages] for query in ("", f"?as_at={DAY}")
    )

    assert ["EXCEEDED" in now[1], "PARTIALLY_MET" in then[1]] == [True, True]
    assert ["Exceeded" in words_of(now[0]), "Partially met" in words_of(then[0])] == [True, True]
    assert (BANNER in now[0], BANNER in then[0]) == (False, True)
    assert f"/1/?as_at={DAY}" in then[0]


def test_on_a_day_before_somebody_said_which_way_is_better_nobody_had(reader):
    result = an_accomplishment()
    edition = result.node.edition
    said = DocumentStatement.objects.create(
        node=result.node,
        text="5 against 4.",
        verdict=DocumentVerdict.EXCEEDED,
        target="4",
        actual="5",
        source={"line": 1},
    )
    tamper(
        "UPDATE indicators_documentstatementevent "
        "SET pgh_created_at = pgh_created_at - interval '10 days'"
    )
    DocumentStatement.objects.filter(pk=said.pk).update(direction=Direction.INCREASE)
    pages = (f"/plans/{edition.slug}/statements.csv", address(result.node))

    now, then = (
        [reader.get(f"{page}{query}", follow=True).text for page in pages]
        for query in ("", f"?as_at={DAY}")
    )

    assert [now[0].splitlines()[1][:16], then[0].splitlines()[1][:32]] == [
        "agrees,,document",
        "not_compared,if_more_is_better,d",
    ]
    assert [OWN_NUMBERS in now[1], OWN_NUMBERS in then[1]] == [True, False]


@pytest.mark.parametrize("times", [1, 3])
def test_any_number_of_measures_takes_as_many_queries(reader, times):
    measure, *_more = measures_that_were_mended(times)
    pages = addresses(measure)
    made = {}

    for name in QUERIES:
        with CaptureQueriesContext(connection) as queries:
            reader.get(asked(pages[name], as_at=DAY))
        made[name] = len(queries)

    assert made == QUERIES


def test_a_measure_of_a_day_has_the_links_and_the_answers_of_the_day(reader):
    measure = measures_that_were_mended()[0]
    later = a_measure(an_accomplishment(a_subprogramme(a_programme(an_edition()))))
    link = Continuation.objects.create(
        before=measure.node, after=later.node, kind=ContinuesKind.REWORDED
    )
    doubt = Doubt.objects.create(
        edition=measure.node.edition, node=measure.node, code="direction_not_stated"
    )
    for table in ("continuation", "doubt"):
        tamper(TEN_DAYS_BACK.format(f"indicators_{table}event", *["pgh_created_at"] * 2))
    link.delete()
    doubt.decision, doubt.decided_by, doubt.decided_at = "increase", a_user(), timezone.now()
    doubt.save()
    page, goes_on = addresses(measure)["measure"], f'href="{address(later.node)}"'

    now, then, before = (
        reader.get(asked(page, **query)).text
        for query in ({}, {"as_at": DAY}, {"as_at": in_days(-30)})
    )

    assert [goes_on in each for each in (now, then, before)] == [False, True, False]
    assert ["Decided by" in each for each in (now, then, before)] == [True, False, False]
    assert [f"doubts/#d{doubt.pk}" in each for each in (now, then, before)] == [False, True, False]


def test_the_periods_of_a_day_are_those_that_were_known_then(reader):
    measure = measures_that_were_mended()[0]
    an_adopted_value(measure, "9", period=a_year(2026))
    attainment.recompute(edition_id=measure.node.edition_id, now=timezone.now())
    page = addresses(measure)["heat map"]

    now, then, of_2026, before = (
        reader.get(asked(page, **query)).context
        for query in (
            {},
            {"as_at": DAY},
            {"as_at": DAY, "period": "2026"},
            {"as_at": "2020-01-01"},
        )
    )

    assert [each["period"] and each["period"].label for each in (now, then, of_2026, before)] == [
        "2026",
        "2025",
        "2026",
        None,
    ]
    assert [
        " ".join(each.label for each in found["periods"]) for found in (now, then, of_2026, before)
    ] == ["2026 2025", "2025", "2026 2025", ""]
