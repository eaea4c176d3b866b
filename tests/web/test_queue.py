"""What of the queue is shown: the order of what is due, filters, pages, and all without flags."""

from datetime import date

import pytest
from django.urls import reverse

from indicators import attainment, entry, review
from indicators.enums import Flag, PeriodKind, Role, Step, ValueKind, ValueStatus, Verdict
from indicators.models import Cell, Period
from tests.attainment.revising import stated_anew
from tests.builders import (
    NOW,
    a_cell,
    a_dimension,
    a_measure,
    a_role,
    a_round,
    a_subprogramme,
    a_user,
    a_version,
    a_year,
    an_accomplishment,
    an_adopted_value,
    in_days,
    ready,
)

pytestmark = pytest.mark.django_db
QUEUE, APPROVE = "review_queue", "approve_clear"
DEFINED = {"definition": "Counted at the gate."}


@pytest.fixture
def page(client, subprogramme):
    reviewer = a_user(name="Lena Okafor")
    a_role(reviewer, Role.REVIEWER, subprogramme.programme)
    client.force_login(reviewer)
    return client


@pytest.fixture
def author():
    return a_user(name="Tomás Arvelo")


def submitted(measure, author, amount="5", **others):
    cell = a_cell(measure, **others)
    ready(a_version(cell, amount, by=author, comment="x", evidence="Gate log."))
    return review.take_step(cell_id=cell.pk, step=Step.SUBMIT, by=author, now=NOW)


def measures(subprogramme, count):
    accomplishment = an_accomplishment(subprogramme)
    return [a_measure(accomplishment, number=n, **DEFINED) for n in range(1, count + 1)]


def shown(page, **asked):
    return [each.cell for each in page.get(reverse(QUEUE), asked).context["waiting"]]


def test_what_is_due_first_comes_first(page, subprogramme, author):
    [measure] = measures(subprogramme, 1)
    cells = {
        year: submitted(measure, author, period=a_year(year)) for year in (2022, 2023, 2024, 2025)
    }
    edition = measure.node.edition
    a_round(edition, a_year(2025), due_on=in_days(5))
    a_round(edition, a_year(2024), due_on=in_days(6))

    assert shown(page) == [cells[2025], cells[2024], cells[2022], cells[2023]]
    [first, *_others] = page.get(reverse(QUEUE)).context["waiting"]
    assert first.cell.due_on == in_days(5)


def test_a_value_says_by_how_much_it_differs_from_the_one_before(page, subprogramme, author):
    first, second, third = measures(subprogramme, 3)
    for measure, before in ((first, "4"), (second, "5"), (third, "7")):
        an_adopted_value(measure, before, period=a_year(2024))
        submitted(measure, author)

    waiting = page.get(reverse(QUEUE)).context["waiting"]

    assert [each.difference_printed for each in waiting] == ["+1", "", "\u22122"]


def test_a_target_revised_after_its_year_is_not_what_the_value_is_judged_by(
    page, subprogramme, author
):
    [measure] = measures(subprogramme, 1)
    target = an_adopted_value(measure, "20", kind=ValueKind.TARGET)
    stated_anew(target, "15", valid_from=date(2026, 7, 1))
    attainment.recompute(edition_id=measure.node.edition_id, now=NOW)
    submitted(measure, author, amount="15")

    [each] = page.get(reverse(QUEUE)).context["waiting"]

    assert (each.target_printed, each.meaning.verdict) == ("20", Verdict.NOT_MET)


def test_no_rounding_makes_the_target_the_value_and_the_one_before_seem_alike(
    page, subprogramme, author
):
    [measure] = measures(subprogramme, 1)
    an_adopted_value(measure, "99.6", period=a_year(2024))
    an_adopted_value(measure, "99.96", kind=ValueKind.TARGET)
    submitted(measure, author, amount="100")

    [each] = page.get(reverse(QUEUE)).context["waiting"]

    printed = (each.before_printed, each.target_printed, each.after_printed)
    assert printed == ("99.6", "99.96", "100")


def a_fiscal_year(year):
    return Period.objects.create(
        kind=PeriodKind.FISCAL_YEAR,
        first_day=date(year, 7, 1),
        last_day=date(year + 1, 6, 30),
        label=f"{year}/{(year + 1) % 100}",
    )


def test_the_one_before_is_the_last_that_began_and_ended_before_it(page, subprogramme, author):
    [measure] = measures(subprogramme, 1)
    for year in (2023, 2024):
        an_adopted_value(measure, str(year - 2020), period=a_fiscal_year(year))

    submitted(measure, author, amount="9", period=a_year(2025))

    [each] = page.get(reverse(QUEUE)).context["waiting"]
    assert (each.before_period.label, each.before.amount) == ("2024/25", 4)


def test_a_part_is_named_and_compared_with_the_same_part(page, subprogramme, author):
    [measure] = measures(subprogramme, 1)
    a_dimension(measure, "sex")
    an_adopted_value(measure, "9", period=a_year(2024))
    an_adopted_value(measure, "4", period=a_year(2024), disaggregation="sex=women")

    submitted(measure, author, disaggregation="sex=women")

    [each] = page.get(reverse(QUEUE)).context["waiting"]
    assert (each.part, each.difference_printed, each.meaning) == ("Sex: Women", "+1", None)


def test_the_queue_is_filtered_by_unit_submitter_and_words(page, subprogramme, author):
    other_unit = a_subprogramme(subprogramme.programme, number=2)
    other_author = a_user()
    [here] = measures(subprogramme, 1)
    there = a_measure(an_accomplishment(other_unit), text="Ferries that run at night", **DEFINED)
    one, two = submitted(here, author), submitted(there, other_author)
    document = subprogramme.node.edition.document_id

    assert shown(page, unit=f"{document}:{subprogramme.path}") == [one]
    assert shown(page, unit=f"{document}:{other_unit.path}") == [two]
    assert shown(page, by=other_author.pk) == [two]
    assert shown(page, q="ferries") == [two]
    assert shown(page, q="ferries", by=author.pk) == []


@pytest.mark.parametrize("asked", [{"unit": "x"}, {"by": "x"}, {"flag": "x"}, {"q": "x y z"}])
def test_a_filter_that_nothing_passes_offers_the_way_back(page, subprogramme, author, asked):
    submitted(measures(subprogramme, 1)[0], author)

    html = page.get(reverse(QUEUE), asked).content.decode()

    assert "Nothing waits that is so" in html
    assert "Show everything" in html


def test_the_queue_is_filtered_by_flag_and_by_none(page, subprogramme, author):
    plain, odd = measures(subprogramme, 2)
    an_adopted_value(odd, "1", kind=ValueKind.TARGET)
    clear, flagged = submitted(plain, author), submitted(odd, author)

    assert shown(page, flag="none") == [clear]
    assert shown(page, flag=Flag.FAR_FROM_TARGET) == [flagged]


def test_the_next_value_is_the_next_of_those_filtered(page, subprogramme, author):
    here, elsewhere = measures(subprogramme, 2), a_user()
    one, _other = submitted(here[0], author), submitted(here[1], elsewhere)

    answer = page.post(
        f"{reverse('judge', args=[one.pk])}?by={author.pk}", {"step": "approve", "based_on": 1}
    )

    assert answer.url == f"{reverse(QUEUE)}?by={author.pk}"


def test_all_without_flags_are_approved_at_once_as_they_were_seen(page, subprogramme, author):
    first, second, odd = measures(subprogramme, 3)
    an_adopted_value(odd, "1", kind=ValueKind.TARGET)
    cells = [submitted(each, author) for each in (first, second, odd)]

    clear = page.get(reverse(QUEUE)).context["clear"]
    seen = [f"{each.cell.pk}:{each.cell.revision}" for each in clear]
    page.post(reverse(APPROVE), {"seen": seen})

    statuses = Cell.objects.filter(pk__in=[each.pk for each in cells]).order_by("pk")
    assert list(statuses.values_list("status", flat=True)) == ["approved", "approved", "submitted"]


def test_of_each_value_that_is_not_approved_it_is_said_why(page, subprogramme, author):
    first, second, third = measures(subprogramme, 3)
    good, changed, gone = (submitted(each, author) for each in (first, second, third))
    seen = [f"{cell.pk}:1" for cell in (good, changed, gone)]
    entry.take_back(cell_id=changed.pk, by=author, now=NOW)
    changed.refresh_from_db()
    ready(a_version(changed, "6", by=author, comment="x"))
    review.take_step(cell_id=changed.pk, step=Step.SUBMIT, by=author, now=NOW)
    review.take_step(cell_id=gone.pk, step=Step.APPROVE, by=a_user(), now=NOW)

    answer = page.post(reverse(APPROVE), {"seen": seen}, follow=True)

    name = "Number of crossings open to freight, 2025"
    assert [str(message) for message in answer.context["messages"]] == [
        "One value is approved.",
        f"Not approved: {name}: This value was changed since you read it. Read it again.",
        f"Not approved: {name}: it no longer waits for you",
    ]
    good.refresh_from_db()
    changed.refresh_from_db()
    assert (good.status, changed.status) == (ValueStatus.APPROVED, ValueStatus.SUBMITTED)


@pytest.mark.parametrize("seen", [[], ["x"], ["1:2:3"], ["1:2", "y"]])
def test_a_list_of_values_that_is_not_whole_approves_nothing(page, subprogramme, author, seen):
    cell = submitted(measures(subprogramme, 1)[0], author)

    answer = page.post(reverse(APPROVE), {"seen": seen}, follow=True)

    cell.refresh_from_db()
    assert "Nothing was approved" in answer.content.decode()
    assert cell.status == ValueStatus.SUBMITTED


def test_an_own_approval_is_undone_and_the_value_waits_again(page, subprogramme, author):
    cell = submitted(measures(subprogramme, 1)[0], author)
    page.post(reverse("judge", args=[cell.pk]), {"step": "approve", "based_on": 1})
    [event] = page.get(reverse(QUEUE)).context["undoable"]

    answer = page.post(reverse("undo", args=[event.cell_id]))

    cell.refresh_from_db()
    assert answer.url == f"{reverse(QUEUE)}?value={cell.pk}#detail"
    assert (cell.status, cell.approved) == (ValueStatus.SUBMITTED, None)
    assert page.get(reverse(QUEUE)).context["undoable"] == []


def test_an_approval_of_somebody_else_is_not_there_to_be_undone(page, subprogramme, author):
    cell = submitted(measures(subprogramme, 1)[0], author)
    review.take_step(cell_id=cell.pk, step=Step.APPROVE, by=a_user(), now=NOW)

    answer = page.post(reverse("undo", args=[cell.pk]))

    cell.refresh_from_db()
    assert (answer.status_code, cell.status) == (404, ValueStatus.APPROVED)


@pytest.mark.parametrize("asked", [{}, {"flag": "none"}])
@pytest.mark.parametrize("values", [1, 3])
def test_a_queue_is_filtered_in_the_same_queries_whatever_its_length(
    page, subprogramme, author, values, asked, django_assert_num_queries
):
    for measure in measures(subprogramme, values):
        submitted(measure, author)

    with django_assert_num_queries(40 if asked else 26):
        page.get(reverse(QUEUE), asked)
