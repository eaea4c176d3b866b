"""Amendments of targets, baselines and definitions: proposed, and decided by a second person."""

from typing import ClassVar

import django_filters
from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, TextField, Value, When
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from rest_framework import serializers
from rest_framework.request import Request

from indicators import entry, ledger, review
from indicators.api.serving.answers import answer
from indicators.api.serving.changing import IF_MATCH, KEY, demand_match, idempotent
from indicators.api.serving.filters import Text, Whole, below
from indicators.api.serving.inputs import Amount, Input, Words, YesOrNo, checked
from indicators.api.serving.parameters import asked_by
from indicators.api.serving.problems import Refused
from indicators.api.serving.reading import ListView, RowsView, RowView, View
from indicators.api.serving.rows import Row, choice, read_one
from indicators.api.values.entering import entered
from indicators.api.values.values import etag_of as etag_of_value
from indicators.enums import Basis, Qualifier, ReasonForChange, Step, TokenScope
from indicators.models import Amendment, Cell, ReviewEvent

JUSTIFIED = ("reason_code", "reason", "decided_by", "document", "valid_from")


WAITING, HOLDS, RETURNED = "waiting", "approved", "returned"
APPROVED = Q(judgement__version__isnull=False) | Exists(
    ReviewEvent.objects.filter(version=OuterRef("version"), step=Step.APPROVE)
)
IN_HAND = Q(version__isnull=True, judgement__isnull=True) | Q(version__cell__submitted=F("version"))


class AmendmentRow(Row):
    """What was promised is to be read otherwise: who decided it, where it is written, from when.

    A revised target or baseline is a version of its ``value`` and decided by a step of it; a
    revised definition has a ``reading`` and is decided at its own address.
    """

    id = serializers.IntegerField(source="pk")
    measure = serializers.IntegerField(source="measure_id")
    identity = serializers.IntegerField(source="measure.identity_id")
    edition = serializers.CharField(source="measure.node.edition.slug")
    path = serializers.CharField(source="measure.node.path")
    value = serializers.IntegerField(source="version.cell_id", allow_null=True)
    version = serializers.IntegerField(source="version.number", allow_null=True)
    replaces = serializers.IntegerField(
        source="replaces.number", allow_null=True, help_text="The version that counted before."
    )
    reading = serializers.JSONField(allow_null=True)
    based_on = serializers.IntegerField(
        allow_null=True, help_text="The number of the definition that is to be changed."
    )
    reason_code = choice(ReasonForChange)
    reason = serializers.CharField()
    decided_by = serializers.CharField()
    document = serializers.CharField()
    valid_from = serializers.DateField(
        allow_null=True, help_text="None of a correction, which holds from the beginning."
    )
    by = serializers.CharField(source="by.name")
    at = serializers.DateTimeField()
    status = serializers.ChoiceField((WAITING, HOLDS, RETURNED))
    comment = serializers.CharField(
        source="judgement.comment", allow_null=True, help_text="Why a definition was returned."
    )

    expressions: ClassVar = {
        "status": Case(
            When(APPROVED, then=Value(HOLDS)),
            When(IN_HAND, then=Value(WAITING)),
            default=Value(RETURNED),
            output_field=TextField(),
        )
    }


class JustifiedInput(Input):
    """Why something is amended. Only the correction of an error has no ``valid_from``."""

    reason_code = choice(ReasonForChange)
    reason = Words()
    decided_by = Words(max_length=300, help_text="The body or the office that decided.")
    document = Words(max_length=300, help_text="Its symbol and paragraph.")
    valid_from = serializers.DateField(required=False, allow_null=True)


class RevisedInput(JustifiedInput):
    """The revised target or baseline."""

    amount = Amount()
    amount_high = Amount()
    numerator = Amount()
    denominator = Amount()
    words = Words(required=False, allow_blank=True)
    qualifier = choice(Qualifier, required=False)
    basis = choice(Basis, required=False)
    comment = Words(required=False, allow_blank=True)


class JudgedInput(Input):
    approve = YesOrNo(help_text="Approve the definition, or return it.")
    comment = Words(required=False, allow_blank=True, help_text="Demanded of a return.")


def justification(said: dict[str, object]) -> review.Justification:
    """Takes its fields out of what is said."""
    return review.Justification(**{name: said.pop(name, None) for name in JUSTIFIED})


class AmendmentFilters(django_filters.FilterSet):
    edition = Text(field_name="measure__node__edition__slug", label="The edition, by its slug.")
    under = Text(method=below("measure__node__path"), label="Of measures at this path and below.")
    measure = Whole(field_name="measure", label="Of a measure, by its id in an edition.")
    identity = Whole(field_name="measure__identity", label="Of a measure through all editions.")
    value = Whole(field_name="version__cell", label="Of a value, by its id.")


class OfAmendments(RowsView):
    row = AmendmentRow

    def rows(self) -> QuerySet[Amendment]:
        """Those approved of the measures seen, and all of those the person works on."""
        seen = Amendment.objects.filter(measure__in=self.caller.measures())
        if self.caller.user.is_superuser:
            return seen
        return seen.filter(APPROVED | Q(measure__in=self.caller.worked_on()))


class Amendments(OfAmendments, ListView):
    """What was amended, or is to be, oldest first."""

    name = "amendments"
    filterset_class = AmendmentFilters


class OneAmendment(OfAmendments, RowView):
    """One amendment."""

    def get(self, request: Request, id: int) -> HttpResponse:
        asked = asked_by(request, self)
        found = get_object_or_404(self.rows().select_related("judgement"), pk=id)
        [body] = self.shown(Amendment.objects.filter(pk=found.pk), asked)
        return answer(request, body, etag=etag_of(found))


class AmendedValue(View):
    """A revised target or baseline."""

    demands: ClassVar = {"POST": TokenScope.ENTER}
    takes: ClassVar = {"POST": RevisedInput}
    gives: ClassVar = {"POST": {201: AmendmentRow}}
    headers: ClassVar = {"POST": [IF_MATCH, KEY]}
    refusals: ClassVar = {"POST": (409, 412, 415, 422, 428)}

    @idempotent
    def post(self, request: Request, id: int) -> HttpResponse:
        """Propose another target or baseline than the one that counts; ``If-Match`` is the ETag of
        the value. A second person approves it as every value."""
        said = checked(RevisedInput, request)
        mine = self.caller.entered()
        promised = Cell.objects.filter(
            kind__in=ledger.AMENDED, approved__isnull=False, measure__in=mine.values("identity")
        )
        cell = get_object_or_404(promised, pk=id)
        demand_match(request, etag_of_value(cell))
        measure = mine.filter(identity=cell.measure_id).select_related("current", "node")
        amended = measure.order_by("-pk").first()
        why = justification(said)
        made = review.amend_value(
            measure=amended,
            cell_id=cell.pk,
            statement=entry.read(entered(said), of=amended),
            why=why,
            by=request.user,
            based_on=cell.revision,
            now=self.caller.now,
        )
        return answered(request, made, status=201)


class JudgedAmendment(View):
    """A second person's word on a proposed definition."""

    demands: ClassVar = {"POST": TokenScope.REVIEW}
    takes: ClassVar = {"POST": JudgedInput}
    gives: ClassVar = {"POST": {200: AmendmentRow}}
    headers: ClassVar = {"POST": [IF_MATCH, KEY]}
    refusals: ClassVar = {"POST": (409, 412, 415, 422, 428)}

    @idempotent
    def post(self, request: Request, id: int) -> HttpResponse:
        """Approve a proposed definition, which then holds, or return it with a comment."""
        said = checked(JudgedInput, request)
        proposed = Amendment.objects.filter(
            measure__in=self.caller.reviewed(), reading__isnull=False
        )
        found = get_object_or_404(proposed.select_related("judgement"), pk=id)
        demand_match(request, etag_of(found), current=shown(found))
        try:
            review.judge_definition(
                amendment_id=found.pk,
                approve=said["approve"],
                comment=said.get("comment", ""),
                by=request.user,
                now=self.caller.now,
            )
        except Amendment.DoesNotExist as decided:
            raise Refused(412, "stale", "Somebody has decided on this meanwhile.") from decided
        return answered(request, Amendment.objects.select_related("judgement").get(pk=found.pk))


def etag_of(amendment: Amendment) -> str:
    """An amendment is made once and, of a definition, decided once."""
    judgement = getattr(amendment, "judgement", None)
    return f'"amendment.{amendment.pk}.{judgement.pk if judgement else ""}"'


def shown(amendment: Amendment) -> dict[str, object]:
    return read_one(AmendmentRow, amendment)


def answered(request: Request, amendment: Amendment, *, status: int = 200) -> HttpResponse:
    location, etag = f"/api/v1/amendments/{amendment.pk}/", etag_of(amendment)
    return answer(request, shown(amendment), status=status, etag=etag, location=location)
