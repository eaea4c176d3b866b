import pytest
from django.db import connection

from indicators.enums import TranslationStatus
from indicators.models import Node, Translation
from indicators.plans import found
from tests.builders import a_measure

pytestmark = pytest.mark.django_db


def test_all_words_must_stand_in_one_text():
    measure = a_measure(text="Ferries that run at night")
    a_measure(measure.accomplishment, number=2, text="Ferries by day")

    assert list(found("night ferries", Node.objects.all())) == [measure.node]


def test_signs_of_a_pattern_are_letters_like_others():
    measure = a_measure(text="100% of weighbridges")
    a_measure(measure.accomplishment, number=2, text="100 weighbridges")

    assert list(found("100%", Node.objects.all())) == [measure.node]


def test_words_in_the_other_language_find_the_node():
    measure = a_measure()
    Translation.objects.create(
        node=measure.node,
        language="zh",
        text="全天候开放货运的口岸",
        status=TranslationStatus.CLEARED,
        document_symbol="RCAB/1",
    )

    assert list(found("货运的口岸", Node.objects.all())) == [measure.node]


def test_a_path_is_found_as_it_stands_in_an_address():
    measure = a_measure()

    found_ones = found("programme-6/subprogramme-1/(a)/1", Node.objects.all())

    assert list(found_ones) == [measure.node]


@pytest.mark.parametrize("words", ["crossings open", "货运的口岸"])
def test_a_search_can_use_the_trigram_indexes(words):
    with connection.cursor() as cursor:
        # The tables of a test are too small for an index to be worth its while.
        cursor.execute("SET LOCAL enable_seqscan = off")

    plan = found(words, Node.objects.all()).explain()

    assert "on node_text_trigrams" in plan
    assert "on translation_text_trigrams" in plan
