"""The author's answers: to what looks odd in a value, and why a target was missed."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from indicators import review
from indicators.entry.drafts import locked_draft
from indicators.entry.refusals import EntryRefused
from indicators.enums import Flag, MissReason
from indicators.models import FlagAnswer, MissExplanation, User


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """``reasons`` are codes of ``MissReason``; ``action_due`` the last day of the action."""

    reasons: Collection[str] = ()
    text: str = ""
    action: str = ""
    action_due: date | None = None

    @property
    def is_empty(self) -> bool:
        return not (self.reasons or self.text.strip() or self.action.strip() or self.action_due)


def explain_miss(*, cell_id: int, explanation: Explanation, by: User) -> MissExplanation:
    """Keep why the target was missed; what stands already is not written again.

    ``EntryRefused`` names each field that is missing.
    """
    stated = read_explanation(explanation)
    with locked_draft(cell_id) as version:
        standing = review.beside([version])[version.pk].explanation
        if standing and all(getattr(standing, name) == value for name, value in stated.items()):
            return standing
        return MissExplanation.objects.create(version=version, by=by, **stated)


def read_explanation(explanation: Explanation) -> dict[str, object]:
    """The fields of a ``MissExplanation``; ``EntryRefused`` names each that is missing."""
    _refuse_what_is_not_whole(explanation)
    return {
        "reasons": [reason for reason in MissReason if reason in explanation.reasons],
        "text": explanation.text.strip(),
        "action": explanation.action.strip(),
        "action_due": explanation.action_due,
    }


def answer_flags(*, cell_id: int, answers: Mapping[Flag, str], by: User) -> list[FlagAnswer]:
    """Keep an answer to each flag; an empty one, and one that stands already, is not written."""
    refuse_unkept_signs({flag.value: said for flag, said in answers.items()})
    with locked_draft(cell_id) as version:
        standing = review.beside([version])[version.pk].answers
        return FlagAnswer.objects.bulk_create(
            FlagAnswer(version=version, flag=flag, sentence=sentence, by=by)
            for flag, said in answers.items()
            if (sentence := said.strip())
            and not (flag in standing and standing[flag].sentence == sentence)
        )


def _refuse_what_is_not_whole(explanation: Explanation) -> None:
    errors = {}
    if not explanation.reasons or not set(explanation.reasons) <= set(MissReason):
        errors["reasons"] = _("Choose at least one reason of the list.")
    if not explanation.text.strip():
        errors["text"] = _("Say in a sentence why the target was missed.")
    if not explanation.action.strip():
        errors["action"] = _("Say what is done about it.")
    if explanation.action_due is None:
        errors["action_due"] = _("Give the day by which it is done.")
    if errors:
        raise EntryRefused(**errors)
    refuse_unkept_signs({"text": explanation.text, "action": explanation.action})


def refuse_unkept_signs(texts: Mapping[str, str]) -> None:
    for name, text in texts.items():
        if "\0" in text:
            raise EntryRefused(**{name: _("This text holds a sign that cannot be kept.")})
