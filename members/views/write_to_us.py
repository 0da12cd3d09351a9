"""The pages behind two mailed links: answer a question, reply to a decision."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe
from django.views.generic import View

from members import join_cookie
from members.enums import Status
from members.errors import MembersError
from members.forms.write_to_us import WriteForm
from members.models import JoinRequest
from members.pressed_links import forget, recall, remember
from members.services.answer import answer
from members.services.reply import reply
from naht_site.mailed_links import Purpose, handler
from naht_site.models import MailedLink


@dataclass(frozen=True, kw_only=True)
class Letter:
    """Something that a person writes to us once, behind a link."""

    purpose: Purpose
    status: Status
    name: str
    title: str
    label: str
    button: str
    run: Callable[..., Any]
    shows: Callable[[JoinRequest], str]


ANSWER = Letter(
    purpose=Purpose.ANSWER,
    status=Status.INFORMATION_REQUESTED,
    name="answer",
    title="Our question",
    label="Your answer",
    button="Send my answer",
    run=answer,
    shows=lambda join_request: join_request.question,
)
REPLY = Letter(
    purpose=Purpose.REPLY,
    status=Status.DECLINED,
    name="reply",
    title="Reply to our decision",
    label="Your reply",
    button="Send my reply",
    run=reply,
    shows=lambda join_request: join_request.decision_note,
)


@handler(ANSWER.purpose, heading="Answer our question")
def open_answer(request: HttpRequest, link: MailedLink) -> HttpResponse:
    remember(request, link)
    return redirect(f"write:{ANSWER.name}")


@handler(REPLY.purpose, heading="Reply to our decision")
def open_reply(request: HttpRequest, link: MailedLink) -> HttpResponse:
    remember(request, link)
    return redirect(f"write:{REPLY.name}")


class LetterView(View):
    """Shows what it is about and takes the person's words, once."""

    http_method_names = ["get", "head", "post"]
    letter: Letter = ANSWER

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(self._request_in_hand(), WriteForm(label=self.letter.label))

    def post(self, request: HttpRequest) -> HttpResponse:
        join_request = self._request_in_hand()
        form = WriteForm(request.POST, label=self.letter.label)
        if join_request is None or not form.is_valid():
            return self._page(join_request, form)
        try:
            self.letter.run(uuid=join_request.uuid, text=form.cleaned_data["text"])
        except MembersError:
            return self._page(None, form)
        forget(request, self.letter.purpose)
        return redirect("write:thanks")

    def _request_in_hand(self) -> JoinRequest | None:
        """The one whose link was pressed, or which is followed in this browser."""
        link = recall(self.request, self.letter.purpose)
        if link is not None:
            found = JoinRequest.objects.filter(uuid=link.subject).first()
        else:
            found = join_cookie.find(self.request)
        return found if found and found.status == self.letter.status else None

    def _page(self, join_request: JoinRequest | None, form: WriteForm) -> HttpResponse:
        if join_request is None:
            # What was typed stays on the page, so that it can be copied.
            context = {"typed": form.data.get("text", "")}
            template = "members/write_to_us/closed.html"
            return render(self.request, template, context, status=410)
        context = {
            "letter": self.letter,
            "form": form,
            "reference": join_request.reference,
            "about": self.letter.shows(join_request),
        }
        return render(self.request, "members/write_to_us/write.html", context)


@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    return render(request, "members/write_to_us/thanks.html")
