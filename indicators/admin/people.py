"""People and their roles."""

from typing import Any

from allauth.account.admin import EmailAddressAdmin
from allauth.account.models import EmailAddress
from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from indicators import access
from indicators.admin.bases import NeverDeleted
from indicators.models import ANOTHER_ACCOUNT, Delegation, RoleAssignment, User


class OneAccount(forms.ModelForm):
    """Says beside the address that it is another account's, whatever its capitals and suffix."""

    def clean_email(self) -> str:
        email = self.cleaned_data["email"]
        if access.accounts_with(email).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(ANOTHER_ACCOUNT)
        return email


class PersonCreation(OneAccount, AdminUserCreationForm):
    class Meta:
        model = User
        fields = ("email", "name", "language")


class PersonChange(OneAccount, UserChangeForm):
    class Meta:
        model = User
        fields = (
            "email",
            "name",
            "language",
            "mail_delivery",
            "password",
            "is_active",
            "is_staff",
            "is_superuser",
            "groups",
        )


class FurtherAddress(forms.ModelForm):
    class Meta:
        model = EmailAddress
        fields = ("user", "email", "verified", "primary")

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        owner, email = said.get("user"), said.get("email")
        if owner and email and access.accounts_with(email).exclude(pk=owner.pk).exists():
            self.add_error("email", ANOTHER_ACCOUNT)
        return said


class Assignments(admin.TabularInline):
    model = RoleAssignment
    extra = 0
    autocomplete_fields = ("document",)
    raw_id_fields = ("programme", "subprogramme", "entity")


@admin.register(User)
class PersonAdmin(UserAdmin):
    add_form = PersonCreation
    form = PersonChange
    inlines = (Assignments,)
    ordering = ("name",)
    list_display = ("name", "email", "language", "is_active", "is_staff")
    list_filter = ("is_active", "is_staff", "is_superuser", "language")
    search_fields = ("name", "email")
    readonly_fields = ("last_login", "date_joined")
    fieldsets = (
        (None, {"fields": ("email", "name", "language", "mail_delivery", "password")}),
        (
            pgettext_lazy("of a person", "May"),
            {"fields": ("is_active", "is_staff", "is_superuser", "groups")},
        ),
        (_("Dates"), {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = (
        (
            None,
            {"fields": ("email", "name", "language", "usable_password", "password1", "password2")},
        ),
    )
    filter_horizontal = ("groups",)

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        """Who may not do everything lets nobody do more than before."""
        kept = () if request.user.is_superuser else ("is_staff", "is_superuser", "groups")
        return [*super().get_readonly_fields(request, obj), *kept]

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """The account of who may do everything, and its password, are changed by another such."""
        is_above = obj is not None and obj.is_superuser and not request.user.is_superuser
        return not is_above and super().has_change_permission(request, obj)

    def has_delete_permission(self, _request: HttpRequest, _obj: Model | None = None) -> bool:
        return False


admin.site.unregister(EmailAddress)


@admin.register(EmailAddress)
class FurtherAddressAdmin(EmailAddressAdmin):
    form = FurtherAddress


@admin.register(RoleAssignment)
class RoleAssignmentAdmin(NeverDeleted):
    """A role ends by its last day and is not deleted: what was done under it stays explained."""

    list_display = (
        "user",
        "role",
        "entity",
        "document",
        "programme",
        "subprogramme",
        "starts_on",
        "ends_on",
    )
    list_filter = ("role",)
    list_select_related = ("user", "entity", "document", "programme", "subprogramme")
    search_fields = ("user__name", "user__email")
    autocomplete_fields = ("user", "document")
    raw_id_fields = ("programme", "subprogramme", "entity")


@admin.register(Delegation)
class DelegationAdmin(NeverDeleted):
    list_display = ("absent", "deputy", "document", "starts_on", "ends_on", "named_by")
    list_select_related = ("absent", "deputy", "document", "named_by")
    search_fields = ("absent__name", "absent__email", "deputy__name", "deputy__email")
    autocomplete_fields = ("absent", "deputy", "document", "named_by")
    readonly_fields = ("named_at",)
