"""What a row of the entry sheet says of itself: what is wrong, what it means, where it is."""

from html import escape

from django.urls import reverse
from django.utils.timezone import localtime, now
from django.utils.translation import gettext as _

from indicators.templatetags.indicators import glyph, verdict_chip
from indicators.web.entry.sheet.cells import CellForm
from indicators.web.entry.sheet.rows import RowForm


def says(form: RowForm) -> str:
    """The last cell of a row."""
    wrong = "".join(_errors(form, cell) for cell in form.cells if cell.errors)
    said = form.words.failed if form.is_refused else _meaning(form) + _saved(form)
    wrong += "".join(_lacks(form, cell) for cell in form.cells if cell.hindered)
    return (
        wrong
        + said
        + _nothing(form)
        + "".join(_review_state(form, cell) for cell in form.review_states)
    )


def _meaning(form: RowForm) -> str:
    if form.meaning is None:
        return ""
    sentence = f"<p>{escape(form.meaning.sentence)}</p>" if form.meaning.sentence else ""
    asked = "".join(
        f'<p class="flag">{glyph("flag")}<span>{escape(_(flag.label))}</span></p>'
        for flag in form.flags
    )
    sums = "".join(f"<p>{escape(each)}</p>" for each in form.sums)
    return (
        verdict_chip(form.meaning.verdict, judged=form.meaning.is_judged) + sentence + sums + asked
    )


def _saved(form: RowForm) -> str:
    if not form.is_saved:
        return '<p hidden><span class="save"></span></p>'
    at = localtime(now())
    time = f'<time datetime="{at.isoformat(timespec="seconds")}">{at:%H:%M}</time>'
    return f"<p>{form.words.done} {time}</span></p>"


def _lacks(form: RowForm, cell: CellForm) -> str:
    """What is missing, and the way to where it is given."""
    ways = []
    if cell.hindered.lacks_beside:
        ways.append((reverse("value", args=[cell.cell.pk]), _("Give what is missing")))
    if cell.hindered.lacks_comment:
        ways.append((f"?open={form.key}#{cell.name}-comment", _("Write the comment")))
    named = escape(f"{cell.heading}, {form.number}")
    links = "".join(
        f'<a class="button mini" href="{href}">{escape(words)}<span class="vh">: {named}</span></a>'
        for href, words in ways
    )
    return "".join(map(_sentence, cell.lacks)) + f'<p class="line">{links}</p>'


def _sentence(words: str) -> str:
    return f'<p class="error">{glyph("error")}<span>{escape(words)}</span></p>'


def _nothing(form: RowForm) -> str:
    """One click says that there is nothing to report, which is a state and not zero."""
    cell = form.actual
    if not cell.is_open or (cell.version is not None and not form.is_refused):
        return ""
    return (
        f'<p class="line"><button class="button mini quiet" name="{cell.name}-nothing" value="1">'
        f'{form.words.nothing}<span class="vh">: {escape(form.number)}</span></button></p>'
    )


def _review_state(form: RowForm, cell: CellForm) -> str:
    is_other = cell is not form.actual
    whose = f"{escape(cell.heading)}: " if is_other else ""
    back = ""
    if cell.is_submitted and form.row.may_hand_in:
        named = escape(f"{cell.heading}, {form.number}")
        back = (
            f'<button class="button mini quiet" name="take_back" value="{cell.cell.pk}">'
            f'{form.words.take_back}<span class="vh">: {named}</span></button>'
        )
    tag = f'<span class="tag">{whose}{form.words.statuses[cell.review_state]}</span>'
    return f'<p class="line">{tag}{back}</p>'


def _errors(form: RowForm, cell: CellForm) -> str:
    """What is wrong with a value; or whose other value stands, and the two ways on."""
    if not cell.theirs:
        whose = "" if cell is form.actual else f"{cell.heading}: "
        sentences = "".join(_sentence(f"{whose}{said}") for said in cell.errors.values())
        return f'<div id="e-{cell.name}">{sentences}</div>'
    at = localtime(cell.theirs.at)
    told = _("%(who)s saved %(value)s at %(time)s. You have %(yours)s.") % {
        "who": cell.theirs.by or "",
        "value": cell.theirs_printed,
        "time": f"{at:%H:%M}",
        "yours": cell.yours,
    }
    name, keep, after = cell.name, _("Keep theirs"), _("Put yours after it")
    return (
        f'<div class="notice warn stack-1" id="e-{name}"><p>{escape(told)}</p><p class="line">'
        f'<button class="button mini" id="{name}-keep" name="{name}-keep" value="1">{keep}</button>'
        f'<button class="button mini" name="{name}-after" value="{cell.theirs.number}">'
        f"{after}</button></p></div>"
    )
