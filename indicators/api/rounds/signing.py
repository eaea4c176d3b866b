"""Signing programmes off for a round: what is left, what was signed, and undoing it."""

from typing import ClassVar

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from rest_framework import serializers
from rest_framework.request import Request

from indicators import access, review
from indicators.api.serving.answers import JSON, answer, tag_of
from indicators.api.serving.changing import IF_MATCH, KEY, demand_match, idempotent
from indicators.api.serving.inputs import Input, Words, checked
from indicators.api.serving.parameters import asked_by, asked_of
from indicators.api.serving.problems import Refused, refused_field
from indicators.api.serving.reading import ListView, RowsView, RowView, View
from indicators.api.serving.rows import Row, choice, read_one
from indicators.enums import TokenScope, ValueKind, ValueStatus
from indicators.models import Programme, ProgrammeIdentity, ReportingRound, SignOff

LONGEST_KEY = 100


class SignOffRow(Row):
    """A programme signed off for a round; programmes by identity."""

    id = serializers.IntegerField(source="pk")
    round = serializers.IntegerField(source="round_id")
    programme = serializers.IntegerField(source="programme_id")
    by = serializers.CharField(source="by.name")
    acting_for = serializers.CharField(source="acting_for.name", allow_null=True)
    at = serializers.DateTimeField()
    figures_hash = serializers.CharField(help_text="The SHA-256 of the figures that were signed.")
    undone_by = serializers.CharField(source="undone_by.name", allow_null=True)
    undone_at = serializers.DateTimeField(allow_null=True)
    undone_reason = serializers.CharField()


class LeftRow(serializers.Serializer):
    """A value that the round asks for and that is not approved."""

    key = serializers.CharField(help_text="Its name among the reasons.")
    path = serializers.CharField()
    period = serializers.CharField()
    kind = choice(ValueKind)
    component = serializers.CharField()
    status = choice(ValueStatus)


class Signing(serializers.Serializer):
    """Where a programme stands in a round: signed, or what is left to say."""

    round = serializers.IntegerField()
    programme = serializers.IntegerField()
    signed = serializers.IntegerField(allow_null=True, help_text="The sign-off that stands.")
    left = LeftRow(many=True)


class SignInput(Input):
    reasons = serializers.DictField(
        child=Words(),
        required=False,
        help_text="By key of what is left: why it is left out. Each is asked for.",
    )


class UndoneInput(Input):
    reason = Words(help_text="Why the sign-off is undone.")


class OfSignOffs(RowsView):
    row = SignOffRow

    def rows(self) -> QuerySet[SignOff]:
        seen = SignOff.objects.filter(round__in=self.caller.rounds())
        return self.caller.within(seen, "programme")


class SignOffs(OfSignOffs, ListView):
    """What was signed off for rounds, and undone."""

    name = "sign-offs"


class OneSignOff(OfSignOffs, RowView):
    """One sign-off."""

    def get(self, request: Request, id: int) -> HttpResponse:
        asked = asked_by(request, self)
        found = get_object_or_404(self.rows(), pk=id)
        [body] = self.shown(SignOff.objects.filter(pk=found.pk), asked)
        return answer(request, body, etag=etag_of(found))


class SignedFigures(OfSignOffs, View):
    """What was signed."""

    gives: ClassVar = {"GET": {(200, JSON): dict}}

    def get(self, request: Request, id: int) -> HttpResponse:
        """The figures exactly as they were hashed: canonical JSON."""
        asked_of(request, [])
        signed = get_object_or_404(self.rows(), pk=id)
        return HttpResponse(signed.figures, content_type=JSON)


class SignProgramme(View):
    """A programme in a round."""

    demands: ClassVar = {"POST": TokenScope.REVIEW}
    takes: ClassVar = {"POST": SignInput}
    gives: ClassVar = {"GET": {200: Signing}, "POST": {201: SignOffRow}}
    headers: ClassVar = {"POST": [IF_MATCH, KEY]}
    refusals: ClassVar = {"POST": (409, 412, 415, 422, 428)}

    def get(self, request: Request, id: int, programme_id: int) -> HttpResponse:
        """Whether a programme is signed off for a round; for who signs it, what is left."""
        said = self.standing(*self.place(id, programme_id))
        return answer(request, said, etag=tag_of(said))

    @idempotent
    def post(self, request: Request, id: int, programme_id: int) -> HttpResponse:
        """Sign a programme off, as its head: its figures of the round are frozen."""
        reasons = checked(SignInput, request).get("reasons", {})
        asked, programme = self.place(id, programme_id)
        get_object_or_404(self.signed_by_caller(), pk=programme_id)
        before = self.standing(asked, programme)
        demand_match(request, tag_of(before), current=before)
        try:
            signed = review.sign_off(
                round_id=asked.pk,
                programme_id=programme_id,
                reasons=reasons,
                by=request.user,
                now=self.caller.now,
            )
        except review.ReasonsMissing as refusal:
            faults = [
                {"pointer": f"#/reasons/{each.key}", "detail": str(refusal)}
                for each in refusal.left
            ]
            raise Refused(422, "reasons-missing", str(refusal), faults) from refusal
        return answered(request, signed, status=201)

    def place(self, id: int, programme_id: int) -> tuple[ReportingRound, Programme]:
        asked = get_object_or_404(self.caller.rounds(), pk=id)
        printed = self.caller.programmes().filter(node__edition=asked.edition_id)
        return asked, get_object_or_404(printed.select_related("node"), identity=programme_id)

    def signed_by_caller(self) -> QuerySet[ProgrammeIdentity]:
        found = access.programmes_signed_by(self.request.user, on=self.caller.today)
        return self.caller.within(found, "pk")

    def standing(self, asked: ReportingRound, programme: Programme) -> dict[str, object]:
        """What is left is drafts of others: for those who sign alone."""
        signed = asked.sign_offs.filter(programme=programme.identity_id, undone_at__isnull=True)
        standing = signed.values_list("pk", flat=True).first()
        may_sign = self.signed_by_caller().filter(pk=programme.identity_id).exists()
        left = review.outstanding(asked, programme.node) if may_sign and not standing else []
        names = ("key", "path", "period", "kind", "component", "status")
        return {
            "round": asked.pk,
            "programme": programme.identity_id,
            "signed": standing,
            "left": [{name: getattr(each, name) for name in names} for each in left],
        }


class UndoneSignOff(View):
    """The end of a sign-off."""

    demands: ClassVar = {"POST": TokenScope.ADMINISTER}
    takes: ClassVar = {"POST": UndoneInput}
    gives: ClassVar = {"POST": {200: SignOffRow}}
    headers: ClassVar = {"POST": [IF_MATCH, KEY]}
    refusals: ClassVar = {"POST": (409, 412, 415, 422, 428)}

    @idempotent
    def post(self, request: Request, id: int) -> HttpResponse:
        """Undo a sign-off, as the planning officer: the figures can be changed again."""
        said = checked(UndoneInput, request)
        if not said["reason"].strip():
            raise refused_field("reason", "Say why the sign-off is undone.")
        signed = get_object_or_404(SignOff, pk=id, round__in=self.caller.rounds_administered())
        demand_match(request, etag_of(signed), current=shown(signed))
        undone = review.undo_sign_off(
            sign_off_id=signed.pk, reason=said["reason"], by=request.user, now=self.caller.now
        )
        return answered(request, undone)


def etag_of(signed: SignOff) -> str:
    """A programme is signed off once and the sign-off undone once."""
    return f'"sign-off.{signed.pk}.{"undone" if signed.undone_at else ""}"'


def shown(signed: SignOff) -> dict[str, object]:
    return read_one(SignOffRow, signed)


def answered(request: Request, signed: SignOff, *, status: int = 200) -> HttpResponse:
    location, etag = f"/api/v1/sign-offs/{signed.pk}/", etag_of(signed)
    return answer(request, shown(signed), status=status, etag=etag, location=location)
