"""Why a row of many is refused: a code for machines, a sentence for people."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indicators.entry.typed import MOST_DECIMALS, MOST_DIGITS

WHY = {
    "measure_unknown": gettext_lazy(
        "You do not enter this value, or the plan no longer asks for it."
    ),
    "period_unknown": gettext_lazy(
        "There is no such period. Name it by its id, its label, or its first and last day."
    ),
    "period_ambiguous": gettext_lazy(
        "Several periods have this label. Name it by its first and last day."
    ),
    "component_unknown": gettext_lazy("The measure has no such component."),
    "part_unknown": gettext_lazy(
        "The measure is not broken down like this. Write dimension=category, dimensions in "
        "alphabetical order with semicolons between."
    ),
    "not_a_day": gettext_lazy("This is no day. Write it as 2025-06-30."),
    "only_of_actuals": gettext_lazy("Only an actual is given as of a day."),
    "not_a_revision": gettext_lazy(
        "Give the revision that you read, a whole number; 0 where you read nothing."
    ),
    "choice_unknown": gettext_lazy("Choose one of the list."),
    "not_a_number": gettext_lazy(
        "This is not a number. Use figures, with a point before decimals and nothing between "
        "thousands."
    ),
    "value_beside_state": gettext_lazy(
        "A value is typed, and the state says there is none. Clear one of them."
    ),
    "words_missing": gettext_lazy("Say in words what was reached, or choose a state."),
    "judged_without_words": gettext_lazy(
        "Only what is said in words is judged by a person; numbers are judged by the rules."
    ),
    "number_beside_words": gettext_lazy("Give words or a number, not both."),
    "number_beside_ratio": gettext_lazy("Give a number or the two numbers of a ratio, not both."),
    "ratio_incomplete": gettext_lazy("A ratio needs both its numbers."),
    "part_over_whole": gettext_lazy("The part is more than the whole. Check both numbers."),
    "not_yes_or_no": gettext_lazy("Answer 1 for yes or 0 for no, or choose a state."),
    "value_missing": gettext_lazy("Type a number, or choose a state. Empty is never zero."),
    "range_runs_down": gettext_lazy("A range runs from the lower number to the higher one."),
    "twice": gettext_lazy("This value stands here twice. Take one of the two rows out."),
    "sign_not_kept": gettext_lazy("This text holds a sign that cannot be kept."),
    "stale": gettext_lazy("Somebody changed this value since you read it. Look at both."),
    "with_reviewer": gettext_lazy("This value is with the reviewer. Take it back to change it."),
    "to_be_amended": gettext_lazy(
        "An approved target or baseline is not changed here. Amend it on the page of its measure, "
        "with who decided and in which document."
    ),
    "reason_missing": gettext_lazy("Say why an approved value is changed."),
    "reason_without_words": gettext_lazy("Say it in a sentence: the reviewer will read it."),
}


def sentence_of(code: str) -> str:
    if code == "too_many_digits":
        return _(
            "This number has too many digits: %(whole)d before decimals, %(decimals)d after."
        ) % {"whole": MOST_DIGITS, "decimals": MOST_DECIMALS}
    return str(WHY[code])
