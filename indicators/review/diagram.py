"""The state table as a picture and as a table of words, for the guide. Pure."""

from collections.abc import Callable, Iterable

from indicators.enums import ValueStatus
from indicators.review.workflow import TABLE

# The columns, from the left.
COLUMNS = (
    ValueStatus.DRAFT,
    ValueStatus.SUBMITTED,
    ValueStatus.RETURNED,
    ValueStatus.APPROVED,
)
STATUSES = {str(status): status for status in ValueStatus}
TITLE = "The steps of a value through review"
HEADS = ("The value is", "Step", "Then it is")
# Says a word in the language of the reader.
Say = Callable[[str], str]
APART, MARGIN, BOX_WIDTH, BOX_HEIGHT, ROW = 190, 90, 130, 36, 44
WIDTH = 2 * MARGIN + APART * (len(COLUMNS) - 1)
HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
    'aria-labelledby="steps-title steps-words" class="steps">\n'
    '<title id="steps-title">{title}</title>\n'
    '<desc id="steps-words">{words}</desc>\n'
    '<defs><marker id="steps-tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" '
    'markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z" fill="currentColor"/></marker></defs>\n'
)
COLUMN = (
    '<rect x="{left}" y="4" width="{width}" height="{height}" rx="6" fill="none" '
    'stroke="currentColor"/><text x="{x}" y="27" text-anchor="middle" fill="currentColor">{name}'
    '</text><path d="M{x} {top}V{bottom}" stroke="currentColor" stroke-dasharray="2 4"/>\n'
)
ARROW = (
    '<path d="{way}" fill="none" stroke="currentColor" stroke-width="1.5" '
    'marker-end="url(#steps-tip)"/><text x="{x}" y="{y}" text-anchor="{anchor}" font-size="13" '
    'fill="currentColor">{name}</text>\n'
)


def svg(say: Say = str) -> str:
    """A column for each status, an arrow for each step; in the colour of the text around it."""
    words = " ".join(f"{begin} → {step} → {end}." for begin, step, end in steps(say))
    height = BOX_HEIGHT + ROW * (len(TABLE) + 1)
    parts = [HEAD.format(width=WIDTH, height=height, title=say(TITLE), words=words)]
    parts += [_column(status, height, say) for status in COLUMNS]
    parts += [
        _arrow(STATUSES[begin], STATUSES[end], say(step.label), BOX_HEIGHT + ROW * row)
        for row, ((begin, step), end) in enumerate(TABLE.items(), start=1)
    ]
    return "".join([*parts, "</svg>\n"])


def table(say: Say = str) -> str:
    """The same in words, as a table in Markdown: what the picture shows to who does not see it."""
    heads = (f"| {' | '.join(say(head) for head in HEADS)} |", "|---|---|---|")
    rows = (f"| {begin} | {step} | {end} |" for begin, step, end in steps(say))
    return "\n".join((*heads, *rows, ""))


def steps(say: Say = str) -> Iterable[tuple[str, str, str]]:
    """Each line of the state table, in labels."""
    for (begin, step), end in TABLE.items():
        yield say(STATUSES[begin].label), say(step.label), say(end.label)


def _column(status: ValueStatus, height: int, say: Say) -> str:
    x = _x(status)
    return COLUMN.format(
        left=x - BOX_WIDTH // 2,
        width=BOX_WIDTH,
        height=BOX_HEIGHT,
        x=x,
        name=say(status.label),
        top=BOX_HEIGHT + 4,
        bottom=height - 8,
    )


def _arrow(begin: ValueStatus, end: ValueStatus, name: str, y: int) -> str:
    x1, x2 = _x(begin), _x(end)
    if begin == end:
        way = f"M{x1} {y - 10}h24v14h-24"
        return ARROW.format(way=way, x=x1 + 32, y=y + 2, anchor="start", name=name)
    middle = (x1 + x2) // 2
    way = f"M{x1} {y}H{x2}"
    return ARROW.format(way=way, x=middle, y=y - 6, anchor="middle", name=name)


def _x(status: ValueStatus) -> int:
    return MARGIN + APART * COLUMNS.index(status)
