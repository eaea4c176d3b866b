"""The sentence of a measure in Chinese.

The end of a clause decides: ``...的国家数目增加`` states a direction, ``...的国家数目`` does not,
whatever verbs of improvement stand inside its modifiers.
"""

import re
from dataclasses import replace
from decimal import Decimal

from indicators.enums import Accumulation, MeasureKind
from indicators.plans.number_words import CHINESE, chinese_number
from indicators.plans.sentence import Claim, Quantity

QUOTED = re.compile(r"《[^》]*》|“[^”]*”|「[^」]*」|\([^()]*\)|（[^（）]*）")
# Numbers that name something: a year, a resolution, a session, a goal.
NAMES = re.compile(
    r"[12]\d{3}(?:[-–至][12]\d{3})?年|第[\d/()A-Z]+号|第[一二三四五六七八九十\d]+[届次条章]|目标\d+"
    r"|[前上下]一年|\d+月\d+日|两年期|四年度|四年期|[A-Z]-?\d+|\d+/\d+|[一二三四五六七八九十两]种|财务条例[\d.]+"
)
NUMERAL = rf"(?:\d[\d,]*(?:\.\d+)?|{CHINESE})"
UNIT = (
    r"(?:%|％|个?百分点|个?工作日|天|日|小时|分钟|个?周|个?星期|个月|年|岁"
    r"|[万亿]?(?:美元|欧元)|次|万|亿)"
)
THING = r"(?:千瓦时|公里|公斤|公顷|立方米|平方米|吨|[个名项人国家份件例起座户所处批张种])"
QUANTITY = re.compile(rf"(?P<of>百分之)?(?P<number>{NUMERAL})(?P<unit>{UNIT}|{THING})?")
POWERS = {"万": 4, "亿": 8}
TIME = ("工作日", "天", "日", "小时", "分钟", "周", "星期", "月", "年")

COUNTED = (
    r"(?:数目|数量|次数|人数|人次|总数|件数|数|百分比|百分率|比例|比率|比重|份额|(?<!效)率|程度"
    r"|满意度|浏览量|差距|水平|得分|平均分|指数)"
)
ENDS_COUNTED = re.compile(rf"{COUNTED}$")
END = r"(?=$|[，；。、])"
UP = (
    r"(?:增加|增多|增大|增长|提高|提升|上升|扩大|增强|加强|改善|改进|扩展|加快|加深|增进|上涨|递增"
    r"|拓宽)"
)
DOWN = r"(?:减少|降低|缩短|下降|缩小|减轻|减小|下跌|递减|更少|更短|更低)"
KEEP = r"(?:保持|维持)"
MORE = re.compile(r"更(?![新改正替名])(?!高级)|越来越|日益")
FEWER = re.compile(r"(?:有|占)?更[少低小短]")
SHARE = re.compile(
    r"(?P<opens>^|[，；])?(?:有|占)?(?:更|越来越)(?:(?P<up>[高大多])|(?P<down>[低小少]))"
    r"的?(?:比例|比率|百分比|百分率|份额)(?=$|[的，；])"
)
AT_MOST = r"(?:不超过|不多于|不高于|不大于|(?<!不)(?:低于|少于|小于)|不到|最多|至多)"
BENCHMARK = re.compile(rf"{COUNTED}(?:等于或高于|不低于)(?P<words>[^，；]*[^，；%\d][^，；]*)$")
AT_LEAST = r"(?:等于或高于|不少于|不低于|不小于|至少有?|最少|(?<!不)(?:超过|高于|多于|大于))"
REACHES = (
    r"(?:达到|达|为|保持在|维持在|增至|提高到|提高至|增加到|升至|降至|减至|降到|降低到|缩短至)"
)
ALL = re.compile(r"^所有|所有(?![^，的]{1,8}的)|全部|一律|(?<!平)均(?!衡)|完全(?!不)|全面完成")
ASIDE = re.compile(r"[，；](?:包括|供|以|从而|同时|使|进而).*$")
HOW_MANY = re.compile(r"多少")
NONE = re.compile(
    r"^(?:没有|不出现|未出现|未发生|未收到|无|零)|(?:没有|未)[^，]*(?:投诉|延误|拖延|事故|违规|情况)$"
)
_several = r"(?:数目|数量|次数|人数|总数|百分比|比例|浏览量|浏览数)"
SEVERAL = re.compile(
    rf"(?:{_several}|[批户件]数)(?:和|及|以及|，以及)(?!质量)[^，；]{{0,40}}"
    rf"(?:{_several}|平均[^，；的]{{1,6}}$)"
)


def claim(text: str) -> Claim:
    """What the sentence states; it may hold spaces and line joins as printed."""
    printed = re.sub(r"\s+", "", text)
    said = QUOTED.sub("", printed).rstrip("。；")
    numbers = _numbers(said)
    found = (
        _none(said)
        or _change(said, numbers)
        or _limit(said, numbers)
        or _keep(said, numbers)
        or _direction(said)
        or _deadline(said, numbers)
        or _all(said)
        or Claim()
    )
    if found.target and not re.fullmatch(r"[\d.-]+", found.target):
        found = replace(found, target=_as_printed(found.target, text))
    return _completed(found, printed, said, numbers)


def _as_printed(words: str, text: str) -> str:
    """The words with the spaces that the text has between them."""
    found = re.search(r"\s*".join(map(re.escape, words)), text)
    return " ".join(found.group().split()) if found else words


def _numbers(said: str) -> tuple[Quantity, ...]:
    """The sentence's numbers that have a unit and name nothing; Chinese numerals included."""
    blanked = NAMES.sub(lambda name: "＿" * len(name.group()), said)
    found = []
    for match in QUANTITY.finditer(blanked):
        unit = "%" if match["of"] else (match["unit"] or "").lstrip("个").replace("％", "%")
        in_words = not match["number"][0].isdigit()
        if not unit or (in_words and re.fullmatch(THING, match["unit"] or "")):
            continue
        power = POWERS.get(unit[0], 0)
        amount = _amount(match["number"], power)
        if amount is None:
            continue
        unit = unit[1:] if power else unit
        found.append(Quantity(amount, unit, match.start(), match.end()))
    return tuple(found)


def _amount(numeral: str, power: int) -> Decimal | None:
    """``1,250`` or ``十四`` times a power of ten, exactly."""
    if numeral[0].isdigit():
        return Decimal(f"{numeral.replace(',', '')}E{power}")
    number = chinese_number(numeral)
    return None if number is None else Decimal(f"{number}E{power}")


def _none(said: str) -> Claim | None:
    if re.search(rf"(?:降|减)(?:至|到|为)零{END}", said):
        return Claim(MeasureKind.ZERO, target="0")
    if NONE.search(said) and not ENDS_COUNTED.search(said) and not _ends_with_direction(said):
        return Claim(MeasureKind.ZERO, implied=True)
    return None


def _limit(said: str, numbers: tuple[Quantity, ...]) -> Claim | None:
    """A number that ends its clause, or a share the whole sentence is about."""
    spread = re.search(
        rf"(\d+(?:\.\d+)?)[%％]?(?:至|到|-|–|~|～)(\d+(?:\.\d+)?)[%％](?:之间)?{END}", said
    )
    if spread:
        return Claim(MeasureKind.RANGE, unit="%", target=f"{spread[1]}-{spread[2]}")
    benchmark = BENCHMARK.search(said)
    if benchmark:
        return Claim(MeasureKind.AT_LEAST, target=benchmark["words"])
    predicate = _states_direction(said) or ENDS_COUNTED.search(said)
    for number in numbers:
        before, after = said[: number.start], said[number.end :]
        ends = re.match(rf"(?:以内|以下|以上|之间|的目标)?{END}", after)
        if number.unit == "%" and number.amount == 100 and (ends or not predicate):
            return Claim(MeasureKind.FULL, unit="%", target="100")
        if not ends and predicate:
            continue
        kind = _compared(before, after, ends is not None, number.unit)
        if kind:
            return Claim(kind, unit=number.unit, target=number.plain)
    return None


def _compared(before: str, after: str, ends: bool, unit: str) -> MeasureKind | None:
    verb = "(?:每[年月日天]|[^，的]{0,4})?$" if ends else "$"
    if re.search(rf"{AT_MOST}{verb}", before) or after.startswith("以下"):
        return MeasureKind.AT_MOST
    if re.search(rf"{AT_LEAST}{verb}", before) or after.startswith("以上"):
        return MeasureKind.AT_LEAST
    if ends and re.search(rf"{REACHES}$", before):
        falls = re.search(r"(?:降|减|缩短)[^，]*$", before)
        return MeasureKind.AT_MOST if falls else MeasureKind.AT_LEAST
    raises = ends and unit.endswith("元") and "筹" in before
    keeps = unit == "%" and after.startswith("的时间")
    aims = before.startswith("达到") and after.endswith("目标")
    return MeasureKind.AT_LEAST if raises or keeps or aims else None


def _change(said: str, numbers: tuple[Quantity, ...]) -> Claim | None:
    for number in numbers:
        verb = re.search(rf"(?:(?P<up>{UP})|{DOWN})了?(?:至少)?$", said[: number.start])
        if verb and re.match(END, said[number.end :]):
            kind = MeasureKind.INCREASE if verb["up"] else MeasureKind.DECREASE
            return Claim(kind, unit=number.unit, target=number.plain, change_only=True)
    return None


def _keep(said: str, numbers: tuple[Quantity, ...]) -> Claim | None:
    if _ends_with_direction(said):
        return None
    if re.match(KEEP, said) and not ENDS_COUNTED.search(said[:-1] + "_"):
        number = numbers[0] if len(numbers) == 1 else None
        return Claim(
            MeasureKind.MAINTAIN,
            unit=number.unit if number else None,
            target=number.plain if number else None,
        )
    if re.search(rf"(?:{KEEP}[^，；的]*(?:水平|不变)|不变|{KEEP})(?=$|[，；。])", said):
        return Claim(MeasureKind.MAINTAIN)
    return None


def _ends_with_direction(said: str) -> re.Match[str] | None:
    """The first clause that ends in a verb of change: ``...百分比有所提高，...``."""
    if HOW_MANY.search(said):
        return None
    return re.search(rf"(?:(?P<up>{UP})|(?P<down>{DOWN}))了?(?=$|[，；。])", said)


def _states_direction(said: str) -> bool:
    return bool(_ends_with_direction(said) or re.match(r"有?(?:更|越来越)多", said))


def _direction(said: str) -> Claim | None:
    predicate = _ends_with_direction(said) or _leading_verb(said) or _share(said)
    if predicate:
        return Claim(MeasureKind.INCREASE if predicate["up"] else MeasureKind.DECREASE)
    if FEWER.match(said):
        return Claim(MeasureKind.DECREASE)
    if re.match(rf"(?:有|占)?(?:{MORE.pattern})", said):
        return Claim(MeasureKind.INCREASE)
    if (
        MORE.search(ASIDE.sub("", said))
        and not ENDS_COUNTED.search(said)
        and not HOW_MANY.search(said)
    ):
        return Claim(MeasureKind.INCREASE)
    return None


def _share(said: str) -> re.Match[str] | None:
    """``...，有更高比例的答复者表示...``, not ``更高比例的国家采用的标准数目``."""
    found = SHARE.search(said)
    if found is None or HOW_MANY.search(said):
        return None
    governs = found["opens"] is not None or found.end() == len(said)
    return found if governs or not ENDS_COUNTED.search(said) else None


def _leading_verb(said: str) -> re.Match[str] | None:
    """A verb of change that governs the sentence: ``减少网站数量``, not ``减少贫穷的国家数目``."""
    verb = rf"(?:尽量|进一步|逐步)?(?:(?P<up>{UP})|(?P<down>{DOWN}))"
    if HOW_MANY.search(said):
        return None
    if ENDS_COUNTED.search(said):
        return re.match(rf"(?:在[^，的]{{1,8}})?{verb}[^，的]*$", said)
    return re.match(verb, said) or re.search(rf"，{verb}", ASIDE.sub("", said))


def _deadline(said: str, numbers: tuple[Quantity, ...]) -> Claim | None:
    """A time limit that the whole sentence keeps, as in ``在 20 小时内建立...``."""
    if ENDS_COUNTED.search(said):
        return None
    limits = [
        number
        for number in numbers
        if number.unit.endswith(TIME) and re.match(r"(?:之|以)?内", said[number.end :])
    ]
    if len(limits) != 1:
        return None
    return Claim(MeasureKind.AT_MOST, unit=limits[0].unit, target=limits[0].plain)


def _all(said: str) -> Claim | None:
    if ALL.search(ASIDE.sub("", said)) and not ENDS_COUNTED.search(said):
        return Claim(MeasureKind.FULL, unit="%", implied=True)
    return None


def _completed(found: Claim, printed: str, said: str, numbers: tuple[Quantity, ...]) -> Claim:
    wanted = re.findall(r"\d+(?:\.\d+)?", found.target or "")
    unit = found.unit or _unit(printed, said)
    return Claim(
        kind=found.kind,
        unit=unit,
        accumulation=_accumulation(printed, unit),
        target=found.target,
        implied=found.implied,
        change_only=found.change_only,
        several=SEVERAL.search(said) is not None,
        definition_numbers=tuple(n for n in numbers if n.plain not in wanted),
    )


def _unit(printed: str, said: str) -> str | None:
    bracketed = re.search(rf"[(（]({THING}|{UNIT})[)）]$", printed)
    if bracketed:
        return bracketed[1]
    if re.search(r"百分比|百分率|比例|比率|率(?:提高|降低|上升|下降|$)", said):
        return "%"
    if re.search(r"人数", said):
        return "人"
    if re.search(r"次数|人次", said):
        return "次"
    counted = re.search(
        r"(?:^|的)(?:新增)?([^的，；、]{1,12}?)的?(?:总体|整体|平均|总)?(?:数目|数量|总数)", said
    )
    return re.sub(rf"^.*(?:{UP}|{DOWN})", "", counted[1]) or None if counted else None


def _accumulation(printed: str, unit: str | None) -> Accumulation | None:
    if re.search(r"[(（](?:累计|总数)[^()（）]*[)）]$", printed):
        return Accumulation.RUNNING_TOTAL
    if re.search(r"[(（]年度[)）]$|^(?:达到)?每年|每年[^的]*$|每个?财政年[^的]*$", printed):
        return Accumulation.PER_PERIOD
    if unit != "%" and re.search(r"总数|总人数|总次数|总量|总面积|总额|累计|共计", printed):
        return Accumulation.RUNNING_TOTAL
    return Accumulation.SUM_TO_DATE if "新增" in printed else None
