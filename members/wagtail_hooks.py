from __future__ import annotations

from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from members.models import OutcomeWording, Role
from members.viewsets import EligibilityViewSetGroup, RolePolicy, WordingPolicy

# Before the snippets: registering one makes a policy for a model without.
register_permission_policy(Role, RolePolicy(Role))
register_permission_policy(OutcomeWording, WordingPolicy(OutcomeWording))
register_snippet(EligibilityViewSetGroup)
