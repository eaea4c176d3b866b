"""A report as its PDF template takes it: every word chosen, every number printed, charts drawn.

The template only places what stands here; it neither counts nor translates.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from indicators import charts
from indicators.enums import Verdict
from indicators.reports.document import Document, Measure, Programme, Subprogramme, counts
from indicators.reports.layout_parts import (
    Figures,
    judgement,
    measure_row,
    subprogramme_parts,
)
from indicators.reports.words import Words

FELL_SHORT = (Verdict.REGRESSED, Verdict.NOT_MET, Verdict.PARTIALLY_MET)
REACHED = (Verdict.EXCEEDED, Verdict.MET)


def laid_out(document: Document, *, digest: str) -> dict[str, Any]:
    """What ``performance.typ`` reads. ``digest`` is the SHA-256 of the frozen document."""
    words = Words.of(document.language)
    figures = Figures(words, charts.in_print(words.language))
    short = [m for verdict in FELL_SHORT for m in document.measures if m.verdict == verdict]
    return {
        "lang": words.language,
        "arrow": words.arrow,
        "frame": frame(document, words),
        "cover": cover(document, words),
        "summary": summary(document, words),
        "off": [off_target(measure, words) for measure in short],
        "off_heads": heads(words, "Verdict", "Performance measure", "Reason and corrective action"),
        "off_title": words("Short of target, and why"),
        "programmes": [
            programme(each, words, figures, document.period) for each in document.programmes
        ],
        "annex": annex(document, words, digest),
        "labels": {verdict: words.label(verdict) for verdict in Verdict},
        "judged": words("judged by a person"),
        "in_words": words("in words"),
        "glyphs": {name: charts.printed_glyph(name) for name in (*charts.SIGNS.values(), "judged")},
        "signs": {str(verdict): sign for verdict, sign in charts.SIGNS.items()},
    }


def heads(words: Words, *names: str) -> list[str]:
    return [words(name) for name in names]


def frame(document: Document, words: Words) -> dict[str, Any]:
    """What stands at the head and foot of every page, and the contents' title."""
    performance = words("Performance {period}", period=document.period)
    return {
        "title": words("Programme performance report {period}", period=document.period),
        "short": f"{document.plan_symbol} · {performance}",
        "as_known": words("As known on {day}", day=words.day(document.as_at)),
        "rules": words("Rule set {rules}", rules=document.rule_set),
        "contents": words("Contents"),
    }


def cover(document: Document, words: Words) -> dict[str, Any]:
    programmes = document.programmes
    units = [unit for each in programmes for unit in each.subprogrammes]
    contained = (
        ("programmes", len(programmes)),
        ("subprogrammes", len(units)),
        ("accomplishments", sum(len(unit.accomplishments) for unit in units)),
        ("measures", sum(1 for _ in document.measures)),
    )
    facts = [
        (words("Plan"), f"{document.plan_symbol}{words(', ')}{document.plan_title}"),
        (words("Edition"), words.label(document.edition)),
        (words("Figures as known on"), words.instant(document.as_at)),
        (words("Rule set"), document.rule_set),
        (words("History sealed to {day}", day=document.sealed_to), document.sealed_head),
        (words("Asked for by"), document.requested_by),
        (
            words("Contains"),
            words("; ").join(words("{things}: {n}", things=words(t), n=n) for t, n in contained),
        ),
        (words("Left out of the figures"), left_out(document, words)),
    ]
    return {
        "title": words("Programme performance report {period}", period=document.period),
        "subtitle": document.plan_title,
        "facts": [fact for fact in facts if fact[1]],
        "provisional": words(
            "Provisional: a change made before this instant may still have been under way."
        )
        if document.provisional
        else "",
    }


def left_out(document: Document, words: Words) -> str:
    counted = (
        ("drafts", document.left_out.drafts),
        ("values submitted and not yet approved", document.left_out.submitted),
        ("values suppressed for confidentiality", document.left_out.suppressed),
        (
            "translations not cleared, marked where they stand",
            document.left_out.uncleared_translations,
        ),
    )
    told = (words("{things}: {n}", things=words(t), n=n or words("none")) for t, n in counted)
    return words("; ").join(told)


def summary(document: Document, words: Words) -> dict[str, Any]:
    several = len(document.programmes) > 1
    units: Iterable[Programme | Subprogramme] = (
        document.programmes if several else document.programmes[0].subprogrammes
    )
    kind = "programme" if several else "subprogramme"
    return {
        "title": words("Summary"),
        "headline": headline(counts(document), words),
        "totals": totals(counts(document)),
        "note": words(
            "Counts, never an average. What has no data, is not due or cannot be compared stands "
            "beside the verdicts, not inside them."
        ),
        "by_unit": words(f"By {kind}"),
        "heads": [
            words(kind.capitalize()),
            words("Verdicts"),
            words("Met or exceeded"),
            words("Assessed"),
            words("No data"),
        ],
        "units": [unit_row(unit, words) for unit in units],
        "changed": words("Changed since the report before"),
        "change_heads": heads(words, "From", "To", "Measures"),
        "changes": [[str(c.before), str(c.now), str(c.measures)] for c in document.changes],
    }


def headline(counted: Counter[Verdict], words: Words) -> str:
    assessed, reached = tally(counted)
    if not assessed:
        said = words("No measure could be assessed.")
    else:
        said = words(
            "{reached} of {assessed} assessed measures met or exceeded their target.",
            reached=reached,
            assessed=assessed,
        )
        said += gap(words) + words("{short} fell short.", short=assessed - reached)
    without = counted[Verdict.NO_DATA]
    return said + gap(words) + words("Due and without data: {without}.", without=without)


def gap(words: Words) -> str:
    return "" if words.language == "zh-hans" else " "


def tally(counted: Counter[Verdict]) -> tuple[int, int]:
    """How many were assessed, and how many of them met or exceeded their target."""
    assessed = sum(counted[verdict] for verdict in charts.ASSESSED)
    return assessed, sum(counted[verdict] for verdict in REACHED)


def totals(counted: Counter[Verdict]) -> list[list[Any]]:
    """In the order of verdicts, first the assessed, then what stands beside them."""
    return [[str(verdict), counted[verdict]] for verdict in (*charts.ASSESSED, *charts.BESIDE)]


def unit_row(unit: Programme | Subprogramme, words: Words) -> dict[str, Any]:
    counted = counts(unit)
    assessed, reached = tally(counted)
    name = f"{unit.number} {unit.name}".strip()
    if isinstance(unit, Subprogramme) and unit.level is None:
        name = words("The programme as a whole")
    return {
        "name": name,
        "counts": totals(counted),
        "reached": str(reached),
        "assessed": str(assessed),
        "without": str(counted[Verdict.NO_DATA]),
    }


def off_target(measure: Measure, words: Words) -> dict[str, Any]:
    told = words(
        "{actual} against {target}",
        actual=words.number(measure.actual),
        target=words.number(measure.target),
    )
    if measure.baseline:
        told += words(", ") + words("baseline {baseline}", baseline=words.number(measure.baseline))
    why = measure.explanation
    return {
        "verdict": str(measure.verdict),
        "judged": bool(measure.judged_by),
        "name": measure.name,
        "gap": judgement(measure, words) or told,
        "path": measure.path,
        "reason": (why.reason if why else "") or words("No reason given yet"),
        "action": (why.action if why else "") or words("No corrective action yet"),
    }


def programme(each: Programme, words: Words, figures: Figures, period: str) -> dict[str, Any]:
    named = words("{unit} {number}", unit=words("Programme"), number=each.number)
    counted = counts(each)
    return {
        "name": words("{unit}: {name}", unit=named.strip(), name=each.name),
        "headline": headline(counted, words),
        "totals": totals(counted),
        "subprogrammes": [
            subprogramme_parts(unit, words, figures, period) for unit in each.subprogrammes
        ],
    }


def annex(document: Document, words: Words, digest: str) -> dict[str, Any]:
    reasons = sorted({reason for m in document.measures for reason in m.reasons})
    return {
        "title": words("Annex: exact figures"),
        "lead": words(
            "Every verdict comes from comparing exact numbers; no rounded number entered it. "
            "P = (actual − baseline) / (target − baseline); L = actual / target, or target / "
            "actual where lower is better. L never decides."
        ),
        "heads": heads(
            words,
            "Performance measure",
            "Baseline",
            "Target",
            "Actual",
            "Verdict",
            "Progress P",
            "Level L",
        ),
        "groups": [
            {"name": each.name, "rows": [measure_row(m, words) for m in each.measures]}
            for each in document.programmes
        ],
        "reasons_title": words("Reasons"),
        "reasons": [[str(reason), words.label(reason)] for reason in reasons],
        "digest": words("SHA-256 of the figures: {digest}", digest=digest),
    }
