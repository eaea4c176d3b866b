"""What a workbook says beside values: answers, the reason of a miss, links to the proof.

An empty cell takes nothing away. Everything is read and written in a few statements for any number.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from indicators import ledger, review
from indicators.entry.drafts import is_open, why_not_open
from indicators.entry.evidence import LONGEST_NAME, read_address
from indicators.entry.explaining import Explanation, read_explanation, refuse_unkept_signs
from indicators.entry.refusals import EntryRefused
from indicators.entry.workbook.columns import MANY
from indicators.enums import Flag
from indicators.models import (
    Cell,
    EvidenceLink,
    EvidenceUse,
    FlagAnswer,
    MissExplanation,
    PerformanceMeasure,
    User,
    ValueVersion,
)

REASON = ("reasons", "text", "action", "action_due")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a row says beside its cell, by column code, and what stood there.

    Who gives the part of an entity and does not lead the measure brings links to its proof alone.
    """

    measure: PerformanceMeasure
    typed: Mapping[str, str]
    stood: Mapping[str, str]
    leads: bool = True

    @property
    def new(self) -> dict[str, str]:
        return said_anew(self.typed, self.stood)

    @property
    def new_links(self) -> list[str]:
        """Each address once."""
        stood = self.stood.get("links", "").split()
        typed = dict.fromkeys(self.typed.get("links", "").split())
        return [url for url in typed if url not in stood]


@dataclass(frozen=True, slots=True)
class Stood:
    """What stands beside a value, by column code, and who said the last of it."""

    texts: Mapping[str, str] = field(default_factory=dict)
    by: str = ""


NOTHING = Stood()


@dataclass(slots=True)
class Kept:
    """The cells beside which something new was kept, and by cell the sentence of each fault."""

    changed: set[int] = field(default_factory=set)
    faults: dict[int, dict[str, str]] = field(default_factory=dict)


def stands_beside(cells: Collection[Cell]) -> dict[int, Stood]:
    """By cell, what says again what stands beside its value; three queries for any number."""
    versions = {}
    for cell in cells:
        version = cell.draft or cell.submitted or cell.approved
        if version is not None:
            version.cell = cell
            versions[cell.pk] = version
    given = review.beside(versions.values()) if versions else {}
    return {cell: _stood(given[version.pk]) for cell, version in versions.items()}


def _stood(given: review.Beside) -> Stood:
    said = [*given.answers.values(), *given.evidence, *filter(None, [given.explanation])]
    last = max(said, key=lambda each: each.at, default=None)
    return Stood(typed_beside(given), str(last.by) if last else "")


def typed_beside(given: review.Beside) -> dict[str, str]:
    """By column code; choices as codes, a day as ISO 8601 writes it."""
    why = given.explanation
    sentences = dict.fromkeys(answer.sentence for answer in given.answers.values())
    texts = {
        "answer": "\n".join(sentences),
        "reasons": MANY.join(why.reasons) if why else "",
        "text": why.text if why else "",
        "action": why.action if why else "",
        "action_due": why.action_due.isoformat() if why else "",
        "links": "\n".join(use.link.url for use in given.evidence if use.link),
    }
    return {code: text for code, text in texts.items() if text}


def said_anew(typed: Mapping[str, str], stood: Mapping[str, str]) -> dict[str, str]:
    """What was typed and does not stand already. Of links, those that stand may be left out."""
    return {
        code: text
        for code, text in typed.items()
        if text != stood.get(code)
        and not (code == "links" and set(text.split()) <= set(stood.get(code, "").split()))
    }


def asks_of(cells: Collection[Cell]) -> dict[int, list[str]]:
    """By cell, a sentence for each thing that is asked before its value can be submitted."""
    in_hand = [cell for cell in cells if is_open(cell)]
    if not in_hand:
        return {}
    grounds = review.grounds_of(in_hand, in_hand=True)
    return {cell: each.hindrances for cell, each in grounds.items()}


def give_all(said: Mapping[int, Said], *, by: User) -> Kept:
    """Keep beside each cell, by its id, what can be kept."""
    kept = Kept()
    locked = Cell.objects.select_for_update(of=["self"]).filter(pk__in=said).order_by("pk")
    cells = {cell.pk: cell for cell in locked}
    grounds = review.grounds_of(cells.values(), in_hand=True)
    closed = review.rounds.hindrances(
        [(each.measure, ledger.Place.of(cells[cell])) for cell, each in said.items()]
    )
    given = _Given(by)
    for cell_id, each in said.items():
        cell, ground = cells[cell_id], grounds.get(cell_id)
        flags = _to_answer(ground, each) if ground and each.leads else []
        if not (each.new or flags):
            continue
        refusal = why_not_open(cell) or closed.get(ledger.Place.of(cell))
        faults = dict.fromkeys(each.new or ["answer"], refusal) if refusal else {}
        faults = faults or given.take(ground, each, flags)
        if faults:
            kept.faults[cell_id] = faults
        else:
            kept.changed.add(cell_id)
    given.write()
    return kept


def _to_answer(ground: review.Grounds, said: Said) -> list[Flag]:
    """The flags that the sentence answers: those that ask, and all when it is a new one."""
    sentence = said.typed.get("answer")
    if not sentence:
        return []
    answers = ground.beside.answers
    return [
        flag
        for flag in ground.flags
        if flag not in answers or ("answer" in said.new and answers[flag].sentence != sentence)
    ]


class _Given:
    """What is to be written beside values, until all of it is."""

    def __init__(self, by: User) -> None:
        self.by = by
        self.answers: list[FlagAnswer] = []
        self.reasons: list[MissExplanation] = []
        self.links: list[tuple[ValueVersion, str]] = []

    def take(self, ground: review.Grounds, said: Said, flags: Collection[Flag]) -> dict[str, str]:
        """All that is said beside one value, or a sentence for each column at fault."""
        faults: dict[str, str] = {}
        reason, links = {}, []
        if not said.leads:
            faults = dict.fromkeys(
                said.new.keys() - {"links"}, _("Who leads the measure says this.")
            )
        elif "answer" in said.new and not ground.flags:
            faults["answer"] = _("Nothing is asked of this value: say it in the comment.")
        try:
            refuse_unkept_signs({"answer": said.typed.get("answer", "")})
            if said.new.keys() & set(REASON):
                reason = read_explanation(_explanation(said.stood | said.typed))
        except EntryRefused as refusal:
            faults |= refusal.errors
        try:
            links = [read_address(url) for url in said.new_links]
        except EntryRefused as refusal:
            faults["links"] = refusal.errors["url"]
        if not faults:
            beside = {"version": ground.version, "by": self.by}
            sentence = said.typed.get("answer", "")
            self.answers += [FlagAnswer(flag=flag, sentence=sentence, **beside) for flag in flags]
            self.reasons += [MissExplanation(**reason, **beside)] if reason else []
            self.links += [(ground.version, url) for url in links]
        return faults

    def write(self) -> None:
        FlagAnswer.objects.bulk_create(self.answers)
        MissExplanation.objects.bulk_create(self.reasons)
        urls = {url for _version, url in self.links}
        if not urls:
            return
        EvidenceLink.objects.bulk_create(
            (EvidenceLink(url=url, by=self.by) for url in sorted(urls)), ignore_conflicts=True
        )
        kept = {link.url: link for link in EvidenceLink.objects.filter(url__in=urls)}
        EvidenceUse.objects.bulk_create(
            EvidenceUse(version=version, link=kept[url], name=url[:LONGEST_NAME], by=self.by)
            for version, url in self.links
        )


def _explanation(said: Mapping[str, str]) -> Explanation:
    due = said.get("action_due")
    return Explanation(
        reasons=said["reasons"].split(MANY) if said.get("reasons") else (),
        text=said.get("text", ""),
        action=said.get("action", ""),
        action_due=date.fromisoformat(due) if due else None,
    )
