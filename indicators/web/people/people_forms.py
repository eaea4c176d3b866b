"""What the page of a plan's people asks for."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from indicators import access
from indicators.enums import ClearingLevel, Role
from indicators.models import Category, User


class Person(forms.ModelChoiceField):
    """An open account, by name and address."""

    def __init__(self, **kwargs: Any) -> None:
        people = User.objects.filter(is_active=True).order_by("name", "email")
        super().__init__(people, empty_label=_("Choose a person"), **kwargs)

    def label_from_instance(self, person: User) -> str:
        return f"{person.name} ({person.email})" if person.name else person.email


class Day(forms.DateField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"), **kwargs)


class OneOfSeveral(forms.Form):
    """A form beside others on its page: its fields have ids of their own."""

    ids = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id=f"{self.ids}-%s", **kwargs)


class AssignForm(OneOfSeveral):
    ids = "assign"

    user = Person(label=_("Person"))
    role = forms.TypedChoiceField(
        label=_("Role"), choices=[(role.value, _(role.label)) for role in Role], coerce=Role
    )
    place = forms.ChoiceField(label=_("Place"), help_text=_("What is below a place is meant too."))
    entity = forms.ModelChoiceField(
        Category.objects.select_related("dimension").order_by("dimension__name", "position", "pk"),
        label=_("Entity"),
        required=False,
        empty_label=_("None"),
        help_text=_("For a contributor: whose part of the measures they give."),
    )
    starts_on = Day(label=_("First day"))
    ends_on = Day(label=_("Last day"), required=False, help_text=_("Empty: until it is ended."))

    def __init__(self, *args: Any, places: list[tuple[access.Place, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.scopes = {place.key: place.scope for place, _name in places}
        self.fields["place"].choices = [(place.key, name) for place, name in places]
        self.fields["entity"].label_from_instance = _entity_name

    def clean_place(self) -> Any:
        return self.scopes[self.cleaned_data["place"]]


def _entity_name(entity: Category) -> str:
    return f"{entity.dimension.name}: {entity.name}"


class EndForm(OneOfSeveral):
    ids = "end"

    last_day = Day(label=_("Last day"))


class HandOverForm(OneOfSeveral):
    ids = "hand-over"

    giver = forms.ModelChoiceField(
        User.objects.none(), label=pgettext_lazy("person", "From"), empty_label=_("Choose a person")
    )
    taker = Person(label=pgettext_lazy("person", "To"))
    from_day = Day(label=_("First day of the successor"))

    def __init__(self, *args: Any, holders: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["giver"].queryset = holders


class DeputyForm(OneOfSeveral):
    """Who acts for somebody who is absent; of oneself, ``absent`` is left out."""

    ids = "deputy"

    absent = forms.ModelChoiceField(
        User.objects.none(), label=_("Absent"), empty_label=_("Choose a person")
    )
    deputy = Person(label=_("Acts for them"))
    starts_on = Day(label=_("First day"))
    ends_on = Day(label=_("Last day"))

    def __init__(self, *args: Any, holders: QuerySet[User] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if holders is None:
            del self.fields["absent"]
        else:
            self.fields["absent"].queryset = holders


class ChainForm(OneOfSeveral):
    ids = "chain"

    levels = forms.TypedMultipleChoiceField(
        label=_("Steps"),
        choices=[(level.value, _(level.label)) for level in ClearingLevel],
        coerce=ClearingLevel,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Taken in this order, each by another person. With none ticked any reviewer approves."
        ),
    )
