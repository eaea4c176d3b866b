"""What a person answered to a reader's doubt: ``{% load doubts %}``."""

from django import template
from django.utils.translation import gettext as _

from indicators.review import Decision

register = template.Library()


@register.filter
def decision(said: str) -> str:
    """A stored decision in the reader's language; words that are none of ours stand as they are."""
    return _(Decision(said).label) if said in set(Decision) else said
