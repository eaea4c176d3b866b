"""The words of reports in Arabic, by their English form.

Without optional vowel marks: text taken out of a PDF would otherwise differ from what went in.
"""

AR = {
    # Cover and frame
    "Programme performance report {period}": "تقرير أداء البرنامج {period}",
    "Plan": "الخطة",
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
    "Components": "العناصر",
    "{unit} {number}": "{unit} {number}",
    "{unit}: {name}": "{unit}: {name}",
    "The programme as a whole": "البرنامج ككل",
    "No measure in this unit.": "لا مقياس في هذه الوحدة.",
    # Tables of measures
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
    "not translated": "لم تترجم",
    # Deliverables
    "Deliverables": "المنجزات المستهدفة",
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
    "Why": "السبب",
    "Reasons": "رموز الأسباب",
    "SHA-256 of the figures: {digest}": "بصمة الأرقام SHA-256: {digest}",
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
    "Evidence: {names}": ("الأدلة: {names}"),
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
    "Certificates": "الشهادات",
    # Rates of deliverables, and what went another way
    "Of those planned": "من المخطط",
    "Of all that was to come": "من كل ما كان مقررا",
    "Of the mandated part": "من الجزء الصادر به تكليف",
    "Another way than planned": "ما خرج عن الخطة",
    "What nobody has told of yet is in no rate.": "ما لم يبلغ عنه أحد بعد ليس في أي معدل.",
    "not reported yet": "لم يبلغ عنه بعد",
    "beyond the plan": "زيادة على الخطة",
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
}
