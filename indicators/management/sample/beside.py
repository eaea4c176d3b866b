"""What the demo's officer gives beside the values: evidence, reasons of a miss, answers."""

from collections.abc import Mapping, Sequence
from datetime import date

from indicators import review
from indicators.models import (
    Cell,
    EvidenceLink,
    EvidenceUse,
    FlagAnswer,
    MissExplanation,
    User,
)


def give(rows: Mapping[int, Mapping[str, str]], *, by: User) -> None:
    """Give what stands in the rows, by cell, beside the drafts."""
    cells = Cell.objects.select_related("draft").in_bulk(rows)
    given = [(cells[pk], row) for pk, row in rows.items()]
    _give_evidence(given, by)
    MissExplanation.objects.bulk_create(
        MissExplanation(
            version=cell.draft,
            reasons=row["reasons"].split(),
            text=row["explanation"],
            action=row["action"],
            action_due=date.fromisoformat(row["action_due"]),
            by=by,
        )
        for cell, row in given
        if row["explanation"]
    )
    _answer(given, by)


def _give_evidence(given: Sequence[tuple[Cell, Mapping[str, str]]], by: User) -> None:
    addresses = {row["url"] for _cell, row in given if row["url"]}
    EvidenceLink.objects.bulk_create(EvidenceLink(url=url, by=by) for url in sorted(addresses))
    links = {link.url: link for link in EvidenceLink.objects.filter(url__in=addresses)}
    EvidenceUse.objects.bulk_create(
        EvidenceUse(version=cell.draft, link=links[row["url"]], name=row["evidence"], by=by)
        for cell, row in given
        if row["url"]
    )


def _answer(given: Sequence[tuple[Cell, Mapping[str, str]]], by: User) -> None:
    """One sentence answers all that is asked of a value."""
    sentences = {cell.pk: row["answers"] for cell, row in given if row["answers"]}
    asked = review.grounds_of([cell for cell, _row in given], in_hand=True)
    FlagAnswer.objects.bulk_create(
        FlagAnswer(version=asked[pk].version, flag=flag, sentence=sentence, by=by)
        for pk, sentence in sentences.items()
        for flag in asked[pk].unanswered
    )
