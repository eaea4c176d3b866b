"""Every address that the service knows, opened in a browser under its content security policy."""

import re
from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

from tests.browser.conftest import Visit
from tests.browser.people import ADMINISTRATOR
from tests.browser.site import Site

# What an address with a changing part is opened with; {slug} and the like are of the site.
EXAMPLES = {
    "guide": ["/guide/", "/guide/the-tracker/"],
    "import_preview": ["/import/0abc/"],
    "import_branch": ["/import/0abc/branch/section-6/"],
    "narratives": ["/entries/narratives/{slug}/{period}/section-6/subprogramme-2/"],
    "deliverables": ["/entries/deliverables/{slug}/{period}/section-6/subprogramme-2/"],
    "since": ["/entries/since/{slug}/{period}/section-6/subprogramme-2/?since=2020-01-01"],
    "value": ["/entries/value/{value}/"],
    "evidence_file": ["/evidence/0/"],
    "round_sheet": ["/entries/{slug}/round-{round}/section-6/subprogramme-2/"],
    "sheet": ["/entries/{slug}/{period}/section-6/subprogramme-2/"],
    "workbook_upload": ["/workbooks/0/"],
    "workbook_progress": ["/workbooks/0/progress/"],
    "workbook_marked": ["/workbooks/0/marked.xlsx"],
    "workbook_download": ["/workbooks/made/0/"],
    "workbook_making": ["/workbooks/made/0/progress/"],
    "workbook_file": ["/workbooks/made/0.xlsx"],
    "report": ["/reports/{report}/"],
    "schedule": ["/reports/schedules/{schedule}/"],
    "new_schedule": ["/reports/schedules/new/{slug}/"],
    "delivered": ["/reports/delivered/none/"],
    "report_progress": ["/reports/{report}/progress/"],
    "report_release": ["/reports/{report}/release/"],
    "report_file": ["/reports/{report}/none"],
    "edition": ["/plans/{slug}/", "/plans/{slug}/?q=crossing", "/plans/{slug}/?verdict=MET"],
    "doubts": ["/plans/{slug}/doubts/"],
    "remainder": ["/plans/{later_slug}/not-read/"],
    "changes": ["/plans/{later_slug}/changes/", "/plans/{later_slug}/changes/?kind=same"],
    "performance": ["/plans/{slug}/performance/", "/plans/{slug}/performance/?verdict=MET"],
    "compare": [
        "/plans/{later_slug}/compare/?with={slug}",
        "/plans/{slug}/compare/?all=on",
        "/plans/{slug}/compare/?from_at=2026-03-31",
    ],
    "statements": ["/plans/{slug}/statements/", "/plans/{slug}/statements/?show=differs"],
    "dashboard": ["/plans/{slug}/dashboard/", "/plans/{slug}/dashboard/?as_at=2026-03-31"],
    "unit_dashboard": ["/plans/{slug}/dashboard/section-6/subprogramme-2/"],
    "heat_map": ["/plans/{slug}/heat-map/", "/plans/{slug}/heat-map/?as=table&verdict=MET"],
    "square": ["/plans/{slug}/heat-map/{measure}/"],
    "links": ["/plans/{later_slug}/links/", "/plans/{later_slug}/links/?state=settled"],
    "choose_before": ["/plans/{later_slug}/links/from/section-6/"],
    "choose_after": ["/plans/{later_slug}/links/to/0/"],
    "reading": ["/plans/{slug}/reading/section-6/subprogramme-2/result-1/measure-1/"],
    "breakdown": ["/plans/{slug}/breakdown/section-6/subprogramme-2/result-1/measure-1/"],
    "reckoning": [
        "/plans/{slug}/reckoning/{period}/section-6/subprogramme-2/result-1/measure-1/",
        "/plans/{slug}/reckoning/{period}/section-6/subprogramme-2/result-1/measure-1/"
        "?as_at=2026-03-31",
    ],
    "branch": ["/plans/{slug}/branch/section-6/"],
    "people": ["/plans/{slug}/people/"],
    "release": ["/plans/{slug}/release/"],
    "sign_offs": ["/rounds/{round}/sign-off/"],
    "sign_off": ["/rounds/{round}/sign-off/{programme}/"],
    "node": [
        "/plans/{slug}/section-6/",
        "/plans/{slug}/section-6/subprogramme-2/",
        "/plans/{slug}/section-6/subprogramme-2/result-1/",
        "/plans/{slug}/section-6/subprogramme-2/result-1/measure-1/",
    ],
    "amend_value": ["/values/{target}/amend/"],
    "amend_definition": ["/measures/{measure}/amend/"],
    "history": ["/values/{cell}/history/", "/values/{cell}/history/?as_known_on=2026-03-31"],
    "round": ["/rounds/{round}/", "/rounds/{round}/?open=section 6"],
    "round_days": ["/rounds/{round}/days/"],
    "round_exceptions": ["/rounds/{round}/exceptions/"],
    "plan_rounds": ["/plans/{slug}/rounds/"],
    "new_round": ["/plans/{slug}/rounds/new/"],
    "exports": ["/plans/{slug}/exports/"],
    "bring_in": ["/plans/{slug}/bring-in/"],
    "quarantine": ["/plans/{slug}/bring-in/none/"],
    "spreadsheet_columns": ["/import/spreadsheet/none/"],
    "search": ["/search/", "/search/?q=crossing"],
    "account_confirm_email": ["/accounts/confirm-email/none/"],
    "account_reset_password_from_key": ["/accounts/password/reset/key/1-none/"],
    "mfa_remove_webauthn": ["/accounts/2fa/webauthn/keys/1/remove/"],
    "mfa_edit_webauthn": ["/accounts/2fa/webauthn/keys/1/edit/"],
    "openid_connect_login": ["/accounts/oidc/none/login/"],
    "openid_connect_callback": ["/accounts/oidc/none/login/callback/"],
}
OUR_OWN = (
    "guide",
    "sheet",
    "round_sheet",
    "report",
    "schedule",
    "new_schedule",
    "edition",
    "doubts",
    "remainder",
    "changes",
    "compare",
    "statements",
    "dashboard",
    "unit_dashboard",
    "heat_map",
    "square",
    "branch",
    "breakdown",
    "node",
    "amend_value",
    "amend_definition",
    "history",
    "round",
    "round_days",
    "round_exceptions",
    "plan_rounds",
    "new_round",
    "people",
    "exports",
    "release",
    "search",
    "sign_off",
    "sign_offs",
)
# Takes only what a form sends, or is a file and no page.
NOT_OPENED = {
    "compare_as_csv",
    "certificate",
    "report_certificates",
    "judge_definition",
    "workbook",
    "round_workbook",
    "approve_clear",
    "cancel_report",
    "close_round",
    "end_absence",
    "end_own_absence",
    "end_role",
    "hand_over",
    "history_as_csv",
    "history_as_json",
    "data_package",
    "dhis2",
    "iati",
    "import_forget",
    "judge",
    "mfa_download_recovery_codes",
    "name_chain",
    "name_deputy",
    "pause_schedule",
    "preview_schedule",
    "propose_links",
    "revoke_exception",
    "revoke_token",
    "rotate_token",
    "round_file",
    "statements_as_csv",
    "sdmx_availability_21",
    "sdmx_availability_30",
    "sdmx_data_21",
    "sdmx_data_30",
    "sdmx_structure_21",
    "sdmx_structure_30",
    "run_schedule",
    "set_theme",
    "signed_figures",
    "decide_anew",
    "undo",
    "undo_sign_off",
}


def patterns(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, str | None]]:
    """Every route of a page: the administration is opened by its links, the API is for others."""
    for each in resolver.url_patterns:
        route = f"{prefix}{each.pattern}"
        if isinstance(each, URLPattern):
            yield route, each.name
        elif each.namespace not in ("admin", "api"):
            yield from patterns(each, route)


def addresses(site: Site) -> dict[str, list[str]]:
    """By route, what is opened for it; nothing for a changing part without an example."""
    opened = {}
    for route, name in patterns(get_resolver()):
        if name in NOT_OPENED:
            continue
        if name in EXAMPLES:
            opened[route] = [each.format(**site.examples) for each in EXAMPLES[name]]
        else:
            changing = re.search(r"[<(^$]", route)
            opened[route] = [] if changing else [f"/{route}"]
    return opened


def test_every_route_has_an_address_to_open(site):
    assert [route for route, opened in addresses(site).items() if not opened] == []


def test_no_page_breaks_or_strains_the_policy(visit, site):
    pages: Visit = visit()

    broken = {
        address: status
        for opened in addresses(site).values()
        for address in opened
        if (status := pages.open(address)) >= 500
    }

    assert broken == {}


def test_our_own_pages_are_there(visit, site):
    opened = [each.format(**site.examples) for name in OUR_OWN for each in EXAMPLES[name]]
    pages = visit()

    statuses = {address: pages.open(address) for address in ("/", "/import/", *opened)}

    assert {address for address, status in statuses.items() if status != 200} == set()


def test_no_page_of_the_administration_breaks_or_strains_the_policy(visit):
    pages = visit(ADMINISTRATOR)
    pages.open("/admin/")
    links = pages.page.eval_on_selector_all(
        "#content-main a[href^='/admin/']", "all => all.map((each) => each.getAttribute('href'))"
    )

    broken = {}
    for address in sorted(set(links)):
        broken[address] = pages.open(address)
        row = pages.page.query_selector("#result_list th a, #result_list td a")
        if row is not None:
            of_row = row.get_attribute("href").partition("?")[0]
            broken[of_row] = pages.open(of_row)
            broken[f"{of_row}history"] = pages.open(of_row.replace("/change/", "/history/"))

    assert len(broken) > 60
    assert {address: status for address, status in broken.items() if status != 200} == {}
