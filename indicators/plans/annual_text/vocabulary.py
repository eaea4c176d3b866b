"""The words of the annual plan's grammar, in English and Chinese.

A line of the document is a heading when all of it is one of these, white space aside:

===================  ===========================================  ==============================
role                 English                                      Chinese
===================  ===========================================  ==============================
section head         Section 6 Transport                          第 6 款 运输
plan part            A. Proposed programme plan for 2021 and      A. 2021 年拟议方案计划和
                     programme performance in 2019                2019 年方案执行情况
resources part       B. Proposed post and non-post resource       B. 2021 年拟议所需员额资源和
                     requirements for 2021                        非员额资源
annex                Annex I                                      附件一
orientation          Overall orientation                          总方向
                     Mandates and background                      任务和背景
                     Strategy and external factors for 2021       2021 年战略和外部因素
                     Evaluation activities                        评价活动
                     Programme of work                            工作方案
subprogramme         Subprogramme 1, its name on the next line    次级方案 1
objective            Objective                                    目标
strategy             Strategy                                     战略
planned result       Programme performance in 2019 against        2019 年方案执行情况与计划成果
                     planned result                               对照
highlighted result   Programme performance in 2019: name          2019 年方案执行情况：名称
progress             Progress towards the attainment of the       在实现目标方面的进展情况以及
                     objective, and performance measure           业绩计量
results              Planned results for 2021                     2021 年计划成果
result, carried      Result 1: name (result carried over from     成果 1：名称(从 2020 年承接的
over                 2020)                                        成果)
result, new          Result 2: name (new result)                  成果 2：名称(新成果)
challenge            Internal challenge and response              内部挑战和对策
expected progress    Expected progress towards the attainment of  在实现目标方面的预期进展情况
                     the objective, and performance measure       以及业绩计量
figure, table        Figure 6.I, Table 6.2                        图 6.一, 表 6.2
measure in a figure  Performance measure: number of ...           业绩计量：...
measure in a table   Performance measure                          业绩计量
mandates             Legislative mandates                         立法授权
deliverables         Deliverables                                 应交付产出
head of deliverables Category and subcategory, then for each      类别和次类别, 2019 年 计划数,
                     column 2019 planned, 2019 actual             2019 年 实际数
category             A. Facilitation of ...                       A. 协助...
===================  ===========================================  ==============================

In sentences: "the planned result, which is ..., as referred to in ..." opens the planned result
(计划成果是), "was achieved" (已经实现) gives the verdict, "compared with the target of" (而目标是)
the target, "an additional" (新增, 又有) an increment, "a total of" (总数) a total, "A proxy
performance measure is indicated for 2020" (2020 年使用了一个代用业绩计量) a proxy.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from indicators.enums import DocumentVerdict

LONGEST_HEADING = 600


class Role(StrEnum):
    """What a heading opens."""

    SECTION_HEAD = "section head"
    PLAN_PART = "plan part"
    RESOURCES = "resources"
    ORIENTATION = "orientation"
    SUBPROGRAMME = "subprogramme"
    OBJECTIVE = "objective"
    STRATEGY = "strategy"
    PLANNED_RESULT = "planned result"
    HIGHLIGHTED_RESULT = "highlighted result"
    RESULTS = "results"
    RESULT = "result"
    NARRATIVE = "narrative"
    CAPTION = "caption"
    MEASURE = "measure"
    MANDATES = "mandates"
    DELIVERABLES = "deliverables"
    COLUMNS = "columns"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The grammar of one language. ``headings`` are tried in order on a whole line.

    Their named groups: ``number`` and ``name`` of what the heading opens, ``plan_year``,
    ``performance_year``, ``carried`` where a result is carried over, ``mark`` the bracket that
    says so. ``columns`` finds the year columns of a table of deliverables, ``table_year`` those of
    a measure.
    """

    language: str
    headings: Mapping[Role, tuple[re.Pattern[str], ...]]
    columns: re.Pattern[str]
    column_piece: re.Pattern[str]
    table_year: re.Pattern[str]
    planned_result: re.Pattern[str]
    verdicts: Mapping[DocumentVerdict, re.Pattern[str]]
    target: re.Pattern[str]
    increment: re.Pattern[str]
    total: re.Pattern[str]
    clause: re.Pattern[str]
    proxy: re.Pattern[str]
    baseline: re.Pattern[str]
    baseline_link: re.Pattern[str]
    baseline_close: re.Pattern[str]
    span: re.Pattern[str]
    sentence: re.Pattern[str]
    subtotal: re.Pattern[str]
    narrative: re.Pattern[str]

    def heading(self, text: str) -> tuple[Role, re.Match[str]] | None:
        """What the whole line opens, or ``None`` for a line that is no heading."""
        line = " ".join(text.split())
        if len(line) > LONGEST_HEADING:
            return None
        for role, patterns in self.headings.items():
            for pattern in patterns:
                match = pattern.fullmatch(line)
                if match:
                    return role, match
        return None


def _any(*expressions: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(each, re.IGNORECASE) for each in expressions)


_ZH_SPAN = r"(?<!\d)(?P<first>(?:19|20)\d\d) ?年?(?: ?[至到—–-] ?(?P<last>(?:19|20)\d\d) ?年)?年?"
_EN_SPAN = r"(?<!\d)(?P<first>(?:19|20)\d\d)(?:(?: to | ?[—–-] ?)(?P<last>(?:19|20)\d\d))?(?!\d)"
_NUMERAL = "[0-9IVXLC一二三四五六七八九十百]{1,8}"
_SUBTOTAL = re.compile(r"(?P<name>.+?) ?[(（](?P<unit>[^()（）]+)[)）]", re.DOTALL)

CHINESE = Vocabulary(
    language="zh",
    headings={
        Role.SECTION_HEAD: _any(
            r"第 ?(?P<number>\d{1,2}[A-Z]?) ?款[：:]? ?(?P<name>[^\d\s，。；、()（）]{1,40})"
        ),
        Role.PLAN_PART: _any(
            r"(?:[A-Z]\. )?(?P<name>(?P<plan_year>\d{4}) ?年拟议方案计划"
            r"和 ?(?P<performance_year>\d{4}) ?年方案执行情况)",
            r"[A-Z]\. (?P<name>(?P<plan_year>\d{4}) ?年拟议方案计划)",
        ),
        Role.RESOURCES: _any(
            r"[A-Z]\. (?:\d{4} ?年)?拟议.{0,30}资源.{0,10}", r"附件 ?[一二三四五六七八九十\d]*"
        ),
        Role.STRATEGY: _any("战略", r"(?:\d{4} ?年)?战略和外部因素"),
        Role.ORIENTATION: _any("总方向", "任务和背景", "评价活动", "工作方案"),
        Role.SUBPROGRAMME: _any(r"次级方案 ?(?P<number>\d{1,3})"),
        Role.OBJECTIVE: _any("(?:本组织)?目标"),
        Role.PLANNED_RESULT: _any(r"(?P<performance_year>\d{4}) ?年方案执行情况与计划成果对照"),
        Role.HIGHLIGHTED_RESULT: _any(
            r"(?P<performance_year>\d{4}) ?年方案执行情况[：:] ?(?P<name>\S.*)"
        ),
        Role.RESULTS: _any(r"(?P<plan_year>\d{4}) ?年计划成果"),
        Role.RESULT: _any(
            r"成果 ?(?P<number>\d{1,2})[：:] ?(?P<name>\S.*?)"
            r"(?P<mark> ?[(（](?:(?P<carried>从 ?\d{4} ?年承接的成果)|新成果)[)）])?"
        ),
        Role.NARRATIVE: _any("内部挑战和对策", "在实现目标方面的(?:预期)?进展情况以及业绩计量"),
        Role.CAPTION: _any(rf"(?:(?P<figure>图)|表) ?\d{{1,2}}[A-Z]?\.{_NUMERAL}"),
        Role.MEASURE: _any(r"业绩计量(?:[：:] ?(?P<name>\S.*))?"),
        Role.MANDATES: _any("(?:立法|法律)授权"),
        Role.DELIVERABLES: _any("应交付产出"),
        Role.COLUMNS: _any("类别和次类别(?: .*)?"),
    },
    columns=re.compile(r"(?P<year>\d{4}) ?年 ?(?:(?P<planned>计划数)|(?P<actual>实际数))"),
    column_piece=re.compile(r"(?:\d{4}|年|计划数|实际数|\s)+"),
    table_year=re.compile(
        r"(?P<year>\d{4}) ?年?(?: ?[(（](?:(?P<actual>实际数?)|(?P<planned>计划数?|预计数?))[)）])?"
    ),
    planned_result=re.compile(
        r"(?P<lead>.*?计划成果(?:是|为)[，：:]?)\s*(?P<result>\S.*?)(?P<stop>[。，；])"
        r"(?=(?:该|这一|这项|本)?项?(?:计划)?成果(?:已经?|没有|未能?|尚未))",
        re.DOTALL,
    ),
    verdicts={
        DocumentVerdict.NOT_MET: re.compile("成果(?:没有|未能?|尚未)(?:完全)?(?:实现|达到)"),
        DocumentVerdict.ACHIEVED: re.compile("成果已经?实现"),
    },
    target=re.compile(
        r"目标(?:数|值)?(?:所述的?|规定的?|则?[是为]|的|则)+[^\d，。；]{0,3}(?=[\d一二三四五六七八九十])"
    ),
    increment=re.compile("新增|又有|另有|另外|额外|再有|增加了?"),
    total=re.compile("总数|总共|共计|累计|增至|合计|总计"),
    clause=re.compile("[，。；：:(（)）]"),
    proxy=re.compile(r"(?P<year>\d{4}) ?年[^。，]*?代用业绩计量"),
    baseline=re.compile("基线(?:值|数)?(?!图|调查|研究|数据|评估|情景)"),
    baseline_link=re.compile(
        rf"(?:[(（]?{_ZH_SPAN}[)）]?|[则均只仅是为达有：:，\s]|大约|约|至少|不到|超过|近)*"
    ),
    baseline_close=re.compile(r"[^\d。，；、]*?(?:的|作?为)\s*"),
    span=re.compile(_ZH_SPAN),
    sentence=re.compile("[^。！？]+[。！？]?"),
    subtotal=_SUBTOTAL,
    narrative=re.compile(r"(?P<label>[^：:。\d]{2,60})[：:](?=\s*\S)"),
)

ENGLISH = Vocabulary(
    language="en",
    headings={
        Role.SECTION_HEAD: _any(
            r"Section (?P<number>\d{1,2}[A-Z]?)\.?:?(?: |[-–—])+(?P<name>[A-Z]\D{1,120})"
        ),
        Role.PLAN_PART: _any(
            r"(?:[A-Z]\. )?(?P<name>Proposed programme plan for (?P<plan_year>\d{4})"
            r" and programme performance (?:in|for) (?P<performance_year>\d{4}))",
            r"[A-Z]\. (?P<name>Proposed programme plan for (?P<plan_year>\d{4}))",
        ),
        Role.RESOURCES: _any(
            r"[A-Z]\. Proposed .{0,60}resource requirements.{0,20}", r"Annex(?: [IVX\d]+)?"
        ),
        Role.STRATEGY: _any("Strategy", r"Strategy and external factors(?: for \d{4})?"),
        Role.ORIENTATION: _any(
            "Overall orientation",
            "Mandates and background",
            "Evaluation activities",
            "Programme of work",
        ),
        Role.SUBPROGRAMME: _any(r"Subprogramme (?P<number>\d{1,3})"),
        Role.OBJECTIVE: _any("Objective"),
        Role.PLANNED_RESULT: _any(
            r"Programme performance in (?P<performance_year>\d{4}) "
            r"against (?:the )?planned results?"
        ),
        Role.HIGHLIGHTED_RESULT: _any(
            r"Programme performance in (?P<performance_year>\d{4}): ?(?P<name>\S.*)"
        ),
        Role.RESULTS: _any(r"Planned results for (?P<plan_year>\d{4})"),
        Role.RESULT: _any(
            r"Result (?P<number>\d{1,2}): ?(?P<name>\S.*?)"
            r"(?P<mark> ?\((?:(?P<carried>(?:result )?carried over from \d{4})|new result)\))?"
        ),
        Role.NARRATIVE: _any(
            "Internal challenge and response",
            r"(?:Expected )?progress towards the attainment of the objective,? "
            r"and performance measures?",
        ),
        Role.CAPTION: _any(rf"(?:(?P<figure>Figure)|Table) \d{{1,2}}[A-Z]?\.{_NUMERAL}"),
        Role.MEASURE: _any(r"Performance measures?(?:: ?(?P<name>\S.*))?"),
        Role.MANDATES: _any("Legislative mandates?"),
        Role.DELIVERABLES: _any("Deliverables"),
        Role.COLUMNS: _any("Category and subcategory(?: .*)?"),
    },
    columns=re.compile(
        r"(?P<year>\d{4})\s*(?:(?P<planned>planned)|(?P<actual>actual))", re.IGNORECASE
    ),
    column_piece=re.compile(r"(?:\d{4}|planned|actual|\s)+", re.IGNORECASE),
    table_year=re.compile(
        r"(?P<year>\d{4})(?: ?\((?:(?P<actual>actual)|(?P<planned>planned))\))?", re.IGNORECASE
    ),
    planned_result=re.compile(
        r"(?P<lead>.*?planned results?(?: for \d{4})?,? (?:which )?(?:is|was)(?: that)?) "
        r"(?P<result>\S.*?)(?P<stop>,?) (?=as referred to |(?:was|were|has been|have been) )",
        re.DOTALL | re.IGNORECASE,
    ),
    verdicts={
        DocumentVerdict.NOT_MET: re.compile(
            r"\b(?:(?:was|were|has|have) not (?:been )?(?:fully )?|(?:was|were) only partially )"
            r"(?:achieved|met)\b"
        ),
        DocumentVerdict.ACHIEVED: re.compile(r"\b(?:was|were|has been|have been) achieved\b"),
    },
    target=re.compile(
        r"\btarget (?:of|was|is|being|set at) (?:at least |about |more than |some )?(?=\w)"
    ),
    increment=re.compile(r"\b(?:additional|more|new|an increase of|increased by|further)\b"),
    total=re.compile(r"\b(?:total|cumulative|altogether)\b"),
    clause=re.compile(r"[;:()]|,(?!\d)|\.(?!\d)"),
    proxy=re.compile(r"\bproxy performance measure [^.]*?\bfor (?P<year>\d{4})\b", re.IGNORECASE),
    baseline=re.compile(r"\bbaseline(?: value| level| figure)?\b", re.IGNORECASE),
    baseline_link=re.compile(
        rf"(?:[(]?{_EN_SPAN}[)]?|[\s:,]|\b(?:of|for|in|from|over|during|the|period|years?|was|is|being"
        r"|stood|at|only|about|some|nearly|around|approximately|fewer|less|more|than)\b)*",
        re.IGNORECASE,
    ),
    baseline_close=re.compile(r"[^\d.,;:]*?\b(?:as|was|is|being) (?:a|the|its|their)\s*"),
    span=re.compile(_EN_SPAN),
    sentence=re.compile(r"\S.*?(?:[.!?](?=\s+[A-Z“\"(])|\Z)", re.DOTALL),
    subtotal=_SUBTOTAL,
    narrative=re.compile(r"(?P<label>[A-Z][^:.\d]{2,90}):(?=\s*\S)"),
)

_WIDE = re.compile("[\u4e00-\u9fff]")


def vocabulary_of(text: str) -> Vocabulary:
    """Chinese where one word character in ten is Chinese, else English."""
    letters = sum(char.isalnum() for char in text)
    return CHINESE if len(_WIDE.findall(text)) * 10 > letters else ENGLISH
