"""The Word reader on a small plan in Chinese."""

from indicators.enums import Accumulation, DocumentVerdict
from tests.plans.accounting import BALANCED, account, text_of
from tests.plans.word import WordFile
from tests.plans.word_plans import of_kind, paths, read, values


def a_chinese_plan() -> WordFile:
    plan = WordFile(symbol="RB/5/12 (Sect. 3)")
    plan.heading("2026 年拟议方案预算", style="Title")
    plan.heading("第 3 款")
    plan.heading("河流与湖泊")
    plan.heading("A.\t2026 年拟议方案计划和 2024 年方案执行情况")
    plan.heading("次级方案 1")
    plan.heading("清洁水")
    plan.paragraph("")
    plan.heading("目标")
    plan.paragraph("3.1\t本次级方案所促进实现的目标是保持水质清洁。")
    plan.heading("2024 年方案执行情况")
    plan.heading("水站改善")
    plan.paragraph("3.2\t水站在 2024 年得到改善。")
    plan.paragraph("表 3.1")
    plan.paragraph("业绩计量")
    plan.table([["2023 年（实际）", "2024 年（实际）"], ["–", "两个国家通过计划\n一个国家建站"]])
    plan.heading("2026 年计划成果")
    plan.heading("成果 1：更多计划")
    plan.heading("2024 年方案执行情况和 2026 年目标")
    plan.paragraph(
        "3.3\t工作促成 3 个湖泊得到保护，没有达到 5 个湖泊的计划目标。目标没有达到是由于资金迟到。"
    )
    plan.paragraph("图 3.一")
    plan.paragraph("业绩计量：受保护湖泊数目（累计）")
    plan.chart(["2024 年", "2026 年"], {"计划": ["5", "7"], "实际": ["3", "0"]})
    plan.heading("应交付产出")
    plan.table(
        [
            ["类别和次类别", "2024 年计划数", "2024 年实际数"],
            ["**A. 协助政府间进程**", "", ""],
            ["**会议文件(文件数目)**", "**2**", "**1**"],
            ["1. 提交理事会的报告", "2", "1"],
            ["**C. 实质性应交付产出**", "", ""],
            ["咨询、建议和宣传：向成员国提供咨询。", "", ""],
        ]
    )
    return plan


def test_the_same_words_in_chinese_are_the_same_plan():
    plan = a_chinese_plan()

    record = read(plan)

    assert record.document.language == "zh"
    assert paths(record, "accomplishment") == [
        "section 3/subprogramme 1/highlighted result 1",
        "section 3/subprogramme 1/result 1",
    ]
    assert values(record)[-4:] == [
        (None, 2024, "planned", "5", "reported"),
        (None, 2026, "planned", "7", "reported"),
        (None, 2024, "actual", "3", "reported"),
        (None, 2026, "actual", None, "none"),
    ]
    assert of_kind(record, "measure")[1].accumulation == Accumulation.RUNNING_TOTAL
    (statement,) = of_kind(record, "statement")
    assert (statement.verdict, statement.target, statement.actual, statement.reason) == (
        DocumentVerdict.NOT_MET,
        "5",
        "3",
        "资金迟到",
    )
    assert [(each.text, each.subcategory) for each in of_kind(record, "deliverable")] == [
        ("提交理事会的报告", "会议文件"),
        ("向成员国提供咨询。", "咨询、建议和宣传"),
    ]
    assert account(text_of(plan.to_bytes()), record) == BALANCED
