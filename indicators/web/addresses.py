"""Addresses: a node's path, readable and stable. ``programme 6/(a)/1`` is programme-6/(a)/1."""

from django.urls import reverse

from indicators.models import Node, Period, PlanEdition


def of_path(path: str) -> str:
    return path.replace(" ", "-")


def to_path(address: str) -> str:
    return address.strip("/").replace("-", " ")


def of_edition(edition: PlanEdition) -> str:
    return reverse("edition", args=[edition.slug])


def of_node(node: Node, edition: PlanEdition | None = None) -> str:
    edition = edition or node.edition
    return reverse("node", args=[edition.slug, of_path(node.path)])


def of_sheet(node: Node, period: Period) -> str:
    return reverse("sheet", args=[node.edition.slug, period.label, of_path(node.path)])
