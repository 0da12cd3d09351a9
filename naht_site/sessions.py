from __future__ import annotations

import re

from django.contrib.sessions.backends import db

KEY = re.compile(r"[a-z0-9]{32}", re.ASCII)


class SessionStore(db.SessionStore):
    """Django's sessions in the database, looked up by whole keys alone.

    Django takes any cookie of eight characters for a key; one with a NUL in it, which
    a cookie can hold, the database refuses with an error.
    """

    def _validate_session_key(self, key: str | None) -> bool:
        return bool(key) and KEY.fullmatch(key) is not None
