"""Staff's accounts in the admin, for administrators."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from django import forms
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from wagtail.admin.ui.tables import Column
from wagtail.users.views import users

from members.models import User
from members.services.set_up_staff import invite

HOW_TO_START = "We mail them a link to choose a password."


def accounts_for(viewer: User) -> QuerySet[User]:
    """The accounts that an administrator sees: staff's, and no member's.

    That somebody is a member is not for every administrator. A superuser's account is
    for superusers alone: with its address changed, its password could be set anew.
    """
    in_groups = User.groups.through.objects.values("user")
    accounts = User.objects.filter(Q(pk__in=in_groups) | Q(is_superuser=True))
    return accounts if viewer.is_superuser else accounts.filter(is_superuser=False)


class StaffAccountForm(forms.ModelForm):
    """An account is an address and groups. Superusers are made by command alone."""

    class Meta:
        model = User
        fields = ("email", "groups")
        widgets = {"groups": forms.CheckboxSelectMultiple}
        help_texts = {"email": HOW_TO_START, "groups": "What they may do."}
        error_messages = {
            "email": {
                "required": "Enter their e-mail address.",
                "invalid": "Enter the whole e-mail address, like name@example.org.",
            },
            "groups": {"required": "Choose what they may do."},
        }

    def __init__(self, *args: Any, editing_self: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["groups"].required = True
        if editing_self:
            self.fields.pop("is_active", None)

    def clean_email(self) -> str:
        return self.cleaned_data["email"].lower()

    def save(self, commit: bool = True) -> User:
        """Saves the account. A changed address is confirmed anew at the next sign-in.

        The address of before then opens nothing, nor can it reset the password.
        """
        if self.instance.pk is None:
            self.instance.set_unusable_password()
        user = super().save(commit=commit)
        EmailAddress.objects.filter(user=user).exclude(
            email__iexact=user.email
        ).delete()
        return user


class ChangeStaffAccountForm(StaffAccountForm):
    class Meta(StaffAccountForm.Meta):
        fields = ("email", "is_active", "groups")
        help_texts = {"groups": "What they may do."}


class _StaffAlone:
    def get_object(self, *args: Any) -> User:
        found = super().get_object(*args)
        if not accounts_for(self.request.user).filter(pk=found.pk).exists():
            raise Http404
        return found


class IndexView(users.IndexView):
    template_name = "wagtailadmin/generic/index.html"
    results_template_name = "wagtailadmin/generic/index_results.html"

    @property
    def columns(self) -> list[Column]:
        hidden = {"bulk_actions", "email", "is_superuser"}
        return [column for column in super().columns if column.name not in hidden]

    def get_base_queryset(self) -> QuerySet[User]:
        return accounts_for(self.request.user)


class CreateView(users.CreateView):
    def save_instance(self) -> User:
        """Saves the account and queues the mail with its link: both or neither."""
        with transaction.atomic():
            account = super().save_instance()
            invite(account=account)
        return account


class EditView(_StaffAlone, users.EditView):
    def save_instance(self) -> User:
        """Saves the account. While it waits for its first password, a changed address
        gets a link of its own, and the one mailed before ends: both or neither.
        """
        mailed_to = self.form.initial["email"]
        with transaction.atomic():
            account = super().save_instance()
            if account.email != mailed_to and not account.has_usable_password():
                invite(account=account)
        return account


class DeleteView(_StaffAlone, users.DeleteView):
    pass


class HistoryView(_StaffAlone, users.HistoryView):
    pass


class UsageView(_StaffAlone, users.UserViewSet.usage_view_class):
    pass


class StaffAccountViewSet(users.UserViewSet):
    template_prefix = "members/staff_accounts/"
    index_view_class = IndexView
    add_view_class = CreateView
    edit_view_class = EditView
    delete_view_class = DeleteView
    history_view_class = HistoryView
    usage_view_class = UsageView

    def get_form_class(self, for_update: bool = False) -> type[StaffAccountForm]:
        return ChangeStaffAccountForm if for_update else StaffAccountForm


def no_bulk(request: HttpRequest, action: str) -> HttpResponse:
    """In place of the admin's actions on many accounts, which would reach members'."""
    raise Http404
