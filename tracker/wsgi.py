"""The WSGI application that granian serves."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")

application = get_wsgi_application()

# A large page makes tens of thousands of objects that all live until it is sent. To look through
# the whole process for garbage every few hundred of them took a third of its time.
gc.set_threshold(20_000)
