"""A schedule as one sentence, in the reader's language."""

from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import get_language_info, ngettext
from django.utils.translation import gettext as _

from indicators import delivery
from indicators.enums import About, Every, Role
from indicators.models import PlanEdition, Programme, ReportSchedule

# Every month has this day; a later one may be its last.
ALWAYS_THERE = 28
A_LEAP_YEAR = 2024


class ScheduleWords:
    """What schedules say; the names of the programmes of their plans are read once."""

    def __init__(self, editions: Iterable[PlanEdition]) -> None:
        rows = Programme.objects.filter(node__edition__in=list(editions)).select_related("node")
        self.programmes = {row.identity_id: row.node.label or row.path for row in rows}

    def sentence(self, schedule: ReportSchedule) -> str:
        """ "Every year on 15 March at 08:00 (UTC), for the year before, in English, to ..."."""
        return _("%(when)s, for %(about)s, %(languages)s, to %(recipients)s.") % {
            "when": self.when(schedule),
            "about": self.about(schedule),
            "languages": languages(schedule),
            "recipients": self.recipients(schedule),
        }

    def when(self, schedule: ReportSchedule) -> str:
        facts = {
            "time": date_format(schedule.at, "H:i"),
            "zone": schedule.zone.replace("_", " "),
            "day": schedule.day,
            "month": MONTHS[schedule.month],
        }
        if schedule.every == Every.WEEK:
            facts["weekday"] = WEEKDAYS[schedule.day - 1]
            return _("Every %(weekday)s at %(time)s (%(zone)s)") % facts
        if schedule.every == Every.YEAR:
            day = min(schedule.day, 31 if schedule.month in LONG else 30 - (schedule.month == 2))
            facts["date"] = date_format(date(A_LEAP_YEAR, schedule.month, day), "MONTH_DAY_FORMAT")
            return _("Every year on %(date)s at %(time)s (%(zone)s)") % facts
        facts["day"] = self.day(schedule)
        if schedule.every == Every.MONTH:
            return _("Every month on %(day)s at %(time)s (%(zone)s)") % facts
        return _("Every three months from %(month)s, on %(day)s, at %(time)s (%(zone)s)") % facts

    def day(self, schedule: ReportSchedule) -> str:
        if schedule.day > ALWAYS_THERE:
            return _("day %(day)s or the last of the month") % {"day": schedule.day}
        return _("day %(day)s") % {"day": schedule.day}

    def about(self, schedule: ReportSchedule) -> str:
        if schedule.about == About.PERIOD:
            return str(schedule.period)
        return _(About(schedule.about).label)

    def recipients(self, schedule: ReportSchedule) -> str:
        named = [self.role_at(delivery.RoleAt.of(text)) for text in schedule.to_roles]
        return get_text_list([*named, *schedule.addresses], _("and"))

    def missed(self, said: str) -> str:
        """A role that nobody holds, or a programme that is not there any more."""
        if ":" in said:
            return self.role_at(delivery.RoleAt.of(said))
        return self.place(said)

    def role_at(self, named: delivery.RoleAt) -> str:
        facts = {"role": _(Role(named.role).label), "place": self.place(named.place)}
        return _("%(role)s of %(place)s") % facts

    def place(self, key: str) -> str:
        if key == delivery.OWN:
            return _("the report’s own programme")
        kind, _dash, number = key.partition("-")
        if kind == "document":
            return _("the plan")
        return _("programme %(number)s") % {"number": self.programmes.get(int(number), number)}

    def of_what(self, schedule: ReportSchedule) -> str:
        """Which programmes: all, or those chosen; in one report or one each."""
        chosen = [self.programmes.get(each, str(each)) for each in schedule.programmes]
        if not chosen:
            named = _("all programmes")
        else:
            names = get_text_list(chosen, _("and"))
            named = ngettext("programme %(names)s", "programmes %(names)s", len(chosen)) % {
                "names": names
            }
        each = _("one report for each of %(programmes)s")
        return each % {"programmes": named} if schedule.one_each else named


LONG = (1, 3, 5, 7, 8, 10, 12)


def languages(schedule: ReportSchedule) -> str:
    if not schedule.languages:
        return _("in the language of each recipient")
    names = [get_language_info(code)["name_translated"] for code in schedule.languages]
    return _("in %(languages)s") % {"languages": get_text_list(names, _("and"))}


def next_five(schedule: ReportSchedule) -> list[dict[str, object]]:
    """The next five moments with their weekday, at the place of the schedule, and their year."""
    rule = delivery.recurrence_of(schedule)
    earlier = schedule.about == About.YEAR_BEFORE
    return [
        {
            "said": f"{date_format(moment, 'D')} {date_format(moment, 'DATETIME_FORMAT')}",
            "offset": moment.strftime("%z")[:3] + ":" + moment.strftime("%z")[3:],
            "weekday": WEEKDAYS[moment.weekday()],
            "is_weekend": moment.isoweekday() > 5,
            "about": schedule.period or moment.year - earlier,
        }
        for moment in delivery.next_moments(rule, 5, after=timezone.now())
    ]


def due_there(schedule: ReportSchedule, moment: datetime) -> str:
    """A moment of its log, by the clock of its place."""
    zone = schedule.zone.replace("_", " ")
    return f"{moment.astimezone(ZoneInfo(schedule.zone)):%Y-%m-%d %H:%M} {zone}"
