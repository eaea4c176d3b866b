"""The Django project: settings, addresses and processes; nothing about indicators."""

from tracker.celery import app as celery_app

__all__ = ["celery_app"]
