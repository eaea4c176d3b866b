"""In which language each recipient gets a report."""

import pytest

from indicators.enums import Role, TranslationStatus
from indicators.models import Delivery, Programme, Report, Translation
from tests.builders import a_role, a_user
from tests.delivery.schedules import a_plan, a_schedule
from tests.delivery.test_runs import run_at

pytestmark = pytest.mark.django_db


def test_each_reviewer_gets_the_report_of_their_programme_in_their_language():
    edition = a_plan(6, 7)
    six, seven = Programme.objects.filter(node__edition=edition).order_by("node__position")
    ana, bo, both = a_user(language="en"), a_user(language="zh-hans"), a_user(language="fr")
    a_role(ana, Role.REVIEWER, six)
    a_role(bo, Role.REVIEWER, seven)
    a_role(both, Role.REVIEWER, six)
    a_role(both, Role.REVIEWER, seven)
    schedule = a_schedule(
        edition, languages=[], one_each=True, addresses=[], to_roles=["reviewer:own"]
    )

    asked = run_at(schedule)

    got = {
        each.recipient: sorted(
            (report.options["programmes"][0], report.language) for report in each.reports.all()
        )
        for each in Delivery.objects.all()
    }
    # Of a plan without French words a French reader gets the report in English.
    assert got == {
        ana: [("programme 6", "en")],
        bo: [("programme 7", "zh-hans")],
        both: [("programme 6", "en"), ("programme 7", "en")],
    }
    assert len(asked) == 3


def test_a_reader_of_a_language_that_only_the_plan_has_gets_the_report_in_it():
    edition = a_plan()
    Translation.objects.create(
        node=Programme.objects.get().node,
        language="fr",
        text="Transports",
        status=TranslationStatus.MACHINE,
    )
    for language in ("fr", "ru", "en"):
        a_role(a_user(language=language), Role.REVIEWER, Programme.objects.get())
    schedule = a_schedule(
        edition, languages=[], addresses=[], to_roles=[f"reviewer:document-{edition.document_id}"]
    )

    run_at(schedule)

    assert sorted(Report.objects.values_list("language", flat=True)) == ["en", "fr"]
    assert sorted(
        (each.recipient.language, each.reports.get().language) for each in Delivery.objects.all()
    ) == [("en", "en"), ("fr", "fr"), ("ru", "en")]
