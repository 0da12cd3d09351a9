"""Where staff see every mail with invented data, and change the words of some."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.csp import CSP
from django.utils.decorators import method_decorator
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csp import csp_override
from django.views.generic import FormView, TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from naht_site import mail, mail_kinds, mail_words
from naht_site.for_staff import HOME, ForStaff, MenuItemFor
from naht_site.mail_kinds import MailKind
from naht_site.models import MailWording

PERMISSION = "naht_site.change_mailwording"
TITLE = "Mails"
# A mail's styles stand on its elements. Nothing else of it may run or load.
SHOWN_MAIL_CSP = {
    "default-src": [CSP.NONE],
    "style-src": [CSP.UNSAFE_INLINE],
    "frame-ancestors": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.NONE],
    "sandbox": True,
}
LONGEST_HISTORY = 50


class WordsForm(forms.Form):
    """The words of one mail. `kind` says what they may hold."""

    words = forms.CharField(
        label="Words",
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 18, "spellcheck": "true"}),
        error_messages={"required": "Write the words of the mail."},
    )
    based_on = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, kind: MailKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind

    def clean_words(self) -> str:
        words = self.cleaned_data["words"].replace("\r\n", "\n")
        mail_words.check(self.kind, words)
        return words


class ForMailWording(ForStaff):
    permission = PERMISSION

    @property
    def kind(self) -> MailKind:
        """Raises Http404 where no mail has that name."""
        found = mail_kinds.find_by_slug(self.kwargs["slug"])
        if found is None:
            raise Http404
        return found


@dataclass(frozen=True)
class Row:
    """A mail in the list. `state` says whose words it has; empty: fixed ones."""

    kind: MailKind
    state: str


class MailList(ForMailWording, WagtailAdminTemplateMixin, TemplateView):
    http_method_names = ["get", "head"]
    template_name = "naht_site/admin/mails.html"
    page_title = TITLE
    header_icon = "doc-full"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [HOME, {"url": "", "label": TITLE}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        newest = MailWording.objects.order_by("template", "-pk").distinct("template")
        changed = {saved.template for saved in newest if saved.text}
        rows = [Row(kind, _state(kind, changed)) for kind in mail_kinds.table()]
        rows.sort(key=lambda row: not row.state)
        return super().get_context_data(**kwargs, rows=rows)


class MailPage(ForMailWording, WagtailAdminTemplateMixin, FormView):
    """One mail: how it looks, its words, and what they were before."""

    http_method_names = ["get", "head", "post"]
    template_name = "naht_site/admin/mail.html"
    form_class = WordsForm
    header_icon = "doc-full"
    _show_breadcrumbs = True

    def get_page_title(self) -> str:
        return self.kind.title

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        listed = {"url": reverse("mails"), "label": TITLE}
        return [HOME, listed, {"url": "", "label": self.kind.title}]

    def get_initial(self) -> dict[str, Any]:
        return {
            "words": mail_words.current(self.kind),
            "based_on": self._newest_number(),
        }

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"kind": self.kind}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.kind.words:
            raise Http404
        if "back" in request.POST:
            return self._save("", "The mail has our words again.")
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: WordsForm) -> HttpResponse:
        if form.cleaned_data["based_on"] != self._newest_number():
            form.add_error(
                "words",
                "Somebody else has saved other words since you opened this page. Look "
                "at them under “History”, then save yours again.",
            )
            form.data = form.data.copy()
            form.data["based_on"] = self._newest_number()
            return self.form_invalid(form)
        words = form.cleaned_data["words"]
        if words == mail_words.current(self.kind):
            return self._back("Nothing was changed.")
        ours = words == self.kind.words
        return self._save("" if ours else words, "The new words are saved.")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        kind = self.kind
        history = MailWording.objects.filter(template=kind.template)
        saved = list(history.select_related("saved_by")[:LONGEST_HISTORY])
        return context | {
            "kind": kind,
            "written": mail.write(kind.template, kind.values),
            "placeholders": kind.placeholders,
            "history": saved,
            "has_own_words": bool(saved and saved[0].text),
        }

    def _newest_number(self) -> int:
        saved = MailWording.objects.filter(template=self.kind.template).first()
        return saved.pk if saved else 0

    def _save(self, words: str, sentence: str) -> HttpResponse:
        MailWording.objects.create(
            template=self.kind.template, text=words, saved_by=self.request.user
        )
        return self._back(sentence)

    def _back(self, sentence: str) -> HttpResponse:
        messages.success(self.request, sentence)
        return redirect("mail_words", slug=self.kind.slug)


@method_decorator([xframe_options_sameorigin, csp_override(SHOWN_MAIL_CSP)], "dispatch")
class ShownMail(ForMailWording, View):
    """The mail as a page of its own, for a frame in which nothing runs."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        written = mail.write(self.kind.template, self.kind.values)
        return HttpResponse(written.html)


def menu_item() -> MenuItemFor:
    return MenuItemFor(PERMISSION, TITLE, "mails", icon_name="doc-full", order=340)


def _state(kind: MailKind, changed: set[str]) -> str:
    if not kind.words:
        return ""
    return "Your words" if kind.template in changed else "Our words"


addresses = [
    path("mails/", MailList.as_view(), name="mails"),
    path("mails/<slug:slug>/", MailPage.as_view(), name="mail_words"),
    path("mails/<slug:slug>/shown/", ShownMail.as_view(), name="mail_shown"),
]
