"""People and what they may do, where, and for how long."""

import pghistory
from django.contrib.auth.base_user import BaseUserManager
from django.contrib.auth.models import AbstractBaseUser, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower

from indicators.enums import MailDelivery, Role
from indicators.models.constraints import one_of


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **others) -> "User":
        user = self.model(email=self.normalize_email(email), **others)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **others) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **others)

    def get_by_natural_key(self, email: str) -> "User":
        return self.get(email__iexact=email)


@pghistory.track(exclude=["password", "last_login"])
class User(AbstractBaseUser, PermissionsMixin):
    """A person, known by one e-mail address whatever its letter case."""

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
            models.UniqueConstraint(Lower("email"), name="user_email_once_whatever_case"),
            one_of("mail_delivery", MailDelivery, name="user_mail_delivery_known"),
        )

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        return self.name


@pghistory.track()
class RoleAssignment(models.Model):
    """A role on a whole plan, a programme or a subprogramme, through all editions; inherited down.

    ``ends_on`` is the last day on which the role is held.
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
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            one_of("role", Role, name="roleassignment_role_known"),
            models.CheckConstraint(
                condition=models.Q(
                    document__isnull=False, programme__isnull=True, subprogramme__isnull=True
                )
                | models.Q(
                    document__isnull=True, programme__isnull=False, subprogramme__isnull=True
                )
                | models.Q(
                    document__isnull=True, programme__isnull=True, subprogramme__isnull=False
                ),
                name="roleassignment_one_scope",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="roleassignment_runs_forward",
            ),
        )

    def __str__(self) -> str:
        return f"{self.user_id} {self.role}"
