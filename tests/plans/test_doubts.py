"""What a measure's sentence proposes: our own sentences, in the manner of the documents."""

import pytest

from indicators.enums import Accumulation, Direction, MeasureKind
from indicators.plans import biennial
from indicators.plans.doubts import DoubtCode, Proposal, propose
from indicators.plans.records import Measure
from tests.plans.documents import SHARED_PLANS, needs_shared

UP, DOWN, KEEP = Direction.INCREASE, Direction.DECREASE, Direction.MAINTAIN
OPEN = (DoubtCode.DIRECTION_NOT_STATED,)
IMPLIED = (DoubtCode.KIND_PROPOSED,)
PRINTED = (DoubtCode.TARGET_PROPOSED,)
DEFINES = (DoubtCode.NUMBER_IN_DEFINITION,)

KINDS = [
    # Chinese: sentence, kind, direction, target, doubts
    ("zh", "建立水质监测站的国家数目增加", MeasureKind.INCREASE, UP, None, ()),
    ("zh", "更多国家建立水质监测站", MeasureKind.INCREASE, UP, None, ()),
    ("zh", "有更高比例的答复者表示满意", MeasureKind.INCREASE, UP, None, ()),
    (
        "zh",
        "在各流域，包括山区，有更高比例的学员满意",
        MeasureKind.INCREASE,
        UP,
        None,
        (),
    ),
    ("zh", "按时印发的公报占更高比例", MeasureKind.INCREASE, UP, None, ()),
    ("zh", "有更低比例的公报逾期", MeasureKind.DECREASE, DOWN, None, ()),
    ("zh", "采用更高比例回收材料的国家数目", None, None, None, OPEN),
    ("zh", "增加以无障碍格式提供的地图", MeasureKind.INCREASE, UP, None, ()),
    ("zh", "处理请求所需时间缩短", MeasureKind.DECREASE, DOWN, None, ()),
    ("zh", "减少纸质表格的使用", MeasureKind.DECREASE, DOWN, None, ()),
    ("zh", "在全区域减少表格数量", MeasureKind.DECREASE, DOWN, None, ()),
    ("zh", "按时发布的公报百分比保持现有水平", MeasureKind.MAINTAIN, KEEP, None, ()),
    ("zh", "用户没有对预报服务提出投诉", MeasureKind.ZERO, DOWN, None, IMPLIED),
    ("zh", "没有重大负面审计结果", MeasureKind.ZERO, DOWN, None, IMPLIED),
    ("zh", "向所有“临时召开”的会议提供口译", MeasureKind.FULL, UP, None, IMPLIED),
    ("zh", "提交期限得到完全遵守，以便按时印发", MeasureKind.FULL, UP, None, IMPLIED),
    ("zh", "100%遵守公报的提交期限", MeasureKind.FULL, UP, "100", PRINTED),
    ("zh", "推荐专家的比率达到 100%", MeasureKind.FULL, UP, "100", PRINTED),
    ("zh", "编制预案所需时间不超过 9 天", MeasureKind.AT_MOST, DOWN, "9", PRINTED),
    ("zh", "投诉与订单之间的比率低于 12.5%", MeasureKind.AT_MOST, DOWN, "12.5", PRINTED),
    ("zh", "在收到请求 36 小时内提供援助", MeasureKind.AT_MOST, DOWN, "36", PRINTED),
    ("zh", "拨款至少有 20%专门用于小岛屿", MeasureKind.AT_LEAST, UP, "20", PRINTED),
    ("zh", "主网 99.5%的时间运转正常", MeasureKind.AT_LEAST, UP, "99.5", PRINTED),
    ("zh", "达到每年筹集 2 亿美元的目标", MeasureKind.AT_LEAST, UP, "200000000", PRINTED),
    ("zh", "从名册任用的人员占 80%至 90%", MeasureKind.RANGE, KEEP, "80-90", PRINTED),
    (
        "zh",
        "收益率不低于 30 天国债的收益率",
        MeasureKind.AT_LEAST,
        UP,
        "30 天国债的收益率",
        PRINTED,
    ),
    ("zh", "在三天内部署小组的案例所占百分比提高", MeasureKind.INCREASE, UP, None, DEFINES),
    ("zh", "在三天内部署小组的案例所占百分比", None, None, None, (*OPEN, *DEFINES)),
    ("zh", "资金至少有 60%到位的计划所占百分比提高", MeasureKind.INCREASE, UP, None, DEFINES),
    ("zh", "5 岁以下儿童死亡率达标的营地数目增加", MeasureKind.INCREASE, UP, None, DEFINES),
    ("zh", "更多国家提供至少 40%的核心数据", MeasureKind.INCREASE, UP, None, DEFINES),
    ("zh", "为改善水质而采取行动的国家数目", None, None, None, OPEN),
    ("zh", "多少国家表示能力提高了", None, None, None, OPEN),
    ("zh", "学生的复读率", None, None, None, OPEN),
    ("zh", "采用 2008 年国民账户体系的国家数目", None, None, None, OPEN),
    ("zh", "执行第 70/999 号决议的国家数目增加", MeasureKind.INCREASE, UP, None, ()),
    ("zh", "没有测站的最长河段缩短", MeasureKind.DECREASE, DOWN, None, ()),
    ("zh", "预警时间中位数不少于 12 小时", MeasureKind.AT_LEAST, UP, "12", PRINTED),
    ("zh", "未得到预警的人数降至零", MeasureKind.ZERO, DOWN, "0", PRINTED),
    ("zh", "每个断面至少取样 6 次", MeasureKind.AT_LEAST, UP, "6", PRINTED),
    ("zh", "能耗低于每年 90 千瓦时", MeasureKind.AT_MOST, DOWN, "90", PRINTED),
    ("zh", "账目均在 5 月 31 日前送达", MeasureKind.FULL, UP, None, IMPLIED),
    ("zh", "每次过境的平均收费", None, None, None, OPEN),
    # English
    ("en", "Increased number of countries with a plan", MeasureKind.INCREASE, UP, None, ()),
    ("en", "Reduced time between request and visit", MeasureKind.DECREASE, DOWN, None, ()),
    ("en", "Number of complaints is reduced", MeasureKind.DECREASE, DOWN, None, ()),
    ("en", "Level of service is maintained", MeasureKind.MAINTAIN, KEEP, None, ()),
    ("en", "No complaints about the forecasts", MeasureKind.ZERO, DOWN, None, IMPLIED),
    ("en", "All payments are made through the bank", MeasureKind.FULL, UP, None, IMPLIED),
    ("en", "100 per cent compliance with deadlines", MeasureKind.FULL, UP, "100", PRINTED),
    (
        "en",
        "Time to prepare a plan does not exceed 9 days",
        MeasureKind.AT_MOST,
        DOWN,
        "9",
        PRINTED,
    ),
    ("en", "Vacancy rate kept below 12.5 per cent", MeasureKind.AT_MOST, DOWN, "12.5", PRINTED),
    ("en", "At least 20 per cent of posts are filled", MeasureKind.AT_LEAST, UP, "20", PRINTED),
    ("en", "Between 80 and 90 per cent of posts filled", MeasureKind.RANGE, KEEP, "80-90", PRINTED),
    ("en", "All cases are handled within thirty days", MeasureKind.AT_MOST, DOWN, "30", PRINTED),
    ("en", "Percentage of cases handled within 30 days", None, None, None, (*OPEN, *DEFINES)),
    (
        "en",
        "Increased percentage of cases handled within 30 days",
        MeasureKind.INCREASE,
        UP,
        None,
        DEFINES,
    ),
    (
        "en",
        "At least 90 per cent of cases handled within 30 days",
        MeasureKind.AT_LEAST,
        UP,
        "90",
        (*PRINTED, *DEFINES),
    ),
    (
        "en",
        "Median warning time of not less than 12 hours",
        MeasureKind.AT_LEAST,
        UP,
        "12",
        PRINTED,
    ),
    ("en", "Number of people without warning falls to zero", MeasureKind.ZERO, DOWN, "0", PRINTED),
    ("en", "At least 6 samples are taken at each crossing", MeasureKind.AT_LEAST, UP, "6", PRINTED),
    (
        "en",
        "Energy used is below 90 kilowatt-hours a year",
        MeasureKind.AT_MOST,
        DOWN,
        "90",
        PRINTED,
    ),
    ("en", "Outbreaks within 10 days of a flood", None, None, None, (*OPEN, *DEFINES)),
    (
        "en",
        "The return is equal to or above the yield of bonds",
        MeasureKind.AT_LEAST,
        UP,
        "the yield of bonds",
        PRINTED,
    ),
    ("en", "Number of countries with improved plans", None, None, None, OPEN),
    ("en", "Outbreaks of waterborne disease", None, None, None, OPEN),
]


@pytest.mark.parametrize(
    ("language", "sentence", "kind", "direction", "target", "doubts"),
    KINDS,
    ids=[case[1] for case in KINDS],
)
def test_kind_direction_and_target_are_what_the_sentence_states(
    language, sentence, kind, direction, target, doubts
):
    found = propose(sentence, language)

    assert (found.measure_kind, found.direction, found.target) == (kind, direction, target)
    assert found.doubts == doubts


@pytest.mark.parametrize(
    ("language", "sentence", "unit", "accumulation"),
    [
        ("zh", "受益于培训的总人数", "人", Accumulation.RUNNING_TOTAL),
        ("zh", "获得贷款的渔民总数", "渔民", Accumulation.RUNNING_TOTAL),
        ("zh", "新增监测站的数目", "监测站", Accumulation.SUM_TO_DATE),
        ("zh", "每年访问网站的次数", "次", Accumulation.PER_PERIOD),
        ("zh", "表示满意的用户百分比", "%", None),
        (
            "en",
            "number of stations in operation (cumulative)",
            "stations",
            Accumulation.RUNNING_TOTAL,
        ),
        ("en", "number of stations in operation (annual)", "stations", Accumulation.PER_PERIOD),
        ("en", "Number of additional stations", "stations", Accumulation.SUM_TO_DATE),
        ("en", "Total number of users trained", "users", Accumulation.RUNNING_TOTAL),
        ("en", "Percentage of users satisfied", "%", None),
        ("zh", "恢复的湿地总面积(公顷)", "公顷", Accumulation.RUNNING_TOTAL),
        ("en", "Area of wetland restored (hectares)", "hectares", None),
        ("en", "Number of micro-, small and large firms trained", None, None),
        ("en", "Quality of the forecasts", None, None),
    ],
)
def test_unit_and_accumulation(language, sentence, unit, accumulation):
    found = propose(sentence, language)

    assert (found.unit, found.accumulation) == (unit, accumulation)


def test_a_target_printed_as_a_change_leaves_its_basis_open():
    found = propose("自由译员名册至少扩大 15%", "zh")

    assert found == Proposal(
        MeasureKind.INCREASE,
        UP,
        unit="%",
        target="15",
        doubts=(DoubtCode.TARGET_PROPOSED, DoubtCode.BASIS_UNKNOWN),
    )


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("zh", "网站的访问次数和页面浏览量"),
        ("en", "Number of countries trained and number of stations built"),
    ],
)
def test_two_measures_in_one_sentence_are_said_to_be_two(language, sentence):
    assert propose(sentence, language).doubts == (
        DoubtCode.DIRECTION_NOT_STATED,
        DoubtCode.SEVERAL_MEASURES_IN_ONE,
    )


def test_line_joins_and_spaces_change_nothing():
    assert propose("编制 预案\n所需时间 不超过 9 天 ", "zh") == propose(
        "编制预案所需时间不超过9天", "zh"
    )


def test_a_long_amount_keeps_every_digit():
    found = propose("At least $123456789012345678901234567890.25 million is raised", "en")

    assert found.target == "123456789012345678901234567890250000"


def test_a_text_longer_than_any_sentence_proposes_nothing():
    found = propose("At least 1 per cent " * 200, "en")

    assert found == Proposal(doubts=OPEN)


def test_every_doubt_is_a_question_in_words():
    assert all(code.label.endswith((".", "?")) for code in DoubtCode)


@needs_shared
@pytest.mark.parametrize(
    ("what", "printed"),
    [
        ("direction not stated", 206),
        ("explicit target", 49),
        ("zero", 15),
        ("implied full", 22),
        ("number in definition", 24),
    ],
)
def test_the_real_biennial_plan_comes_near_what_a_person_counted(real_measures, what, printed):
    counted = {
        "direction not stated": [m for m in real_measures if m.direction is None],
        "explicit target": [m for m in real_measures if m.target is not None],
        "zero": [m for m in real_measures if m.measure_kind == MeasureKind.ZERO],
        "implied full": [
            m for m in real_measures if m.measure_kind == MeasureKind.FULL and m.target is None
        ],
        "number in definition": [
            m for m in real_measures if DoubtCode.NUMBER_IN_DEFINITION in m.doubts
        ],
    }

    assert len(counted[what]) == pytest.approx(printed, abs=8)


@pytest.fixture(scope="module")
def real_measures():
    plan = biennial.read((SHARED_PLANS / "zh" / "A_71_6_Rev.1.txt").read_bytes())
    return [propose(each.text, "zh") for each in plan if isinstance(each, Measure)]
