"""Every page of the tracker, by its address."""

from django.urls import path, re_path

from indicators.web import appearance, guide, home
from indicators.web.bringing_in import imports, incoming, spreadsheets
from indicators.web.entry import (
    delivering,
    entry,
    evidence,
    explaining,
    my_entries,
    narratives,
    since,
    workbook_downloads,
    workbooks,
)
from indicators.web.exchange import exports, sdmx
from indicators.web.framework import (
    breakdowns,
    changes,
    doubts,
    links,
    nodes,
    plans,
    readings,
    releases,
)
from indicators.web.people import notifications, people, tokens
from indicators.web.reckoning import reckoning
from indicators.web.reports import report_release, reports, schedules
from indicators.web.review import amending, history, review
from indicators.web.rounds import round_changes, rounds, signing
from indicators.web.seeing import compare, compare_file, dashboard, heat_map, performance, said


def optional(*names: str) -> str:
    """The end of an address: each part may be left out with all that follow it."""
    return "".join(f"(?:/(?P<{name}>[^/]+)" for name in names) + ")?" * len(names)


urlpatterns = [
    path("", plans.plan_list, name="plans"),
    path("home/", home.home, name="home"),
    path("search/", plans.search, name="search"),
    path("guide/", guide.guide, name="guide"),
    path("guide/<slug:topic>/", guide.guide, name="guide"),
    path("theme/", appearance.set_theme, name="set_theme"),
    path("import/", imports.upload, name="import_plan"),
    path("import/spreadsheet/", spreadsheets.upload, name="spreadsheet"),
    path("import/spreadsheet/<str:digest>/", spreadsheets.columns, name="spreadsheet_columns"),
    path("import/<str:digest>/", imports.preview, name="import_preview"),
    path("import/<str:digest>/forget/", imports.throw_away, name="import_forget"),
    path("import/<str:digest>/branch/<path:address>/", imports.branch, name="import_branch"),
    path("entries/", my_entries.my_entries, name="my_entries"),
    path("entries/value/<int:cell_id>/", explaining.value, name="value"),
    path(
        "entries/narratives/<slug:slug>/<int:period_id>/<path:address>/",
        narratives.narratives,
        name="narratives",
    ),
    path(
        "entries/deliverables/<slug:slug>/<int:period_id>/<path:address>/",
        delivering.deliverables,
        name="deliverables",
    ),
    path(
        "entries/since/<slug:slug>/<int:period_id>/<path:address>/",
        since.since,
        name="since",
    ),
    path("evidence/<int:use_id>/", evidence.evidence_file, name="evidence_file"),
    path(
        "entries/<slug:slug>/<int:period_id>/<path:address>/workbook.xlsx",
        workbook_downloads.download,
        name="workbook",
    ),
    path(
        "entries/<slug:slug>/round-<int:round_id>/<path:address>/workbook.xlsx",
        workbook_downloads.download_round,
        name="round_workbook",
    ),
    path("entries/<slug:slug>/<int:period_id>/<path:address>/", entry.sheet, name="sheet"),
    path("absence/", people.absence, name="absence"),
    path("absence/<int:delegation_id>/end/", people.end_own_absence, name="end_own_absence"),
    path("tokens/", tokens.tokens, name="tokens"),
    path("tokens/<int:token_id>/rotate/", tokens.rotate, name="rotate_token"),
    path("tokens/<int:token_id>/revoke/", tokens.revoke, name="revoke_token"),
    path("workbooks/", workbooks.workbooks, name="workbooks"),
    path("workbooks/made/<int:order_id>/", workbook_downloads.made, name="workbook_download"),
    path(
        "workbooks/made/<int:order_id>/progress/",
        workbook_downloads.made_so_far,
        name="workbook_making",
    ),
    path("workbooks/made/<int:order_id>.xlsx", workbook_downloads.made_file, name="workbook_file"),
    path("workbooks/<int:upload_id>/", workbooks.upload, name="workbook_upload"),
    path("workbooks/<int:upload_id>/progress/", workbooks.progress, name="workbook_progress"),
    path("workbooks/<int:upload_id>/marked.xlsx", workbooks.marked, name="workbook_marked"),
    path("notifications/", notifications.notifications, name="notifications"),
    path(
        "entries/<slug:slug>/round-<int:round_id>/<path:address>/",
        entry.round_sheet,
        name="round_sheet",
    ),
    path("review/", review.queue, name="review_queue"),
    path("review/approve/", review.approve_clear, name="approve_clear"),
    path("review/<int:cell_id>/", review.judge, name="judge"),
    path("review/<int:cell_id>/undo/", review.undo, name="undo"),
    path("values/<int:cell_id>/amend/", amending.amend_value, name="amend_value"),
    path("measures/<int:measure_id>/amend/", amending.amend_definition, name="amend_definition"),
    path("amendments/<int:amendment_id>/", amending.judge_definition, name="judge_definition"),
    path("values/<int:cell_id>/history/", history.history, name="history"),
    path("values/<int:cell_id>/history.csv", history.history_as_csv, name="history_as_csv"),
    path("values/<int:cell_id>/history.json", history.history_as_json, name="history_as_json"),
    path("reports/", reports.report_list, name="reports"),
    path("reports/schedules/", schedules.schedule_list, name="schedules"),
    path("reports/schedules/new/<slug:slug>/", schedules.new_schedule, name="new_schedule"),
    path(
        "reports/schedules/preview/<slug:slug>/",
        schedules.preview_schedule,
        name="preview_schedule",
    ),
    path("reports/schedules/<int:schedule_id>/", schedules.schedule, name="schedule"),
    path("reports/schedules/<int:schedule_id>/run/", schedules.run_schedule, name="run_schedule"),
    path(
        "reports/schedules/<int:schedule_id>/pause/",
        schedules.pause_schedule,
        name="pause_schedule",
    ),
    path("reports/delivered/<str:token>/", schedules.delivered, name="delivered"),
    path("reports/<int:report_id>/", reports.report, name="report"),
    path("reports/<int:report_id>/progress/", reports.progress, name="report_progress"),
    path(
        "reports/<int:report_id>/release/",
        report_release.report_release,
        name="report_release",
    ),
    path("reports/<int:report_id>/cancel/", reports.cancel, name="cancel_report"),
    path(
        "reports/<int:report_id>/certificates.json",
        reports.certificates,
        name="report_certificates",
    ),
    path("reports/<int:report_id>/<str:name>", reports.file, name="report_file"),
    path("rounds/", rounds.my_rounds, name="rounds"),
    path("rounds/<int:round_id>/", rounds.round_page, name="round"),
    path("rounds/<int:round_id>/values.csv", rounds.round_file, name="round_file"),
    path("rounds/<int:round_id>/sign-off/", signing.sign_offs, name="sign_offs"),
    path("rounds/<int:round_id>/sign-off/<int:programme_id>/", signing.sign_off, name="sign_off"),
    path("sign-offs/<int:sign_off_id>.json", signing.figures, name="signed_figures"),
    path("sign-offs/<int:sign_off_id>/undo/", signing.undo, name="undo_sign_off"),
    path("rounds/<int:round_id>/days/", round_changes.round_days, name="round_days"),
    path("rounds/<int:round_id>/close/", round_changes.close_round, name="close_round"),
    path(
        "rounds/<int:round_id>/exceptions/",
        round_changes.round_exceptions,
        name="round_exceptions",
    ),
    path(
        "rounds/<int:round_id>/exceptions/<int:exception_id>/revoke/",
        round_changes.revoke_exception,
        name="revoke_exception",
    ),
    re_path(
        rf"^sdmx/3\.0/structure/(?P<kind>[a-z*]+){optional('agency', 'id_', 'version')}/?$",
        sdmx.structure_30,
        name="sdmx_structure_30",
    ),
    re_path(
        rf"^sdmx/3\.0/data{optional('context', 'agency', 'id_', 'version', 'key')}/?$",
        sdmx.data_30,
        name="sdmx_data_30",
    ),
    re_path(
        r"^sdmx/3\.0/availability"
        rf"{optional('context', 'agency', 'id_', 'version', 'key', 'component')}/?$",
        sdmx.availability_30,
        name="sdmx_availability_30",
    ),
    re_path(
        rf"^sdmx/2\.1/data/(?P<flow>[^/]+){optional('key', 'provider')}/?$",
        sdmx.data_21,
        name="sdmx_data_21",
    ),
    re_path(
        rf"^sdmx/2\.1/availableconstraint/(?P<flow>[^/]+)"
        rf"{optional('key', 'provider', 'component')}/?$",
        sdmx.availability_21,
        name="sdmx_availability_21",
    ),
    re_path(
        rf"^sdmx/2\.1/(?P<kind>[a-z]+){optional('agency', 'id_', 'version')}/?$",
        sdmx.structure_21,
        name="sdmx_structure_21",
    ),
    path("plans/<slug:slug>/rounds/", rounds.plan_rounds, name="plan_rounds"),
    path("plans/<slug:slug>/rounds/new/", rounds.new_round, name="new_round"),
    path("plans/<slug:slug>/", plans.edition, name="edition"),
    path("plans/<slug:slug>/doubts/", doubts.doubts, name="doubts"),
    path("plans/<slug:slug>/doubts/<int:doubt_id>/anew/", doubts.anew, name="decide_anew"),
    path("plans/<slug:slug>/not-read/", doubts.remainder, name="remainder"),
    path("plans/<slug:slug>/changes/", changes.changes, name="changes"),
    path("plans/<slug:slug>/bring-in/", incoming.upload, name="bring_in"),
    path("plans/<slug:slug>/bring-in/<str:digest>/", incoming.quarantine, name="quarantine"),
    path("plans/<slug:slug>/exports/", exports.exports, name="exports"),
    path("plans/<slug:slug>/exports/package.zip", exports.data_package, name="data_package"),
    path("plans/<slug:slug>/exports/iati.xml", exports.iati, name="iati"),
    path("plans/<slug:slug>/exports/dhis2.json", exports.dhis2, name="dhis2"),
    path("plans/<slug:slug>/performance/", performance.performance, name="performance"),
    path("plans/<slug:slug>/compare/", compare.compare, name="compare"),
    path(
        "plans/<slug:slug>/compare.csv",
        compare_file.compare_as_csv,
        name="compare_as_csv",
    ),
    path("plans/<slug:slug>/statements/", said.statements, name="statements"),
    path(
        "plans/<slug:slug>/statements.csv",
        said.statements_as_csv,
        name="statements_as_csv",
    ),
    path("plans/<slug:slug>/dashboard/", dashboard.plan_dashboard, name="dashboard"),
    path(
        "plans/<slug:slug>/dashboard/<path:address>/",
        dashboard.unit_dashboard,
        name="unit_dashboard",
    ),
    path("plans/<slug:slug>/heat-map/", heat_map.heat_map, name="heat_map"),
    path("plans/<slug:slug>/heat-map/<int:measure_id>/", heat_map.square, name="square"),
    path("plans/<slug:slug>/links/", links.links, name="links"),
    path("plans/<slug:slug>/links/propose/", links.propose, name="propose_links"),
    path("plans/<slug:slug>/links/from/<path:address>/", links.choose_before, name="choose_before"),
    path("plans/<slug:slug>/links/to/<int:node_id>/", links.choose_after, name="choose_after"),
    path("plans/<slug:slug>/reading/<path:address>/", readings.reading, name="reading"),
    path("plans/<slug:slug>/breakdown/<path:address>/", breakdowns.breakdown, name="breakdown"),
    path("plans/<slug:slug>/release/", releases.release, name="release"),
    path("plans/<slug:slug>/people/", people.people, name="people"),
    path("plans/<slug:slug>/people/hand-over/", people.hand_over, name="hand_over"),
    path("plans/<slug:slug>/people/deputy/", people.name_deputy, name="name_deputy"),
    path("plans/<slug:slug>/people/steps/", people.name_chain, name="name_chain"),
    path("plans/<slug:slug>/people/<int:assignment_id>/end/", people.end_role, name="end_role"),
    path(
        "plans/<slug:slug>/people/absence/<int:delegation_id>/end/",
        people.end_absence,
        name="end_absence",
    ),
    path(
        "plans/<slug:slug>/reckoning/<int:period_id>/<path:address>/certificate.json",
        reckoning.certificate,
        name="certificate",
    ),
    path(
        "plans/<slug:slug>/reckoning/<int:period_id>/<path:address>/",
        reckoning.reckoning,
        name="reckoning",
    ),
    path("plans/<slug:slug>/branch/<path:address>/", plans.branch, name="branch"),
    path("plans/<slug:slug>/<path:address>/", nodes.node, name="node"),
]
