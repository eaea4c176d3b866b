"""The user guide: a Markdown page for each person and each thing to do, in ``templates/guide/``.

A page is a template, so that it can include a table that a command draws. ``index.md`` lists the
pages in their order. Where a language has no page of its own the English one is shown.
"""

import re
from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import TemplateDoesNotExist
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.text import slugify
from django.views.decorators.http import require_safe
from markdown_it import MarkdownIt

from indicators.web import requests

FOLDER = Path(settings.BASE_DIR) / "templates" / "guide"
ORIGINAL = "en"
# A page of the index: "- [Review](reviewer/) what it is for".
LISTED = re.compile(r"^- \[(?P<name>[^]]+)\]\((?P<topic>[a-z0-9-]+)/\)", re.MULTILINE)
HEADING = re.compile(r"^# (?P<name>.+)$", re.MULTILINE)


@require_safe
def guide(request: HttpRequest, topic: str = "index") -> HttpResponse:
    """One page of the guide beside the list of all; open to everybody."""
    listed, _language = _source("index")
    topics = [(each["topic"], each["name"]) for each in LISTED.finditer(listed)]
    if topic != "index" and topic not in dict(topics):
        raise Http404
    source, written_in = _source(topic)
    context = {
        "topic": topic,
        "topics": topics,
        "heading": HEADING.search(source)["name"],
        "words": html(source),
        "written_in": written_in,
        "is_original": written_in != requests.language(),
    }
    return render(request, "indicators/guide.html", context)


def _source(topic: str) -> tuple[str, str]:
    """The Markdown of a page, and the language it is written in."""
    for language in (requests.language(), ORIGINAL):
        suffix = "" if language == ORIGINAL else f".{language}"
        try:
            return render_to_string(f"guide/{topic}{suffix}.md"), language
        except TemplateDoesNotExist:
            continue
    raise Http404


def html(source: str) -> SafeString:
    """Markdown as HTML: tables scroll, headings have ids. HTML in the source is shown as text."""
    markdown = _markdown()
    tokens = markdown.parse(source)
    for at, token in enumerate(tokens):
        if token.type == "heading_open":
            token.attrSet("id", slugify(tokens[at + 1].content, allow_unicode=True))
        # Markdown sets the column's side as a style, which the content security policy refuses.
        if token.attrs.pop("style", "") == "text-align:right":
            token.attrSet("class", "n")
    return SafeString(markdown.renderer.render(tokens, markdown.options, {}))


@cache
def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    markdown.add_render_rule("table_open", _open_table)
    markdown.add_render_rule("table_close", _close_table)
    return markdown


def _open_table(_renderer: object, *_token: object) -> str:
    return '<div class="scroll" tabindex="0"><table class="data">\n'


def _close_table(_renderer: object, *_token: object) -> str:
    return "</table></div>\n"
