"""Parts of the machine that a test may need. See ``no_part_may_be_missing``."""

import os
import re
import shutil

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
PDFTOPPM = shutil.which("pdftoppm") or ""
needs_chromium = pytest.mark.skipif(not CHROMIUM, reason="chromium is not installed")
needs_pdftoppm = pytest.mark.skipif(not PDFTOPPM, reason="pdftoppm is not installed")

# What a run with every part may still skip: the documents beside the project, which are not ours.
_MAY_BE_ABSENT = re.compile(r"\.\./shared\b")


def no_part_may_be_missing() -> bool:
    """Whether a skipped test fails: so it is where every part is installed on purpose."""
    return os.environ.get("TRACKER_NO_SKIPS") == "1"


def refuse_a_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Turn a skip for want of a part into a failure."""
    if not report.skipped or hasattr(report, "wasxfail") or not no_part_may_be_missing():
        return
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    if not _MAY_BE_ABSENT.search(reason):
        report.outcome = "failed"
        report.longrepr = f"TRACKER_NO_SKIPS=1 and yet: {reason}"
