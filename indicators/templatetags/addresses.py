"""Addresses made of a node's path: ``{% load addresses %}``, ``{{ node|address }}``.

``programme 6/(a)/1`` is ``programme-6/(a)/1``: readable, stable, and turned back exactly.
"""

from django import template
from django.urls import reverse

from indicators.models import Node, Period

register = template.Library()


def of_path(path: str) -> str:
    return path.replace(" ", "-")


def to_path(address: str) -> str:
    return address.strip("/").replace("-", " ")


@register.filter
def slugged(path: str) -> str:
    """A path as it stands in an address."""
    return of_path(path)


@register.filter
def depth(path: str) -> int:
    """How deep a node stands: 0 for a programme."""
    return path.count("/")


@register.filter
def address(node: Node) -> str:
    """The page of a node. Its edition must have been read with it."""
    return reverse("node", args=[node.edition.slug, of_path(node.path)])


@register.simple_tag
def sheet_url(node: Node, period: Period) -> str:
    """The entry sheet of a frame for a period."""
    return reverse("sheet", args=[node.edition.slug, period.pk, of_path(node.path)])
