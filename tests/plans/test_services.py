from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from indicators import plans
from indicators.enums import ContinuesKind, Role, TranslationStatus
from indicators.models import (
    Cell,
    Component,
    Continuation,
    Doubt,
    ExpectedAccomplishment,
    MandateEntry,
    Node,
    PerformanceMeasure,
    PlanDocument,
    PlanEdition,
    Programme,
    Remainder,
    Subprogramme,
    Translation,
    ValueVersion,
)
from indicators.plans.records import Measure
from tests.builders import NOW, a_role, a_user

SAMPLE = Path(__file__).resolve().parents[2] / "indicators" / "sample"
pytestmark = pytest.mark.django_db


def read(name: str) -> plans.PlanRecord:
    return plans.read((SAMPLE / name).read_bytes())


def load(record: plans.PlanRecord, by=None) -> plans.Loaded:
    return plans.load(record, by=by, now=NOW, source_name="plan")


def counts() -> dict[str, int]:
    tables = (PlanEdition, Node, Cell, ValueVersion, Translation, Continuation, Doubt)
    return {table.__name__: table.objects.count() for table in tables}


def reworded(record: plans.PlanRecord, path: str, text: str) -> plans.PlanRecord:
    """The same plan as another file, with one text changed."""
    return replace(
        record,
        document=replace(record.document, source_sha256="f" * 64),
        records=tuple(
            replace(each, text=text) if each.path == path and not hasattr(each, "amount") else each
            for each in record.records
        ),
    )


@pytest.mark.parametrize("name", ["biennial.en.txt", "annual.en.txt", "annual.en.docx"])
def test_every_record_becomes_a_row_in_its_table(name):
    record = read(name)

    loaded = load(record)

    kinds = [each.kind for each in record.records]
    tables = {
        "programme": Programme,
        "subprogramme": Subprogramme,
        "accomplishment": ExpectedAccomplishment,
        "measure": PerformanceMeasure,
        "mandate": MandateEntry,
        "doubt": Doubt,
        "remainder": Remainder,
        "value": ValueVersion,
    }
    assert {kind: table.objects.count() for kind, table in tables.items()} == {
        kind: kinds.count(kind) for kind in tables
    }
    assert loaded.is_new
    assert not Node.objects.exclude(edition=loaded.edition).exists()


def test_every_node_keeps_its_words_and_its_place_in_the_file():
    record = read("annual.en.docx")

    load(record)

    nodes = {node.path: node for node in Node.objects.all()}
    assert [
        (nodes[each.path].text, nodes[each.path].source)
        for each in record.records
        if each.path in nodes and each.kind == nodes[each.path].kind
    ] == [
        (each.text, each.source.as_json())
        for each in record.records
        if each.path in nodes and each.kind == nodes[each.path].kind
    ]


def test_a_child_hangs_on_the_nearest_node_above_it():
    load(read("biennial.en.txt"))

    measure = PerformanceMeasure.objects.order_by("node__position").first()
    assert measure.node.parent == measure.accomplishment.node
    assert measure.path.startswith(f"{measure.accomplishment.path}/")


def test_the_same_file_twice_changes_nothing():
    record = read("annual.en.docx")
    first = load(record)
    before = counts()

    again = load(record)

    assert (again.is_new, again.edition) == (False, first.edition)
    assert counts() == before


def test_a_planned_number_is_an_approved_target_of_its_year():
    record = read("annual.en.docx")
    load(record)
    printed = next(
        each
        for each in record.records
        if each.kind == "value" and each.value_kind == "planned" and each.amount
    )

    cell = Cell.objects.get(
        measure=PerformanceMeasure.objects.get(node__path=printed.path).identity,
        kind="target",
        period=plans.period_of(printed.year),
        **({"component__name": printed.component} if printed.component else {}),
    )
    assert (cell.approved.amount, cell.approved.as_printed) == (
        Decimal(printed.amount),
        printed.as_printed,
    )


def test_the_same_plan_in_another_language_is_a_published_translation():
    original = load(read("annual.en.docx"))

    loaded = load(read("annual.zh.docx"))

    assert (loaded.is_new, loaded.edition) == (False, original.edition)
    assert PlanEdition.objects.count() == 1
    programme = Programme.objects.get()
    [translation] = programme.node.translations.all()
    assert (translation.language, translation.status, translation.document_symbol) == (
        "zh",
        TranslationStatus.CLEARED,
        original.edition.symbol,
    )


def test_the_title_in_another_language_is_a_published_translation_of_the_edition():
    edition = load(read("annual.en.docx")).edition
    chinese = read("annual.zh.docx")

    load(chinese)

    [title] = edition.translations.all()
    assert (title.language, title.text, title.status, title.document_symbol) == (
        "zh",
        chinese.document.title,
        TranslationStatus.CLEARED,
        edition.symbol,
    )


def test_a_translation_twice_changes_nothing():
    load(read("annual.en.docx"))
    load(read("annual.zh.docx"))
    before = counts()

    assert load(read("annual.zh.docx")).translations == 0
    assert counts() == before


def test_a_file_of_another_plan_is_no_translation():
    english = read("annual.en.docx")
    load(english)
    other = read("annual.zh.txt")
    posing = replace(
        other, document=replace(other.document, symbol=english.document.symbol, period="2026")
    )

    with pytest.raises(plans.PathsDiffer, match="is no translation of"):
        load(posing)

    assert not Translation.objects.exists()


def test_a_new_edition_carries_what_has_the_same_words_and_proposes_the_rest():
    record = read("biennial.en.txt")
    first = load(record)
    changed = next(each for each in record.records if isinstance(each, Measure))

    second = load(reworded(record, changed.path, "Fewer lorries turned back at the bridge"))

    assert second.is_new
    assert PlanDocument.objects.count() == 1
    assert second.edition.previous == first.edition
    [link] = Continuation.objects.exclude(kind=ContinuesKind.SAME)
    assert (link.kind, link.before.path, link.confirmed_by) == ("reworded", changed.path, None)
    old, new = (
        PerformanceMeasure.objects.in_bulk(
            [each.pk for each in Node.objects.filter(edition=edition, path=changed.path)]
        ).popitem()[1]
        for edition in (first.edition, second.edition)
    )
    assert old.identity != new.identity
    same = PerformanceMeasure.objects.filter(node__edition=second.edition).exclude(pk=new.pk)
    assert {row.identity_id for row in same} == {
        row.identity_id
        for row in PerformanceMeasure.objects.filter(node__edition=first.edition).exclude(pk=old.pk)
    }


def test_a_plan_that_cannot_be_loaded_whole_leaves_nothing_behind():
    record = read("annual.en.docx")
    measure = next(each for each in record.records if isinstance(each, Measure))

    with pytest.raises(ValueError, match="stands twice in the plan"):
        load(replace(record, records=(*record.records, measure)), by=a_user())

    assert counts() == dict.fromkeys(counts(), 0)


def as_another_file(record: plans.PlanRecord, digest: str, **document) -> plans.PlanRecord:
    changed = replace(record.document, source_sha256=digest * 64, **document)
    return replace(record, document=changed)


def test_plans_that_print_no_symbol_have_nothing_to_do_with_each_other():
    english, chinese = (
        as_another_file(read(name), digest, symbol="")
        for name, digest in (("annual.en.docx", "a"), ("biennial.zh.txt", "b"))
    )

    first, second = load(english), load(chinese)

    assert (first.is_new, second.is_new, second.links) == (True, True, [])
    assert PlanDocument.objects.count() == 2


def test_a_translation_of_an_older_edition_goes_to_that_edition():
    record = read("annual.en.docx")
    older = load(record)
    shorter = tuple(each for each in record.records if each.kind != "deliverable")
    load(as_another_file(replace(record, records=shorter), "c"))

    loaded = load(read("annual.zh.docx"))

    assert loaded.edition == older.edition


def test_words_that_a_document_publishes_replace_a_machines():
    original = load(read("annual.en.docx"))
    node = Programme.objects.get().node
    Translation.objects.create(
        node=node, field="text", language="zh", text="机器", status=TranslationStatus.MACHINE
    )

    load(read("annual.zh.docx"))

    published = node.translations.get(field="text")
    assert (published.status, published.document_symbol) == (
        TranslationStatus.CLEARED,
        original.edition.symbol,
    )
    assert published.text != "机器"
    assert load(read("annual.zh.docx")).translations == 0


def test_a_measures_components_are_counted_from_its_first():
    load(read("annual.en.docx"))

    positions: dict[int, list[int]] = {}
    for part in Component.objects.order_by("measure", "position"):
        positions.setdefault(part.measure_id, []).append(part.position)
    assert [list(range(len(each))) for each in positions.values()] == list(positions.values())


def test_only_its_own_officers_change_a_plan():
    english = load(read("annual.en.docx"))
    own, other = a_user(), a_user()
    a_role(own, Role.OFFICER, english.edition.document)

    with pytest.raises(plans.NotTheirPlan, match="has planning officers of its own"):
        load(read("annual.zh.docx"), by=other)

    assert not Translation.objects.exists()
    assert load(read("annual.zh.docx"), by=own).translations > 0


def test_a_part_of_a_plan_that_states_no_period_is_not_loaded():
    whole = read("biennial.en.txt")
    part = replace(whole, document=replace(whole.document, period=""))

    with pytest.raises(plans.NotAPlan) as refusal:
        load(part)

    assert refusal.value.code == plans.RefusalCode.NO_PERIOD
    assert not PlanEdition.objects.exists()
