"""The user guide: open to everybody, whole in English and Chinese, with links that lead on."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import Resolver404, resolve

from indicators.management.commands.draw_steps import PICTURES
from indicators.web.guide import FOLDER, LISTED, html

pytestmark = pytest.mark.django_db
CHINESE = ".zh-hans"
# Drawn by a command, and included in a page.
DRAWN = {"cases", "cases-of-series", "cases-of-components", "codes", "flags", "steps"}
INDEX = (FOLDER / "index.md").read_text(encoding="utf-8")
TOPICS = [each["topic"] for each in LISTED.finditer(INDEX)]
PAGES = ["/guide/", *(f"/guide/{topic}/" for topic in TOPICS)]
PICTURE = re.compile(r'<img src="/static/indicators/guide/([^"]+)"')
HEADING = re.compile(r"<h[123] ")


def page(address: str, language: str = "en") -> str:
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def article(address: str, language: str = "en") -> str:
    return page(address, language).partition("<article")[2].partition("</article>")[0]


def is_an_address(link: str) -> bool:
    try:
        resolve(link.partition("?")[0])
    except Resolver404:
        return False
    return True


def test_the_index_lists_every_page_that_is_written():
    written = {path.stem.removesuffix(CHINESE) for path in FOLDER.glob("*.md")}

    assert sorted(written - DRAWN - {"index"}) == sorted(TOPICS)


def test_the_chinese_index_lists_the_same_pages_in_the_same_order():
    chinese = (FOLDER / f"index{CHINESE}.md").read_text(encoding="utf-8")

    assert [each["topic"] for each in LISTED.finditer(chinese)] == TOPICS


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_as_long_in_chinese_as_in_english(address):
    english, chinese = article(address), article(address, "zh-hans")

    assert len(HEADING.findall(chinese)) == len(HEADING.findall(english)) > 0
    assert chinese.count("<tr>") == english.count("<tr>")


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("address", PAGES)
def test_a_link_of_a_page_leads_to_an_address_of_ours(address, language):
    links = [
        re.sub(r"^(?!/)", address, link)
        for link in re.findall(r'href="([^"#:]+)"', article(address, language))
    ]

    assert [link for link in links if not is_an_address(link)] == []


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("address", PAGES)
def test_a_picture_of_a_page_is_there_and_has_words(address, language):
    pictures = re.findall(r'<img src="/static/([^"]+)" alt="([^"]*)"', article(address, language))

    assert article(address, language).count("<img") == len(pictures)
    assert [name for name, words in pictures if not words or not finders.find(name)] == []


@pytest.mark.parametrize(("language", "is_of_it"), [("en", False), ("zh-hans", True)])
def test_every_picture_that_is_drawn_stands_in_a_page_of_its_language(language, is_of_it):
    drawn = {each.name for each in PICTURES.iterdir() if (CHINESE in each.name) is is_of_it}

    shown = [name for each in PAGES for name in PICTURE.findall(article(each, language))]

    assert sorted(shown) == sorted(drawn)


def test_a_page_in_a_language_without_one_is_shown_in_english_and_says_so():
    shown = page("/guide/the-tracker/", "ar")

    assert '<article class="guide" lang="en" dir="ltr">' in shown
    assert '<p class="notice" lang="ar" dir="rtl">لم تُترجم هذه الصفحة بعد.</p>' in shown


@pytest.mark.parametrize("topic", ["none", "index.zh-hans", "steps"])
def test_what_the_index_does_not_list_is_no_page(topic):
    assert Client().get(f"/guide/{topic}/").status_code == 404


def test_html_in_a_page_is_shown_as_text_and_no_style_is_set():
    shown = html("# A <b>b</b>\n\n|a|b|\n|---|--:|\n|1|<i>2</i>|\n")

    assert shown == (
        '<h1 id="a-bbb">A &lt;b&gt;b&lt;/b&gt;</h1>\n'
        '<div class="scroll" tabindex="0"><table class="data">\n'
        '<thead>\n<tr>\n<th>a</th>\n<th class="n">b</th>\n</tr>\n</thead>\n'
        '<tbody>\n<tr>\n<td>1</td>\n<td class="n">&lt;i&gt;2&lt;/i&gt;</td>\n</tr>\n</tbody>\n'
        "</table></div>\n"
    )


def test_the_folder_is_a_folder_of_templates():
    assert Path(settings.TEMPLATES[0]["DIRS"][0]) == FOLDER.parent
