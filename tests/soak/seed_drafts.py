"""Makes complete requests that wait to be sent, and prints the token of each.

Run it as `python -m tests.soak.seed_drafts NUMBER` with the site's own variables.
"""

from __future__ import annotations

import json
import os
import sys

import django


def main(number: int) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "naht_site.settings")
    django.setup()
    from members import join_cookie
    from members.services.start import add_device
    from tests.factories.join_requests import JoinRequestFactory

    tokens = []
    for _ in range(number):
        token = join_cookie.new_token()
        add_device(JoinRequestFactory(complete=True), token)
        tokens.append(token)
    print(json.dumps(tokens))


if __name__ == "__main__":
    main(int(sys.argv[1]))
