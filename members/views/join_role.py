"""The questions of the eligibility check, as steps of asking to join."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from members import steps
from members.enums import Question
from members.forms.eligibility import FORMS, QuestionForm
from members.models import Role
from members.services.save_step import save_check_answer
from members.views.join_pages import StepView


class QuestionView(StepView):
    """One question: the same form as in the check, with the answer kept in the row."""

    template = "members/join/question.html"
    question = Question.NATION
    step = steps.NATION

    def form(self, *args: Any) -> QuestionForm:
        given = steps.answers_of(self.join_request)
        kwargs: dict[str, Any] = {
            "initial": {self.question.value: getattr(given, self.question.value)}
        }
        if self.question == Question.ROLE:
            kwargs |= {"roles": Role.objects.offered(), "nation": given.nation}
        return FORMS[self.question](*args, **kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        form = self.form(request.POST)
        if not form.is_valid():
            return self.page(form)
        saved = save_check_answer(
            uuid=self.join_request.uuid, question=self.question, answer=form.answer
        )
        return redirect(self.address_of(steps.Journey(saved).next))

    def page(self, form: Any, **more: Any) -> HttpResponse:
        return super().page(form, field=form[self.question.value], **more)


def view_of(question: Question) -> Any:
    return QuestionView.as_view(question=question, step=steps.QUESTIONS[question])


nation = view_of(Question.NATION)
work = view_of(Question.WORK)
role = view_of(Question.ROLE)
responsibilities = view_of(Question.RESPONSIBILITIES)
