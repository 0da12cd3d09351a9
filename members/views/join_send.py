"""Check answers, send, and the page with the reference."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from members import join_cookie, steps
from members.consent_wording import REQUIRED
from members.enums import Status
from members.errors import IncompleteRequestError, StaleRequestError
from members.forms.join_consents import SendForm
from members.forms.join_trap import NotForPeople
from members.join_limits import SEND, TOO_MANY, TOO_SOON, is_too_soon, takes_one_more
from members.models import User
from members.services.submit import submit
from members.steps import Journey
from members.tracking import tracked
from members.views.join_answers import sections_of
from members.views.join_pages import (
    StepView,
    address_of,
    for_this_reader,
    lost,
)


class CheckView(StepView):
    """The answers, each with a way to change it, and the three boxes to tick."""

    step = steps.CHECK
    title = "Check your answers"
    template = "members/join/check.html"
    form_class = SendForm

    def post(self, request: HttpRequest) -> HttpResponse:
        form = self.form(request.POST)
        if not form.is_valid():
            return self.page(form)
        if refusal := self.refusal(request):
            form.add_error(None, refusal)
            return self.page(form, status=429 if refusal == TOO_MANY else 200)
        try:
            submit(
                uuid=self.join_request.uuid,
                version=form.version,
                consents=REQUIRED,
                by=self.keyed_by(),
            )
        except StaleRequestError:
            self.join_request.refresh_from_db()
            self.journey = Journey(self.join_request)
            return self.page(self.form(), changed=True)
        except IncompleteRequestError as error:
            missing = steps.step_of(error.step)
            return redirect(f"{self.address_of(missing)}?missing=yes")
        return self.sent()

    def refusal(self, request: HttpRequest) -> str:
        """Why a program is not let through, in words for people; else empty."""
        if objection := NotForPeople(request.POST).objection():
            return objection
        taken = timezone.now() - self.join_request.created_at
        if is_too_soon(self.join_request, taken.total_seconds()):
            return TOO_SOON
        return "" if takes_one_more(request, SEND) else TOO_MANY

    def keyed_by(self) -> User | None:
        """The officer who keys it for a caller; None for the person themselves."""
        return None

    def page(self, form: Any, **more: Any) -> HttpResponse:
        return super().page(
            form,
            sections=sections_of(self.journey, self.address_of),
            version=self.join_request.version,
            trap=NotForPeople(form.data or None),
            **more,
        )


@require_safe
@for_this_reader
def sent_page(request: HttpRequest) -> HttpResponse:
    """The reference, what happens next and by when: the same however often one looks.

    Once somebody looks at the request, the page that follows it takes over.
    """
    found = join_cookie.find(request)
    if found is None:
        return lost()
    if found.status == Status.DRAFT:
        return redirect(address_of(Journey(found).next))
    if found.status != Status.SUBMITTED:
        return redirect("join:status")
    context = {"tracked": tracked(found, timezone.now())}
    return render(request, "members/join/sent.html", context)
