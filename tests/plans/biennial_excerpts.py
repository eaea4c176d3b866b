"""Excerpts of a biennial plan in the documents' manner, and what the reader makes of them."""

from indicators.plans import biennial
from tests.plans.accounting import BALANCED, account
from tests.plans.pdf_text import pdf_text

PROGRAMME = (" 方案 3 ", "  河流 ", "  总方向 ", "3.1  本方案测量水位。 ")
FRAME = (
    "本组织目标：看清河流 ",
    "秘书处预期成绩  绩效指标 ",
    "(a) 读数准确 ",
    "㈠ 错误减少 ",
    "战略 ",
    "3.2  逐站测量。 ",
)
MANDATES = (" 立法授权 ", "大会决议 ", "1/2 河流 ")


def read(*lines):
    data = pdf_text(*lines)
    plan = biennial.read(data)
    assert account(data.decode(), plan) == BALANCED
    return plan


def of_kind(plan, kind):
    return [record for record in plan.records if isinstance(record, kind)]


def paths(plan, *kinds):
    return [record.path for record in plan.records if isinstance(record, kinds)]
