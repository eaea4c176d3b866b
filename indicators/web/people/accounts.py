"""Accounts are opened by an officer, never by whoever comes along; a person has one."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import AddEmailForm
from django.forms import ValidationError
from django.http import HttpRequest

from indicators import access
from indicators.models import ANOTHER_ACCOUNT


class OpenedByAnOfficer(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def validate_unique_email(self, email: str) -> str:
        if access.accounts_with(email).exists():
            raise ValidationError(ANOTHER_ACCOUNT)
        return email


class AddressForm(AddEmailForm):
    """A further address of one's own, not that of another account in other letters."""

    def clean_email(self) -> str:
        email = super().clean_email()
        if access.accounts_with(email).exclude(pk=self.user.pk).exists():
            raise ValidationError(ANOTHER_ACCOUNT)
        return email
