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
    "Components": "العناصر",
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
    "Expected on the way": "المتوقع في الطريق",
    "Earlier periods that are not drawn: {n}": "الفترات الأسبق التي لم ترسم: {n}",
    "expected on the way to {period}: {expected}": "المتوقع في الطريق إلى {period}: {expected}",
    "{said}, pace {pace}": "{said}، الوتيرة {pace}",
    "Against the original target of {target}: {verdict}": (
        "قياسا إلى المستهدف الأصلي {target}: {verdict}"
    ),
    "From the original baseline of {baseline}: {verdict}": (
        "انطلاقا من خط الأساس الأصلي {baseline}: {verdict}"
    ),
    "Against what was promised at first: {verdict}": "قياسا إلى ما وعد به أولا: {verdict}",
    "Measures whose target or baseline was revised: {n}. Each verdict is against what was in "
    "force at the end of the period, and the one against the original stands beside it; they "
    "differ in {differing}.": (
        "المقاييس التي نقح مستهدفها أو خط أساسها: {n}. كل حكم يستند إلى ما كان ساريا في نهاية "
        "الفترة، وبجانبه الحكم قياسا إلى الأصل؛ ويختلف الحكمان في {differing}."
    ),
    "Original baseline": "خط الأساس الأصلي",
    "Original target": "المستهدف الأصلي",
    "Verdict against the original": "الحكم قياسا إلى الأصل",
    "Certificate {number}": "الشهادة {number}",
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
    "proxy, new series": "بديل، سلسلة جديدة",
    "judged by a person": "حكم شخصي",
    "Judged by {name}.": "حكم به {name}.",
    "in words": "بالكلمات",
    "{sentence}. {next}": "{sentence}. {next}",
    "By loading {document}": "بتحميل {document}",
    "The plan document says of {period}": "ما تقوله الوثيقة عن {period}",
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
    "A percentage without its parts cannot be brought together with other years.": (
        "لا تضم نسبة مئوية بلا بسط ومقام إلى سنوات أخرى."
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
    # Kinds of reports and their tables
    "Programme plan and programme performance {period}": (
        "الخطة البرنامجية والأداء البرنامجي {period}"
    ),
    "Summary of programme performance {period}": "موجز الأداء البرنامجي {period}",
    "Attainment annex {period}": "مرفق تحقيق المستهدفات {period}",
    "Exceptions report {period}": "تقرير الحالات الاستثنائية {period}",
    "Completeness and timeliness of reporting {period}": "اكتمال الإبلاغ وحسن توقيته {period}",
    "What changed {period}": "ما تغير {period}",
    "With drafts: not approved": "يشمل مسودات: غير معتمد",
    "With drafts: values that nobody has approved are counted.": (
        "يشمل مسودات: أدخلت قيم لم يعتمدها أحد."
    ),
    "Compared with": "بالمقارنة مع",
    "programmes that were not asked for": "برامج لم تطلب",
    "Code": "الرمز",
    "Meaning": "المعنى",
    "Certificate": "الشهادة",
    "Accomplishment": "الإنجاز",
    "Unit": "الوحدة",
    "Reason": "السبب المذكور",
    "Corrective action": "الإجراء التصحيحي",
    "Evidence": "الأدلة",
    "Path": "الموضع",
    "{year} target": "{year} مستهدف",
    "Category": "الفئة",
    "Year": "سنة القياس",
    "Planned": "المقرر",
    "Kind": "النوع",
    "Text": "النص",
    "Narratives": "البيانات السردية",
    "{n} more are in the performance report.": "في تقرير الأداء {n} أخرى.",
    "What ends in … is in full in the performance report.": (
        "ما ينتهي بعلامة … يرد كاملا في تقرير الأداء."
    ),
    "Missed targets": "مستهدفات لم تتحقق",
    "Due and without data": "مستحق بلا بيانات",
    "Flagged values": "قيم عليها ملاحظات",
    "Overdue in an open round": "متأخر في جولة مفتوحة",
    "The plan says otherwise": "الخطة تقول خلاف ذلك",
    "Nothing here.": "لا شيء هنا.",
    "Footnotes": "الحواشي",
    "Made with": "أعد بواسطة",
    "texts not translated, marked where they stand": "نصوص غير مترجمة، مؤشر عليها في مواضعها",
    "Back to the text of footnote {n}": "العودة إلى نص الحاشية {n}",
    "Asked for": "المطلوب",
    "Submitted": "المقدم",
    "Returned": "المعاد",
    "Missing": "الناقص",
    "In time": "في الموعد",
    "Late": "متأخر",
    "No round has asked for values of this period.": "لم تطلب أي جولة قيم هذه الفترة.",
    "{round}, due on {day}": "{round}، يحل موعدها في {day}",
    "Values that no round asked for are not counted.": "لا تحتسب القيم التي لم تطلبها أي جولة.",
    "All": "المجموع",
    "Changes": "التغييرات",
    "What": "البند",
    "Of it": "الجانب",
    "Before": "سابقا",
    "Now": "الآن",
    "{n} changes since {before}.": "عدد التغييرات منذ {before}: {n}.",
    "{done} of {planned} implemented": "نفذ {done} من {planned}",
    "{a} of {b}": "{a} من {b}",
    "Name": "الاسم",
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
    "Certificates": "الشهادات",
    # Rates of deliverables, and what went another way
    "Of those planned": "من المخطط",
    "Of all that was to come": "من كل ما كان مقررا",
    "Of the mandated part": "من الجزء الصادر به تكليف",
    "Another way than planned": "ما خرج عن الخطة",
    "What nobody has told of yet is in no rate.": "ما لم يبلغ عنه أحد بعد ليس في أي معدل.",
    "not reported yet": "لم يبلغ عنه بعد",
    "beyond the plan": "زيادة على الخطة",
    "carried forward from the period before": "مرحل من الفترة السابقة",
    "added by legislation": "مضاف بموجب تشريع",
    "added by the Secretariat": "أضافته الأمانة العامة",
    "reformulated": "أعيدت صياغته",
    "postponed": "مؤجل",
    "terminated": "منهى",
    # What a table leaves out
    "{things} ({n})": "{things} ({n})",
    "Not in this table: {things}.": "ليس في هذا الجدول: {things}.",
    "This table leaves nothing out.": "لا ينقص هذا الجدول شيء.",
    "years that were not asked for": "سنوات لم تطلب",
    "columns that were not asked for": "أعمدة لم تطلب",
    "measures that are not of this list": "مقاييس ليست من هذه القائمة",
    "measures without a certificate": "مقاييس بلا شهادة",
    "deliverables told in words alone": "منجزات مستهدفة مذكورة بالكلمات وحدها",
    "narratives not yet published": "نصوص لم تنشر بعد",
    # What changed
    "Who and why": "من ولماذا",
    "Comment": "تعليق",
    "Direction": "الاتجاه",
    "Accumulation": "طريقة التجميع",
    "Baseline in words": "خط الأساس بالكلمات",
    "Target in words": "المستهدف بالكلمات",
    "Actual in words": "الفعلي بالكلمات",
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
