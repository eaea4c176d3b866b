"""Every setting, from the environment; README.md lists the variables.

The commands of ``NEED_NO_ENVIRONMENT`` read files and print: they run with no variable set.
Every other process refuses to start without its secret and its servers.
"""

import sys
from pathlib import Path

import pgtrigger
from django.contrib.messages import constants as messages

from tracker import beat, environment, logs

BASE_DIR = Path(__file__).resolve().parent.parent
NEED_NO_ENVIRONMENT = {
    "assess",
    "collectstatic",
    "compile_messages",
    "makemessages",
    "read_plan",
    "up",
}
_bare = bool(NEED_NO_ENVIRONMENT.intersection(sys.argv[1:2]))

DEBUG = environment.switch("DJANGO_DEBUG", default=False)
# Plain HTTP is for one's own machine only.
HTTPS = environment.switch("DJANGO_HTTPS", default=True)
DATA_DIR = Path(environment.text("DJANGO_DATA_DIR", str(BASE_DIR / ".data")))
_own_hosts = environment.words("DJANGO_ALLOWED_HOSTS")
ALLOWED_HOSTS = [*_own_hosts, "localhost", "127.0.0.1", "[::1]"]
# What links in mails begin with.
PUBLIC_URL = environment.text(
    "DJANGO_PUBLIC_URL", f"https://{_own_hosts[0]}" if _own_hosts else "http://localhost:8000"
).rstrip("/")
# Both stay empty under a bare command, which uses neither.
SECRET_KEY = environment.text("DJANGO_SECRET_KEY", "for development only" if DEBUG else "")
REDIS_URL = environment.text("REDIS_URL")
_database_url = environment.text("DATABASE_URL")
if not _bare:
    if not DEBUG:
        environment.required("DJANGO_SECRET_KEY", "a long random text that nobody else knows")
        environment.required("EMAIL_URL", "smtp://user:password@host:587, or console: for none")
    environment.required("DATABASE_URL", "postgres://user:password@host:5432/name")
    environment.required("REDIS_URL", "redis://host:6379/0")

# The application

AUTH_USER_MODEL = "indicators.User"
ROOT_URLCONF = "tracker.urls"
WSGI_APPLICATION = "tracker.wsgi.application"
INSTALLED_APPS = [
    "indicators",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "pgtrigger",
    "pghistory",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp",
    "django_celery_beat",
    "django_htmx",
    "django_prometheus",
    "django_structlog",
]
MIDDLEWARE = [
    "django_prometheus.middleware.PrometheusBeforeMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "tracker.headers.PermissionsPolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "tracker.request_log.RequestLog",
    "tracker.asked.RefusesNul",
    "pghistory.middleware.HistoryMiddleware",
    "django_prometheus.middleware.PrometheusAfterMiddleware",
]
# The classes of a notice on a page.
MESSAGE_TAGS = {messages.ERROR: "bad", messages.WARNING: "warn", messages.SUCCESS: "ok"}
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Databases: the role of "default" may not own a table; "owner" is for migrate and grant_rights.

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {"default": environment.database(_database_url) if _database_url else {}}
if _owner_url := environment.text("DATABASE_OWNER_URL"):
    DATABASES["owner"] = environment.database(_owner_url) | {"TEST": {"MIRROR": "default"}}
PGHISTORY_APPEND_ONLY = True
# What only reads leaves no history behind: nobody is asked for who reads.
PGHISTORY_MIDDLEWARE_METHODS = ("POST", "PUT", "PATCH", "DELETE")
PGHISTORY_LEVEL = pgtrigger.Statement

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "tracker",
    },
}

# Jobs: a row is the queue, Redis only wakes the worker; so results and redelivery matter little.

CELERY_BROKER_URL = environment.broker(REDIS_URL) if REDIS_URL else None
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 3600}
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = "UTC"
CELERY_BEAT_SCHEDULER = "django_celery_beat.schedulers:DatabaseScheduler"
# Written down after every job, so that the health check of beat can read it.
CELERY_BEAT_SYNC_EVERY = 1
# How long work may lie of which no worker was told; half as long what is due at a moment.
CELERY_BEAT_SCHEDULE = beat.schedule(environment.count("SWEEP_SECONDS", 20, least=2))

# What a value is asked about: the names are those of indicators.review.Bounds.

FLAG_BOUNDS = {
    "least_of_target": environment.share("FLAG_LEAST_OF_TARGET", "0.5"),
    "most_of_target": environment.share("FLAG_MOST_OF_TARGET", "2"),
    "history_values": environment.count("FLAG_HISTORY_VALUES", 5, least=2),
    "history_margin": environment.share("FLAG_HISTORY_MARGIN", "0.5"),
    "periods_at_hundred": environment.count("FLAG_PERIODS_AT_HUNDRED", 2, least=2),
}

# The one average of a dashboard: off without a name. Bands are lower ends in per cent.

NAMED_INDEX = {
    "name": environment.text("NAMED_INDEX"),
    "bands": environment.bands("NAMED_INDEX_BANDS", "100,50"),
}

# Reports older than this lose their files and figures, unless something rests on them; 0 keeps all.

REPORT_RETENTION_DAYS = environment.count("REPORT_RETENTION_DAYS", 0, least=0)

# A report that takes more is ended and says so: memory of the worker beside its own, and as much
# again of the child that typesets; seconds by the clock.

REPORT_LIMITS = {
    "memory": environment.count("REPORT_LARGEST_MEGABYTES", 4096, least=1) * 1024 * 1024,
    "seconds": environment.count("REPORT_LONGEST_SECONDS", 600, least=1),
}

# Languages

LANGUAGE_CODE = "en"
LANGUAGES = [
    ("ar", "العربية"),
    ("zh-hans", "简体中文"),
    ("en", "English"),
    ("fr", "Français"),
    ("ru", "Русский"),
    ("es", "Español"),
]
LOCALE_PATHS = [BASE_DIR / "indicators" / "locale"]
FORMAT_MODULE_PATH = "tracker.formats"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# Files

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "static"
MEDIA_ROOT = DATA_DIR / "media"
_evidence_folder = f"file://{(DATA_DIR / 'evidence').absolute()}"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "evidence": environment.storage(environment.text("EVIDENCE_URL", _evidence_folder)),
    "staticfiles": {"BACKEND": "tracker.static_files.HashedAndGzipped"},
}
EVIDENCE_LARGEST_FILE = environment.count("EVIDENCE_LARGEST_MEGABYTES", 25, least=1) * 1024 * 1024
# A year's sheet of a large subprogramme has some thousands of fields.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# Accounts: an officer opens them; people sign in with their address.

AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "indicators.web.people.accounts.OpenedByAnOfficer"
ACCOUNT_FORMS = {"add_email": "indicators.web.people.accounts.AddressForm"}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Indicator tracker"
# A person of the identity provider is the account with the same address.
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
_oidc_url = environment.text("OIDC_URL")
if _oidc_url:
    SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "APPS": [
                {
                    "provider_id": "oidc",
                    "name": environment.text("OIDC_NAME", "Single sign-on"),
                    "client_id": environment.required("OIDC_CLIENT_ID", "the client's name"),
                    "secret": environment.required("OIDC_CLIENT_SECRET", "the client's secret"),
                    "settings": {"server_url": _oidc_url},
                },
            ],
        },
    }
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator"},
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
    {"NAME": f"{_VALIDATION}.NumericPasswordValidator"},
]

# Mail

_mail = environment.email(environment.text("EMAIL_URL", "console:"))
EMAIL_BACKEND = _mail.backend
EMAIL_FILE_PATH = _mail.folder
EMAIL_HOST = _mail.host
EMAIL_PORT = _mail.port
EMAIL_HOST_USER = _mail.user
EMAIL_HOST_PASSWORD = _mail.password
EMAIL_USE_TLS = _mail.tls
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = environment.text("DJANGO_FROM_EMAIL", "indicator-tracker@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# Safety

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        # The form that begins a single sign-on is answered by a redirect to the provider.
        "form-action": ["'self'", *environment.origins(_oidc_url)],
        "frame-ancestors": ["'none'"],
    },
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS and not DEBUG
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^metrics$"]
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if SECURE_SSL_REDIRECT else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = SECURE_SSL_REDIRECT
CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT
LANGUAGE_COOKIE_SECURE = SECURE_SSL_REDIRECT
if environment.switch("DJANGO_BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    # Sign-ins are counted by the address that the one proxy wrote down.
    ALLAUTH_TRUSTED_PROXY_COUNT = 1
METRICS_TOKEN = environment.text("METRICS_TOKEN")

# Whose data exports are, and on which terms

EXCHANGE_PUBLISHER = environment.text("EXCHANGE_PUBLISHER", "Indicator tracker")
EXCHANGE_AGENCY = environment.text("EXCHANGE_AGENCY", "TRACKER")
EXCHANGE_ORGANISATION = environment.text("EXCHANGE_ORGANISATION", "XM-DAC-TRACKER")
# Codes of IATI: a multilateral organisation; sector and region are not said.
EXCHANGE_ORGANISATION_TYPE = environment.text("EXCHANGE_ORGANISATION_TYPE", "40")
EXCHANGE_SECTOR = environment.text("EXCHANGE_SECTOR", "99810")
EXCHANGE_REGION = environment.text("EXCHANGE_REGION", "998")
EXCHANGE_LICENCE = environment.text("EXCHANGE_LICENCE", "notspecified")
EXCHANGE_LICENCE_URL = environment.text("EXCHANGE_LICENCE_URL")

# The API

REST_FRAMEWORK = {"DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema"}
API_LONGEST_BULK = 64 * 1024 * 1024
# Hosts that webhooks may be sent to although they are not on the public internet.
WEBHOOK_HOSTS = environment.words("WEBHOOK_HOSTS")
API_REQUESTS_PER_MINUTE = environment.count("API_REQUESTS_PER_MINUTE", 6_000, least=1)
SPECTACULAR_SETTINGS = {
    "TITLE": "Indicator tracker",
    "DESCRIPTION": "Plans, values, attainment and reports, for other systems.",
    "VERSION": "1.0.0",
    "OAS_VERSION": "3.1.1",
    "COMPONENT_NO_READ_ONLY_REQUIRED": True,
    "COMPONENT_SPLIT_REQUEST": False,
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PUBLIC": True,
    "SCHEMA_PATH_PREFIX": "/api/v1/",
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "POSTPROCESSING_HOOKS": ["indicators.api.description.schema.close_bodies"],
}

# Logs

LOGGING = logs.on_standard_error(environment.text("DJANGO_LOG_LEVEL", "INFO"))
