import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from indicators import attainment
from indicators.enums import NodeKind, PlanFormat, TranslationStatus, ValueKind, Verdict
from indicators.models import Alignment, Remainder, Translation
from tests.builders import (
    NOW,
    a_measure,
    a_node,
    a_programme,
    a_subprogramme,
    a_user,
    an_accomplishment,
    an_adopted_value,
    an_edition,
    an_objective,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client: Client) -> Client:
    client.force_login(a_user())
    return client


def queries_of(page: Client, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert page.get(address).status_code == 200
    return len(asked)


def of_plan(measure) -> str:
    return f"/plans/{measure.node.edition.slug}/"


def address_of(node) -> str:
    return f"/plans/{node.edition.slug}/{node.path.replace(' ', '-')}/"


def a_judged_measure(accomplishment=None, **others):
    """7 against 12: not met, with its attainment computed."""
    measure = a_measure(accomplishment, **others)
    an_adopted_value(measure, "12", kind=ValueKind.TARGET)
    an_adopted_value(measure, "7")
    attainment.recompute(edition_id=measure.node.edition_id, now=NOW)
    return measure


def few_measures_at_most(number, monkeypatch) -> None:
    monkeypatch.setattr("indicators.web.framework.plans.FEW_MEASURES", number)
    monkeypatch.setattr("indicators.web.framework.tree.FEW_MEASURES", number)


def texts(branches) -> list[str]:
    """The words of a shown tree, from the top down."""
    return [text for branch in branches for text in (branch.node.text, *texts(branch.branches))]


def test_without_a_plan_the_list_says_what_will_appear(page):
    answer = page.get("/")

    assert "Plans appear here when a planning officer has imported one." in answer.text


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "1 programme, 1 subprogramme, 1 result, 3 performance measures."),
        ("zh-hans", "1个方案，1个次级方案，1项成果，3项业绩计量。"),
        ("ar", "برنامج واحد، برنامج فرعي واحد، نتيجة واحدة، 3 مقاييس أداء."),
    ],
)
def test_a_plan_says_in_a_sentence_what_it_holds(page, language, told):
    measure = a_measure()
    for number in (2, 3):
        a_measure(measure.accomplishment, number=number)
    page.cookies["django_language"] = language

    answer = page.get(of_plan(measure))

    assert f"<p>{told}</p>" in answer.text


def test_the_list_of_plans_asks_as_much_for_three_as_for_one(page):
    a_measure()
    for_one = queries_of(page, "/")
    a_measure()
    a_measure()

    assert (for_one, queries_of(page, "/")) == (5, 5)


def test_a_tree_asks_as_much_for_three_measures_as_for_one(page):
    measure = a_judged_measure()
    for_one = queries_of(page, of_plan(measure))
    a_judged_measure(measure.accomplishment, number=2)
    a_judged_measure(measure.accomplishment, number=3)

    assert (for_one, queries_of(page, of_plan(measure))) == (17, 17)


def test_a_unit_asks_as_much_for_three_measures_as_for_one(page):
    measure = a_judged_measure()
    unit = measure.accomplishment.subprogramme.node
    for_one = queries_of(page, address_of(unit))
    a_judged_measure(measure.accomplishment, number=2)
    a_judged_measure(measure.accomplishment, number=3)

    assert (for_one, queries_of(page, address_of(unit))) == (20, 20)


def test_a_measure_asks_as_much_for_three_values_as_for_one(page):
    measure = a_measure()
    an_adopted_value(measure, "7")
    for_one = queries_of(page, address_of(measure.node))
    an_adopted_value(measure, "12", kind=ValueKind.TARGET)
    an_adopted_value(measure, "3", kind=ValueKind.BASELINE)

    assert (for_one, queries_of(page, address_of(measure.node))) == (21, 21)


def test_a_search_asks_as_much_for_three_nodes_as_for_one(page):
    measure = a_measure()
    for_one = queries_of(page, "/search/?q=freight")
    a_measure(measure.accomplishment, number=2)
    a_measure()

    assert (for_one, queries_of(page, "/search/?q=freight")) == (5, 5)


def test_changes_ask_as_much_for_three_new_nodes_as_for_one(page):
    before = a_measure().node.edition
    after = a_programme(an_edition(document=before.document, previous=before, slug="later"))
    for_one = queries_of(page, "/plans/later/changes/?kind=new")
    a_subprogramme(after, 1)
    a_subprogramme(after, 2)

    assert (for_one, queries_of(page, "/plans/later/changes/?kind=new")) == (11, 11)


def test_what_was_not_read_asks_as_much_for_three_passages_as_for_one(page):
    edition = an_edition()
    address = f"/plans/{edition.slug}/not-read/"

    def add(position):
        Remainder.objects.create(edition=edition, position=position, text="Annex", source={})

    add(1)
    for_one = queries_of(page, address)
    add(2)
    add(3)

    assert (for_one, queries_of(page, address)) == (5, 5)


def test_a_large_plan_fetches_what_is_below_a_programme_when_it_is_opened(page, monkeypatch):
    few_measures_at_most(0, monkeypatch)
    measure = a_measure()
    programme = measure.accomplishment.programme.node

    answer = page.get(of_plan(measure))

    [branch] = answer.context["branches"]
    assert (branch.node, branch.is_lazy, branch.measures, branch.branches) == (
        programme,
        True,
        1,
        [],
    )
    fetched = page.get(f"{of_plan(measure)}branch/programme-6/", headers={"HX-Request": "true"})
    assert texts(fetched.context["branches"]) == [
        measure.accomplishment.subprogramme.node.text,
        measure.accomplishment.node.text,
        measure.node.text,
    ]


def test_a_filter_that_leaves_very_much_is_applied_to_each_branch_as_it_is_opened(
    page, monkeypatch
):
    few_measures_at_most(0, monkeypatch)
    measure = a_measure(text="Ferries that run at night")
    a_measure(measure.accomplishment, number=2, text="Roads kept open")

    tree = page.get(f"{of_plan(measure)}?q=ferries")
    fetched = page.get(
        f"{of_plan(measure)}branch/programme-6/?q=ferries", headers={"HX-Request": "true"}
    )

    assert [branch.is_lazy for branch in tree.context["branches"]] == [True]
    assert texts(fetched.context["branches"])[-1] == "Ferries that run at night"
    assert 'branch/programme-6/?q=ferries"' in tree.text


def test_without_a_script_a_branch_is_the_page_of_its_node(page):
    measure = a_measure()

    answer = page.get(f"{of_plan(measure)}branch/programme-6/")

    assert answer.context["node"] == measure.accomplishment.programme.node


def test_a_filter_keeps_the_way_to_a_match_and_all_that_is_below_it(page):
    wanted = an_accomplishment(letter="a")
    other = an_accomplishment(wanted.subprogramme, letter="b")
    a_measure(wanted, text="Ferries that run at night")
    a_measure(other, text="Roads kept open")

    answer = page.get(f"/plans/{wanted.node.edition.slug}/?q=ferries NIGHT")

    assert texts(answer.context["branches"]) == [
        "programme 6",
        "programme 6/subprogramme 1",
        "programme 6/subprogramme 1/(a)",
        "Ferries that run at night",
    ]
    assert (answer.context["found"], answer.context["total"]) == (1, 2)
    assert "<mark>Ferries</mark> that run at <mark>night</mark>" in answer.text


def test_a_filter_finds_words_of_the_other_language(page):
    measure = a_measure()
    Translation.objects.create(
        node=measure.node,
        language="zh",
        text="夜间渡轮",
        status=TranslationStatus.CLEARED,
        document_symbol="RCAB/1",
    )

    answer = page.get(f"{of_plan(measure)}?q=渡轮")

    assert answer.context["found"] == 1


def test_a_filter_for_a_goal_finds_the_unit_whose_strategy_names_it(page):
    measure = a_measure()
    unit = measure.accomplishment.subprogramme.node
    a_measure(an_accomplishment(a_subprogramme(measure.accomplishment.programme, 2)))
    strategy = a_node(unit.edition, NodeKind.PARAGRAPH, f"{unit.path}/paragraph 6.1", parent=unit)
    Alignment.objects.create(node=strategy, framework="SDG", code="3.6")

    answer = page.get(f"{of_plan(measure)}?q=SDG 3")

    assert answer.context["found"] == 1


def test_in_a_biennial_plan_a_paragraph_belongs_to_the_unit_printed_before_it(page):
    programme = a_programme(an_edition(format=PlanFormat.BIENNIAL_TEXT))
    a_measure(an_accomplishment(a_subprogramme(programme, 1)))
    unit = a_subprogramme(programme, 2)
    wanted = a_measure(an_accomplishment(unit))
    strategy = a_node(
        programme.node.edition,
        NodeKind.PARAGRAPH,
        "programme 6/paragraph 6.2",
        parent=programme.node,
    )
    Alignment.objects.create(node=strategy, framework="SDG", code="9")

    tree = page.get(f"{of_plan(wanted)}?q=SDG 9")
    shown = page.get(address_of(unit.node))

    assert (tree.context["found"], shown.context["own_paragraphs"]) == (1, [strategy])


def test_a_filter_by_verdict_keeps_the_measures_that_have_it(page):
    measure = a_judged_measure()
    a_measure(measure.accomplishment, number=2)

    kept = page.get(f"{of_plan(measure)}?verdict={Verdict.NOT_MET}")
    nothing = page.get(f"{of_plan(measure)}?verdict={Verdict.MET}")

    assert (kept.context["found"], nothing.context["found"]) == (1, 0)
    assert "Nothing matches" in nothing.text


def test_a_numbered_objective_is_a_row_of_the_tree_and_a_single_one_is_not(page):
    unit = a_subprogramme()
    an_objective(unit)
    second = a_subprogramme(unit.programme, 2)
    a_node(
        unit.node.edition,
        NodeKind.OBJECTIVE,
        f"{second.path}/objective 1",
        parent=second.node,
    )

    answer = page.get(f"/plans/{unit.node.edition.slug}/")

    assert texts(answer.context["branches"]) == [
        "programme 6",
        "programme 6/subprogramme 1",
        "programme 6/subprogramme 2",
        "programme 6/subprogramme 2/objective 1",
    ]


def test_a_smaller_thing_is_shown_at_its_place_on_the_page_of_its_unit(page):
    accomplishment = an_accomplishment()

    answer = page.get(address_of(accomplishment.node))

    unit = address_of(accomplishment.subprogramme.node)
    assert answer.headers["Location"] == f"{unit}#programme-6/subprogramme-1/(a)"


def test_a_period_without_attainment_is_not_there(page):
    measure = a_judged_measure()

    assert page.get(f"{of_plan(measure)}?period=2025").status_code == 200
    assert page.get(f"{of_plan(measure)}?period=1999").status_code == 404


def test_search_finds_a_node_by_its_path_and_marks_words(page):
    measure = a_measure(text="Ferries that run at night")

    by_path = page.get("/search/?q=programme-6/subprogramme-1/(a)/1")
    by_word = page.get("/search/?q=ferries")

    assert by_path.context["found"] == [measure.node]
    assert "<mark>Ferries</mark> that run at night" in by_word.text


def test_search_shows_markup_in_a_plan_as_text(page):
    a_measure(text="<b>Ferries</b>")

    answer = page.get("/search/?q=ferries")

    assert "&lt;b&gt;<mark>Ferries</mark>&lt;/b&gt;" in answer.text
