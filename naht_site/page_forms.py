"""The form in which editors write pages. It looks the page over before it is shown."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.admin.forms.pages import CopyForm, WagtailAdminPageForm
from wagtail.blocks import BlockField

from naht_site.publish_checks import Finding, findings_of, refusals
from naht_site.publish_checks.beside_fields import block_error

# The editor's buttons that lead to readers at once, at a set time or by way of others.
TO_READERS = ("action-publish", "action-submit", "action-restart-workflow")


def leads_to_readers(posted: Mapping[str, Any]) -> bool:
    """Tells whether the pressed button publishes the page or asks others to."""
    if posted.get("action-workflow-action"):
        return posted.get("workflow-action-name") == "approve"
    return any(posted.get(name) for name in TO_READERS)


class SiteCopyForm(CopyForm):
    """Refuses a copy that would hide behind an address of the site's own."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        page = self.page.specific
        page.slug = cleaned.get("new_slug") or page.slug
        try:
            page.refuse_our_addresses(
                cleaned.get("new_parent_page") or page.get_parent()
            )
        except ValidationError as error:
            self.add_error("new_slug", error.messages)
        return cleaned


class SitePageForm(WagtailAdminPageForm):
    """Refuses what the checks of the page's type refuse, beside the field.

    Only on the way to readers: a draft is saved with all its faults. The checks see
    the page as it was typed, and `findings` holds what they said.
    """

    findings: list[Finding] | None = None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        # A page that is new has no place yet in which to look at its own address.
        if "slug" in cleaned and self.instance.pk is None:
            page = copy.copy(self.instance)
            page.slug = cleaned["slug"]
            try:
                page.refuse_our_addresses(self.parent_page)
            except ValidationError as error:
                self.add_error(None, error)
        return cleaned

    def is_valid(self) -> bool:
        valid = super().is_valid()
        # Wagtail defers what is needed when a draft is saved, and says so in this way.
        if self.is_deferred_validation or not leads_to_readers(self.data):
            return valid
        if self.findings is None:
            self.findings = self._look_over()
            self._show_refusals()
        return valid and not refusals(self.findings)

    def _look_over(self) -> list[Finding]:
        """What the checks say, but for fields in which something else is wrong: the
        page doesn't hold what was typed there.
        """
        wrong = set(self.errors)
        page = copy.copy(self.instance)
        # The copy would share this with the page that is saved.
        typed = dict(getattr(page, "_cluster_related_objects", None) or {})
        page._cluster_related_objects = typed
        for name, formset in self.formsets.items():
            if not formset.is_valid():
                wrong.add(name)
                continue
            typed[name] = [
                form.instance
                for form in formset.forms
                if form not in formset.deleted_forms
                and (form.has_changed() or form.instance.pk)
            ]
        return [found for found in findings_of(page) if found.path[0] not in wrong]

    def _show_refusals(self) -> None:
        """Puts each refusal where it belongs, or at the top."""
        beside: dict[str, list[Finding]] = {}
        for finding in refusals(self.findings or []):
            beside.setdefault(str(finding.path[0]), []).append(finding)
        for name, findings in beside.items():
            sentences = [finding.sentence for finding in findings]
            field = self.fields.get(name)
            if name in self.formsets:
                self.formsets[name].non_form_errors().extend(sentences)
            elif isinstance(field, BlockField):
                faults = [(finding.path[1:], finding.sentence) for finding in findings]
                value = getattr(self.instance, name)
                self.add_error(name, block_error(field.block, value, faults))
            else:
                self.add_error(name if field else None, ValidationError(sentences))
