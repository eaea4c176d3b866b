"""The files and folders that take longest: a run on several processes begins with them.

Begun last, one of them would keep one process busy while the others are done.
"""

import pytest

LONGEST = (
    "tests/test_mail_worker.py",
    "tests/test_tasks.py",
    "tests/api/test_fuzzing.py",
    "tests/attainment/test_parity.py",
    "tests/test_attainment_worker.py",
    "tests/test_servers.py",
    "tests/management/test_up.py",
    "tests/browser/",
    "tests/plans/test_properties.py",
    "tests/api/test_guide_commands.py",
    "tests/reports/test_gather.py",
    "tests/archive/test_archive.py",
    "tests/ledger/test_sealing.py",
    "tests/attainment/test_certificate.py",
    "tests/management/test_read_plan.py",
    "tests/attainment/test_assess.py",
    "tests/reports/test_together.py",
    "tests/test_schedule_worker.py",
    "tests/test_workbook_worker.py",
    "tests/web/test_entry_writers.py",
    "tests/exchange/test_sdmx_clients.py",
    "tests/systems/test_webhooks.py",
    "tests/test_settings.py",
    "tests/plans/test_figures_follow_the_release.py",
)


def longest_first(items: list[pytest.Item]) -> None:
    """The others stay as they were."""
    items.sort(key=lambda item: _place(item.nodeid))


def _place(nodeid: str) -> int:
    begins = (place for place, name in enumerate(LONGEST) if nodeid.startswith(name))
    return next(begins, len(LONGEST))
