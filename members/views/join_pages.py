"""What every page of asking to join has: the request it is about, and its way on."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import cache_control
from django.views.generic import View

from members import join_cookie
from members.enums import Status
from members.errors import WrongStatusError
from members.forms.join_fields import StepForm
from members.models import JoinRequest
from members.steps import CHECK, PARTS, Journey, Step, number_of

for_this_reader = cache_control(private=True, no_store=True)


def address_of(step: Step) -> str:
    return reverse(f"join:{step.key}")


def lost() -> HttpResponse:
    """To the start, which says how to find a request that this browser has lost."""
    return redirect(f"{reverse('join:start')}?lost=yes")


def sent() -> HttpResponse:
    return redirect("join:sent")


@method_decorator(for_this_reader, name="dispatch")
class StepView(View):
    """Asks for one step and saves it.

    A step whose turn has not come leads to the one whose turn it is, and every page of
    a request that was sent leads to its reference.
    """

    http_method_names = ["get", "head", "post", "options"]
    step: Step
    title = ""
    template = "members/join/step.html"
    form_class: type[StepForm]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        found = self.find(request)
        if found is None:
            return self.lost()
        if found.status != Status.DRAFT:
            return self.sent()
        self.join_request = found
        self.journey = Journey(found)
        if not self.journey.may_open(self.step):
            missing = "?missing=yes" if self.step == CHECK else ""
            return redirect(self.address_of(self.journey.next) + missing)
        try:
            return super().dispatch(request, *args, **kwargs)
        except (WrongStatusError, JoinRequest.DoesNotExist):
            # It was sent or went while this page was being answered.
            return self.sent()

    def find(self, request: HttpRequest) -> JoinRequest | None:
        return join_cookie.find(request)

    def address_of(self, step: Step) -> str:
        return address_of(step)

    def lost(self) -> HttpResponse:
        return lost()

    def sent(self) -> HttpResponse:
        return sent()

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(self.form())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = self.form(request.POST)
        if not form.is_valid():
            return self.page(form)
        doubts = form.open_doubts
        if doubts:
            return self.page(form, doubts=doubts)
        saved = self.save(form)
        return redirect(self.address_of(Journey(saved).next))

    def form(self, *args: Any) -> Any:
        return self.form_class(*args, join_request=self.join_request)

    def save(self, form: Any) -> JoinRequest:
        """Saves the step and gives back the request as it is then."""
        raise NotImplementedError

    def page(self, form: Any, *, status: int = 200, **more: Any) -> HttpResponse:
        context = {
            "form": form,
            "title": self.title,
            "number": number_of(self.step),
            "total": len(PARTS),
            "back": self.back(),
            "missing": "missing" in self.request.GET,
        }
        return render(self.request, self.template, context | more, status=status)

    def back(self) -> str:
        before = self.journey.before(self.step)
        return self.address_of(before) if before else reverse("join:start")
