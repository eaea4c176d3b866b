"""What a sheet says again and again, looked up once a language: a sheet has thousands of cells."""

from dataclasses import dataclass
from functools import cache

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from indicators.enums import (
    MeasureKind,
    Qualifier,
    ValueKind,
    ValueState,
    ValueStatus,
    Verdict,
)
from indicators.templatetags.indicators import glyph
from indicators.web.entry.printed import options
from indicators.web.requests import language

STATES = (
    ValueState.REPORTED,
    ValueState.NIL,
    ValueState.NOT_REPORTED,
    ValueState.NOT_APPLICABLE,
    ValueState.ESTIMATED,
    ValueState.PROXY,
    ValueState.SERIES_BREAK,
    ValueState.PROXY_BREAK,
    ValueState.SUPPRESSED,
)
JUDGEMENTS = (Verdict.EXCEEDED, Verdict.MET, Verdict.PARTIALLY_MET, Verdict.NOT_MET)


@dataclass(frozen=True, slots=True)
class Wording:
    """Words and small pieces of HTML in one language."""

    kinds: dict[str, str]
    measure_kinds: dict[str, str]
    states: dict[str, str]
    statuses: dict[str, str]
    qualifiers: dict[str, str]
    state_options: dict[str, SafeString]
    of: str
    to: str
    yes: str
    no: str
    more: str
    amend: str
    nothing: str
    saved: str
    not_saved: str
    take_back: str
    failed: str
    done: str


def wording() -> Wording:
    return _wording(language())


@cache
def _wording(_language: str) -> Wording:
    not_saved, saved = _("Not saved; kept here"), _("Saved")
    return Wording(
        kinds={kind: _(kind.label) for kind in ValueKind},
        measure_kinds={"": _("kind not stated yet")} | {k: _(k.label) for k in MeasureKind},
        states={state: _(state.label) for state in ValueState},
        statuses={status: _(status.label) for status in ValueStatus},
        qualifiers={qualifier: _(qualifier.label) for qualifier in Qualifier},
        state_options={state: options(STATES, state) for state in ValueState},
        of=pgettext("ratio", "of"),
        to=_("to"),
        yes=_("Yes"),
        no=_("No"),
        amend=_("Amend"),
        more=_("Details"),
        nothing=_("Nothing to report"),
        saved=saved,
        not_saved=not_saved,
        take_back=_("Take back"),
        failed=f'<p><span class="save failed">{glyph("error")}{not_saved}</span></p>',
        done=f'<span class="save done">{glyph("met")}{saved}',
    )
