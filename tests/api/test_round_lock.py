"""Nothing of the API writes into a closed round: each refuses, and leaves all as it was."""

import pytest

from indicators.enums import Basis, Flag, ValueKind
from indicators.models import (
    Amendment,
    Cell,
    Doubt,
    EvidenceRemoval,
    EvidenceUse,
    FlagAnswer,
    MissExplanation,
    ReviewEvent,
    ValueVersion,
)
from indicators.plans import DoubtCode
from tests.api.conftest import place
from tests.api.test_beside import BYTES, EXPLANATION
from tests.api.test_promised import WHY
from tests.builders import (
    a_cell,
    a_measure,
    a_round,
    a_version,
    an_adopted_value,
    in_days,
    ready,
    some_evidence,
)
from tests.entry.files import PDF

pytestmark = pytest.mark.django_db
CLOSED = {"opens_on": in_days(-9), "due_on": in_days(-4), "closes_on": in_days(-1)}
KEPT = (
    Amendment,
    Doubt,
    EvidenceRemoval,
    EvidenceUse,
    FlagAnswer,
    MissExplanation,
    ReviewEvent,
    ValueVersion,
)


class Late:
    """A draft with its evidence, far from its target, and one that is ready; their round closes
    before any request is sent.
    """

    def __init__(self, measure, system) -> None:
        self.measure, self.system = measure, system
        self.target = an_adopted_value(
            measure, "12", kind=ValueKind.TARGET, basis=Basis.UNKNOWN, source=measure.node
        ).cell
        self.doubt = Doubt.objects.create(
            edition=measure.node.edition, node=measure.node, code=DoubtCode.BASIS_UNKNOWN
        )
        self.missed = self._draft(measure)
        self.evidence = some_evidence(self.missed.draft, by=measure.officer)
        self.ready = self._draft(a_measure(measure.accomplishment, number=2))
        ready(self.ready.draft)
        kinds = list(ValueKind)
        self.round = a_round(measure.node.edition, name="Report 2025", kinds=kinds)

    def _draft(self, measure) -> Cell:
        return a_version(a_cell(measure), "2", by=self.measure.officer).cell

    def close(self) -> None:
        type(self.round).objects.update(**CLOSED)

    def ask(self, method, address, *body, read="", query="", **others):
        """As it was read, at ``read`` or at the address itself."""
        etag = self.system.get(read or address)["ETag"]
        return getattr(self.system, method)(address + query, *body, If_Match=etag, **others)

    def beside(self, body):
        return self.ask("patch", f"values/{self.missed.pk}/beside/", body)

    def give(self, body, query="", **others):
        address, read = f"values/{self.missed.pk}/evidence/", f"values/{self.missed.pk}/"
        return self.ask("post", address, body, read=f"{read}?version=latest", query=query, **others)

    def steps(self, step):
        seen = {"id": self.ready.pk, "revision": self.ready.revision}
        return self.system.post("steps/", {"step": step, "values": [seen]})


def kept() -> list[list[tuple]]:
    """All rows but places where nothing was ever written."""
    every = [Cell.objects.filter(revision__gt=0), *(model.objects.all() for model in KEPT)]
    return [list(rows.order_by("pk").values_list()) for rows in every]


WAYS = {
    "a new value": lambda late: late.system.post(
        "values/", place(late.measure, amount="5", kind="baseline")
    ),
    "a changed value": lambda late: late.ask(
        "put",
        f"values/{late.missed.pk}/",
        {"amount": "5"},
        read=f"values/{late.missed.pk}/?version=latest",
    ),
    "an explanation": lambda late: late.beside({"explanation": EXPLANATION}),
    "an answer": lambda late: late.beside(
        {"answers": [{"flag": Flag.FAR_FROM_TARGET, "answer": "It is so."}]}
    ),
    "a file": lambda late: late.give(PDF, "?name=Register.pdf", kind=BYTES),
    "a link": lambda late: late.give({"url": "https://register.example/2025"}),
    "evidence taken away": lambda late: late.ask("delete", f"evidence/{late.evidence.pk}/"),
    "an amended target": lambda late: late.ask(
        "post",
        f"values/{late.target.pk}/amendments/",
        {"amount": "20", **WHY},
        read=f"values/{late.target.pk}/",
    ),
    "a decided doubt": lambda late: late.ask(
        "post",
        f"doubts/{late.doubt.pk}/decision/",
        {"decision": "total"},
        read=f"doubts/{late.doubt.pk}/",
    ),
    "a step of one": lambda late: late.ask(
        "post",
        f"values/{late.ready.pk}/steps/",
        {"step": "submit"},
        read=f"values/{late.ready.pk}/?version=latest",
    ),
    "a step of many": lambda late: late.steps("submit"),
}


@pytest.fixture
def late(measure, system, evidence_folder) -> Late:
    return Late(measure, system)


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_it_is_refused_in_words_and_all_stays_as_it_was(way, late):
    late.close()
    before = kept()

    answer = way(late)

    assert answer.status_code in (409, 422), answer.content
    assert "The reporting round" in answer.content.decode()
    assert kept() == before


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_while_the_round_is_open_it_is_done(way, late):
    before = kept()

    answer = way(late)

    assert answer.status_code < 300, answer.content
    assert kept() != before
