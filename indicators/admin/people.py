"""People and their roles."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from indicators.admin.bases import NeverDeleted
from indicators.models import RoleAssignment, User


class PersonCreation(AdminUserCreationForm):
    class Meta:
        model = User
        fields = ("email", "name", "language")


class PersonChange(UserChangeForm):
    class Meta:
        model = User
        fields = "__all__"


class Assignments(admin.TabularInline):
    model = RoleAssignment
    extra = 0
    autocomplete_fields = ("document",)
    raw_id_fields = ("programme", "subprogramme")


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
        (_("May"), {"fields": ("is_active", "is_staff", "is_superuser", "groups")}),
        (_("Dates"), {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = (
        (
            None,
            {"fields": ("email", "name", "language", "usable_password", "password1", "password2")},
        ),
    )
    filter_horizontal = ("groups",)

    def has_delete_permission(self, _request: HttpRequest, _obj: Model | None = None) -> bool:
        return False


@admin.register(RoleAssignment)
class RoleAssignmentAdmin(NeverDeleted):
    """A role ends by its last day and is not deleted: what was done under it stays explained."""

    list_display = ("user", "role", "document", "programme", "subprogramme", "starts_on", "ends_on")
    list_filter = ("role",)
    list_select_related = ("user", "document", "programme", "subprogramme")
    search_fields = ("user__name", "user__email")
    autocomplete_fields = ("user", "document")
    raw_id_fields = ("programme", "subprogramme")
