"""People and what they may do, where, for how long, and who acts for them."""

from collections.abc import Iterator

import pghistory
from django.contrib.auth.base_user import BaseUserManager
from django.contrib.auth.models import AbstractBaseUser, PermissionsMixin
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.contrib.postgres.indexes import OpClass
from django.db import models
from django.db.models.functions import Coalesce, Now
from django.utils.translation import gettext_lazy as _

from indicators.enums import MailDelivery, Role
from indicators.models.constraints import one_of
from indicators.models.ranges import DaysHeld

ANOTHER_ACCOUNT = _(
    "There is an account with this e-mail address already. Capital letters, and what follows a "
    "plus sign, make no other address."
)


class OneAddress(models.Func):
    """An e-mail address without ``+suffix`` and in small letters: two that agree are one person's.

    ``Ivo.Brandt+plans@rcab.example`` is ``ivo.brandt@rcab.example``.
    """

    template = r"lower(regexp_replace(%(expressions)s, '^([^+@]+)\+[^@]*@', '\1@'))"
    output_field = models.TextField()


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **others) -> "User":
        user = self.model(email=self.normalize_email(email), **others)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **others) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **others)

    def of_address(self, email: str) -> models.QuerySet["User"]:
        """The account, if there is one, whose address differs in letter case or suffix at most."""
        wanted = OneAddress(models.Value(email, output_field=models.TextField()))
        return self.annotate(one_address=OneAddress("email")).filter(one_address=wanted)

    def get_by_natural_key(self, email: str) -> "User":
        return self.of_address(email).get()


@pghistory.track(exclude=["password", "last_login"])
class User(AbstractBaseUser, PermissionsMixin):
    """A person, known by one e-mail address whatever its letter case and ``+suffix``."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=150)
    language = models.CharField(max_length=10, default="en")
    mail_delivery = models.CharField(
        max_length=16, choices=MailDelivery.choices(), default=MailDelivery.AT_ONCE
    )
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False, help_text="May open the administration pages.")
    date_joined = models.DateTimeField(auto_now_add=True)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ("name",)

    class Meta:
        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(
                OneAddress("email"),
                name="user_one_account",
                violation_error_message=ANOTHER_ACCOUNT,
            ),
            one_of("mail_delivery", MailDelivery, name="user_mail_delivery_known"),
        )

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        return self.name


SCOPES = ("document", "programme", "subprogramme")
# One person may give the parts of several entities at one place.
OF_ENTITY = Coalesce("entity", models.Value(0), output_field=models.BigIntegerField())


def held_once() -> Iterator[ExclusionConstraint]:
    """A person holds a role at a place once on a day."""
    for scope in SCOPES:
        yield ExclusionConstraint(
            name=f"roleassignment_once_per_{scope}",
            expressions=(
                (OpClass("user", "gist_int8_ops"), RangeOperators.EQUAL),
                (OpClass("role", "gist_text_ops"), RangeOperators.EQUAL),
                (OpClass(scope, "gist_int8_ops"), RangeOperators.EQUAL),
                (OpClass(OF_ENTITY, "gist_int8_ops"), RangeOperators.EQUAL),
                (DaysHeld("starts_on", "ends_on"), RangeOperators.OVERLAPS),
            ),
            condition=models.Q(**{f"{scope}__isnull": False}),
            violation_error_message=_("This person holds this role there on these days already."),
        )


def only(scope: str) -> models.Q:
    return models.Q(**{f"{each}__isnull": each != scope for each in SCOPES})


@pghistory.track()
class RoleAssignment(models.Model):
    """A role on a whole plan, a programme or a subprogramme, through all editions; inherited down.

    ``ends_on`` is the last day on which the role is held. A contributor gives the parts of an
    ``entity``, a category by which the measures of the place are broken down.
    """

    user = models.ForeignKey(User, models.PROTECT, related_name="assignments")
    role = models.CharField(max_length=16, choices=Role.choices())
    document = models.ForeignKey("indicators.PlanDocument", models.PROTECT, null=True, blank=True)
    programme = models.ForeignKey(
        "indicators.ProgrammeIdentity", models.PROTECT, null=True, blank=True
    )
    subprogramme = models.ForeignKey(
        "indicators.SubprogrammeIdentity", models.PROTECT, null=True, blank=True
    )
    entity = models.ForeignKey("indicators.Category", models.PROTECT, null=True, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            one_of("role", Role, name="roleassignment_role_known"),
            models.CheckConstraint(
                condition=only("document") | only("programme") | only("subprogramme"),
                name="roleassignment_one_scope",
                violation_error_message=_("A role is held on one place: choose one."),
            ),
            models.CheckConstraint(
                condition=~models.Q(role=Role.OFFICER) | models.Q(document__isnull=False),
                name="roleassignment_officer_of_a_plan",
                violation_error_message=_("A planning officer has the whole plan."),
            ),
            models.CheckConstraint(
                condition=~models.Q(role=Role.HEAD) | models.Q(programme__isnull=False),
                name="roleassignment_head_of_a_programme",
                violation_error_message=_("A head is the head of a programme."),
            ),
            models.CheckConstraint(
                condition=models.Q(role=Role.CONTRIBUTOR, entity__isnull=False)
                | (~models.Q(role=Role.CONTRIBUTOR) & models.Q(entity__isnull=True)),
                name="roleassignment_contributor_of_an_entity",
                violation_error_message=_(
                    "A contributor gives the part of an entity: choose it. "
                    "No other role is of an entity."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="roleassignment_runs_forward",
                violation_error_message=_("The last day is before the first."),
            ),
            *held_once(),
        )

    def __str__(self) -> str:
        return f"{self.user_id} {self.role}"


@pghistory.track()
class Delegation(models.Model):
    """While one person is absent another acts for them, from the first to the last day named.

    ``document`` is the plan whose officer says so; a person who says it of themselves names none,
    and all their roles are meant. A right that is itself delegated is not passed on.
    """

    absent = models.ForeignKey(User, models.PROTECT, related_name="absences")
    deputy = models.ForeignKey(User, models.PROTECT, related_name="deputyships")
    document = models.ForeignKey("indicators.PlanDocument", models.PROTECT, null=True, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    named_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    named_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ("starts_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(absent=models.F("deputy")),
                name="delegation_to_another",
                violation_error_message=_("Nobody acts for themselves: choose another person."),
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="delegation_runs_forward",
                violation_error_message=_("The last day is before the first."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.deputy_id} for {self.absent_id}"
