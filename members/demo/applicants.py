"""People who ask to join, each from an invented school of their own; one asks twice."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from members.enums import (
    ContactBy,
    Contract,
    Nation,
    Responsibility,
    Work,
    YesNoRather,
)
from naht_site.management.demo.sign_in import FORMER_MEMBER, MEMBER


@dataclass(frozen=True, kw_only=True)
class Applicant:
    """What somebody answers. `role` is the key of a role; the rest is as typed."""

    first_name: str
    last_name: str
    role: str
    job_title: str
    school: str
    town: str
    postcode: str
    phone: str
    nation: Nation = Nation.ENGLAND
    work: Work = Work.NOW
    responsibilities: tuple[Responsibility, ...] = ()
    job_starts: date = date(2024, 9, 1)
    contract: Contract = Contract.PERMANENT
    contact_by: ContactBy = ContactBy.EMAIL
    known_as: str = ""
    street: str = "4 Tanner Row"
    other_union: YesNoRather = YesNoRather.NO
    union_news: bool = True
    own_email: str = ""

    @property
    def email(self) -> str:
        name = f"{self.first_name}.{self.last_name}".lower().replace(" ", "-")
        return self.own_email or f"{name}@example.org"


NOT_SENT = Applicant(
    first_name="Tamsin",
    last_name="Okoro",
    role="phase_leader",
    job_title="Key stage 1 lead",
    school="Ravensbeck Infant School",
    town="Ravensbeck",
    postcode="LS99 1AA",
    phone="07700 900101",
)
JUST_SENT = Applicant(
    first_name="Idris",
    last_name="Pembury",
    role="senco",
    job_title="ALNCo",
    school="Ysgol Bryn Celyn",
    town="Llanfair-y-dref",
    postcode="CF99 2AB",
    phone="07700 900102",
    nation=Nation.WALES,
    contact_by=ContactBy.PHONE,
)
ROLE_UNCLEAR = Applicant(
    first_name="Niamh",
    last_name="Corrigan",
    role="teacher",
    job_title="Teacher and eco-schools lead",
    school="Glenmoyle Primary School",
    town="Glenmoyle",
    postcode="BT99 3CD",
    phone="07700 900103",
    nation=Nation.NORTHERN_IRELAND,
    responsibilities=(Responsibility.NOT_SURE,),
    other_union=YesNoRather.RATHER_NOT_SAY,
    union_news=False,
)
IN_REVIEW = Applicant(
    first_name="Oluwaseun",
    last_name="Hartley",
    known_as="Seun",
    role="subject_leader",
    job_title="Head of mathematics",
    school="Kestrel Vale Academy",
    town="Market Harwick",
    postcode="LE99 4EF",
    phone="07700 900104",
    other_union=YesNoRather.YES,
)
# The same person again, from another address and without the long name.
TWICE = replace(
    IN_REVIEW,
    first_name="Seun",
    known_as="",
    job_title="Maths lead",
    contract=Contract.FIXED_TERM,
)
ASKED = Applicant(
    first_name="Gwendolyn",
    last_name="Ashby",
    role="other_leadership",
    job_title="Director of music",
    school="St Osyth’s Church School",
    town="Osythbourne",
    postcode="CO99 5GH",
    phone="07700 900105",
    responsibilities=(Responsibility.SUBJECT, Responsibility.WHOLE_SCHOOL),
    contract=Contract.FIXED_TERM,
)
ACCEPTED = Applicant(
    first_name="Dev",
    last_name="Mistry",
    role="head_of_year",
    job_title="Head of year 9",
    school="Thornbury Cross School",
    town="Thornbury Cross",
    postcode="B99 6JK",
    phone="07700 900106",
)
A_MEMBER = Applicant(
    own_email=MEMBER.email,
    first_name="Maya",
    last_name="Lindqvist",
    role="senco",
    job_title="SENCO",
    school="Fennel Lane Primary School",
    town="Ashcombe",
    postcode="EX99 7LM",
    phone="07700 900107",
    job_starts=date(2022, 9, 1),
)
A_FORMER_MEMBER = Applicant(
    own_email=FORMER_MEMBER.email,
    first_name="Callum",
    last_name="Everard",
    role="pastoral",
    job_title="Attendance lead",
    school="Quarry Bank High School",
    town="Stonewick",
    postcode="SK99 8NP",
    phone="07700 900108",
)
DECLINED = Applicant(
    first_name="Harriet",
    last_name="Solway",
    role="teacher",
    job_title="Class teacher",
    school="Marlow Green School",
    town="Marlow Green",
    postcode="SL99 9QR",
    phone="07700 900109",
    responsibilities=(Responsibility.NOT_SURE,),
    street="Flat 2, 18 Weir Street",
)
REPLIED = Applicant(
    first_name="Benedikt",
    last_name="Rowe",
    role="support_staff",
    job_title="Learning mentor",
    school="Ferryman’s Hill School",
    town="Ferrymead",
    postcode="CT99 1ST",
    phone="07700 900110",
    responsibilities=(Responsibility.PASTORAL,),
)
WITHDREW = Applicant(
    first_name="Siobhan",
    last_name="Magill",
    role="curriculum",
    job_title="Literacy co-ordinator",
    school="Lough Derryn Integrated School",
    town="Derrynbeg",
    postcode="BT99 2UV",
    phone="07700 900111",
    nation=Nation.NORTHERN_IRELAND,
    contact_by=ContactBy.POST,
)
SILENT = Applicant(
    first_name="Pascal",
    last_name="Wetherby",
    role="lead_practitioner",
    job_title="Lead practitioner, science",
    school="Orchard Court Upper School",
    town="Peverell",
    postcode="DT99 3WX",
    phone="07700 900112",
    responsibilities=(Responsibility.STAFF,),
    contract=Contract.SUPPLY,
)
