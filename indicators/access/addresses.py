"""Whose an e-mail address is."""

from django.db.models import Q, QuerySet, TextField, Value

from indicators.models import User
from indicators.models.people import OneAddress


def accounts_with(address: str) -> QuerySet[User]:
    """The accounts that have an address, as their own or as a further one, confirmed or not,
    whatever its capitals and suffix.
    """
    wanted = OneAddress(Value(address, output_field=TextField()))
    known = User.objects.of_address(address)
    further = User.objects.annotate(further=OneAddress("emailaddress__email")).filter(
        further=wanted
    )
    return User.objects.filter(Q(pk__in=known.values("pk")) | Q(pk__in=further.values("pk")))
