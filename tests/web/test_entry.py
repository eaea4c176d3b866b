"""The entry sheet over HTTP: what is kept, what is refused and shown, and in how many queries."""

import re

import pytest
from django.urls import reverse

from indicators import entry, review
from indicators.enums import Accumulation, MeasureKind, Step, ValueKind
from indicators.models import Amendment, Cell, Translation, ValueVersion
from tests.builders import (
    NOW,
    a_cell,
    a_component,
    a_measure,
    a_subprogramme,
    a_user,
    a_version,
    a_year,
    an_accomplishment,
    an_adopted_value,
    ready,
)
from tests.web.sheets import address, errors_of, the_cell, typed

pytestmark = pytest.mark.django_db


# Seeing


def test_whoever_does_not_enter_values_here_finds_no_sheet(client, subprogramme, measure):
    client.force_login(a_user())

    answer = client.get(address(subprogramme))

    assert answer.status_code == 404


def test_a_sheet_that_nobody_is_signed_in_to_see_asks_to_sign_in(client, subprogramme, measure):
    answer = client.get(address(subprogramme))

    assert answer.status_code == 302
    assert answer.url.startswith(reverse("account_login"))


@pytest.mark.parametrize("path", ["nowhere", "programme-6"])
def test_a_path_without_a_sheet_is_not_there(page, subprogramme, path):
    edition = subprogramme.node.edition

    answer = page.get(reverse("sheet", args=[edition.slug, a_year().pk, path]))

    assert answer.status_code == 404


def test_my_entries_lists_units_with_their_years_and_how_far_they_are(page, subprogramme, measure):
    version = an_adopted_value(measure, "5")
    a_version(version.cell, "6", reason_code="correction", reason="Counted twice.")

    context = page.get(reverse("my_entries")).context

    [plan] = context["plans"]
    [unit] = plan["units"]
    assert unit["node"] == subprogramme.node
    assert unit["total"] == 1
    assert [(period.label, standing) for period, standing in unit["cells"]] == [
        ("2025", entry.Standing(entered=1, drafts=1))
    ]


def test_who_enters_nothing_is_told_when_something_will_appear(client):
    client.force_login(a_user())

    answer = client.get(reverse("my_entries"))

    assert "Nothing to enter" in answer.content.decode()


def test_the_sheet_shows_components_names_and_words_in_the_readers_language(
    page, subprogramme, measure
):
    part = a_component(measure, "women")
    for translated in ({"component": part}, {"node": measure.node}):
        Translation.objects.create(
            **translated, language="zh", text="妇女", status="cleared", document_symbol="X"
        )
    page.cookies["django_language"] = "zh-hans"

    answer = page.get(address(subprogramme))

    assert f'id="n-{measure.pk}-{part.pk}" lang="zh-Hans" dir="ltr">妇女: 妇女</a>' in (
        answer.content.decode()
    )


def test_no_rounding_makes_a_target_seem_reached(page, subprogramme):
    measure = a_measure(an_accomplishment(subprogramme))
    an_adopted_value(measure, "100", kind=ValueKind.TARGET)
    author = a_user()
    version = ready(a_version(a_cell(measure), "99.96", by=author))
    review.take_step(cell_id=version.cell_id, step=Step.SUBMIT, by=author, now=NOW)

    html = page.get(address(subprogramme)).content.decode()

    assert '<p class="num strong">99.96' in html


# Keeping


def test_a_form_keeps_every_value_and_returns_to_the_sheet(page, subprogramme, measure):
    sent = typed(measure, value="7") | typed(measure, "target", value="12")

    answer = page.post(address(subprogramme), sent)

    assert (answer.status_code, answer.url) == (302, address(subprogramme))
    assert the_cell(measure).draft.amount == 7
    assert the_cell(measure, ValueKind.TARGET).draft.amount == 12


def test_the_value_of_a_component_is_kept_as_its_own(page, subprogramme, measure):
    women, men = a_component(measure, "women"), a_component(measure, "men")
    cell_name = f"actual-{measure.pk}-{women.pk}"
    sent = typed(measure, part=f"-{women.pk}", value="7") | typed(measure, part=f"-{men.pk}")

    answer = page.post(address(subprogramme), sent, follow=True)

    [cell] = Cell.objects.filter(measure=measure.identity)
    assert (cell.component, cell.draft.amount, cell.status) == (women, 7, "draft")
    [field] = re.findall(f'<input id="{cell_name}-value".*?>', answer.content.decode())
    assert 'value="7"' in field


def test_a_new_baseline_belongs_to_the_year_before(page, subprogramme, measure):
    a_year(2024)

    page.post(address(subprogramme), typed(measure, "baseline", value="3"))

    assert the_cell(measure, ValueKind.BASELINE).period == a_year(2024)


@pytest.mark.parametrize(
    ("version", "sent", "kept"),
    [
        ({}, {"value": "0"}, {"state": "reported", "amount": 0}),
        ({}, {"state": "nil"}, {"state": "nil", "amount": 0}),
        ({}, {"value": "—"}, {"state": "not_reported", "amount": None}),
        ({}, {"state": "not_applicable"}, {"state": "not_applicable", "amount": None}),
        ({}, {"state": "proxy", "value": "4"}, {"state": "proxy", "amount": 4}),
        (
            {"accumulation": Accumulation.POOLED_RATIO},
            {"numerator": "2499", "denominator": "2500"},
            {"numerator": 2499, "denominator": 2500},
        ),
        (
            {"kind": MeasureKind.MILESTONE},
            {"words": "Signed by five.", "judged": "PARTIALLY_MET"},
            {"words": "Signed by five.", "judged": "PARTIALLY_MET"},
        ),
    ],
)
def test_each_kind_of_value_is_kept_as_it_was_meant(page, subprogramme, version, sent, kept):
    measure = a_measure(an_accomplishment(subprogramme), **version)

    page.post(address(subprogramme), typed(measure, **sent))

    draft = the_cell(measure).draft
    assert {name: getattr(draft, name) for name in kept} == kept


def test_a_range_is_a_target_from_one_number_to_another(page, subprogramme):
    measure = a_measure(an_accomplishment(subprogramme), kind=MeasureKind.RANGE)

    page.post(address(subprogramme), typed(measure, "target", value="5", value_high="10"))

    draft = the_cell(measure, ValueKind.TARGET).draft
    assert (draft.amount, draft.amount_high) == (5, 10)


def test_numbers_are_typed_in_the_notation_of_the_page(page, subprogramme, measure):
    page.cookies["django_language"] = "fr"

    page.post(address(subprogramme), typed(measure, value="1 234,5"))
    answer = page.get(address(subprogramme))

    assert str(the_cell(measure).draft.amount) == "1234.500000000000"
    assert f'name="actual-{measure.pk}-value" class="num"' in answer.content.decode()
    assert 'value="1234,5"' in answer.content.decode()


@pytest.mark.parametrize(("value", "amount"), [("1,234", 1234), ("1,5", None)])
def test_a_form_is_read_in_the_language_of_its_page_whatever_was_chosen_since(
    page, subprogramme, measure, value, amount
):
    shown = page.get(address(subprogramme)).content.decode()
    page.cookies["django_language"] = "fr"

    answer = page.post(address(subprogramme), typed(measure, value=value) | {"typed_in": "en"})

    assert '<input type="hidden" name="typed_in" value="en">' in shown
    if amount is None:
        assert '<input type="hidden" name="typed_in" value="en">' in answer.content.decode()
        assert 'value="1,5"' in answer.content.decode()
    assert [each.amount for each in ValueVersion.objects.all()] == [amount] * bool(amount)


def test_a_row_that_was_not_touched_writes_nothing(page, subprogramme, measure):
    page.post(address(subprogramme), typed(measure, value=""))

    assert not ValueVersion.objects.exists()


def test_choosing_a_state_over_a_number_that_stands_replaces_the_number(
    page, subprogramme, measure
):
    a_version(a_cell(measure), "5")

    page.post(address(subprogramme), typed(measure, based_on=1, value="5", state="not_applicable"))

    draft = the_cell(measure).draft
    assert (draft.state, draft.amount) == ("not_applicable", None)


def test_typing_a_number_over_a_state_that_stands_replaces_the_state(page, subprogramme, measure):
    a_version(a_cell(measure), None, state="not_applicable")

    page.post(address(subprogramme), typed(measure, based_on=1, value="5", state="not_applicable"))

    draft = the_cell(measure).draft
    assert (draft.state, draft.amount) == ("reported", 5)


def test_what_the_sheet_does_not_ask_for_stays_with_the_value(page, subprogramme, measure):
    a_version(a_cell(measure), "5", basis="increment", qualifier="about", comment="From logs.")

    page.post(address(subprogramme), typed(measure, based_on=1, value="6"))

    draft = the_cell(measure).draft
    assert (draft.basis, draft.qualifier, draft.comment) == ("increment", "about", "From logs.")


def test_lines_of_words_that_were_not_touched_are_no_change(page, subprogramme):
    measure = a_measure(an_accomplishment(subprogramme), kind=MeasureKind.MILESTONE)
    an_adopted_value(measure, None, words="Signed by five.\nOne is missing.")

    answer = page.post(
        address(subprogramme),
        typed(measure, based_on=1, words="Signed by five.\r\nOne is missing."),
    )

    assert answer.status_code == 302
    assert the_cell(measure).revision == 1


# Refusing


def test_an_error_stands_beside_its_cell_with_what_was_typed_and_a_link_to_it(
    page, subprogramme, measure
):
    other = a_measure(measure.accomplishment, number=2)
    sent = typed(measure, value="twelve-ish") | typed(other, value="3")

    answer = page.post(address(subprogramme), sent)

    html = answer.content.decode()
    field = f"actual-{measure.pk}-value"
    sentence = "“twelve-ish” is not a number. Use figures, with “.” before decimals."
    assert answer.status_code == 422
    assert f'<a href="#{field}">(a) 1, Actual 2025: {sentence}</a>' in html
    assert f'id="{field}" name="{field}"' in html
    assert 'value="twelve-ish"' in html
    assert errors_of(answer) == [sentence]
    assert the_cell(other).draft.amount == 3


def test_a_number_beside_a_state_without_one_is_not_silently_dropped(page, subprogramme, measure):
    answer = page.post(address(subprogramme), typed(measure, value="7", state="not_reported"))

    assert errors_of(answer) == [
        "A value is typed, and the state says there is none. Clear one of them."
    ]
    assert not ValueVersion.objects.exists()


def test_a_ratio_whose_part_is_more_than_its_whole_is_refused(page, subprogramme):
    measure = a_measure(an_accomplishment(subprogramme), accumulation=Accumulation.POOLED_RATIO)

    answer = page.post(address(subprogramme), typed(measure, numerator="2510", denominator="2500"))

    assert answer.status_code == 422
    assert errors_of(answer) == ["The part is more than the whole. Check both numbers."]


def test_an_approved_actual_is_changed_with_a_reason_only(page, subprogramme, measure):
    an_adopted_value(measure, "10")
    change = typed(measure, based_on=1, value="8")

    refused = page.post(address(subprogramme), change)
    reasons = {f"{measure.pk}-reason_code": "decision", f"{measure.pk}-reason": "Resolution 4."}
    page.post(address(subprogramme), change | reasons)

    cell = the_cell(measure)
    assert refused.status_code == 422
    assert f'href="#{measure.pk}-reason_code"' in refused.content.decode()
    assert (cell.approved.amount, cell.draft.amount) == (10, 8)
    assert (cell.draft.reason_code, cell.draft.reason) == ("decision", "Resolution 4.")


@pytest.mark.parametrize("kind", [ValueKind.TARGET, ValueKind.BASELINE])
def test_an_approved_target_or_baseline_is_read_and_leads_to_its_amendment(
    page, subprogramme, measure, kind
):
    version = an_adopted_value(measure, "10", kind=kind)
    reasons = {f"{measure.pk}-reason_code": "decision", f"{measure.pk}-reason": "Resolution 4."}
    change = typed(measure, kind.value, based_on=1, value="8") | reasons

    shown = page.get(address(subprogramme)).content.decode()
    refused = page.post(address(subprogramme), change)

    assert f'name="{kind.value}-{measure.pk}-value"' not in shown
    amend = f'href="{reverse("amend_value", args=[version.cell_id])}"'
    assert amend in shown
    assert refused.status_code == 422
    assert "Amend it on the page of its measure" in refused.content.decode()
    assert (the_cell(measure, kind).revision, Amendment.objects.count()) == (1, 0)


def test_another_persons_row_is_not_written(page, subprogramme, measure):
    elsewhere = a_measure(an_accomplishment(a_subprogramme(subprogramme.programme, number=2)))

    page.post(address(subprogramme), typed(elsewhere, value="5"))

    assert not ValueVersion.objects.exists()
