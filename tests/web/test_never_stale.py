"""A verdict that is outdated is shown on no page of its measure."""

import pytest

from indicators.enums import Verdict
from indicators.models import Attainment
from indicators.templatetags.addresses import of_path
from tests.builders import an_accomplishment
from tests.web.seeing.plans_seen import a_judged_measure, computed

pytestmark = pytest.mark.django_db

# How often a page names the verdict that nothing has: in its filter and its key.
PAGES = {
    "": 2,
    "{programme}/": 0,
    "{unit}/": 0,
    "{measure}/": 0,
    "performance/": 2,
    "compare/?from=2025&to=2025&all=on": 1,
}


@pytest.mark.parametrize("outdated", [{"is_stale": True}, {"rule_set": "AR-0 0.9"}])
@pytest.mark.parametrize("page", PAGES)
def test_an_outdated_verdict_is_not_shown(reader, page, outdated):
    measure = a_judged_measure(an_accomplishment(), 1, "12")
    unit = measure.accomplishment.subprogramme.node
    computed(unit.edition)
    paths = {"programme": unit.parent.path, "unit": unit.path, "measure": measure.path}
    places = {name: of_path(path) for name, path in paths.items()}
    address = f"/plans/{unit.edition.slug}/{page.format(**places)}"

    before = reader.get(address).text.partition("<main")[2]
    Attainment.objects.filter(verdict=Verdict.EXCEEDED).update(**outdated)
    after = reader.get(address).text.partition("<main")[2]

    assert before.count("Exceeded") > PAGES[page]
    assert after.count("Exceeded") == PAGES[page]
