"""What a person can answer to a reader's doubt, and what each answer does, in one table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import OuterRef, Subquery
from django.forms import model_to_dict
from django.utils.translation import gettext as gettext_now

from indicators import ledger, plans
from indicators.enums import (
    Basis,
    Direction,
    Labelled,
    MeasureKind,
    NodeKind,
    ReasonForChange,
    ValueKind,
)
from indicators.enums.labelled import marked as _
from indicators.models import (
    Cell,
    Component,
    DocumentStatement,
    Doubt,
    PerformanceMeasure,
    User,
)
from indicators.plans import DoubtCode
from indicators.review.readings import write_version

NOT_KEPT = ("id", "measure", "number", "confirmed_by", "at", "reason_code", "reason")


class Decision(Labelled):
    INCREASE = "increase", _("Higher is better")
    DECREASE = "decrease", _("Lower is better")
    MAINTAIN = "maintain", _("To be kept as it is")
    AS_PROPOSED = "as_proposed", _("As proposed")
    TARGET = "target", _("It is the target")
    DEFINITION = "definition", _("It says what is counted")
    TOTAL = "total", _("The target is a total")
    INCREMENT = "increment", _("The target is an increment")
    COMPONENTS = "components", _("The measure has several components")
    ONE_NUMBER = "one_number", _("The measure is one number")
    AS_PRINTED = "as_printed", _("Keep it as printed")


class NotToBeDecided(Exception):
    """The answer cannot be taken. The message says why, to the person who gave it."""


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer: the doubt with its measure, if it is about one, and the person's own words."""

    doubt: Doubt
    decision: Decision
    words: str
    measure: PerformanceMeasure | None
    by: User


# A kind that already looks that way is more than its direction, and stays.
LOOKING = {
    Decision.INCREASE: (MeasureKind.INCREASE, MeasureKind.AT_LEAST, MeasureKind.FULL),
    Decision.DECREASE: (MeasureKind.DECREASE, MeasureKind.AT_MOST, MeasureKind.ZERO),
    Decision.MAINTAIN: (MeasureKind.MAINTAIN, MeasureKind.RANGE),
}
BASES = {Decision.TOTAL: Basis.TOTAL, Decision.INCREMENT: Basis.INCREMENT}


def only_write_down(answer: Answered) -> None:
    """The decision stands with the doubt; no value depends on it."""


def explain(answer: Answered) -> None:
    """The answer is a sentence, which stands with the doubt."""
    if not answer.words:
        raise NotToBeDecided(gettext_now("Say in a sentence why the parts do not add up."))


def confirm_reading(answer: Answered) -> None:
    """A further version of the measure: as the one before, but for what was decided. Of a result
    that no measure measures, the plan's own sentence is read that way.
    """
    if answer.measure is None:
        if answer.decision in LOOKING:
            answer.doubt.node.statements.update(direction=Direction(answer.decision))
        return
    kept = model_to_dict(answer.measure.current, exclude=NOT_KEPT)
    if answer.decision in LOOKING:
        kept["direction"] = Direction(answer.decision)
        if answer.measure.current.kind not in LOOKING[answer.decision]:
            kept["kind"] = MeasureKind(answer.decision)
    write_version(answer.measure, by=answer.by, **kept)


def set_basis(answer: Answered) -> None:
    """The plan's targets of the measure are stated anew, on the basis that was decided; of a
    result, the plan's own sentence says its basis.
    """
    basis = BASES[answer.decision]
    doubt = answer.doubt
    if answer.measure is None:
        _set_basis_of_sentence(doubt, basis)
        return
    # What an edition states counts once it is released, and is a draft until then.
    says = "approved" if doubt.edition.adopted_at else "draft"
    targets = Cell.objects.filter(
        measure=answer.measure.identity_id,
        kind=ValueKind.TARGET,
        **{f"{says}__source__edition": doubt.edition_id},
    ).exclude(**{f"{says}__basis": basis})
    reason = {
        "basis": basis,
        "reason_code": ReasonForChange.METHOD,
        "reason": f"{answer.decision.label}.",
    }
    entries = [
        (ledger.Place.of(cell), ledger.Statement.like(getattr(cell, says), **reason))
        for cell in targets.select_related(says)
    ]
    ledger.adopt(entries, by=answer.by, document=doubt.edition.symbol)


def _set_basis_of_sentence(doubt: Doubt, basis: Basis) -> None:
    """Where the document leaves it open; target and actual beside each other count the same."""
    as_read = DocumentStatement.pgh_event_model.objects.filter(pgh_obj=OuterRef("pk"))
    for said in ("basis", "actual_basis"):
        first = Subquery(as_read.order_by("pgh_id").values(said)[:1])
        unsaid = doubt.node.statements.alias(read=first).filter(read__in=["", Basis.UNKNOWN])
        unsaid.update(**{said: basis})


def take_target(answer: Answered) -> None:
    """The target of the sentence becomes the target of the edition's period, with the sentence
    as its source.
    """
    if answer.measure is None:
        return
    doubt = answer.doubt
    place = ledger.Place(
        measure_id=answer.measure.identity_id,
        period_id=doubt.edition.period_id,
        kind=ValueKind.TARGET,
    )
    statement = ledger.Statement(
        **_amounts(_printed_target(doubt)),
        as_printed=doubt.node.text,
        basis=_basis_of(doubt),
        source_id=doubt.node_id,
        source_anchor=doubt.node.source,
    )
    ledger.adopt([(place, statement)], by=answer.by, document=doubt.edition.symbol)


def _printed_target(doubt: Doubt) -> str:
    language, text = doubt.edition.language, doubt.node.text
    if doubt.code == DoubtCode.TARGET_PROPOSED:
        found = plans.propose(text, language).target
        if found is not None:
            return found
    numbers = plans.definition_numbers(text, language)
    if len(numbers) != 1:
        raise NotToBeDecided(
            gettext_now("The sentence does not hold one number. Enter the target on the sheet.")
        )
    return numbers[0]


def _amounts(printed: str) -> dict[str, object]:
    """A decimal, two of them for a range, or the words of a benchmark."""
    parts = printed.split("-")
    if all(part.replace(".", "", 1).isdecimal() for part in parts) and len(parts) <= 2:
        low, high = Decimal(parts[0]), Decimal(parts[1]) if len(parts) == 2 else None
        return {"amount": low, "amount_high": high}
    return {"words": printed}


def _basis_of(doubt: Doubt) -> Basis:
    """As decided of the same sentence; unknown while that is still asked."""
    asked = Doubt.objects.filter(node=doubt.node_id, code=DoubtCode.BASIS_UNKNOWN).first()
    if asked is None:
        return Basis.LEVEL
    return BASES[Decision(asked.decision)] if asked.decision else Basis.UNKNOWN


def name_components(answer: Answered) -> None:
    """Each line of the answer is a component of the measure; those there already stay."""
    if answer.measure is None:
        return
    names = list(dict.fromkeys(line.strip() for line in answer.words.splitlines() if line.strip()))
    known = set(answer.measure.identity.components.values_list("name", flat=True))
    if len(known | set(names)) < 2:
        raise NotToBeDecided(gettext_now("Name the components, one on a line: two or more."))
    Component.objects.bulk_create(
        Component(measure=answer.measure.identity, name=name, position=position)
        for position, name in enumerate(names, start=len(known))
        if name not in known
    )


Act = Callable[[Answered], None]
DIRECTIONS: Mapping[Decision, Act] = dict.fromkeys(LOOKING, confirm_reading)
PRINTED: Mapping[Decision, Act] = {Decision.AS_PRINTED: only_write_down}
OF_THE_PRINT = (
    DoubtCode.VALUES_ONLY_IN_FIGURE,
    DoubtCode.PERIOD_NOT_PRINTED,
    DoubtCode.PROXY_YEAR,
    DoubtCode.TABLE_UNCLEAR,
    DoubtCode.VERDICT_NOT_READ,
    DoubtCode.SYMBOL_NOT_PRINTED,
    DoubtCode.PRINTED_TWICE,
    DoubtCode.KIND_NOT_PRINTED,
    DoubtCode.LABEL_DIFFERS,
    DoubtCode.PRINTED_IN_UNITS,
    DoubtCode.SOURCE_ERROR,
)
# By code, what can be answered, the likeliest first, and what the answer does. A doubt about the
# print alone can only be kept as printed.
ACTS: Mapping[str, Mapping[Decision, Act]] = {
    DoubtCode.DIRECTION_NOT_STATED: DIRECTIONS,
    DoubtCode.KIND_PROPOSED: {Decision.AS_PROPOSED: confirm_reading, **DIRECTIONS},
    DoubtCode.TARGET_PROPOSED: {
        Decision.TARGET: take_target,
        Decision.DEFINITION: only_write_down,
    },
    DoubtCode.NUMBER_IN_DEFINITION: {
        Decision.DEFINITION: only_write_down,
        Decision.TARGET: take_target,
    },
    DoubtCode.BASIS_UNKNOWN: dict.fromkeys(BASES, set_basis),
    DoubtCode.SEVERAL_MEASURES_IN_ONE: {
        Decision.COMPONENTS: name_components,
        Decision.ONE_NUMBER: only_write_down,
    },
    DoubtCode.PARTS_DO_NOT_ADD_UP: {Decision.AS_PRINTED: explain},
    **dict.fromkeys(OF_THE_PRINT, PRINTED),
}
# Of a result that no measure measures these stand in the plan's own sentence alone.
OF_A_SENTENCE = (DoubtCode.DIRECTION_NOT_STATED, DoubtCode.BASIS_UNKNOWN)
# What the field beside the choice asks for, where the answer needs words.
WORDS_ASKED: Mapping[str, str] = {
    DoubtCode.SEVERAL_MEASURES_IN_ONE: _("The components, one on a line"),
    DoubtCode.PARTS_DO_NOT_ADD_UP: _("Why the parts do not add up"),
}


def choices_of(code: str) -> tuple[Decision, ...]:
    """The answers to a doubt, the likeliest first."""
    return tuple(ACTS.get(code, PRINTED))


def can_be_decided_anew(doubt: Doubt) -> bool:
    """A decision about a result. How a measure is read is confirmed anew on its own page, and its
    targets are stated anew.
    """
    is_of_result = doubt.node is not None and doubt.node.kind == NodeKind.ACCOMPLISHMENT
    return doubt.decided_at is not None and is_of_result and doubt.code in OF_A_SENTENCE


def act_on(answer: Answered) -> None:
    """Do what the table says; ``NotToBeDecided`` when the answer is none of the doubt's."""
    act = ACTS.get(answer.doubt.code, PRINTED).get(answer.decision)
    if act is None:
        raise NotToBeDecided(gettext_now("This is no answer to the question."))
    act(answer)
