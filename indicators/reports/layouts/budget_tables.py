"""Tables of the budget document: deliverables by category, and lists of legislative mandates."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from indicators.enums import DeliverableLevel
from indicators.reports.blocks import (
    Block,
    Cell,
    Column,
    Content,
    Heading,
    Paragraph,
    Row,
    Table,
)
from indicators.reports.layouts.budget_notes import below, notes_of
from indicators.reports.layouts.budget_words import BUDGET_WORDS, MANDATE_KINDS
from indicators.reports.printed import PrintedNode, PrintedPlan

Say = Callable[..., str]
DASH = "–"


def deliverables_table(
    nodes: Sequence[PrintedNode], caption: str, say: Say, plan: PrintedPlan
) -> Table:
    """The four columns; each subcategory with its sum, and what is told in words across them."""
    keys = _columns(nodes, plan)
    rows: list[Row] = []
    number = 0
    for category, held in groupby(nodes, key=lambda node: node.category):
        rows.append(
            Row((Cell(_category(category, say), is_strong=True), *(Cell() for _key in keys)))
        )
        for (name, level), items in groupby(
            held, key=lambda n: (n.subcategory, n.deliverable_level)
        ):
            run = list(items)
            if level == DeliverableLevel.NARRATIVE:
                rows += [Row(band=_narrative(node, say), notes=notes_of(node)) for node in run]
                continue
            if name:
                rows.append(_subtotal(name, run, keys, say))
            for node in run:
                number += 1
                cells = (_count(node, key) for key in keys)
                name_cell = Cell(f"{number}.\t{node.text}", notes=notes_of(node))
                rows.append(Row((name_cell, *cells)))
    heads = [
        Column(
            say("count_planned" if is_planned else "count_actual", year=year), Content.NUMBER, 22
        )
        for year, is_planned in keys
    ]
    return Table(caption, (Column(say("category")), *heads), tuple(rows), left_out="")


def _columns(nodes: Sequence[PrintedNode], plan: PrintedPlan) -> list[tuple[str, bool]]:
    """Planned and actual of the year judged, planned of the two after it; others as printed."""
    found = {(count.year, count.is_planned) for node in nodes for count in node.counts}
    return sorted(found, key=lambda each: (each[0], not each[1]))


def _category(letter: str, say: Say) -> str:
    key = f"category_{letter}"
    return say(key) if key in BUDGET_WORDS["en"] else letter


def _narrative(node: PrintedNode, say: Say) -> str:
    return (
        say("narrative", name=node.subcategory, text=node.text) if node.subcategory else node.text
    )


def _subtotal(
    name: str, nodes: Sequence[PrintedNode], keys: Sequence[tuple[str, bool]], say: Say
) -> Row:
    unit = nodes[0].unit
    label = say("subcategory", name=name, unit=unit) if unit else name
    sums = []
    for key in keys:
        found = [c.amount for n in nodes for c in n.counts if (c.year, c.is_planned) == key]
        numbers = [int(each) for each in found if each]
        sums.append(Cell(str(sum(numbers)) if numbers else DASH))
    return Row((Cell(label, is_strong=True), *sums))


def _count(node: PrintedNode, key: tuple[str, bool]) -> Cell:
    found = [c.amount for c in node.counts if (c.year, c.is_planned) == key]
    if not found:
        return Cell()
    return Cell(found[0] or DASH, number=found[0])


def mandates(nodes: Sequence[PrintedNode], language: str, name: str) -> Iterator[Block]:
    """Under each body and kind a table of symbols and titles; without a symbol, a list."""
    for (body, kind), listed in groupby(nodes, key=lambda node: (node.body, node.mandate_kind)):
        run = list(listed)
        yield Heading(3, _list_head(body, kind, language) or name, is_listed=False)
        for has_symbol, entries in groupby(run, key=lambda node: bool(node.symbol)):
            listed_here = list(entries)
            if has_symbol:
                rows = tuple(row for node in listed_here for row in _entry(node, language))
                columns = (Column("", Content.TEXT, 40), Column(""))
                yield Table(name, columns, rows, left_out="", has_head=False)
            else:
                for node in listed_here:
                    yield Paragraph(f"•\t{node.text}", notes=notes_of(node))
            yield from below(listed_here)


def _entry(node: PrintedNode, language: str) -> Iterator[Row]:
    """A title of several lines goes on in rows without a symbol."""
    *lines, last = node.text.split("\n")
    symbol = Cell(_symbol(node, language))
    for line in lines:
        yield Row((symbol, Cell(line)))
        symbol = Cell()
    yield Row((symbol, Cell(last, notes=notes_of(node))))


def _list_head(body: str, kind: str, language: str) -> str:
    kinds = MANDATE_KINDS[language].get(kind, kind)
    if language == "en":
        return f"{body} {kinds}".strip() if body else kinds.capitalize()
    return f"{body}{kinds}" if language == "zh-hans" else f"{kinds} {body}".strip()


def _symbol(node: PrintedNode, language: str) -> str:
    if not node.section:
        return node.symbol
    of = f"第{node.section}节" if language == "zh-hans" else f"sect. {node.section}"
    return f"{node.symbol}, {of}"
