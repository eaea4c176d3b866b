"""Who acts for whom while somebody is absent: read, named and ended."""

from typing import ClassVar

import django_filters
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from rest_framework import serializers
from rest_framework.exceptions import PermissionDenied
from rest_framework.request import Request

from indicators import access
from indicators.api.people.roles import LastDayInput, named
from indicators.api.serving.answers import answer, tag_of
from indicators.api.serving.changing import IF_MATCH, KEY, demand_match, idempotent
from indicators.api.serving.filters import Whole
from indicators.api.serving.inputs import Input, checked
from indicators.api.serving.inputs import Whole as Key
from indicators.api.serving.parameters import asked_by
from indicators.api.serving.problems import refused_field
from indicators.api.serving.reading import ListView, RowsView, RowView, View
from indicators.api.serving.rows import Row, read_one
from indicators.enums import TokenScope
from indicators.models import Delegation, User


class AbsenceRow(Row):
    """From the first to the last day the deputy acts for the absent person, beside them."""

    id = serializers.IntegerField(source="pk")
    absent = serializers.IntegerField(source="absent_id")
    absent_name = serializers.CharField(source="absent.name")
    deputy = serializers.IntegerField(source="deputy_id")
    deputy_name = serializers.CharField(source="deputy.name")
    plan = serializers.IntegerField(
        source="document_id",
        allow_null=True,
        help_text="The plan whose roles are meant; none: all roles of the absent person.",
    )
    starts_on = serializers.DateField()
    ends_on = serializers.DateField(help_text="The last day.")
    named_by = serializers.CharField(source="named_by.name")
    named_at = serializers.DateTimeField()


class AbsenceInput(Input):
    """In a plan that the token administers, of one of its people; without one, of the owner."""

    plan = Key(required=False, help_text="The plan whose roles are meant; none: all of the owner.")
    absent = Key(required=False, help_text="Who has a role in the plan; without a plan, nobody.")
    deputy = Key(help_text="The person who acts for them, by their id.")
    starts_on = serializers.DateField()
    ends_on = serializers.DateField(help_text="The last day.")


class AbsenceFilters(django_filters.FilterSet):
    absent = Whole(field_name="absent", label="Of an absent person, by their id.")
    deputy = Whole(field_name="deputy", label="Of a deputy, by their id.")
    plan = Whole(field_name="document", label="In one plan alone, by its id.")


class OfAbsences(RowsView):
    row = AbsenceRow

    def rows(self) -> QuerySet[Delegation]:
        """One's own, those for whom one acts, and those that concern the plans one administers."""
        me, plans = self.caller.user.pk, self.caller.documents_administered()
        holders = access.roles_in_any(plans).values("user")
        return Delegation.objects.filter(
            Q(absent=me)
            | Q(deputy=me)
            | Q(document__in=plans)
            | Q(document__isnull=True, absent__in=holders)
        )

    def ended_by_caller(self) -> QuerySet[Delegation]:
        """Those in the plans one administers, and one's own: of these all roles are meant, and a
        token for some programmes ends none.
        """
        ended = Q(document__in=self.caller.documents_administered())
        if not self.caller.narrowed_to:
            ended |= Q(absent=self.caller.user.pk)
        return Delegation.objects.filter(ended)


class Absences(OfAbsences, ListView):
    """Absences, those that are over among them; with POST, one more."""

    name = "absences"
    filterset_class = AbsenceFilters
    demands: ClassVar = {"POST": TokenScope.ADMINISTER}
    takes: ClassVar = {"POST": AbsenceInput}
    gives: ClassVar = {"POST": {201: AbsenceRow}}
    headers: ClassVar = {"POST": [KEY]}
    refusals: ClassVar = {"POST": (409, 415, 422)}

    @idempotent
    def post(self, request: Request) -> HttpResponse:
        """Have a person act for another who is absent."""
        said = checked(AbsenceInput, request)
        made = access.name_deputy(
            **self.of_whom(said),
            deputy=named(User.objects.filter(is_active=True), "deputy", said["deputy"]),
            starts_on=said["starts_on"],
            ends_on=said["ends_on"],
            by=request.user,
        )
        body, location = shown(made), f"/api/v1/absences/{made.pk}/"
        return answer(request, body, status=201, etag=tag_of(body), location=location)

    def of_whom(self, said: dict[str, int]) -> dict[str, object]:
        """The absent person, and the plan whose officer says so."""
        if "plan" not in said:
            if said.get("absent", self.caller.user.pk) != self.caller.user.pk:
                raise refused_field("plan", "Name the plan in which the person is absent.")
            if self.caller.narrowed_to:
                raise PermissionDenied("The token is for some programmes, and this is of all.")
            return {"absent": self.caller.user}
        plan = named(self.caller.documents_administered(), "plan", said["plan"])
        if "absent" not in said:
            raise refused_field("absent", "Name the person who is absent.")
        standing = access.roles_in(plan).exclude(ends_on__lt=self.caller.today)
        holders = User.objects.filter(pk__in=standing.values("user"))
        return {"document": plan, "absent": named(holders, "absent", said["absent"])}


class OneAbsence(OfAbsences, RowView):
    """One absence."""

    def get(self, request: Request, id: int) -> HttpResponse:
        asked = asked_by(request, self)
        found = get_object_or_404(self.rows(), pk=id)
        [body] = self.shown(Delegation.objects.filter(pk=found.pk), asked)
        return answer(request, body, etag=tag_of(shown(found)))


class EndedAbsence(OfAbsences, View):
    """The end of an absence."""

    demands: ClassVar = {"POST": TokenScope.ADMINISTER}
    takes: ClassVar = {"POST": LastDayInput}
    gives: ClassVar = {"POST": {200: AbsenceRow}}
    headers: ClassVar = {"POST": [IF_MATCH, KEY]}
    refusals: ClassVar = {"POST": (409, 412, 415, 422, 428)}

    @idempotent
    @transaction.atomic
    def post(self, request: Request, id: int) -> HttpResponse:
        """Somebody is back earlier: the deputy acts until a day and no longer."""
        said = checked(LastDayInput, request)
        found = get_object_or_404(self.ended_by_caller().select_for_update(of=["self"]), pk=id)
        demand_match(request, tag_of(shown(found)), current=shown(found))
        ended = shown(access.shorten_absence(delegation_id=found.pk, last_day=said["last_day"]))
        return answer(request, ended, etag=tag_of(ended))


def shown(absence: Delegation) -> dict[str, object]:
    return read_one(AbsenceRow, absence)
