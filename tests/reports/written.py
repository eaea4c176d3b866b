"""A small report of an invented commission, in each language that reports are written in."""

from datetime import UTC, datetime
from decimal import Decimal

from indicators.charts import Chart, Form, Point, Series
from indicators.enums import (
    Accumulation,
    Direction,
    EditionStatus,
    Level,
    ReasonCode,
    ResultKind,
    ValueKind,
    ValueState,
    Verdict,
)
from indicators.reports.delivered import (
    Deliverable,
    DeliverableCategory,
    DeliverableCount,
    DeliverableTable,
    Implementation,
    Implemented,
)
from indicators.reports.document import (
    Accomplishment,
    Document,
    Explanation,
    HeldBack,
    LeftOut,
    Measure,
    Programme,
    Quotation,
    Subprogramme,
    VerdictChange,
    WordsOfPeriod,
)

AS_AT = datetime(2026, 2, 20, 6, tzinfo=UTC)
TEXTS = {
    "en": {
        "plan": "Programme plan 2025",
        "programme": "Transport and borders",
        "subprogramme": "Border crossings and transit",
        "objective": "To make the movement of goods across the borders faster and safer.",
        "accomplishment": "Border agencies work to one set of procedures",
        "hours": "Median hours for a loaded truck to clear the pilot crossings",
        "lost": "Loads lost under the transit guarantee",
        "corridor": "States agree on the corridor of the river ports",
        "reason": "Scanners arrived in August, not in March.",
        "action": "Scanners at the last two crossings, by 31 May 2026",
        "sentence": "The trucks cleared in 54.5 hours, which did not meet the planned target.",
        "first": "Focal points named by six States",
        "second": "Text agreed save for one article",
        "category": "A. Meetings and bodies",
        "papers": "Papers for the Transport Committee",
    },
    "zh-hans": {
        "plan": "2025年方案计划",
        "programme": "运输与过境",
        "subprogramme": "口岸与过境",
        "objective": "使跨境货物运输更快、更安全。",
        "accomplishment": "各边境机构采用同一套程序",
        "hours": "装货卡车通过试点口岸所需小时数（中位数）",
        "lost": "过境担保下丢失的货物",
        "corridor": "各国就河港走廊达成一致",
        "reason": "扫描仪八月才到货，而非原定的三月。",
        "action": "为最后两个口岸配置扫描仪",
        "sentence": "卡车通过口岸所需时间未达到计划目标。",
        "first": "六国指定协调人",
        "second": "除一条外案文已商定",
        "category": "会议和机构",
        "papers": "运输委员会文件",
    },
    "ar": {
        "plan": "الخطة البرنامجية",
        "programme": "النقل والحدود",
        "subprogramme": "المعابر الحدودية والعبور",
        "objective": "تسريع حركة البضائع عبر الحدود وزيادة أمانها",
        "accomplishment": "تعمل أجهزة الحدود وفق إجراءات واحدة",
        "hours": "وسيط عدد الساعات اللازمة لعبور شاحنة محملة",
        "lost": "الشحنات المفقودة تحت ضمان العبور",
        "corridor": "اتفاق الدول على ممر الموانئ النهرية",
        "reason": "وصلت أجهزة المسح متأخرة",
        "action": "أجهزة مسح في المعبرين الأخيرين",
        "sentence": "عبرت الشاحنات في وقت لم يحقق المستهدف المقرر",
        "first": "عينت ست دول جهات تنسيق",
        "second": "اتفق على النص عدا مادة واحدة",
        "category": "اجتماعات وهيئات",
        "papers": "وثائق لجنة النقل",
    },
}


def a_document(language: str = "en", **others: object) -> Document:
    words = TEXTS[language]
    accomplishment = Accomplishment(
        "(a)",
        words["accomplishment"],
        ResultKind.ACCOMPLISHMENT,
        (hours(words), lost(words), corridor(words)),
    )
    subprogramme = Subprogramme(
        "programme/6/subprogramme/2",
        Level.SUBPROGRAMME,
        "2",
        words["subprogramme"],
        (Quotation(words["objective"], "RCAB/2024/6"),),
        (accomplishment,),
        deliverables(words),
    )
    stated: dict[str, object] = {
        "language": language,
        "plan_title": words["plan"],
        "plan_symbol": "RCAB/2024/6",
        "edition": EditionStatus.APPROVED,
        "period": "2025",
        "as_at": AS_AT,
        "rule_set": "AR-1",
        "requested_by": "Mina Solari",
        "programmes": (Programme("programme/6", "6", words["programme"], (subprogramme,)),),
        "changes": (VerdictChange(Verdict.PARTIALLY_MET, Verdict.MET, 4),),
        "left_out": LeftOut(drafts=3, uncleared_translations=2),
    }
    return Document(**{**stated, **others})


def hours(words: dict[str, str]) -> Measure:
    points = (
        Point(Decimal("74.0"), "74.0"),
        Point(),
        Point(Decimal("66.0"), "66.0", state=ValueState.PROXY),
        Point(Decimal("54.5"), "54.5", Decimal(50), "50.0"),
    )
    periods = ("2022", "2023", "2024", "2025")
    return Measure(
        path="programme/6/subprogramme/2/a/1",
        label="1",
        name=words["hours"],
        verdict=Verdict.PARTIALLY_MET,
        direction=Direction.DECREASE,
        accumulation=Accumulation.PER_PERIOD,
        baseline="74.0",
        target="50.0",
        actual="54.5",
        progress="13/16",
        level="100/109",
        chart=Chart(words["hours"], Form.LINE, periods, (Series(points),)),
        explanation=Explanation(words["reason"], words["action"]),
        published=Quotation(words["sentence"], "RCAB/2024/6"),
        held_back=HeldBack(drafts=3),
    )


def lost(words: dict[str, str]) -> Measure:
    return Measure(
        path="programme/6/subprogramme/2/a/2",
        label="2",
        name=words["lost"],
        verdict=Verdict.MET,
        baseline="1234567",
        target="0",
        actual="0",
        progress="1",
        reasons=(ReasonCode.NO_RATIO,),
    )


def corridor(words: dict[str, str]) -> Measure:
    return Measure(
        path="programme/6/subprogramme/2/a/3",
        label="3",
        name=words["corridor"],
        verdict=Verdict.NO_DATA,
        judged_by="Mina Solari",
        reasons=(ReasonCode.NOT_REPORTED,),
        words=(
            WordsOfPeriod("2023", ValueKind.ACTUAL, ""),
            WordsOfPeriod("2024", ValueKind.ACTUAL, f"{words['first']}\n{words['second']}"),
            WordsOfPeriod("2025", ValueKind.TARGET, words["second"]),
        ),
    )


def deliverables(words: dict[str, str]) -> DeliverableTable:
    def row(name: str, *pairs: tuple[str, str], **others: object) -> Deliverable:
        return Deliverable(name, "", tuple(DeliverableCount(*pair) for pair in pairs), **others)

    rows = (
        row(words["papers"], ("6", "6"), ("6", "5"), ("7", ""), to_come=6, came=5),
        row(words["papers"], ("—", "—"), ("—", "2"), ("3", ""), came=2),
    )
    implemented = Implemented(5, 6)
    rates = Implementation(implemented, implemented, implemented, beyond=2)
    category = DeliverableCategory(words["category"], rows, rates)
    return DeliverableTable(("2024", "2025", "2026"), (category,))
