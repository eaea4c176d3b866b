"""The entry sheet as its own script talks to it: cell by cell, in the background."""

import re
from decimal import Decimal

import pytest

from indicators.enums import Accumulation, MeasureKind, Role, SumRule, ValueKind
from indicators.models import Cell, ValueVersion
from tests.builders import (
    a_cell,
    a_dimension,
    a_measure,
    a_role,
    a_user,
    a_version,
    a_year,
    an_accomplishment,
    an_adopted_value,
)
from tests.web.sheets import address, in_background, the_cell, typed

pytestmark = pytest.mark.django_db
HOW = ("Definition", "Method", "Data source", "Unit and direction")


@pytest.fixture
def send(client, author, subprogramme):
    """Sends fields as the page does; gives the answer's content."""
    client.force_login(author)

    def sent(fields, what="save"):
        headers = in_background(author) | {"X-Sheet": what}
        answer = client.post(address(subprogramme), fields, headers=headers)
        assert answer.status_code == 200
        return answer.json()

    return sent


def test_a_saved_cell_is_confirmed_with_its_revision_and_what_it_means(send, measure):
    an_adopted_value(measure, "10", kind=ValueKind.TARGET)
    a_measure(measure.accomplishment, number=2)

    told = send(typed(measure, value="12"))

    cell, row = told["cells"][f"actual-{measure.pk}"], told["rows"][f"{measure.pk}"]
    assert (cell["revision"], cell["is_saved"], cell["errors"]) == (1, True, {})
    assert cell["stands"]["value"] == "12"
    assert "12 against 10: 2 better than planned." in row["says"]
    assert (told["entered"], told["count"]) == (1, "1 of 2 entered.")
    assert list(told["rows"]) == [str(measure.pk)]


def test_a_number_of_its_own_notation_is_told_as_it_stands_now(send, client, measure):
    client.cookies["django_language"] = "fr"

    told = send(typed(measure, value="1 234,50"))

    assert told["cells"][f"actual-{measure.pk}"]["stands"]["value"] == "1234,5"


def test_a_number_is_read_in_the_language_of_the_page_whatever_was_chosen_since(
    send, client, measure
):
    client.cookies["django_language"] = "fr"

    told = send(typed(measure, value="1,234.5") | {"typed_in": "en"})

    assert told["cells"][f"actual-{measure.pk}"]["stands"]["value"] == "1234.5"
    assert told["count"] == "1 of 1 entered."
    assert the_cell(measure).draft.amount == Decimal("1234.5")


def test_what_was_kept_in_another_language_is_read_in_it_and_told_in_that_of_the_page(
    send, measure
):
    an_adopted_value(measure, "1.234")
    corrected = {f"{measure.pk}-reason_code": "correction", f"{measure.pk}-reason": "A slip."}
    kept = typed(measure, based_on=1, value="1,234") | corrected

    told = send(kept | {"typed_in": "fr", f"actual-{measure.pk}-typed_in": "en"})

    assert told["cells"][f"actual-{measure.pk}"]["stands"]["value"] == "1234"
    assert the_cell(measure).draft.amount == 1234


@pytest.mark.parametrize(
    ("value", "state"), [("—", "not_reported"), ("n/a", "not_applicable"), ("-", "not_reported")]
)
def test_a_dash_becomes_a_state_and_leaves_no_number(send, measure, value, state):
    told = send(typed(measure, value=value))

    stands = told["cells"][f"actual-{measure.pk}"]["stands"]
    assert (stands["value"], stands["state"]) == ("", state)
    assert the_cell(measure).draft.amount is None


def test_nothing_to_report_is_one_press_and_not_zero(send, measure):
    send(typed(measure) | {f"actual-{measure.pk}-nothing": "1"})

    draft = the_cell(measure).draft
    assert (draft.state, draft.amount) == ("not_reported", None)


def test_what_cannot_be_kept_is_told_with_its_reason_and_written_nowhere(send, measure):
    told = send(typed(measure, value="twelve-ish"))

    cell = told["cells"][f"actual-{measure.pk}"]
    sentence = "“twelve-ish” is not a number. Use figures, with “.” before decimals."
    assert (cell["is_saved"], cell["revision"], cell["errors"]) == (False, 0, {"value": sentence})
    assert "Not saved; kept here" in told["rows"][f"{measure.pk}"]["says"]
    assert not ValueVersion.objects.exists()


def test_one_that_cannot_be_kept_hinders_no_other(send, measure):
    other = a_measure(measure.accomplishment, number=2)

    send(typed(measure, value="twelve-ish") | typed(other, value="3"))

    assert [each.amount for each in ValueVersion.objects.all()] == [3]


def test_a_stale_write_shows_both_values_and_writes_neither(send, measure):
    a_version(a_cell(measure), "51", by=a_user(name="Aiko Bell"))

    told = send(typed(measure, value="54.5"))

    says = told["rows"][f"{measure.pk}"]["says"]
    assert re.search(r"Aiko Bell saved 51 at \d\d:\d\d. You have 54.5.", says)
    assert told["cells"][f"actual-{measure.pk}"]["is_saved"] is False
    assert the_cell(measure).revision == 1


def test_yours_can_be_put_after_theirs(send, measure):
    a_version(a_cell(measure), "51")

    send(typed(measure, value="54.5") | {f"actual-{measure.pk}-after": "1"})

    assert (the_cell(measure).draft.amount, the_cell(measure).revision) == (54.5, 2)


def test_theirs_can_be_kept(send, measure):
    a_version(a_cell(measure), "51")

    told = send(typed(measure, value="54.5") | {f"actual-{measure.pk}-keep": "1"})

    cell = told["cells"][f"actual-{measure.pk}"]
    assert (cell["revision"], cell["stands"]["value"]) == (1, "51")
    assert the_cell(measure).draft.amount == 51


def test_what_a_value_would_mean_is_told_before_it_is_kept(send, measure):
    an_adopted_value(measure, "10", kind=ValueKind.TARGET)

    told = send(typed(measure, value="7"), what="preview")

    assert "7 against 10: 3 short." in told["rows"][f"{measure.pk}"]["says"]
    assert not Cell.objects.filter(kind=ValueKind.ACTUAL).exists()


def test_a_value_far_from_what_was_is_asked_about_at_once(send, measure):
    for year, amount in ((2022, "10"), (2023, "11"), (2024, "12")):
        an_adopted_value(measure, amount, period=a_year(year))

    told = send(typed(measure, value="50"))

    assert "Far outside the values of the years before." in told["rows"][f"{measure.pk}"]["says"]


@pytest.mark.parametrize(
    ("version", "sent", "kept"),
    [
        ({}, {"value": "≥ 5"}, {"amount": 5, "qualifier": "at_least"}),
        ({}, {"value": "~5", "state": "estimated"}, {"qualifier": "about", "state": "estimated"}),
        ({}, {"value": "5", "qualifier": "more_than"}, {"amount": 5, "qualifier": "more_than"}),
        ({}, {"value": "4", "state": "break"}, {"amount": 4, "state": "break"}),
        ({}, {"value": "4", "state": "proxy_break"}, {"amount": 4, "state": "proxy_break"}),
        ({"unit": "yes/no"}, {"value": "1"}, {"amount": 1, "state": "reported"}),
        ({"unit": "yes/no"}, {"value": "否"}, {"amount": 0, "state": "reported"}),
        ({"unit": "per cent"}, {"value": "12.5 %"}, {"amount": 12.5}),
        (
            {"accumulation": Accumulation.POOLED_RATIO},
            {"numerator": "２４９９", "denominator": "2,500"},
            {"numerator": 2499, "denominator": 2500},
        ),
        (
            {"kind": MeasureKind.MILESTONE},
            {"words": "Signed.\nIn force.", "judged": "MET", "comment": "All ten signed."},
            {"words": "Signed.\nIn force.", "judged": "MET", "comment": "All ten signed."},
        ),
    ],
)
def test_each_kind_of_value_is_kept_as_it_was_meant(send, subprogramme, version, sent, kept):
    measure = a_measure(an_accomplishment(subprogramme), **version)

    send(typed(measure, **sent))

    draft = the_cell(measure).draft
    assert {name: getattr(draft, name) for name in kept} == kept


def test_a_share_typed_for_a_measure_of_another_unit_is_refused(send, measure):
    told = send(typed(measure, value="12 %"))

    assert told["cells"][f"actual-{measure.pk}"]["errors"] == {
        "value": "This measure is not in per cent: type the number in its own unit."
    }


# Parts


def test_parts_are_rows_of_their_own_and_the_total_says_whether_they_add_up(send, measure):
    a_dimension(measure, "sex", sum_rule=SumRule.ADDS_UP)
    key = f"{measure.pk}"

    some = send(typed(measure, value="14") | typed(measure, part=".sex=women", value="5"))
    all_of_them = send(
        typed(measure, part=".sex=men", value="6") | typed(measure, part=".sex=unknown", value="1")
    )
    right = send(typed(measure, part=".sex=men", based_on=1, value="8"))

    assert "Sex: 1 of 2 parts given. Missing: Men." in some["rows"][key]["says"]
    assert "Sex: the parts make 12, and the total says 14." in all_of_them["rows"][key]["says"]
    assert "Sex" not in right["rows"][key]["says"]
    kept = Cell.objects.exclude(disaggregation="").order_by("disaggregation")
    assert [(each.disaggregation, each.draft.amount) for each in kept] == [
        ("sex=men", 8),
        ("sex=unknown", 1),
        ("sex=women", 5),
    ]


# Who


def test_who_is_signed_out_is_told_so_and_nothing_is_written(client, author, subprogramme, measure):
    answer = client.post(
        address(subprogramme), typed(measure, value="7"), headers=in_background(author)
    )

    assert answer.status_code == 401
    assert not ValueVersion.objects.exists()


def test_nobody_writes_in_the_name_of_who_opened_the_page(client, author, subprogramme, measure):
    other = a_user()
    a_role(other, Role.MANAGER, subprogramme)
    client.force_login(other)

    answer = client.post(
        address(subprogramme), typed(measure, value="7"), headers=in_background(author)
    )

    assert answer.status_code == 401
    assert not ValueVersion.objects.exists()


# The part below a row


def test_the_part_below_a_row_is_fetched_when_it_is_opened(client, author, subprogramme, measure):
    measure.current.refresh_from_db()
    an_adopted_value(measure, "4", kind=ValueKind.TARGET, source=measure.node)
    client.force_login(author)
    url = address(subprogramme)

    answer = client.get(f"{url}?open={measure.pk}", headers=in_background(author))

    html = answer.content.decode()
    assert answer.status_code == 200
    assert f'name="actual-{measure.pk}-comment"' in html
    assert "From the plan:" in html


def test_the_part_below_a_row_says_how_the_value_is_measured_and_draws_the_years_before(
    client, author, subprogramme
):
    measure = a_measure(
        an_accomplishment(subprogramme),
        definition="Counted at the gate.",
        method="By hand, each morning.",
        data_source="Gate log.",
    )
    an_adopted_value(measure, "4", period=a_year(2023))
    an_adopted_value(measure, "6", period=a_year(2024))
    client.force_login(author)
    url = f"{address(subprogramme)}?open={measure.pk}"

    html = client.get(url, headers=in_background(author)).content.decode()

    told = dict(re.findall(r"<dt>(.*?)</dt>\s*<dd>(.*?)</dd>", html, re.S))
    assert {name: told[name] for name in HOW} == {
        "Definition": "<bdi>Counted at the gate.</bdi>",
        "Method": "<bdi>By hand, each morning.</bdi>",
        "Data source": "<bdi>Gate log.</bdi>",
        "Unit and direction": "crossings · increase · per period",
    }
    drawn = re.search(r'<figure class="fig">.*?<svg.*?</svg>', html, re.S)
    assert drawn
    assert all(year in drawn[0] for year in ("2023", "2024"))


@pytest.mark.parametrize("key", ["", "1-1", "99999999", "x", "1" * 30])
def test_a_row_that_is_not_there_has_no_part_below(client, author, subprogramme, measure, key):
    client.force_login(author)

    answer = client.get(f"{address(subprogramme)}?open={key}", headers=in_background(author))

    assert answer.status_code == 404


def test_without_a_script_a_row_is_opened_by_saving(client, author, subprogramme, measure):
    client.force_login(author)

    answer = client.post(
        address(subprogramme), typed(measure, value="7") | {"open": str(measure.pk)}, follow=True
    )

    assert f'id="more-{measure.pk}"' in answer.content.decode()
    assert the_cell(measure).draft.amount == 7


@pytest.mark.parametrize("measures", [1, 3])
def test_any_number_of_cells_is_kept_in_the_same_queries(
    send, subprogramme, measures, django_assert_num_queries
):
    accomplishment = an_accomplishment(subprogramme)
    fields = {}
    for number in range(1, measures + 1):
        fields |= typed(a_measure(accomplishment, number=number), value="5")

    # Nine to read the rows, two to look for rounds, five to write, two savepoints, three to count.
    with django_assert_num_queries(24):
        send(fields)
