"""What each kind of mail says, in the language that is active.

A function for each kind: the facts of the row in, subject and sentences out.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from indicators.enums import MailKind, RunProblem

Facts = Mapping[str, str | int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """``quote`` is what a person wrote; ``act`` is what the link is called."""

    subject: str
    sentences: tuple[str, ...] = ()
    quote: str = ""
    act: str


def said(kind: str, facts: Facts) -> Said:
    return KINDS[kind](facts)


def missing(n: int) -> str:
    return ngettext("%(n)d value is missing", "%(n)d values are missing", n) % {"n": n}


def more(n: int) -> str:
    """Beside the items that are listed."""
    return ngettext("and %(n)d more", "and %(n)d more", n) % {"n": n}


def _day(said: str | int) -> str:
    return date_format(date.fromisoformat(str(said)), "DATE_FORMAT")


def _opening(facts: Facts) -> Said:
    names = {"round": facts["round"], "plan": facts["plan"], "due": _day(facts["due_on"])}
    return Said(
        subject=_("Values are asked for by %(due)s: %(round)s") % names,
        sentences=(
            _("The reporting round “%(round)s” of the plan “%(plan)s” is open.") % names,
            _("Your values are due on %(due)s.") % names,
            _("After %(closes)s nothing can be changed.") % {"closes": _day(facts["closes_on"])},
        ),
        act=_("Open my entries"),
    )


def _reminder(facts: Facts) -> Said:
    names = {"round": facts["round"], "due": _day(facts["due_on"])}
    return Said(
        subject=_days_to_go(int(facts["days"])) % (names | {"n": abs(int(facts["days"]))}),
        sentences=(
            _("The values of the reporting round “%(round)s” are due on %(due)s.") % names,
            _total_missing(facts),
        ),
        act=_("Open my entries"),
    )


def _days_to_go(days: int) -> str:
    """``days`` after the due date; before it they are negative."""
    if days == 0:
        return _("Due today: %(round)s")
    if days < 0:
        return ngettext("Due tomorrow: %(round)s", "Due in %(n)d days: %(round)s", -days)
    return ngettext("Due since yesterday: %(round)s", "Due for %(n)d days: %(round)s", days)


def _total_missing(facts: Facts) -> str:
    n = int(facts["total"])
    return ngettext(
        "%(n)d value that you enter is not submitted yet.",
        "%(n)d values that you enter are not submitted yet.",
        n,
    ) % {"n": n}


def _submitted(facts: Facts) -> Said:
    n = int(facts["total"])
    subject = ngettext(
        "%(who)s submitted a value for review", "%(who)s submitted %(n)d values for review", n
    )
    return Said(
        subject=subject % {"who": facts["who"], "n": n},
        sentences=(_("Approve what holds, and return with a comment what does not."),),
        act=_("Open the review queue"),
    )


def _returned(facts: Facts) -> Said:
    n = int(facts["total"])
    subject = ngettext("%(who)s returned a value", "%(who)s returned %(n)d values", n)
    return Said(
        subject=subject % {"who": facts["who"], "n": n},
        sentences=(_("%(who)s asks for a change before this can be approved:") % facts,),
        quote=str(facts["comment"]),
        act=_("Open the sheet"),
    )


def _approved(facts: Facts) -> Said:
    n = int(facts["total"])
    subject = ngettext("%(who)s approved a value", "%(who)s approved %(n)d values", n)
    return Said(
        subject=subject % {"who": facts["who"], "n": n},
        sentences=(_("What is approved counts from now on. There is nothing for you to do."),),
        act=_("Look at it"),
    )


def _overdue(facts: Facts) -> Said:
    n = int(facts["total"])
    names = {"round": facts["round"], "due": _day(facts["due_on"]), "n": n}
    late = ngettext(
        "%(n)d value that was due on %(due)s is not submitted yet.",
        "%(n)d values that were due on %(due)s are not submitted yet.",
        n,
    )
    return Said(
        subject=_("Overdue: %(round)s") % names,
        sentences=(late % names,),
        act=_("Open the round"),
    )


def _seal(facts: Facts) -> Said:
    names = {"day": _day(facts["day"]), "head": facts["head"]}
    return Said(
        subject=_("Seal of %(day)s") % names,
        sentences=(
            _("Every change up to the end of %(day)s (UTC) is sealed with this number:") % names,
            str(facts["head"]),
            _("Keep this mail: whoever changes the past in secret cannot change what you hold."),
        ),
        act=_("Open the tracker"),
    )


def _report(facts: Facts) -> Said:
    n = int(facts["total"])
    names = {"schedule": facts["schedule"], "period": facts["period"], "n": n}
    made = ngettext(
        "The schedule “%(schedule)s” made a report about %(period)s:",
        "The schedule “%(schedule)s” made %(n)d reports about %(period)s:",
        n,
    )
    until = facts.get("until", "")
    return Said(
        subject=_("%(schedule)s, %(period)s") % names,
        sentences=(
            made % names,
            _("The link asks you to sign in, and ends on %(day)s.") % {"day": _day(until)}
            if until
            else _("The files are attached."),
            *((_("Values that nobody has approved yet are in it."),) if facts["drafts"] else ()),
        ),
        act=_("Open the reports"),
    )


def _not_sent(facts: Facts) -> Said:
    names = {"schedule": facts["schedule"], "due": _day(facts["due_on"])}
    if facts["problem"] == RunProblem.NOT_TO_ALL:
        return Said(
            subject=_("Not sent to all: %(schedule)s") % names,
            sentences=(
                _("What the schedule “%(schedule)s” was to send on %(due)s did not reach all.")
                % names,
                _(RunProblem.NOT_TO_ALL.label),
            ),
            act=_("Open the schedule"),
        )
    return Said(
        subject=_("Not sent: %(schedule)s") % names,
        sentences=(
            _("What the schedule “%(schedule)s” was to send on %(due)s was not sent.") % names,
            _(RunProblem(str(facts["problem"])).label),
        ),
        act=_("Open the schedule"),
    )


def _digest(facts: Facts) -> Said:
    n = int(facts["total"])
    subject = ngettext("%(n)d message since the last mail", "%(n)d messages since the last mail", n)
    return Said(subject=subject % {"n": n}, act=_("Open my entries"))


KINDS: dict[str, Callable[[Facts], Said]] = {
    MailKind.OPENING: _opening,
    MailKind.REMINDER: _reminder,
    MailKind.SUBMITTED: _submitted,
    MailKind.RETURNED: _returned,
    MailKind.APPROVED: _approved,
    MailKind.OVERDUE: _overdue,
    MailKind.SEAL: _seal,
    MailKind.REPORT: _report,
    MailKind.NOT_SENT: _not_sent,
    MailKind.DIGEST: _digest,
}
