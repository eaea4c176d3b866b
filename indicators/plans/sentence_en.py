"""The sentence of a measure in English.

"Number of countries with improved plans" states no direction: what is improved is counted.
"Increased number of countries" does. A number counts as a target only where the sentence as a
whole asks for it; "cases answered within 30 days" says which cases are counted.
"""

import re
from decimal import Decimal

from indicators.enums import Accumulation, MeasureKind
from indicators.plans.number_words import ENGLISH, english_number
from indicators.plans.sentence import Claim, Quantity

NUMERAL = rf"(?:\d[\d,]*(?:\.\d+)?|{ENGLISH})"
TIME = r"(?:working |calendar |business )?(?:days?|hours?|minutes?|weeks?|months?|years?)"
UNIT = rf"(?:%|per cent\b|percent\b|percentage points?|{TIME}\b|million\b|billion\b|dollars\b)"
# Numbers that name something: a year, a resolution, a goal, a table.
NAMES = re.compile(
    r"\b(?:19|20)\d\d(?:[-–/](?:19|20)?\d\d)?\b(?!\s*(?:per cent|%))|\b[A-Z]+/[\w/.]+|\b\d+/\d+\b"
    r"|\b(?:Goal|goal|Goals|resolution|target|targets|article|section|phase|component)s? \d[\d.]*"
)
QUANTITY = re.compile(
    rf"(?P<money>\$\s?)?(?P<number>{NUMERAL})(?:[\s-]*(?P<unit>{UNIT}))?", re.IGNORECASE
)
POWERS = {"million": 6, "billion": 9}

COUNTED = (
    r"(?:number|percentage|proportion|share|ratio|rate|frequency|level|degree|extent|amount|volume"
    r"|area)"
)
UP = (
    r"(?:increas(?:e|ed|es|ing)|additional|more|greater|higher|larger|improv(?:ed|ement|ements|es)|"
    r"enhanced|expanded|growth|strengthened|better|faster|wider|broader|rise|growing)"
)
DOWN = (
    r"(?:reduc(?:ed|tion|tions|es)|decreas(?:e|ed|es|ing)|fewer|lower(?:ed)?|less|shorten(?:ed|ing)|shorter|"
    r"decline|declin(?:es|ed|ing)|narrow(?:ed|er|ing)|minimi[sz]ed|smaller|fall)"
)
KEEP = r"(?:maintain(?:ed|s|ing|enance)?|sustained|unchanged|kept|remains?|continued)"
BE = r"(?:is|are|was|were|be|been|has|have|being)"
AT_MOST = (
    r"(?:no more than|not more than|at most|(?<!no )(?<!not )(?:less|fewer) than|below|under"
    r"|not exceeding|(?:does|do|did|should|will|to) not exceed|up to|a maximum of|no later than"
    r"|within)"
)
AT_LEAST = (
    r"(?:at least|(?:no|not) less than|no fewer than|(?<!no )(?<!not )more than|above|over"
    r"|exceeding|exceeds|a minimum of|equal to or above|equal to or higher than)"
)
BENCHMARK = re.compile(
    r"\b(?:is|are) (?:equal to or (?:above|higher than)|at or above|no lower than|not less than) "
    r"(?P<words>the \D.+)$"
)
LIMITED = re.compile(rf"\b(?:{AT_MOST}|{AT_LEAST})\s$", re.IGNORECASE)
NOTHING_BAD = (
    r"(?:complaint|delay|objection|incident|violation|accident|finding|case|interruption)s?"
)
NONE = re.compile(
    r"^(?:no|zero|absence of(?: any)?|not a single)\b(?! (?:more|less|fewer|later))"
    r"|\b(?:receives?|received|with|there (?:is|are|were)|makes?|made|have|has) (?:no|zero) "
    rf"(?:\w+ ){{0,2}}{NOTHING_BAD}\b",
    re.IGNORECASE,
)
ALL = re.compile(
    r"^(?:\w+ ){0,2}(?:all|every|each)\b|\bfull(?:y)? (?:compliance|compli\w+)|\bin all cases\b",
    re.I,
)
SPREAD = re.compile(
    r"\b(?:between )?(\d+(?:\.\d+)?)(?: per cent| ?%)? ?(?:and|to|[-–]) ?(\d+(?:\.\d+)?)"
    r" ?(?:per cent|%)"
)
SEVERAL = re.compile(
    rf"\b{COUNTED} of\b.+?\b(?:and|as well as)\b (?:the )?"
    rf"(?:(?:average |total )?{COUNTED} of\b|average \w+)|\b{COUNTED} and {COUNTED} of\b",
    re.IGNORECASE,
)
# What is counted, as far as one plural noun says it.
UNIT_COUNTED = re.compile(
    r"\bnumber of (?:additional |new |the (?:most )?)?(?P<what>(?:[\w’'/-]+ ){0,5}?"
    r"(?:\w+(?:[^\Ws]s)|people|children|women|men|staff))"
    r"(?= (?:that|who|which|with|whose|in|on|of|for|to|from|by|at|is|are|they|we|it|available"
    r"|held|made|given|taken|built|found|sent|lost|put|set|met|known|kept|undertaken|falls?"
    r"|related|\w+ly|\w+ing|\w+ed)\b|, including|$)",
    re.IGNORECASE,
)
UNIT_IN_BRACKETS = re.compile(r"\((?P<what>[a-z]+(?: [a-z]+)?)\)\s*$")
TAIL = re.compile(r"\s*\((?P<mark>cumulative|annual|total|yearly)[^)]*\)\s*$", re.IGNORECASE)


def claim(text: str) -> Claim:
    """What the sentence states; it may end in ``(cumulative)`` or ``(annual)``."""
    printed = re.sub(r"\s+", " ", text).strip()
    said = TAIL.sub("", printed).rstrip(". ")
    numbers = _numbers(said)
    found = (
        _none(said)
        or _spread(said)
        or _limit(said, numbers)
        or _change(said, numbers)
        or _direction(said, numbers)
        or _deadline(said, numbers)
        or _all(said)
        or Claim()
    )
    wanted = set((found.target or "").split("-"))
    return Claim(
        kind=found.kind,
        unit=found.unit or _unit(said),
        accumulation=_accumulation(printed),
        target=found.target,
        implied=found.implied,
        change_only=found.change_only,
        several=SEVERAL.search(said) is not None,
        definition_numbers=tuple(n for n in numbers if n.plain not in wanted),
    )


def _numbers(said: str) -> tuple[Quantity, ...]:
    """The sentence's numbers that have a unit and name nothing."""
    blanked = NAMES.sub(lambda name: "_" * len(name.group()), said)
    found = []
    for match in QUANTITY.finditer(blanked):
        unit = (match["unit"] or "").lower()
        unit = "%" if unit in ("per cent", "percent") else unit
        amount = _amount(match["number"], POWERS.get(unit, 0))
        if match["money"]:
            unit = "$"
        elif not unit:
            # Any other unit only where a limit is put to it: "at least 12 samples".
            noun = re.match(r" ([a-z][\w-]*)", said[match.end() :])
            unit = noun[1] if noun and LIMITED.search(said[: match.start()]) else ""
        if unit and amount is not None:
            found.append(Quantity(amount, unit, match.start(), match.end()))
    return tuple(found)


def _amount(numeral: str, power: int) -> Decimal | None:
    """``1,250`` or ``thirty`` times a power of ten, exactly."""
    if numeral[0].isdigit():
        return Decimal(f"{numeral.replace(',', '')}E{power}")
    number = english_number(numeral)
    return None if number is None else Decimal(f"{number}E{power}")


def _none(said: str) -> Claim | None:
    if re.search(r"\b(?:falls?|reduced|declines?|drops?) to zero\b", said, re.IGNORECASE):
        return Claim(MeasureKind.ZERO, target="0")
    return Claim(MeasureKind.ZERO, implied=True) if NONE.search(said) else None


def _spread(said: str) -> Claim | None:
    pair = SPREAD.search(said)
    return Claim(MeasureKind.RANGE, unit="%", target=f"{pair[1]}-{pair[2]}") if pair else None


def _limit(said: str, numbers: tuple[Quantity, ...]) -> Claim | None:
    benchmark = BENCHMARK.search(said)
    if benchmark:
        return Claim(MeasureKind.AT_LEAST, target=benchmark["words"])
    for number in numbers:
        if not _asked_for(said, number):
            continue
        before = said[: number.start].rstrip()
        if number.unit == "%" and number.amount == 100:
            return Claim(MeasureKind.FULL, unit="%", target="100")
        kind = None
        if re.search(rf"\b{AT_MOST}$", before, re.IGNORECASE):
            kind = MeasureKind.AT_MOST
        elif re.search(rf"\b{AT_LEAST}$", before, re.IGNORECASE) or number.start == 0:
            kind = MeasureKind.AT_LEAST
        elif re.search(rf"\b{KEEP}(?: \w+)? (?:at|to)$", before, re.IGNORECASE):
            kind = MeasureKind.MAINTAIN
        elif re.search(r"\b(?:reach(?:es|ed)?|attain(?:s|ed)?|(?:is|are) at)$", before, re.I):
            kind = MeasureKind.AT_LEAST
        if kind:
            return Claim(kind, unit=number.unit, target=number.plain)
    return None


def _asked_for(said: str, number: Quantity) -> bool:
    """Whether the number is the measure's and not the definition of what is counted."""
    before = said[: number.start]
    if re.match(rf"(?:(?:{AT_LEAST}|{AT_MOST}) )?$", before, re.IGNORECASE):
        return True
    if number.unit == "%" and number.amount == 100 and not re.match(rf"{COUNTED} of", said, re.I):
        return True
    counts = re.match(rf"(?:(?:{UP}|{DOWN}|average|the) )*{COUNTED} of\b", said, re.IGNORECASE)
    verb = re.search(
        rf"\b(?:{BE}|{KEEP}|reach(?:es|ed)?|does not|do not|not exceed\w*|exceeds)\b[^,]*$",
        before,
        re.I,
    )
    inner = re.search(
        r"\b(?:that|who|which|with|within|whose|where)\b[^,]*$", before, re.IGNORECASE
    )
    if counts:
        return bool(verb) and not inner and (number.unit == "%") == ("percentage" in counts.group())
    return bool(verb) or not inner


def _change(said: str, numbers: tuple[Quantity, ...]) -> Claim | None:
    for number in numbers:
        verb = re.search(
            rf"\b(?:(?P<up>{UP})|(?P<down>{DOWN}))\b[^,]*\bby(?: at least)?$",
            said[: number.start].rstrip(),
            re.IGNORECASE,
        )
        if verb:
            kind = MeasureKind.INCREASE if verb["up"] else MeasureKind.DECREASE
            return Claim(kind, unit=number.unit, target=number.plain, change_only=True)
    return None


def _direction(said: str, numbers: tuple[Quantity, ...]) -> Claim | None:
    ways = (
        (MeasureKind.MAINTAIN, KEEP),
        (MeasureKind.INCREASE, UP),
        (MeasureKind.DECREASE, DOWN),
    )
    for kind, words in ways:
        starts = re.match(rf"(?:(?:an?|the|overall) )?{words}\b(?! than)", said, re.IGNORECASE)
        counted = re.match(rf"{COUNTED} of (?:additional|fewer)\b", said, re.IGNORECASE)
        ends = re.search(rf"(?:\b{BE} )?\b{words}(?: to a minimum)?$", said, re.IGNORECASE)
        if starts or (counted and kind == (MeasureKind.INCREASE)) or ends:
            return Claim(kind)
    return None


def _deadline(said: str, numbers: tuple[Quantity, ...]) -> Claim | None:
    """A time limit that the whole sentence keeps: "All cases are processed within 7 days"."""
    counts = re.match(rf"(?:average |the |total )*{COUNTED} of\b", said, re.IGNORECASE)
    if counts or not re.search(rf"\b(?:{BE}|all)\b.*\bwithin\b", said, re.IGNORECASE):
        return None
    limits = [n for n in numbers if re.search(r"\bwithin(?: \w+)?\s*$", said[: n.start])]
    if len(limits) != 1:
        return None
    return Claim(MeasureKind.AT_MOST, unit=limits[0].unit, target=limits[0].plain)


def _all(said: str) -> Claim | None:
    return Claim(MeasureKind.FULL, unit="%", implied=True) if ALL.search(said) else None


def _unit(said: str) -> str | None:
    if re.search(r"\b(?:percentage|proportion|share)\b", said, re.IGNORECASE):
        return "%"
    counted = UNIT_IN_BRACKETS.search(said) or UNIT_COUNTED.search(said)
    return counted["what"] if counted else None


def _accumulation(printed: str) -> Accumulation | None:
    mark = TAIL.search(printed)
    if mark:
        yearly = mark["mark"].lower() in ("annual", "yearly")
        return Accumulation.PER_PERIOD if yearly else Accumulation.RUNNING_TOTAL
    if re.search(r"\b(?:cumulative|total number)\b", printed, re.IGNORECASE):
        return Accumulation.RUNNING_TOTAL
    if re.search(r"\badditional\b", printed, re.IGNORECASE):
        return Accumulation.SUM_TO_DATE
    if re.search(r"\b(?:annually|each year|every year|per year|a year)\b", printed, re.IGNORECASE):
        return Accumulation.PER_PERIOD
    return None
