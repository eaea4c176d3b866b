"""In which languages a report of a plan is written: those of reports, and those of the plan."""

from collections.abc import Collection, Iterable

from django.conf import settings

from indicators.models import PlanEdition, Translation
from indicators.reports.words import LANGUAGES

# Plans say which language, reports in which letters.
WRITTEN_AS = {"zh": "zh-hans"}


def languages_of(editions: Iterable[PlanEdition]) -> tuple[str, ...]:
    """Those that reports have words in, then those of the service that only the plan has."""
    asked = list(editions)
    rows = Translation.objects.filter(node__edition__in=asked).values_list("language", flat=True)
    told = {each.language for each in asked} | set(rows.distinct())
    own = {WRITTEN_AS.get(each, each) for each in told}
    of_plan = (code for code, _name in settings.LANGUAGES if code in own)
    return tuple(dict.fromkeys((*LANGUAGES, *of_plan)))


def not_written(language: str, written: Collection[str]) -> str:
    """What keeps a report of a plan from a language; empty where nothing does."""
    if language in written:
        return ""
    return f"A report of this plan is written in {', '.join(written)}, not in {language}."
