"""A closed plan out of one installation and into an empty one: the same figures, or why not."""

import shutil
import zipfile
from pathlib import Path

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone
from pghistory.models import Context

from indicators import archive, attainment, entry, plans, reports
from indicators.archive import tables
from indicators.archive.figures import figures_hash
from indicators.enums import ContinuesKind, MeasureKind, ValueKind
from indicators.management.supervisor import APP
from indicators.models import (
    Attainment,
    Cell,
    Continuation,
    EvidenceUse,
    Node,
    PerformanceMeasure,
    PlanDocument,
    PlanEdition,
    Report,
    ReviewEvent,
    User,
    ValueVersion,
)
from tests.benchmarks.framework import lay_down
from tests.builders import (
    NOW,
    a_cell,
    a_measure,
    a_programme,
    a_round,
    a_subprogramme,
    a_user,
    a_version,
    a_year,
    an_accomplishment,
    an_adopted_value,
    an_edition,
    in_days,
)
from tests.delivery.schedules import a_plan, made
from tests.entry.files import PDF

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def plan() -> PlanDocument:
    """Two programmes with values to the last decimal, their attainment, and a report."""
    edition = a_plan(6, 7)
    # Of another plan.
    a_measure(an_accomplishment(letter="b"))
    person = a_user("ana@rcab.example", name="Ana Duarte")
    unit = edition.nodes.get(path="programme 6/subprogramme 1").subprogramme
    own = a_measure(an_accomplishment(unit, "c"))
    an_adopted_value(own, "0.000000000001", kind=ValueKind.BASELINE, period=a_year(2024))
    an_adopted_value(own, "12345678901234567890.123456789012", kind=ValueKind.TARGET)
    an_adopted_value(own, "12345678901234567890.123456789011")
    made(
        reports.request_report(edition=edition, period=a_year(), language="en", by=person, now=NOW)
    )
    attainment.recompute(edition_id=edition.pk, period_id=a_year().pk, now=NOW)
    return edition.document


def written(plan: PlanDocument, folder: Path) -> tuple[Path, archive.Written]:
    path = folder / "plan.zip"
    return path, archive.write(symbol=plan.symbol, path=path, now=timezone.now())


def emptied() -> None:
    """The same database as a new installation has it."""
    named = [model._meta.db_table for model in apps.get_app_config("indicators").get_models()]
    named.append(Context._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {', '.join(named)} RESTART IDENTITY CASCADE")


def counts() -> dict[str, int]:
    return {
        model.__name__: model.objects.count()
        for model in (Node, Cell, ValueVersion, ReviewEvent, Attainment, Report)
    }


def test_a_plan_comes_back_with_the_same_figures_to_the_last_decimal(plan, tmp_path):
    before = {"figures": figures_hash(plan.pk), "document": Report.objects.get().document}
    amounts = list(
        ValueVersion.objects.filter(cell__measure__programme__document=plan)
        .order_by("pk")
        .values_list("pk", "amount", "at", "by__email")
    )
    path, _written = written(plan, tmp_path)
    emptied()

    loaded = archive.load(path, database="default", now=timezone.now())

    kept = ValueVersion.objects.order_by("pk").values_list("pk", "amount", "at", "by__email")
    assert loaded.figures_agree
    assert loaded.figures == before["figures"][0] > 0
    assert figures_hash(PlanDocument.objects.get().pk) == before["figures"]
    assert Report.objects.get().document == before["document"]
    assert list(kept) == amounts
    person = User.objects.get(email="ana@rcab.example")
    assert (person.name, person.is_active, person.has_usable_password()) == (
        "Ana Duarte",
        False,
        False,
    )


@pytest.fixture
def linked() -> list[PlanDocument]:
    """Two plans, of which the later goes on with a measure of the earlier."""
    earlier, later = a_plan(6), an_edition()
    before = PerformanceMeasure.objects.get()
    unit = a_subprogramme(a_programme(later, 6))
    after = a_measure(an_accomplishment(unit), kind=MeasureKind.INCREASE)
    an_adopted_value(before, "5", period=a_year(2024), source=before.node)
    an_adopted_value(after, "10", kind=ValueKind.TARGET, period=a_year(2026), source=after.node)
    an_adopted_value(after, "7", period=a_year(2026), source=after.node)
    link = Continuation.objects.create(
        before=before.node, after=after.node, kind=ContinuesKind.REWORDED
    )
    plans.confirm_continuation(continuation_id=link.pk, by=a_user(), now=timezone.now())
    for edition in (earlier, later):
        attainment.recompute(edition_id=edition.pk, now=NOW)
    return [earlier.document, later.document]


@pytest.mark.parametrize("which", [0, 1])
def test_of_two_linked_plans_each_comes_back_alone_with_its_figures(linked, which, tmp_path):
    plan = linked[which]
    before = figures_hash(plan.pk)
    path, _written = written(plan, tmp_path)
    emptied()

    loaded = archive.load(path, database="default", now=timezone.now())

    assert (loaded.plan, loaded.figures, loaded.figures_agree) == (plan.symbol, before[0], True)
    sources = ValueVersion.objects.filter(source__isnull=False)
    assert {each.source.path for each in sources} == {"programme 6/subprogramme 1/(a)/1"}


def test_what_could_not_be_loaded_is_not_written(plan, tmp_path):
    PlanEdition.objects.filter(document=plan).update(previous=an_edition())

    with pytest.raises(archive.CannotArchive, match=r"that it has not: planedition\.previous$"):
        written(plan, tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_a_report_that_still_waits_stays_where_it_was_asked_for(plan, tmp_path):
    done = Report.objects.get()
    reports.request_report(edition=done.edition, period=a_year(), language="ar", by=None, now=NOW)
    path, _written = written(plan, tmp_path)
    emptied()

    archive.load(path, database="default", now=timezone.now())

    assert [each.pk for each in Report.objects.all()] == [done.pk]
    assert reports.left_behind() == []


def test_only_the_plan_itself_is_taken_out(plan, tmp_path):
    path, _written = written(plan, tmp_path)
    everything = counts()
    emptied()

    archive.load(path, database="default", now=timezone.now())

    assert counts()["Node"] == everything["Node"] - 4
    assert list(PlanDocument.objects.values_list("symbol", flat=True)) == [plan.symbol]


def test_numbers_go_on_after_those_that_were_loaded_and_triggers_work_again(plan, tmp_path):
    path, _written = written(plan, tmp_path)
    emptied()
    archive.load(path, database="default", now=timezone.now())

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_trigger WHERE tgenabled = 'D' AND NOT tgisinternal")
        disabled = cursor.fetchone()[0]

    assert disabled == 0
    assert a_user().pk > User.objects.get(email="ana@rcab.example").pk


@pytest.fixture
def archived(plan, tmp_path) -> Path:
    return written(plan, tmp_path)[0]


def rewritten(path: Path, change) -> Path:
    """A copy of the archive in which each member is what ``change(name, content)`` says."""
    other = path.with_name("other.zip")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(other, "w") as new:
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
    return other


def faults(path: Path, **others) -> list[str]:
    return [str(fault) for fault in archive.verify(path, **others)]


def test_what_was_written_is_without_fault(archived):
    assert faults(archived) == []


def test_one_changed_digit_is_named(archived):
    changed = rewritten(
        archived,
        lambda name, content: (
            content.replace(b"123456789011", b"123456789019")
            if name == "data/valueversion.jsonl"
            else content
        ),
    )

    [fault] = faults(changed)

    assert fault.startswith("data/valueversion.jsonl: it was changed")
    with pytest.raises(archive.CannotLoad, match=r"valueversion\.jsonl: it was changed"):
        archive.load(changed, database="default", now=timezone.now())


def test_a_missing_member_and_one_too_many_are_named(archived):
    less = rewritten(archived, lambda name, content: None if name == "data/cell.jsonl" else content)
    more = shutil.copy(archived, archived.with_name("more.zip"))
    with zipfile.ZipFile(more, "a") as zipped:
        zipped.writestr("data/other.jsonl", "{}\n")

    assert faults(less) == ["data/cell.jsonl: it is listed and not there"]
    assert faults(more) == ["data/other.jsonl: it is there and not listed"]


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "data/../x.jsonl", "a\\b"])
def test_a_name_that_leads_elsewhere_is_refused_and_written_nowhere(archived, name):
    with zipfile.ZipFile(archived, "a") as zipped:
        zipped.writestr(name, "root")

    assert faults(archived)[0].endswith(
        "an archive has no file of this name; nothing of it is read"
    )
    with pytest.raises(archive.CannotLoad, match="no file of this name"):
        archive.load(archived, database="default", now=timezone.now())


def test_a_whole_new_list_of_hashes_is_told_by_the_number_kept_elsewhere(plan, tmp_path):
    path, told = written(plan, tmp_path)

    assert faults(path, expected=told.sha256) == []
    assert faults(path, expected="0" * 64) == [
        "SHA256SUMS: it is not the list that was written: its own SHA-256 is another"
    ]


def test_what_is_no_archive_is_said_to_be_none(tmp_path):
    path = tmp_path / "plan.zip"
    path.write_bytes(b"not a zip")

    assert "no archive that can be read" in faults(path)[0]


def test_an_installation_that_is_not_empty_is_left_alone(archived):
    with pytest.raises(archive.CannotLoad, match="the installation is not empty"):
        archive.load(archived, database="default", now=timezone.now())


def test_a_plan_with_an_open_round_is_not_closed(plan, tmp_path):
    a_round(plan.editions.get(), name="Values of 2025", closes_on=in_days(20))

    with pytest.raises(archive.CannotArchive, match=r"Values of 2025 can still be written to"):
        written(plan, tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_the_commands_say_what_they_did(plan, tmp_path, capsys):
    path = tmp_path / "plan.zip"

    call_command("archive_plan", plan.symbol, str(path))
    number = capsys.readouterr().out.split()[-1]
    call_command("verify_archive", str(path), sha256=number)

    proven = capsys.readouterr().out
    call_command("verify_archive", str(path))
    unproven = capsys.readouterr().out
    assert proven == (
        "Every file is as it was written: the list of hashes has the number that was given.\n"
    )
    assert unproven == (
        "Every file agrees with the list of hashes in the archive.\n"
        "Not proved: that this list is the one that was written. Whoever changes a file can change"
        "\nthe list with it. Give the number that was printed with the archive: --sha256 NUMBER.\n"
    )
    with pytest.raises(CommandError, match="1 faults"):
        call_command("verify_archive", str(path), sha256="0" * 64)


def test_every_table_is_in_the_archive_or_named_as_left_out():
    """Whoever adds a table says in ``archive/tables.py`` where its rows go."""
    stored = {
        model._meta.model_name
        for model in apps.get_app_config("indicators").get_models()
        if not hasattr(model, "pgh_tracked_model")
    }
    archived = {each._meta.model_name for each in tables.TABLES if not each._meta.auto_created}
    known = archived | tables.LEFT_OUT | {"user"}

    assert stored == known


def a_proven_draft(plan: PlanDocument) -> ValueVersion:
    unit = plan.editions.get().nodes.get(path="programme 7/subprogramme 1").subprogramme
    version = a_version(a_cell(a_measure(an_accomplishment(unit, "d"))), "5", by=a_user())
    file = SimpleUploadedFile("report.pdf", PDF)
    entry.attach_file(cell_id=version.cell_id, file=file, name="report.pdf", by=version.by)
    return version


def test_evidence_comes_back_byte_for_byte_under_its_hash(plan, tmp_path, evidence_folder):
    version = a_proven_draft(plan)
    path, told = written(plan, tmp_path)
    emptied()
    shutil.rmtree(evidence_folder)

    archive.load(path, database="default", now=timezone.now(), expected=told.sha256)

    [use] = EvidenceUse.objects.select_related("file")
    assert (use.name, use.version_id, use.file.size) == ("report.pdf", version.pk, len(PDF))
    [stored] = [each for each in evidence_folder.rglob("*") if each.is_file()]
    assert (stored.name, stored.read_bytes()) == (use.file.sha256, PDF)


def test_evidence_that_was_changed_is_named_and_nothing_is_loaded(plan, tmp_path, evidence_folder):
    a_proven_draft(plan)
    path, _told = written(plan, tmp_path)
    changed = rewritten(
        path, lambda name, content: content[:-1] if name.startswith("evidence/") else content
    )

    assert [each.split(":")[0].partition("/")[0] for each in faults(changed)] == ["evidence"]


def test_a_large_plan_comes_back_with_every_figure(tmp_path):
    with transaction.atomic():
        edition, periods = lay_down(200)
    for period in periods:
        attainment.recompute(edition_id=edition.pk, period_id=period.pk, now=NOW)
    before, everything = figures_hash(edition.document_id), counts()
    path, _told = written(edition.document, tmp_path)
    emptied()

    loaded = archive.load(path, database="default", now=timezone.now())

    assert loaded.figures_agree
    assert loaded.figures == 200 * len(periods)
    assert figures_hash(PlanDocument.objects.get().pk) == before
    assert counts() == everything


def test_who_does_not_own_the_tables_loads_nothing_and_is_told_who_may(archived):
    emptied()
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {APP}")
        try:
            with pytest.raises(archive.CannotLoad, match=r"only the owner .* DATABASE_OWNER_URL"):
                archive.load(archived, database="default", now=timezone.now())
        finally:
            cursor.execute("RESET ROLE")

    assert not Node.objects.exists()
