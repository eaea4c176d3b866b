"""Exact figures: what every verdict was computed from, and the number that certifies it."""

from collections.abc import Iterator

from indicators.reports.blocks import (
    Block,
    Cell,
    Column,
    Content,
    Heading,
    Look,
    PageBreak,
    Paragraph,
    Row,
    Table,
)
from indicators.reports.document import Document, Measure, OnTheWay, Programme
from indicators.reports.layouts import left_out
from indicators.reports.layouts.parts import (
    actual,
    address,
    fraction,
    number,
    revised,
    text_columns,
    verdict,
)
from indicators.reports.words import Words

# As much of a certificate's number as tells it from all others of a plan.
SHORT_NUMBER = 12


def exact_figures(document: Document, words: Words, digest: str) -> Iterator[Block]:
    yield PageBreak()
    yield Heading(1, words("Annex: exact figures"))
    yield from reckoned(document, words, digest)


def reckoned(
    document: Document, words: Words, digest: str, *, is_whole: bool = False
) -> Iterator[Block]:
    """``is_whole``: with the whole number of each certificate, for a report about nothing else."""
    lead = words(
        "Every verdict comes from comparing exact numbers; no rounded number entered it. "
        "P = (actual − baseline) / (target − baseline); L = actual / target, or target / "
        "actual where lower is better. L never decides."
    )
    yield Paragraph(lead)
    if told := revised(document, words):
        yield Paragraph(told)
    for programme in document.programmes:
        yield Heading(2, programme.name)
        yield exact_table(programme, document, words)
        if is_whole:
            yield from certificates(programme, words)
    reasons = sorted({reason for m in document.measures for reason in m.reasons})
    if reasons:
        yield Heading(2, words("Reasons"))
        yield Table(
            name=words("Reasons"),
            columns=text_columns(words, ("Code", 82), ("Meaning", 0)),
            rows=tuple(Row((Cell(str(each)), Cell(words.label(each)))) for each in reasons),
            left_out=left_out.said(words),
        )
    yield Paragraph(words("SHA-256 of the figures: {digest}", digest=digest), Look.SMALL)


def exact_table(
    programme: Programme, document: Document, words: Words, *, is_certified: bool = False
) -> Table:
    """``is_certified``: with the number of each certificate, for files that have the width."""
    numbers = ("Baseline", "Target", "Actual")
    return Table(
        name=programme.name,
        columns=(
            Column(words("Performance measure")),
            *(Column(words(head), Content.NUMBER, 14) for head in numbers),
            Column(words("Verdict"), Content.VERDICT, 27),
            Column(words("Progress P"), Content.NUMBER, 20),
            Column(words("Level L"), Content.NUMBER, 20),
            *([Column(words("Certificate"), Content.TEXT, 102)] if is_certified else []),
        ),
        rows=tuple(_row(each, document, words, is_certified) for each in programme.measures),
        left_out=left_out.said(words, *left_out.values(programme.measures)),
        is_small=True,
    )


def _row(measure: Measure, document: Document, words: Words, is_certified: bool) -> Row:
    notes = [str(reason) for reason in measure.reasons]
    notes += [on_the_way(each, words) for each in measure.on_the_way]
    if measure.certificate and not is_certified:
        notes.append(words("Certificate {number}", number=measure.certificate[:SHORT_NUMBER]))
    return Row(
        (
            Cell(measure.path, note=" · ".join(notes), link=address(measure.path, document)),
            number(measure.baseline, words),
            number(measure.target, words),
            actual(measure, words),
            verdict(measure, document, words),
            Cell(fraction(measure.progress, words)),
            Cell(fraction(measure.level, words)),
            *([Cell(measure.certificate)] if is_certified else []),
        )
    )


def on_the_way(each: OnTheWay, words: Words) -> str:
    """What the straight way to a later target had, and the pace; it decides nothing."""
    said = words(
        "expected on the way to {period}: {expected}",
        period=each.until,
        expected=words.number(each.expected),
    )
    if each.pace:
        said = words("{said}, pace {pace}", said=said, pace=fraction(each.pace, words))
    return words("{unit}: {name}", unit=each.part, name=said) if each.part else said


def certificates(programme: Programme, words: Words) -> Iterator[Table]:
    """A certificate number is longer than a column beside others has room for."""
    every = list(programme.measures)
    certified = [each for each in every if each.certificate]
    if certified:
        yield Table(
            name=words("{unit}: {name}", unit=programme.name, name=words("Certificates")),
            columns=text_columns(words, ("Performance measure", 0), ("Certificate", 98)),
            rows=tuple(Row((Cell(each.path), Cell(each.certificate))) for each in certified),
            left_out=left_out.said(
                words, ("measures without a certificate", len(every) - len(certified))
            ),
            is_small=True,
        )
