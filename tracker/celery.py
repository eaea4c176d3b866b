"""The Celery application of the worker and beat."""

import gc
import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")

app = Celery("tracker")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

# As in ``wsgi``: what a task reads lives until its end.
gc.set_threshold(20_000)
