"""The words of reports in Arabic, by their English form.

Without optional vowel marks: text taken out of a PDF would otherwise differ from what went in.
"""

AR = {
    # Cover and frame
    "Programme performance report {period}": "تقرير أداء البرنامج {period}",
    "Plan": "الخطة",
    "Edition": "الإصدار",
    "Draft": "مسودة",
    "Proposed": "مقترح",
    "Recommended": "موصى به",
    "Approved": "معتمد",
    "Amended": "معدل",
    "Superseded": "حل محله غيره",
    "Figures as known on": "الأرقام كما كانت معروفة في",
    "As known on {day}": "كما كان معروفا في {day}",
    "Rule set": "مجموعة القواعد",
    "Rule set {rules}": "مجموعة القواعد {rules}",
    "History sealed to {day}": "السجل مختوم حتى {day}",
    "Asked for by": "طلبه",
    "Contains": "المحتوى",
    "programmes": "البرامج",
    "subprogrammes": "البرامج الفرعية",
    "accomplishments": "الإنجازات المتوقعة والنتائج",
    "measures": "مقاييس الأداء",
    ", ": "، ",
    "; ": "؛ ",
    ". ": ". ",
    "Left out of the figures": "ما لم يدخل في الأرقام",
    "drafts": "المسودات",
    "values submitted and not yet approved": "القيم المقدمة التي لم تعتمد بعد",
    "values suppressed for confidentiality": "القيم المحجوبة لسريتها",
    "translations not cleared, marked where they stand": (
        "الترجمات غير المعتمدة، مشار إليها في مكانها"
    ),
    "{things}: {n}": "{things}: {n}",
    "none": "لا شيء",
    "Provisional: a change made before this instant may still have been under way.": (
        "مؤقت: قد يكون تغيير سابق لهذه اللحظة لا يزال جاريا."
    ),
    "Performance {period}": "الأداء {period}",
    # Summary
    "Summary": "موجز",
    "Contents": "المحتويات",
    "{reached} of {assessed} assessed measures met or exceeded their target.": (
        "تحقق المستهدف أو جرى تجاوزه في {reached} من أصل {assessed} من المقاييس المقيمة."
    ),
    "No measure could be assessed.": "لم يمكن تقييم أي مقياس.",
    "{short} fell short.": "دون المستهدف: {short}.",
    "Due and without data: {without}.": "مستحق بلا بيانات: {without}.",
    "Counts, never an average. What has no data, is not due or cannot be compared stands beside "
    "the verdicts, not inside them.": (
        "أعداد لا متوسطات. ما ليست له بيانات أو لم يحن موعده أو لا يقبل المقارنة "
        "يعرض إلى جانب الأحكام لا ضمنها."
    ),
    "By programme": "حسب البرنامج",
    "By subprogramme": "حسب البرنامج الفرعي",
    "Verdicts": "الأحكام",
    "Met or exceeded": "تحقق أو تجاوز",
    "Assessed": "المقيم",
    "Short of target, and why": "دون المستهدف، ولماذا",
    "Reason and corrective action": "السبب والإجراء التصحيحي",
    "No reason given yet": "لم يذكر سبب بعد",
    "No corrective action yet": "لا إجراء تصحيحيا بعد",
    "Changed since the report before": "ما تغير منذ التقرير السابق",
    "From": "من",
    "To": "إلى",
    "Measures": "المقاييس",
    "{actual} against {target}": "{actual} مقابل {target}",
    "baseline {baseline}": "خط الأساس {baseline}",
    # Units of the plan
    "Programme": "البرنامج",
    "Section": "الباب",
    "Subprogramme": "البرنامج الفرعي",
    "Component": "العنصر",
    "Mission": "البعثة",
    "Expected accomplishment": "الإنجاز المتوقع",
    "Planned result": "النتيجة المقررة",
    "Highlighted result": "النتيجة المبرزة",
    "Result": "النتيجة",
    "Objective": "الهدف",
    "{unit} {number}": "{unit} {number}",
    "{unit}: {name}": "{unit}: {name}",
    "The programme as a whole": "البرنامج ككل",
    "No measure in this unit.": "لا مقياس في هذه الوحدة.",
    # Tables of measures
    "Performance measure": "مقياس الأداء",
    "Baseline": "خط الأساس",
    "Target": "المستهدف",
    "Actual": "الفعلي",
    "Verdict": "الحكم",
    "Former target": "المستهدف السابق",
    "Target {target} before its revision": "المستهدف قبل تنقيحه {target}",
    "Period": "السنة",
    "Figure {n}": "الشكل {n}",
    "Actual against target: {title}": "الفعلي مقابل المستهدف: {title}",
    "Words by year": "التقدم بالكلمات حسب السنة",
    "{period} (baseline)": "{period} (خط الأساس)",
    "{period} (actual)": "{period} (فعلي)",
    "{period} (target)": "{period} (مستهدف)",
    "not reported": "لم يبلغ عنه",
    "not due": "لم يحن موعده",
    "not applicable": "لا ينطبق",
    "suppressed": "محجوب",
    "estimated": "تقديري",
    "proxy": "بديل",
    "break": "انقطاع",
    "judged by a person": "حكم شخصي",
    "Judged by {name}.": "حكم به {name}.",
    "in words": "بالكلمات",
    "The plan document says": "ما تقوله الوثيقة",
    "We compute": "ما نحسبه",
    "machine translation": "ترجمة آلية",
    "draft translation": "مسودة ترجمة",
    "not translated": "لم تترجم",
    # Verdicts
    "Exceeded": "تجاوز المستهدف",
    "Met": "تحقق",
    "Partially met": "تحقق جزئيا",
    "Not met": "لم يتحقق",
    "Regressed": "تراجع",
    "No data": "لا بيانات",
    "Not due": "لم يحن موعده",
    "Not comparable": "غير قابل للمقارنة",
    "Not applicable": "لا ينطبق",
    # Directions and accumulations
    "higher is better": "الأعلى أفضل",
    "lower is better": "الأقل أفضل",
    "to be kept as it is": "يبقى كما هو",
    "per period": "لكل فترة",
    "sum to date": "المجموع حتى تاريخه",
    "running total": "مجموع تراكمي",
    "latest value": "آخر قيمة",
    "maximum": "الحد الأقصى",
    "minimum": "الحد الأدنى",
    "pooled ratio": "نسبة مجمعة",
    # Deliverables
    "Deliverables": "المنجزات المستهدفة",
    "Deliverable": "المنجز المستهدف",
    "{year} planned": "{year} مقرر",
    "{year} actual": "{year} فعلي",
    "State": "الحالة",
    "implemented": "منفذ",
    "unplanned": "غير مقرر",
    "{n} short": "ينقص {n}",
    "no data": "لا بيانات",
    "— is “none planned”: it is not zero.": "«—» تعني «لا شيء مقرر»: وليست صفرا.",
    "Planned result, in the pattern of the plan": "النتيجة المقررة، بصيغة الخطة",
    # Certificates
    "Annex: exact figures": "مرفق: الأرقام الدقيقة",
    "Every verdict comes from comparing exact numbers; no rounded number entered it. "
    "P = (actual − baseline) / (target − baseline); L = actual / target, or target / actual "
    "where lower is better. L never decides.": (
        "كل حكم ناتج عن مقارنة أرقام دقيقة، ولم يدخله أي رقم مقرب. "
        "التقدم هو (الفعلي − خط الأساس) / (المستهدف − خط الأساس). "
        "المستوى هو الفعلي / المستهدف، أو المستهدف / الفعلي حيث الأقل أفضل. "
        "المستوى لا يقرر الحكم."
    ),
    "Progress P": "التقدم",
    "Level L": "المستوى",
    "Why": "السبب",
    "Reasons": "رموز الأسباب",
    "SHA-256 of the figures: {digest}": "بصمة الأرقام SHA-256: {digest}",
    "The measure does not apply in this period.": "لا ينطبق المقياس في هذه الفترة.",
    "Judged by a person; no number is computed.": "حكم شخصي؛ لا يحسب رقم.",
    "Nothing is reported for this period.": "لم يبلغ عن شيء لهذه الفترة.",
    "There is no target to compare with.": "لا مستهدف للمقارنة به.",
    "Nobody has stated whether the target is a total or an increment.": (
        "لم يذكر أحد هل المستهدف مجموع أم زيادة."
    ),
    "The series is broken here.": "السلسلة منقطعة هنا.",
    "The value is a proxy and is not compared with the target.": (
        "القيمة بديلة ولا تقارن بالمستهدف."
    ),
    "This kind of measure has no progress index here.": "ليس لهذا النوع من المقاييس مؤشر تقدم هنا.",
    "There is no baseline to measure progress from.": "لا خط أساس يقاس التقدم منه.",
    "The baseline equals the target.": "خط الأساس يساوي المستهدف.",
    "The target asks for less than the baseline already had.": "المستهدف أدنى مما بلغه خط الأساس.",
    "The actual is worse than the baseline.": "الفعلي أسوأ من خط الأساس.",
    "The actual and the target have no ratio.": "لا نسبة بين الفعلي والمستهدف.",
    "Nobody has stated which kind of measure this is.": "لم يذكر أحد نوع هذا المقياس.",
    "An increment cannot be compared with a total without a baseline.": (
        "لا تقارن زيادة بمجموع من دون خط أساس."
    ),
    "A ratio with the denominator 0 is no number.": "النسبة التي مقامها 0 ليست رقما.",
    "A person judged otherwise than the numbers say.": "حكم الشخص يخالف ما تقوله الأرقام.",
    "A year of the sum is missing.": "تنقص المجموع سنة.",
    "Ratios with their parts and numbers without cannot be added up.": (
        "لا تجمع نسب معروفة الأجزاء مع أرقام غير معروفة الأجزاء."
    ),
    "The running total fell.": "انخفض المجموع التراكمي.",
    "A component has no data.": "لأحد المكونات لا بيانات.",
    # Results in the pattern of the plan
    "{result}: {actual}, which exceeded the planned target of {target}.": (
        "{result}: {actual}، وهو ما تجاوز المستهدف المقرر البالغ {target}."
    ),
    "{result}: {actual}, which met the planned target of {target}.": (
        "{result}: {actual}، وهو ما حقق المستهدف المقرر البالغ {target}."
    ),
    "{result}: {actual}, which did not meet the planned target of {target}.": (
        "{result}: {actual}، وهو ما لم يحقق المستهدف المقرر البالغ {target}."
    ),
    "{result}: {actual}, which exceeded the planned target.": (
        "{result}: {actual}، وهو ما تجاوز المستهدف المقرر."
    ),
    "{result}: {actual}, which met the planned target.": (
        "{result}: {actual}، وهو ما حقق المستهدف المقرر."
    ),
    "{result}: {actual}, which did not meet the planned target.": (
        "{result}: {actual}، وهو ما لم يحقق المستهدف المقرر."
    ),
    "The target was not met: {reason}": ("لم يتحقق المستهدف: {reason}"),
    "{sentence} {next}": ("{sentence} {next}"),
    "{number} {unit}": ("{number} {unit}"),
    "Account of the accomplishment": ("بيان الإنجاز"),
    "Lessons learned": ("الدروس المستفادة"),
    "Challenges and responses": ("التحديات وسبل التصدي لها"),
    "Evidence: {names}": ("الأدلة: {names}"),
    "Money or supplies were short": ("نقص الأموال أو اللوازم"),
    "Posts were vacant or skills were missing": ("شغور الوظائف أو نقص المهارات"),
    "The work began late": ("تأخر بدء العمل"),
    "Partners or Governments did not do their part": ("عدم قيام الشركاء أو الحكومات بدورهم"),
    "A decision of a governing body came late or changed the work": (
        "تأخر قرار هيئة إدارية أو تغييره للعمل"
    ),
    "Fewer asked for it than expected": ("كان الطلب أقل من المتوقع"),
    "Conflict, insecurity or a natural disaster": ("نزاع أو انعدام الأمن أو كارثة طبيعية"),
    "Data came late or are incomplete": ("تأخر البيانات أو عدم اكتمالها"),
    "The target was not realistic": ("لم يكن المستهدف واقعيا"),
    "Another reason": ("سبب آخر"),
}
