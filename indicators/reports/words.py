"""What reports say, in the language of the report: English, Chinese, Arabic.

The English words are the keys, so that a report reads the same where it is put together. A
report in a language without a table here has the plan's words in that language and its own in
English, and says so on its cover.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

from indicators.charts import ChartWords, chart_words, localized
from indicators.enums import Labelled
from indicators.reports import (
    words_ar,
    words_of_choices_ar,
    words_of_choices_zh_hans,
    words_zh_hans,
)

TABLES: Mapping[str, Mapping[str, str]] = {
    "zh-hans": words_zh_hans.ZH_HANS | words_of_choices_zh_hans.ZH_HANS,
    "ar": words_ar.AR | words_of_choices_ar.AR,
}
LANGUAGES = ("en", *TABLES)
NAMES = {"es": "Spanish", "fr": "French", "ru": "Russian"}
MONTHS = {
    "en": "January February March April May June July August September October November December",
    "ar": "كانون_الثاني/يناير شباط/فبراير آذار/مارس نيسان/أبريل أيار/مايو حزيران/يونيه "
    "تموز/يوليه آب/أغسطس أيلول/سبتمبر تشرين_الأول/أكتوبر تشرين_الثاني/نوفمبر كانون_الأول/ديسمبر",
}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language: ``Words("ar")("Summary")``."""

    language: str

    @classmethod
    def of(cls, language: str) -> "Words":
        return cls(language if language in TABLES else "en")

    def __call__(self, english: str, **parts: object) -> str:
        """The words with their parts put in. A text that has no entry is a ``KeyError``."""
        table = TABLES.get(self.language)
        words = english if table is None else table[english]
        return words.format(**parts) if parts else words

    @property
    def arrow(self) -> str:
        """From a reason on to what is done about it."""
        return "←" if self.language == "ar" else "→"

    def label(self, choice: Labelled) -> str:
        return self(choice.label)

    def number(self, printed: str) -> str:
        """A plain number in the language's form; an em dash for none."""
        return localized(printed, self.language) if printed else "—"

    def day(self, instant: datetime) -> str:
        """``20 February 2026``, in UTC."""
        at = instant.astimezone(UTC)
        if self.language == "zh-hans":
            return f"{at.year}年{at.month}月{at.day}日"
        month = MONTHS[self.language].split()[at.month - 1].replace("_", " ")
        return f"{at.day} {month} {at.year}"

    def date(self, day: str) -> str:
        """The same of a day as it is kept: 2026-02-20."""
        return self.day(datetime.fromisoformat(day).replace(tzinfo=UTC))

    def instant(self, instant: datetime) -> str:
        at = instant.astimezone(UTC)
        return f"{self.day(at)}{' ' if self.language != 'zh-hans' else ''}{at:%H:%M} UTC"

    def chart(self) -> ChartWords:
        return _of_charts(self)


@cache
def _of_charts(words: Words) -> ChartWords:
    return chart_words(words)
