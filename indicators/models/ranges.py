"""Range functions that constraints need."""

from django.contrib.postgres.fields import DateRangeField
from django.db.models import Func


class DateRange(Func):
    """``daterange(from, until)``: the first day belongs to it, the last does not."""

    function = "daterange"
    output_field = DateRangeField()


class DaysHeld(Func):
    """``daterange(first, last, '[]')``: both days belong to it; no last day is for ever."""

    template = "daterange(%(expressions)s, '[]')"
    output_field = DateRangeField()
