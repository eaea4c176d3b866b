"""Which period the statements of a plan judge: years, bienniums and fiscal years alike."""

import pytest

from indicators import attainment, plans
from indicators.enums import DocumentVerdict, Verdict
from indicators.models import DocumentStatement
from indicators.plans import period_of
from tests.builders import (
    NOW,
    a_measure,
    a_programme,
    a_subprogramme,
    a_user,
    an_accomplishment,
    an_adopted_value,
    an_edition,
)
from tests.web.seeing.plans_seen import words_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("own", "before", "judged"),
    [
        ("2026", ["2022", "2023", "2024", "2025"], "2024"),
        ("2025", ["2022", "2023", "2024"], "2023"),
        ("2024", ["2020", "2021", "2023"], None),
        ("2020-2021", ["2014-2015", "2016-2017", "2018-2019", "2017", "2018"], "2016-2017"),
        ("2025/26", ["2022/23", "2023/24", "2024/25", "2023", "2024"], "2023/24"),
        ("2016-2019", ["2008-2011", "2012-2015", "2012-2013", "2014"], "2008-2011"),
        ("2026", ["2024-2025", "2023/24"], None),
    ],
)
def test_the_last_period_of_its_kind_that_was_over_when_the_plan_was_written(own, before, judged):
    for label in before:
        period_of(label)
    edition = an_edition(period=period_of(own))

    found = plans.judged_period(edition)

    assert (found and found.label) == judged


def test_a_biennial_plan_shows_its_statement_beside_the_verdict_of_the_biennium(client):
    edition = an_edition(period=period_of("2020-2021"))
    result = an_accomplishment(a_subprogramme(a_programme(edition)))
    measure = a_measure(result)
    judged = period_of("2016-2017")
    an_adopted_value(measure, "10", kind="target", period=judged)
    an_adopted_value(measure, "9", period=judged)
    an_adopted_value(measure, "12", kind="target", period=period_of("2018-2019"))
    DocumentStatement.objects.create(
        node=result.node, text="It was met.", verdict=DocumentVerdict.MET, source={"line": 1}
    )
    attainment.recompute(edition_id=edition.pk, now=NOW)
    client.force_login(a_user())

    (compared,) = attainment.statements_compared(edition)
    unit = client.get(f"/plans/{edition.slug}/programme-6/subprogramme-1/")
    table = client.get(f"/plans/{edition.slug}/performance/")
    dashboard = client.get(f"/plans/{edition.slug}/dashboard/?period=2016-2017")

    assert (compared.period, [row.verdict for row in compared.computed]) == (
        judged,
        [Verdict.NOT_MET],
    )
    assert "We compute for 2016-2017" in words_of(unit.text)
    assert "2016-2017 2018-2019" in words_of(table.text)
    assert "Verdicts for 2016-2017 One measure" in words_of(dashboard.text)
