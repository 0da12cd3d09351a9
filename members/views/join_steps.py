"""The steps that ask for something, but the eligibility check's: one view each."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from members import join_cookie, steps
from members.enums import OPEN, Status
from members.forms.join_consents import KeepingInTouchForm
from members.forms.join_email import EmailForm
from members.forms.join_person import BackgroundForm, ContactForm, NameForm
from members.forms.join_trap import NotForPeople
from members.forms.join_work import JobForm
from members.forms.join_workplace import WorkplaceForm
from members.join_limits import MAIL, TOO_MANY, takes_one_more
from members.models import JoinRequest
from members.normalise import Email
from members.services.save_step import (
    save_email,
    save_keeping_in_touch,
    save_step,
    save_workplaces,
)
from members.services.start import start
from members.views.join_pages import StepView, address_of


class EmailView(StepView):
    """The first step. The request begins with it, unless answers were brought along."""

    step = steps.EMAIL
    template = "members/join/email.html"
    form_class = EmailForm

    def find(self, request: HttpRequest) -> JoinRequest:
        found = join_cookie.find(request)
        is_over = found and found.status not in (Status.DRAFT, *OPEN)
        return JoinRequest() if found is None or is_over else found

    def post(self, request: HttpRequest) -> HttpResponse:
        form = self.form(request.POST)
        if not form.is_valid():
            return self.page(form)
        if form.open_doubts:
            return self.page(form, doubts=form.open_doubts)
        email = form.cleaned_data["email"]
        is_new = email.key != self.join_request.email_key
        if is_new and (refusal := self.refusal(request)):
            form.add_error(None, refusal)
            return self.page(form, status=429 if refusal == TOO_MANY else 200)
        if self.join_request.pk:
            saved = save_email(
                uuid=self.join_request.uuid,
                email=email,
                token=join_cookie.token_in(request),
            )
            return redirect(self.address_of(steps.Journey(saved).next))
        return begin(email, NotForPeople(request.POST).nonce)

    def refusal(self, request: HttpRequest) -> str:
        """Why a program is not let through, in words for people; else empty."""
        if objection := NotForPeople(request.POST).objection():
            return objection
        return "" if takes_one_more(request, MAIL) else TOO_MANY

    def page(self, form: Any, **more: Any) -> HttpResponse:
        return super().page(form, trap=NotForPeople(form.data or None), **more)


@transaction.atomic
def begin(email: Email, nonce: str) -> HttpResponse:
    """A new request with this address, and the cookie that leads to it.

    A form that is sent twice, as by a double press, begins one request.
    """
    begun, token = start(nonce=nonce)
    saved = save_email(uuid=begun.uuid, email=email, token=token)
    response = redirect(address_of(steps.Journey(saved).next))
    join_cookie.give(response, token)
    return response


class ColumnsView(StepView):
    """A step whose answers are columns of the request."""

    def save(self, form: Any) -> JoinRequest:
        return save_step(
            uuid=self.join_request.uuid, step=self.step, values=form.values()
        )


class JobView(ColumnsView):
    step = steps.JOB
    title = "Your job"
    template = "members/join/job.html"
    form_class = JobForm


class WorkplaceView(StepView):
    step = steps.WORKPLACE
    title = "Where you work"
    template = "members/join/workplace.html"
    form_class = WorkplaceForm

    def save(self, form: Any) -> JoinRequest:
        return save_workplaces(
            uuid=self.join_request.uuid,
            places=form.filled(),
            central_employer=form.employer,
        )


class NameView(ColumnsView):
    step = steps.NAME
    title = "Your name"
    template = "members/join/name.html"
    form_class = NameForm


class ContactView(ColumnsView):
    step = steps.CONTACT
    title = "How to reach you"
    template = "members/join/contact.html"
    form_class = ContactForm


class BackgroundView(ColumnsView):
    step = steps.BACKGROUND
    title = "Your background"
    template = "members/join/background.html"
    form_class = BackgroundForm


class KeepingInTouchView(StepView):
    step = steps.KEEPING_IN_TOUCH
    title = "Keeping in touch"
    template = "members/join/keeping_in_touch.html"
    form_class = KeepingInTouchForm

    def save(self, form: Any) -> JoinRequest:
        return save_keeping_in_touch(
            uuid=self.join_request.uuid, purposes=form.ticked()
        )
