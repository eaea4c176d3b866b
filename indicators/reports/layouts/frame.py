"""What every report has around it: its cover, the head and foot of its pages, its watermark."""

from indicators.enums import ReportKind, Verdict
from indicators.reports.blocks import Block, Cover, Layout
from indicators.reports.document import Document
from indicators.reports.layouts.budget_words import BUDGET_WORDS
from indicators.reports.words import NAMES, Words

TITLES = {
    ReportKind.PERFORMANCE: "Programme performance report {period}",
    ReportKind.BUDGET: "Programme plan and programme performance {period}",
    ReportKind.SUMMARY: "Summary of programme performance {period}",
    ReportKind.ATTAINMENT: "Attainment annex {period}",
    ReportKind.EXCEPTIONS: "Exceptions report {period}",
    ReportKind.COMPLETENESS: "Completeness and timeliness of reporting {period}",
    ReportKind.CHANGES: "What changed {period}",
}


def framed(
    document: Document,
    words: Words,
    blocks: tuple[Block, ...],
    *,
    has_contents: bool,
    has_cover: bool,
) -> Layout:
    title = titled(document, words)
    performance = words("Performance {period}", period=document.period)
    return Layout(
        language=words.language,
        title=title,
        running=(
            f"{document.plan_symbol} · {performance}",
            words("As known on {day}", day=words.day(document.as_at)),
            words("Rule set {rules}", rules=document.rule_set),
        ),
        cover=cover(document, words, title),
        blocks=blocks,
        labels={verdict: words.label(verdict) for verdict in Verdict},
        judged=words("judged by a person"),
        contents=words("Contents") if has_contents else "",
        watermark=words("With drafts: not approved") if document.has_drafts else "",
        has_cover=has_cover,
    )


def titled(document: Document, words: Words) -> str:
    if document.plan is None:
        return words(TITLES[document.kind], period=document.period)
    return BUDGET_WORDS[words.language]["title"].format(plan=document.plan.year)


def sealed(document: Document, words: Words) -> tuple[str, str]:
    """The last sealed day of the history, and the head of its chain, empty where there is none."""
    return words("History sealed to {day}", day=document.sealed_to), document.sealed_head


def cover(document: Document, words: Words, title: str) -> Cover:
    facts = [
        (words("Plan"), f"{document.plan_symbol}{words(', ')}{document.plan_title}"),
        (words("Edition"), words.label(document.edition)),
        ("Language", borrowed(document, words)),
        (words("Figures as known on"), words.instant(document.as_at)),
        (words("Compared with"), document.compared_with),
        (words("Rule set"), document.rule_set),
        sealed(document, words),
        (words("Asked for by"), document.requested_by),
        (words("Contains"), contained(document, words)),
        (words("Left out of the figures"), left_out(document, words)),
    ]
    provisional = words(
        "Provisional: a change made before this instant may still have been under way."
    )
    drafts = words("With drafts: values that nobody has approved are counted.")
    warnings = (drafts if document.has_drafts else "", provisional * document.provisional)
    return Cover(
        title=title,
        subtitle=document.plan_title if document.plan_title != title else "",
        facts=tuple(fact for fact in facts if fact[1]),
        warning=" ".join(filter(None, warnings)),
    )


def borrowed(document: Document, words: Words) -> str:
    """Of a report in a language in which reports have no words of their own."""
    if document.language == words.language:
        return ""
    named = NAMES.get(document.language, document.language)
    return f"The words of the plan are in {named}, all others in English for want of {named} ones."


def contained(document: Document, words: Words) -> str:
    units = [unit for each in document.programmes for unit in each.subprogrammes]
    counts = (
        ("programmes", len(document.programmes)),
        ("subprogrammes", len(units)),
        ("accomplishments", sum(len(unit.accomplishments) for unit in units)),
        ("measures", sum(1 for _ in document.measures)),
    )
    return words("; ").join(words("{things}: {n}", things=words(t), n=n) for t, n in counts)


def left_out(document: Document, words: Words) -> str:
    """What exists and is in no figure of the whole report, counted; said on the cover."""
    left = document.left_out
    counted = (
        ("drafts", left.drafts),
        ("values submitted and not yet approved", left.submitted),
        ("values suppressed for confidentiality", left.suppressed),
        ("translations not cleared, marked where they stand", left.uncleared_translations),
        ("texts not translated, marked where they stand", left.untranslated),
        ("narratives not yet published", left.narratives),
        ("programmes that were not asked for", left.programmes),
        ("years that were not asked for", words(", ").join(document.years_left_out)),
    )
    told = (words("{things}: {n}", things=words(t), n=n or words("none")) for t, n in counted)
    return words("; ").join(told)
