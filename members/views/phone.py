"""A request keyed by an officer for a caller: the same form, at addresses of staff."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from members import steps
from members.enums import Source, Status
from members.models import JoinRequest, LookedAt, User
from members.services.start import start_by_phone
from members.steps import EMAIL, Journey, Step
from members.views import join_steps
from members.views.join_role import QuestionView
from members.views.join_send import CheckView
from members.views.staff import ForStaff, StaffPage

A_SITTING = timedelta(hours=1)


def address_of(step: Step, uuid: UUID) -> str:
    return reverse(f"join_requests:phone-{step.key}", args=[uuid])


class PhoneView(StaffPage, WagtailAdminTemplateMixin, View):
    """Begins a request for a caller; lists those that were begun and not sent."""

    http_method_names = ["get", "head", "post"]
    template_name = "members/review/phone.html"
    page_title = "Join requests by phone"
    header_icon = "mail"
    in_queue = True

    def get(self, request: HttpRequest) -> HttpResponse:
        begun = JoinRequest.objects.filter(source=Source.PHONE, status=Status.DRAFT)
        rows = begun.select_related("submitted_by", "role").order_by("-created_at")
        # Few: whatever is not sent is deleted after some days.
        unfinished = [
            {"draft": row, "url": address_of(Journey(row).next, row.uuid)}
            for row in rows.prefetch_related("workplaces")
        ]
        return self.render_to_response(self.get_context_data(unfinished=unfinished))

    def post(self, request: HttpRequest) -> HttpResponse:
        begun = start_by_phone(by=request.user)
        return redirect(address_of(EMAIL, begun.uuid))


class ByPhone(ForStaff):
    """Turns a page of the form into the one for a caller's request.

    That an officer reads its answers is written down.
    """

    step: Step
    uuid: UUID

    def dispatch(self, request: HttpRequest, uuid: UUID) -> Any:
        self.uuid = uuid
        return super().dispatch(request)

    def find(self, request: HttpRequest) -> JoinRequest:
        rows = JoinRequest.objects.select_related("role")
        found = rows.filter(uuid=self.uuid, source=Source.PHONE).first()
        if found is None:
            raise Http404
        return found

    def address_of(self, step: Step) -> str:
        return address_of(step, self.uuid)

    def sent(self) -> HttpResponse:
        return redirect("join_requests:case", uuid=self.uuid)

    def refusal(self, _: HttpRequest) -> str:
        """Staff are let through, however fast they key."""
        return ""

    def back(self) -> str:
        before = self.journey.before(self.step)
        return self.address_of(before) if before else reverse("join_requests:phone")

    def page(self, form: Any, **more: Any) -> HttpResponse:
        self.note_look()
        by_phone = reverse("join_requests:phone")
        is_last = self.step == steps.CHECK
        return super().page(form, by_phone=by_phone, is_last=is_last, **more)

    def note_look(self) -> None:
        """Once an hour: whoever keys a request goes from page to page."""
        look = {"by": self.request.user, "join_request": self.join_request}
        since = timezone.now() - A_SITTING
        if not LookedAt.objects.filter(at__gt=since, **look).exists():
            LookedAt.objects.create(**look)


class CheckByPhone(ByPhone, CheckView):
    """What is agreed to is read out; the reference is on the case that opens."""

    def keyed_by(self) -> User:
        return self.request.user

    def sent(self) -> HttpResponse:
        if self.request.method == "POST":
            said = "Sent. Read the reference out to the caller."
            messages.success(self.request, said)
        return super().sent()


PAGES = (
    join_steps.EmailView,
    join_steps.JobView,
    join_steps.WorkplaceView,
    join_steps.NameView,
    join_steps.ContactView,
    join_steps.BackgroundView,
    join_steps.KeepingInTouchView,
)


def addresses() -> list[URLPattern]:
    """One for each page of the form."""
    views = {page.step: type(page.__name__, (ByPhone, page), {}) for page in PAGES}
    found = {step.key: view.as_view() for step, view in views.items()}
    for question, step in steps.QUESTIONS.items():
        view = type("QuestionByPhone", (ByPhone, QuestionView), {})
        found[step.key] = view.as_view(question=question, step=step)
    found[steps.CHECK.key] = CheckByPhone.as_view()
    return [
        path("phone/", PhoneView.as_view(), name="phone"),
        *(
            path(f"phone/<uuid:uuid>/{key}/", view, name=f"phone-{key}")
            for key, view in found.items()
        ),
    ]
