"""The sign-in form as a browser sends it."""

from tests.cast import PASSWORD
from tests.views.records import token_of

HAL = "hal.okafor@northmere.example"


def sign_in(client, email=HAL, password=PASSWORD, **more):
    """The answer to sending the sign-in form."""
    page = client.get("/sign-in")
    fields = {"csrf_token": token_of(page), "email": email, "password": password, "next": more.pop("next", "/")}
    return client.post("/sign-in", data=fields, **more)


def is_signed_in(client):
    return client.get("/waiting").status_code == 200
