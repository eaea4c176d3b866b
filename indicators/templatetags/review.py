"""What review's pages ask of plain mappings: ``{% load review %}``."""

from collections.abc import Mapping

from django import template

register = template.Library()


@register.filter
def of(found: Mapping, key: object) -> object | None:
    """``{{ answers|of:flag }}``; ``None`` where there is nothing under the key."""
    return found.get(key)
