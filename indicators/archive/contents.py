"""The names of an archive's members, and what a name may be. Pure."""

import re

FORMAT = "indicator-tracker archive 1"
ABOUT, SUMS, README = "archive.json", "SHA256SUMS", "README.md"
PEOPLE = "data/people.jsonl"
CERTIFICATES = "certificates.jsonl"
MEMBER = re.compile(
    r"README\.md|SHA256SUMS|archive\.json|certificates\.jsonl"
    r"|data/[a-z_]+\.jsonl"
    r"|evidence/[0-9a-f]{64}"
    r"|reports/[0-9a-f]{64}\.(?:pdf|xlsx|docx|html|csv|json)"
)
SUM = re.compile(r"([0-9a-f]{64})  (\S+)")


def is_safe(name: str) -> bool:
    """Nothing else is ever looked at, and no member is written under its own name."""
    return MEMBER.fullmatch(name) is not None


def data_of(table: str) -> str:
    return f"data/{table}.jsonl"


def sums_of(lines: str) -> dict[str, str]:
    """Member to SHA-256, as ``sha256sum`` writes them; lines of another shape are left out."""
    found = (SUM.fullmatch(line) for line in lines.splitlines())
    return {each[2]: each[1] for each in found if each}


README_TEXT = """# {symbol}: {title}

Everything that one installation of the indicator tracker knew of this plan on {at}, when its
reporting was over.

- `archive.json` says what is here: the plan, the format, how many rows of each table, and the
  hash of the attainment that was computed.
- `data/*.jsonl`: one table in each file, one row on each line, as JSON. Numbers are exact
  decimals. Names that end in `event` are the history of a table, and `context.jsonl` says who made
  each change. `people.jsonl` has the names and addresses of those who wrote and of those who were
  sent something; it holds no password, and opens no account.
- `data/reportschedule.jsonl`, `schedulerun.jsonl`, `delivery.jsonl` and `outgoingmail.jsonl` are
  the log of who was sent which report, when, and after how many tries. Schedules are paused.
- `certificates.jsonl`: for each measure and period what its attainment was computed from; each line
  can be judged again by `verify_certificate.py`, without the tracker.
- `evidence/`: the files given as evidence, each under its SHA-256.
- `reports/`: the reports that were made, each under its SHA-256; `data/reportfile.jsonl` names
  them.
- `SHA256SUMS`: the hash of every other file. Check it anywhere: `sha256sum -c SHA256SUMS`. Check
  this file against the number that was printed when the archive was written.

With the tracker: `manage.py verify_archive FILE --sha256 NUMBER` names what is missing or was
changed. Without the number it proves that the files agree with `SHA256SUMS`, and not that this
list is the one that was written: whoever changes a file can change the list with it.
`manage.py load_archive FILE` loads it into an empty installation, computes attainment again and
compares.
"""
