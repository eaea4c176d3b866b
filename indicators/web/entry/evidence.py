"""Evidence over HTTP: a file on its way in, and on its way out as an attachment."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.files.uploadhandler import SkipFile, TemporaryFileUploadHandler
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from indicators import access, entry
from indicators.enums import EvidenceRefusal
from indicators.web import requests

STORAGE_AWAY = 503
# The other fields of the form and the marks between them.
ROOM_FOR_THE_FORM = 1024 * 1024
# Should a browser show a file all the same, nothing in it runs and nothing is fetched.
NOTHING_RUNS = "default-src 'none'; sandbox"


class EvidenceUpload(TemporaryFileUploadHandler):
    """Writes a file to the disk as it comes in; of one that is too large it keeps nothing.

    ``refused`` says afterwards why the form has no file.
    """

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.refused: EvidenceRefusal | None = None

    def handle_raw_input(self, _input, _meta, content_length, _boundary, _encoding=None) -> None:
        if content_length > settings.EVIDENCE_LARGEST_FILE + ROOM_FOR_THE_FORM:
            self.refused = EvidenceRefusal.TOO_LARGE

    def new_file(self, *args, **kwargs) -> None:
        if self.refused is not None:
            raise SkipFile
        try:
            super().new_file(*args, **kwargs)
        except OSError:
            self._refuse(EvidenceRefusal.NO_ROOM)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start + len(raw_data) > settings.EVIDENCE_LARGEST_FILE:
            self._refuse(EvidenceRefusal.TOO_LARGE)
        try:
            super().receive_data_chunk(raw_data, start)
            self.file.flush()
        except OSError:
            self._refuse(EvidenceRefusal.NO_ROOM)

    def _refuse(self, why: EvidenceRefusal) -> None:
        self.refused = why
        raise SkipFile


@require_safe
@login_required
def evidence_file(request: HttpRequest, use_id: int) -> HttpResponse:
    """A stored file for those who see a value that it proves."""
    seen = access.evidence_seen_by(request.user, on=requests.today())
    use = get_object_or_404(seen.filter(file__isnull=False).distinct(), pk=use_id)
    try:
        content = entry.opened(use.file)
    except FileNotFoundError as lost:
        raise Http404 from lost
    except entry.StorageAway:
        page = "indicators/entry/evidence_away.html"
        return render(request, page, {"use": use}, status=STORAGE_AWAY)
    answer = FileResponse(
        content, as_attachment=True, filename=use.name, content_type=use.file.content_type
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = NOTHING_RUNS
    answer["Cache-Control"] = "private, no-store"
    return answer
