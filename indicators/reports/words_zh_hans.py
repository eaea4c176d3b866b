"""The words of reports in Chinese, by their English form. 目标 alone is never a label."""

ZH_HANS = {
    # Cover and frame
    "Programme performance report {period}": "{period}年方案执行情况报告",
    "Plan": "方案计划",
    "Edition": "版本",
    "Draft": "草案",
    "Proposed": "拟议",
    "Recommended": "建议核准",
    "Approved": "已核准",
    "Amended": "经修正",
    "Superseded": "已被取代",
    "Figures as known on": "数据截至",
    "As known on {day}": "数据截至{day}",
    "Rule set": "规则集",
    "Rule set {rules}": "规则集{rules}",
    "History sealed to {day}": "历史记录封存至{day}",
    "Asked for by": "申请人",
    "Contains": "内容",
    "programmes": "方案",
    "subprogrammes": "次级方案",
    "accomplishments": "预期成绩和成果",
    "measures": "业绩计量",
    ", ": "，",
    "; ": "；",
    ". ": "。",
    "Left out of the figures": "未列入数据",
    "drafts": "草稿",
    "values submitted and not yet approved": "已提交尚未批准的数值",
    "values suppressed for confidentiality": "因保密不予公布的数值",
    "translations not cleared, marked where they stand": "尚未核准的译文（已在原处标明）",
    "{things}: {n}": "{things}：{n}",
    "none": "无",
    "Provisional: a change made before this instant may still have been under way.": (
        "暂定：此时刻之前的更改可能尚未完成。"
    ),
    "Performance {period}": "{period}年执行情况",
    # Summary
    "Summary": "摘要",
    "Contents": "目录",
    "{reached} of {assessed} assessed measures met or exceeded their target.": (
        "已评估的{assessed}项业绩计量中，{reached}项达到或超过目标值。"
    ),
    "No measure could be assessed.": "没有可评估的业绩计量。",
    "{short} fell short.": "{short}项未达到。",
    "Due and without data: {without}.": "另有{without}项已到期但无数据。",
    "Counts, never an average. What has no data, is not due or cannot be compared stands beside "
    "the verdicts, not inside them.": (
        "只列项数，不计平均值。无数据、未到期或不可比的业绩计量列在结论之外。"
    ),
    "By programme": "按方案",
    "By subprogramme": "按次级方案",
    "Verdicts": "结论",
    "Met or exceeded": "达到或超过",
    "Assessed": "已评估",
    "Short of target, and why": "未达目标值及原因",
    "Reason and corrective action": "原因和纠正措施",
    "No reason given yet": "尚未说明原因",
    "No corrective action yet": "尚无纠正措施",
    "Changed since the report before": "上次报告以来的变化",
    "From": "原为",
    "To": "变为",
    "Measures": "业绩计量数",
    "{actual} against {target}": "{actual}，目标值{target}",
    "baseline {baseline}": "基线{baseline}",
    # Units of the plan
    "Programme": "方案",
    "Section": "款",
    "Subprogramme": "次级方案",
    "Component": "构成部分",
    "Mission": "特派团",
    "Expected accomplishment": "预期成绩",
    "Planned result": "计划成果",
    "Highlighted result": "重点成果",
    "Result": "成果",
    "Objective": "本组织目标",
    "{unit} {number}": "{unit}{number}",
    "{unit}: {name}": "{unit}：{name}",
    "The programme as a whole": "方案整体",
    "No measure in this unit.": "本单元没有业绩计量。",
    # Tables of measures
    "Performance measure": "业绩计量",
    "Baseline": "基线",
    "Target": "目标值",
    "Actual": "实际数",
    "Verdict": "结论",
    "Former target": "原目标值",
    "Target {target} before its revision": "修订前目标值{target}",
    "Period": "年份",
    "Figure {n}": "图{n}",
    "Actual against target: {title}": "实际数与目标值：{title}",
    "Words by year": "按年列出的进展",
    "{period} (baseline)": "{period}（基线）",
    "{period} (actual)": "{period}（实际）",
    "{period} (target)": "{period}（计划）",
    "not reported": "未报告",
    "not due": "未到期",
    "not applicable": "不适用",
    "suppressed": "不予公布",
    "estimated": "估计数",
    "proxy": "替代",
    "break": "中断",
    "judged by a person": "由人判定",
    "Judged by {name}.": "由{name}判定。",
    "in words": "以文字表述",
    "The plan document says": "方案计划文件所述",
    "We compute": "系统计算结果",
    "machine translation": "机器翻译",
    "draft translation": "译文草稿",
    "not translated": "尚未翻译",
    # Verdicts
    "Exceeded": "超过目标",
    "Met": "达到目标",
    "Partially met": "部分达到",
    "Not met": "未达到",
    "Regressed": "倒退",
    "No data": "无数据",
    "Not due": "未到期",
    "Not comparable": "不可比",
    "Not applicable": "不适用",
    # Directions and accumulations
    "higher is better": "越高越好",
    "lower is better": "越低越好",
    "to be kept as it is": "保持不变",
    "per period": "每期",
    "sum to date": "截至当期合计",
    "running total": "累计总数",
    "latest value": "最新值",
    "maximum": "最大值",
    "minimum": "最小值",
    "pooled ratio": "汇总比率",
    # Deliverables
    "Deliverables": "应交付产出",
    "Deliverable": "应交付产出",
    "{year} planned": "{year}年计划",
    "{year} actual": "{year}年实际",
    "State": "状态",
    "implemented": "已完成",
    "unplanned": "计划外",
    "{n} short": "少{n}",
    "no data": "无数据",
    "— is “none planned”: it is not zero.": "“—”表示“未计划”，不是零。",
    "Planned result, in the pattern of the plan": "计划成果（按方案计划的格式）",
    # Certificates
    "Annex: exact figures": "附件：精确数字",
    "Every verdict comes from comparing exact numbers; no rounded number entered it. "
    "P = (actual − baseline) / (target − baseline); L = actual / target, or target / actual "
    "where lower is better. L never decides.": (
        "结论一律由精确数字比较得出，不使用四舍五入后的数字。"
        "P =（实际数 − 基线）/（目标值 − 基线）；L = 实际数 / 目标值；"
        "越低越好的，L = 目标值 / 实际数。L不影响结论。"
    ),
    "Progress P": "进度P",
    "Level L": "水平L",
    "Why": "理由",
    "Reasons": "理由代码",
    "SHA-256 of the figures: {digest}": "数据的SHA-256：{digest}",
    "The measure does not apply in this period.": "该业绩计量不适用于本期。",
    "Judged by a person; no number is computed.": "由人判定；不计算数值。",
    "Nothing is reported for this period.": "本期未报告。",
    "There is no target to compare with.": "没有可比的目标值。",
    "Nobody has stated whether the target is a total or an increment.": (
        "尚未说明目标值是总数还是增量。"
    ),
    "The series is broken here.": "数列在此中断。",
    "The value is a proxy and is not compared with the target.": "该值为替代计量，不与目标值比较。",
    "This kind of measure has no progress index here.": "此类业绩计量没有进度指数。",
    "There is no baseline to measure progress from.": "没有可据以衡量进度的基线。",
    "The baseline equals the target.": "基线等于目标值。",
    "The target asks for less than the baseline already had.": "目标值低于基线已达到的水平。",
    "The actual is worse than the baseline.": "实际数不如基线。",
    "The actual and the target have no ratio.": "实际数与目标值没有比率。",
    "Nobody has stated which kind of measure this is.": "尚未说明业绩计量的类型。",
    "An increment cannot be compared with a total without a baseline.": (
        "没有基线，增量不能与总数比较。"
    ),
    "A ratio with the denominator 0 is no number.": "分母为0的比率不是数。",
    "A person judged otherwise than the numbers say.": "人的判定与数字不一致。",
    "A year of the sum is missing.": "合计中缺少一年。",
    "Ratios with their parts and numbers without cannot be added up.": (
        "列有分子分母的比率与未列者不能相加。"
    ),
    "The running total fell.": "累计总数下降。",
    "A component has no data.": "有一个组成部分无数据。",
    # Results in the pattern of the plan
    "{result}: {actual}, which exceeded the planned target of {target}.": (
        "{result}：{actual}，超过{target}的计划目标。"
    ),
    "{result}: {actual}, which met the planned target of {target}.": (
        "{result}：{actual}，达到{target}的计划目标。"
    ),
    "{result}: {actual}, which did not meet the planned target of {target}.": (
        "{result}：{actual}，未达到{target}的计划目标。"
    ),
    "{result}: {actual}, which exceeded the planned target.": (
        "{result}：{actual}，超过计划目标。"
    ),
    "{result}: {actual}, which met the planned target.": ("{result}：{actual}，达到计划目标。"),
    "{result}: {actual}, which did not meet the planned target.": (
        "{result}：{actual}，未达到计划目标。"
    ),
    "The target was not met: {reason}": ("未达到目标的原因：{reason}"),
    "{sentence} {next}": ("{sentence}{next}"),
    "{number} {unit}": ("{number}{unit}"),
    "Account of the accomplishment": ("成绩说明"),
    "Lessons learned": ("经验教训"),
    "Challenges and responses": ("挑战与应对措施"),
    "Evidence: {names}": ("佐证：{names}"),
    "Money or supplies were short": ("资金或物资不足"),
    "Posts were vacant or skills were missing": ("职位空缺或缺乏所需技能"),
    "The work began late": ("工作启动延迟"),
    "Partners or Governments did not do their part": ("合作伙伴或政府未履行其职责"),
    "A decision of a governing body came late or changed the work": (
        "理事机构的决定延迟作出或改变了工作"
    ),
    "Fewer asked for it than expected": ("需求低于预期"),
    "Conflict, insecurity or a natural disaster": ("冲突、不安全局势或自然灾害"),
    "Data came late or are incomplete": ("数据延迟或不完整"),
    "The target was not realistic": ("目标值不切实际"),
    "Another reason": ("其他原因"),
}
