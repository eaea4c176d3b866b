"""The annual plan as a Word file: ``read(data)`` gives its ``PlanRecord``.

Bytes in, records out; nothing here knows a database. Values come from tables by year and from the
XML of native charts. Whatever no record takes is a ``Remainder``, whatever is a mere label is in
``dropped``: together they give the words of the document back.
"""

from indicators.plans.annual_word.reader import read

__all__ = ["read"]
