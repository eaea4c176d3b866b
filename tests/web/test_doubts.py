import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from indicators.enums import DocumentVerdict, Role
from indicators.models import DocumentStatement, Doubt, PerformanceMeasure
from indicators.plans import DoubtCode
from tests.builders import a_measure, a_role, a_user, an_accomplishment
from tests.web.seeing.plans_seen import words_of

pytestmark = pytest.mark.django_db


def a_doubt(measure, code=DoubtCode.DIRECTION_NOT_STATED):
    return Doubt.objects.create(
        edition=measure.node.edition,
        node=measure.node,
        code=code,
        text=measure.node.text,
        source={"line": 4},
    )


@pytest.fixture
def measure():
    return a_measure(kind="", direction="")


@pytest.fixture
def officer(client: Client, measure):
    person = a_user()
    a_role(person, Role.OFFICER, measure.node.edition.document)
    client.force_login(person)
    client.person = person
    return client


def page_of(measure) -> str:
    return f"/plans/{measure.node.edition.slug}/doubts/"


def test_deciding_a_doubt_makes_a_confirmed_version_of_the_measure(officer, measure):
    doubt = a_doubt(measure)

    officer.post(page_of(measure), {f"d{doubt.pk}": "decrease"})

    measure.refresh_from_db()
    doubt.refresh_from_db()
    version = measure.current
    assert (version.number, version.kind, version.direction, version.unit) == (
        2,
        "decrease",
        "decrease",
        "crossings",
    )
    assert version.confirmed_by == officer.person
    assert (doubt.decision, doubt.decided_by) == ("decrease", officer.person)


@pytest.mark.parametrize(
    ("kind", "answer", "becomes"),
    [
        ("at_least", "increase", "at_least"),
        ("at_least", "decrease", "decrease"),
        ("zero", "decrease", "zero"),
        ("range", "maintain", "range"),
    ],
)
def test_a_kind_that_looks_the_way_that_is_answered_stays(officer, kind, answer, becomes):
    doubt = a_doubt(a_measure(kind=kind, direction=""))
    a_role(officer.person, Role.OFFICER, doubt.edition.document)

    officer.post(f"/plans/{doubt.edition.slug}/doubts/", {f"d{doubt.pk}": answer})

    version = PerformanceMeasure.objects.get(pk=doubt.node_id).current
    assert (version.kind, version.direction) == (becomes, answer)


def test_what_is_left_for_later_stays_open(officer, measure):
    doubt = a_doubt(measure)

    officer.post(page_of(measure), {f"d{doubt.pk}": ""})

    doubt.refresh_from_db()
    assert doubt.decided_at is None
    assert measure.versions.count() == 1


def test_a_doubt_that_somebody_decided_meanwhile_refuses_all_of_the_page(officer, measure):
    first, second = a_doubt(measure), a_doubt(measure, DoubtCode.TARGET_PROPOSED)
    officer.post(page_of(measure), {f"d{first.pk}": "increase"})

    officer.post(page_of(measure), {f"d{first.pk}": "decrease", f"d{second.pk}": "target"})

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.decision, second.decided_at) == ("increase", None)


def test_an_answer_to_another_question_is_refused(officer, measure):
    doubt = a_doubt(measure)

    officer.post(page_of(measure), {f"d{doubt.pk}": "total"})

    doubt.refresh_from_db()
    assert doubt.decided_at is None


def test_a_reader_sees_doubts_and_may_not_decide_them(client: Client, measure):
    doubt = a_doubt(measure)
    client.force_login(a_user())

    shown = client.get(page_of(measure))
    posted = client.post(page_of(measure), {f"d{doubt.pk}": "decrease"})

    doubt.refresh_from_db()
    assert "<select" not in shown.text
    assert (posted.status_code, doubt.decided_at) == (404, None)


def test_the_page_asks_as_much_for_three_doubts_as_for_one(officer, measure):
    a_doubt(measure)
    with CaptureQueriesContext(connection) as for_one:
        officer.get(page_of(measure))
    a_doubt(measure)
    a_doubt(a_measure(measure.accomplishment, number=2))

    with CaptureQueriesContext(connection) as for_three:
        officer.get(page_of(measure))

    assert (len(for_one), len(for_three)) == (8, 8)


@pytest.fixture
def decided(officer, measure):
    """The direction of a result that no measure measures, decided the wrong way."""
    result = an_accomplishment(measure.accomplishment.subprogramme, "b")
    DocumentStatement.objects.create(
        node=result.node, text="5 of 4.", verdict=DocumentVerdict.MET, source={"line": 1}
    )
    doubt = a_doubt(result)
    officer.post(page_of(measure), {f"d{doubt.pk}": "decrease"}, follow=True)
    return doubt


def test_a_wrong_direction_of_a_result_is_decided_anew(officer, measure, decided):
    address = f"{page_of(measure)}{decided.pk}/anew/"
    offered = officer.get(page_of(measure)).text
    said = {"instead_of": "decrease", "decision": "increase", "reason": "More is better here."}

    answer = officer.post(address, said, follow=True)

    assert f'action="{address}"' in offered
    decided.refresh_from_db()
    [statement] = decided.node.statements.all()
    assert (decided.decision, statement.direction) == ("increase", "increase")
    assert [str(each) for each in answer.context["messages"]] == [
        "Decided anew. The former decision stays on record."
    ]
    shown = words_of(answer.text)
    assert "Higher is better More is better here. Formerly: Lower is better" in shown


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"decision": ""}, "Choose another decision."),
        ({"decision": "increase", "instead_of": "decrease"}, "Say why it is decided anew."),
    ],
)
def test_what_cannot_be_decided_anew_says_so(officer, measure, decided, said, told):
    answer = officer.post(f"{page_of(measure)}{decided.pk}/anew/", said, follow=True)

    decided.refresh_from_db()
    assert decided.decision == "decrease"
    assert [str(each) for each in answer.context["messages"]] == [told]


def test_others_are_not_asked_to_decide_anew(client: Client, measure, decided):
    client.force_login(a_user())

    shown = client.get(page_of(measure))
    posted = client.post(f"{page_of(measure)}{decided.pk}/anew/", {"decision": "increase"})

    decided.refresh_from_db()
    assert "/anew/" not in shown.text
    assert (posted.status_code, decided.decision) == (404, "decrease")


def test_the_page_asks_as_much_for_two_former_decisions_as_for_none(officer, measure, decided):
    with CaptureQueriesContext(connection) as for_none:
        officer.get(page_of(measure))
    for before, after in (("decrease", "increase"), ("increase", "maintain")):
        said = {"instead_of": before, "decision": after, "reason": "A slip."}
        officer.post(f"{page_of(measure)}{decided.pk}/anew/", said)
    officer.get(page_of(measure))

    with CaptureQueriesContext(connection) as for_two:
        officer.get(page_of(measure))

    assert (len(for_none), len(for_two)) == (9, 9)
