"""Every page of the tracker, by its address."""

from django.urls import path

from indicators.web import (
    appearance,
    changes,
    doubts,
    entry,
    history,
    imports,
    nodes,
    notifications,
    plans,
    reports,
    review,
)

urlpatterns = [
    path("", plans.plan_list, name="plans"),
    path("search/", plans.search, name="search"),
    path("theme/", appearance.set_theme, name="set_theme"),
    path("import/", imports.upload, name="import_plan"),
    path("import/<str:digest>/", imports.preview, name="import_preview"),
    path("import/<str:digest>/forget/", imports.throw_away, name="import_forget"),
    path("import/<str:digest>/branch/<path:address>/", imports.branch, name="import_branch"),
    path("entries/", entry.my_entries, name="my_entries"),
    path("entries/<slug:slug>/<int:period_id>/<path:address>/", entry.sheet, name="sheet"),
    path("notifications/", notifications.notifications, name="notifications"),
    path("review/", review.queue, name="review_queue"),
    path("review/approve/", review.approve_clear, name="approve_clear"),
    path("review/<int:cell_id>/", review.judge, name="judge"),
    path("values/<int:cell_id>/history/", history.history, name="history"),
    path("values/<int:cell_id>/history.csv", history.history_as_csv, name="history_as_csv"),
    path("values/<int:cell_id>/history.json", history.history_as_json, name="history_as_json"),
    path("reports/", reports.report_list, name="reports"),
    path("reports/<int:report_id>/", reports.report, name="report"),
    path("reports/<int:report_id>/progress/", reports.progress, name="report_progress"),
    path("reports/<int:report_id>/<str:name>", reports.file, name="report_file"),
    path("plans/<slug:slug>/", plans.edition, name="edition"),
    path("plans/<slug:slug>/doubts/", doubts.doubts, name="doubts"),
    path("plans/<slug:slug>/not-read/", doubts.remainder, name="remainder"),
    path("plans/<slug:slug>/changes/", changes.changes, name="changes"),
    path("plans/<slug:slug>/branch/<path:address>/", plans.branch, name="branch"),
    path("plans/<slug:slug>/<path:address>/", nodes.node, name="node"),
]
