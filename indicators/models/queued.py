"""A row that is its own queue: what a worker writes into it to have it alone."""

from django.db import models
from django.db.models.functions import Now


class Queued(models.Model):
    """A worker takes the row up under a ``claim`` of its own, for the ``attempts``-th time.

    Nobody takes it up before ``not_before``: the end of a worker's lease, or of the pause after a
    failure.
    """

    claim = models.UUIDField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(db_default=Now())

    class Meta:
        abstract = True


def claimed_while(status: str, *, name: str) -> models.CheckConstraint:
    """A row that a worker has at hand names the worker's claim."""
    return models.CheckConstraint(
        condition=~models.Q(status=status) | models.Q(claim__isnull=False), name=name
    )


def open_in_order(*statuses: str, name: str) -> models.Index:
    """Finds rows of an open status by when they may be taken up."""
    return models.Index(
        fields=("not_before",), name=name, condition=models.Q(status__in=list(statuses))
    )
