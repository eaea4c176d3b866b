"""When what waits is due: the round that asked for it says so."""

from django.db.models import DateField, F, OuterRef, QuerySet, Subquery

from indicators.models import Cell, ReportingRound


def in_order_of_due_dates(cells: QuerySet[Cell]) -> QuerySet[Cell]:
    """What is due first comes first; then what no round asked for, the oldest submission first.

    Adds ``due_on``, the earliest due date among the rounds that ask for the cell. The cells have
    ``submitted_at``.
    """
    asking = ReportingRound.objects.filter(
        asked__period=OuterRef("period"),
        edition__nodes__performancemeasure__identity=OuterRef("measure"),
        kinds__contains=[OuterRef("kind")],
    )
    due = Subquery(asking.order_by("due_on").values("due_on")[:1], output_field=DateField())
    return cells.annotate(due_on=due).order_by(
        F("due_on").asc(nulls_last=True), "submitted_at", "pk"
    )
