"""The words of the grammar in English."""

from indicators.enums import DocumentVerdict
from indicators.plans.annual_word.vocabulary import Vocabulary, loosely, marks

_YEAR = r"(?:19|20)\d\d(?:\s?[/–-]\s?(?:20)?\d\d)?"
_ENUM = r"(?:(?:[A-Z]|[IVXL]{1,5}|\d{1,2})[.、．]\s*)?"

_CAPTION = r"(?:Figure|Table) ?(?P<caption>[\dA-Z.]+[.][\dIVXLC]+)"
_NAME = r"(?:\s*[:.–—]\s*(?P<name>.+)|\s*\n\s*(?P<below>.+))?"
_OF = r"(?P<of>(?:(?!, which )[^.;]|\.\d)*)"
_TARGET = rf"(?: by [^,.;]{{1,40}}?)? (?:the|its|their)(?: [\w-]+){{0,4}}? targets?{_OF}"
# "The planned target of 15 was not met, owing to floods": the target comes first.
_PASSIVE = (
    r"\b(?:the|its|their)(?: [\w-]+){0,4}? targets?(?P<said>(?:(?! (?:was|were) )[^.;]|\.\d)*)"
    r" (?:was|were) "
)
_CAUSE = (
    r"(?:due to|owing to|because of|because|as a result of|attributable to|attributed to"
    r"|caused by|explained by)"
)

ENGLISH = Vocabulary(
    language="en",
    marks=marks(
        plan_part=rf"{_ENUM}Proposed programme plan for {_YEAR} "
        rf"and programme performance (?:in|for) {_YEAR}"
        rf"|[A-Z][.] ?Proposed programme plan for {_YEAR}",
        resources_part=rf"{_ENUM}(?:Proposed )?(?:post and non-post )?"
        rf"resource requirements(?: for {_YEAR})?",
        annex=r"Annex(?:es)?(?: [IVXL\d]+)?",
        objective=r"Objectives?",
        strategy=rf"Strategy(?: and external factors)?(?: for {_YEAR})?",
        carried_over=rf"Programme performance in {_YEAR} and "
        rf"(?:targets?|planned results?|proposed programme plan) for {_YEAR}",
        performance=rf"(?:{_ENUM})Programme performance in (?P<year>{_YEAR})",
        planned=rf"(?:{_ENUM})Planned results? for (?P<year>{_YEAR})",
        new=rf"Proposed programme plan for {_YEAR}",
        result=r"Result(?: (?P<number>\d{1,2})(?:\s*(?:[:：.–—-]\s*(?P<title>.+)?)?)?"
        r"|\s?[:：]\s*(?P<bare>.+))",
        lessons=r"Lessons? learned and planned changes?",
        mandates=r"Legislative mandates?",
        deliverables=r"Deliverables",
        deliverables_caption=r"(?:.*[:,] ?|.* )?deliverables (?:of .+ )?for "
        r".*categor(?:y|ies) and subcategor(?:y|ies).*",
        orientation=r"Overall orientation|Mandates and background",
        text=r"Programme of work|Foreword"
        rf"|Recent developments|Evaluation activities|External factors(?: for {_YEAR})?"
        r"|Overview|Highlights(?: .*)?",
        subprogramme=r"Subprogrammes? (?P<number>\d{1,2}[A-Z]?)"
        rf"(?:,? component (?P<component>\d{{1,2}}|[A-Z]))?{_NAME}",
        component=rf"Component (?P<number>\d{{1,2}}|[A-Z]){_NAME}",
        measure=rf"(?:{_CAPTION}[ .:]*)?Performance measures?(?: \d)?"
        r"(?:\s*\((?P<aside>[^()]{1,80})\))?(?:\s*[:：–—]\s*(?P<sentence>.+)|\s*[:：]?\s*)",
        caption_number=rf"{_CAPTION}(?: ?\(continued\))?",
        unit=r"\((?P<unit>[^()]*(?:\([^()]*\)[^()]*)?)\)",
    ),
    section_line=loosely(
        r"Section (?P<number>\d{1,2}[A-Z]?)(?:\s*[.:–—]?\s+(?P<name>[^\d\s].{2,150}))?"
    ),
    budget_line=loosely(
        rf"Proposed programme budget for (?P<year>{_YEAR})|Proposed programme plan for .*"
    ),
    plan_year=loosely(
        rf"(?:programme plan|planned results?|programme budget) for (?P<year>{_YEAR})"
    ),
    performance_year=loosely(rf"programme performance (?:in|for) (?P<year>{_YEAR})"),
    subcategory_unit=loosely(
        r"(?P<name>.+?)\s*\(\s*(?P<unit>(?:number|volume|amount|percentage|hours|days)\b[^()]*)\)"
    ),
    group_label=loosely(r"[^\d].{0,120}:"),
    note_label=loosely(r"(?:Notes?|Abbreviations?|Sources?)\s*:.*"),
    year_kinds=(
        ("baseline", loosely(r"\(?\s*baseline\s*\)?")),
        (
            "planned",
            loosely(
                r"\(?\s*\b(?:planned|plan|targets?|targeted|proposed|expected|projected|projection"
                r"|forecast|budgeted)\b\s*\)?"
            ),
        ),
        (
            "actual",
            loosely(r"\(?\s*\b(?:actuals?|achieved)(?![A-Z])\s*\)?s?(?![A-Za-z])|\(\s*proxy\s*\)"),
        ),
    ),
    beside_year=loosely(
        r"(?:\W|\b(?:FY|fiscal|financial|years?|biennium|as|at|of|by|the|end|31|December"
        r"|performance|data|figures?|results?|outcomes?|values?|targets?|preliminary|provisional"
        r"|revised|unaudited|cumulative|estimate[ds]?|actuals?)\b)+"
    ),
    verdicts=(
        (
            DocumentVerdict.NOT_MET,
            loosely(
                r"\b(?:(?:did|does|do|could|has|have) not (?:fully |yet |quite )?"
                r"(?:meet|met|reach|reached|achieved?|exceed)"
                r"|(?:failed|(?:was|were) (?:unable|not able)) to (?:meet|reach|achieve)"
                r"|neither met nor exceeded|(?:fell|falling) (?:slightly |just )?(?:short of|below)"
                r"|(?:slightly |just )?(?:below|lower than|short of)"
                r"|(?:only )?(?:partially|partly|nearly|almost) (?:met|reached|achieved)|missed)"
                rf"{_TARGET}"
                rf"|{_PASSIVE}(?:only )?(?:not|partially|partly|nearly|almost) (?:fully |yet )?"
                r"(?:met|reached|achieved|attained)"
            ),
        ),
        (
            DocumentVerdict.EXCEEDED,
            loosely(
                r"\b(?:(?:met and )?exceed(?:ed|s|ing)|surpass(?:ed|es|ing)|overachiev(?:ed|es|ing)"
                rf"|above|higher than){_TARGET}"
                rf"|{_PASSIVE}(?:met and )?(?:exceeded|surpassed|overachieved)"
            ),
        ),
        (
            DocumentVerdict.MET,
            loosely(
                r"\b(?:met|meets|meeting|achiev(?:ed|es|ing)|reach(?:ed|es|ing)"
                rf"|in line with){_TARGET}"
                rf"|{_PASSIVE}(?:fully )?(?:met|reached|achieved|attained)"
            ),
        ),
    ),
    reason=loosely(
        r"(?P<lead>(?:The|Its|This|These|Their)(?: \w+){0,3} targets? (?:was|were) not "
        r"(?:fully )?(?:met|reached|achieved)(?:,? (?:mainly|primarily|largely|partly|in part))?,? "
        rf"(?:{_CAUSE}|since|given|as)) (?P<reason>.+)"
    ),
    reason_at_once=loosely(
        r"(?:(?:This|It|The(?: \w+){0,3} (?:shortfall|difference|variance|deviation|delay|number"
        r"|figure|result|percentage|underachievement))(?: (?:is|was|were))?"
        rf"(?:,? (?:mainly|primarily|largely|partly|in part))?,? {_CAUSE}"
        r"|The (?:main )?reasons? (?:is|was|were)(?: that)?) (?P<reason>.+)"
    ),
    reason_inside=loosely(
        rf"(?:,? (?:which (?:is|was) )?(?:mainly |primarily |largely |partly )?{_CAUSE}"
        r"|, (?:as(?! well)|since|given)) (?P<reason>.+)"
    ),
    points_back=loosely(r"(?:This|That|These|It)\b"),
    nothing=loosely(r"n/a\.?|n\.a\.|not applicable|not available"),
    increment=loosely(r"\b(?:additional|more|new|increase(?:d)? (?:of|by)|further)\b"),
    total=loosely(r"\b(?:total|cumulative|bringing the (?:total|number) to|altogether|overall)\b"),
    proxy=loosely(r"\(\s*proxy\s*\)|\bproxy (?:measure|indicator|figure|value|data)s?\b"),
    contributed=loosely(
        r"\b(?:contributed to|supported|contributed)\b\s*(?P<what>.+?),? "
        r"(?:which|that|and|thereby|thus)?\s*$"
    ),
    result_suffix=loosely(
        r"\s*\((?:(?P<carried>result carried over from \d{4})|new result|continued)\)\s*$"
    ),
    continued=loosely(r"cont(?:inued|'d)"),
    category_head=loosely(r"Categor(?:y|ies) and subcategor(?:y|ies)"),
    quantified=loosely(r"(?:non-?|un)?quantified deliverables:?"),
    totals=loosely(r"totals?"),
    planned=loosely(r"\bplanned\b"),
    percentage=loosely(r"percentages?|per ?cent|%"),
)
