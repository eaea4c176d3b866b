"""Why something typed is not kept."""

from django.db import IntegrityError

from indicators import ledger


class EntryRefused(Exception):
    """What was typed cannot be kept. ``errors`` has a sentence for each field at fault."""

    def __init__(self, **errors: str) -> None:
        super().__init__("; ".join(errors.values()))
        self.errors = errors


def why_not_kept(refusal: IntegrityError, *, number_once: str, stale: str) -> str:
    """The sentence for a version that the database refused; what is no refusal is raised again.

    ``number_once`` is the constraint of which the second of two who write at once is told
    ``stale``.
    """
    constraint = refusal.__cause__.diag.constraint_name
    if constraint == number_once:
        return stale
    if constraint in (ledger.ROUND_IS_OPEN, ledger.SIGNED_OFF):
        return str(ledger.refusal_in_words(refusal))
    raise refusal
