"""The choices of uploaded workbooks."""

from indicators.enums.labelled import Labelled
from indicators.enums.labelled import marked as _


class UploadStatus(Labelled):
    """``READ`` waits for the person; ``WAITING`` and ``CONFIRMED`` wait for a worker."""

    WAITING = "waiting", _("Waiting to be read")
    READING = "reading", _("Being read")
    READ = "read", _("Read: look, then confirm")
    CONFIRMED = "confirmed", _("Waiting to be kept")
    WRITING = "writing", _("Being kept")
    DONE = "done", _("Kept")
    REFUSED = "refused", _("Not kept")
