"""The words of the grammar, per language. Nothing here names a document, a programme or a number.

``marks_of`` tells what a line is by its words alone: a heading of the plan is a line that says
nothing else, whatever its style.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from indicators.enums import DocumentVerdict
from indicators.plans.annual_word.blocks import Line

_LONGEST_HEADING = 1200


class Mark(StrEnum):
    """What a line does in the grammar."""

    PLAN_PART = "plan_part"
    RESOURCES_PART = "resources_part"
    ANNEX = "annex"
    TEXT = "text"
    STRATEGY = "strategy"
    OBJECTIVE = "objective"
    PERFORMANCE = "performance"
    PLANNED = "planned"
    RESULT = "result"
    CARRIED_OVER = "carried_over"
    NEW = "new"
    LESSONS = "lessons"
    MANDATES = "mandates"
    DELIVERABLES = "deliverables"
    SUBPROGRAMME = "subprogramme"
    COMPONENT = "component"
    SECTION = "section"
    DELIVERABLES_CAPTION = "deliverables_caption"
    CAPTION_NUMBER = "caption_number"
    MEASURE = "measure"
    UNIT = "unit"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """``marks`` are full-line patterns in the order they are tried, with named groups."""

    language: str
    marks: tuple[tuple[Mark, re.Pattern[str]], ...]
    section_line: re.Pattern[str]
    programme_line: re.Pattern[str]
    budget_line: re.Pattern[str]
    plan_year: re.Pattern[str]
    performance_year: re.Pattern[str]
    subcategory_unit: re.Pattern[str]
    group_label: re.Pattern[str]
    note_label: re.Pattern[str]
    year_kinds: tuple[tuple[str, re.Pattern[str]], ...]
    verdicts: tuple[tuple[DocumentVerdict, re.Pattern[str]], ...]
    reason: re.Pattern[str]
    nothing: re.Pattern[str]
    increment: re.Pattern[str]
    total: re.Pattern[str]
    proxy: re.Pattern[str]
    contributed: re.Pattern[str]
    result_suffix: re.Pattern[str]
    continued: re.Pattern[str]
    category_head: re.Pattern[str]
    totals: re.Pattern[str]
    planned: re.Pattern[str]
    percentage: re.Pattern[str]


def _lines(**patterns: str) -> tuple[tuple[Mark, re.Pattern[str]], ...]:
    return tuple((Mark(name), re.compile(p, re.IGNORECASE)) for name, p in patterns.items())


def _i(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_YEAR = r"(?:19|20)\d\d(?:\s?[/–-]\s?(?:20)?\d\d)?"
_ENUM = r"(?:(?:[A-Z]|[IVXL]{1,5}|\d{1,2})[.、．]\s*)?"

ENGLISH = Vocabulary(
    language="en",
    marks=_lines(
        plan_part=rf"{_ENUM}Proposed programme plan for {_YEAR} and programme performance (?:in|for) {_YEAR}"
        rf"|[A-Z][.] ?Proposed programme plan for {_YEAR}",
        resources_part=rf"{_ENUM}(?:Proposed )?(?:post and non-post )?resource requirements(?: for {_YEAR})?",
        annex=r"Annex(?:es)?(?: [IVXL\d]+)?",
        objective=r"Objectives?",
        strategy=rf"Strategy(?: and external factors)?(?: for {_YEAR})?",
        carried_over=rf"Programme performance in {_YEAR} and (?:targets?|planned results?|proposed programme plan) for {_YEAR}",
        performance=rf"(?:{_ENUM})Programme performance in (?P<year>{_YEAR})",
        planned=rf"(?:{_ENUM})Planned results? for (?P<year>{_YEAR})",
        new=rf"Proposed programme plan for {_YEAR}",
        result=r"Result(?: (?P<number>\d{1,2})(?:\s*(?:[:：.–—-]\s*(?P<title>.+)?)?)?|\s?[:：]\s*(?P<bare>.+))",
        lessons=r"Lessons? learned and planned changes?",
        mandates=r"Legislative mandates?",
        deliverables=r"Deliverables",
        deliverables_caption=r"(?:.*[:,] ?|.* )?deliverables (?:of .+ )?for .*(?:categor(?:y|ies) and subcategor(?:y|ies)).*",
        text=r"Overall orientation|Programme of work|Mandates and background|Foreword|Recent developments"
        rf"|Evaluation activities|External factors(?: for {_YEAR})?|Overview|Highlights(?: .*)?",
        subprogramme=r"Subprogrammes? (?P<number>\d{1,2}[A-Z]?)(?:,? component (?P<component>\d{1,2}|[A-Z]))?(?:\s*[:.–—]\s*(?P<name>.+)|\s*\n\s*(?P<below>.+))?",
        component=r"Component (?P<number>\d{1,2}|[A-Z])(?:\s*[:.–—]\s*(?P<name>.+)|\s*\n\s*(?P<below>.+))?",
        measure=r"(?:(?:Figure|Table) ?(?P<caption>[\dA-Z.]+[.][\dIVXLC]+)[ .:]*)?Performance measures?(?: \d)?(?:\s*\((?P<aside>[^()]{1,80})\))?(?:\s*[:：–—]\s*(?P<sentence>.+)|\s*)",
        caption_number=r"(?:Figure|Table) ?(?P<caption>[\dA-Z.]+[.][\dIVXLC]+)(?: ?\(continued\))?",
        unit=r"\((?P<unit>[^()]*(?:\([^()]*\)[^()]*)?)\)",
    ),
    section_line=_i(
        r"Section (?P<number>\d{1,2}[A-Z]?)(?:\s*[.:–—]?\s+(?P<name>[^\d\s].{2,150}))?"
    ),
    programme_line=_i(r"(?:Sub)?programme \d+.*"),
    budget_line=_i(
        rf"Proposed programme budget for (?P<year>{_YEAR})|Proposed programme plan for .*"
    ),
    plan_year=_i(rf"(?:programme plan|planned results?|programme budget) for (?P<year>{_YEAR})"),
    performance_year=_i(rf"programme performance (?:in|for) (?P<year>{_YEAR})"),
    subcategory_unit=_i(
        r"(?P<name>.+?)\s*\(\s*(?P<unit>(?:number|volume|amount|percentage|hours|days)\b[^()]*)\)\s*"
    ),
    group_label=_i(r"[^\d].{0,120}:"),
    note_label=_i(r"(?:Notes?|Abbreviations?|Sources?)\s*:.*"),
    year_kinds=(
        ("baseline", _i(r"\(?\s*baseline\s*\)?")),
        (
            "planned",
            _i(r"\(?\s*\b(?:planned|plan|targets?|targeted|proposed|expected|projected)\b\s*\)?"),
        ),
        (
            "actual",
            _i(r"\(?\s*\b(?:actual|estimated?)s?(?![A-Z])\s*\)?s?(?![A-Za-z])|\(\s*proxy\s*\)"),
        ),
    ),
    verdicts=(
        (
            DocumentVerdict.NOT_MET,
            _i(
                r"\b(?:(?:did|does|do|could|has|have) not (?:fully |yet |quite )?(?:meet|met|reach|achieve|exceed)"
                r"|fell (?:slightly )?short of|(?:was|were) (?:slightly )?(?:below|lower than)|(?:only )?partially met|missed)"
                r" (?:the|its|their)(?: [\w-]+){0,4}? targets?(?P<of>(?:(?!, which )[^.;]|\.\d)*)"
            ),
        ),
        (
            DocumentVerdict.EXCEEDED,
            _i(
                r"\b(?:(?:met and )?exceed(?:ed|s|ing)|surpass(?:ed|es|ing)|(?:was|were) (?:above|higher than))"
                r" (?:the|its|their)(?: [\w-]+){0,4}? targets?(?P<of>(?:(?!, which )[^.;]|\.\d)*)"
            ),
        ),
        (
            DocumentVerdict.MET,
            _i(
                r"\b(?:met|meets|meeting|achiev(?:ed|es|ing)|reach(?:ed|es|ing)|(?:was|were) in line with)"
                r" (?:the|its|their)(?: [\w-]+){0,4}? targets?(?P<of>(?:(?!, which )[^.;]|\.\d)*)"
            ),
        ),
    ),
    reason=_i(
        r"(?P<lead>(?:The|Its|This|These|Their)(?: \w+){0,3} targets? (?:was|were) not (?:fully )?(?:met|reached|achieved)"
        r"(?:,? (?:mainly|primarily|largely|partly|in part))?,? (?:due to|owing to|because of|because|as a result of|since|given|as)) (?P<reason>.+)"
    ),
    nothing=_i(r"n/a\.?|n\.a\.|not applicable|not available"),
    increment=_i(r"\b(?:additional|more|new|increase(?:d)? (?:of|by)|further)\b"),
    total=_i(r"\b(?:total|cumulative|bringing the (?:total|number) to|altogether|overall)\b"),
    proxy=_i(r"\bproxy\b"),
    contributed=_i(
        r"\b(?:contributed to|supported|contributed)\b\s*(?P<what>.+?),? (?:which|that|and)?\s*$"
    ),
    result_suffix=_i(
        r"\s*\((?:(?P<carried>result carried over from \d{4})|new result|continued)\)\s*$"
    ),
    continued=_i(r"cont(?:inued|'d)"),
    category_head=_i(r"Categor(?:y|ies) and subcategor(?:y|ies)"),
    totals=_i(r"totals?"),
    planned=_i(r"\bplanned\b"),
    percentage=_i(r"percentages?|per ?cent|%"),
)

_Y = r"(?:(?:19|20)\d\d(?:\s?[/–-]\s?(?:20)?\d\d)?\s?年(?:度)?)"
_N = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"

CHINESE = Vocabulary(
    language="zh",
    marks=_lines(
        plan_part=rf"{_ENUM}{_Y}拟议方案计划和\s?{_Y}方案执行情况",
        resources_part=rf"{_ENUM}{_Y}?拟议(?:员额和非员额)?资源(?:需求|所需经费)|{_ENUM}{_Y}拟议员额和非员额所需资源",
        annex=r"附件\s?[一二三四五六七八九十IVXL\d]*",
        objective=r"目标|本组织目标",
        strategy=rf"(?:{_Y})?\s?战略(?:和外部因素|与外部因素)?",
        carried_over=rf"{_Y}方案执行情况[和及与]\s?{_Y}(?:的)?(?:目标|具体目标|计划成果|拟议方案计划)",
        performance=rf"(?P<year>{_Y})方案执行情况",
        planned=rf"(?P<year>{_Y})计划成果",
        new=rf"{_Y}拟议方案计划",
        result=rf"成果\s?(?:(?P<number>{_N})(?:\s*(?:[：:.。—–-]\s*(?P<title>.+)?)?)?|[：:]\s*(?P<bare>.+))",
        lessons=r"经验教训[和与及]计划(?:的)?(?:变化|变动|改变|变革)",
        mandates=r"立法授权|法律授权",
        deliverables=r"应交付产出",
        deliverables_caption=r".*应交付产出.*次类别.*|.*次类别.*应交付产出",
        text=rf"总方向|工作方案|(?:任务|授权)[和与]背景|前言|最新情况|近期发展|评价活动|(?:{_Y})?外部因素|概览|概述",
        subprogramme=rf"次级方案\s?(?P<number>{_N})(?:[，,、]?\s?构成部分\s?(?P<component>{_N}))?(?:\s*[：:.。—–]\s*(?P<name>.+)|\s*\n\s*(?P<below>.+))?",
        component=rf"构成部分\s?(?P<number>{_N})(?:\s*[：:.。—–]\s*(?P<name>.+)|\s*\n\s*(?P<below>.+))?",
        measure=r"(?:[图表]\s?(?P<caption>[\dA-Z.]+[.][\dIVXLC一二三四五六七八九十]+)[ .:：]*)?业绩计量(?:\s?\d)?(?:\s?[（(](?P<aside>[^()（）]{1,40})[）)])?(?:\s*[：:]\s*(?P<sentence>.+)|\s*)",
        caption_number=r"[图表]\s?(?P<caption>[\dA-Z.]+[.][\dIVXLC一二三四五六七八九十]+)(?:\s?[（(]续[）)])?",
        unit=r"[(（](?P<unit>[^()（）]+)[)）]",
    ),
    section_line=_i(
        r"第\s?(?P<number>\d{1,2}[A-Z]?)\s?款(?:\s*[.:：]?\s*(?P<name>[^\d\s].{1,60}))?"
    ),
    programme_line=_i(r"(?:次级)?方案\s?\d+.*"),
    budget_line=_i(rf"(?P<year>{_Y})拟议方案预算|{_Y}拟议方案计划.*"),
    plan_year=_i(r"(?P<year>(?:19|20)\d\d)\s?年(?:拟议方案计划|计划成果|拟议方案预算)"),
    performance_year=_i(r"(?P<year>(?:19|20)\d\d)\s?年方案执行情况"),
    subcategory_unit=_i(
        r"(?P<name>.+?)\s*[(（](?P<unit>[^()（）]*(?:数目|数量|次数|天数|件数|份数|数))[)）]\s*"
    ),
    group_label=_i(r"[^\d].{0,60}[：:]"),
    note_label=_i(r"(?:注|缩写|资料来源|来源)\s?[：:].*"),
    year_kinds=(
        ("baseline", _i(r"[(（]?\s*基线\s*[)）]?")),
        ("planned", _i(r"[(（]?\s*(?:计划数?|预计|目标|拟议)\s*[)）]?")),
        ("actual", _i(r"[(（]?\s*(?:实际数?|估计数?)\s*[)）]?|[(（]\s*代理指标\s*[)）]")),
    ),
    verdicts=(
        (
            DocumentVerdict.NOT_MET,
            _i(
                r"(?:没有|未能?|并未)(?:完全)?(?:达到|实现|完成)(?P<of>[^。；]*?)(?:的)?(?:计划)?(?:目标|指标)(?P<after>[^。；]*)|低于(?P<below>[^。；]*?)(?:的)?计划目标"
            ),
        ),
        (
            DocumentVerdict.EXCEEDED,
            _i(
                r"(?:超过|超出|高于)了?(?P<of>[^。；]*?)(?:的)?(?:计划)?(?:目标|指标)(?P<after>[^。；]*)"
            ),
        ),
        (
            DocumentVerdict.MET,
            _i(
                r"(?:达到|实现|完成)了?(?P<of>[^。；]*?)(?:的)?计划(?:目标|指标)(?P<after>[^。；]*)"
            ),
        ),
    ),
    reason=_i(
        r"(?P<lead>(?:该|这一|此)?(?:计划)?目标(?:没有|未能?)(?:达到|实现|完成)(?:的原因)?(?:，)?(?:是(?:因为|由于)?|由于|因为|原因是))(?P<reason>.+)"
    ),
    nothing=_i(r"不适用|n/a|暂?无数据"),
    increment=_i(r"(?:新增|增加了?|另有|再有|又有)"),
    total=_i(r"(?:共计?|总数|累计|总计|合计)"),
    proxy=_i(r"代理(?:指标|计量)"),
    contributed=_i(r"(?:促成|推动|帮助|支持|促使|有助于)了?(?P<what>.+?)[，,]?\s*$"),
    result_suffix=_i(
        r"\s*[(（](?:(?P<carried>从\s?\d{4}\s?年(?:承接|结转)的成果)|新成果|续)[)）]\s*$"
    ),
    continued=_i(r"续"),
    category_head=_i(r"类别和次类别"),
    totals=_i(r"(?:合计|总计|总数|共计)"),
    planned=_i(r"计划"),
    percentage=_i(r"百分比|%|％"),
)

BY_LANGUAGE = (ENGLISH, CHINESE)


def mark_of(line: Line, words: Vocabulary) -> tuple[Mark, re.Match[str]] | None:
    """What the whole line is, with or without its line breaks; ``None`` for a line of prose."""
    for text in dict.fromkeys((line.printed, line.plain)):
        if len(text) <= _LONGEST_HEADING:
            for mark, pattern in words.marks:
                match = pattern.fullmatch(text)
                if match is not None:
                    return mark, match
    return None
