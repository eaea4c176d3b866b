"""The words of the grammar in Chinese, as the annual plans print them."""

from indicators.enums import DocumentVerdict
from indicators.plans.annual_word.vocabulary import Vocabulary, loosely, marks

_Y = r"(?:(?:19|20)\d\d(?:\s?[/–-]\s?(?:20)?\d\d)?\s?年(?:度)?)"
_N = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"

_ENUM = r"(?:(?:[A-Z]|[IVXL]{1,5}|\d{1,2}|[一二三四五六七八九十]+)[.、．]\s*)?"
_CAPTION = r"[图表]\s?(?P<caption>[\dA-Z.]+[.][\dIVXLC一二三四五六七八九十]+)"
_PROXY = r"(?:代理|代用|替代)(?:业绩)?(?:指标|计量)"
_NAME = r"(?:\s*[：:.。—–]\s*(?P<name>.+)|\s*\n\s*(?P<below>.+))?"

CHINESE = Vocabulary(
    language="zh",
    marks=marks(
        plan_part=rf"{_ENUM}{_Y}拟议方案计划和\s?{_Y}方案执行情况",
        resources_part=rf"{_ENUM}{_Y}?拟议(?:员额和非员额)?资源(?:需求|所需经费)|{_ENUM}{_Y}拟议员额和非员额所需资源",
        annex=r"附件\s?[一二三四五六七八九十IVXL\d]*",
        objective=r"目标|本组织目标",
        strategy=rf"(?:{_Y})?\s?战略(?:和外部因素|与外部因素)?",
        carried_over=rf"{_Y}方案执行情况[和及与]\s?{_Y}(?:的)?(?:目标|具体目标|计划成果|拟议方案计划)",
        performance=rf"(?P<year>{_Y})方案执行情况",
        planned=rf"(?P<year>{_Y})计划成果",
        new=rf"{_Y}拟议方案计划",
        result=rf"成果\s?(?:(?P<number>{_N})(?:\s*(?:[：:.。—–-]\s*(?P<title>.+)?)?)?"
        r"|[：:]\s*(?P<bare>.+))",
        lessons=r"经验教训[和与及]计划(?:的)?(?:变化|变动|改变|变革)",
        mandates=r"立法授权|法律授权",
        deliverables=r"应交付产出",
        deliverables_caption=r".*应交付产出.*次类别.*|.*次类别.*应交付产出",
        orientation=r"总方向|(?:任务|授权)[和与]背景",
        text=rf"工作方案|前言|最新情况|近期发展|评价活动|(?:{_Y})?外部因素|概览|概述",
        subprogramme=rf"次级方案\s?(?P<number>{_N})"
        rf"(?:[，,、]?\s?构成部分\s?(?P<component>{_N}))?{_NAME}",
        component=rf"构成部分\s?(?P<number>{_N}){_NAME}",
        measure=rf"(?:{_CAPTION}[ .:：]*)?业绩计量(?:\s?\d)?"
        r"(?:\s?[（(](?P<aside>[^()（）]{1,40})[）)])?(?:\s*[：:]\s*(?P<sentence>.+)|\s*)",
        caption_number=rf"{_CAPTION}(?:\s?[（(]续[）)])?",
        unit=r"[(（](?P<unit>[^()（）]+)[)）]",
    ),
    section_line=loosely(
        r"第\s?(?P<number>\d{1,2}[A-Z]?)\s?款(?:\s*[.:：]?\s*(?P<name>[^\d\s].{1,60}))?"
    ),
    budget_line=loosely(rf"(?P<year>{_Y})拟议方案预算|{_Y}拟议方案计划.*"),
    plan_year=loosely(r"(?P<year>(?:19|20)\d\d)\s?年(?:拟议方案计划|计划成果|拟议方案预算)"),
    performance_year=loosely(r"(?P<year>(?:19|20)\d\d)\s?年方案执行情况"),
    subcategory_unit=loosely(
        r"(?P<name>.+?)\s*[(（](?P<unit>[^()（）]*(?:数目|数量|次数|天数|件数|份数|数))[)）]\s*"
    ),
    group_label=loosely(r"[^\d].{0,60}[：:]"),
    note_label=loosely(r"(?:注|缩写|资料来源|来源)\s?[：:].*"),
    year_kinds=(
        ("baseline", loosely(r"[(（]?\s*基线\s*[)）]?")),
        ("planned", loosely(r"[(（]?\s*(?:计划|预计|预期|预测|目标|拟议)数?\s*[)）]?")),
        ("actual", loosely(rf"[(（]?\s*实际数?\s*[)）]?|[(（]\s*{_PROXY}\s*[)）]")),
    ),
    beside_year=loosely(
        r"(?:\W|财年|财政年度|年度|年底|年末|两年期|截至|12 ?月|31 ?日|底|执行情况|业绩|情况"
        r"|成果|结果|数据|数|目标|初步|暂定|订正|累计|估计|实际)+"
    ),
    verdicts=(
        (
            DocumentVerdict.NOT_MET,
            loosely(
                r"(?:没有|未能?|并未)(?:完全)?(?:达到|实现|完成)(?P<of>[^。；]*?)(?:的)?(?:计划)?"
                r"(?:目标|指标)(?P<after>[^。；]*)|低于(?P<below>[^。；]*?)(?:的)?计划目标"
            ),
        ),
        (
            DocumentVerdict.EXCEEDED,
            loosely(
                r"(?:超过|超出|高于)了?(?P<of>[^。；]*?)(?:的)?(?:计划)?(?:目标|指标)(?P<after>[^。；]*)"
            ),
        ),
        (
            DocumentVerdict.MET,
            loosely(
                r"(?:达到|实现|完成)了?(?P<of>[^。；]*?)(?:的)?计划(?:目标|指标)(?P<after>[^。；]*)"
            ),
        ),
    ),
    reason=loosely(
        r"(?P<lead>(?:该|这一|此)?(?:计划)?目标(?:没有|未能?)(?:达到|实现|完成)(?:的原因)?(?:，)?"
        r"(?:是(?:因为|由于)?|由于|因为|原因是))(?P<reason>.+)"
    ),
    reason_at_once=loosely(r"(?:这|原因)(?:主要)?(?:是|在于)(?:因为|由于)?(?P<reason>.+)"),
    reason_inside=loosely(r"[，,]\s?(?:主要)?(?:原因是|是?由于|是?因为)(?P<reason>.+)"),
    points_back=loosely(r"这|此"),
    nothing=loosely(r"不适用|n/a|暂?无数据"),
    increment=loosely(r"(?:新增|增加了?|另有|再有|又有)"),
    total=loosely(r"(?:共计?|总数|累计|总计|合计)"),
    proxy=loosely(_PROXY),
    contributed=loosely(r"(?:促成|推动|帮助|支持|促使|有助于)了?(?P<what>.+?)[，,]?\s*$"),
    result_suffix=loosely(
        r"\s*[(（](?:(?P<carried>从\s?\d{4}\s?年(?:承接|结转)的成果)|新成果|续)[)）]\s*$"
    ),
    continued=loosely(r"续"),
    category_head=loosely(r"类别和次类别"),
    quantified=loosely(r"(?:可|不可|未|非)?量化(?:的)?应?交付产出[：:]?"),
    totals=loosely(r"(?:合计|总计|总数|共计)"),
    planned=loosely(r"计划"),
    percentage=loosely(r"百分比|%|％"),
)
