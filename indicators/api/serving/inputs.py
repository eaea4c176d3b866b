"""What bodies may hold: exactly what the schema says, and nothing that is not asked for."""

from collections.abc import Mapping

from rest_framework import serializers
from rest_framework.request import Request

from indicators.api.serving.rows import choice
from indicators.enums import (
    Basis,
    Qualifier,
    ReasonForChange,
    ValueKind,
    ValueState,
    Verdict,
)

DECIMAL = r"^-?[0-9]{1,26}(\.[0-9]{1,12})?$"
PLAIN, PLAIN_OR_EMPTY = r"^[^\x00]+$", r"^[^\x00]*$"
LONGEST = 10_000


class Input(serializers.Serializer):
    """A body; a field that is not known is refused, so that no slip is overlooked."""

    def to_internal_value(self, data: object) -> dict[str, object]:
        if isinstance(data, Mapping):
            unknown = set(data) - set(self.fields)
            if unknown:
                raise serializers.ValidationError(
                    {name: ["There is no such field."] for name in sorted(map(str, unknown))}
                )
        return super().to_internal_value(data)


def checked(form: type[Input], request: Request) -> dict[str, object]:
    """What the body says; each fault has its field."""
    body = form(data=request.data)
    body.is_valid(raise_exception=True)
    return dict(body.validated_data)


class Words(serializers.RegexField):
    """A text, and no number that could be read as one."""

    def __init__(self, **others: object) -> None:
        limits = {"max_length": LONGEST, "trim_whitespace": False}
        pattern = PLAIN_OR_EMPTY if others.get("allow_blank") else PLAIN
        super().__init__(pattern, **{**limits, **others})

    def to_internal_value(self, data: object) -> str:
        if not isinstance(data, str) or any("\ud800" <= sign <= "\udfff" for sign in data):
            self.fail("invalid")
        return super().to_internal_value(data)


class Amount(Words):
    """An exact decimal as a text, or ``null``."""

    def __init__(self, **others: object) -> None:
        serializers.RegexField.__init__(
            self,
            DECIMAL,
            max_length=40,
            allow_null=True,
            required=False,
            error_messages={"invalid": "Write a plain decimal as a text, such as “1234.5”."},
            **others,
        )


class Whole(serializers.IntegerField):
    def __init__(self, **others: object) -> None:
        super().__init__(**{"min_value": 1, "max_value": 10**18 - 1, **others})

    def to_internal_value(self, data: object) -> int:
        # To JSON 5.0 is a whole number.
        if isinstance(data, float) and data.is_integer():
            data = int(data)
        if isinstance(data, bool) or not isinstance(data, int):
            self.fail("invalid")
        return super().to_internal_value(data)


class YesOrNo(serializers.BooleanField):
    def to_internal_value(self, data: object) -> bool:
        if not isinstance(data, bool):
            self.fail("invalid", input=data)
        return data


class StatedInput(Input):
    """What is said of a value. Empty is ``null``, zero is "0"."""

    state = choice(ValueState, default=ValueState.REPORTED)
    amount = Amount()
    amount_high = Amount()
    numerator = Amount()
    denominator = Amount()
    words = Words(required=False, allow_blank=True)
    judged = choice(Verdict, required=False)
    qualifier = choice(Qualifier, required=False)
    basis = choice(Basis, required=False)
    evidence = Words(required=False, allow_blank=True)
    comment = Words(required=False, allow_blank=True)
    reason_code = choice(ReasonForChange, required=False)
    reason = Words(required=False, allow_blank=True)


class ValueInput(StatedInput):
    """A value and its place."""

    measure = Words(
        max_length=500,
        help_text="The edition’s slug, a slash and the path: RCAB-6/programme-6/(a)/1; or the id.",
    )
    period = Words(max_length=32, help_text="As plans print it: 2026.")
    kind = choice(ValueKind)
    component = Words(required=False, max_length=500, help_text="The name of a component.")
    disaggregation = Words(
        required=False, allow_blank=True, max_length=200, help_text="age=15-24;sex=women"
    )
    as_of = serializers.DateField(required=False, help_text="The day of an interim value.")
