"""What an answer has of the printed plan: editions, nodes, and what hangs on them."""

from typing import ClassVar

from rest_framework import serializers

from indicators.api.plans.dimensions import BreakdownRow
from indicators.api.plans.words import TranslationRow, translations_of
from indicators.api.serving.rows import AmountField, Child, Row, choice
from indicators.api.values.delivering import StatedCountRow
from indicators.api.values.figures import AttainmentRow, ValueRow
from indicators.enums import (
    ClearingLevel,
    DeliverableLevel,
    Direction,
    DocumentVerdict,
    EditionStatus,
    Level,
    NodeKind,
    PlanFormat,
    PlanRhythm,
    ResultKind,
)
from indicators.models import (
    Component,
    DeliverableCount,
    DeliverableStatement,
    DocumentStatement,
    ExpectedAccomplishment,
    MeasureDimension,
    MeasureVersion,
    Objective,
    Subprogramme,
)


class PeriodRow(Row):
    id = serializers.IntegerField(source="pk")
    kind = serializers.CharField()
    label = serializers.CharField(help_text="As plans print it: 2026, 2018-2019.")
    first_day = serializers.DateField()
    last_day = serializers.DateField()


class EditionRow(Row):
    id = serializers.IntegerField(source="pk")
    slug = serializers.CharField()
    plan = serializers.IntegerField(source="document_id")
    symbol = serializers.CharField()
    title = serializers.CharField()
    period = serializers.CharField(source="period.label")
    language = serializers.CharField()
    format = choice(PlanFormat)
    status = choice(EditionStatus)
    previous = serializers.IntegerField(source="previous_id", allow_null=True)
    deciding_document = serializers.CharField()
    decided_on = serializers.DateField(allow_null=True)
    in_force_from = serializers.DateField(allow_null=True)
    in_force_until = serializers.DateField(allow_null=True)
    released_on = serializers.DateField(allow_null=True)
    source_sha256 = serializers.CharField()
    imported_at = serializers.DateTimeField()
    translations = TranslationRow(many=True)

    children: ClassVar = {"translations": translations_of("edition")}


class PlanRow(Row):
    id = serializers.IntegerField(source="pk")
    symbol = serializers.CharField()
    title = serializers.CharField()
    rhythm = choice(PlanRhythm)
    clearing = serializers.ListField(child=choice(ClearingLevel))
    editions = EditionRow(many=True)

    children: ClassVar = {
        "editions": Child(lambda: EditionRow, lambda caller: caller.editions(), "document")
    }


class PrintedRow(Row):
    """What every node has."""

    id = serializers.IntegerField(source="pk")
    edition = serializers.CharField(source="node.edition.slug")
    path = serializers.CharField(source="node.path")
    parent = serializers.IntegerField(source="node.parent_id", allow_null=True)
    position = serializers.IntegerField(source="node.position", help_text="The printed order.")
    label = serializers.CharField(source="node.label")
    text = serializers.CharField(source="node.text")
    translations = TranslationRow(many=True)

    children: ClassVar = {"translations": translations_of("node")}


class NodeRow(Row):
    """Any node of an edition."""

    id = serializers.IntegerField(source="pk")
    kind = choice(NodeKind)
    edition = serializers.CharField(source="edition.slug")
    path = serializers.CharField()
    parent = serializers.IntegerField(source="parent_id", allow_null=True)
    position = serializers.IntegerField(help_text="The printed order.")
    label = serializers.CharField()
    text = serializers.CharField()
    source = serializers.JSONField(help_text="Where it stands in the file.")
    footnotes = serializers.JSONField()
    translations = TranslationRow(many=True)

    children: ClassVar = {"translations": translations_of("node")}


class StatementRow(Row):
    """What the plan itself says became of a result."""

    id = serializers.IntegerField(source="pk")
    text = serializers.CharField()
    verdict = choice(DocumentVerdict)
    target = serializers.CharField()
    actual = serializers.CharField()
    direction = choice(
        Direction, allow_blank=True, help_text="Which way is better, once a person has said it."
    )
    reason = serializers.CharField()


class ComponentRow(Row):
    id = serializers.IntegerField(source="pk")
    name = serializers.CharField()
    position = serializers.IntegerField()


class DefinitionRow(Row):
    """How a measure is to be read, from a moment on."""

    id = serializers.IntegerField(source="pk")
    number = serializers.IntegerField()
    kind = serializers.CharField()
    direction = serializers.CharField()
    unit = serializers.CharField()
    decimals = serializers.IntegerField()
    accumulation = serializers.CharField()
    tolerance = AmountField()
    definition = serializers.CharField()
    method = serializers.CharField()
    data_source = serializers.CharField()
    evidence_demanded = serializers.BooleanField()
    reason_code = serializers.CharField()
    reason = serializers.CharField()
    valid_from = serializers.DateField(allow_null=True)
    confirmed = serializers.IntegerField(
        source="confirmed_by_id", allow_null=True, help_text="Who confirmed it."
    )
    at = serializers.DateTimeField()


class MeasureRow(PrintedRow):
    """``identity`` stays the same from edition to edition; values hang on it."""

    identity = serializers.IntegerField(source="identity_id")
    accomplishment = serializers.IntegerField(source="accomplishment_id")
    programme = serializers.IntegerField(source="accomplishment.programme_id")
    subprogramme = serializers.IntegerField(
        source="accomplishment.subprogramme_id", allow_null=True
    )
    kind = serializers.CharField(source="current.kind", allow_null=True)
    direction = serializers.CharField(source="current.direction", allow_null=True)
    unit = serializers.CharField(source="current.unit", allow_null=True)
    decimals = serializers.IntegerField(source="current.decimals", allow_null=True)
    accumulation = serializers.CharField(source="current.accumulation", allow_null=True)
    tolerance = AmountField(source="current.tolerance")
    definition = serializers.CharField(source="current.definition", allow_null=True)
    method = serializers.CharField(source="current.method", allow_null=True)
    data_source = serializers.CharField(source="current.data_source", allow_null=True)
    values = ValueRow(many=True)
    attainment = AttainmentRow(many=True)
    definitions = DefinitionRow(many=True)
    components = ComponentRow(many=True)
    breakdowns = BreakdownRow(many=True)

    children: ClassVar = {
        **PrintedRow.children,
        "values": Child(
            lambda: ValueRow,
            lambda caller: caller.cells_shown(),
            "measure__editions",
            "period__first_day",
            ValueRow.shown_columns,
        ),
        "attainment": Child(lambda: AttainmentRow, lambda caller: caller.attainments(), "measure"),
        "definitions": Child(
            lambda: DefinitionRow,
            lambda caller: MeasureVersion.objects.filter(measure__in=caller.measures()),
            "measure",
        ),
        "components": Child(
            lambda: ComponentRow, lambda _caller: Component.objects.all(), "measure__editions"
        ),
        "breakdowns": Child(
            lambda: BreakdownRow,
            lambda _caller: MeasureDimension.objects.all(),
            "measure__editions",
            "position",
        ),
    }


class AccomplishmentRow(PrintedRow):
    programme = serializers.IntegerField(source="programme_id")
    subprogramme = serializers.IntegerField(source="subprogramme_id", allow_null=True)
    objective = serializers.IntegerField(source="objective_id", allow_null=True)
    result_kind = choice(ResultKind)
    carried_over = serializers.BooleanField()
    measures = MeasureRow(many=True)
    statements = StatementRow(many=True)

    children: ClassVar = {
        **PrintedRow.children,
        "measures": Child(lambda: MeasureRow, lambda caller: caller.measures(), "accomplishment"),
        "statements": Child(
            lambda: StatementRow, lambda _caller: DocumentStatement.objects.all(), "node"
        ),
    }


class ObjectiveRow(PrintedRow):
    programme = serializers.IntegerField(source="programme_id")
    subprogramme = serializers.IntegerField(source="subprogramme_id", allow_null=True)
    accomplishments = AccomplishmentRow(many=True)

    children: ClassVar = {
        **PrintedRow.children,
        "accomplishments": Child(
            lambda: AccomplishmentRow, lambda caller: caller.accomplishments(), "objective"
        ),
    }


class SubprogrammeRow(PrintedRow):
    identity = serializers.IntegerField(source="identity_id")
    programme = serializers.IntegerField(source="programme_id")
    part_of = serializers.IntegerField(source="parent_id", allow_null=True)
    level = choice(Level)
    objectives = ObjectiveRow(many=True)
    accomplishments = AccomplishmentRow(many=True)

    children: ClassVar = {
        **PrintedRow.children,
        "objectives": Child(
            lambda: ObjectiveRow, lambda caller: caller.framed(Objective), "subprogramme"
        ),
        "accomplishments": Child(
            lambda: AccomplishmentRow, lambda caller: caller.accomplishments(), "subprogramme"
        ),
    }


class ProgrammeRow(PrintedRow):
    identity = serializers.IntegerField(source="identity_id")
    subprogrammes = SubprogrammeRow(many=True)
    accomplishments = AccomplishmentRow(many=True)

    children: ClassVar = {
        **PrintedRow.children,
        "subprogrammes": Child(
            lambda: SubprogrammeRow, lambda caller: caller.framed(Subprogramme), "programme"
        ),
        "accomplishments": Child(
            lambda: AccomplishmentRow,
            lambda caller: caller.framed(ExpectedAccomplishment),
            "programme",
        ),
    }


class CountRow(Row):
    """A printed count; ``null`` is a printed dash."""

    id = serializers.IntegerField(source="pk")
    period = serializers.CharField(source="period.label")
    planned = serializers.BooleanField(help_text="Planned, or else actual.")
    amount = serializers.IntegerField(allow_null=True)


class DeliverableRow(PrintedRow):
    programme = serializers.IntegerField(source="programme_id")
    subprogramme = serializers.IntegerField(source="subprogramme_id", allow_null=True)
    category = serializers.CharField()
    subcategory = serializers.CharField()
    unit = serializers.CharField()
    level = choice(DeliverableLevel)
    counts = CountRow(many=True)
    statements = StatedCountRow(many=True)

    children: ClassVar = {
        **PrintedRow.children,
        "counts": Child(
            lambda: CountRow, lambda _caller: DeliverableCount.objects.all(), "deliverable"
        ),
        "statements": Child(
            lambda: StatedCountRow,
            lambda _caller: DeliverableStatement.objects.all(),
            "deliverable",
        ),
    }


class MandateRow(PrintedRow):
    """A mandate as one list of an edition prints it; ``mandate`` is the same in every list."""

    programme = serializers.IntegerField(source="programme_id")
    subprogramme = serializers.IntegerField(source="subprogramme_id", allow_null=True)
    mandate = serializers.IntegerField(source="mandate_id")
    body = serializers.CharField(source="mandate.body")
    mandate_kind = serializers.CharField(source="mandate.mandate_kind")
    symbol = serializers.CharField(source="mandate.symbol")
    section = serializers.CharField(source="mandate.section")


class AlignmentRow(Row):
    """A link from a node to a node of another framework."""

    id = serializers.IntegerField(source="pk")
    node = serializers.IntegerField(source="node_id")
    edition = serializers.CharField(source="node.edition.slug")
    path = serializers.CharField(source="node.path")
    framework = serializers.CharField()
    code = serializers.CharField()
    text = serializers.CharField()
