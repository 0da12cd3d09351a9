"""One join request in the admin, and the steps that staff take with it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from members.errors import (
    AccountInTheWayError,
    NotAllowedError,
    RefusedError,
    StaleRequestError,
    WrongStatusError,
)
from members.forms.review import ActionForm, ApproveForm
from members.models import JoinRequest, LookedAt
from members.review_queue import listed
from members.services.approve import needs_note, obstacle_to
from members.tracking import tracked
from members.views.review_case import Entry, entry_of, same_address, sections, timeline
from members.views.review_duplicates import Panel, panels
from members.views.review_steps import STEPS, Step
from members.views.staff import StaffPage
from members.working_days import TARGET, days_with_us

CONFLICT = 409
INCOMPLETE = "The form was not complete. Read the page again, then send it once more."


class CaseView(StaffPage, WagtailAdminTemplateMixin, View):
    """One request. Opening it is written down, for whoever stands beside it too."""

    http_method_names = ["get", "head"]
    template_name = "members/review/case.html"
    header_icon = "mail"
    in_queue = True
    join_request: JoinRequest

    def get(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        return self.show(uuid)

    def show(
        self,
        uuid: UUID,
        *,
        sent: ActionForm | None = None,
        changes: list[Entry] | None = None,
        problem: str = "",
        status: int = 200,
    ) -> HttpResponse:
        """The page as things stand now.

        `sent` is a form that could not be used: it is shown with all that was typed,
        and with the present version, for whoever sends it again has read the page.
        """
        join_request = listed("all", self.request.user).filter(uuid=uuid).first()
        if join_request is None:
            raise Http404
        self.join_request = join_request
        self.page_title = str(join_request.reference)
        if sent is not None:
            sent.data = sent.data.copy()
            sent.data["version"] = str(join_request.version)
        now = timezone.now()
        duplicates = panels(join_request, sent)
        self._note_look(join_request, duplicates)
        context = self.get_context_data(
            join_request=join_request,
            sections=sections(join_request),
            timeline=timeline(join_request),
            duplicates=duplicates,
            same_address=same_address(join_request),
            steps=self._steps(sent),
            age=days_with_us(join_request.moves, join_request.nation, now),
            target=TARGET,
            state_shown=tracked(join_request, now).state,
            changes=changes,
            problem=problem,
        )
        return self.render_to_response(context, status=status)

    def _note_look(self, join_request: JoinRequest, duplicates: list[Panel]) -> None:
        """At the request, and at each record that is shown beside it."""
        by = self.request.user
        beside = (
            LookedAt(by=by, join_request=each.other, member=each.pair.member)
            for each in duplicates
        )
        LookedAt.objects.bulk_create(
            [LookedAt(by=by, join_request=join_request), *beside]
        )

    def _steps(self, sent: ActionForm | None) -> list[dict[str, Any]]:
        return [
            {"step": step, "form": self._form(step, sent)}
            for step in STEPS
            if not step.has_panel
            and (
                self._is_of(step, sent)
                or step.is_offered(self.join_request, self.request.user)
            )
        ]

    def _form(self, step: Step, sent: ActionForm | None) -> ActionForm:
        if sent is not None and self._is_of(step, sent):
            form = sent
        else:
            form = step.make_form(initial={"version": self.join_request.version})
        if isinstance(form, ApproveForm):
            form.suit(
                needs_note=needs_note(self.join_request),
                obstacle=obstacle_to(self.join_request),
            )
        return form

    def _is_of(self, step: Step, sent: ActionForm | None) -> bool:
        return sent is not None and sent.auto_id == step.auto_id


class StepView(CaseView):
    """Takes one step; what it says when it can't be taken stands on the page again.

    So whoever takes one may see the page, too.
    """

    http_method_names = ["post"]
    step: Step = STEPS[0]

    @property
    def permissions(self) -> tuple[str, ...]:
        return (self.permission, self.step.permission)

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        if not JoinRequest.objects.sent().filter(uuid=uuid).exists():
            raise Http404
        form = self.step.make_form(request.POST)
        if not form.is_valid():
            problem = INCOMPLETE if "version" in form.errors else ""
            return self.show(uuid, sent=form, problem=problem)
        try:
            self.step.run(uuid=uuid, by=request.user, **form.cleaned_data)
        except StaleRequestError as error:
            changes = [entry_of(event) for event in error.changes]
            return self.show(uuid, sent=form, changes=changes, status=CONFLICT)
        except NotAllowedError as error:
            return self.show(uuid, problem=str(error), status=403)
        except AccountInTheWayError:
            # The page says what is in the way.
            return self.show(uuid, sent=form, status=CONFLICT)
        except (RefusedError, WrongStatusError) as error:
            return self.show(uuid, sent=form, problem=str(error), status=CONFLICT)
        messages.success(request, self.step.done)
        return redirect("join_requests:case", uuid=uuid)
