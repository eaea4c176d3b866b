"""How the tables of other systems are read, as a person has said it once."""

import pghistory
from django.db import models


@pghistory.track()
class SpreadsheetMapping(models.Model):
    """What the columns of a table hold; ``heads`` is the SHA-256 of their heads, in order."""

    heads = models.CharField(max_length=64, unique=True)
    mapping = models.JSONField()
    by = models.ForeignKey("indicators.User", models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.heads
