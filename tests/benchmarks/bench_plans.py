"""Row 16: read and load the biennial plan A/71/6/Rev.1; without it, our own sample plan.

The floor of reading is a raw scan: the file decoded, cut into lines, each line stripped and its
first word taken. The floor of loading is COPY of the same rows, table by table, into unlogged
tables without an index, a check, a key or a trigger. Loading is measured to the last deferred
key, in a transaction that is then undone.

Run with ``make bench ARGS="-k plans"``.
"""

import io
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection
from django.utils import timezone

from indicators import plans
from indicators.models import Node, PlanEdition
from tests.benchmarks.measuring import measured, show, taken_back

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]
GIVEN = ROOT.parent / "shared" / "plans" / "zh" / "A_71_6_Rev.1.txt"
SAMPLE = ROOT / "indicators" / "sample" / "biennial.en.txt"


def bench_read_and_load_a_plan():
    path = GIVEN if GIVEN.exists() else SAMPLE
    content = path.read_bytes()
    name = f"{path.stem} ({len(content) // 1024} KB)"

    read = measured(lambda: plans.read(content))
    scan = measured(lambda: raw_scan(content))
    record = plans.read(content)
    loaded = taken_back(lambda: plans.load(record, by=None, now=timezone.now()))
    plans.load(record, by=None, now=timezone.now())
    copied = measured(CopiedRows())

    assert PlanEdition.objects.count() == 1
    show("16", f"read {name}", read, scan, "raw scan")
    show("16", f"load {name}, {Node.objects.count()} nodes", loaded, copied, "COPY of the rows")


def raw_scan(content: bytes) -> int:
    return sum(bool(line.strip().split(" ", 1)[0]) for line in content.decode().splitlines())


class CopiedRows:
    """Every row of every table of ours, copied into bare tables each time it is called."""

    def __init__(self) -> None:
        self.rows: dict[str, io.StringIO] = {}
        with connection.cursor() as cursor:
            for model in apps.get_app_config("indicators").get_models():
                table = model._meta.db_table
                kept = self.rows[f"bare_{table}"[:63]] = io.StringIO()
                cursor.copy_expert(f"COPY {table} TO STDOUT", kept)
                cursor.execute(f"CREATE UNLOGGED TABLE {f'bare_{table}'[:63]} (LIKE {table})")

    def __call__(self) -> None:
        with connection.cursor() as cursor:
            for table, kept in self.rows.items():
                kept.seek(0)
                cursor.copy_expert(f"COPY {table} FROM STDIN", kept)
