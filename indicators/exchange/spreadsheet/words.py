"""The words by which a column is known, in the six languages of the United Nations. Pure."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a column holds."""

    IGNORED = "ignored"
    CODE = "code"
    NAME = "name"
    GROUP = "group"
    UNIT = "unit"
    BASELINE = "baseline"
    BASELINE_PERIOD = "baseline_period"
    TARGET = "target"
    ACTUAL = "actual"
    PERIOD = "period"
    KIND = "kind"
    VALUE = "value"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Sign:
    role: Role
    pattern: re.Pattern[str]


def _sign(role: Role, *words: str) -> Sign:
    return Sign(role, re.compile("|".join(words), re.IGNORECASE))


# The first that is found decides: what is said of a baseline's year is no baseline.
SIGNS = (
    _sign(
        Role.COMMENT,
        "comment",
        "remark",
        "reason",
        "deviation",
        "corrective",
        "justification",
        "explanation",
        "note",
        "备注",
        "说明",
        "原因",
        "observaci",
    ),
    # Alone it names what measures stand below; with a year it is what was reached.
    _sign(
        Role.GROUP,
        r"^results?$",
        r"^outcomes?$",
        "^成果$",
        r"^expected (accomplishment|achievement|outcome|output|result)s?$",
    ),
    _sign(Role.CODE, r"indicator\W*(code|id|no\b|number|ref)", "指标编号", "指标代码"),
    _sign(Role.NAME, r"indicators? of achievement", "مؤشر"),
    _sign(Role.BASELINE_PERIOD, r"baseline[\W_]*(year|date|period)", "基线年", r"year of baseline"),
    _sign(
        Role.BASELINE,
        "baseline",
        "base line",
        "基线",
        "référence",
        "línea de base",
        "خط الأساس",
        "базов",
    ),
    _sign(
        Role.TARGET,
        "target",
        "planned",
        "milestone",
        "目标值?",
        "计划数?",
        "cible",
        "meta",
        "الهدف",
        "المستهدف",
        r"\bплан",
        r"\bцелев",
    ),
    _sign(
        Role.ACTUAL,
        "actual",
        "result",
        "achiev",
        "output_?q",
        "reported",
        "preliminary",
        "audited",
        "实际",
        "完成",
        "résultat",
        "réalis",
        "atteint",
        "resultado",
        "alcanzad",
        "logrado",
        "الفعلي",
        "المتحقق",
        "المنجز",
        r"\bфакт",
    ),
    _sign(
        Role.UNIT, r"\bunit\b", r"unit of measure", "单位", "unité", "unidad", "الوحدة", "единиц"
    ),
    _sign(
        Role.NAME,
        r"indicator",
        r"performance measure",
        r"^measure$",
        r"line_?label",
        r"^kpi",
        "绩效指标",
        "指标",
        "indicateur",
        "indicador",
        "показател",
    ),
    _sign(Role.CODE, r"^code$", r"^ref", r"^id$", r"^no\.?$", "indicator code", "编号", "代码"),
    _sign(
        Role.PERIOD, r"^year$", r"^period$", r"^年份?$", r"^année$", r"^año$", "^السنة$", "^год$"
    ),
    _sign(
        Role.VALUE,
        r"^(value|amount|figure)s?$",
        "^数值?$",
        "^valeur$",
        "^valor$",
        "^значение$",
        "^القيمة$",
    ),
    _sign(
        Role.GROUP,
        "programme",
        r"\bprogram\b",
        "outcome",
        r"^output$",
        "objective",
        "component",
        "次级方案",
        "方案",
        "预期成绩",
        "成果",
    ),
)
YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
SPAN = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*[-–—]\s*((?:19|20)\d{2})(?!\d)")
FISCAL = re.compile(r"(?<!\d)((?:19|20)\d{2})[/-](\d{2})(?!\d)")
QUARTER = re.compile(r"(?<![A-Za-z])Q([1-4])(?!\d)|第?([一二三四])季度", re.IGNORECASE)
# A month, half a year, a year to some day, a fiscal year that does not say which two it spans.
UNCERTAIN = re.compile(
    r"\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
    r"|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
    r"|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
    r"|h[12]|half|mid[- ]?year|ytd|to date|months?|mois|mes(?:es)?)\b"
    r"|semest|\d{1,2}\s*月|[上下]半年"
    r"|\bFY\s*'?\d{2}(?:\d{2})?(?![\d/-])|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}/\d{4}\b",
    re.IGNORECASE,
)
SUM = re.compile(
    r"(?:(?:grand|sub|overall)[\s-]*)?totals?(?: général)?|sub-?totals?\b.*|grand totals?\b.*"
    r"|sums?|totaux|合计|总计|小计|共计|المجموع|الإجمالي|итого|всего",
    re.IGNORECASE,
)
# What stands alone in a row: the name of what follows, or a remark about what stands above.
HEADING = re.compile(
    r"(?:outcome|output|objective|goal|pillar|result|programme|program|subprogramme|component"
    r"|section|priority|theme)\s*(?:\d|(?:[a-z]|[ivx]+)?\s*[:.–—-])"
    r"|(?:次级方案|方案|预期成绩|成果|目标)\s*[\d一二三四五六七八九十：:]",
    re.IGNORECASE,
)
REMARK = re.compile(
    r"(?:sources?|notes?|n\.?b\.?|remarks?|注|来源|资料来源|说明|备注)\s*[:：.]|\*", re.IGNORECASE
)
KINDS = (Role.BASELINE, Role.TARGET, Role.ACTUAL)
LONGEST_KIND = 24
QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4}


def role_of(head: str) -> Role:
    """``IGNORED`` where no word is known."""
    plain = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", head.replace("_", " ")).strip()
    for text in (plain, head):
        for sign in SIGNS:
            if sign.pattern.search(text):
                return sign.role
    return Role.IGNORED


def kind_of(text: str) -> Role | None:
    """The kind of value that a cell names; none where it is no such name."""
    role = role_of(text)
    return role if role in KINDS and len(text) <= LONGEST_KIND else None


def is_sum(name: str) -> bool:
    return bool(SUM.fullmatch(name.strip().rstrip(" :：")))


def year_in(text: str) -> str:
    """2025, or 2021/22 for a year that spans two; empty where none is named."""
    if (fiscal := FISCAL.search(text)) and (int(fiscal[1]) + 1) % 100 == int(fiscal[2]):
        return f"{fiscal[1]}/{fiscal[2]}"
    found = YEAR.search(text.replace("_", " "))
    return found[1] if found else ""


def time_in(head: str) -> str:
    """As plans print it: 2025, 2021/22, 2024-2025, with a quarter after it; a quarter alone, too.

    Empty where none is named, or none that is certain.
    """
    text = head.replace("_", " ")
    if is_uncertain_time(text):
        return ""
    span = SPAN.search(text)
    year = f"{span[1]}-{span[2]}" if span and span[1] < span[2] else year_in(text)
    quarter = quarter_in(text)
    return " ".join(filter(None, (year, f"Q{quarter}" if quarter else "")))


def is_uncertain_time(head: str) -> bool:
    """Whether a time is named that is part of a year, or could be one of two."""
    text = head.replace("_", " ")
    is_no_fiscal_year = FISCAL.search(text) and "/" not in year_in(text) and not SPAN.search(text)
    quarters = {found[0] for found in QUARTER.finditer(text)}
    return bool(UNCERTAIN.search(text) or is_no_fiscal_year or len(quarters) > 1)


def is_time_alone(head: str) -> bool:
    """Whether a head says a time and nothing else: what was reached in it."""
    rest = head
    for each in (UNCERTAIN, FISCAL, SPAN, YEAR, QUARTER):
        rest = each.sub("", rest)
    return rest != head and not re.search(r"\w", re.sub(r"(?i)\bFY\b|年度?", "", rest))


def quarter_in(text: str) -> int:
    """1 to 4; 0 where none is named."""
    found = QUARTER.search(text.replace("_", " "))
    if found is None:
        return 0
    return int(found[1]) if found[1] else QUARTERS[found[2]]
