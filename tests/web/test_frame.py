import re

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_a_theme_is_kept_in_a_cookie_that_the_server_reads():
    client = Client()

    answer = client.post("/theme/", {"theme": "dark", "next": "/accounts/login/"})
    page = " ".join(client.get("/accounts/login/").content.decode().split())

    assert (answer.status_code, answer["Location"]) == (302, "/accounts/login/")
    assert answer.cookies["theme"]["httponly"] is True
    assert '<html lang="en" dir="ltr" data-bs-theme="dark">' in page


@pytest.mark.parametrize("sent", ["light", "", "<script>"])
def test_all_else_is_light(sent):
    client = Client()

    client.post("/theme/", {"theme": sent})

    assert "data-bs-theme" not in client.get("/accounts/login/").content.decode()


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example", ""])
def test_the_theme_leads_nowhere_else(back):
    answer = Client().post("/theme/", {"theme": "dark", "next": back})

    assert answer["Location"] == "/"


def test_a_theme_is_not_set_by_a_link():
    assert Client().get("/theme/").status_code == 405


@pytest.mark.parametrize(
    ("language", "opening"),
    [
        ("en", '<html lang="en" dir="ltr">'),
        ("zh-hans", '<html lang="zh-Hans" dir="ltr">'),
        ("ar", '<html lang="ar" dir="rtl">'),
    ],
)
def test_a_page_says_its_language_and_direction(language, opening):
    page = Client().get("/accounts/login/", headers={"accept-language": language}).content.decode()

    assert opening in " ".join(page.split())


@pytest.mark.parametrize("address", ["/accounts/login/", "/accounts/password/reset/"])
def test_the_frame_has_no_style_or_script_of_its_own(address):
    page = Client().get(address).content.decode()

    assert re.findall(r"\sstyle=|<style|\son[a-z]+=", page) == []
    inline = re.findall(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>", page)
    assert inline == []
    assert '"includeIndicatorStyles": false, "allowEval": false' in page


def test_a_page_of_the_frame_has_one_first_heading_and_a_way_past_the_navigation():
    page = Client().get("/accounts/login/").content.decode()

    assert page.count("<h1") == 1
    assert '<a class="skip" href="#main">' in page
    assert '<main class="main entrance" id="main"' in page
