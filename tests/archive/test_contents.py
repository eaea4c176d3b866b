"""What lies in an archive word for word, and the command that loads it."""

import hashlib
import json
import re
import zipfile
from datetime import datetime

import pytest
from django.core.management import CommandError, call_command

import verify_certificate
from indicators import attainment, reports
from indicators.archive.contents import README_TEXT
from indicators.archive.figures import figures_hash
from indicators.models import PlanDocument, ReportFile
from tests.archive.test_archive import emptied, written
from tests.builders import NOW, a_user, a_year
from tests.delivery.schedules import a_plan, made

pytestmark = pytest.mark.django_db(transaction=True)
A_FILE = b"%PDF-1.7 of an archive"


@pytest.fixture
def plan() -> PlanDocument:
    """A plan with attainment and a report of one file."""
    edition = a_plan(6)
    asked = reports.request_report(
        edition=edition, period=a_year(), language="en", by=a_user(), now=NOW
    )
    made(asked, A_FILE)
    attainment.recompute(edition_id=edition.pk, period_id=a_year().pk, now=NOW)
    return edition.document


def test_reports_certificates_and_the_readme_lie_in_it_word_for_word(plan, tmp_path):
    path, _told = written(plan, tmp_path)

    with zipfile.ZipFile(path) as zipped:
        files = {name: zipped.read(name) for name in zipped.namelist()}

    assert {name: content for name, content in files.items() if name.startswith("reports/")} == {
        f"reports/{hashlib.sha256(A_FILE).hexdigest()}.pdf": A_FILE
    }
    certificates = [json.loads(line) for line in files["certificates.jsonl"].splitlines()]
    assert certificates == attainment.certificates(
        edition_id=plan.editions.get().pk, period_id=a_year().pk
    )
    assert len(certificates) == 1
    assert [fault for each in certificates for fault in verify_certificate.faults(each)] == []
    written_at = datetime.fromisoformat(json.loads(files["archive.json"])["at"])
    assert files["README.md"].decode() == README_TEXT.format(
        symbol=plan.symbol, title=plan.title, at=written_at
    )


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_the_command_loads_what_was_written_and_says_that_its_figures_agree(plan, tmp_path, capsys):
    path, told = written(plan, tmp_path)
    number, _hash = figures_hash(plan.pk)
    emptied()

    with pytest.raises(CommandError, match="it is not the list that was written"):
        call_command("load_archive", str(path), sha256="0" * 64)
    assert not PlanDocument.objects.exists()
    call_command("load_archive", str(path), sha256=told.sha256)

    assert re.fullmatch(
        rf"{plan.symbol}: \d+ rows loaded\.\n"
        rf"Attainment was computed again: all {number} figures agree\.\n",
        capsys.readouterr().out,
    )
    assert PlanDocument.objects.get().symbol == plan.symbol
    assert ReportFile.objects.get().file.read() == A_FILE
