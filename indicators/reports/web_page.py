"""A report as one web page that needs nothing else: headings, tables, charts as SVG."""

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape, unescape
from typing import Any

from indicators import charts
from indicators.enums import ReportCounted
from indicators.reports import counting
from indicators.reports.blocks import (
    Block,
    Cell,
    Content,
    Cover,
    Figure,
    Figures,
    Heading,
    Layout,
    Look,
    Notes,
    Paragraph,
    Quote,
    Statement,
    Table,
    Tally,
    Totals,
)
from indicators.reports.document import Document
from indicators.reports.layouts import laid_out
from indicators.reports.making import made_with
from indicators.reports.phrases import isolated
from indicators.reports.plain import digest_of
from indicators.reports.words import Words

MADE_WITH = made_with("HTML")
TAGS = {"zh-hans": "zh-Hans", "ar": "ar", "en": "en"}
STYLE = (
    ":root{color-scheme:light}"
    "body{margin:0 auto;max-width:64rem;padding:1.5rem;font:1rem/1.5 'Source Sans 3','Noto Sans "
    "SC',system-ui,sans-serif;color:#17212b;background:#fff}"
    "h1,h2,h3{line-height:1.25;margin:2rem 0 .5rem}h3{border-top:2px solid;padding-top:.4rem}"
    "table{border-collapse:collapse;width:100%;margin:.75rem 0}caption{text-align:start;"
    "font-weight:600;padding:.25rem 0}th,td{text-align:start;vertical-align:top;padding:.35rem "
    ".5rem;border-bottom:1px solid #d5d9da}thead th{border-bottom-color:#43505c}"
    ".n{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}"
    ".s{color:#43505c;font-size:.875rem}.lead{font-size:1.25rem}.band th{background:#f1f4f6}"
    "blockquote{margin:.5rem 0;padding-inline-start:.75rem;border-inline-start:3px solid #7d8894}"
    ".two{display:grid;grid-template-columns:1.6fr 1fr;border:1px solid #b67a10}.two>div{padding:"
    ".5rem .75rem}.warn{font-weight:600;color:#84290f}.scroll{overflow-x:auto}"
    ".figures{display:grid;grid-template-columns:repeat(auto-fill,minmax(18rem,1fr));gap:1.5rem}"
    "figure{margin:0}a{color:#0b4a7d}ul.c{margin:0;padding-inline-start:1rem}"
    "p{overflow-wrap:break-word}th,td{min-width:4rem}.unseen{position:absolute;clip-path:inset(50%);width:1px;height:1px;"
    "overflow:hidden;white-space:nowrap}"
    ".mark{display:none}@media print{.mark{display:block;position:fixed;inset-block-start:40%;"
    "inset-inline:0;margin:0;text-align:center;font-size:2.5rem;font-weight:700;color:#b4452c;"
    "opacity:.18;transform:rotate(-35deg)}thead{display:table-header-group}tr,figure{break-inside:avoid}}"
)
# What a reader reads: between two tags.
WORDS = re.compile(r"(?<=>)[^<]+(?=<)")


def write_html(frozen: Mapping[str, Any]) -> bytes:
    layout = laid_out(Document.from_json(frozen), digest=digest_of(frozen))
    return "".join(Page(layout).parts()).encode()


class Page:
    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.words = Words.of(layout.language)
        self.theme = charts.in_print(layout.language)
        self.drawn = 0
        self.heading = ""
        self.footnotes: list[str] = []

    def parts(self) -> Iterator[str]:
        layout = self.layout
        side = "rtl" if layout.language == "ar" else "ltr"
        yield f'<!doctype html>\n<html lang="{TAGS[layout.language]}" dir="{side}"><head>'
        yield '<meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        yield f'<meta name="generator" content="{escape(MADE_WITH)}">'
        yield f"<title>{escape(layout.title)}</title><style>{STYLE}</style></head><body><main>"
        yield from self._in_own_order(self._cover(layout.cover))
        for block in counting.counted(layout.blocks, ReportCounted.PARTS):
            yield from self._in_own_order(self._block(block))
        yield from self._in_own_order(self._footnotes())
        foot = " · ".join(layout.running)
        yield f'</main><footer class="s"><p>{escape(foot)}</p></footer></body></html>\n'

    def _in_own_order(self, parts: Iterable[str]) -> Iterable[str]:
        if self.layout.language != "ar":
            return parts
        return (WORDS.sub(lambda found: _isolated(found[0]), part) for part in parts)

    def _cover(self, cover: Cover) -> Iterator[str]:
        yield f'<h1>{escape(cover.title)}</h1><p class="lead">{escape(cover.subtitle)}</p>'
        if self.layout.watermark:
            # Printed, it is on every page.
            yield f'<p class="mark" aria-hidden="true">{escape(self.layout.watermark)}</p>'
        warning = " ".join(filter(None, (self.layout.watermark, cover.warning)))
        if warning:
            yield f'<p class="warn">{escape(warning)}</p>'
        facts = "".join(
            f'<tr><th scope="row">{escape(name)}</th><td>{escape(what)}</td></tr>'
            for name, what in cover.facts
        )
        yield f'<div class="scroll" tabindex="0"><table>{facts}</table></div>'

    def _block(self, block: Block) -> Iterable[str]:
        match block:
            case Heading(level, text, notes=notes):
                # The title of the page is its only h1.
                self.heading = text
                return [f"<h{level + 1}>{escape(text)}{self._raised(notes)}</h{level + 1}>"]
            case Paragraph(text, Look.NOTE, notes):
                return [f'<p class="s">{self._raised(notes)} {escape(text)}</p>']
            case Paragraph(text, look, notes):
                return [paragraph(text, look, self._raised(notes))]
            case Quote(text, source):
                return [
                    f"<blockquote>{paragraph(text)}{paragraph(source, Look.SMALL)}</blockquote>"
                ]
            case Statement():
                return [self._statement(block)]
            case Tally(totals):
                return [f"<p>{escape(self._counted(totals))}</p>"]
            case Figures(figures):
                drawn = "".join(map(self._figure, figures))
                return [f'<div class="figures">{drawn}</div>']
            case Table():
                return self._table(block)
        return []

    def _raised(self, notes: Notes) -> str:
        marks = [f"<sup>{escape(letter)}</sup>" for letter in notes.letters]
        for note in notes.foot:
            self.footnotes.append(note)
            at = len(self.footnotes)
            marks.append(
                f'<sup><a href="#note{at}" id="mark{at}" role="doc-noteref">{at}</a></sup>'
            )
        return "<sup>, </sup>".join(marks)

    def _footnotes(self) -> Iterator[str]:
        """At the foot of a page that has one foot; each leads back to its mark."""
        if not self.footnotes:
            return
        yield f'<section role="doc-endnotes"><h2>{escape(self.words("Footnotes"))}</h2><ol>'
        for at, note in enumerate(self.footnotes, start=1):
            back = escape(self.words("Back to the text of footnote {n}", n=at))
            arrow = f'<a href="#mark{at}" role="doc-backlink" aria-label="{back}">↑</a>'
            yield f'<li id="note{at}">{escape(note)} {arrow}</li>'
        yield "</ol></section>"

    def _statement(self, said: Statement) -> str:
        verdict = escape(self.layout.labels[said.verdict])
        return (
            f'<div class="two"><div>{paragraph(said.about, Look.STRONG)}{paragraph(said.text)}'
            f"{paragraph(said.source, Look.SMALL)}</div>"
            f"<div>{paragraph(said.computed, Look.STRONG)}<p>{verdict}</p></div></div>"
        )

    def _counted(self, totals: Totals) -> str:
        labels = self.layout.labels
        return self.words("; ").join(f"{labels[verdict]} {n}" for verdict, n in totals if n)

    def _figure(self, figure: Figure) -> str:
        self.drawn += 1
        svg = charts.draw_chart(figure.chart, self.words.chart(), self.theme, key=f"f{self.drawn}")
        name = ". ".join(filter(None, (figure.label, figure.name)))
        told = f"<figcaption>{escape(name)}</figcaption>"
        return f"<figure>{told}{svg}{paragraph(figure.note, Look.SMALL)}</figure>"

    def _table(self, table: Table) -> Iterator[str]:
        heads = "".join(
            f'<th scope="col"{numeric(column.content)}>{escape(column.head)}</th>'
            for column in table.columns
        )
        # What its heading names is not said twice to who sees it.
        is_seen = table.is_named and table.name != self.heading
        look = "" if is_seen else ' class="unseen"'
        caption = f"<caption{look}>{escape(table.name)}</caption>"
        head = f"<thead><tr>{heads}</tr></thead>" if table.has_head else ""
        yield f'<div class="scroll" tabindex="0"><table>{caption}{head}<tbody>'
        contents = [column.content for column in table.columns]
        for row in table.rows:
            if row.band:
                told = escape(row.band) + self._raised(row.notes)
                band = f'<th colspan="{len(contents)}" scope="rowgroup">{told}</th>'
                yield f'<tr class="band">{band}</tr>'
            else:
                cells = zip(row.cells, contents, strict=True)
                yield f"<tr>{''.join(self._cell(cell, content) for cell, content in cells)}</tr>"
        yield f"</tbody></table></div>{paragraph(table.left_out, Look.SMALL)}"

    def _cell(self, cell: Cell, content: Content) -> str:
        if cell.verdict:
            told = linked(escape(self.layout.labels[cell.verdict]), cell.link)
            told += f' <span class="s">{escape(self.layout.judged)}</span>' * cell.is_judged
        elif len(cell.lines) > 1:
            items = list(map(escape, cell.lines))
            items[-1] += self._raised(cell.notes)
            told = f'<ul class="c">{"".join(f"<li>{each}</li>" for each in items)}</ul>'
        else:
            told = escape(cell.text or "".join(cell.lines))
            told = linked(told, cell.link)
            told += self._raised(cell.notes)
        if cell.note:
            told += f'<br><span class="s">{escape(cell.note)}</span>'
        return f"<td{numeric(content)}>{told}</td>"


def linked(told: str, address: str) -> str:
    return f'<a href="{escape(address)}">{told}</a>' if address else told


def _isolated(marked_up: str) -> str:
    told: str = isolated(unescape(marked_up))
    return escape(told)


def numeric(content: Content) -> str:
    return ' class="n"' if content == Content.NUMBER else ""


def paragraph(text: str, look: Look = Look.BODY, after: str = "") -> str:
    """``after`` is markup that follows the text."""
    if not text:
        return ""
    classes = {Look.SMALL: ' class="s"', Look.CAPTION: ' class="s"', Look.LEAD: ' class="lead"'}
    told = f"<strong>{escape(text)}</strong>" if look == Look.STRONG else escape(text)
    return f"<p{classes.get(look, '')}>{told}{after}</p>"
