"""The fields of the entry sheet as HTML: made here and not in templates, a sheet has hundreds.

``labels`` are the ids of the elements that name the field; a field without them has a ``<label>``.
``fault`` is the id of the element that says what is wrong with it.
"""

from html import escape

from django.utils.safestring import SafeString


def hidden(name: str, value: str | int) -> SafeString:
    return SafeString(f'<input type="hidden" name="{name}" value="{value}">')


def number(name: str, value: str, *, labels: str, fault: str = "") -> SafeString:
    return SafeString(
        f'<input id="{name}" name="{name}" class="num" inputmode="decimal" autocomplete="off"'
        f' value="{escape(value)}"{_said(labels, fault)}>'
    )


def line(name: str, value: str) -> SafeString:
    return SafeString(
        f'<input type="text" id="{name}" name="{name}" dir="auto" value="{escape(value)}">'
    )


def words(name: str, value: str, *, rows: int, labels: str = "", fault: str = "") -> SafeString:
    # The line break after the tag is not part of the text; without it the text's own would go.
    return SafeString(
        f'<textarea id="{name}" name="{name}" rows="{rows}" dir="auto"{_said(labels, fault)}>\n'
        f"{escape(value)}</textarea>"
    )


def choice(name: str, options: SafeString, *, labels: str = "", fault: str = "") -> SafeString:
    return SafeString(f'<select id="{name}" name="{name}"{_said(labels, fault)}>{options}</select>')


def labelled(name: str, label: str, field: SafeString, *, hint: str = "") -> SafeString:
    """A field under its label, with a hint beneath."""
    beneath = f'<p class="hint">{escape(hint)}</p>' if hint else ""
    return SafeString(
        f'<div class="field"><label for="{name}">{escape(label)}</label>{field}{beneath}</div>'
    )


def group(legend: str, *fields: str) -> SafeString:
    """Fields that belong together, under their name."""
    return SafeString(
        f'<fieldset class="plain stack-1"><legend class="label">{escape(legend)}</legend>'
        f"{''.join(fields)}</fieldset>"
    )


def _said(labels: str, fault: str) -> str:
    named = f' aria-labelledby="{labels}"' if labels else ""
    wrong = f' aria-invalid="true" aria-describedby="{fault}"' if fault else ""
    return named + wrong
