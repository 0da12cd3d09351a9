"""The pages of signing in, of passwords, second factors and sessions, and of errors."""

from __future__ import annotations

import re

from django.core import mail as django_mail
from django.db import OperationalError
from django.test import Client, RequestFactory

from members.models import User
from naht_site import mail
from naht_site.views import errors
from tests.audit.pages import Pages
from tests.factories.members import PASSWORD, UserFactory
from tests.factories.second_factors import App, passkey

# Refused when they are empty.
FORMS = [
    "/account/password/change/",
    "/account/reauthenticate/",
    "/account/2fa/totp/activate/",
    "/account/2fa/webauthn/add/",
]
READ = ["/account/email/", "/account/sessions/", "/account/2fa/", "/account/logout/"]


def walk(pages: Pages) -> None:
    sign_in(pages)
    choose_a_new_password(pages)
    keep_an_account(pages)
    use_a_second_factor(pages)
    go_wrong(pages)


def sign_in(pages: Pages) -> None:
    visitor, known = Client(), UserFactory()
    pages.post(visitor, "/account/login/")
    pages.post(visitor, "/account/login/code/")
    pages.get(visitor, "/account/signup/")
    pages.get(visitor, "/account/inactive/")
    visitor.post("/account/login/code/", {"email": known.email})
    pages.get(visitor, "/account/login/code/confirm/")
    pages.post(visitor, "/account/login/code/confirm/")
    stranger, unconfirmed = Client(), UserFactory(confirmed=False)
    stranger.post("/account/login/", {"login": unconfirmed.email, "password": PASSWORD})
    pages.get(stranger, "/account/confirm-email/")
    pages.get(Client(), mailed_path(unconfirmed), "confirm an address")
    pages.get(Client(), "/account/confirm-email/nothing/")


def choose_a_new_password(pages: Pages) -> None:
    visitor, known = Client(), UserFactory()
    pages.post(visitor, "/account/password/reset/")
    visitor.post("/account/password/reset/", {"email": known.email})
    pages.get(visitor, "/account/password/reset/done/")
    member = signed_in(UserFactory())
    pages.get(member, "/account/password/reset/", "forgotten, while signed in")
    form = visitor.get(mailed_path(known))["Location"]
    pages.get(visitor, form, "choose a new password")
    pages.post(visitor, form, name="choose a new password, refused")
    pages.get(visitor, "/account/password/reset/key/done/")
    pages.get(Client(), "/account/password/reset/key/1-a/")


def mailed_path(account: User) -> str:
    """The newest address that was mailed to them."""
    mail.send_due()
    bodies = [sent.body for sent in django_mail.outbox if sent.to == [account.email]]
    return re.findall(r"http://testserver(/\S+)", bodies[-1])[0]


def keep_an_account(pages: Pages) -> None:
    person = signed_in(UserFactory())
    for path in (*FORMS, *READ):
        pages.get(person, path)
    for path in FORMS:
        pages.post(person, path)
    pages.post(person, "/account/email/", {"action_add": "", "email": "no address"})
    invited = Client()
    invited.force_login(UserFactory(invited=True))
    pages.get(invited, "/account/password/set/")
    pages.post(invited, "/account/password/set/")


def use_a_second_factor(pages: Pages) -> None:
    account = UserFactory(officer=True)
    person = signed_in(account)
    App(account)
    key = passkey(account)
    form = "/account/2fa/recovery-codes/generate/"
    pages.get(person, form)
    person.post(form)
    for path in (
        "/account/2fa/",
        "/account/2fa/recovery-codes/",
        "/account/2fa/totp/deactivate/",
        "/account/2fa/webauthn/",
        f"/account/2fa/webauthn/keys/{key.pk}/edit/",
        f"/account/2fa/webauthn/keys/{key.pk}/remove/",
        "/account/2fa/reauthenticate/",
        "/account/2fa/webauthn/reauthenticate/",
    ):
        pages.get(person, path, f"{path} of somebody with all")
    at_the_door = signed_in(account)
    pages.get(at_the_door, "/account/2fa/authenticate/")
    pages.post(at_the_door, "/account/2fa/authenticate/")


def signed_in(account: User) -> Client:
    """A browser in which the account gave its password just now."""
    browser = Client()
    browser.post("/account/login/", {"login": account.email, "password": PASSWORD})
    browser.post("/account/reauthenticate/", {"password": PASSWORD})
    return browser


def go_wrong(pages: Pages) -> None:
    request = RequestFactory().get("/")
    error = ValueError()
    pages.keep("400", errors.bad_request(request, error), 400)
    pages.keep("403", errors.forbidden(request, error), 403)
    pages.keep("403, stale form", errors.csrf_failure(request), 403)
    pages.keep("500", errors.server_error(request), 500)
    try:
        raise OperationalError
    except OperationalError:
        pages.keep("503", errors.server_error(request), 503)
    pages.get(Client(), "/nothing-here/", status=404)
