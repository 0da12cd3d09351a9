"""The roles a new site starts with. Afterwards staff keep the list in the admin.

A name for Wales or Northern Ireland is given only where it differs from England's. The
Isle of Man and the Channel Islands use England's names.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from members.enums import RoleGroup, Treatment

NOT_LISTED = "not_listed"  # the role that is always offered


@dataclass(frozen=True, kw_only=True)
class FirstRole:
    """One row of the first list; `key` is stored and never changes."""

    key: str
    group: RoleGroup
    treatment: Treatment
    name: str
    name_wales: str = ""
    name_northern_ireland: str = ""
    other_names: tuple[str, ...] = ()


FIRST_ROLES: tuple[FirstRole, ...] = (
    FirstRole(
        key="senco",
        group=RoleGroup.NEEDS_AND_CARE,
        treatment=Treatment.MIDDLE_LEADER,
        name="SENCO or SENDCo",
        name_wales="ALNCo",
        name_northern_ireland="SENCO or Learning Support Co-ordinator",
        other_names=("ALENCO", "additional or special needs co-ordinator"),
    ),
    FirstRole(
        key="pastoral",
        group=RoleGroup.NEEDS_AND_CARE,
        treatment=Treatment.MIDDLE_LEADER,
        name="Head of house, pastoral, behaviour or attendance lead",
    ),
    FirstRole(
        key="safeguarding",
        group=RoleGroup.NEEDS_AND_CARE,
        treatment=Treatment.ASK_RESPONSIBILITIES,
        name="Designated safeguarding lead outside the senior team",
        other_names=("DSL", "child protection lead"),
    ),
    FirstRole(
        key="phase_leader",
        group=RoleGroup.LEARNING,
        treatment=Treatment.MIDDLE_LEADER,
        name="Phase leader",
        other_names=("early years lead", "sixth form lead"),
    ),
    FirstRole(
        key="subject_leader",
        group=RoleGroup.LEARNING,
        treatment=Treatment.MIDDLE_LEADER,
        name="Subject leader, head of department or faculty",
        other_names=("subject co-ordinator", "head of subject"),
    ),
    FirstRole(
        key="head_of_year",
        group=RoleGroup.LEARNING,
        treatment=Treatment.MIDDLE_LEADER,
        name="Head of year",
        other_names=("year leader", "year co-ordinator"),
    ),
    FirstRole(
        key="key_stage_leader",
        group=RoleGroup.LEARNING,
        treatment=Treatment.MIDDLE_LEADER,
        name="Key stage leader",
        other_names=("key stage co-ordinator",),
    ),
    FirstRole(
        key="curriculum",
        group=RoleGroup.LEARNING,
        treatment=Treatment.MIDDLE_LEADER,
        name="Curriculum, assessment, literacy or numeracy lead",
    ),
    FirstRole(
        key="lead_practitioner",
        group=RoleGroup.TEACHING,
        treatment=Treatment.ASK_RESPONSIBILITIES,
        name="Lead practitioner",
    ),
    FirstRole(
        key="teacher",
        group=RoleGroup.TEACHING,
        treatment=Treatment.ASK_RESPONSIBILITIES,
        name="Teacher",
        other_names=("class teacher", "form tutor"),
    ),
    FirstRole(
        key="early_career",
        group=RoleGroup.TEACHING,
        treatment=Treatment.ASK_RESPONSIBILITIES,
        name="Trainee or early career teacher",
        other_names=("ECT", "student teacher"),
    ),
    FirstRole(
        key="support_staff",
        group=RoleGroup.TEACHING,
        treatment=Treatment.ASK_RESPONSIBILITIES,
        name="Support staff",
        other_names=("teaching assistant", "learning mentor", "technician"),
    ),
    FirstRole(
        key="supply",
        group=RoleGroup.TEACHING,
        treatment=Treatment.ASK_RESPONSIBILITIES,
        name="Supply",
        other_names=("supply teacher", "cover supervisor"),
    ),
    FirstRole(
        key="executive",
        group=RoleGroup.SENIOR,
        treatment=Treatment.ANOTHER_CATEGORY,
        name="Executive leader",
        other_names=("executive head teacher", "trust leader"),
    ),
    FirstRole(
        key="head",
        group=RoleGroup.SENIOR,
        treatment=Treatment.ANOTHER_CATEGORY,
        name="Head teacher or principal",
        other_names=("head of school",),
    ),
    FirstRole(
        key="deputy",
        group=RoleGroup.SENIOR,
        treatment=Treatment.ANOTHER_CATEGORY,
        name="Deputy head teacher",
        other_names=("vice-principal",),
    ),
    FirstRole(
        key="assistant",
        group=RoleGroup.SENIOR,
        treatment=Treatment.ANOTHER_CATEGORY,
        name="Assistant head teacher",
        other_names=("assistant principal",),
    ),
    FirstRole(
        key="business",
        group=RoleGroup.SENIOR,
        treatment=Treatment.ANOTHER_CATEGORY,
        name="School business leader",
        other_names=("school business manager", "bursar"),
    ),
    FirstRole(
        key="other_leadership",
        group=RoleGroup.OTHER,
        treatment=Treatment.ASK_RESPONSIBILITIES,
        name="Another leadership role",
    ),
    FirstRole(
        key="consultant",
        group=RoleGroup.OTHER,
        treatment=Treatment.PERSON_DECIDES,
        name="Self-employed consultant or adviser",
    ),
    FirstRole(
        key="governor",
        group=RoleGroup.OTHER,
        treatment=Treatment.NOT_IN_EDUCATION,
        name="Governor or trustee only",
    ),
    FirstRole(
        key=NOT_LISTED,
        group=RoleGroup.OTHER,
        treatment=Treatment.ASK_RESPONSIBILITIES,
        name="My role is not listed",
    ),
)


def first_role_fields() -> list[dict[str, Any]]:
    """The first list as fields of Role, in its order, with room between two rows."""
    return [
        {**asdict(role), "other_names": list(role.other_names), "order": 10 * place}
        for place, role in enumerate(FIRST_ROLES, start=1)
    ]
