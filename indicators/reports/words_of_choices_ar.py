"""The words of choices in Arabic, by their English labels, as reports show them."""

AR = {
    # Editions
    "Edition": "الإصدار",
    "Draft": "مسودة",
    "Proposed": "مقترح",
    "Recommended": "موصى به",
    "Approved": "معتمد",
    "Amended": "معدل",
    "Superseded": "حل محله غيره",
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
    # Values and translations
    "Performance measure": "مقياس الأداء",
    "Baseline": "خط الأساس",
    "Target": "المستهدف",
    "Actual": "الفعلي",
    "not reported": "لم يبلغ عنه",
    "not due": "لم يحن موعده",
    "not applicable": "لا ينطبق",
    "suppressed": "محجوب",
    "estimated": "تقديري",
    "machine translation": "ترجمة آلية",
    "draft translation": "مسودة ترجمة",
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
    "Deliverable": "المنجز المستهدف",
    # Certificates
    "Progress P": "التقدم",
    "Level L": "المستوى",
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
    "A percentage without its parts cannot be brought together with other years.": (
        "لا تضم نسبة مئوية بلا بسط ومقام إلى سنوات أخرى."
    ),
    "The running total fell.": "انخفض المجموع التراكمي.",
    "A component has no data.": "لأحد المكونات لا بيانات.",
    # Results in the pattern of the plan
    "Account of the accomplishment": ("بيان الإنجاز"),
    "Lessons learned": ("الدروس المستفادة"),
    "Challenges and responses": ("التحديات وسبل التصدي لها"),
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
    # Kinds of reports and their tables
    "Submitted": "المقدم",
    "Returned": "المعاد",
    "Every year": "كل السنوات",
    "Less than half of the target, or more than twice it.": "أقل من نصف المستهدف أو أكثر من ضعفه.",
    "The target is the same as the one missed before.": "المستهدف هو نفسه الذي لم يتحقق من قبل.",
    "The target asks for less than was reached before.": "المستهدف أقل مما تحقق من قبل.",
    "The target asks for less than the baseline had already.": (
        "المستهدف أقل مما كان عليه خط الأساس."
    ),
    "At 100 per cent again: the target asks no more.": (
        "عند 100 في المائة مجددا: المستهدف لا يطلب أكثر."
    ),
    "A running total is lower than the year before.": "المجموع التراكمي أقل منه في السنة السابقة.",
    "Far outside the values of the years before.": "بعيد جدا عن قيم السنوات السابقة.",
    "The parts do not add up to the total.": "مجموع الأجزاء لا يساوي المجموع الكلي.",
    "The unit is not that of the value before.": "الوحدة ليست وحدة القيمة السابقة.",
    "More than 100 per cent.": "أكثر من 100 في المائة.",
    "The target is reached, and no evidence is given.": "تحقق المستهدف ولم تقدم أدلة.",
    "The measure has no definition or method yet.": "ليس للمقياس تعريف أو منهجية بعد.",
    # Rates of deliverables, and what went another way
    "carried forward from the period before": "مرحل من الفترة السابقة",
    "added by legislation": "مضاف بموجب تشريع",
    "added by the Secretariat": "أضافته الأمانة العامة",
    "reformulated": "أعيدت صياغته",
    "postponed": "مؤجل",
    "terminated": "منهى",
    # What changed
    "reworded": "أعيدت صياغته",
    "split": "مقسم",
    "merged": "مدمج",
    "moved": "منقول",
    "dropped": "محذوف",
    "Correction of an error": "تصحيح خطأ",
    "Later or more complete data": "بيانات أحدث أو أكمل",
    "Change of method or definition": "تغيير المنهجية أو التعريف",
    "Decision of an intergovernmental body": "قرار هيئة حكومية دولية",
    "Change in resources": "تغير الموارد",
    "Change in circumstances": "تغير الظروف",
    "Value": "القيمة",
}
