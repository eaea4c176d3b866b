"""The description of the one address that is no view: client credentials for a token."""

from indicators.enums import TokenScope

SCOPES = {each.value: each.label for each in TokenScope}
FORM = "application/x-www-form-urlencoded"
JSON = "application/json"


def _texts(*names: str) -> dict[str, object]:
    return {"type": "object", "properties": {name: {"type": "string"} for name in names}}


def _refused(words: str) -> dict[str, object]:
    schema = _texts("error", "error_description") | {"required": ["error"]}
    return {"description": words, "content": {JSON: {"schema": schema}}}


ASKED = {
    "type": "object",
    "required": ["grant_type"],
    "properties": {
        "grant_type": {"type": "string", "enum": ["client_credentials"]},
        "scope": {"type": "string", "description": "Some of the token’s scopes, with spaces."},
        "client_id": {"type": "string"},
        "client_secret": {"type": "string"},
    },
}
GIVEN = _texts("access_token", "token_type", "scope")
GIVEN["properties"]["expires_in"] = {"type": "integer"}
TOKEN = {
    "operationId": "post_oauth_token",
    "summary": "A token of an hour for the name and the secret of one (RFC 6749, 4.4)",
    "description": "Name and secret come as Basic credentials, or in the form. Answers and errors "
    "are those of the standard.",
    "tags": ["oauth"],
    "security": [],
    "requestBody": {
        "required": True,
        "content": {FORM: {"schema": ASKED, "example": {"grant_type": "client_credentials"}}},
    },
    "responses": {
        "200": {
            "description": "The token.",
            "content": {
                JSON: {
                    "schema": GIVEN,
                    "example": {
                        "access_token": "itk_…",
                        "token_type": "Bearer",
                        "scope": "read",
                        "expires_in": 3600,
                    },
                }
            },
        },
        "400": _refused("The request cannot be read, or asks for what the token does not have."),
        "401": _refused("There is no such client, or its secret is another."),
        "503": _refused("The client asks too often."),
    },
}
