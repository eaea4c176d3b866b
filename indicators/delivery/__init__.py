"""Reports on their day: schedules, what is due, who gets it, how long it is kept.

A schedule's row says when it is due next; whoever finds it due makes a run of it, once. A run's
reports are made as all reports are; when they are over, each recipient's mail is in the outbox, or
the run says why not and the planning officers are told.
"""

from indicators.delivery.calendar import Recurrence, next_moment, next_moments
from indicators.delivery.links import LinkEnded, follow, link_of
from indicators.delivery.posting import post_made, sweep_made
from indicators.delivery.recipients import OWN, RoleAt
from indicators.delivery.retention import Kept, purge, purgeable, sweep_unnamed
from indicators.delivery.runs import LATE_AFTER, due, run_due, run_now
from indicators.delivery.schedules import (
    ScheduleRefused,
    change_schedule,
    pause,
    recurrence_of,
    resume,
)

__all__ = [
    "LATE_AFTER",
    "OWN",
    "Kept",
    "LinkEnded",
    "Recurrence",
    "RoleAt",
    "ScheduleRefused",
    "change_schedule",
    "due",
    "follow",
    "link_of",
    "next_moment",
    "next_moments",
    "pause",
    "post_made",
    "purge",
    "purgeable",
    "recurrence_of",
    "resume",
    "run_due",
    "run_now",
    "sweep_made",
    "sweep_unnamed",
]
