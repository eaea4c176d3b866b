"""When beat asks for each job."""

from typing import Any


def schedule(sweep: int) -> dict[str, dict[str, Any]]:
    """``sweep`` in seconds: how long work may lie of which no worker was told."""
    return {
        "sweep-webhooks": {"task": "indicators.tasks.sweep_webhooks", "schedule": sweep // 2},
        "tell-releases": {"task": "indicators.tasks.tell_releases", "schedule": 600.0},
        "forget-secrets": {"task": "indicators.tasks.forget_secrets", "schedule": 3600.0},
        "forget-answers": {"task": "indicators.tasks.forget_answers", "schedule": 3600.0},
        "sweep-reports": {"task": "indicators.tasks.sweep_reports", "schedule": sweep},
        "sweep-schedules": {"task": "indicators.tasks.sweep_schedules", "schedule": sweep // 2},
        "purge-reports": {"task": "indicators.tasks.purge_reports", "schedule": 24 * 3600.0},
        "seal-days": {"task": "indicators.tasks.seal_days", "schedule": 600.0},
        "sweep-editions": {"task": "indicators.tasks.sweep_editions", "schedule": 60.0},
        "sweep-attainment": {"task": "indicators.tasks.sweep_attainment", "schedule": sweep},
        "mail-head": {"task": "indicators.tasks.mail_head", "schedule": 3600.0},
        "post-letters-of-rounds": {
            "task": "indicators.tasks.post_letters_of_rounds",
            "schedule": 1200.0,
        },
        "sweep-uploads": {"task": "indicators.tasks.sweep_uploads", "schedule": sweep},
        "sweep-workbook-orders": {
            "task": "indicators.tasks.sweep_workbook_orders",
            "schedule": sweep,
        },
        "purge-workbook-orders": {
            "task": "indicators.tasks.purge_workbook_orders",
            "schedule": 3600.0,
        },
        "sweep-mail": {"task": "indicators.tasks.sweep_mail", "schedule": sweep},
        "post-digests": {"task": "indicators.tasks.post_digests", "schedule": 600.0},
    }
