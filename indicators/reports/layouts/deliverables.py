"""Deliverables: planned and actual by year, what became of them, and the rates."""

from collections.abc import Iterator, Sequence

from indicators.reports.blocks import Cell, Column, Content, Row, Table
from indicators.reports.delivered import (
    Deliverable,
    DeliverableCategory,
    DeliverableTable,
    Departed,
    Implementation,
    Implemented,
)
from indicators.reports.document import Document
from indicators.reports.layouts import left_out
from indicators.reports.layouts.budget_words import BUDGET_WORDS
from indicators.reports.layouts.parts import (
    NONE_PLANNED,
    number,
    programme_name,
    unit_name,
)
from indicators.reports.words import Words

IN_WORDS = "deliverables told in words alone"


def deliverables_table(table: DeliverableTable, words: Words) -> Table:
    columns = columns_of(table)
    heads = [words(f"{{year}} {kind}", year=table.years[index]) for index, kind in columns]
    rows = []
    for category in table.categories:
        rows.append(Row(band=_band(category, words)))
        rows += [_row(each, columns, words) for each in category.deliverables]
    return Table(
        name=words("Deliverables"),
        columns=(
            Column(words("Deliverable")),
            *(Column(head, Content.NUMBER, 15) for head in heads),
            Column(words("State"), Content.TEXT, 26),
        ),
        rows=tuple(rows),
        left_out=not_counted(table.in_words, words),
    )


def not_counted(in_words: int, words: Words, *others: left_out.Things) -> str:
    """What a table of deliverables leaves out, and how its dash is read."""
    dash = words("— is “none planned”: it is not zero.")
    left = left_out.said(words, (IN_WORDS, in_words), *others)
    return words("{sentence} {next}", sentence=dash, next=left)


def category_name(category: DeliverableCategory, words: Words) -> str:
    """The annual format gives its letter, which stands for words of that format."""
    return BUDGET_WORDS[words.language].get(f"category_{category.name}", category.name)


def tables_of(document: Document) -> Iterator[DeliverableTable]:
    for programme in document.programmes:
        for unit in programme.subprogrammes:
            if unit.deliverables:
                yield unit.deliverables


def columns_of(table: DeliverableTable) -> list[tuple[int, str]]:
    """(Index of the year, planned or actual) for every column that the plan prints."""
    every = list(_every(table))
    return [
        (index, kind)
        for index in range(len(table.years))
        for kind in ("planned", "actual")
        if any(getattr(each.counts[index], kind) for each in every)
    ]


def rates_table(document: Document, words: Words, name: str) -> Table:
    """By unit and category: of those planned, of all that was to come, of the mandated part."""
    heads = ("Programme", "Subprogramme", "Category")
    rates = ("Of those planned", "Of all that was to come", "Of the mandated part")
    return Table(
        name=name,
        columns=(
            *(Column(words(head)) for head in heads),
            *(Column(words(head), Content.NUMBER, 22) for head in rates),
            Column(words("Another way than planned"), Content.TEXT, 40),
        ),
        rows=tuple(_rate_rows(document, words)),
        left_out=left_out.said(
            words,
            (IN_WORDS, sum(each.in_words for each in tables_of(document))),
            left_out.programmes(document),
            note=words("What nobody has told of yet is in no rate."),
        ),
        is_named=True,
        is_small=True,
    )


def _rate_rows(document: Document, words: Words) -> Iterator[Row]:
    for programme in document.programmes:
        for unit in programme.subprogrammes:
            table = unit.deliverables or DeliverableTable((), ())
            for category in table.categories:
                rates = category.implementation
                if rates.is_empty:
                    continue
                named = category_name(category, words)
                texts = (programme_name(programme, words), unit_name(unit, words), named)
                shares = (rates.of_planned, rates.of_all, rates.of_mandated)
                yield Row(
                    (
                        *(Cell(text) for text in texts),
                        *(Cell(_share(each, words)) for each in shares),
                        Cell(words("; ").join(_beside(rates, words))),
                    )
                )


def _share(rate: Implemented, words: Words) -> str:
    return words("{a} of {b}", a=rate.done, b=rate.of) if rate.of else NONE_PLANNED


def _beside(rates: Implementation, words: Words) -> list[str]:
    """What is in no rate: what is not told of, what came and was not to, what went elsewhere."""
    counted = [
        (words("not reported yet"), rates.not_reported),
        (words("beyond the plan"), rates.beyond),
    ]
    said = [words("{things}: {n}", things=things, n=n) for things, n in counted if n]
    return said + [_gone(each, words) for each in rates.departures]


def _gone(each: Departed, words: Words) -> str:
    return words("{things}: {n}", things=words.label(each.departure), n=each.amount)


def went(each: Deliverable, words: Words) -> str:
    """What went another way than planned, each with its reason."""
    told = (
        words("{things} ({n})", things=_gone(gone, words), n=gone.reason)
        if gone.reason
        else _gone(gone, words)
        for gone in each.departures
    )
    return words("; ").join(told)


def _row(each: Deliverable, columns: Sequence[tuple[int, str]], words: Words) -> Row:
    printed = [getattr(each.counts[index], kind) for index, kind in columns]
    said = [state(each, words), *(_gone(gone, words) for gone in each.departures)]
    return Row(
        (
            Cell(f"{each.name} ({each.unit})" if each.unit else each.name),
            *(number(cell, words) if cell else Cell() for cell in printed),
            Cell(
                words("; ").join(filter(None, said)),
                note=words("; ").join(gone.reason for gone in each.departures),
            ),
        )
    )


def _band(category: DeliverableCategory, words: Words) -> str:
    """The category with its rates, each with its two numbers."""
    rates, said = category.implementation, []
    if rates.of_planned.of:
        done, planned = rates.of_planned.done, rates.of_planned.of
        said.append(words("{done} of {planned} implemented", done=done, planned=planned))
    if rates.of_all.of != rates.of_planned.of:
        for what, rate in (
            ("Of all that was to come", rates.of_all),
            ("Of the mandated part", rates.of_mandated),
        ):
            said.append(words("{things}: {n}", things=words(what), n=_share(rate, words)))
    return " · ".join((category_name(category, words), *said))


def state(each: Deliverable, words: Words) -> str:
    """What became of what was to come in the period."""
    if each.came is None:
        return words("no data") if each.to_come else ""
    if not each.to_come:
        return words("unplanned") if each.came else ""
    missing = each.to_come - each.came
    return words("{n} short", n=missing) if missing > 0 else words("implemented")


def _every(table: DeliverableTable) -> Iterator[Deliverable]:
    for category in table.categories:
        yield from category.deliverables
