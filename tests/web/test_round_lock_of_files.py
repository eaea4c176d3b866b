"""Files, machines and amendments: none of them writes into a closed round, and each is told why."""

import json
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from indicators import access
from indicators.enums import Role, TokenScope, ValueKind
from indicators.models import (
    Amendment,
    Doubt,
    EvidenceLink,
    EvidenceRemoval,
    EvidenceUse,
    FlagAnswer,
    MissExplanation,
    ReportingRound,
    ValueVersion,
)
from indicators.plans import DoubtCode
from tests.builders import (
    a_cell,
    a_role,
    a_round,
    a_user,
    a_version,
    an_adopted_value,
    in_days,
)

pytestmark = pytest.mark.django_db
CLOSED = {"opens_on": in_days(-9), "due_on": in_days(-4), "closes_on": in_days(-1)}
SAYS = "The reporting round “Report 2025” takes values from "
IATI = """<iati-activities version="2.03"><iati-activity><result type="2">
<indicator measure="1" ascending="1"><title><narrative>{text}</narrative></title>
<period><period-start iso-date="2025-01-01"/><period-end iso-date="2025-12-31"/>
<actual value="6"/></period></indicator></result></iati-activity></iati-activities>"""
DHIS2 = '{{"dataValues": [{{"dataElement": "M{identity}", "period": "2025", "value": "6"}}]}}'
TABLE = "Indicator,Actual 2025\n{text},6\n"


def closed(measure, *kinds):
    asked = {"kinds": list(kinds)} if kinds else {}
    return a_round(measure.node.edition, name="Report 2025", **CLOSED, **asked)


@pytest.mark.parametrize("file", [IATI, DHIS2, TABLE], ids=["iati", "dhis2", "table"])
def test_a_file_of_another_system_is_told_why_and_writes_nothing(page, measure, file):
    closed(measure)
    text = file.format(text=measure.text, identity=measure.identity_id)
    where = reverse("bring_in", args=[measure.node.edition.slug])
    kept = page.post(where, {"file": SimpleUploadedFile("values", text.encode())})["Location"]

    shown = page.get(kept).content.decode()
    page.post(kept, {"settled": "on"}, follow=True)

    assert SAYS in shown
    assert not ValueVersion.objects.exists()


def test_a_bulk_of_the_api_is_told_why_row_by_row_and_writes_nothing(client, measure, author):
    closed(measure)
    node = measure.node
    a_role(author, Role.OFFICER, node.edition.document)
    token = access.give_token(
        owner=author,
        name="Reporting system",
        scopes=list(TokenScope),
        expires_at=timezone.now() + timedelta(days=1),
        now=timezone.now(),
    )
    row = {"measure": f"{node.edition.slug}/{node.in_address}", "period": "2025", "kind": "actual"}

    answer = client.post(
        "/api/v1/values/bulk/",
        json.dumps(row | {"amount": "5"}),
        content_type="application/x-ndjson",
        headers={"Authorization": f"Bearer {token.secret}"},
    )

    told = [json.loads(line) for line in answer.getvalue().splitlines()]
    assert [each.get("code") for each in told] == [None, "round_closed"]
    assert not ValueVersion.objects.exists()


def test_a_target_of_a_closed_round_is_not_amended(page, measure):
    target = an_adopted_value(measure, "10", kind=ValueKind.TARGET)
    closed(measure, ValueKind.TARGET)
    why = {
        "reason_code": "decision",
        "reason": "The Commission doubled the posts.",
        "decided_by": "The Commission",
        "document": "RCAB/RES/12, para. 4",
        "valid_from": "2025-06-01",
    }

    answer = page.post(
        reverse("amend_value", args=[target.cell_id]), {"based_on": 1, "value": "20", **why}
    )

    [sentence] = answer.context["form"].non_field_errors()
    assert (answer.status_code, sentence.startswith(SAYS)) == (422, True)
    assert 'value="20"' in answer.content.decode()
    assert not Amendment.objects.exists()
    assert ValueVersion.objects.get() == target


def test_a_doubt_about_a_target_of_a_closed_round_is_not_decided(client, measure):
    edition = measure.node.edition
    target = an_adopted_value(measure, "10", kind=ValueKind.TARGET, source=measure.node)
    closed(measure, ValueKind.TARGET)
    officer = a_user()
    a_role(officer, Role.OFFICER, edition.document)
    client.force_login(officer)
    doubt = Doubt.objects.create(
        edition=edition,
        node=measure.node,
        code=DoubtCode.BASIS_UNKNOWN,
        text=measure.text,
        source={"line": 4},
    )

    answer = client.post(
        reverse("doubts", args=[edition.slug]), {f"d{doubt.pk}": "increment"}, follow=True
    )

    doubt.refresh_from_db()
    [sentence] = [str(message) for message in answer.context["messages"]]
    assert sentence.startswith(SAYS)
    assert doubt.decided_at is None
    assert ValueVersion.objects.get() == target


# The version and its author are given; the link and its use are the only ones there are.
BESIDE = {
    "evidence": "INSERT INTO indicators_evidenceuse (version_id, by_id, link_id, name)"
    " SELECT %s, %s, id, 'Gate log' FROM indicators_evidencelink",
    "evidence taken away": "INSERT INTO indicators_evidenceremoval (version_id, by_id, use_id)"
    " SELECT %s, %s, id FROM indicators_evidenceuse",
    "explanation": "INSERT INTO indicators_missexplanation"
    " (version_id, by_id, reasons, text, action, action_due)"
    " VALUES (%s, %s, ARRAY['staff'], 'Two posts.', 'Recruit.', '2027-01-01')",
    "answer": "INSERT INTO indicators_flaganswer (version_id, by_id, flag, sentence)"
    " VALUES (%s, %s, 'no_evidence', 'It is so.')",
}


def count_of_what_stands_beside():
    kinds = (EvidenceUse, EvidenceRemoval, MissExplanation, FlagAnswer)
    return [kind.objects.count() for kind in kinds]


@pytest.mark.parametrize("statement", BESIDE.values(), ids=BESIDE)
@pytest.mark.parametrize("is_closed", [True, False])
def test_raw_sql_as_web_puts_nothing_beside_a_value_of_a_closed_round(
    measure, author, app_role, statement, is_closed
):
    asked = a_round(measure.node.edition)
    version = a_version(a_cell(measure), "5", by=author)
    link = EvidenceLink.objects.create(url="https://docs.example.org/log", by=author)
    EvidenceUse.objects.create(version=version, link=link, name="Gate log", by=author)
    if is_closed:
        ReportingRound.objects.filter(pk=asked.pk).update(**CLOSED)
    before = count_of_what_stands_beside()

    refusal = None
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, [version.pk, author.pk])
    except IntegrityError as error:
        refusal = error.__cause__.diag.constraint_name

    after = count_of_what_stands_beside()
    assert refusal == ("reportinground_is_open" if is_closed else None)
    assert sum(after) == sum(before) + (not is_closed)
