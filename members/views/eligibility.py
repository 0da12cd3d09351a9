"""The eligibility check: one question a page, then the outcome and what to do next.

Answers go by POST into the session, never into an address. Every page is for its reader
alone and is kept by nobody.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_safe
from django.views.generic import View

from members import check_session, eligibility_totals
from members.check_session import CheckAnswers
from members.eligibility_words import ANSWER_NAMES
from members.enums import WELCOME_OUTCOMES, Question
from members.forms.eligibility import (
    FORMS,
    SOMEWHERE_ELSE,
    NationForm,
    QuestionForm,
)
from members.models import Role
from members.running_check import RunningCheck, running_check
from members.views.join_pages import for_this_reader
from members.views.join_start import leave
from naht_site.same_origin import same_origin_post

GONE = "We no longer have your earlier answers, so please start here."


def address_of(question: Question | None) -> str:
    """Where a question is asked; None is the outcome."""
    return reverse(f"eligibility:{question.value if question else 'outcome'}")


@method_decorator(for_this_reader, name="dispatch")
class AskView(View):
    """Asks one question. `intro` puts what the check is above it."""

    http_method_names = ["get", "head", "post", "options"]
    question: Question = Question.NATION
    intro = False

    def get(self, request: HttpRequest) -> HttpResponse:
        check = running_check(check_session.read(request, timezone.now()))
        if self.question not in check.may_be_asked:
            return redirect(address_of(check.next_question))
        initial = {self.question.value: getattr(check.given, self.question.value)}
        return self.page(check, self.form(check, initial=initial))

    def post(self, request: HttpRequest) -> HttpResponse:
        at = timezone.now()
        check = running_check(check_session.read(request, at))
        if self.question not in check.may_be_asked:
            return self.back_to_what_is_missing(check)
        if self.question == Question.NATION:
            if request.POST.get("nation") == SOMEWHERE_ELSE:
                return self.page(check, NationForm(remaining=True), remaining=True)
            remaining = request.POST.get("among") == SOMEWHERE_ELSE
            form = self.form(check, request.POST, remaining=remaining)
        else:
            remaining = False
            form = self.form(check, request.POST)
        if not form.is_valid():
            return self.page(check, form, remaining=remaining)
        given = check.given.answering(self.question, form.answer)
        check = running_check(given)
        if check.next_question is None:
            given = counted(check, at)
        check_session.write(request, given, at)
        return redirect(address_of(check.next_question))

    def form(self, check: RunningCheck, *args: Any, **kwargs: Any) -> QuestionForm:
        if self.question == Question.ROLE:
            kwargs |= {"roles": Role.objects.offered(), "nation": check.given.nation}
        return FORMS[self.question](*args, **kwargs)

    def page(
        self,
        check: RunningCheck,
        form: QuestionForm,
        *,
        remaining: bool = False,
        notice: str = "",
    ) -> HttpResponse:
        question = form.question
        before = check.may_be_asked[: check.may_be_asked.index(question)]
        if before:
            back = address_of(before[-1])
        elif remaining:
            back = address_of(Question.NATION)
        else:
            back = "/" if self.intro else reverse("eligibility:start")
        context = {
            "form": form,
            "field": form[question.value],
            "title": question.label,
            "action": address_of(question),
            "back": back,
            "canonical": settings.SITE_URL + reverse("eligibility:start"),
            "intro": self.intro,
            "remaining": remaining,
            "notice": notice,
        }
        return render(self.request, "members/eligibility/question.html", context)

    def back_to_what_is_missing(self, check: RunningCheck) -> HttpResponse:
        """For an answer to a question that is not open: none is kept.

        Where the earlier answers are gone the person is told so.
        """
        if check.next_question != Question.NATION:
            return redirect(address_of(check.next_question))
        return self.page(check, NationForm(), notice=GONE)


def counted(check: RunningCheck, at: datetime) -> CheckAnswers:
    """Add a finished check to the daily totals, unless it has been already.

    Returns the answers with a note of what was counted.
    """
    given, outcome = check.given, check.result.outcome
    mark = f"{given.nation} {given.role} {outcome.value}"
    if mark in given.counted:
        return given
    eligibility_totals.count(check.answers.nation, check.role, outcome, at)
    return replace(given, counted=[*given.counted, mark])


@require_safe
@for_this_reader
def outcome(request: HttpRequest) -> HttpResponse:
    """What the check says, why, and what to do next; else the first open question."""
    check = running_check(check_session.read(request, timezone.now()))
    if check.next_question is not None:
        return redirect(address_of(check.next_question))
    context = {
        "wording": check.wording,
        "deciding": check.deciding,
        "welcome": check.result.outcome in WELCOME_OUTCOMES,
        "rows": [
            {
                "label": ANSWER_NAMES[question],
                "value": words,
                "change_url": address_of(question),
            }
            for question, words in check.in_words
        ],
        "back": address_of(check.may_be_asked[-1]),
    }
    return render(request, "members/eligibility/outcome.html", context)


@for_this_reader
def clear(request: HttpRequest) -> HttpResponse:
    """Forget the answers and end on the home page, or with `again` at the start.

    Leaving also ends this browser's way into a join request, for the next person at
    this computer. Nothing is forgotten by a GET.
    """
    if request.method != "POST":
        return redirect("eligibility:start")
    if "again" in request.POST:
        check_session.clear(request)
        return redirect("eligibility:start")
    return leave(request)


start = AskView.as_view(intro=True, http_method_names=["get", "head", "options"])
nation = same_origin_post(lambda request: address_of(Question.NATION))(
    AskView.as_view(question=Question.NATION)
)
work = AskView.as_view(question=Question.WORK)
role = AskView.as_view(question=Question.ROLE)
responsibilities = AskView.as_view(question=Question.RESPONSIBILITIES)
