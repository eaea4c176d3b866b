"""Writes the sample plan's Word files out of ``sample_plan/*.toml``, in both languages.

``python -m tests.plans.make_sample`` writes them anew; a test holds the committed files to it.
Every text in the description is a pair, English and Chinese. ``{figure}`` and ``{table}`` stand
for the number of the next one.
"""

import re
import tomllib
from pathlib import Path
from typing import Any

from tests.plans.office import BarChart, Series, WordDocument

DESCRIPTION = Path(__file__).parent / "sample_plan"
SAMPLE = Path(__file__).parents[2] / "indicators" / "sample"
LANGUAGES = ("en", "zh")
YEARS = ("2022", "2023", "2024", "2025", "2026")
LAST_ACTUAL = "2024"
TENS, ONES = ("", "X", "XX"), ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
CHINESE_TENS, CHINESE_ONES = ("", "十", "二十"), " 一二三四五六七八九"

HEADS = {
    "subprogramme": ("Subprogramme", "次级方案"),
    "component": ("Component", "构成部分"),
    "objective": ("Objective", "目标"),
    "strategy": ("Strategy", "战略"),
    "performance": ("Programme performance in 2024", "2024 年方案执行情况"),
    "planned": ("Planned results for 2026", "2026 年计划成果"),
    "existing": (
        "Programme performance in 2024 and target for 2026",
        "2024 年方案执行情况和 2026 年目标",
    ),
    "new": ("Proposed programme plan for 2026", "2026 年拟议方案计划"),
    "lessons": ("Lessons learned and planned change", "经验教训和计划的变动"),
    "measure": ("Performance measure", "业绩计量"),
    "deliverables": ("Deliverables", "应交付产出"),
    "category": ("Category and subcategory", "类别和次类别"),
}
POINTERS = {
    "performance": (
        "What came of it is shown by the performance measure (see {place}).",
        "业绩计量显示了取得的结果(见{place})。",
    ),
    "existing": (
        "The performance measure shows how far the work has come and the target for 2026 "
        "(see {place}).",
        "业绩计量显示了工作进展和 2026 年目标(见{place})。",
    ),
    "new": (
        "The performance measure shows what is expected (see {place}).",
        "业绩计量显示了预期结果(见{place})。",
    ),
    "deliverables": (
        "The deliverables of this part of the programme are given in {place}.",
        "方案这一部分的应交付产出见{place}。",
    ),
}
CAPTIONS = (
    "{unit}: deliverables for the period 2024–2026, by category and subcategory",
    "{unit}：2024-2026 年应交付产出，按类别和次类别分列",
)
COLUMNS = ("2024 planned", "2024 actual", "2025 planned", "2026 planned")


class Sample:
    """The document while it is written: what has been numbered so far, and in which language."""

    def __init__(self, language: str) -> None:
        self.at = LANGUAGES.index(language)
        self.front = _description("front")
        self.document = WordDocument(header=self.front["symbol"])
        self.paragraphs = self.figures = self.tables = 0

    def write(self) -> bytes:
        self._front()
        for name in ("roads", "borders"):
            self._unit(_description(name), "subprogramme")
        self._heading("subprogramme", "3", ["Rail and river ports", "铁路与内河港口"])
        for component in _description("rail_and_ports")["component"]:
            self._unit(component, "component")
        self._unit(_description("drivers"), "subprogramme")
        self._resources(self.front["resources"])
        return self.document.as_bytes()

    def _say(self, pair: Any) -> str:
        return pair if isinstance(pair, str) else str(pair[self.at])

    def _head(self, pair: Any, style: str = "Heading2") -> None:
        self.document.paragraph(f"\t\t{self._say(pair)}", style)

    def _numbered(self, pair: Any, **places: str) -> None:
        self.paragraphs += 1
        text = self._say(pair).format(**places) if places else self._say(pair)
        self.document.paragraph(f"\t6.{self.paragraphs}\t{text}")

    def _lettered(self, pairs: list[Any]) -> None:
        for letter, pair in zip("abcdefgh", pairs, strict=False):
            self.document.paragraph(f"\t\t({letter})\t{self._say(pair)}")

    def _next_figure(self) -> str:
        tens, ones = divmod(self.figures + 1, 10)
        roman = TENS[tens] + ONES[ones]
        chinese = f"{CHINESE_TENS[tens]}{CHINESE_ONES[ones]}".strip()
        return f"6.{(roman, chinese)[self.at]}"

    def _next_table(self) -> str:
        return f"6.{self.tables + 1}"

    def _place(self, measure: Any) -> str:
        """Where the next figure or table is to be looked up, as a sentence says it."""
        if "words" in measure:
            return (f"table {self._next_table()}", f"表 {self._next_table()}")[self.at]
        return (f"figure {self._next_figure()}", f"图 {self._next_figure()}")[self.at]

    def _front(self) -> None:
        front = self.front
        for line in front["cover"]:
            self.document.paragraph(self._say(line), "Title")
        for name in ("budget", "part", "part_name", "section", "section_name"):
            self._head(front[name], "Title")
        for name in ("programme", "section_name"):
            self._head(front[name], "Heading2")
        self._contents()
        for name in ("plan_part", "orientation", "background_head"):
            self._head(front[name], "Heading1")
        for paragraph in front["background"]:
            self._numbered(paragraph)
        self._head(front["strategy_head"])
        for paragraph in front["orientation_paragraphs"]:
            self._numbered(paragraph)
        self._lettered(front["conditions"])
        self._numbered(front["gender"])
        self._head(front["mandates_head"])
        self._numbered(front["mandates_paragraph"])
        for each in front["mandates"]:
            self._mandates(each)
        self._head(front["deliverables_head"])
        self._numbered(front["deliverables_paragraph"], table=self._next_table())
        self._deliverables(front["deliverables"], self._say(front["deliverables_caption"]))
        self._head(front["evaluation_head"])
        for paragraph in front["evaluation"]:
            self._numbered(paragraph)
        self._head(front["work"], "Heading1")

    def _contents(self) -> None:
        self._head(self.front["contents"])
        named = [(each["number"], each["name"]) for each in map(_description, ("roads", "borders"))]
        rows = [[self._say(self.front["plan_part"]), "3"]]
        rows += [
            [f"\t{self._say(HEADS['subprogramme'])} {number}. {self._say(name)}\t", "7"]
            for number, name in named
        ]
        self.document.table(rows)

    def _mandates(self, listed: Any) -> None:
        if "subprogramme" in listed:
            self._heading("subprogramme", listed["subprogramme"], _description("borders")["name"])
        self._head(listed["body"])
        for bullet in listed.get("bullets", ()):
            self.document.paragraph(f"\t•\t{self._say(bullet)}")
        if "rows" in listed:
            self.document.table([[row[self.at], row[2 + self.at]] for row in listed["rows"]])

    def _heading(self, kind: str, number: str, name: Any) -> None:
        self._head(f"{self._say(HEADS[kind])} {number}")
        self._head(name)

    def _unit(self, unit: Any, kind: str) -> None:
        self._heading(kind, unit["number"], unit["name"])
        self._head(HEADS["objective"])
        self._numbered(unit["objective"])
        self._head(HEADS["strategy"])
        for paragraph in unit["strategy"]:
            self._numbered(paragraph)
        self._lettered(unit["expected"])
        self._head(HEADS["performance"])
        self._head(unit["highlight"]["title"])
        self._story(unit["highlight"], "performance")
        self._head(HEADS["planned"])
        for number, result in enumerate(unit["result"], start=1):
            self._result(number, result)
        self._head(HEADS["deliverables"])
        self._numbered(POINTERS["deliverables"], place=self._place({"words": ()}))
        named = f"{self._say(HEADS[kind])} {unit['number']}"
        self._deliverables(unit["deliverables"], self._say(CAPTIONS).format(unit=named))
        if "note" in unit:
            self.document.paragraph(self._say(unit["note"]))

    def _result(self, number: int, result: Any) -> None:
        title = self._say(result["title"])
        self._head((f"Result {number}: {title}", f"成果 {number}：{title}")[self.at])
        self._head(HEADS["new" if "lesson" in result else "existing"])
        self._story(result, "new" if "lesson" in result else "existing")

    def _story(self, result: Any, kind: str) -> None:
        for paragraph in [*result.get("story", ()), *_given(result, "statement")]:
            self._numbered(paragraph)
        if "lesson" in result:
            self._head(HEADS["lessons"])
            self._numbered(result["lesson"])
        for measure in result["measure"]:
            self._numbered(POINTERS[kind], place=self._place(measure))
            self._measure(measure, only_actual=kind == "performance")

    def _measure(self, measure: Any, *, only_actual: bool) -> None:
        columns = [self._column(year) for year in (YEARS[:3] if only_actual else YEARS)]
        if "words" in measure:
            self.tables += 1
            self._head(f"{('Table', '表')[self.at]} 6.{self.tables}")
            self._head(HEADS["measure"])
            cells = ["\n".join(self._say(line) for line in cell) for cell in measure["words"]]
            self.document.table([columns, [""] * len(columns), cells], heads=1)
        else:
            number = self._next_figure()
            self.figures += 1
            self._head(f"{('Figure', '图')[self.at]} {number}")
            colon = (": ", "：")[self.at]
            self._head(f"{self._say(HEADS['measure'])}{colon}{self._say(measure['name'])}")
            for unit in _given(measure, "unit"):
                self._head(unit)
            self.document.chart(self._chart(measure, columns))
        for note in _given(measure, "note"):
            self.document.paragraph(self._say(note))

    def _column(self, year: str) -> str:
        kind = ("actual", "实际数") if year <= LAST_ACTUAL else ("planned", "计划数")
        return (f"{year} ({kind[0]})", f"{year} 年({kind[1]})")[self.at]

    def _chart(self, measure: Any, columns: list[str]) -> BarChart:
        if "planned" in measure:
            names = measure.get("names", [["Planned", "计划数"], ["Actual", "实际数"]])
            kinds = (measure["planned"], measure["actual"])
            series = [
                Series(self._say(name), values) for name, values in zip(names, kinds, strict=True)
            ]
            columns = list(YEARS)
        else:
            series = [Series(each[self.at], each[2:]) for each in measure["series"]]
        categories = [self._say(each) for each in measure.get("categories", columns)]
        return BarChart(categories, series, is_line=measure.get("line", False))

    def _deliverables(self, categories: Any, caption: str) -> None:
        self.tables += 1
        self._head(f"{('Table', '表')[self.at]} 6.{self.tables}")
        self._head(caption)
        columns = [
            (column, column.replace(" planned", " 年计划数").replace(" actual", " 年实际数"))[
                self.at
            ]
            for column in COLUMNS
        ]
        rows = [[self._say(HEADS["category"]), *columns]]
        number = 0
        for category in categories:
            rows.append([self._say(category["category"]), "", "", "", ""])
            for group in category.get("group", ()):
                rows.append([f"\t{self._say(group['name'])}", *_subtotals(group["items"])])
                rows += [
                    [f"\t{self._say(each)}", "", "", "", ""] for each in _given(group, "label")
                ]
                for item in group["items"]:
                    number += 1
                    rows.append([f"\t{number}.\t{item[self.at]}", *item[2:]])
            rows += [[f"\t{self._say(text)}"] for text in category.get("narratives", ())]
        self.document.table(rows, heads=1)

    def _resources(self, resources: Any) -> None:
        number = self._next_figure()
        self.figures += 1
        self._head(resources["head"], "Heading1")
        self._numbered(resources["paragraph"], figure=number)
        self._head(f"{('Figure', '图')[self.at]} {number}")
        self._head(resources["caption"])
        self._head(resources["unit"])
        posts = [Series(self._say(["Posts", "员额"]), resources["posts"])]
        self.document.chart(BarChart(resources["categories"], posts))


def _description(name: str) -> Any:
    return tomllib.loads((DESCRIPTION / f"{name}.toml").read_text(encoding="utf-8"))


def _given(table: Any, key: str) -> list[Any]:
    return [table[key]] if key in table else []


def _subtotals(items: list[list[str]]) -> list[str]:
    """The sum of each column of counts; a dash where none is planned or reported."""
    sums = []
    for column in zip(*(item[2:] for item in items), strict=True):
        numbers = [int(found[0]) for cell in column if (found := re.findall(r"\d+", cell))]
        sums.append(str(sum(numbers)) if numbers else "–")
    return sums


def word_file(language: str) -> bytes:
    """The annual plan in Word, in ``en`` or ``zh``."""
    return Sample(language).write()


def main() -> None:
    for language in LANGUAGES:
        (SAMPLE / f"annual.{language}.docx").write_bytes(word_file(language))


if __name__ == "__main__":
    main()
