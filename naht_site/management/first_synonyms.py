"""Words that mean the same, for a new site. Afterwards staff keep them in the admin.

Wales has additional learning needs where England has special educational ones, so each
nation's co-ordinator is a group of its own: whoever names one wants that nation's
guides. Commas in a phrase are left out, as they make no difference to what is found.
"""

from __future__ import annotations

GROUPS: tuple[tuple[str, ...], ...] = (
    (
        "ALNCo",
        "ALENCO",
        "additional learning needs co-ordinator",
        "additional learning needs coordinator",
    ),
    ("ALN", "additional learning needs"),
    (
        "SENCO",
        "SENDCo",
        "special educational needs co-ordinator",
        "special educational needs coordinator",
        "special educational needs and disabilities co-ordinator",
    ),
    ("SEND", "SEN", "special educational needs"),
    ("LSC", "learning support co-ordinator", "learning support coordinator"),
    ("EHCP", "EHC plan", "education health and care plan"),
    ("IDP", "individual development plan"),
    ("TLR", "TLRs", "teaching and learning responsibility"),
    ("PPA", "PPAs", "planning preparation and assessment"),
    ("ECT", "early career teacher", "newly qualified teacher", "NQT"),
    ("MAT", "multi-academy trust"),
    ("KCSIE", "keeping children safe in education"),
    ("DSL", "designated safeguarding lead"),
    ("CPD", "continuing professional development"),
    ("UPS", "upper pay scale", "upper pay range"),
    ("STPCD", "school teachers’ pay and conditions document"),
)
