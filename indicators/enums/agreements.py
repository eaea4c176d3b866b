"""What is said of a measure beside what is computed: whether they agree, and why not."""

from indicators.enums.labelled import Labelled
from indicators.enums.labelled import marked as _


class Agreement(Labelled):
    DIFFERS = "differs", _("They differ")
    NOT_COMPARED = "not_compared", _("Cannot be compared")
    AGREES = "agrees", _("They agree")


class Discrepancy(Labelled):
    """Why what is said and what is computed differ, or cannot be compared.

    Where the rules themselves say why nothing is computed, their ``ReasonCode`` is the cause.
    """

    NO_MEASURE = "no_measure", _("The result has no measure.")
    IF_MORE_IS_BETTER = (
        "if_more_is_better",
        _("No measure says which way is better. Where more is, the sentence's own numbers agree."),
    )
    IF_LESS_IS_BETTER = (
        "if_less_is_better",
        _("No measure says which way is better. Where less is, the sentence's own numbers agree."),
    )
    NOT_COMPUTED = "not_computed", _("Nothing is computed for the year that is judged.")
    IN_WORDS = "in_words", _("The measure is in words, and nobody has judged it.")
    OTHER_NUMBERS = "other_numbers", _("The sentence has other numbers than the values.")
    OTHER_DIRECTION = (
        "other_direction",
        _("In the opposite direction they would agree. Is the kind of the measure right?"),
    )
    MET_NOT_EXCEEDED = "met_not_exceeded", _("The target is called met, and it was exceeded.")
    OTHERWISE = "otherwise", _("The same numbers are judged otherwise.")
