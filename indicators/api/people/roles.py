"""Who holds which role where: read, given, ended, and handed over by planning officers."""

from typing import ClassVar

import django_filters
from django.db import transaction
from django.db.models import Model, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from rest_framework import serializers
from rest_framework.request import Request

from indicators import access
from indicators.api.serving.answers import answer, tag_of
from indicators.api.serving.changing import IF_MATCH, KEY, demand_match, idempotent
from indicators.api.serving.filters import OneOf, Text, Whole
from indicators.api.serving.inputs import Input, checked
from indicators.api.serving.inputs import Whole as Key
from indicators.api.serving.parameters import asked_by, asked_of
from indicators.api.serving.problems import refused_field
from indicators.api.serving.reading import ListView, RowsView, RowView, View
from indicators.api.serving.rows import Row, choice, read, read_one
from indicators.enums import Role, TokenScope
from indicators.models import (
    Category,
    PlanDocument,
    ProgrammeIdentity,
    RoleAssignment,
    SubprogrammeIdentity,
    User,
)


class PersonRow(Row):
    """An open account, by its name and address."""

    id = serializers.IntegerField(source="pk")
    name = serializers.CharField()
    email = serializers.CharField()


class RoleRow(Row):
    """A role at one place, through all editions, and at everything below it."""

    id = serializers.IntegerField(source="pk")
    person = serializers.IntegerField(source="user_id")
    name = serializers.CharField(source="user.name")
    role = choice(Role)
    plan = serializers.IntegerField(source="document_id", allow_null=True)
    programme = serializers.IntegerField(
        source="programme_id", allow_null=True, help_text="By its identity."
    )
    subprogramme = serializers.IntegerField(
        source="subprogramme_id", allow_null=True, help_text="By its identity."
    )
    entity = serializers.IntegerField(
        source="entity_id", allow_null=True, help_text="Of a contributor: a category, by its id."
    )
    starts_on = serializers.DateField()
    ends_on = serializers.DateField(allow_null=True, help_text="The last day.")


class HeldInPlan(serializers.Serializer):
    """What one person holds in a plan, today or later."""

    person = PersonRow()
    roles = RoleRow(many=True)


class RoleInput(Input):
    """A person, a role and one place: a plan, a programme or a subprogramme."""

    person = Key()
    role = choice(Role)
    plan = Key(required=False)
    programme = Key(required=False, help_text="By its identity.")
    subprogramme = Key(required=False, help_text="By its identity.")
    entity = Key(required=False, help_text="Of a contributor: a category, by its id.")
    starts_on = serializers.DateField()
    ends_on = serializers.DateField(required=False, allow_null=True)


class LastDayInput(Input):
    last_day = serializers.DateField()


class HandOverInput(Input):
    taker = Key(help_text="The person who takes the roles, by their id.")
    from_day = serializers.DateField(help_text="The first day of the successor.")


class RoleFilters(django_filters.FilterSet):
    person = Whole(field_name="user", label="Of a person, by their id.")
    role = OneOf(Role, label="Of one kind.")
    plan = Whole(method="in_plan", label="On a plan, its programmes and their parts.")

    def in_plan(self, rows: QuerySet, _name: str, value: str) -> QuerySet:
        plans = PlanDocument.objects.filter(pk=value)
        return rows.filter(pk__in=access.roles_in_any(plans))


class PersonFilters(django_filters.FilterSet):
    name = Text(lookup_expr="icontains", label="Words of the name.")
    email = Text(lookup_expr="iexact", label="The e-mail address.")


class OfRoles(RowsView):
    row = RoleRow

    def rows(self) -> QuerySet[RoleAssignment]:
        """One's own, and every one on the plans that one administers."""
        mine = RoleAssignment.objects.filter(user=self.caller.user.pk)
        return RoleAssignment.objects.filter(Q(pk__in=mine) | Q(pk__in=self.administered()))

    def administered(self) -> QuerySet[RoleAssignment]:
        return access.roles_in_any(self.caller.documents_administered())


class People(ListView):
    """The people who can be given a role: for planning officers."""

    name = "people"
    row = PersonRow
    filterset_class = PersonFilters
    demands: ClassVar = {"GET": TokenScope.ADMINISTER}

    def rows(self) -> QuerySet[User]:
        if not self.caller.documents_administered().exists():
            return User.objects.none()
        return User.objects.filter(is_active=True)


class Roles(OfRoles, ListView):
    """Roles, those that have ended among them; with POST, one more."""

    name = "roles"
    filterset_class = RoleFilters
    demands: ClassVar = {"POST": TokenScope.ADMINISTER}
    takes: ClassVar = {"POST": RoleInput}
    gives: ClassVar = {"POST": {201: RoleRow}}
    headers: ClassVar = {"POST": [KEY]}
    refusals: ClassVar = {"POST": (409, 415, 422)}

    @idempotent
    def post(self, request: Request) -> HttpResponse:
        """Give a person a role at a place of a plan that the token administers."""
        said = checked(RoleInput, request)
        given = access.assign(
            user=named(User.objects.filter(is_active=True), "person", said["person"]),
            role=Role(said["role"]),
            scope=self.place(said),
            entity=said.get("entity") and named(Category.objects.all(), "entity", said["entity"]),
            starts_on=said["starts_on"],
            ends_on=said.get("ends_on"),
        )
        body, location = shown(given), f"/api/v1/roles/{given.pk}/"
        return answer(request, body, status=201, etag=tag_of(body), location=location)

    def place(self, said: dict[str, int]) -> PlanDocument | ProgrammeIdentity:
        plans = self.caller.documents_administered()
        places = {
            "plan": plans,
            "programme": ProgrammeIdentity.objects.filter(document__in=plans),
            "subprogramme": SubprogrammeIdentity.objects.filter(programme__document__in=plans),
        }
        chosen = [name for name in places if name in said]
        if len(chosen) != 1:
            raise refused_field("plan", "Name one place: a plan, a programme or a subprogramme.")
        return named(places[chosen[0]], chosen[0], said[chosen[0]])


class OneRole(OfRoles, RowView):
    """One role."""

    def get(self, request: Request, id: int) -> HttpResponse:
        asked = asked_by(request, self)
        held = get_object_or_404(self.rows(), pk=id)
        [body] = self.shown(RoleAssignment.objects.filter(pk=held.pk), asked)
        return answer(request, body, etag=tag_of(shown(held)))


class EndedRole(OfRoles, View):
    """The end of a role."""

    demands: ClassVar = {"POST": TokenScope.ADMINISTER}
    takes: ClassVar = {"POST": LastDayInput}
    gives: ClassVar = {"POST": {200: RoleRow}}
    headers: ClassVar = {"POST": [IF_MATCH, KEY]}
    refusals: ClassVar = {"POST": (409, 412, 415, 422, 428)}

    @idempotent
    @transaction.atomic
    def post(self, request: Request, id: int) -> HttpResponse:
        """Let a role end with a day, earlier or later than it would have."""
        said = checked(LastDayInput, request)
        locked = self.administered().select_for_update(of=["self"])
        held = get_object_or_404(locked, pk=id)
        demand_match(request, tag_of(shown(held)), current=shown(held))
        ended = shown(access.end_role(assignment_id=held.pk, last_day=said["last_day"]))
        return answer(request, ended, etag=tag_of(ended))


class OfOnePerson(View):
    """A person in a plan, for its planning officer."""

    demands: ClassVar = dict.fromkeys(("GET", "POST"), TokenScope.ADMINISTER)

    def found(self, id: int, person_id: int) -> tuple[PlanDocument, User]:
        plan = get_object_or_404(self.caller.documents_administered(), pk=id)
        held = access.roles_in(plan).values("user")
        return plan, get_object_or_404(User.objects.filter(pk__in=held), pk=person_id)

    def body(self, plan: PlanDocument, person: User) -> dict[str, object]:
        standing = access.roles_in(plan).filter(user=person).exclude(ends_on__lt=self.caller.today)
        roles = read(standing.order_by("pk"), RoleRow.columns())
        for each in roles:
            del each["pk"]
        who = {name: getattr(person, name) for name in ("id", "name", "email")}
        return {"person": who, "roles": roles}


class PersonInPlan(OfOnePerson):
    """What a person holds in a plan."""

    gives: ClassVar = {"GET": {200: HeldInPlan}}

    def get(self, request: Request, id: int, person_id: int) -> HttpResponse:
        """The roles that a person holds in a plan, today or later."""
        asked_of(request, [])
        return answer(request, self.body(*self.found(id, person_id)))


class HandedOver(OfOnePerson):
    """The roles of one person in a plan, handed over to another."""

    takes: ClassVar = {"POST": HandOverInput}
    gives: ClassVar = {"POST": {200: HeldInPlan}}
    headers: ClassVar = {"POST": [IF_MATCH, KEY]}
    refusals: ClassVar = {"POST": (409, 412, 415, 422, 428)}

    @idempotent
    @transaction.atomic
    def post(self, request: Request, id: int, person_id: int) -> HttpResponse:
        """Give every role that the person holds in the plan to another, from a day on, or none.

        ``If-Match`` is the ETag of what the person holds; the answer is what the other holds then.
        """
        said = checked(HandOverInput, request)
        plan, giver = self.found(id, person_id)
        taker = named(User.objects.filter(is_active=True), "taker", said["taker"])
        # Locked by themselves: the next to hand over waits, and is then told.
        list(access.roles_in(plan).filter(user=giver).select_for_update(of=["self"]))
        standing = self.body(plan, giver)
        demand_match(request, tag_of(standing), current=standing)
        access.hand_over(giver=giver, taker=taker, document=plan, from_day=said["from_day"])
        taken = self.body(plan, taker)
        return answer(request, taken, etag=tag_of(taken))


def named(rows: QuerySet, field: str, key: int) -> Model:
    """What a field of the body names; it is refused there where the caller finds none."""
    found = rows.filter(pk=key).first()
    if found is None:
        raise refused_field(field, "There is none with this id.")
    return found


def shown(held: RoleAssignment) -> dict[str, object]:
    return read_one(RoleRow, held)
