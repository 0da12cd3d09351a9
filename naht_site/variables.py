"""The variables that tell one place from another, read and checked.

A variable that is missing or wrong ends the program with one sentence that names
it and shows a right value.
"""

from __future__ import annotations

import os
import secrets
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

import environ


def stop(sentence: str) -> None:
    """Ends the program with `sentence` on the error stream and exit status 1."""
    sys.exit(sentence)


def load_saved(data_dir: Path) -> None:
    """Reads DATA_DIR/settings.env, which `make run` writes, under what is set."""
    saved = data_dir / "settings.env"
    if saved.is_file():
        environ.Env.read_env(saved, overwrite=False)


def save_once(data_dir: Path) -> None:
    """Writes a secret key for a demo or a developer's copy, readable by its owner.

    Two processes that start at once agree: the first file to be linked stands.
    """
    saved = data_dir / "settings.env"
    data_dir.mkdir(parents=True, exist_ok=True)
    mine = data_dir / f"settings.env.{os.getpid()}"
    with open(os.open(mine, os.O_WRONLY | os.O_CREAT, 0o600), "w") as file:
        file.write(f"SECRET_KEY={secrets.token_urlsafe(48)}\nDEMO=on\n")
    try:
        os.link(mine, saved)
    except FileExistsError:
        pass
    finally:
        mine.unlink()


def remember(data_dir: Path, name: str, value: str) -> None:
    """Keeps a variable in DATA_DIR/settings.env for commands run without it.

    The pages of a demo at another port hold that port in their addresses, whichever
    command writes them.
    """
    saved = data_dir / "settings.env"
    lines = saved.read_text().splitlines() if saved.is_file() else []
    kept = [line for line in lines if not line.startswith(f"{name}=")]
    mine = data_dir / f"settings.env.{os.getpid()}"
    with open(os.open(mine, os.O_WRONLY | os.O_CREAT, 0o600), "w") as file:
        file.write("\n".join([*kept, f"{name}={value}"]) + "\n")
    mine.replace(saved)


def switch(name: str, *, default: bool) -> bool:
    """A variable that is on or off."""
    text = os.environ.get(name, "").strip().lower()
    if not text:
        return default
    if text in {"1", "on", "true", "yes"}:
        return True
    if text in {"0", "off", "false", "no"}:
        return False
    stop(f"{name} must be on or off, for example {name}=on.")
    raise AssertionError


def needed(name: str, example: str, default: str | None) -> str:
    """A variable that must be set where `default` is None."""
    value = os.environ.get(name, "").strip() or default
    if not value:
        stop(
            f"{name} is not set. Set it, for example {name}={example} "
            "(or run the demo with: make run)."
        )
    return value


def secret_key(default: str | None) -> str:
    key = needed("SECRET_KEY", "<50 or more random characters>", default)
    if len(key) < 50 or len(set(key)) < 5:
        stop(
            "SECRET_KEY is too short or too plain. Set 50 or more random characters, "
            "for example what `openssl rand -base64 48` prints."
        )
    return key


def site_url(default: str | None) -> str:
    """The site's own address: scheme and host, with no path and no last slash."""
    example = "https://middleleaders.example.org"
    url = needed("SITE_URL", example, default).rstrip("/")
    try:
        parts = urlsplit(url)
        right = (
            parts.scheme in {"http", "https"}
            and parts.hostname
            and not (parts.path or parts.query or parts.fragment or parts.username)
            and (parts.port is None or parts.port > 0)
        )
    except ValueError:
        right = False
    if not right:
        stop(f"SITE_URL must be a whole address, for example SITE_URL={example}.")
    return url


def allowed_hosts(default: str | None) -> list[str]:
    example = "middleleaders.example.org"
    text = needed("ALLOWED_HOSTS", example, default)
    hosts = [host.strip() for host in text.split(",") if host.strip()]
    if not hosts or any("/" in host or host == "*" for host in hosts):
        stop(
            "ALLOWED_HOSTS must be names of hosts with commas between them, "
            f"for example ALLOWED_HOSTS={example}."
        )
    return hosts


def database(default: str | None) -> dict[str, object]:
    """One of Django's DATABASES for a postgres://; nothing for "embedded"."""
    example = "postgres://naht:password@localhost:5432/naht"
    url = needed("DATABASE_URL", example, default)
    if url == "embedded":
        return {}
    try:
        found = environ.Env.db_url_config(url)
    except Exception:  # the library raises many kinds; the sentence serves for all
        found = {}
    if found.get("ENGINE") != "django.db.backends.postgresql" or not found.get("NAME"):
        stop(
            "DATABASE_URL must be the address of a PostgreSQL database, "
            f"for example DATABASE_URL={example}."
        )
    return found


def cache(default: str) -> dict[str, object]:
    """One of Django's CACHES for the address of one."""
    try:
        return environ.Env.cache_url_config(os.environ.get("CACHE_URL") or default)
    except Exception:  # the library raises many kinds; the sentence serves for all
        stop(
            "CACHE_URL must be the address of a cache, for example "
            "CACHE_URL=dbcache://naht_site_cache."
        )
        raise


def mailer(default: str | None) -> dict[str, object]:
    """One of Django's MAILERS for an smtp://, smtps://, smtp+tls:// or file://."""
    example = "smtp+tls://user:password@mail.example.org:587"
    url = needed("EMAIL_URL", example, default)
    try:
        parts = urlsplit(url)
        if parts.scheme == "file" and parts.path:
            options: dict[str, object] = {"file_path": unquote(parts.path)}
            return {
                "BACKEND": "naht_site.mail_files.MailFiles",
                "OPTIONS": options,
            }
        ports = {"smtp": 25, "smtps": 465, "smtp+tls": 587}
        if parts.scheme not in ports or not parts.hostname:
            raise ValueError
        options = {
            "host": parts.hostname,
            "port": parts.port or ports[parts.scheme],
            "username": unquote(parts.username or ""),
            "password": unquote(parts.password or ""),
            "use_tls": parts.scheme == "smtp+tls",
            "use_ssl": parts.scheme == "smtps",
            "timeout": 10,
        }
    except ValueError:
        stop(
            f"EMAIL_URL must be the mail server's address, for example "
            f"EMAIL_URL={example}."
        )
    smtp = "django.core.mail.backends.smtp.EmailBackend"
    return {"BACKEND": smtp, "OPTIONS": options}


def whole_number(name: str, *, default: int) -> int:
    text = os.environ.get(name, "").strip()
    if not text:
        return default
    if not text.isascii() or not text.isdigit():
        stop(f"{name} must be a whole number, for example {name}={default}.")
    return int(text)
