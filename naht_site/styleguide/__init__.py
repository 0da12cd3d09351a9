"""What /styleguide/ shows: each component of the site in each of its states.

`GROUPS` is the whole of it. A test holds it equal to the templates and to the style
sheets there are, so that none goes without an entry.
"""

from __future__ import annotations

from naht_site.styleguide import frame, lists, questions, reading
from naht_site.styleguide.entry import Entry

GROUPS: dict[str, list[Entry]] = {
    "Around every page": frame.ENTRIES,
    "To read": reading.ENTRIES,
    "To list and find": lists.ENTRIES,
    "To ask and answer": questions.ENTRIES,
}
